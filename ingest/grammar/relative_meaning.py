"""What a relative period means beside the period that the text around it is about."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from ingest.grammar.intervals import (
    add_months,
    end_of_month,
    financial_year,
    financial_year_with,
    month,
    months_ending,
    previous,
    quarter_of,
    quarter_with,
    shift,
    unstated,
    year_before,
    year_to_date,
)
from ingest.grammar.relative_periods import Relative
from ingest.grammar.types import Period, PeriodType

_QUARTER, _YEAR = 3, 12


def resolve_relative(relative: Relative, context: Period | None, report_date: date) -> Period | None:
    """Return the period that a relative one means beside `context`, or None where it takes a context."""
    if context is not None and context.start is None:
        context = None
    if relative.kind in ("same", "year_ago"):
        if context is not None and relative.kind == "same" and relative.unit == "quarter":
            months = months_of(context)
            return quarter_with(context.end) if months < _QUARTER else context if months == _QUARTER else None
        if context is not None and relative.kind == "same" and relative.unit == "year":
            return context if months_of(context) == _YEAR else None
        if context is not None and relative.kind == "same" and relative.unit == "month":
            return context if months_of(context) == 1 else None
        if context is None or relative.kind == "same":
            return context
        return year_before(context)
    return _RESOLVERS[relative.kind](relative, context, report_date)


def _in_year(relative: Relative, context: Period | None, _report_date: date) -> Period | None:
    if context is None or context.start is None or relative.year is None:
        return None
    year = financial_year_with(context.start) if relative.financial else context.start.year
    return shift(context, 12 * (relative.year - year))


def _named_month(relative: Relative, context: Period | None, report_date: date) -> Period:
    years_back = relative.year or 0
    if not years_back:  # 'March this year'
        return month(report_date.year - (relative.count > report_date.month), relative.count)
    if context is not None and context.end.month == relative.count:
        return month(context.end.year + years_back, relative.count)
    year = context.end.year if context is not None else report_date.year
    return month(year + years_back, relative.count)


def _named_quarter(relative: Relative, context: Period | None, report_date: date) -> Period:
    year = financial_year_with(context.end if context is not None else report_date)
    return quarter_of(year + (relative.year or 0), relative.count)


def _last_months(relative: Relative, context: Period | None, report_date: date) -> Period:
    back = relative.year == -1
    if context is not None and context.type is PeriodType.ROLLING_12M and relative.count == 12:
        return shift(context, -12) if back else context
    if context is not None and context.start is not None and context.start != context.end:
        end = context.start - timedelta(days=1) if back else context.end
    else:
        end = _last_full_month(context.end if context else report_date)
    return months_ending(end, relative.count)


def _last_full_month(day: date) -> date:
    return day if day == end_of_month(day) else end_of_month(add_months(day.replace(day=1), -1))


def _unit_before(relative: Relative, context: Period | None, report_date: date) -> Period | None:
    if relative.unit == "year":
        if relative.financial or context is None:
            return financial_year(financial_year_with(context.end if context else report_date) - 1)
        return year_before(context)
    if context is None:
        return _full_unit(relative.unit, report_date)
    if relative.unit == "period":
        return previous(context)
    return _part_of_year_before(context, 3 if relative.unit == "quarter" else 1)


def _part_of_year_before(context: Period, size: int) -> Period | None:
    """Return the quarter or month (of 3 or 1 months) before a period; None where that is longer."""
    if context.type is PeriodType.POINT or months_of(context) < size:
        around = quarter_with(context.end) if size == 3 else month(context.end.year, context.end.month)
        return previous(around)
    if months_of(context) > size and context.type is not PeriodType.ROLLING_12M:
        return None  # the quarter before a year is no year
    return shift(context, -size)


def _unit_now(relative: Relative, context: Period | None, report_date: date) -> Period | None:
    if relative.unit == "year":
        # a report that looks ahead to the next year calls its own 'this year'
        return financial_year(financial_year_with(min(context.end, report_date) if context else report_date))
    if relative.unit == "period":
        return context
    if context is None:
        return _full_unit(relative.unit, report_date)
    if relative.unit == "quarter":
        return context if months_of(context) == 3 else quarter_with(context.end)
    return month(context.end.year, context.end.month)


def _full_unit(unit: str, report_date: date) -> Period | None:
    """Return the last quarter or month that ended by the report's date."""
    if unit == "period":
        return None
    if unit == "month":
        end = _last_full_month(report_date)
        return month(end.year, end.month)
    current = quarter_with(report_date)
    return current if current.end <= report_date else previous(current)


def _to_date(_relative: Relative, context: Period | None, report_date: date) -> Period:
    """Return the year up to the context's end; a year still running has gone no further than the report."""
    return year_to_date(min(context.end, report_date) if context else report_date)


def months_of(period: Period) -> int:
    """Return over how many months a period goes."""
    start = period.start or period.end
    return (period.end.year - start.year) * 12 + period.end.month - start.month + 1


_RESOLVERS: dict[str, Callable[[Relative, Period | None, date], Period | None]] = {
    "unstated": lambda _relative, _context, report_date: unstated(report_date),
    "half": lambda _relative, _context, _report_date: None,
    "to_date": _to_date,
    "of_year": _in_year,
    "month": _named_month,
    "named_quarter": _named_quarter,
    "months": _last_months,
    "before": _unit_before,
    "now": _unit_now,
}
