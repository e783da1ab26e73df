"""The place of each figure in its table, and what running text says of it: echoes and sums."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from ingest.cell_record import CellRecord
from ingest.extract.echoes import find_echoes
from ingest.extract.sayings import find_sayings
from ingest.readers.blocks import Cell, Paper, Row, Table, Text
from ingest.readers.tables import column_labels, is_section, row_labels, shift
from ingest.record import Record, short_label

_KINDS = Path(__file__).with_name("cell_kinds.yaml")
_BRACKETED = re.compile(r"^\(\s*[£$€]?\s*[\d,]+(?:\.\d+)?\s*[a-z]{0,2}\s*\)$", re.IGNORECASE)
_MINUS = re.compile(r"[-−–]\s*[£$€]?\s*$")


@dataclass(frozen=True, slots=True)
class _Line:
    """A body row of a table with its number, its label and the section it stands in."""

    row: Row
    number: int
    label: str
    section: str


def find_cells(paper: Paper, records: list[Record]) -> list[CellRecord]:
    """Return the cells of the figures of a paper that have a value, and what its running text says of them.

    `records` are those of `paper`; a figure outside of tables has a row where it echoes another, and one for
    each part that it plays in the arithmetic of a sentence.
    """
    by_block: dict[str, list[Record]] = {}
    for record in records:
        if record.value:
            by_block.setdefault(record.block, []).append(record)
    placed = [
        cell
        for block in paper.blocks
        if block.table is not None and str(block.number) in by_block
        for cell in _cells_of(block.table, by_block[str(block.number)])
    ]
    return [*placed, *_echoes(paper, by_block), *_sums(paper, by_block)]


def _echoes(paper: Paper, by_block: Mapping[str, list[Record]]) -> Iterator[CellRecord]:
    prose = {number: rows for number, rows in by_block.items() if paper.blocks[int(number)].table is None}
    for record, earlier in find_echoes(paper, prose):
        yield CellRecord(record.figure_id, record.observation_id, record.block, echoes=earlier)


def _sums(paper: Paper, by_block: Mapping[str, list[Record]]) -> Iterator[CellRecord]:
    sayings = (s for block in paper.blocks for s in find_sayings(block, by_block.get(str(block.number), ())))
    for number, saying in enumerate(sayings):
        for role, r in saying.roles:
            told = {"said": str(number), "form": saying.form, "role": role, "way": saying.way}
            yield CellRecord(
                r.figure_id, r.observation_id, r.block, **told, limit_seconds=saying.limit_seconds
            )


def kind_of(label: str) -> str:
    """Return what a label says that its row or column is ('total', 'change', ...), else an empty string."""
    return next((kind for kind, pattern in _kinds() if pattern.search(label)), "")


@cache
def _kinds() -> list[tuple[str, re.Pattern[str]]]:
    declared = yaml.safe_load(_KINDS.read_text(encoding="utf-8"))
    return [(entry["kind"], re.compile(entry["pattern"], re.IGNORECASE)) for entry in declared]


def _cells_of(table: Table, records: list[Record]) -> Iterator[CellRecord]:
    for line in _lines(table):
        for cell in line.row.cells:
            inside = [r for r in records if _holds(cell.text, r)] if cell.text.value else []
            for record in inside:
                yield _place(table, line, cell, record)


def _lines(table: Table) -> Iterator[_Line]:
    labels, number, section = iter(row_labels(table)), 0, ""
    for row in table.rows:
        if row.header:
            continue
        path = next(labels)
        if is_section(row):
            section = row.cells[0].text.value
            continue
        yield _Line(row, number, path[-1] if path else "", section)
        number += 1


def _holds(text: Text, record: Record) -> bool:
    first, last = text.offsets[0], text.offsets[len(text.value) - 1]
    return first <= record.char_start and record.char_end - 1 <= last and record.char_start in text.offsets


def _place(table: Table, line: _Line, cell: Cell, record: Record) -> CellRecord:
    above = column_labels(table, line.row, cell)
    row_label = "" if line.label == cell.text.value else line.label
    before, after = _around(cell.text, record)
    return CellRecord(
        figure_id=record.figure_id,
        observation_id=record.observation_id,
        block=record.block,
        row_number=str(line.number),
        column_number=str(cell.column + shift(table, line.row)),
        row_label=short_label(row_label),
        column_label=short_label(" ".join(above)),
        section=short_label(line.section),
        row_kind=kind_of(row_label),
        column_kind=kind_of(" ".join(above)),
        sign="minus" if _is_negative(cell.text.value, before, record) else "",
        alone="no" if re.search(r"\w", before + after) else "yes",
    )


def _around(text: Text, record: Record) -> tuple[str, str]:
    """Return what the cell prints before and after the figure."""
    start = list(text.offsets).index(record.char_start)
    end = next((i for i, at in enumerate(text.offsets) if at >= record.char_end), len(text.value))
    return text.value[:start], text.value[end:]


def _is_negative(text: str, before: str, record: Record) -> bool:
    """Whether the cell prints a minus, or brackets as accounts do, that the record's value does not carry."""
    if record.value.startswith("-"):
        return False
    return bool(_BRACKETED.match(text.strip()) or _MINUS.search(before))
