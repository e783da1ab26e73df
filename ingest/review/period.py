"""Periods as a person writes and reads them in a decision."""

from __future__ import annotations

import re
from datetime import date

from ingest.grammar.intervals import add_months, end_of_month, interval, unstated
from ingest.grammar.periods import parse_header_period
from ingest.grammar.types import Period, PeriodType

FORMS = (
    "Write it as 'Q1 2023/24', 'June 2023', '2022/23', '12 months to June 2023', 'as at 30 June 2023', "
    "'2023-04-01 to 2023-06-30', or 'unstated'"
)
_ISO = re.compile(rf"(?:({'|'.join(PeriodType)}) )?(\d{{4}}-\d\d-\d\d) (?:to|and) (\d{{4}}-\d\d-\d\d)")
_OWN_DAYS = (PeriodType.FINANCIAL_YEAR, PeriodType.CALENDAR_YEAR)
_DAY = re.compile(r"(?:as at )?(\d{4}-\d\d-\d\d)")
_UNSTATED = re.compile(r"(?:unstated|not stated|period not stated)(?:\W.*)?", re.IGNORECASE)


def parse(text: str, report_date: str) -> tuple[str, str, str]:
    """Return (period_type, period_start, period_end) of a period in words or in what `as_words` gives.

    `report_date` (ISO 8601) ends a period that is not stated. Raises ValueError with the remedy where the
    text is no period, or names none that stands on its own ('June', 'last quarter').
    """
    period = _read(" ".join(text.split()), date.fromisoformat(report_date))
    return period.type.value, period.start.isoformat() if period.start else "", period.end.isoformat()


def as_words(period_type: str, start: str, end: str) -> str:
    """Return a period of the seeds for a person, such that `parse` gives it back."""
    if not period_type:
        return "period not known"
    if period_type == PeriodType.UNSTATED:
        return f"not stated, as reported on {end}"
    if period_type == PeriodType.POINT:
        return f"as at {end}"
    return f"{period_type} {start} to {end}"


def _read(text: str, report_date: date) -> Period:
    if _UNSTATED.fullmatch(text):
        return unstated(report_date)
    match = _ISO.fullmatch(text)
    if match is not None:
        return _interval(match[1], match[2], match[3])
    match = _DAY.fullmatch(text)
    if match is not None:
        return _interval(PeriodType.POINT, match[1], match[1])
    period = parse_header_period(text, report_date) if re.search(r"\d", text) else None
    if period is None:
        raise ValueError(f"{text!r} is no period that stands on its own. {FORMS}.")
    return period


def _interval(kind: str | None, first: str, last: str) -> Period:
    try:
        start, end = date.fromisoformat(first), date.fromisoformat(last)
    except ValueError:
        raise ValueError(f"{first} to {last} names a day that is in no calendar. {FORMS}.") from None
    if end < start:
        raise ValueError(f"{first} is after {last}. Put the earlier day first.")
    named = interval(start, end)
    if kind is None:
        return named
    months = {PeriodType.MONTH: 1, PeriodType.QUARTER: 3, PeriodType.ROLLING_12M: 12}.get(PeriodType(kind))
    fits = kind not in _OWN_DAYS or kind == named.type if months is None else end == _last(start, months)
    if not fits:
        raise ValueError(f"{first} to {last} is a {named.type.value}, not a {kind}. Leave the word out.")
    return Period(PeriodType(kind), start, end)


def _last(start: date, months: int) -> date | None:
    """Return the last of some whole months, or None where they do not start on the first of one."""
    return end_of_month(add_months(start, months - 1)) if start.day == 1 else None
