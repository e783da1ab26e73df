"""The stated signal: what a performance summary says in words of a measure, without a number."""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class SignalRecord:
    """One row of a paper's signals file, every field as text; an empty string is 'none'.

    `metric` and `dimensions` are empty where the vocabulary has no measure for the `topic`; `place` holds the
    words that narrow the statement to a part of the area, and `area` is then that of the whole.
    """

    paper_sha256: str
    report_date: str
    block: str
    char_start: str
    char_end: str
    area: str
    topic: str
    metric: str
    dimensions: str
    signal: str
    place: str
    words: str

    def as_row(self) -> list[str]:
        """Return the fields in the order of SIGNAL_COLUMNS."""
        return [getattr(self, name) for name in SIGNAL_COLUMNS]


SIGNAL_COLUMNS: tuple[str, ...] = tuple(f.name for f in fields(SignalRecord))
