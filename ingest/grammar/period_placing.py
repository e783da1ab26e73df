"""Places the printed parts of a period in time: fills in the years that are not printed, joins ranges."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date

from ingest.grammar.intervals import (
    ONE_DAY,
    add_months,
    calendar_year,
    financial_year,
    financial_year_with,
    interval,
    month,
    point,
    quarter_of,
    year_to_date,
)
from ingest.grammar.period_atoms import Atom, day_in
from ingest.grammar.types import Period, PeriodType
from ingest.grammar.words import SPACE

_LINK = re.compile(
    rf"{SPACE}*(?:[-\u2010\u2011\u2013\u2014\u2212]|(?:up{SPACE})?to(?:{SPACE}the)?(?:{SPACE}end{SPACE}of)?|until|till|through|(?P<and>and))"
    rf"{SPACE}*(?:the{SPACE}+)?",
    re.IGNORECASE,
)
_AND = re.compile(rf"{SPACE}*(?:,|,?{SPACE}*(?:and|&|or)|/){SPACE}*", re.IGNORECASE)
_BETWEEN = re.compile(rf"between(?:{SPACE}the)?{SPACE}*\Z", re.IGNORECASE)
_LONE_DAY = re.compile(
    rf"(?:(?<!\d)(?<![\d,.]))(\d{{1,2}})(?:st|nd|rd|th)?{SPACE}*(?:[-\u2013]|to|and){SPACE}*\Z", re.IGNORECASE
)
_QUARTER_GLOSS = re.compile(rf"{SPACE}*(?:period)?{SPACE}*[(,:]?{SPACE}*(?:period{SPACE}+)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Placed:
    """A printed period, placed: half-open span, period, what was not printed or is a slip."""

    start: int
    end: int
    period: Period
    kind: str
    inferred: bool = False
    """A year was not printed and is read as the latest that fits."""
    doubtful: bool = False
    joined: bool = False
    """Made of two printed ends ('July to September')."""


def place(text: str, atoms: list[Atom], report_date: date) -> list[Placed]:
    """Return the printed parts as periods; two that a dash or 'to' links become one range."""
    placed: list[Placed] = []
    atoms = _with_shared_years(text, [_as_day(text, a, report_date) for a in atoms], report_date)
    index = 0
    while index < len(atoms):
        atom = atoms[index]
        following = atoms[index + 1] if index + 1 < len(atoms) else None
        joined = _join(text, atom, following, report_date) if following else None
        if joined is not None:
            index += 1
            if (
                placed
                and placed[-1].kind == "quarter"
                and _QUARTER_GLOSS.fullmatch(text, placed[-1].end, joined.start)
            ):
                # 'Q3 October - December 2022': one period, said twice.
                joined = replace(joined, start=placed.pop().start)
        placed.append(joined or _alone(text, atom, report_date))
        index += 1
    return placed


def _as_day(text: str, atom: Atom, report_date: date) -> Atom:
    """Return 'to February 28' as a day, where as a year the number would lie far ahead of the report."""
    printed = _DAY_AFTER.search(text, atom.start, atom.end)
    if atom.kind != "month" or atom.year is None or atom.year <= report_date.year + _AHEAD or printed is None:
        return atom
    if _ON_A_DAY.search(text, 0, atom.start) is None:
        return atom
    day = int(printed[1])
    return replace(atom, kind="day", year=None, day=day) if day <= monthrange(2024, atom.number)[1] else atom


_DAY_AFTER = re.compile(r"[a-z.]\s(\d\d)$", re.IGNORECASE)
_ON_A_DAY = re.compile(
    rf"\b(?:on|to|until|till|by|from|since|ending|ended|before|after|of){SPACE}+(?:the{SPACE}+)?$",
    re.IGNORECASE,
)
_AHEAD = 3
"""Years that a plan may look ahead: 'by March 28'."""


def _with_shared_years(text: str, atoms: list[Atom], report_date: date) -> list[Atom]:
    """Give the parts of a list the year of its last: 'May and June 2022', 'Q1 and Q2 2022/23'."""
    shared = list(atoms)
    for index in range(len(shared) - 2, -1, -1):
        first, second = shared[index], shared[index + 1]
        listed = first.year is None and second.year is not None and first.kind == second.kind
        if listed and _AND.fullmatch(text, first.end, second.start):
            shared[index] = _before(first, second, atom_period(second, report_date))
    return shared


def _alone(text: str, atom: Atom, report_date: date) -> Placed:
    if atom.kind == "day":
        lone = _LONE_DAY.search(text, max(0, atom.start - 10), atom.start)
        if lone and 0 < int(lone[1]) < atom.day:
            end = atom_period(atom, report_date).end
            period = interval(end.replace(day=int(lone[1])), end)
            return Placed(lone.start(1), atom.end, period, "range", atom.year is None, joined=True)
    return Placed(
        atom.start, atom.end, atom_period(atom, report_date), atom.kind, atom.year is None, atom.doubtful
    )


def _join(text: str, first: Atom, second: Atom, report_date: date) -> Placed | None:
    """Return the range of two linked parts of one kind, or None."""
    link = _LINK.fullmatch(text, first.end, second.start)
    if link is None or not _same_sort(first, second) or first.count:
        return None
    if link["and"] and not _BETWEEN.search(text, max(0, first.start - 14), first.start):
        return None
    end = atom_period(second, report_date)
    if first.year is None:
        first = _before(first, second, end)
    begin = atom_period(first, report_date)
    if begin.start is None or begin.start > end.end:
        return None
    period = interval(begin.start, end.end)
    if period.type is PeriodType.YEAR_TO_DATE and first.kind == "day" and second.kind == "day":
        period = replace(period, type=PeriodType.RANGE)
    inferred, doubtful = second.year is None, first.doubtful or second.doubtful
    return Placed(first.start, second.end, period, "range", inferred, doubtful, joined=True)


def _same_sort(first: Atom, second: Atom) -> bool:
    sorts = {"day": "d", "month": "m", "quarter": "q", "years": "y", "year": "y"}
    a, b = sorts.get(first.kind), sorts.get(second.kind)
    return a is not None and (a == b or {a, b} == {"d", "m"})


def _before(first: Atom, second: Atom, end: Period) -> Atom:
    """Give the first end of a range the year of the second, or the year before where it must be."""
    if first.kind == "quarter":
        year = financial_year_with(end.start or end.end)
        return replace(first, year=year if first.number <= second.number else year - 1, financial=True)
    anchor = end.start or end.end
    earlier = (first.number, first.day or 1) > (anchor.month, anchor.day if second.kind == "day" else 31)
    return replace(first, year=anchor.year - 1 if earlier else anchor.year)


def atom_period(atom: Atom, report_date: date) -> Period:
    """Return the period of a printed part; a missing year is the latest that ended by report_date."""
    if atom.kind == "day":
        year = atom.year if atom.year is not None else report_date.year
        day = day_in(year, atom.number, atom.day)
        if atom.year is None and day > report_date:
            day = day_in(year - 1, atom.number, atom.day)
        return point(day)
    if atom.kind == "month":
        return _latest([month(y, atom.number) for y in _years(atom, report_date)], report_date)
    if atom.kind == "quarter":
        return _latest([quarter_of(y, atom.number) for y in _years(atom, report_date)], report_date)
    return _long_period(atom, atom.year if atom.year is not None else financial_year_with(report_date))


def _long_period(atom: Atom, year: int) -> Period:
    """Return the period of a printed year, half or first part of a financial year."""
    if atom.kind == "year" and atom.count:
        return interval(date(year, 1, 1), date(year + atom.count, 12, 31))
    if atom.kind == "year":
        return calendar_year(year)
    if atom.kind == "years":
        return financial_year(year)
    start = date(year, 4, 1)
    if atom.kind == "half":
        start = date(year, 4, 1) if atom.number == 1 else date(year, 10, 1)
        return interval(start, add_months(start, 6) - ONE_DAY)
    end = add_months(start, atom.count) - ONE_DAY
    return year_to_date(end) if atom.count < 12 else financial_year(year)


def _years(atom: Atom, report_date: date) -> list[int]:
    return [atom.year] if atom.year is not None else [report_date.year + n for n in (0, -1, -2)]


def _latest(options: list[Period], report_date: date) -> Period:
    return next((p for p in options if p.end <= report_date), options[-1])
