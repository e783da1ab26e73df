"""What each line of a text is part of: prose, or a table of one of the ways to print one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.readers.continuation import Cells
from ingest.readers.lines import Line
from ingest.readers.space_tables import headed_table
from ingest.readers.table_rows import PIPE_RULE
from ingest.readers.tables import is_figure
from ingest.readers.wide_tables import wide_table

Spaced = dict[int, tuple[list[Cells], int]]
"""The tables of space-separated columns: first line to rows and the line after the table."""


def shapes_of(text: str, lines: Sequence[Line]) -> tuple[list[str], Spaced]:
    """Return each line's shape ('prose', 'tab', 'pipe', 'bar' or 'spaced') and the spaced tables."""
    shapes = [_shape(line) for line in lines]
    _unmark_numbered(lines, shapes)
    _mark_bare_pipes(lines, shapes)
    _mark_barred_runs(lines, shapes)
    _mark_sections(lines, shapes)
    spaced: Spaced = {}
    at = 0
    while at < len(lines):
        rows, end = _spaced_table(text, lines, at) if shapes[at] == "prose" else ([], at)
        if rows:
            spaced[at] = rows, end
            shapes[at:end] = ["spaced"] * (end - at)
        at = max(end, at + 1)
    return shapes, spaced


def _spaced_table(text: str, lines: Sequence[Line], at: int) -> tuple[list[Cells], int]:
    if lines[at].blank or len(lines[at].raw) > 400:
        return [], at
    rows, end = wide_table(text, lines, at)
    return (rows, end) if rows else headed_table(text, lines, at)


def _shape(line: Line) -> str:
    if line.raw.lstrip().startswith("|"):
        return "pipe"
    cells = [cell for cell in line.raw.split("\t") if cell.strip()]
    if "\t" in line.raw and (len(cells) > 1 or line.raw.startswith("\t\t") or line.raw.endswith("\t")):
        return "tab"
    return "prose"


def _unmark_numbered(lines: Sequence[Line], shapes: list[str]) -> None:
    """Mark as prose the paragraphs whose number or bullet a tab sets apart, no row of a table beside them."""
    numbered = {
        n for n, line in enumerate(lines) if shapes[n] == "tab" and _NUMBERED.fullmatch(line.raw.strip())
    }
    for number in numbered:
        beside = (n for n in (number - 1, number + 1) if 0 <= n < len(lines))
        if all(lines[n].blank or n in numbered or shapes[n] == "prose" for n in beside):
            shapes[number] = "prose"


_NUMBERED = re.compile(
    r"(?:[A-Z][A-Za-z /&'’]{1,30}:|\d{1,3}(?:\.\d{1,3}){0,3}[.)]?|\(?[a-z]{1,4}[.)]|\(\d{1,2}\)"
    r"|[-–•▪●◦\uf0b7])\t+(?=[^\t]*[^\W\d_]{2})[A-Z£\d\"'“‘(][^\t]*",
)
"""A paragraph's number or a line's name, a tab and the words: '4.3<tab>The force', 'Date:<tab>5 May 2024'."""


def _mark_bare_pipes(lines: Sequence[Line], shapes: list[str]) -> None:
    """Mark Markdown tables whose rows have no outer bars: known by the rule below their first row."""
    for number, line in enumerate(lines):
        if number == 0 or "|" not in line.raw or not PIPE_RULE.fullmatch(line.raw):
            continue
        if shapes[number] == "pipe" or "|" not in lines[number - 1].raw:
            continue
        end = number
        while end < len(lines) and "|" in lines[end].raw:
            end += 1
        shapes[number - 1 : end] = ["pipe"] * (end - number + 1)


def _mark_barred_runs(lines: Sequence[Line], shapes: list[str]) -> None:
    """Mark runs of lines with bars between short cells, figures among them, that no rule shows as a table."""
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and lines[end].raw.count("|") >= _BARS:
            end += 1
        run = [[cell.strip() for cell in line.raw.split("|")] for line in lines[at:end]]
        figured = sum(any(is_figure(cell) for cell in row) for row in run)
        if len(run) >= _RUN and figured >= _RUN - 1 and "prose" in shapes[at:end]:
            outer = sum(line.raw.lstrip().startswith("|") for line in lines[at:end]) * 2 > end - at
            shapes[at:end] = ["pipe" if outer else "bar"] * (end - at)
        at = max(end, at + 1)


_BARS, _RUN = 2, 3
"""So many bars in each of so many lines make a table."""


def _mark_sections(lines: Sequence[Line], shapes: list[str]) -> None:
    """Mark the lines of one short cell between rows of a tab table: they name the section below them."""
    for number in range(1, len(lines) - 1):
        value = lines[number].raw.strip()
        between = shapes[number - 1] == "tab" and shapes[number] == "prose" and shapes[number + 1] == "tab"
        if not between or not value or len(value) > 50 or not value[0].isupper() or value[-1] in ".:;,":
            continue
        below = [cell.strip() for cell in lines[number + 1].raw.split("\t")]
        if below[0] and any(is_figure(cell) for cell in below[1:]):
            shapes[number] = "tab"


def run_end(lines: Sequence[Line], shapes: Sequence[str], at: int) -> int:
    """Return the line after the run of lines of one shape that begins at a line."""
    end = at
    while end < len(lines) and not lines[end].blank:
        if shapes[end] != shapes[at] and not (shapes[at] == "tab" and lines[end].raw.startswith("\t")):
            break
        end += 1
    return end
