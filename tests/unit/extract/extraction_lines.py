"""A paper of a made-up panel around a few lines, and its observations as lines a person can compare."""

from __future__ import annotations

from pathlib import Path

from ingest.pipeline import extract_path
from ingest.record import Record, Status

FORCE = "northmarch"
REPORT_DATE = "2024-09-10"
HEAD = """Northmarch Police and Crime Panel

**Tuesday, 10 September 2024, 10.00 am
Moot Hall, Northmarch**

Performance Report

"""


def extract_body(folder: Path, body: str, name: str = "northmarch") -> list[Record]:
    """Return the records of a paper of 10 September 2024 with this body, without those of its head."""
    path = folder / f"{name}.txt"
    path.write_bytes((HEAD + body.strip("\n") + "\n").encode())
    return [r for r in extract_path(path).records if r.char_start >= len(HEAD)]


def line(record: Record) -> str:
    """Return an observation as 'token | metric | place | measure type | period | value unit'.

    The place is left out where it is the force as a whole, the qualifier where it is exact.
    """
    area = "" if record.area == FORCE else f"@{record.area}"
    kind = " ".join(filter(None, (record.measure_type, record.basis, record.scenario.removeprefix("actual"))))
    period = f"{record.period_start}..{record.period_end}"
    value = " ".join(filter(None, (record.value, record.unit, record.qualifier.removeprefix("exact"))))
    parts = (record.value_text, record.metric, record.dimensions, area, kind, period, value)
    return " | ".join(filter(None, parts))


def accepted(records: list[Record]) -> list[str]:
    """Return the lines of the accepted observations, in the order of the text."""
    return [line(r) for r in records if r.status == Status.ACCEPTED]
