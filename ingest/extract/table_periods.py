"""The period that the labels of a table give a cell: its column, its row, the corner, the title."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache

from ingest.extract.grid import Place, broken_label
from ingest.extract.year_columns import months_to, yearly_date
from ingest.grammar.intervals import month, months_ending, point, quarter_of, shift, year_before, year_to_date
from ingest.grammar.periods import PeriodMention, find_periods, parse_header_period, resolve
from ingest.grammar.types import Period, PeriodType
from ingest.months import FULL_NAME, STEMS, month_number

_BARE_QUARTER = re.compile(r"\bq(?:uarter|tr)?\s?([1-4])\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b|\d\d\s?[/–-]\s?\d\d|['’]\d\d|\b[a-z]{3}\w*[ -]\d\d\b", re.IGNORECASE)
_HEADER_WORDS = 8
_YEARS = (PeriodType.CALENDAR_YEAR, PeriodType.FINANCIAL_YEAR)


@lru_cache(maxsize=4096)  # the labels of a table are read for each of its cells
def _wholly(text: str, today: date) -> Period | None:
    return parse_header_period(text, today)


@lru_cache(maxsize=4096)
def _named(text: str, today: date) -> tuple[PeriodMention, ...]:
    return tuple(find_periods(text, today))


def stated_by(
    place: Place, above: tuple[str, ...] | None = None, beside: tuple[str, ...] | None = None
) -> Period | None:
    """Return the period that labels give a cell: its own, or those of another column or row."""
    above = place.above if above is None else above
    beside = place.beside if beside is None else beside
    texts = [
        *broken_label(above),
        *reversed(above),
        *reversed(beside),
        *place.corners,
        *([place.caption] if place.caption else []),
    ]
    stated = [(text, p) for text in texts if (p := _wholly(text, place.today)) is not None]
    # the meeting's own date dates nothing, unless a year that has not ended is cut off there
    stated = [(text, p) for text, p in stated if p.end != place.today or _is_part(text, p)]
    if not stated:
        labels = (*reversed(above), *reversed(beside))
        stated = [(text, p) for text in labels if (p := _leading(text, place.today)) is not None]
    if not stated:
        return _relative(place, above) or _of_section(place) or _of_caption(place, compared=True)
    titled = _of_caption(place)
    if titled is not None:
        stated.append((place.caption, titled))
    period = _with_year(stated)
    if any(_is_part(text, period) for text in (stated[0][0], *above)):
        return _up_to(place, period)
    if period.type in _YEARS and period.start is not None:
        ending = months_to(place)
        if ending is not None and period.type is PeriodType.CALENDAR_YEAR:
            return months_ending(month(_year_of(period, ending), ending).end, 12)
        yearly = yearly_date(place)
        if yearly is not None:
            number, day = yearly
            return point(date(_year_of(period, number), number, day))
    part = _part_of_year(place) if period.type is PeriodType.FINANCIAL_YEAR else None
    return part(period) if part is not None else period


_APRIL_TO = re.compile(
    rf"\b(?:1(?:st)?\s+)?Apr(?:il)?\s*(?:to|[-–])\s*(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?(?P<last>{FULL_NAME})\b",
    re.IGNORECASE,
)
_OF_A_WHOLE_YEAR = re.compile(
    r"\b(?:budgets?|forecast|out-?turn|projected|precept|targets?)\b", re.IGNORECASE
)


def is_of_a_whole_year(place: Place) -> bool:
    """Whether a cell is of what is set or foreseen for a whole year: a budget, a forecast, a target."""
    texts = (*place.labels, *place.corners, place.caption, *place.block.headings[-1:])
    return any(_OF_A_WHOLE_YEAR.search(text) for text in texts)


def _part_of_year(place: Place) -> Callable[[Period], Period] | None:
    """Return what makes of a year the part that the table's title names: 'Recorded crime, April to December'.

    None where the title or the heading above names none, or the cell is of what is set for a whole year.
    """
    headings = place.block.headings[-1:]
    if is_of_a_whole_year(place):
        return None
    for text in (place.caption, *headings):
        match = _APRIL_TO.search(text)
        if match is not None:
            number = month_number(match["last"])
            return lambda year: year_to_date(month(_year_of(year, number), number).end)
    return None


_CURRENT = re.compile(r"\b(?:current|latest|this|last)\s+(?:12|twelve)[- ]months?\b|\bR12M?\b", re.IGNORECASE)
_TOLD = ("now", "before", "year_ago", "same")
_BEFORE = re.compile(r"\b(?:previous|prior|preceding)\s+(?:12|twelve)[- ]months?\b", re.IGNORECASE)


def _relative(place: Place, above: tuple[str, ...]) -> Period | None:
    """Return the period of 'Current 12 months' or 'Last quarter', told from what the report declares."""
    clock = place.context.clock(place.block)
    now = clock.declared.default or place.context.title_period(place.block)
    if now is None:
        return None
    for text in reversed(above):
        if _BEFORE.search(text):
            return year_before(now) if now.type is PeriodType.ROLLING_12M else None
        if _CURRENT.search(text):
            return now if now.type is PeriodType.ROLLING_12M else None
        for mention in _named(text, place.today):
            if mention.relative is not None and mention.relative.kind in _TOLD:
                return resolve(mention, now, place.today)
    return None


TO_DATE = re.compile(r"\bf?ytd\b|\b(?:year|months?|period) to date\b|\bto date\b", re.IGNORECASE)
"""Words that make a year's name ('FYTD 23/24') that of the part that has passed."""


def _is_part(text: str, period: Period) -> bool:
    """Whether a label names a year of which it means the part to date, and no day or month of it."""
    whole = period.type in _YEARS or period.type is PeriodType.YEAR_TO_DATE
    return whole and bool(TO_DATE.search(text)) and not _MONTH_NAME.search(text)


_MONTH_NAME = re.compile(rf"\b(?:{STEMS})[a-z]*\b|\bq[1-4]\b", re.IGNORECASE)


def _up_to(place: Place, year: Period) -> Period | None:
    """Return the part of a financial year up to the month that the table's title or the report's names."""
    title = place.context.paper.reports[place.block.report].title
    for text in (place.caption, *reversed(place.block.headings), title):
        named = {m.period for m in _named(text, place.today) if m.period is not None}
        ends = {p.end for p in named if p.type not in _YEARS and p.end != place.today}
        if len(ends) == 1:
            end = ends.pop()
            return year_to_date(shift(point(end), 12 * (_year_of(year, end.month) - end.year)).end)
    declared = place.context.clock(place.block).declared.default
    if declared is not None and declared.type in _TOLD_TO_ITS_END:
        end = declared.end
        return year_to_date(shift(point(end), 12 * (_year_of(year, end.month) - end.year)).end)
    return None


_TOLD_TO_ITS_END = (PeriodType.QUARTER, PeriodType.YEAR_TO_DATE, PeriodType.RANGE, PeriodType.MONTH)
"""A report of a quarter tells the year up to its end."""


def _of_section(place: Place) -> Period | None:
    """Return the year that one section row of the table names, where no other label of it names another."""
    found: set[Period] = set()
    for row in place.table.rows:
        label = row.cells[0].text.value if row.cells else ""
        found.update(
            m.period for m in _named(label, place.today) if m.period is not None and m.period.type in _YEARS
        )
    return found.pop() if len(found) == 1 else None


def _of_caption(place: Place, *, compared: bool = False) -> Period | None:
    """Return the one period that the table's caption names.

    `compared` asks for one that reads like what others are compared with ('Comparison with others, July
    2023'): of a table it is the period of all its figures. Others are left to the words of each figure.
    """
    mentions = [m for m in _named(place.caption, place.today) if m.period is not None]
    named = {m.period for m in mentions if m.period is not None and m.period.end != place.today}
    if len(named) != 1 or (compared and not all(m.base for m in mentions)):
        return None
    return named.pop()


def _leading(text: str, today: date) -> Period | None:
    """Return the one period that a header names: '2022/23 including one-offs', 'Year to date (Oct 2023)'."""
    mentions = [m for m in _named(text, today) if m.period is not None]
    return mentions[0].period if len(mentions) == 1 and len(text.split()) <= _HEADER_WORDS else None


def _with_year(stated: list[tuple[str, Period]]) -> Period:
    """Return the first period, with another label's year where it prints a bare month ('Jan', '2020')."""
    text, period = stated[0]
    bare = not re.search(r"\d", text)
    if period.type is PeriodType.MONTH and period.start is not None and bare:
        for _, other in stated[1:]:
            if other.start is None or other.type in (PeriodType.POINT, PeriodType.MONTH):
                continue
            if other.type in _YEARS or other.start.month <= period.start.month <= other.end.month:
                return month(_year_of(other, period.start.month), period.start.month)
    number = _BARE_QUARTER.search(text)
    if period.type is PeriodType.QUARTER and number is not None and not _YEAR.search(text):
        for _, other in stated[1:]:
            if other.type is PeriodType.FINANCIAL_YEAR and other.start is not None:
                return quarter_of(other.start.year, int(number[1]))
    quarter = _quarter_beside(period, stated)
    if quarter is not None:
        return quarter
    if period.type in _YEARS and period.start is not None:
        for label, other in stated[1:]:
            if other.type is PeriodType.MONTH and other.start is not None and not re.search(r"\d", label):
                return month(_year_of(period, other.start.month), other.start.month)
    return period


def _quarter_beside(period: Period, stated: list[tuple[str, Period]]) -> Period | None:
    """Return the quarter of a financial year that another label names without a year ('Q1', '2017/18')."""
    if period.type is not PeriodType.FINANCIAL_YEAR or period.start is None:
        return None
    named = (_BARE_QUARTER.fullmatch(label.strip()) for label, _ in stated[1:])
    return next((quarter_of(period.start.year, int(q[1])) for q in named if q is not None), None)


def _year_of(year: Period, number: int) -> int:
    assert year.start is not None
    return year.start.year if number >= year.start.month else year.end.year
