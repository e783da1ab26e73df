"""A sheet of cells to titles, tables and notes: where each table begins and ends, and what heads it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.readers.blocks import BlockKind
from ingest.readers.building import Builder, Slot
from ingest.readers.characters import plain, raised
from ingest.readers.errors import UnreadablePaper
from ingest.readers.grids import header_rows, is_absent
from ingest.readers.head_parts import Role, role_of
from ingest.readers.report_heads import Start, date_below
from ingest.readers.tables import is_figure

MOST_CELLS = 600_000
_NOTE = re.compile(r"\(?(\d{1,2})[.):]?\s+\D")
_GLUED = re.compile(r"(?<=[a-z)]{2})\d{1,2}(?:,\d{1,2})*(?=[,;\s]|$)|(?<=\b(?:19|20)\d\d)\d$")
"""The mark of a note at the end of a word or of a year ('Northmarch4', '30 September 20171')."""
_STATED = re.compile(
    r"(?:date|published|meeting|report (?:of|by|to)|author|prepared|presented)\b.{0,40}", re.IGNORECASE
)
_DATED = re.compile(r"(?:date|published|meeting)\b|.*police and crime panel", re.IGNORECASE)
_TITLE_WORDS = 45
Grid = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: what its cells print, from its first row and column; a merged cell stands in its first."""

    name: str
    rows: Grid


def check_size(paper: str, sheets: Sequence[Sheet]) -> None:
    """Raise UnreadablePaper where a workbook has more cells than a paper of a panel can have."""
    cells = sum(len(row) for sheet in sheets for row in sheet.rows)
    if cells > MOST_CELLS:
        raise UnreadablePaper(
            paper, f"it has {cells:,} cells; the limit is {MOST_CELLS:,}", "Keep the sheets and rows needed."
        )


def hidden_remark(names: Sequence[str]) -> tuple[str, ...]:
    """Return the remark on the sheets that a workbook hides, none where it hides none."""
    if not names:
        return ()
    listed = ", ".join(repr(name) for name in names)
    return (f"sheet {listed} is hidden and was not read",)


def build_sheet(built: Builder, sheet: Sheet, *, named: bool) -> Start | None:
    """Add a sheet to what is built; return the report that it is, None where it prints nothing.

    `named` says that the sheet's name is shown and so heads it.
    """
    rows = [[plain(value) for value in row] for row in sheet.rows]
    if not any(value for row in rows for value in row):
        return None
    first = len(built.pieces)
    if named:
        built.prose(sheet.name, BlockKind.HEADING, level=1)
    notes = frozenset(match.group(1) for row in rows if (match := _NOTE.match(_lone(row) or "")))
    for part in _parts(rows):
        if isinstance(part, str):
            built.prose(_unglued(part, notes))
            continue
        for table in _beside(part):
            built.table([[Slot(_unglued(value, notes)) for value in row] for row in table])
    own = built.pieces[first:]
    lines = [piece.value for piece in own[:3] if piece.table is None]
    titles = [line for line in lines if len(line.split()) <= _TITLE_WORDS]
    titles = titles[1:] if named and len(titles) > 1 else titles
    telling = (line for line in titles if role_of(line) is Role.PLAIN)
    title = next(telling, titles[0] if titles else sheet.name)
    dated = date_below([piece for piece in own[:8] if piece.table is None and _DATED.match(piece.value)], 0)
    return Start(first, "report", title or sheet.name, dated)


def _parts(rows: Grid) -> list[str | list[list[str]]]:
    """Return the lines of text and the tables of a sheet in order."""
    parts: list[str | list[list[str]]] = []
    table: list[list[str]] = []
    for number, row in enumerate(rows):
        lone = _lone(row)
        if lone is None and any(row):
            if not table and (stated := _stated(row)):
                parts.append(stated)
                continue
            if table and _begins_table(rows, number, table):
                parts.append(table)
                table = []
            table.append(list(row))
        elif lone is not None:
            if (_is_section if table else _tops_columns)(rows, number, table):
                table.append(list(row))
                continue
            if table:
                parts.append(table)
                table = []
            parts.append(lone)
    if table:
        parts.append(table)
    return parts


def _lone(row: Sequence[str]) -> str | None:
    """Return the text of a row that prints one cell only, None for other rows."""
    filled = [value for value in row if value]
    return filled[0] if len(filled) == 1 else None


def _stated(row: Sequence[str]) -> str | None:
    """Return a row above a table that states the date or author ('Date:', '5 March 2024') as one line."""
    filled = [value for value in row if value]
    if len(filled) != 2 or not _STATED.fullmatch(filled[0]):
        return None
    return f"{filled[0].rstrip(':')}: {filled[1]}"


def _names_columns(row: Sequence[str]) -> bool:
    """Whether a row of several cells holds no figure: it may head a table."""
    rest = [value for value in row[1:] if value]
    return bool(rest) and not any(is_figure(value) or is_absent(value) for value in rest)


def _begins_table(rows: Grid, number: int, table: Grid) -> bool:
    """Whether a row below a blank one heads a table of its own: it names columns, above rows of figures."""
    if number == 0 or any(rows[number - 1]) or not _names_columns(rows[number]):
        return False
    above = table[header_rows(table) :]
    return any(is_figure(value) for row in above for value in row[1:]) and _figures_below(rows, number)


def _figures_below(rows: Grid, number: int) -> bool:
    """Whether figures follow within the next rows that print, no matter how many of those name columns."""
    following = [row for row in rows[number + 1 : number + 8] if sum(bool(value) for value in row) > 1]
    return any(is_figure(value) or is_absent(value) for row in following[:4] for value in row[1:])


def _is_section(rows: Grid, number: int, table: Grid) -> bool:
    """Whether a lone text stands inside a table: rows of figures follow at once, without a new header."""
    at = next((n for n, value in enumerate(rows[number]) if value), 0)
    start = next((n for n in range(len(table[0])) if any(n < len(r) and r[n] for r in table)), 0)
    value = rows[number][at]
    if len(value.split()) > 15 or _NOTE.match(value) or value.endswith("."):
        return False
    following = [row for row in rows[number + 1 : number + 5] if any(row)]
    if not following:
        return False
    if at > start:  # a unit or a title over columns, between the rows of a header
        return not header_rows(table) and _figures_below(rows, number)
    more = next((row for row in following if _lone(row) is None), None)
    return more is not None and not _names_columns(more)


def _tops_columns(rows: Grid, number: int, _: Grid) -> bool:
    """Whether a lone text stands directly over later columns of a header row, as a merged cell does."""
    follow = rows[number + 1] if number + 1 < len(rows) else []
    if not _names_columns(follow) or _lone(follow) is not None:
        return False
    at = next(n for n, value in enumerate(rows[number]) if value)
    return at > next(n for n, value in enumerate(follow) if value)


def _beside(table: list[list[str]]) -> list[list[list[str]]]:
    """Return the tables that stand side by side, a blank column and labels of its own before the second."""
    width = max(len(row) for row in table)
    full = [[*row, *[""] * (width - len(row))] for row in table]
    blank = [n for n in range(width) if not any(row[n] for row in full)]
    for column in blank:
        left, right = [row[:column] for row in full], [row[column + 1 :] for row in full]
        if _is_table(left) and _is_table(right) and _has_labels(right):
            return [_stripped(left), *_beside(_stripped(right))]
    return [full]


def _is_table(rows: Grid) -> bool:
    columns = {n for row in rows for n, value in enumerate(row) if value}
    return len(columns) > 1 and sum(any(row) for row in rows) > 1


def _has_labels(rows: Grid) -> bool:
    """Whether the first column that prints holds words and not figures."""
    first = next(n for n in range(len(rows[0])) if any(row[n] for row in rows))
    cells = [row[first] for row in rows if row[first]]
    return sum(not is_figure(cell) and not is_absent(cell) for cell in cells) * 5 >= 4 * len(cells)


def _stripped(rows: list[list[str]]) -> list[list[str]]:
    first = next((n for n in range(len(rows[0])) if any(row[n] for row in rows)), 0)
    return [row[first:] for row in rows]


def _unglued(value: str, notes: frozenset[str]) -> str:
    """Return a text with the marks of the sheet's notes apart ('Northmarch4' as 'Northmarch ⁴')."""

    def apart(match: re.Match[str]) -> str:
        marks = match.group()
        return f" {raised(marks)}" if notes.issuperset(marks.split(",")) else marks

    return _GLUED.sub(apart, value) if notes and value[:1].isalpha() else value
