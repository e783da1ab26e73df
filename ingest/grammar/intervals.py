"""Periods as intervals of days: months, financial quarters and years (from April), and their neighbours."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from ingest.grammar.types import Period, PeriodType

ONE_DAY = timedelta(days=1)
_FIRST_MONTH = 4
"""Of the financial year."""


def month(year: int, number: int) -> Period:
    """Return a calendar month; `number` is 1 to 12."""
    return Period(PeriodType.MONTH, date(year, number, 1), end_of_month(date(year, number, 1)))


def quarter_of(start_year: int, number: int) -> Period:
    """Return quarter `number` (1 to 4) of the financial year that starts in April of `start_year`."""
    start = add_months(date(start_year, _FIRST_MONTH, 1), 3 * (number - 1))
    return Period(PeriodType.QUARTER, start, add_months(start, 3) - ONE_DAY)


def quarter_with(day: date) -> Period:
    """Return the financial quarter that holds a day."""
    year = financial_year_with(day)
    return quarter_of(year, 1 + ((day.month - _FIRST_MONTH) % 12) // 3)


def financial_year(start_year: int) -> Period:
    """Return the financial year from 1 April of `start_year` to 31 March."""
    return Period(PeriodType.FINANCIAL_YEAR, date(start_year, 4, 1), date(start_year + 1, 3, 31))


def financial_year_with(day: date) -> int:
    """Return the year in whose April the financial year of a day starts."""
    return day.year if day.month >= _FIRST_MONTH else day.year - 1


def calendar_year(year: int) -> Period:
    """Return the year from 1 January to 31 December."""
    return Period(PeriodType.CALENDAR_YEAR, date(year, 1, 1), date(year, 12, 31))


def point(day: date) -> Period:
    """Return a stated day."""
    return Period(PeriodType.POINT, day, day)


def unstated(report_date: date) -> Period:
    """Return the period of a figure that states none."""
    return Period(PeriodType.UNSTATED, None, report_date)


def year_to_date(end: date) -> Period:
    """Return the interval from 1 April up to a day."""
    return Period(PeriodType.YEAR_TO_DATE, date(financial_year_with(end), _FIRST_MONTH, 1), end)


def months_ending(end: date, count: int) -> Period:
    """Return the `count` months that end on a day; twelve are rolling_12m whatever they are called."""
    start = add_months(end + ONE_DAY, -count)
    if count == 12:
        return Period(PeriodType.ROLLING_12M, start, end)
    return interval(start, end)


def interval(start: date, end: date) -> Period:
    """Return a closed interval under its own name: a month, a quarter, a year, a year to date, a range."""
    if start.day == 1 and end == end_of_month(end) and start <= end:
        months = (end.year - start.year) * 12 + end.month - start.month + 1
        if months == 1:
            return Period(PeriodType.MONTH, start, end)
        if months == 3 and (start.month - _FIRST_MONTH) % 3 == 0:
            return Period(PeriodType.QUARTER, start, end)
        if months == 12 and start.month in (1, _FIRST_MONTH):
            kind = PeriodType.CALENDAR_YEAR if start.month == 1 else PeriodType.FINANCIAL_YEAR
            return Period(kind, start, end)
        if months == 12:
            return Period(PeriodType.ROLLING_12M, start, end)
        if start.month == _FIRST_MONTH and months < 12:
            return Period(PeriodType.YEAR_TO_DATE, start, end)
    return Period(PeriodType.RANGE, start, end)


def end_of_month(day: date) -> date:
    """Return the last day of the month of a day."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def add_months(day: date, count: int) -> date:
    """Return the day `count` months away; the last day of a month stays the last day."""
    total = day.year * 12 + day.month - 1 + count
    year, zero_based = divmod(total, 12)
    last = monthrange(year, zero_based + 1)[1]
    stays_last = day.day == monthrange(day.year, day.month)[1]
    return date(year, zero_based + 1, last if stays_last else min(day.day, last))


def shift(period: Period, months: int) -> Period:
    """Return a period of the same kind and length, moved by whole months."""
    if period.start is None:
        return Period(period.type, None, add_months(period.end, months))
    return Period(period.type, add_months(period.start, months), add_months(period.end, months))


def previous(period: Period) -> Period:
    """Return the period of the same length just before: the month, quarter or year before.

    Twelve months ending in a quarter go back a quarter, since papers print them every quarter.
    """
    if period.start is None:
        return period
    if period.type is PeriodType.ROLLING_12M:
        return shift(period, -3)
    if period.start.day == 1 and period.end == end_of_month(period.end):
        length = (period.end.year - period.start.year) * 12 + period.end.month - period.start.month + 1
        return shift(period, -length)
    days = period.end - period.start + ONE_DAY
    return Period(period.type, period.start - days, period.start - ONE_DAY)


def year_before(period: Period) -> Period:
    """Return the same period a year earlier."""
    return shift(period, -12)
