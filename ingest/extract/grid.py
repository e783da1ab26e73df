"""A cell of a table with the words that label it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from ingest.extract.context import Context, whole
from ingest.extract.passage import Passage
from ingest.extract.surroundings import Level, Scope
from ingest.readers.blocks import Block, Cell, Row, Table
from ingest.readers.tables import cell_at, column_labels, headers_of, label_columns, row_labels, shift, width

_WHOLE = "all"
PROSE_WORDS = 9
"""A cell with this many words is read as sentences."""


@dataclass(frozen=True)
class Place:
    """One body cell: `above` and `beside` are its column's and its row's labels, outermost first."""

    context: Context
    block: Block
    table: Table
    row: Row
    cell: Cell
    above: tuple[str, ...]
    beside: tuple[str, ...]
    labels_until: int
    """How many leading columns of the table hold labels."""

    @property
    def column(self) -> int:
        """The cell's column in the table, from 0."""
        return self.cell.column + shift(self.table, self.row)

    @property
    def today(self) -> date:
        """The date of the report that holds the table."""
        return self.context.setting(self.block).report_date

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels nearest first, those of the column before those of the row."""
        return (*reversed(self.above), *reversed(self.beside))

    @property
    def is_prose(self) -> bool:
        """Whether the cell holds sentences."""
        return len(self.cell.text.value.split()) >= PROSE_WORDS

    @property
    def is_label(self) -> bool:
        """Whether the cell stands in a column of labels and is one."""
        return self.column < self.labels_until and not self.is_prose

    @property
    def corners(self) -> list[str]:
        """What the header rows print above the column of labels."""
        return [
            h.cells[0].text.value
            for h in headers_of(self.table, self.row)
            if h.cells and h.cells[0].text.value
        ]

    @property
    def caption(self) -> str:
        """The table's caption, empty where it has none."""
        return self.table.caption.value if self.table.caption is not None else ""

    def passage(self, text: str) -> Passage:
        """Return a label as a passage."""
        return self.context.text(text, self.block)

    def header_of(self, column: int) -> tuple[str, ...]:
        """Return the labels above another column of the same row."""
        cell = cell_at(self.table, self.row, column)
        return column_labels(self.table, self.row, cell) if cell is not None else ()

    def columns(self) -> range:
        """Return the columns of figures."""
        return range(self.labels_until, width(self.table))

    def scopes(self) -> Iterator[Scope]:
        """Give the scopes around the cell: labels, corner, caption, note, lead-in, then the block's own."""
        for label in self.labels:
            yield whole(Level.LABEL if self.is_prose else Level.OWN, self.passage(label))
        for corner in self.corners:
            yield whole(Level.LABEL, self.passage(corner))
        yield from self._headers_before()
        if self.caption:
            yield whole(Level.CAPTION, self.passage(self.caption))
        note = self.context.note_after(self.block)
        if note is not None:
            yield whole(Level.CAPTION, note)
        before = next(self.context.before(self.block), None)
        if before is not None:
            yield whole(Level.LEADIN, self.context.passage(before))
        yield from self.context.outer_scopes(self.block)

    def divides(self, name: str) -> bool:
        """Whether a label of the table names a part of a dimension."""
        labels = {label for path in row_labels(self.table) for label in path}
        labels |= {cell.text.value for row in self.table.rows if row.header for cell in row.cells}
        return any(m.value != _WHOLE for label in labels for m in self.passage(label).dimension(name))

    def _headers_before(self) -> Iterator[Scope]:
        """Give the headers of the columns to the left, the nearest first: '101 calls', then 'Abandoned'."""
        for column in range(self.column - 1, self.labels_until - 1, -1):
            for label in reversed(self.header_of(column)):
                if label not in self.above:
                    yield replace(whole(Level.PARAGRAPH, self.passage(label)), completes=True)


def places(context: Context, block: Block, table: Table) -> Iterator[Place]:
    """Give the body cells of a table that print something, row by row."""
    beside_rows, labels_until = iter(row_labels(table)), label_columns(table)
    for row in table.rows:
        if row.header:
            continue
        beside = next(beside_rows)
        for cell in row.cells:
            if cell.text.value:
                above = column_labels(table, row, cell)
                own = tuple(label for label in beside if label != cell.text.value)
                yield Place(context, block, table, row, cell, above, own, labels_until)


_OPENS = re.compile(r"\b(?:to|ending|ended|months|year|quarter|between|from)\s*$", re.IGNORECASE)


def broken_label(above: tuple[str, ...]) -> list[str]:
    """Return the label of a column that is broken over two rows: '12 months to' above 'August 2024'."""
    return [" ".join(above[-2:])] if len(above) > 1 and _OPENS.search(above[-2]) else []
