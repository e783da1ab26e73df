"""Reading a table: its columns, and the labels that stand beside and above a cell."""

from __future__ import annotations

import re
from collections import Counter

from ingest.months import STEMS
from ingest.readers.blocks import Cell, Row, Table
from ingest.readers.column_names import is_column_name

_NUMBER = r"[~≈<>±+\-–−(£$€ ]*\d[\d,]*(?:\.\d+)?\s?(?:%|m|bn|k|st|nd|rd|th|pp)?\)?\*?"
_TIME = r"\d{1,3}:[0-5]\d(?::[0-5]\d)?"
_LENGTH = r"(?:\d+(?:\.\d+)?\s?(?:h(?:rs?|ours?)?|m(?:ins?|inutes?)?|s(?:ecs?|econds?)?)\b\s?){1,3}"
_FIGURE = re.compile(rf"{_TIME}|{_LENGTH}|{_NUMBER}(?:\s+[A-Za-z][\w'’&-]*){{0,3}}", re.IGNORECASE)
_NUMBERED_LINE = re.compile(
    r"(?:999|112|101|111)\s+(?:emergency\s+|non-emergency\s+)?(?:abandon|answer|call|contact|demand|line|online|perform"
    r"|respon|service|volume)",
    re.IGNORECASE,
)
"""A telephone number that names a service ('101 calls') counts nothing."""
_MONTH = rf"(?:{STEMS})[a-z]*\.?"
_YEAR = r"(?:19|20)?\d\d"
PERIOD = re.compile(
    rf"(?:{_MONTH}|(?:19|20)\d\d|{_YEAR}\s?[/–-]\s?{_YEAR}|q[1-4]|(?:{_MONTH}|q[1-4])[\s'’-]*{_YEAR}(?:[/-]{_YEAR})?"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}(?:\s+{_YEAR})?|{_YEAR}/{_YEAR}\s+\D.*"
    rf"|(?:\d{{1,2}}\s?-?(?:m|mths?|months?|weeks?)|f?ytd|year|quarter)\s+(?:to|ending|ended)\s.*)(?:\s*\([^)]*\))?",
    re.IGNORECASE,
)


def is_period(value: str) -> bool:
    """Whether a cell holds nothing but the name of a period ('2020/21', 'Jan', 'Q1 2022')."""
    return bool(PERIOD.fullmatch(value.strip()))


_NO_VALUE = re.compile(r"n/?a|n/?k|tbc|nil|none|[-–—.*]+", re.IGNORECASE)
"""What a cell of figures prints where it has none."""


def is_figure(value: str) -> bool:
    """Whether a cell holds a figure, alone or with up to three words ('6.4 Northmarch')."""
    value = value.strip()
    if not _FIGURE.fullmatch(value) or _NUMBERED_LINE.match(value):
        return False
    return not is_period(value) and not is_column_name(value)


def width(table: Table) -> int:
    """Return the number of columns: that of the widest header row, else the commonest."""
    headers = [len(row.cells) for row in table.rows if row.header]
    if headers:
        return max(headers)
    return Counter(len(row.cells) for row in table.rows).most_common(1)[0][0]


def shift(table: Table, row: Row) -> int:
    """Return by how many columns a short row stands to the right of where it is printed.

    A row that begins below a merged label is often printed without its empty leading cells; it then
    ends in the table's last column.
    """
    missing = width(table) - len(row.cells)
    if missing <= 0 or not row.cells or not row.cells[-1].text.value:
        return 0
    return 0 if _begins_like_the_others(table, row) else missing


def _begins_like_the_others(table: Table, row: Row) -> bool:
    """Whether a short row prints its first figure where the full rows do: it only ends early."""
    total, first = width(table), _first_figure(row)
    full = [_first_figure(other) for other in table.rows if not other.header and len(other.cells) == total]
    return bool(first and full) and full.count(first) * 2 > len(full)


def _first_figure(row: Row) -> int:
    """Return the column of a row's first figure behind its label, 0 where it prints none."""
    return next((n for n, cell in enumerate(row.cells) if n and is_figure(cell.text.value)), 0)


def label_columns(table: Table) -> int:
    """Return how many leading columns hold labels: those before the first column of figures.

    Where no column holds figures, every column but the last is a label.
    """
    total = width(table)
    body = [row for row in table.rows if not row.header]
    for column in range(1, total):
        cells = [cell.text.value for row in body if (cell := cell_at(table, row, column)) and cell.text.value]
        cells = [cell for cell in cells if not _NO_VALUE.fullmatch(cell.strip())]
        if cells and sum(is_figure(cell) or is_period(cell) for cell in cells) * 2 >= len(cells):
            return column
    return max(total - 1, 1)


def cell_at(table: Table, row: Row, column: int) -> Cell | None:
    """Return the cell of a row that stands in a column of the table, or None."""
    index = column - shift(table, row)
    return row.cells[index] if 0 <= index < len(row.cells) else None


def row_labels(table: Table) -> list[tuple[str, ...]]:
    """Return for every body row, in order, its labels from the outermost in.

    An empty leading cell inherits the label above it; a row that prints only its first cell is a
    section, whose label stands before those of the rows below it.
    """
    columns = label_columns(table)
    above = [""] * columns
    section = ""
    labels: list[tuple[str, ...]] = []
    for row in table.rows:
        if row.header:
            continue
        own = [cell.text.value if (cell := cell_at(table, row, c)) else "" for c in range(columns)]
        if is_section(row):
            section, above = row.cells[0].text.value, [""] * columns
            labels.append((section,))
            continue
        filled = next((c for c, value in enumerate(own) if value), columns)
        above = above[:filled] + own[filled:]
        path = (section, *above) if section else tuple(above)
        labels.append(tuple(value for value in path if value))
    return labels


def is_section(row: Row) -> bool:
    """Whether a body row prints only its first cell, as a heading of the rows below it."""
    filled = [cell for cell in row.cells if cell.text.value]
    return len(row.cells) > 1 and len(filled) == 1 and filled[0] is row.cells[0]


def column_labels(table: Table, row: Row, cell: Cell) -> tuple[str, ...]:
    """Return the header texts above a cell, from the outermost in.

    Headers are those last printed above the row; an empty cell of a group header, printed or left out
    at the row's end, takes the group to its left.
    """
    headers = headers_of(table, row)
    column = cell.column + shift(table, row)
    labels: list[str] = []
    for depth, header in enumerate(headers):
        texts = [h.text.value for h in header.cells]
        value = texts[column] if column < len(texts) else ""
        if not value and depth + 1 < len(headers) and column > 0:
            value = next((t for t in reversed(texts[1:column]) if t), "")
        if value:
            labels.append(value)
    return tuple(labels)


def headers_of(table: Table, row: Row) -> list[Row]:
    """Return the group of header rows that was printed last above a row."""
    group: list[Row] = []
    after_body = False
    for candidate in table.rows:
        if candidate is row:
            break
        if not candidate.header:
            after_body = True
            continue
        if after_body:
            group, after_body = [], False
        group.append(candidate)
    return group
