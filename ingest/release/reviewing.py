"""The review queue as the commands use it: decisions under the lock, with the words of papers at hand."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path

from ingest.readers import read_paper
from ingest.readers.errors import UnreadablePaper
from ingest.release.errors import CannotWrite, Exit, NotFound, PanelbookError, SeedsWrong, cannot_write
from ingest.release.lock import refresh_lock
from ingest.release.quote import Quote, find_paper, quote_in
from ingest.review import telling
from ingest.review.decision import Decision, Hand, Refused, Verdict, accept, correct, keep, reject
from ingest.review.given import besides, read_given
from ingest.review.queue import Question, Row, Seeds
from ingest.review.rules import Rules
from ingest.settings import Settings

NEXT = "Run `panelbook refresh` to publish it."


class NotTaken(PanelbookError):
    """A decision, or a workbook of them, that cannot be taken; nothing was written."""

    exit_code = Exit.USAGE


@dataclass(frozen=True, slots=True)
class Taken:
    """A decision that is kept, in a line for a person, and the one that held before it, if any."""

    decision: Decision
    line: str
    before: Row | None
    changed: bool


def seeds_of(settings: Settings) -> Seeds:
    """Return the seeds to work on; raise SeedsWrong where the reference files do not have their form."""
    from ingest.seeds.check import read_reference  # noqa: PLC0415 - light commands need none of it

    _, problems = read_reference(settings.seeds)
    if problems:
        raise SeedsWrong("The seeds are not right.\n" + "\n".join(str(p) for p in problems[:20]))
    return Seeds(settings.seeds)


def find(seeds: Seeds, wanted: str) -> list[Question]:
    """Return the meanings that an id names; raise NotFound where it names none."""
    found = seeds.questions(wanted)
    if not found:
        raise NotFound(
            f"No paper that is held prints a figure {wanted}. `panelbook review list` shows the ids."
        )
    return found


@dataclass(frozen=True, slots=True)
class Asked:
    """A decision as a person asks for it: what, on which id, with which fields of a meaning, by whom.

    `given` may hold any field of a meaning, and a period in words under 'period'.
    """

    verdict: Verdict
    wanted: str
    hand: Hand
    reading: int | None = None
    given: Mapping[str, str] = field(default_factory=dict)


def take(settings: Settings, asked: Asked) -> Taken:
    """Keep a decision.

    Raises NotFound, NotTaken with everything that is wrong, Busy, SeedsWrong or CannotWrite; then nothing
    was written.
    """
    with writing(settings):
        seeds = seeds_of(settings)
        found = find(seeds, asked.wanted)
        rules = Rules(seeds)
        before = seeds.decision_on(found[0].row)
        decision, wrong = _decided(asked, found, rules, before)
        if decision is None or wrong:
            what = "\n".join(f"  {_option(w.column)}{str(w).rstrip('.')}." for w in wrong)
            raise NotTaken(f"The decision on {asked.wanted} was not taken, and nothing was written.\n{what}")
        return Taken(decision, telling.taken(decision, rules.labels), before, keep(seeds, [decision]))


def quotes(
    settings: Settings, questions: Iterable[Question], papers: Path | None
) -> Iterator[tuple[Question, Quote]]:
    """Yield the words of each figure whose paper is at hand; each paper is looked for and read once."""
    by_paper: dict[str, list[Question]] = {}
    for question in questions:
        by_paper.setdefault(question.row["paper_sha256"], []).append(question)
    for sha, asked in by_paper.items():
        path = find_paper(sha, settings, papers)
        if path is None:
            continue
        try:
            paper = read_paper(path)
        except UnreadablePaper:
            continue
        for question in asked:
            start, end = int(question.row["char_start"]), int(question.row["char_end"])
            yield question, quote_in(paper, path, start, end)


def listed(settings: Settings, what: str) -> list[dict[str, str]]:
    """Return the rows of a list: figures that wait ('waiting'), decisions ('decided'), or 'orphans'."""
    seeds = seeds_of(settings)
    labels = Rules(seeds).labels
    if what == "waiting":
        return telling.questions(seeds.waiting(), labels)
    if what == "decided":
        return telling.decisions(seeds.decisions, labels)
    return telling.orphans(seeds.orphans(), labels)


def missing_measures(settings: Settings) -> list[dict[str, str | int]]:
    """Return the measures that the lexicon does not know, the most frequent first; decided figures aside."""
    from ingest.review.missing import as_row, missing  # noqa: PLC0415

    seeds = seeds_of(settings)
    names = [row["label"] for row in seeds.reference("areas")]
    decided = {decision["figure_id"] for decision in seeds.decisions}
    return [as_row(group) for group in missing(seeds.rows, decided, names)]


def shown(settings: Settings, wanted: str, papers: Path | None) -> telling.Shown:
    """Return a figure with its readings and its words; raise NotFound where no figure has the id."""
    seeds = seeds_of(settings)
    found = find(seeds, wanted)
    words = next((asdict(said) for _, said in quotes(settings, found[:1], papers)), None)
    kept = [seeds.decision_on(question.row) for question in found]
    return telling.figure(found, kept, Rules(seeds).labels, words)


def today() -> str:
    """Return the day that a decision is of, ISO 8601."""
    return date.today().isoformat()


def _decided(
    asked: Asked, found: Sequence[Question], rules: Rules, kept: Row | None
) -> tuple[Decision | None, list[Refused]]:
    """Return the decision that is asked for, and everything that is wrong with it."""
    if asked.verdict == "reject":
        decision = reject(found[0], asked.hand, whole="-" not in asked.wanted)
        return decision, rules.check([decision])[0]
    if len(found) > 1:
        ids = ", ".join(question.id for question in found)
        what = f"the figure has {len(found)} meanings. Decide on each by its own id: {ids}"
        return None, [Refused("", what)]
    given, wrong = read_given(asked.given, found[0].row["report_date"])
    try:
        if asked.verdict == "accept":
            decision = accept(found[0], asked.reading, asked.hand)
        else:
            decision = correct(found[0], given, asked.reading, asked.hand, rules.units, kept)
    except Refused as refused:
        return None, [*wrong, refused]
    return decision, [*wrong, *besides(wrong, rules.check([decision])[0])]


def _option(column: str) -> str:
    return f"--{column.replace('_', '-')}: " if column else ""


@contextmanager
def writing(settings: Settings) -> Iterator[None]:
    """Hold the refresh lock, and tell what the disk or the seeds refuse."""
    with refresh_lock(settings.state):
        try:
            yield
        except (csv.Error, KeyError, UnicodeDecodeError) as error:
            told = f"{type(error).__name__}: {error}"
            raise SeedsWrong(f"The seeds cannot be read ({told}). `panelbook refresh` says where.") from error
        except OSError as error:
            wrong = cannot_write(error, str(settings.seeds))
            raise CannotWrite(str(wrong)) from error
