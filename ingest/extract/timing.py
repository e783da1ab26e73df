"""Which period a figure is about, and which one a change is measured from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeGuard

from ingest.extract.apart import is_of_today, says_earlier, says_now
from ingest.extract.change_bases import of_what_it_came_to, told_apart
from ingest.extract.clock import Clock
from ingest.extract.heading_years import year_of_heading
from ingest.extract.outer_periods import closing_period, outer_period
from ingest.extract.own_periods import own_periods
from ingest.extract.period_mentions import mentions_at
from ingest.extract.section_periods import day_of_section, only_stretch_before
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
    contested: bool = False
    """The report is of one period, and what stands before under the same heading is of another."""


def read_timing(around: Surroundings, statement: Statement, clock: Clock, national: bool) -> Timed:
    """Return the period of a figure, from its own words outwards.

    `national` says that its source is national data, for which a report may declare another period.
    """
    if clock.given is not None:
        return Timed(clock.given, None, Level.OWN)
    search = _search(around, statement, clock, national)
    return (
        search.in_own_words()
        or search.after_a_value_before()
        or search.around_it()
        or search.a_year_after_its_base()
        or Timed(unstated(clock.report_date), None, None)
    )


def _search(around: Surroundings, statement: Statement, clock: Clock, national: bool) -> _Search:
    own = own_periods(around, statement, clock)
    is_change = statement.measure_type.startswith("change")
    base, usable = told_apart(around, own) if is_change else (None, of_what_it_came_to(around, own))
    outer, level = outer_period(around, clock, statement)
    return _Search(around, statement, clock, national, base, tuple(usable), outer, level)


@dataclass(frozen=True, slots=True)
class _Search:
    """The steps of the search for the period of a figure, each of which returns None where it finds none."""

    around: Surroundings
    statement: Statement
    clock: Clock
    national: bool
    base: PeriodMention | None
    usable: tuple[PeriodMention, ...]
    """The periods of its own words, without the one that a change is measured from."""
    outer: Period | None
    level: Level | None
    """The period that words further out give, and where they stand."""

    def in_own_words(self) -> Timed | None:
        """Return the period that the figure's own words name, read against those around."""
        if (
            self.clock.yearly
            and not self.usable
            and self.around.word("current_amount", upto=Level.OWN) is not None
        ):
            year = financial_year(financial_year_with(self.clock.report_date))  # 'the current precept'
            return self._timed(year, Level.OWN)
        beyond = None if self.level is Level.BEFORE else self.outer
        for mention in self.usable:
            to_date = mention.relative is not None and mention.relative.kind == "to_date"
            nearest = self.clock.continued or (self.outer if to_date else beyond)
            before = mention.relative is not None and mention.relative.kind == "before"
            further = () if before and nearest is not None else (self.clock.declared.default, self.clock.said)
            for context in (nearest, *further):
                period = self.clock.resolve(mention, context)
                if period is not None:
                    return self._timed(period, Level.OWN, doubtful=mention.doubtful)
        return None

    def after_a_value_before(self) -> Timed | None:
        """Return the later period where a change goes on from the earlier of two values.

        '83,421 calls. Quarter 1 of last year saw 80,150, so demand rose by 4%'.
        """
        said, continued = self.clock.said, self.clock.continued
        if self.base is not None or not self.statement.measure_type.startswith("change"):
            return None
        if said is None or continued is None or said.type is not continued.type or continued.end >= said.end:
            return None
        return Timed(said, continued, Level.BEFORE)

    def around_it(self) -> Timed | None:
        """Return the period of the figure that it goes on from, of words further out, or of the report."""
        if any(self._is_of_one_length(m) for m in self.usable):
            return None  # 'in the same quarter', 'over the year', and nothing tells which
        period = None if self._contrasted else self.clock.continued or self._outer
        level = Level.BEFORE if self.clock.continued else self.level
        if period is None or (level is not None and level >= Level.HEADING and not self.clock.headed_since):
            declared = self._declared()
            if declared is not None:
                timed = self._timed(declared, Level.REPORT)
                return replace(timed, contested=self._section_of_another(declared))
        if period is None and not self._contrasted:
            period, level = _told_elsewhere(self.around, self.clock)
            if self.base is not None and period == self.base.period:
                period = None  # 'up 9% on June 2023' is of another June
        if period is None and not self.clock.stock and self._said is not None:
            return self._timed(self._said, Level.PARAGRAPH)
        if period is None and self.clock.stock and not self._now and _is_a_day(self.clock.said):
            return Timed(self.clock.said, None, Level.PARAGRAPH)
        if period is None and self.clock.stock and not self._now:
            period, level = day_of_section(self.around, self.clock.report_date), Level.SECTION
        if period is None and self._may_be_of_section():
            period, level = only_stretch_before(self.around), Level.SECTION
        return None if period is None else self._timed(period, level)

    def _may_be_of_section(self) -> bool:
        """Whether a figure can be of the period of the paragraphs before: a result dated no other way."""
        if self.clock.stock or self.usable or self._contrasted or self.statement.measure_type == "target":
            return False
        names = ["as_reported", "now"]
        if not self.clock.yearly:  # a precept is of its year, though it rises 'by 19p a week'
            names.append("loose_time")
        return not any(self.around.word(name, upto=Level.BEFORE) for name in names)

    def a_year_after_its_base(self) -> Timed | None:
        """Return the period a year after what a change is measured from, where words give only that."""
        period = _year_after(self.base, self.clock) if self.base is not None else None
        return None if period is None else self._timed(period, Level.OWN, doubtful=True)

    def _section_of_another(self, declared: Period) -> bool:
        told = {p for p in self.clock.in_section.values() if p.start is not None and p.start != p.end}
        return bool(told) and not self.clock.stock and declared not in told

    def _is_of_one_length(self, mention: PeriodMention) -> bool:
        """Whether words tell a quarter or a year of which no other stretch of time around can be meant."""
        relative = mention.relative
        if relative is None:
            return False
        of_year = relative.kind == "same" and relative.unit == "year"
        on_the_year = self.clock.yearly or self.statement.measure_type.startswith("change")
        return relative.unit == "quarter" or (of_year and not on_the_year)

    @property
    def _said(self) -> Period | None:
        """The stretch of time that the sentence before is about, where a result goes on in it."""
        said, target = self.clock.said, self.statement.measure_type == "target"
        if said is None or said.type is PeriodType.POINT or target or self._contrasted:
            return None
        return said

    @property
    def _now(self) -> bool:
        return self.clock.stock and is_of_today(self.around)

    @property
    def _contrasted(self) -> bool:
        """Whether the words set the figure apart from what is dated around it."""
        after_another = self.clock.continued is not None or self.clock.before is not None
        is_now = after_another and says_now(self.around)
        return self._now or says_earlier(self.around) or is_now

    @property
    def _outer(self) -> Period | None:
        """The period further out; of a yearly amount told with the day it was set, only its sentence's."""
        only_a_day = self.clock.yearly and not (self.usable or self.base)
        if only_a_day and mentions_at(self.around, (Level.OWN, Level.CLAUSE)):
            return self.outer if self.level is Level.BEFORE else None
        return self.outer

    def _declared(self) -> Period | None:
        if self.statement.measure_type == "target":
            return None
        return self.clock.declared_for(national=self.national)

    def _timed(self, period: Period, level: Level | None, *, doubtful: bool = False) -> Timed:
        base = self.clock.resolve(self.base, period) if self.base is not None else None
        return Timed(period, base, level, doubtful)


def _is_a_day(period: Period | None) -> TypeGuard[Period]:
    return period is not None and period.type is PeriodType.POINT


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
