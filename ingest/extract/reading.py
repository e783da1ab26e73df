"""Reads one figure: its measure, place, area, period and kind of statement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from ingest.extract.beside import (
    dated_before,
    is_of_the_extreme,
    is_unclear_beside,
    is_value_before,
)
from ingest.extract.certainty import confidence_in, doubts_of
from ingest.extract.explained import unexplained_labels
from ingest.extract.fitting import continuing, fitting
from ingest.extract.meaning import Reading, Site
from ingest.extract.metrics import Candidate
from ingest.extract.outer_periods import mentions_at
from ingest.extract.placing import Place, area_of, place
from ingest.extract.sentences import split_sentences
from ingest.extract.statements import Statement, basis_of
from ingest.extract.stating import statement_of
from ingest.extract.surroundings import Level
from ingest.extract.timing import Timed, base_of, names_a_period, read_timing
from ingest.grammar.intervals import financial_year, financial_year_with, point, previous, year_before
from ingest.grammar.types import Period, PeriodType, Quantity
from ingest.lexicon import MetricEntry

_YEARS = {PeriodType.FINANCIAL_YEAR, PeriodType.CALENDAR_YEAR}
"""A change 'in 2022/23' is on the year before."""


def read_figure(site: Site) -> Reading:
    """Return what a figure means; unmapped where the words name no measure of the lexicon."""
    figure = site.figure
    statement = statement_of(site)
    if figure.unit == "count" and not site.table and figure.value != int(figure.value):
        return Reading(figure, statement=statement, unit=figure.unit, rule="no_measure")
    found = [] if _of_another_body(site) else fitting(site, figure, statement)
    if not found:
        return Reading(figure, statement=statement, unit=figure.unit, rule="no_measure")
    best = continuing(site, found)
    if best.entry.standard:
        statement = replace(statement, measure_type="target")
    if statement.measure_type == "change_abs" and best.entry.unit == "percent":
        statement = replace(statement, measure_type="change_pp")
    statement = _signed(best.entry, site, statement)
    placed = _placed(site, best)
    timed = _whole_year(best.entry, placed, _timed(site, best, statement), site.clock.report_date)
    basis = _basis(site, best.entry, timed) if statement.measure_type.startswith("change") else ""
    timed, undated_before = _before(site, timed)
    main_area = site.continued.area if site.continued else None
    reading = Reading(
        figure=figure,
        metric=best.entry.metric,
        area=area_of(site.passage.setting, site.around, main_area, ranked=statement.measure_type == "rank"),
        place=placed,
        statement=statement,
        basis=basis,
        period=timed.period,
        base=base_of(basis, timed) if basis else None,
        unit=_unit(best.entry, statement, figure),
        confidence=confidence_in(best, timed),
        rule="table_cell" if site.table else "sentence",
        others=tuple(c.entry.metric for c in found[1:3]),
        comparison=site.clause.comparison,
    )
    denial = site.around.word("negation", upto=Level.BEFORE)
    negated = denial is not None and denial.mention.end <= figure.start
    doubts = doubts_of(
        reading,
        best,
        found,
        timed,
        setting=site.passage.setting,
        negated=negated,
        open_question=site.open_question,
        unexplained=unexplained_labels(site, best.entry, reading.place),
        undated=statement.measure_type == "level" and names_a_period(site.around, site.clock, timed),
        undated_before=undated_before,
        of_another=is_of_the_extreme(site),
        unclear_beside=is_unclear_beside(site, statement),
    )
    return replace(reading, doubts=doubts)


_CHANGE_UNITS = {"change_pp": "percentage_points", "change_pct": "percent"}


def _unit(entry: MetricEntry, statement: Statement, figure: Quantity) -> str:
    if statement.measure_type in ("level", "target"):
        return entry.unit
    return _CHANGE_UNITS.get(statement.measure_type, figure.unit)


def _of_another_body(site: Site) -> bool:
    """Whether the figure's words are about an ambulance trust, a council, applicants: not the police."""
    other = site.around.word("other_body", upto=Level.BEFORE)
    return other is not None and other.level <= Level.BEFORE and not site.table


def _placed(site: Site, best: Candidate) -> Place:
    before = site.continued
    if best.reach is Level.PARAGRAPH and before is None:
        before = site.previous
    continues = best.own == 0 and before is not None and _same_measure(best, before)
    inherited: Mapping[str, str] | None = before.place.dimensions if continues and before else None
    return _ranged(site, best.entry, place(site.passage.setting, best.entry, site.around, inherited))


def _timed(site: Site, best: Candidate, statement: Statement) -> Timed:
    entry = best.entry
    dated_by = entry.metric if statement.measure_type == "rank" else entry.share_of
    whole = site.clock.in_section.get(dated_by) if dated_by else None
    clock = replace(site.clock, stock=entry.stock, yearly=entry.yearly, whole=whole)
    if clock.continued is None and site.previous is not None and _same_measure(best, site.previous):
        clock = replace(clock, before=site.previous.period, before_end=_sentence_end(site, site.previous))
    national = site.around.word("national_data", upto=Level.AFTER) is not None
    timed = read_timing(site.around, statement, clock, national)
    if site.change is not None and site.change.base is not None:
        timed = replace(timed, base=site.change.base)
    if best.entry.stock and timed.period.type is PeriodType.MONTH and timed.period.start is not None:
        timed = replace(timed, period=point(timed.period.start))
    return timed


def _whole_year(entry: MetricEntry, placed: Place, timed: Timed, report: date) -> Timed:
    """Return the timing of what is about a whole year: a forecast, or a budget named in a quarter."""
    if entry.yearly and _starts_year(timed.period):
        return replace(timed, period=_year_from(timed.period.end, report))
    part = (PeriodType.QUARTER, PeriodType.MONTH, PeriodType.POINT, PeriodType.YEAR_TO_DATE)
    forecast = placed.dimensions.get("aspect") == "forecast" and timed.period.type in part
    budget = entry.yearly and timed.period.type is PeriodType.QUARTER
    if not forecast and not budget:
        return timed
    return replace(timed, period=financial_year(financial_year_with(timed.period.end)))


def _starts_year(period: Period) -> bool:
    """Whether a period is April, or its first day: 'from April'."""
    short = period.type in (PeriodType.MONTH, PeriodType.POINT)
    return short and period.start is not None and (period.start.month, period.start.day) == (4, 1)


_HALF_A_YEAR = timedelta(days=183)


def _year_from(april: date, report: date) -> Period:
    """Return the financial year from an April: one long past is rather the next, 'from April' in a March."""
    year = financial_year_with(april)
    return financial_year(year + 1 if report - april > _HALF_A_YEAR else year)


def _before(site: Site, timed: Timed) -> tuple[Timed, bool]:
    """Return the timing of a value that another rose from, and whether its words do not give it."""
    if not is_value_before(site) or any(not m.base for m in mentions_at(site.around, (Level.OWN,))):
        return timed, False
    period = dated_before(site, timed, basis_of(site.passage, site.figure, site.until))
    return (timed, True) if period is None else (replace(timed, period=period), False)


def _signed(entry: MetricEntry, site: Site, statement: Statement) -> Statement:
    """Return the statement with the sign of its word: an overspend is a negative variance."""
    if statement.own and statement.measure_type.startswith("change"):
        worse = _told_as_worse(site)
        if worse is not None:
            return replace(statement, sign=1 if worse is entry.lower_is_better else -1)
    if entry.negative is not None and statement.measure_type == "level":
        near = {name: site.around.cue(name, upto=Level.BEFORE) for name in (entry.negative, *entry.anchor)}
        negative = near[entry.negative]
        others = [hit for name, hit in near.items() if name != entry.negative and hit is not None]
        if negative is not None and all(negative.distance <= hit.distance for hit in others):
            return replace(statement, sign=-1)
    return statement


_BESIDE = 16


def _told_as_worse(site: Site) -> bool | None:
    """Whether a change is told as for the worse, None where it is not told as better or worse."""
    start, end = site.figure.start, site.figure.end
    for name, worse in (("worse", True), ("better", False)):
        for m in site.passage.words(name):
            if start - _BESIDE <= m.end <= start or end <= m.start <= end + _BESIDE:
                return worse
    return None


def _ranged(site: Site, entry: MetricEntry, placed: Place) -> Place:
    """Return the place with the end of a range that the figure is: 'the range was 87% to 39%'."""
    if "aspect" not in entry.dimensions or site.table:
        return placed
    if site.around.word("range", upto=Level.BEFORE) is None:
        return placed
    ends = [
        q
        for q in site.passage.quantities
        if q.unit == site.figure.unit and abs(q.start - site.figure.start) < 12
    ]
    if len(ends) != 2:
        return placed
    end = "highest" if site.figure.value == max(q.value for q in ends) else "lowest"
    return replace(placed, dimensions={**placed.dimensions, "aspect": end})


def _sentence_end(site: Site, before: Reading) -> int:
    """Return where the sentence of the reading before ends."""
    sentences = split_sentences(site.passage.text)
    return next((s.end for s in sentences if s.holds(before.figure.start)), 0)


def _basis(site: Site, entry: MetricEntry, timed: Timed) -> str:
    if site.change is not None:
        return site.change.basis if site.change.basis != "stated" else _usual_basis(entry, timed)
    basis = basis_of(site.passage, site.figure, site.until)
    if basis == "stated":
        if timed.base is not None and timed.base.start is not None:
            return _basis_between(timed.base, timed.period)
        if timed.base is None and site.continued is not None and site.continued.basis:
            return site.continued.basis
        if timed.base is None:
            return _usual_basis(entry, timed)
    return basis


def _usual_basis(entry: MetricEntry, timed: Timed) -> str:
    """Return what a change is on where no words say it: one of a year is on the year before."""
    if entry.yearly:
        return "previous_period" if timed.period.type is PeriodType.FINANCIAL_YEAR else "stated"
    is_year = timed.level is Level.OWN and timed.period.type in _YEARS
    return "same_period_last_year" if is_year else "stated"


def _basis_between(base: Period, period: Period) -> str:
    """Return the basis of a change from one period to another."""
    if base == year_before(period):
        return "same_period_last_year"
    return "previous_period" if base == previous(period) else "stated"


def _same_measure(best: Candidate, before: Reading) -> bool:
    return best.entry.metric == before.metric
