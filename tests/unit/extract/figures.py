"""What a test asks of one figure of a short paper: its period, what a change is on, why it is asked."""

from __future__ import annotations

from collections.abc import Iterable

from extraction_lines import line

from ingest.record import Record, Status

UNSTATED = "..2024-09-10"
"""The period of a figure that stands as its report of 10 September 2024 tells it."""
Q1 = "2024-04-01..2024-06-30"
JUNE = "2024-06-01..2024-06-30"
LAST_YEAR = "2023-04-01..2024-03-31"


def figure(records: Iterable[Record], token: str) -> Record:
    """Return the record of the first figure printed so."""
    return next(r for r in records if r.value_text == token)


def stands(record: Record) -> Record:
    """Return a record that needs nobody."""
    assert record.status == Status.ACCEPTED, f"{line(record)} {record.candidates}"
    return record


def told(records: Iterable[Record], token: str) -> str:
    """Return the period that a figure is read to be of, whether it stands or is asked about."""
    record = figure(records, token)
    assert record.status in (Status.ACCEPTED, Status.REVIEW), line(record)
    return f"{record.period_start}..{record.period_end}"


def dated(records: Iterable[Record], token: str) -> str:
    """Return the period of an accepted figure as 'start..end'."""
    record = stands(figure(records, token))
    return f"{record.period_start}..{record.period_end}"


def basis(records: Iterable[Record], token: str) -> str:
    """Return what an accepted change is measured on."""
    record = stands(figure(records, token))
    assert record.measure_type.startswith("change"), line(record)
    return record.basis


def asked(records: Iterable[Record], token: str) -> str:
    """Return why a person is asked about a figure."""
    record = figure(records, token)
    assert record.status == Status.REVIEW, line(record)
    return record.candidates
