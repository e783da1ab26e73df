"""The reading order of a PDF page: tables, columns and paragraphs, one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.readers.building import Slot
from ingest.readers.pdf_columns import Band, Shape, bands_of
from ingest.readers.pdf_lines import PrintedLine, line_of, lines_of
from ingest.readers.pdf_paragraphs import IsWord, Paragraph, paragraphs_of
from ingest.readers.pdf_rules import RuledTable, inside
from ingest.readers.pdf_tables import ruled_grid, unruled_grid
from ingest.readers.pdf_words import PageText, Word

_TALL = 1.15
"""A font that is larger than the body's by this factor is a heading's."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of a page."""

    rows: list[list[Slot]]
    words: list[Word]


Item = Paragraph | Grid


def items_of(
    page: PageText, lines: Sequence[PrintedLine], tables: Sequence[RuledTable], number: int, is_word: IsWord
) -> Iterator[Item]:
    """Give the paragraphs and tables of a page's lines in reading order.

    What stands beside a ruled table is read after it.
    """
    left = [word for line in lines for word in line.words] if tables else []
    for table in tables:
        held = [word for word in left if inside(word, table.box)]
        above = [word for word in left if word.middle < table.box[1] and word not in held]
        yield from _region(page, lines_of(above), number, is_word)
        taken = {word.at for word in (*held, *above)}
        left = [word for word in left if word.at not in taken]
        rows = ruled_grid(table, held, number, is_word)
        if _is_table(rows):
            yield Grid(rows, held)
        else:
            yield from _region(page, lines_of(held), number, is_word)
    yield from _region(page, lines_of(left) if tables else lines, number, is_word)


def _is_table(rows: Sequence[Sequence[Slot]]) -> bool:
    """Whether boxes hold a table and not a page's layout: two rows and two columns that print."""
    printed = [[slot for slot in row if slot.value] for row in rows]
    columns = {n for row in rows for n, slot in enumerate(row) if slot.value}
    return sum(bool(row) for row in printed) > 1 and len(columns) > 1


def _region(page: PageText, lines: Sequence[PrintedLine], number: int, is_word: IsWord) -> Iterator[Item]:
    run: list[PrintedLine] = []
    for band in bands_of(lines):
        if band.shape is Shape.LINES:
            run.extend(band.lines)
            continue
        yield from paragraphs_of(run, page.is_bold)
        run = []
        if band.shape is Shape.TABLE:
            yield Grid(unruled_grid(band, number, is_word), [w for ln in band.lines for w in ln.words])
        else:
            yield from _columns(page, band)
    yield from paragraphs_of(run, page.is_bold)


def _columns(page: PageText, band: Band) -> Iterator[Paragraph]:
    """Give the paragraphs of one column after the other; a card's figure and words are one paragraph."""
    for column in range(len(band.gutters) + 1):
        lines = [
            line_of([word for part in parts for word in part.words])
            for line in band.lines
            if (parts := band.cells(line)[column])
        ]
        if band.shape is Shape.CARDS and lines:
            yield Paragraph(tuple(lines), bold=False, listed=False)
        else:
            yield from paragraphs_of(lines, page.is_bold)


def heading_level(paragraph: Paragraph, body: float, sizes: Sequence[float]) -> int | None:
    """Return the level of a heading by its size among the `sizes` of a paper, None for body text."""
    if paragraph.height < _TALL * body or len(paragraph.lines) > 4:
        return None
    return next((n for n, size in enumerate(sizes, 1) if paragraph.height > 0.95 * size), None)
