"""Why a figure for which no words give a period must be dated by a person after all."""

from __future__ import annotations

from ingest.extract.apart import is_of_today, says_earlier
from ingest.extract.clock import Clock
from ingest.extract.own_periods import is_told_apart
from ingest.extract.period_mentions import mentions_at
from ingest.extract.section_periods import STRETCHES, sections_before
from ingest.extract.surroundings import Level, Surroundings
from ingest.extract.timing import Timed
from ingest.grammar.periods import PeriodMention
from ingest.grammar.relative_meaning import months_of
from ingest.grammar.types import PeriodType

_UNDATED_YEAR = ("unstated", "before")
"""'Currently' and 'last year' are kept as reported; other words that tell a period must give one."""


def names_a_period(around: Surroundings, clock: Clock, timed: Timed, basis: str = "") -> bool:
    """Whether the words around a figure without a period tell one after all, which a person must date.

    'Over the year' tells what a change is on, where that is its `basis`.
    """
    if timed.period.start is not None and any(
        _is_not_of(m, around, clock, timed) for m in mentions_at(around, (Level.OWN, Level.CLAUSE))
    ):
        return True
    if timed.period.start is not None or says_earlier(around) or is_of_today(around):
        return False
    own = mentions_at(around, (Level.OWN, Level.CLAUSE))
    lead = mentions_at(around, (Level.BEFORE,))
    return any(
        not m.base
        and not is_told_apart(around, m)
        and not (m.relative is not None and m.relative.kind in _UNDATED_YEAR)
        and not (_is_bare_year(m) and clock.declared.rolling is None)
        and not (basis == "same_period_last_year" and _is_the_year(m))
        for m in (*own, *lead)
    )


def _is_not_of(mention: PeriodMention, around: Surroundings, clock: Clock, timed: Timed) -> bool:
    """Whether words tell another stretch than that of a figure: 'in the 12 months', 'by the end of May'."""
    own, relative = around.own, mention.relative
    if own is None or around.row is not None or mention.base or mention not in own.passage.periods:
        return False
    if relative is not None:
        size = relative.count if relative.kind == "months" else _SIZES.get(relative.unit, 0)
        told = relative.kind in ("months", "same") and size > 0
        return told and size != months_of(timed.period)
    by_a_day = own.passage.text[mention.start : mention.end].lower().startswith("by ")
    return by_a_day and not clock.stock and mention.period == timed.period


_SIZES = {"month": 1, "quarter": 3, "year": 12}


def _tells_a_stretch(mention: PeriodMention) -> bool:
    """Whether words tell a stretch of time, which nothing dates: 'in the nine months'."""
    relative = mention.relative
    if relative is None:
        return False
    return relative.kind in _TOLD_BEFORE or (relative.kind == "months" and relative.count != _TWELVE)


_TOLD_BEFORE = ("same", "now", "to_date")
_TWELVE = 12


def _is_bare_year(mention: PeriodMention) -> bool:
    """Whether words tell 'the last 12 months', which a report may leave undated; not 'the five months'."""
    relative = mention.relative
    return relative is not None and relative.kind == "months" and relative.count == _TWELVE


def _is_the_year(mention: PeriodMention) -> bool:
    relative = mention.relative
    return relative is not None and relative.kind == "same" and relative.unit == "year"


_TELLS_A_STATE = ("as_reported", "now", "earlier_periods")


def stands_among_dated(around: Surroundings, clock: Clock, timed: Timed, metric: str) -> bool:
    """Whether a figure without a period stands in a report or a paragraph that is about one.

    A person must say then whether it is of that period; 'currently', 'stands at' say that it is of none.
    """
    if timed.period.start is not None:
        return False
    declared = clock.declared.default is not None
    if any(around.word(w, upto=Level.BEFORE) for w in _TELLS_A_STATE):
        return declared and not clock.stock
    return (
        declared
        or metric in clock.in_section
        or _is_set_against(around, clock)
        or _beside_dated(around, clock)
    )


def _is_set_against(around: Surroundings, clock: Clock) -> bool:
    """Whether a count is set against one of before: '248,317 calls, compared with 271,906 in 2022'."""
    own = mentions_at(around, (Level.OWN, Level.CLAUSE, Level.AFTER))
    return not clock.stock and any(is_told_apart(around, m) or m.base for m in own)


def _follows_a_stretch(around: Surroundings) -> bool:
    """Whether a paragraph before, under the same heading, tells of a quarter or year, if only to compare."""
    told = (m for section in sections_before(around) for m in section.passage.periods)
    return any(m.period is not None and m.period.type in STRETCHES for m in told)


def _beside_dated(around: Surroundings, clock: Clock) -> bool:
    """Whether the sentences before, or the report's title, are about a period; of a state, about a day."""
    if not clock.stock and _follows_a_stretch(around):
        return True
    before = mentions_at(around, (Level.PARAGRAPH, Level.REPORT))
    if any(_tells_a_stretch(m) for m in before) and not clock.stock:
        return True
    told = [m.period for m in before if m.period is not None and not m.base]
    days = [p for p in told if p.type is PeriodType.POINT or not clock.stock]  # a year dates no state
    return any(p.end != clock.report_date for p in days)
