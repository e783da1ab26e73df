"""Grids of cells whose format does not say which rows are headers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.readers.tables import is_figure, is_period

_ABSENT = re.compile(r"(?:-|–|—|\.{1,3}|…|:|n/?a|nil|z|\*|\[[a-z]\])", re.IGNORECASE)
_MOST = 5
"""A table with more rows than this above its first figure has a header that words alone show."""


def is_absent(value: str) -> bool:
    """Whether a cell says that it holds no figure ('..', '-', 'n/a', '[x]')."""
    return bool(_ABSENT.fullmatch(value.strip()))


def header_rows(grid: Sequence[Sequence[str]]) -> int:
    """Return how many first rows name columns: those above the first row that holds a figure.

    A row that prints only its first cell, below a row of names, is the heading of a section instead.
    """
    named = 0
    for number, row in enumerate(grid[: _MOST + 1]):
        rest = [value for value in row[1:] if value]
        if any(_is_body(value) for value in rest):
            return number if _names_columns(grid[:number]) else 0
        if named and not rest:
            return number
        named += len(rest) > 0
    return _by_words(grid)


def _is_body(value: str) -> bool:
    return is_figure(value) or is_absent(value)


def _names_columns(rows: Sequence[Sequence[str]]) -> bool:
    """Whether rows print more than the first cell, as a title above a table does not."""
    return any(value for row in rows for value in row[1:])


def _by_words(grid: Sequence[Sequence[str]]) -> int:
    """Return 1 where the first row of a table of words differs from those below it, else 0."""
    if len(grid) < 2 or len(grid[0]) < 2:
        return 0
    first, below = grid[0], [value for row in grid[1:] for value in row if value]
    if not all(first[1:]) or any(len(value) > 60 or value.endswith((".", ";")) for value in first):
        return 0
    if all(is_period(value) for value in first[1:]):
        return 1
    longest = max(len(value) for value in first)
    return int(len(grid) > 2 or max((len(value) for value in below), default=0) > longest)
