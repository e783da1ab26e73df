"""The words before a printed period that change it: '12 months to', 'since', 'as at', 'to the end of'."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from ingest.grammar.intervals import ONE_DAY, add_months, interval, months_ending, point, year_to_date
from ingest.grammar.period_placing import Placed
from ingest.grammar.types import Period, PeriodType
from ingest.grammar.words import SPACE

_S = SPACE + "+"
_COUNT = r"(?P<count>\d{1,2}|one|two|three|four|five|six|nine|twelve)"
_COUNT_WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "nine": 9, "twelve": 12}
_TO = (
    rf"(?:ending|ended|(?:leading{_S})?(?:up{_S})?to|until)(?:{_S}the)?(?P<end_of>{_S}end{_S}of)?(?:{_S}the)?"
)


def apply_lead(before: str, placed: Placed, report_date: date) -> tuple[int, Period] | None:
    """Return where in `before` the lead words of a period begin, and the period they make of it.

    `before` is the text that ends where the printed period begins; None where no lead word is there.
    """
    for pattern, apply in _LEADS:
        lead = pattern.search(before)
        if lead is not None and (period := apply(lead, placed, report_date)) is not None:
            return lead.start(), period
    return None


_Apply = Callable[[re.Match[str], Placed, date], Period | None]


def _units_ending(lead: re.Match[str], placed: Placed, _report_date: date) -> Period | None:
    printed = lead["count"].lower()
    count = _COUNT_WORDS.get(printed) or int(printed)
    size = {"m": 1, "q": 3, "y": 12}[lead["unit"][0].lower()]
    months = count * size
    return months_ending(placed.period.end, months) if 0 < months <= 240 else None


def _year_ending(_lead: re.Match[str], placed: Placed, _report_date: date) -> Period | None:
    return months_ending(placed.period.end, 12) if placed.kind in ("day", "month", "quarter") else None


def _year_beginning(_lead: re.Match[str], placed: Placed, _report_date: date) -> Period | None:
    start = placed.period.start
    if placed.kind not in ("day", "month") or start is None or placed.joined:
        return None
    return interval(start, add_months(start, 12) - ONE_DAY)


def _quarter_ending(_lead: re.Match[str], placed: Placed, _report_date: date) -> Period | None:
    return months_ending(placed.period.end, 3) if placed.kind in ("day", "month") else None


def _to_date(_lead: re.Match[str], placed: Placed, report_date: date) -> Period | None:
    if placed.kind == "years":
        return year_so_far(placed.period, report_date)
    return year_to_date(placed.period.end) if placed.kind in ("day", "month", "quarter") else None


def year_so_far(period: Period, report_date: date) -> Period:
    """Return the year to date of a period: a year that still runs goes up to the report's date."""
    if period.start is not None and period.start <= report_date < period.end:
        return year_to_date(report_date)
    return year_to_date(period.end)


def _up_to_end(lead: re.Match[str], placed: Placed, report_date: date) -> Period | None:
    return _to_date(lead, placed, report_date) if placed.kind in ("day", "month", "quarter") else None


def _at_end(_lead: re.Match[str], placed: Placed, _report_date: date) -> Period | None:
    # A paper that says 'at the end of Q1' tells what the year has brought by then.
    return year_to_date(placed.period.end) if placed.kind == "quarter" else point(placed.period.end)


def _since(_lead: re.Match[str], placed: Placed, report_date: date) -> Period | None:
    start = placed.period.start
    if start is None or start > report_date or placed.joined:
        return None
    return replace(interval(start, report_date), type=PeriodType.RANGE)


def _at_month(_lead: re.Match[str], placed: Placed, _report_date: date) -> Period | None:
    if placed.kind not in ("day", "month") or placed.period.start is None or placed.joined:
        return None
    return point(placed.period.start)


def _by_day(lead: re.Match[str], placed: Placed, report_date: date) -> Period | None:
    # 'By December it had come down to 19%' tells of that month.
    return _at_month(lead, placed, report_date) if placed.kind == "day" else None


def _week(lead: re.Match[str], placed: Placed, _report_date: date) -> Period | None:
    if placed.kind != "day":
        return None
    day, six = placed.period.end, timedelta(days=6)
    return interval(day - six, day) if lead["ending"] else interval(day, day + six)


_LEADS: list[tuple[re.Pattern[str], _Apply]] = [
    (re.compile(rf"{pattern}\Z", re.IGNORECASE), apply)
    for pattern, apply in (
        (
            rf"\b(?:rolling{_S})?{_COUNT}[- ]?(?P<unit>month|year|quarter|mth|mnth|m)s?"
            rf"(?:{_S}period)?{_S}{_TO}{_S}",
            _units_ending,
        ),
        (rf"\b(?:rolling{_S})?(?:financial{_S})?year{_S}{_TO}{_S}", _year_ending),
        (
            rf"\b(?:(?:financial|council{_S}tax){_S})?year{_S}(?:beginning|starting|commencing)(?:{_S}(?:on|in))?{_S}",
            _year_beginning,
        ),
        (rf"\bquarter{_S}{_TO}{_S}", _quarter_ending),
        (
            rf"\b(?:year[- ]to[- ]date|ytd){_S}?[-\u2013,:(]?{SPACE}*(?:(?:up{_S})?to|in|at|for)?"
            rf"(?:{_S}the)?(?:{_S}end{_S}of)?{SPACE}*",
            _to_date,
        ),
        (rf"\b(?:up{_S})?to{_S}(?:the{_S})?end(?:{_S}of)?{_S}", _up_to_end),
        (rf"\b(?:(?:as{_S})?(?:at|by|of|until|on){_S})?(?:the{_S})?end(?:{_S}of)?{_S}", _at_end),
        (
            rf"\bsince(?:{_S}\w+ing(?:{_S}\w+)?)?(?:{_S}the)?(?:{_S}(?:start|beginning|end){_S}of)?(?:{_S}in)?{_S}",
            _since,
        ),
        (
            rf"\b(?:w/c|week{_S}(?:commencing|beginning|starting|of)|(?P<ending>w/e|week{_S}ending)){_S}",
            _week,
        ),
        (rf"\b(?:as{_S}(?:at|of|from|on)|at|until|from|with{_S}effect{_S}from){_S}", _at_month),
        (rf"\bby{_S}", _by_day),
    )
]
