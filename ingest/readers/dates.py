"""Dates that a paper prints as its own."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
DATE = re.compile(
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+(?:the\s+)?)?(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?"
    rf"(?P<month>{'|'.join(_MONTHS)}),?\s+(?P<year>(?:19|20)\d\d)",
    re.IGNORECASE,
)


_NUMERIC = re.compile(
    r"(?<![\d/.])(?P<day>\d{1,2})(?P<sep>[/.])(?P<month>\d{1,2})(?P=sep)(?P<year>20\d\d)(?![\d/])"
)


def first_date(value: str) -> date | None:
    """Return the first full date of a text that a calendar has (days first in '5/3/2024'), or None."""
    for match in (*DATE.finditer(value), *_NUMERIC.finditer(value)):
        month = match["month"].lower()
        try:
            number = int(month) if month.isdigit() else _MONTHS.index(month) + 1
            return date(int(match["year"]), number, int(match["day"]))
        except ValueError:
            continue
    return None


_MEETING = re.compile(
    r"(?:(?:meeting|report)\s+)?date(?:\s+of\s+(?:the\s+)?(?:meeting|report))?\s*:"
    r"|held (?:on|at)\b|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
    r"|.{0,45}\b(?:\d{1,2}[.:]\d\d\s*(?:[ap]\.?m\b|hours|hrs)|\d{1,2}\s*[ap]\.?m\b)",
    re.IGNORECASE,
)


def is_meeting_line(value: str) -> bool:
    """Whether a line says when and where a meeting is ('Tuesday, 5 March 2024, 10.00 am', 'Date: ...')."""
    return len(value) < 140 and first_date(value) is not None and bool(_MEETING.match(value))
