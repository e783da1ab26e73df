"""The review queue in words: lists of questions, decisions and orphans, and one figure with its readings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from ingest.review.decision import Decision
from ingest.review.meaning import Meaning, as_words
from ingest.review.queue import Orphan, Question, Row, latest

Labels = Mapping[str, str]
"""The name for people of each measure."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One figure: `facts` for a program, `text` for a person."""

    facts: dict[str, Any]
    text: str


def questions(waiting: Sequence[Question], labels: Labels) -> list[dict[str, str]]:
    """Return a row a figure that waits."""
    return [
        {
            "id": q.id,
            "place": q.place,
            "printed": q.row["value_text"],
            "words": q.row["label"],
            "readings": str(len(q.doubt.readings)),
            "first_reading": as_words((q.doubt.readings or (q.meaning,))[0], labels),
            "asked_because": q.doubt.reason,
        }
        for q in waiting
    ]


def decisions(rows: Sequence[Row], labels: Labels) -> list[dict[str, str]]:
    """Return a row a decision, the latest first."""
    return [_decision(row, labels) for row in latest(rows)]


def orphans(found: Sequence[Orphan], labels: Labels) -> list[dict[str, str]]:
    """Return a row a decision that is not applied, with the reason and what to do."""
    remedy = "ingest its paper again, or take the row out of reviews.csv"
    return [{**_decision(o.decision, labels), "not_applied_because": o.why, "remedy": remedy} for o in found]


def figure(
    meanings: Sequence[Question], kept: Sequence[Row | None], labels: Labels, words: Mapping[str, Any] | None
) -> Shown:
    """Return a figure: its place, the readings of each meaning, what was decided, and the paper's `words`."""
    first = meanings[0].row
    lines = [f"figure {first['figure_id']}: {first['value_text']}", f"  {meanings[0].place}"]
    lines += [f"  words     {first['label']}", f"  reported  {first['report_date']}"]
    told = []
    for question, row in zip(meanings, kept, strict=True):
        doubt = question.doubt
        lines += ["", f"meaning {question.id}: {question.row['status']}"]
        lines += [f"  in doubt: {doubt.reason}"] if doubt.reason else []
        lines += [f"  reading {n}: {as_words(m, labels)}" for n, m in enumerate(doubt.readings, start=1)]
        lines += [f"  decided: {_line(row, labels)}"] if row else []
        told.append({**question.row, **_doubt(doubt.reason, doubt.readings), "decision": row})
    facts = {"figure_id": first["figure_id"], "meanings": told, "quote": words}
    return Shown(facts, "\n".join([*lines, "", *_quoted(words)]))


def taken(decision: Decision, labels: Labels) -> str:
    """Return a decision as one line."""
    row = decision.as_row()
    return f"{row['observation_id'] or row['figure_id']} ({row['value_text']}): {_line(row, labels)}"


def _line(row: Row, labels: Labels) -> str:
    meaning = "" if row["decision"] == "reject" else f" {as_words(Meaning.of(row), labels)};"
    verb = {"accept": "accepted as", "correct": "corrected to"}.get(row["decision"], "rejected")
    return f"{verb}{meaning} by {row['decided_by']} on {row['decided_on']}: {row['reason']}"


def _decision(row: Row, labels: Labels) -> dict[str, str]:
    meaning = "" if row["decision"] == "reject" else as_words(Meaning.of(row), labels)
    return {
        "id": row["observation_id"] or row["figure_id"],
        "printed": row["value_text"],
        "decision": row["decision"],
        "meaning": meaning,
        "by": row["decided_by"],
        "on": row["decided_on"],
        "why": row["reason"],
    }


def _doubt(reason: str, readings: Sequence[Meaning]) -> dict[str, Any]:
    return {"reason": reason, "readings": [asdict(reading) for reading in readings]}


def _quoted(words: Mapping[str, Any] | None) -> list[str]:
    if words is None:
        return ["The paper is not at hand, so its words cannot be shown. Say where it is with --papers DIR."]
    head = " > ".join([words["report"], *words["headings"]])
    return [
        f"{words['kind']} under {head}:",
        f"  {words['words']}",
        f"in {words['path']}, line {words['line_number']}",
    ]
