"""Tables of a PDF page to grids of cells: lines that wrap inside a cell are joined, rows told apart."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.readers.building import Slot
from ingest.readers.continuation import is_unfinished
from ingest.readers.pdf_columns import Band
from ingest.readers.pdf_lines import PrintedLine, box_of, lines_of
from ingest.readers.pdf_paragraphs import IsWord, join_lines
from ingest.readers.pdf_rules import RuledTable, inside
from ingest.readers.pdf_words import Word
from ingest.readers.tables import is_figure

CellLines = list[PrintedLine]
"""The lines printed in one cell, from the top."""


def ruled_grid(table: RuledTable, words: Sequence[Word], page: int, is_word: IsWord) -> list[list[Slot]]:
    """Return the cells of a ruled table; a cell that spans columns stands in the first of them."""
    grid: list[list[Slot]] = []
    for row in table.rows:
        cells: list[CellLines] = [[] for _ in range(table.columns)]
        for first, _, box in row:
            cells[first] = lines_of(word for word in words if inside(word, box))
        for printed in _unstacked(cells):
            grid.append([_slot(cell, page, is_word) for cell in printed])
    return grid


def _unstacked(cells: list[CellLines]) -> list[list[CellLines]]:
    """Return a ruled row as the rows that it holds, where rules stand between columns only."""
    figures = [cell for cell in cells[1:] if len(cell) > 1 and all(is_figure(ln.text) for ln in cell)]
    if not figures:
        return [cells]
    tops = [line.middle for line in max(figures, key=len)]
    rows: list[list[CellLines]] = [[[] for _ in cells] for _ in tops]
    for column, cell in enumerate(cells):
        for line in cell:
            nearest = min(range(len(tops)), key=lambda n: abs(tops[n] - line.middle))
            rows[nearest][column].append(line)
    return rows


def unruled_grid(band: Band, page: int, is_word: IsWord) -> list[list[Slot]]:
    """Return the rows of a table that white space alone shows."""
    rows: list[list[CellLines]] = []
    for number, line in enumerate(band.lines):
        cells: list[CellLines] = [
            [PrintedLine(tuple(parts), line.y0, line.y1, line.height)] if parts else []
            for parts in band.cells(line)
        ]
        gap = line.y0 - band.lines[number - 1].y1 if number else 0.0
        if rows and _continues(rows[-1], cells, gap, line.height):
            for column, cell in enumerate(cells):
                rows[-1][column].extend(cell)
        else:
            rows.append(cells)
    return [[_slot(cell, page, is_word) for cell in row] for row in rows]


def _continues(above: list[CellLines], row: list[CellLines], gap: float, height: float) -> bool:
    """Whether a line of a table goes on with the cells of the row above it."""
    filled = [column for column, cell in enumerate(row) if cell]
    if gap > 0.6 * height or any(is_figure(row[column][0].text) for column in filled):
        return _label_goes_on(above, row, gap, height)
    if filled == [0]:
        return bool(above[0]) and (row[0][0].text[:1].islower() or is_unfinished(above[0][-1].text))
    return not row[0] and all(above[column] for column in filled)


def _label_goes_on(above: list[CellLines], row: list[CellLines], gap: float, height: float) -> bool:
    """Whether the figures of a row stand beside the second line of its label."""
    only_label = bool(above[0]) and not any(above[1:])
    return only_label and bool(row[0]) and row[0][0].text[:1].islower() and gap <= 0.6 * height


def _slot(cell: CellLines, page: int, is_word: IsWord) -> Slot:
    text = join_lines([line.text for line in cell], is_word)
    return Slot(text, box_of([word for line in cell for word in line.words], page))
