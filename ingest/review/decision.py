"""One person's decision on a figure, and the row that keeps it."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from ingest.review.meaning import FIELDS, Meaning
from ingest.review.queue import REVIEWS, Question, Row, Seeds
from ingest.seeds.spec import load_specs
from ingest.seeds.staging import Staging

Verdict = Literal["accept", "correct", "reject"]
_OF_KIND = {"change_pct": "percent", "change_pp": "percentage_points", "rank": "rank"}


class Refused(ValueError):
    """A decision that cannot be taken; `column` is the field at fault ('' for the whole)."""

    def __init__(self, column: str, message: str) -> None:
        super().__init__(message)
        self.column = column


@dataclass(frozen=True, slots=True)
class Decision:
    """What one person decided of one meaning of a figure; with `whole`, of every meaning of it."""

    question: Question
    verdict: Verdict
    meaning: Meaning
    by: str
    on: str
    """ISO 8601."""
    why: str
    whole: bool = False

    def as_row(self) -> Row:
        """Return the row of reviews.csv; the meaning is written out, so that no later reading moves it."""
        said = Meaning() if self.verdict == "reject" else self.meaning
        return {
            "figure_id": self.question.figure_id,
            "observation_id": "" if self.whole else self.question.id,
            "value_text": self.question.row["value_text"],
            "decision": self.verdict,
            **said.as_row(),
            "decided_by": self.by,
            "decided_on": self.on,
            "reason": self.why,
        }

    def says(self, row: Row) -> bool:
        """Whether a kept row says the same, whoever said it and when."""
        own = self.as_row()
        return all(own[name] == row[name] for name in ("decision", *FIELDS))


@dataclass(frozen=True, slots=True)
class Hand:
    """Who decides, on which day (ISO 8601), and why."""

    by: str
    on: str
    why: str


def accept(question: Question, reading: int | None, hand: Hand) -> Decision:
    """Return the decision that reading number `reading` (from 1) is right.

    Raises Refused where it has none, or several of which none is named.
    """
    readings = question.doubt.readings
    if not readings:
        raise Refused("reading", f"{question.id} was not read as any measure. Correct it: say what it means")
    if reading is None and len(readings) > 1:
        raise Refused("reading", f"{question.id} has {len(readings)} readings. Say which of them is right")
    return _made(question, "accept", _numbered(question, readings, reading), hand)


def correct(
    question: Question,
    given: Mapping[str, str],
    reading: int | None,
    hand: Hand,
    units: Mapping[str, str],
    kept: Row | None = None,
) -> Decision:
    """Return the decision that a reading is right but for the given fields of a meaning.

    Where no reading is named, it is what was decided before (`kept`), else the first. Without a kind of
    statement it is a level; a unit that is not given follows from the kind and the measure, whose unit
    `units` has. Raises Refused where there is no such reading.
    """
    readings = question.doubt.readings or (question.meaning,)
    meaning = _numbered(question, readings, reading)
    if reading is None and kept is not None and kept["decision"] != "reject":
        meaning = _as_decided(meaning, kept)
    meaning = meaning.with_fields(given)
    meaning = replace(meaning, measure_type=meaning.measure_type or "level")
    if "unit" not in given:
        unit = _OF_KIND.get(meaning.measure_type) or units.get(meaning.metric, meaning.unit)
        meaning = replace(meaning, unit=unit)
    return _made(question, "correct", meaning, hand)


def reject(question: Question, hand: Hand, *, whole: bool) -> Decision:
    """Return the decision that the figure (with `whole`), or this meaning of it, is no observation."""
    return replace(_made(question, "reject", Meaning(), hand), whole=whole)


def keep(seeds: Seeds, decisions: Sequence[Decision]) -> bool:
    """Write decisions to reviews.csv, whole or not at all; return whether it changed. Raises OSError.

    A decision of the same day on the same meaning takes the place of the earlier one.
    """
    key = load_specs()["reviews"].key
    rows = {tuple(row[name] for name in key): row for row in seeds.decisions}
    rows |= {tuple(row[name] for name in key): row for row in map(Decision.as_row, decisions)}
    staging = Staging()
    try:
        changed = staging.add(seeds.root / REVIEWS, as_csv([rows[k] for k in sorted(rows, key="\0".join)]))
        staging.commit()
    finally:
        staging.discard()
    return changed


def as_csv(rows: Sequence[Row]) -> bytes:
    """Return the bytes of a reviews.csv with these rows."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, load_specs()["reviews"].header, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode("utf-8")


def _numbered(question: Question, readings: Sequence[Meaning], wanted: int | None) -> Meaning:
    at = 1 if wanted is None else wanted
    if not 1 <= at <= len(readings):
        raise Refused("reading", f"{question.id} has no reading {at}. It has {len(readings)}")
    return readings[at - 1]


def _as_decided(meaning: Meaning, kept: Row) -> Meaning:
    """Return a meaning after a decision on it; an empty cell keeps what was read, as it does in dbt."""
    whole = all(kept[name] for name in ("metric", "period_end", "value"))
    after = meaning.with_fields({name: text for name, text in kept.items() if text})
    if kept["period_end"]:
        after = replace(after, period_start=kept["period_start"])
    return replace(after, dimensions=kept["dimensions"]) if whole else after


def _made(question: Question, verdict: Verdict, meaning: Meaning, hand: Hand) -> Decision:
    return Decision(
        question, verdict, meaning, " ".join(hand.by.split()), hand.on, " ".join(hand.why.split())
    )
