"""The columns of a table that have a period of their own."""

from __future__ import annotations

import re

from ingest.extract.grid import Place
from ingest.extract.table_periods import is_of_a_whole_year, stated_by
from ingest.extract.table_units import in_pounds
from ingest.grammar.intervals import months_ending
from ingest.grammar.types import Period, PeriodType

TOTAL = re.compile(r"^\W*(?:grand )?totals?\b", re.IGNORECASE)
CHANGE = re.compile(
    r"\b(?:change|difference|diff|variance|movement|increase|decrease)\b|\+\s?/\s?[-–]", re.IGNORECASE
)


def dated_columns(place: Place) -> list[tuple[int, Period]]:
    """Return the columns of figures that have a period of their own, without totals and changes."""
    found = []
    for column in place.columns():
        header = place.header_of(column)
        joined = " ".join(header)
        if CHANGE.search(joined) or TOTAL.match(joined):
            continue
        period = stated_by(place, header, place.beside)
        if period is not None and period.start is not None:
            found.append((column, as_beside(place, period)))
    return found


_TWELVE_MONTHS = re.compile(
    r"\b(?:(?:12|twelve)[- ]?(?:months?|m|mths)|year)\s+(?:ending|to)\b|\brolling\s+(?:12|twelve|year)",
    re.IGNORECASE,
)


def as_beside(place: Place, month: Period) -> Period:
    """Return the twelve months to a month where the table's title or another column tells of such."""
    if month.type is not PeriodType.MONTH:
        return month
    titles = (place.caption, *place.corners, *place.block.headings[-1:])
    if any(_TWELVE_MONTHS.search(title) for title in titles):
        return months_ending(month.end, 12)
    for column in place.columns():
        period = stated_by(place, place.header_of(column), place.beside)
        if period is not None and period.type is PeriodType.ROLLING_12M and period.end == month.end:
            return period
    return month


RUNNING = "a year of the table has not ended: the years beside it may be for the same part only"


def has_year_running(place: Place, stated: Period) -> bool:
    """Whether a year stands beside one that the report cannot know to its end, in a table of results."""
    is_year = stated.type is PeriodType.FINANCIAL_YEAR
    if not is_year or is_of_a_whole_year(place) or in_pounds(place) is not None:
        return False
    years = [p for _, p in dated_columns(place) if p.type is PeriodType.FINANCIAL_YEAR]
    running = [p for p in years if p.start is not None and p.start <= place.today < p.end]
    return bool(running) and max(p.end for p in years) == running[0].end
