"""The text of a paper as a format's reader builds it, with a piece for each part of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.readers.blocks import BlockKind, Box, Cell, Row, Table, Text
from ingest.readers.characters import plain
from ingest.readers.grids import header_rows
from ingest.readers.pieces import Piece


@dataclass(frozen=True, slots=True)
class Slot:
    """What a format prints in one cell of a table's grid."""

    value: str
    box: Box | None = None


class Builder:
    """Gathers a paper's text and its pieces in reading order; each call adds one piece below the last.

    Paragraphs stand a blank line apart; a table's cells are separated by tabs, its rows by line feeds.
    """

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.page: int | None = None
        self._parts: list[str] = []
        self._length = 0

    @property
    def text(self) -> str:
        """The paper's text as far as it is built."""
        return "".join(self._parts)

    def prose(
        self,
        value: str,
        kind: BlockKind = BlockKind.PARAGRAPH,
        *,
        level: int | None = None,
        bold: bool = False,
        box: Box | None = None,
    ) -> Piece | None:
        """Add a paragraph, list item, heading or piece of furniture; None where it prints nothing."""
        value = plain(value)
        if not value:
            return None
        self._gap()
        piece = Piece(
            kind,
            self._write(value),
            gap=True,
            gap_after=True,
            level=level,
            bold=bold,
            bullet=kind is BlockKind.LIST_ITEM,
            page=self.page,
            box=box,
        )
        self.pieces.append(piece)
        return piece

    def table(
        self, grid: Sequence[Sequence[Slot]], headers: int | None = None, box: Box | None = None
    ) -> Piece | None:
        """Add a table of rows of equal width; None where it prints nothing.

        `headers` is the number of header rows, None where the format does not say. A cell that spans
        others stands in the first of them, the others are empty. Empty rows and columns are left out.
        """
        clean = _without_empty([[Slot(plain(slot.value), slot.box) for slot in row] for row in grid])
        if not clean:
            return None
        if headers is None:
            headers = header_rows([[slot.value for slot in row] for row in clean])
        self._gap()
        start, rows = self._length, []
        for number, row in enumerate(clean):
            if number:
                self._raw("\n")
            rows.append(Row(self._cells(row, number), header=number < headers))
        whole = "\n".join("\t".join(slot.value for slot in row) for row in clean)
        piece = Piece(
            BlockKind.TABLE,
            Text(whole, range(start, self._length)),
            gap=True,
            gap_after=True,
            rows=[tuple(cell.text for cell in row.cells) for row in rows],
            table=Table(tuple(rows)),
            page=self.page,
            box=box,
        )
        self.pieces.append(piece)
        return piece

    def _cells(self, row: Sequence[Slot], number: int) -> tuple[Cell, ...]:
        cells = []
        for column, slot in enumerate(row):
            if column:
                self._raw("\t")
            cells.append(Cell(self._write(slot.value), number, column, slot.box))
        return tuple(cells)

    def _gap(self) -> None:
        if self._parts:
            self._raw("\n\n")

    def _write(self, value: str) -> Text:
        start = self._length
        self._raw(value)
        return Text(value, range(start, self._length))

    def _raw(self, value: str) -> None:
        self._parts.append(value)
        self._length += len(value)


def _without_empty(grid: Sequence[Sequence[Slot]]) -> list[list[Slot]]:
    rows = [row for row in grid if any(slot.value for slot in row)]
    width = max((len(row) for row in rows), default=0)
    full = [[*row, *[Slot("")] * (width - len(row))] for row in rows]
    kept = [n for n in range(width) if any(row[n].value for row in full)]
    return [[row[n] for n in kept] for row in full]
