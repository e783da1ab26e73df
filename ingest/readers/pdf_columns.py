"""Lines of a PDF page whose parts stand in columns: tables without rules, columns of prose, cards."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from statistics import mean, median

from ingest.readers.grids import is_absent
from ingest.readers.pdf_lines import Part, PrintedLine
from ingest.readers.tables import is_figure, is_period

Gutter = tuple[float, float]
_FAR = 2.0
"""The second line of a band is no further below the first than this many heights of the font's box."""
_THIN = 2.0
_LIST_MARK = re.compile(
    r"\(?(?:\d{1,3}(?:\.\d{1,2}){0,3}|[a-zA-Z]|[ivx]{1,5})[.)]?|[•▪●◦‣➢➤❖✓✔·o\uf0b7\uf0a7\uf0d8*–-]"
)


class Shape(StrEnum):
    """How the columns of a band are read."""

    TABLE = "table"
    PROSE = "prose"
    CARDS = "cards"
    LINES = "lines"


@dataclass(frozen=True, slots=True)
class Band:
    """Neighbouring lines with the white columns that they share."""

    lines: tuple[PrintedLine, ...]
    gutters: tuple[Gutter, ...] = ()
    shape: Shape = Shape.LINES

    def cells(self, line: PrintedLine) -> list[list[Part]]:
        """Return the parts of a line by column; a part that spans columns stands in the first."""
        columns: list[list[Part]] = [[] for _ in range(len(self.gutters) + 1)]
        for part in line.parts:
            columns[sum(part.x0 >= (left + right) / 2 for left, right in self.gutters)].append(part)
        return columns

    def grid(self) -> list[list[str]]:
        """Return the texts of the lines by column."""
        return [[" ".join(part.text for part in cell) for cell in self.cells(line)] for line in self.lines]


def bands_of(lines: Sequence[PrintedLine]) -> list[Band]:
    """Return the lines of a region, from the top, as bands; lines without columns come one by one."""
    bands: list[Band] = []
    at = 0
    while at < len(lines):
        end = _band_end(lines, at)
        band = _shaped(lines[at:end])
        if band.shape is Shape.TABLE:
            band = _without_tail(band)
        at += len(band.lines)
        if band.shape is Shape.PROSE:
            band = _with_head(bands, band)
        bands.append(band)
    return bands


def _band_end(lines: Sequence[PrintedLine], at: int) -> int:
    if len(lines[at].parts) < 2 or _is_listed(lines, at):
        return at + 1
    shared, last, end = _inner(lines[at]), at, at + 1
    for number in range(at + 1, len(lines)):
        line = lines[number]
        common = _common(shared, line)
        if _is_apart(lines, at, number) or not _agrees(shared, common, line):
            break
        if len(line.parts) > 1:
            if _is_listed(lines, number):
                break
            shared, last = (common if len(line.parts) <= len(shared) + 1 else _inner(line)), number
        end = number + 1
    return end if last > at else at + 1


def _is_apart(lines: Sequence[PrintedLine], at: int, number: int) -> bool:
    """Whether more white stands above a line than between those of the band so far, or its size differs."""
    line, above = lines[number], lines[number - 1]
    gaps = [lines[n].y0 - lines[n - 1].y1 for n in range(at + 1, number)]
    gap = line.y0 - above.y1
    if gap > (1.5 * max(median(gaps), 0.4 * above.height) + 1 if gaps else _FAR * above.height):
        return True
    return number - at > 1 and abs(line.height - above.height) > 0.25 * above.height


def _agrees(shared: Sequence[Gutter], common: Sequence[Gutter], line: PrintedLine) -> bool:
    """Whether a line keeps most of the white columns: all but few of its own, or of the band's."""
    fewer = min(len(shared), len(line.parts) - 1) if len(line.parts) > 1 else 1
    return len(common) >= max(1, 0.6 * fewer)


def _is_listed(lines: Sequence[PrintedLine], at: int) -> bool:
    """Whether a line is a numbered paragraph or list item whose mark hangs to the left of it."""
    parts = lines[at].parts
    if len(parts) != 2 or not _LIST_MARK.fullmatch(parts[0].text):
        return False
    follow = lines[at + 1] if at + 1 < len(lines) else None
    hanging = follow is not None and len(follow.parts) == 1 and abs(follow.x0 - parts[1].x0) < 3
    return hanging or len(parts[1].words) >= 4


def _inner(line: PrintedLine) -> list[Gutter]:
    return [(a.x1, b.x0) for a, b in pairwise(line.parts)]


def _common(gutters: Sequence[Gutter], line: PrintedLine) -> list[Gutter]:
    """Return the gutters that a line leaves white, each as far as it does."""
    white = [(-1e4, line.x0), *_inner(line), (line.x1, 1e4)]
    found = []
    for left, right in gutters:
        low, high = max(white, key=lambda gap: min(right, gap[1]) - max(left, gap[0]))
        if min(right, high) - max(left, low) >= 0.5 * line.height:
            found.append((max(left, low), min(right, high)))
    return found


def _shaped(lines: Sequence[PrintedLine]) -> Band:
    band = Band(tuple(lines), _gutters(lines))
    if len(lines) < 2 or not band.gutters:
        return Band(tuple(lines))
    shape = _shape(band)
    return Band(band.lines, band.gutters if shape is not Shape.LINES else (), shape)


def _gutters(lines: Sequence[PrintedLine]) -> tuple[Gutter, ...]:
    """Return the white columns that the lines with the usual number of parts share."""
    counts = Counter(len(line.parts) for line in lines if len(line.parts) > 1)
    if not counts:
        return ()
    enough = max(2 if sum(counts.values()) > 1 else 1, round(0.3 * sum(counts.values())))
    usual = max((n for n, times in counts.items() if times >= enough), default=min(counts))
    full = [line for line in lines if len(line.parts) == usual]
    ranges = [
        (min(line.parts[n].x0 for line in full), max(line.parts[n].x1 for line in full)) for n in range(usual)
    ]
    between = tuple((a[1], b[0]) for a, b in pairwise(ranges))
    if all(right - left > _THIN for left, right in between):
        return between
    shared: list[Gutter] = _inner(full[0])
    for line in full[1:]:
        shared = _common(shared, line) or shared
    return tuple(shared)


def _shape(band: Band) -> Shape:
    grid = band.grid()
    several = [row for row in grid if sum(bool(cell) for cell in row) > 1]
    if _is_cards(grid, several):
        return Shape.CARDS
    if len(several) >= 2 and _has_figures(several):
        return Shape.TABLE
    words = [len(cell.split()) for row in several for cell in row if cell]
    if not words:
        return Shape.LINES
    if mean(words) >= (4 if len(several) > 2 else 6) and len(band.gutters) <= 2 and _is_filled(band):
        return Shape.PROSE
    if len(several) >= 3 and len(band.gutters) >= 2 and mean(words) <= 8:
        return Shape.TABLE
    return Shape.LINES


def _has_figures(rows: Sequence[Sequence[str]]) -> bool:
    """Whether a column after the first holds mainly figures, periods or signs for none."""
    for column in range(1, len(rows[0])):
        cells = [row[column] for row in rows if row[column]]
        told = sum(is_figure(cell) or is_period(cell) or is_absent(cell) for cell in cells)
        if told >= 2 and told * 2 >= len(cells):
            return True
    return False


def _is_cards(grid: Sequence[Sequence[str]], several: Sequence[Sequence[str]]) -> bool:
    """Whether a row of large figures stands above the words that say what each of them is."""
    if not 2 <= len(grid) <= 6 or len(several) < 2:
        return False
    first, below = grid[0], [cell for row in grid[1:] for cell in row if cell]
    figures = all(is_figure(cell) for cell in first if cell) and all(first)
    return figures and bool(below) and not any(is_figure(cell) or is_period(cell) for cell in below)


def _is_filled(band: Band) -> bool:
    """Whether the lines of each column are mostly as long as the column, as those of prose are."""
    for column in range(len(band.gutters) + 1):
        widths = [cell[-1].x1 - cell[0].x0 for line in band.lines if (cell := band.cells(line)[column])]
        if len(widths) < 2 or median(widths) < 0.6 * max(widths):
            return False
    return True


def _without_tail(band: Band) -> Band:
    """Leave out lines below a table that print only in its first column: notes, or the text that follows."""
    lines = list(band.lines)
    while len(lines) > 1:
        last = lines[-1]
        apart = last.y0 - lines[-2].y1 > 0.6 * last.height
        if len(last.parts) > 1 or (last.text[:1].islower() and not apart):
            break
        lines.pop()
    return Band(tuple(lines), band.gutters, band.shape)


def _with_head(above: list[Band], band: Band) -> Band:
    """Take in the lines of a later column of prose that begins higher on the page than the first."""
    lines = list(band.lines)
    while above and len(above[-1].lines) == 1:
        (line,) = above[-1].lines
        beside = line.x0 >= band.gutters[0][1] - 1
        if not beside or lines[0].y0 - line.y1 > 0.6 * line.height:
            break
        lines.insert(0, line)
        above.pop()
    return Band(tuple(lines), band.gutters, band.shape)
