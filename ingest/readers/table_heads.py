"""Which of a table's first rows name its columns."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.readers.column_names import are_column_names, is_column_name
from ingest.readers.continuation import Cells
from ingest.readers.tables import is_figure, is_period

_MOST = 3
"""How many header rows a table has at most, below a title of its own."""


def is_header(row: Cells, body: Sequence[Cells]) -> bool:
    """Whether a first row names columns: it holds no figure, and the rows below differ from it."""
    values = [cell.value for cell in row]
    rest = [value for value in values[1:] if value]
    if not rest or not body or any(len(value) > 160 for value in values):
        return False
    if any(is_figure(value) for value in rest):
        return False
    below = [[cell.value for cell in other] for other in body]
    if are_column_names(rest) and any(not is_column_name(v) for r in below for v in r[1:] if v):
        return True
    if any(is_figure(value) or is_period(value) for other in below for value in other[1:]):
        return not re.match(r"\d+[.)]?$", values[0])
    if re.search(r"\d", values[0]) or any(value.endswith(".") for value in rest):
        return False
    longest = max(len(value) for value in values)
    return max((len(v) for r in below for v in r), default=0) > 2 * longest and longest <= 60


def header_count(rows: Sequence[Cells], marked: int = 0) -> int:
    """Return how many first rows are header rows; `marked` of them the paper marks itself.

    A first row that prints its first cell only is a title above the header, and counts with it.
    """
    count = marked
    if not count and len(rows) > 1:
        if is_header(rows[0], rows[1:]):
            count = 1
        elif len(rows) > 2 and _is_title(rows[0]) and is_header(rows[1], rows[2:]):
            count = 2
    begin = count
    while 0 < count < begin + _MOST - 1 and _is_further_header(rows, count):
        count += 1
    return count


def opens_table(rows: Sequence[Cells]) -> bool:
    """Whether rows after a gap, the first with an empty first cell, begin a new table.

    The first row then holds short names of columns, and the rows below it figures.
    """
    values = [cell.value for cell in rows[0][1:] if cell.value]
    if are_column_names(values) and not are_column_names([cell.value for cell in rows[1][1:]]):
        return True
    if len(rows) > 2 and _is_further_header(rows, 1):
        return True
    short = len(values) > 1 and all(len(value) <= 40 and not value.endswith(".") for value in values)
    return short and not any(is_figure(value) for value in values) and _holds_figures(rows[1:])


def _is_title(row: Cells) -> bool:
    return len(row) > 1 and bool(row[0].value) and not any(cell.value for cell in row[1:])


def _is_further_header(rows: Sequence[Cells], at: int) -> bool:
    """Whether a row below a header row is header too: names or units of columns above rows of figures."""
    if len(rows) < at + 2:
        return False
    above, row = rows[at - 1], [cell.value for cell in rows[at]]
    filled = sum(bool(value) for value in row)
    if filled < 2 or any(is_figure(value) for value in row):
        return False
    if above[0].value and (row[0] or not are_column_names(row)):
        return False
    if are_column_names(row[1:]) and _holds_figures(rows[at + 1 :]):
        return True
    with_figures = sum(any(is_figure(cell.value) for cell in below[1:]) for below in rows[at + 1 :])
    return at == 1 and len(rows) > 2 and with_figures * 5 >= 3 * len(rows[at + 1 :])


def _holds_figures(rows: Sequence[Cells]) -> bool:
    """Whether most rows print figures below the names of columns, and hardly any sentence."""
    with_figures = sum(any(is_figure(cell.value) for cell in row[1:]) for row in rows)
    return with_figures * 5 >= 3 * len(rows) and with_figures > 0
