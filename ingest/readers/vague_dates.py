"""When a paper without a full date was written: in the month, or after the period, that its head names.

The date is the last day of what is named: a report 'May 2012' may give figures of May, one on the second
quarter was written after it, and 'the year to date' of either ends there. On which day a paper was written
is not known then, and its reports say so.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date

from ingest.months import MONTH, month_number
from ingest.readers.blocks import BlockKind, Dated
from ingest.readers.dates import first_date
from ingest.readers.head_lines import lines_of
from ingest.readers.head_parts import Role
from ingest.readers.head_words import Label
from ingest.readers.pieces import Piece

_HEAD, _LONGEST = 12, 110
_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "first": 1, "second": 2, "third": 3, "fourth": 4}
_YEAR = r"(?P<year>20\d\d)\s?[/–-]\s?(?:20)?\d\d\b"
_QUARTER = (
    r"(?:q(?:uarter|tr)?\s?(?P<number>[1-4]|one|two|three|four)|(?P<nth>first|second|third|fourth) quarter)"
)
_QUARTERS = (
    re.compile(rf"\b{_QUARTER}\b(?:\s*,?\s*(?!to\b)[a-z&]+){{0,3}}\W{{1,3}}{_YEAR}", re.IGNORECASE),
    re.compile(rf"\b{_YEAR}\W{{1,3}}(?:[a-z]+\s+){{0,2}}{_QUARTER}\b", re.IGNORECASE),
)
_MONTH = re.compile(rf"\b(?P<month>{MONTH})\.?,?\s+(?P<year>20\d\d)\b", re.IGNORECASE)
_RANGE = re.compile(
    r"(?:\b(?:to|until|till|and|between|from|ending|ended|end of|since)|[–-])\s*$", re.IGNORECASE
)
_ANNUAL = re.compile(rf"\bannual report\b\W{{0,3}}(?:for\s+)?{_YEAR}", re.IGNORECASE)


def vague_date(pieces: Sequence[Piece]) -> tuple[date, Dated] | None:
    """Return the last day of the month, quarter or year that the title lines of a paper name, or None."""
    for value in _title_lines(pieces[:_HEAD]):
        if (found := _named_in(value)) is not None:
            return found
    return None


def _title_lines(pieces: Sequence[Piece]) -> Iterator[str]:
    for piece in pieces:
        lines = lines_of(piece)
        of_head = piece.table is not None and lines[0].role is not Role.BODY
        if any(line.label is Label.OTHER_DATE for line in lines) and not of_head:
            continue
        if of_head:
            yield from (line.value for line in lines if line.label is not Label.OTHER_DATE)
        elif _is_title_line(piece):
            yield piece.value


def _is_title_line(piece: Piece) -> bool:
    sentence = piece.value.endswith(".") or piece.kind in (BlockKind.LIST_ITEM, BlockKind.TABLE)
    return not sentence and piece.table is None and len(piece.value) <= _LONGEST


def _named_in(line: str) -> tuple[date, Dated] | None:
    for pattern in _QUARTERS:
        if found := pattern.search(line):
            return _quarter_end(found), Dated.PERIOD
    if full := first_date(line):
        return full, Dated.PERIOD
    months = list(_MONTH.finditer(line))
    if months:
        ranged = any(_RANGE.search(line[: found.start()]) for found in months)
        return max(_month_end(found) for found in months), Dated.PERIOD if ranged else Dated.MONTH
    if found := _ANNUAL.search(line):
        return date(int(found["year"]) + 1, 3, 31), Dated.PERIOD
    return None


def _quarter_end(found: re.Match[str]) -> date:
    """Return the last day of a quarter of a financial year."""
    printed = (found["number"] or found["nth"]).lower()
    number = int(printed) if printed.isdigit() else _NUMBERS[printed]
    year = int(found["year"]) + (number == 4)
    month = (6, 9, 12, 3)[number - 1]
    return date(year, month, monthrange(year, month)[1])


def _month_end(found: re.Match[str]) -> date:
    year, month = int(found["year"]), month_number(found["month"])
    return date(year, month, monthrange(year, month)[1])
