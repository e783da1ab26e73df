"""What a decision must agree with: the measures, areas and dimensions, and the checks of the seeds."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from difflib import get_close_matches
from itertools import groupby

from ingest.record import COLUMNS, Record, Status
from ingest.review.decision import Decision, Refused
from ingest.review.given import number
from ingest.review.meaning import Meaning
from ingest.review.queue import Seeds
from ingest.seeds.spec import load_specs


class Rules:
    """The reference seeds under a root, as far as decisions refer to them. Raises OSError as `Seeds` does."""

    def __init__(self, seeds: Seeds) -> None:
        self.metrics = {row["metric"]: row for row in seeds.reference("metrics")}
        self.areas = [row["area"] for row in seeds.reference("areas")]
        self.dimensions = {row["dimension"] for row in seeds.reference("dimensions")}
        self._root = seeds.root

    @property
    def labels(self) -> dict[str, str]:
        """The name for people of each measure."""
        return {name: row["label"] for name, row in self.metrics.items()}

    @property
    def units(self) -> dict[str, str]:
        """The unit of the levels of each measure."""
        return {name: row["unit"] for name, row in self.metrics.items()}

    def check(self, decisions: Sequence[Decision]) -> list[list[Refused]]:
        """Return for each decision everything that is wrong with it; an empty list is good."""
        wrong = [self._alone(decision) for decision in decisions]
        whole = [n for n, decision in enumerate(decisions) if not wrong[n] and decision.verdict != "reject"]
        for n, refused in self._seed_faults({n: decisions[n] for n in whole}):
            wrong[n].append(refused)
        return wrong

    def _alone(self, decision: Decision) -> list[Refused]:
        """Return what can be said without the checks of the seeds, which are dear to start."""
        wrong = []
        if not decision.by:
            wrong.append(Refused("by", "nobody is named as the one who decided. Say who"))
        if not decision.why:
            wrong.append(Refused("why", "the reason is empty. Say why, so that others can follow it"))
        if decision.verdict != "reject":
            # what is not known by itself cannot be held against the rest
            wrong += self._unknown(decision.meaning) or self._disagreeing(decision)
        return wrong

    def _unknown(self, meaning: Meaning) -> list[Refused]:
        wrong = [
            *_listed("metric", "measure", meaning.metric, self.metrics, "metrics.csv"),
            *_listed("area", "area", meaning.area, self.areas, "areas.csv"),
        ]
        for pair in filter(None, meaning.dimensions.split(";")):
            wrong += _listed("dimensions", "key", pair.partition("=")[0], self.dimensions, "dimensions.csv")
        if not meaning.period_type:
            wrong.append(Refused("period", "the period is not given. Say it, or 'unstated'"))
        try:
            number(meaning.value)
        except ValueError as error:
            wrong.append(Refused("value", str(error) if meaning.value else "the value is not given. Say it"))
        return wrong

    def _disagreeing(self, decision: Decision) -> list[Refused]:
        """Return where the parts of a meaning do not fit together; each part by itself is known."""
        meaning, metric = decision.meaning, self.metrics[decision.meaning.metric]
        wrong = []
        if meaning.measure_type in ("level", "target") and meaning.unit != metric["unit"]:
            what = f"{meaning.unit or 'no unit'!r} is not the unit of {meaning.metric}"
            wrong.append(Refused("unit", f"{what}. Give the value in {metric['unit']}"))
        if meaning.measure_type == "level" and not _possible(meaning.value, metric["min"], metric["max"]):
            least, most = metric["min"] or "no least value", metric["max"] or "no greatest"
            what = f"{meaning.value} {meaning.unit} cannot be: {meaning.metric} goes from {least} to {most}"
            wrong.append(Refused("value", f"{what}. Look at value and unit again"))
        return wrong

    def _seed_faults(self, decisions: Mapping[int, Decision]) -> Iterator[tuple[int, Refused]]:
        """Yield what the checks of the seeds say of the rows, and of the figures as decided, by number."""
        from ingest.seeds.check import read_reference  # noqa: PLC0415 - pandera takes seconds to import
        from ingest.seeds.rawcsv import RawSeed  # noqa: PLC0415
        from ingest.seeds.schemas import validate  # noqa: PLC0415

        if not decisions:
            return
        reference, _ = read_reference(self._root)
        reviews = {n: list(decision.as_row().values()) for n, decision in decisions.items()}
        kept = [
            ("reviews", load_specs()["reviews"].header, dict(sorted(reviews.items(), key=lambda r: r[1][:3])))
        ]
        figures = {n: _decided(decision).as_row() for n, decision in decisions.items()}
        # one figure at a time would be slow, and those of several papers have no common order
        kept += [("observations", COLUMNS, group) for group in _by_paper(figures)]
        for name, header, rows in kept:
            raw = RawSeed(tuple(header), list(rows.values()), list(rows), [], usable=True)
            for problem in validate(name, raw, name, reference):
                # who and why are told in words of their own
                if problem.column not in ("decided_by", "reason"):
                    what = f"{problem.value!r} {problem.what}. {_advice(problem.remedy)}"
                    yield problem.line, Refused(problem.column, what)


def _by_paper(figures: Mapping[int, list[str]]) -> Iterator[dict[int, list[str]]]:
    """Yield the figures of each paper in the order of their places."""
    paper, start, meaning = (COLUMNS.index(name) for name in ("paper_sha256", "char_start", "observation_id"))

    def place(item: tuple[int, list[str]]) -> tuple[str, int, int]:
        row = item[1]
        return row[paper], int(row[start]), int(row[meaning].rpartition("-")[2])

    for _, group in groupby(sorted(figures.items(), key=place), key=lambda item: item[1][paper]):
        yield dict(group)


def _listed(column: str, what: str, word: str, known: Collection[str], file: str) -> list[Refused]:
    if word in known:
        return []
    if not word:
        return [Refused(column, f"the {what} is not given. Say it")]
    near = get_close_matches(word, list(known), n=3, cutoff=0.5)
    meant = f" Did you mean {' or '.join(near)}?" if near else ""
    return [Refused(column, f"{word!r} is not in {file}.{meant} Use one that is, or add it there")]


def _possible(value: str, least: str, most: str) -> bool:
    exact = Decimal(value)
    return not (least and exact < Decimal(least)) and not (most and exact > Decimal(most))


def _decided(decision: Decision) -> Record:
    """Return the figure as accepted with the decided meaning; what nobody decides is as dbt fills it in."""
    row: dict[str, object] = {name: decision.question.row[name] for name in COLUMNS}
    row |= decision.meaning.as_row()
    change = decision.meaning.measure_type.startswith("change")
    row |= {"value_low": "", "value_high": "", "candidates": "", "status": Status.ACCEPTED.value}
    row |= {"basis": (row["basis"] or "stated") if change else ""}
    row |= {"qualifier": row["qualifier"] or "exact", "scenario": row["scenario"] or "actual"}
    return Record(**row)  # type: ignore[arg-type]


def _advice(remedy: str) -> str:
    of_extraction = remedy.startswith("Extract the paper again")
    return "Look at what was decided beside it" if of_extraction else remedy
