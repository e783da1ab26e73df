"""What the years that head the columns of a table stand for: a day of each, or the months up to one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ingest.extract.grid import Place
from ingest.grammar.periods import find_periods
from ingest.months import FULL_NAME, month_number

_YEARLY_DATE = re.compile(
    r"\b(?:as (?:of|at)|at)\s+(?:(\d{1,2})(?:st|nd|rd|th)?\s+)?([A-Z][a-z]+)\s+(?:each|every)\b"
)
_TITLE_LENGTH = 160
_ON_A_DAY = re.compile(
    rf"\b(?:as (?:of|at)|at)\s+(\d{{1,2}})(?:st|nd|rd|th)?\s+({FULL_NAME})\b(?!\s*,?\s*(?:19|20)\d\d)"
)
_EACH_YEAR = re.compile(
    rf"(?<!to )(?<!ending )(?<!ended )(?<!until )\b(\d{{1,2}})(?:st|nd|rd|th)?\s+({FULL_NAME})"
    r"\s+(?:each|every)\s+year\b"
)
_MONTHS_TO = re.compile(
    r"\b(?:12|twelve)\s+months\s+(?:to|ending|ended)\s+(?:the\s+end\s+of\s+)?"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?(?P<month>{FULL_NAME})\b(?!\s*,?\s*(?:19|20)\d\d)",
    re.IGNORECASE,
)


def months_to(place: Place) -> int | None:
    """Return the month up to which columns of years count, told by a title: '12 months to 30 September'."""
    for text in _titles(place):
        months = {month_number(match["month"]) for match in _MONTHS_TO.finditer(text)}
        if months:
            return months.pop() if len(months) == 1 else None
    return None


def _titles(place: Place) -> Iterator[str]:
    """Give the short texts above the columns: the corner, the caption, the line above, the heading."""
    before = next(place.context.before(place.block), None)
    line = before.text.value if before is not None else ""
    for text in (*place.corners, place.caption, line, *place.block.headings[-1:]):
        if len(text) <= _TITLE_LENGTH:
            yield text


def yearly_date(place: Place) -> tuple[int, int] | None:
    """Return (month, day) on which the columns of years are taken.

    The note under the table says it ('as of April each year'), or its title or the line above it does
    ('as at 31 March').
    """
    note = place.context.note_after(place.block)
    found = [_YEARLY_DATE.search(note.text)] if note is not None else []
    found += [_ON_A_DAY.search(text) or _EACH_YEAR.search(text) for text in _titles(place)]
    match = next((m for m in found if m is not None), None)
    mentions = find_periods(f"1 {match[2]} 2020", date(2020, 12, 31)) if match is not None else []
    if match is None or not mentions or mentions[0].period is None:
        return None
    return mentions[0].period.end.month, int(match[1] or 1)
