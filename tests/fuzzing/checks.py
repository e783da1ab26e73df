"""What holds for every file, however damaged: a declared refusal, or a ledger that its own text bears out."""

from __future__ import annotations

import importlib
import re
from decimal import Decimal
from pathlib import Path
from typing import cast

from ingest.deadline import within
from ingest.extract.cells import find_cells
from ingest.extract.ledger import extract
from ingest.readers.blocks import Paper
from ingest.readers.child import guarded
from ingest.readers.errors import UnreadablePaper
from ingest.readers.kinds import kind_of
from ingest.readers.registry import Reader
from ingest.record import Record, Status

SECONDS = 20.0
"""Of the processor, for one file of at most some tens of kilobytes; a sound one takes a fifth of a second."""
_MODULES = {"csv": "delimited"}
_TAG = re.compile(r"<[^<>]*>")
_PLAINLY = re.compile(r"[-+]?£?\d[\d,]*(?:\.\d+)?%?")


def outcome(name: str, data: bytes) -> Paper | UnreadablePaper | None:
    """Return the paper of a file, its refusal, or None where its kind is unknown; anything else is raised."""
    try:
        kind = kind_of(Path(name), data)
        if kind is None or not data:
            return None
        reader = importlib.import_module(f"ingest.readers.{_MODULES.get(kind, kind)}")
        with within(SECONDS):
            return guarded(cast("Reader", reader), Path(name), data)
    except UnreadablePaper as error:
        assert error.paper and error.what and error.remedy and str(error).isprintable(), error
        return error


def check_file(name: str, data: bytes) -> Paper | UnreadablePaper | None:
    """Read a file and check what it gives; raise AssertionError, TookTooLong or what broke."""
    found = outcome(name, data)
    if isinstance(found, Paper):
        check_paper(found)
    return found


def check_paper(paper: Paper) -> list[Record]:
    """Check a paper's places and the records that are extracted from it; return these."""
    assert paper.blocks or not any(char.isalnum() for char in _TAG.sub("", paper.text))
    for block in paper.blocks:
        texts = [cell.text for row in block.table.rows for cell in row.cells] if block.table else [block.text]
        for text in (*texts, block.text):
            places = zip(text.value, text.offsets, strict=True)
            assert all(paper.text[at] == char for char, at in places if not char.isspace()), block.number
    with within(SECONDS):
        records = extract(paper)
        find_cells(paper, records)
    _check_records(paper, records)
    return records


def _check_records(paper: Paper, records: list[Record]) -> None:
    covered: set[int] = set()
    for record in records:
        start, end = int(record.char_start), int(record.char_end)
        assert paper.text[start:end] == record.value_text, record
        covered.update(range(start, end))
        if record.status == Status.ACCEPTED:
            _check_value(record)
    digits = [at for at, char in enumerate(paper.text) if char in "0123456789" and at not in covered]
    assert not digits, [paper.text[max(0, at - 20) : at + 20] for at in digits[:3]]


def _check_value(record: Record) -> None:
    """An accepted value lies in its bounds, and has the digits that are printed."""
    value = Decimal(str(record.value))
    assert value.is_finite(), record
    low, high = str(record.value_low or ""), str(record.value_high or "")
    assert (not low or Decimal(low) <= value) and (not high or value <= Decimal(high)), record
    if _PLAINLY.fullmatch(record.value_text) and record.unit not in {"seconds"}:
        assert _figures(f"{value:f}") == _figures(record.value_text), record


def _figures(number: str) -> str:
    """Return the significant digits of a printed number."""
    digits = re.sub(r"[^\d.]", "", number)
    if "." in digits:
        digits = digits.rstrip("0")
    return digits.replace(".", "").strip("0")
