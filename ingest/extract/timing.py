"""Which period a figure is about, and which one a change is measured from."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.extract.change_bases import told_apart
from ingest.extract.clock import Clock
from ingest.extract.outer_periods import (
    closing_period,
    day_of_section,
    is_of_compared,
    outer_period,
    year_of_heading,
)
from ingest.extract.period_mentions import mentions_at
from ingest.extract.statements import Statement
from ingest.extract.surroundings import Level, Surroundings
from ingest.grammar.intervals import (
    financial_year,
    financial_year_with,
    previous,
    shift,
    unstated,
    year_before,
)
from ingest.grammar.periods import PeriodMention
from ingest.grammar.types import Period, PeriodType


@dataclass(frozen=True, slots=True)
class Timed:
    """The period of a figure; `level` is where its words stand, None where no words give it."""

    period: Period
    base: Period | None
    level: Level | None
    doubtful: bool = False


def read_timing(around: Surroundings, statement: Statement, clock: Clock, national: bool) -> Timed:
    """Return the period of a figure, from its own words outwards.

    `national` says that its source is national data, for which a report may declare another period.
    """
    if clock.given is not None:
        return Timed(clock.given, None, Level.OWN)
    is_change = statement.measure_type.startswith("change")
    near = (mentions_at(around, (level,), yearly=clock.yearly) for level in (Level.OWN, Level.CLAUSE))
    own = next(filter(None, near), [])
    if not is_change:
        own = [
            m
            for m in own
            if not (_compared(around, m) or _is_base_after(around, m) or is_of_compared(around, m))
        ]
    now = clock.stock and _is_of_today(around)
    own = [m for m in own if not _is_now(m) and not (clock.stock and _of_a_flow(m))]
    base, usable = told_apart(around, own) if is_change else (None, own)
    outer, level = outer_period(around, clock, statement)
    for mention in usable:
        period = clock.resolve(mention, clock.continued or (None if level is Level.BEFORE else outer))
        if period is not None:
            return Timed(period, _base(clock, base, period), Level.OWN, mention.doubtful)
    if clock.yearly and not own and mentions_at(around, (Level.OWN, Level.CLAUSE)):
        outer = outer if level is Level.BEFORE else None  # only the day on which it was set is told
    contrasted = now or _says_earlier(around) or (clock.continued is not None and _says_now(around))
    period = None if contrasted else clock.continued or outer
    if is_change and base is None and _is_of_before(clock):
        assert clock.said is not None and clock.continued is not None
        return Timed(clock.said, clock.continued, Level.BEFORE)
    level = Level.BEFORE if clock.continued else level
    if period is None or (level is not None and level >= Level.HEADING and not clock.headed_since):
        declared = None if statement.measure_type == "target" else _declared(clock, national)
        if declared is not None and _holds_for(declared, clock):
            return Timed(declared, _base(clock, base, declared), Level.REPORT)
    if period is None and not contrasted:
        period, level = _told_elsewhere(around, clock)
    if period is None and clock.stock and not now:
        period, level = day_of_section(around, clock.report_date), Level.SECTION
    if period is None and base is not None:
        period = _year_after(base, clock)
        if period is not None:
            return Timed(period, _base(clock, base, period), Level.OWN, doubtful=True)
    if period is None:
        return Timed(unstated(clock.report_date), None, None)
    return Timed(period, _base(clock, base, period), level)


def _is_of_before(clock: Clock) -> bool:
    """Whether a change goes on from an earlier value: '83,421. Quarter 1 last year saw 80,150, so it rose by 4%'."""
    said, continued = clock.said, clock.continued
    if said is None or continued is None or said.type is not continued.type:
        return False
    return continued.end < said.end


def _told_elsewhere(around: Surroundings, clock: Clock) -> tuple[Period | None, Level | None]:
    """Return the period that the sentence's end, the count it is a share of, or a title gives."""
    closing = closing_period(around, clock)
    if closing is not None:
        return closing, Level.AFTER
    if clock.whole is not None:
        return clock.whole, Level.SECTION
    if clock.yearly:
        return _year_of_report(around, clock) or year_of_heading(around), Level.HEADING
    return None, None


def _year_of_report(around: Surroundings, clock: Clock) -> Period | None:
    """Return the financial year of the report, where the words say 'for the year' and none names another."""
    if around.word("for_the_year", upto=Level.AFTER) is None:
        return None
    return financial_year(financial_year_with(clock.report_date))


_UNDATED_YEAR = ("unstated", "before")
"""'Currently' and 'last year' are kept as reported; other words that tell a period must give one."""


def names_a_period(around: Surroundings, clock: Clock, timed: Timed) -> bool:
    """Whether the words around a figure without a period tell one after all, which a person must date."""
    if timed.period.start is not None or _says_earlier(around) or _is_of_today(around):
        return False
    own = mentions_at(around, (Level.OWN, Level.CLAUSE))
    lead = mentions_at(around, (Level.BEFORE,))
    if clock.lead_end is not None:
        lead = [m for m in lead if m.end <= clock.lead_end]
    return any(
        not m.base
        and not (_compared(around, m) or is_of_compared(around, m))
        and not (m.relative is not None and m.relative.kind in _UNDATED_YEAR)
        and not (m.relative is not None and m.relative.kind == "months" and clock.declared.rolling is None)
        for m in (*own, *lead)
    )


def _year_after(base: PeriodMention, clock: Clock) -> Period | None:
    """Return the months of the base a year later, where they are the last such before the report."""
    if base.period is None or base.period.start is None:
        return None
    later = shift(base.period, 12)
    if later.end <= clock.report_date < shift(later, 12).end and base.period.type is not PeriodType.POINT:
        return later
    return None


def base_of(basis: str, timed: Timed) -> Period | None:
    """Return the period that a change is measured from, None where it is not known."""
    if timed.base is not None or timed.period.start is None:
        return timed.base
    if basis == "same_period_last_year":
        return year_before(timed.period)
    if basis == "previous_period":
        return previous(timed.period)
    return None


_TAIL = 30
_SEEN_IN = re.compile(
    r"\b(?:in|from|for|during|over|of|reported|recorded|seen|achieved)\s+(?:the\s+)?$|^\W*$", re.IGNORECASE
)
_LIKENED = re.compile(
    r"\b(?:compar\w+|same as|similar|consistent|improvement|increase|decrease|decline|change"
    r"|up|down|higher|lower|on)\b",
    re.IGNORECASE,
)


def _compared(around: Surroundings, mention: PeriodMention) -> bool:
    """Whether a period told from another ('the previous quarter') is only what the figure is set against.

    It is the figure's own in '72% seen in the previous quarter' and in 'comparable to the previous quarter
    (72%)', not in '65%, comparable to the previous quarter'.
    """
    if mention.relative is None or mention.relative.kind not in ("before", "year_ago", "of_year", "month"):
        return False
    own = around.own
    if own is None or own.at is None or mention not in own.passage.periods:
        return False
    text = own.passage.text
    if mention.end <= own.at[0]:
        return False
    tail = text[max(own.at[1], mention.start - _TAIL) : mention.start]
    return not _SEEN_IN.search(tail) or bool(_LIKENED.search(tail))


def _is_base_after(around: Surroundings, mention: PeriodMention) -> bool:
    """Whether a level is only compared with what was in a period: '70% compared to June 2020'."""
    own = around.own
    if not mention.base or own is None or own.at is None or mention.start < own.at[1]:
        return False
    return bool(_LIKENED.search(own.passage.text[own.at[1] : mention.start]))


def _is_now(mention: PeriodMention) -> bool:
    return mention.relative is not None and mention.relative.kind == "unstated"


def _says_earlier(around: Surroundings) -> bool:
    """Whether the figure is of periods before that are not named: '83% over previous quarters'."""
    return around.word("earlier_periods", upto=Level.OWN) is not None


def _of_a_flow(mention: PeriodMention) -> bool:
    """Whether the words tell a stretch of time that a state on a day cannot be about ('hours last year')."""
    return mention.relative is not None and mention.relative.kind in ("before", "months")


def _is_of_today(around: Surroundings) -> bool:
    """Whether 'today' or 'now' stands nearer to a state than any date of its sentence before it."""
    now, own = around.word("now", upto=Level.BEFORE), around.own
    if now is None or own is None or own.at is None:
        return False
    dated = [m for m in mentions_at(around, (Level.OWN, Level.BEFORE)) if m.period is not None]
    start, end = own.at
    return all(max(m.start - end, start - m.end, 0) > now.distance for m in dated)


def _says_now(around: Surroundings) -> bool:
    """Whether the figure's own words set it against a dated one before: 'from 92 in 2016/17 to 216 now'."""
    return around.word("now", upto=Level.OWN) is not None


_DAYS = (PeriodType.POINT, PeriodType.MONTH)


def _holds_for(declared: Period, clock: Clock) -> bool:
    """Whether what a report says of all its data dates a figure: a day a state, a stretch of time others."""
    if declared.end > clock.report_date and not clock.yearly:
        return False  # the year of a budget has not ended when its report is written
    return declared.type in _DAYS if clock.stock else declared.type is not PeriodType.POINT


def _declared(clock: Clock, national: bool) -> Period | None:
    if clock.block < clock.declared.from_block:
        return None
    if national and clock.declared.national is not None:
        return clock.declared.national
    return clock.declared.default


def _base(clock: Clock, mention: PeriodMention | None, period: Period) -> Period | None:
    return clock.resolve(mention, period) if mention is not None else None
