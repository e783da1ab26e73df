"""The financial year that a heading or a report's title is about."""

from __future__ import annotations

from ingest.extract.surroundings import Level, Surroundings
from ingest.grammar.types import Period, PeriodType


def year_of_heading(around: Surroundings) -> Period | None:
    """Return the financial year that a heading, else the report's title, is about; None where none is named.

    A title that names two ('2022/23 to 2025/26') tells none, unless one is a day or part of the other.
    """
    for level in (Level.HEADING, Level.REPORT):
        for scope in around.scopes():
            if scope.level is level:
                named = {m.period for m in scope.passage.periods if m.period and not m.base}
                years = [p for p in named if p.type is PeriodType.FINANCIAL_YEAR]
                if len(years) == 1 and all(_within(p, years[0]) for p in named):
                    return years[0]
    return None


def _within(part: Period, year: Period) -> bool:
    """Whether a period lies in a year: 'Budget monitoring 2023/24, position at 31 October 2023'."""
    start = part.start or part.end
    return year.start is not None and year.start <= start and part.end <= year.end
