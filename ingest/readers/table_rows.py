"""Printed rows to tables: cells of a line, rows that continue one above, tables that run over a page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.readers.blocks import Cell, Row, Table, Text
from ingest.readers.cleaning import Span, clean, join
from ingest.readers.continuation import Cells, continues, merged
from ingest.readers.table_heads import header_count, is_header, opens_table
from ingest.readers.tables import is_section

PIPE_RULE = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?\s*")
_PIPE = re.compile(r"(?<!\\)\|")


def tab_cells(text: str, start: int, end: int) -> Cells:
    """Return the cells of a line whose cells are separated by tabs."""
    return _split(text, start, end, [m.start() for m in re.finditer("\t", text[start:end])])


def pipe_cells(text: str, start: int, end: int) -> Cells:
    """Return the cells of a Markdown table row (its outer bars are not cells)."""
    raw = text[start:end]
    bars = [m.start() for m in _PIPE.finditer(raw)]
    first = bars[0] if bars and not raw[: bars[0]].strip() else -1
    last = bars[-1] if len(bars) > 1 and not raw[bars[-1] + 1 :].strip() else len(raw)
    inner = [bar for bar in bars if first < bar < last]
    return _split(text, start + first + 1, start + last, [bar - first - 1 for bar in inner])


def bar_cells(text: str, start: int, end: int) -> Cells:
    """Return the cells of a row with bars between its cells: one that it begins with ends an empty cell."""
    raw = text[start:end].rstrip().removesuffix("|")
    return _split(text, start, start + len(raw), [m.start() for m in _PIPE.finditer(raw)])


def _split(text: str, start: int, end: int, cuts: Sequence[int]) -> Cells:
    edges: list[Span] = []
    at = start
    for cut in cuts:
        edges.append((at, start + cut))
        at = start + cut + 1
    edges.append((at, end))
    return tuple(clean(text, lo, hi) for lo, hi in edges)


def build(rows: Sequence[Cells], header: Sequence[Cells] = ()) -> Table:
    """Return a table of logical rows; `header` are the header rows of the table it continues, if any."""
    known = {_key(row) for row in header or rows[: header_count(rows)]}
    made: list[Row] = []
    for number, cells in enumerate(rows):
        row = Row(
            tuple(Cell(cell, number, column) for column, cell in enumerate(cells)),
            _key(cells) in known,
        )
        made.append(row)
    return Table(tuple(made))


def build_first(rows: Sequence[Cells], marked: int) -> Table:
    """Return the table of a run that continues none; its first `marked` rows are marked as header."""
    return build(rows, rows[: header_count(rows, marked)])


def _key(cells: Cells) -> str:
    return "\t".join(cell.value.casefold().strip() for cell in cells).strip("\t")


def cells_of(row: Row) -> Cells:
    """Return the texts of a row's cells."""
    return tuple(cell.text for cell in row.cells)


def run_on(table: Table, rows: Sequence[Cells]) -> Table | None:
    """Return the table continued by the rows of a run after a gap, or None where a new table starts.

    A run goes on where its first row continues a cell, repeats the header, leaves its first cell
    empty, or has the same columns with figures where the table has figures.
    """
    old = [cells_of(row) for row in table.rows]
    headers = [cells_of(row) for row in table.rows if row.header]
    first = rows[0]
    columns = max(len(row) for row in (*old, *rows))
    if continues(old[-1], first, columns, after_gap=True):
        return build([*old[:-1], merged(old[-1], first, columns), *rows[1:]], headers)
    repeats = any(_key(first) == _key(header) for header in headers)
    if not repeats and not _fits(old, first, rows):
        return None
    return build([*old, *rows], headers)


def _fits(old: Sequence[Cells], first: Cells, rows: Sequence[Cells]) -> bool:
    if len(rows) > 1 and (is_header(first, rows[1:]) if first[0].value else opens_table(rows)):
        return False
    last = old[-1]
    filled = sum(bool(cell.value) for cell in first)
    if not first[0].value:
        return filled >= 2 and len(first) in {len(last), len(last) - 1, len(last) + 1}
    return abs(len(first) - len(last)) <= 1 and filled >= 1


def with_caption(table: Table, caption: Text | None) -> Table:
    """Return the table with its caption."""
    return replace(table, caption=caption)


def table_text(table: Table) -> Text:
    """Return the whole table as text: cells joined by tabs, rows by line feeds."""
    return join([join([cell.text for cell in row.cells], "\t") for row in table.rows], "\n")


def append_to_last_cell(table: Table, more: Text) -> Table:
    """Return the table with a text that runs on from its last cell."""
    rows = list(table.rows)
    cells = list(rows[-1].cells)
    at = max(n for n, cell in enumerate(cells) if cell.text.value)
    cells[at] = replace(cells[at], text=join([cells[at].text, more]))
    rows[-1] = replace(rows[-1], cells=tuple(cells))
    return replace(table, rows=tuple(rows))


def last_cell(table: Table) -> str:
    """Return the text of the last cell that prints something."""
    values = [cell.text.value for cell in table.rows[-1].cells if cell.text.value]
    return values[-1] if values and not is_section(table.rows[-1]) else ""
