"""The periods that the blocks before a figure, under its heading, give it: a day, or their one stretch."""

from __future__ import annotations

import re
from datetime import date

from ingest.extract.passage import Passage
from ingest.extract.period_mentions import dates_something_else
from ingest.extract.sentences import sentence_at
from ingest.extract.surroundings import Level, Scope, Surroundings
from ingest.grammar.periods import PeriodMention
from ingest.grammar.types import Period, PeriodType

STRETCHES = (
    PeriodType.QUARTER,
    PeriodType.FINANCIAL_YEAR,
    PeriodType.CALENDAR_YEAR,
    PeriodType.ROLLING_12M,
    PeriodType.YEAR_TO_DATE,
)
"""What a section can be about: three months, a year, or a year so far."""


def sections_before(around: Surroundings) -> list[Scope]:
    """Return the blocks before a figure under the same heading, the nearest first."""
    return [scope for scope in around.scopes(upto=Level.SECTION) if scope.level is Level.SECTION]


def only_stretch_before(around: Surroundings) -> Period | None:
    """Return the one period that the blocks before tell of; None where they tell of two, or of a month.

    'In 2023 crime fell by 4%.' and in the next paragraph 'Burglary went down by 9%.'
    """
    told = [
        (m.period, _dates_figures(scope.passage, m))
        for scope in sections_before(around)
        for m in scope.passage.periods
        if m.period is not None and not m.base and m.period.start != m.period.end
        if not _is_loose(scope, m) and not dates_something_else(scope, m)
    ]
    periods = {period for period, _ in told}
    if len(periods) != 1 or not any(dates for _, dates in told):
        return None
    period = periods.pop()
    return period if period.type in STRETCHES else None


_DAY_REACH = 2


def day_of_section(around: Surroundings, today: date) -> Period | None:
    """Return the day that the two blocks before date a state with, the nearest first; None if none does."""
    for scope in sections_before(around)[:_DAY_REACH]:
        days = [m.period for m in scope.passage.periods if m.period and m.period.type is PeriodType.POINT]
        days = [day for day in days if day.end < today]
        if days:
            return days[0]
    return _day_of_title(around, today)


_SHORT = 60
"""A line of so many characters, and no sentence, can be the title of what follows."""


_OF_FIGURES = re.compile(
    r"\b(?:figures?|statistics?|data|performance|reports?|cover(?:s|ed|ing)?|period|compar\w+|months|year to"
    r"|looks? back|set out|lists?|tables?|below|follow(?:s|ing)|budgets?|precepts?|council tax)\b",
    re.IGNORECASE,
)


def _dates_figures(passage: Passage, mention: PeriodMention) -> bool:
    """Whether a period is of a title, or of a sentence of figures; not 'the plan for 2024/25 was agreed'."""
    text = passage.text.strip()
    if len(text) <= _SHORT and not text.endswith((".", "!", "?", ";")):
        return True
    sentence = sentence_at(passage.text, mention.start)
    if _OF_FIGURES.search(passage.text, sentence.start, sentence.end):
        return True
    dates = [(m.start, m.end) for m in passage.periods]
    return any(
        sentence.holds(q.start) and not any(s <= q.start < e for s, e in dates) for q in passage.quantities
    )


_LOOSE = re.compile(
    r"\b(?:since|spring|summer|autumn|winter|early|late)\b[^.;]{0,15}$"
    r"|\b(?:until|before|after|beyond|by)\s+(?:the\s+)?(?:end\s+of\s+)?$",
    re.IGNORECASE,
)


def _is_loose(scope: Scope, mention: PeriodMention) -> bool:
    """Whether words before a period make it none of figures: 'below target since the autumn of 2016'."""
    return _LOOSE.search(scope.passage.text, 0, mention.start) is not None


_AS_AT = ("as at", "as of")


def _day_of_title(around: Surroundings, today: date) -> Period | None:
    """Return the day that a table's heading or the report's title dates its states with ('as at')."""
    if around.row is None:
        return None
    for scope in around.scopes():
        if scope.level not in (Level.HEADING, Level.REPORT):
            continue
        for mention in scope.passage.periods:
            printed = scope.passage.text[mention.start : mention.end].lower()
            day = mention.period
            if (
                day is not None
                and day.type is PeriodType.POINT
                and printed.startswith(_AS_AT)
                and day.end < today
            ):
                return day
    return None
