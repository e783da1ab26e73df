"""Dates that a paper prints as its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ingest.months import MONTH, month_number

_WEEKDAY = r"(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?"
DATE = re.compile(
    rf"(?:\b{_WEEKDAY},?\s+(?:the\s+)?)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?"
    rf"(?P<month>{MONTH})\b\.?,?\s+(?P<year>(?:19|20)\d\d)",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    rf"\b(?P<month>{MONTH})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>20\d\d)(?![\d/])",
    re.IGNORECASE,
)
_NUMERIC = re.compile(
    r"(?<![\d/.-])(?P<day>\d{1,2})(?P<sep>[/.-])(?P<month>\d{1,2})(?P=sep)(?P<year>20\d\d)(?![\d/])"
    r"|(?<![\d/.])(?P<year2>20\d\d)-(?P<month2>\d\d)-(?P<day2>\d\d)(?![\d-])"
)
_SHORT_YEAR = re.compile(
    r"(?<![\d/.])(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>[0-3]\d)(?![\d/])"
    r"|(?<![\d/.])(?P<day2>\d\d)\.(?P<month2>\d\d)\.(?P<year2>[0-3]\d)(?![\d.])"
    rf"|\b(?P<day3>\d{{1,2}})(?:st|nd|rd|th)?[ -](?P<month3>{MONTH})[ -](?P<year3>[0-3]\d)(?!\s?\w|[:.,]\d)",
    re.IGNORECASE,
)
_OF_DATA = re.compile(
    r"\b(?:as (?:at|of|on)|at|to|until|till|from|since|by|before|after|between|and"
    r"|end(?:s|ed|ing)?(?: on| at)?)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""What stands before a date up to which or since when figures are, and not before that of a meeting."""
_DAY = rf"(?:{re.sub(r'[?]P<[a-z]+>', '?:', DATE.pattern)}|\d{{1,2}}[/.]\d{{1,2}}[/.](?:20)?\d\d)"
_UNTIL = re.compile(rf"\s*(?:[–—-]|to|until)\s*(?:the\s+)?{_DAY}", re.IGNORECASE)
_SINCE = re.compile(rf"{_DAY}\s*[–—-]\s*$", re.IGNORECASE)


def first_date(value: str) -> date | None:
    """Return the first full date of a text that a calendar has (days first in '5/3/24'), or None."""
    return next((when for *_, when in _dates(value)), None)


def written_date(value: str) -> date | None:
    """Return the first full date of a text that is not said to begin or end its figures, or None."""
    return next((when for start, end, when in _dates(value) if not _bounds(value, start, end)), None)


def _bounds(value: str, start: int, end: int) -> bool:
    """Whether the date at a span begins or ends a period."""
    before = value[:start]
    return bool(_OF_DATA.search(before) or _UNTIL.match(value, end) or _SINCE.search(before))


def _dates(value: str) -> Iterator[tuple[int, int, date]]:
    """Give the full dates of a text with where they start and end: those with a month's name first."""
    patterns = (DATE, _MONTH_FIRST, _NUMERIC, _SHORT_YEAR) if any(map(str.isdigit, value)) else ()
    for pattern in patterns:
        for match in pattern.finditer(value):
            parts = {name.rstrip("23"): part for name, part in match.groupdict().items() if part}
            month, year = parts["month"].lower(), int(parts["year"])
            try:
                number = int(month) if month.isdigit() else month_number(month)
                when = date(year if year > 99 else 2000 + year, number, int(parts["day"]))
            except ValueError:
                continue
            yield (*match.span(), when)


_MEETING = re.compile(
    r"(?:(?:meeting|report)\s+)?date(?:\s+of\s+(?:the\s+)?(?:meeting|report))?\s*:"
    r"|held (?:on|at)\b|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
    r"|.{0,45}\b(?:\d{1,2}[.:]\d\d\s*(?:[ap]\.?m\b|hours|hrs)|\d{1,2}\s*[ap]\.?m\b)",
    re.IGNORECASE,
)


def is_meeting_line(value: str) -> bool:
    """Whether a line says when and where a meeting is ('Tuesday, 5 March 2024, 10.00 am', 'Date: ...')."""
    return len(value) < 140 and first_date(value) is not None and bool(_MEETING.match(value))
