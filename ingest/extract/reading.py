"""Reads one figure: its measure, place, area, period and kind of statement."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from ingest.extract.certainty import confidence_in, doubts_of
from ingest.extract.explained import unexplained_labels
from ingest.extract.fitting import continuing, fitting
from ingest.extract.meaning import Reading, Site
from ingest.extract.metrics import Candidate
from ingest.extract.passage import Passage
from ingest.extract.placing import Place, area_of, place
from ingest.extract.sentences import split_sentences
from ingest.extract.statements import Statement, basis_of, headed_target, read_statement
from ingest.extract.surroundings import NEAR, Level
from ingest.extract.table_periods import Dated
from ingest.extract.timing import Timed, base_of, names_a_period, read_timing
from ingest.grammar.intervals import point, previous, year_before
from ingest.grammar.types import Period, PeriodType, Quantity
from ingest.lexicon import MetricEntry

_YEARS = {PeriodType.FINANCIAL_YEAR, PeriodType.CALENDAR_YEAR}
"""A change 'in 2022/23' is on the year before."""


def read_figure(site: Site) -> Reading:
    """Return what a figure means; unmapped where the words name no measure of the lexicon."""
    figure = site.figure
    statement = _statement(site, figure)
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
    timed = _timed(site, best, statement)
    basis = _basis(site, best.entry, timed) if statement.measure_type.startswith("change") else ""
    main_area = site.continued.area if site.continued else None
    reading = Reading(
        figure=figure,
        metric=best.entry.metric,
        area=area_of(site.passage.setting, site.around, main_area, ranked=statement.measure_type == "rank"),
        place=_placed(site, best),
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
        today=site.clock.report_date,
        negated=negated,
        open_question=site.open_question,
        unexplained=unexplained_labels(site, best.entry, reading.place),
        undated=statement.measure_type == "level" and names_a_period(site.around, site.clock, timed),
        rank_before=_rank_before(site),
        of_another=_of_the_extreme(site),
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


def _signed(entry: MetricEntry, site: Site, statement: Statement) -> Statement:
    """Return the statement with the sign of its word: an overspend is a negative variance."""
    if entry.negative is not None and statement.measure_type == "level":
        near = {name: site.around.cue(name, upto=Level.BEFORE) for name in (entry.negative, *entry.anchor)}
        negative = near[entry.negative]
        others = [hit for name, hit in near.items() if name != entry.negative and hit is not None]
        if negative is not None and all(negative.distance <= hit.distance for hit in others):
            return replace(statement, sign=-1)
    return statement


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


def _headed_target(site: Site) -> bool:
    """Whether the header of the cell's column, or its row's label, says that it is what was aimed at."""
    return any(
        scope.passage is not site.passage and headed_target(scope.passage)
        for scope in site.around.scopes(upto=Level.OWN)
    )


def _kind(change: Dated, figure: Quantity) -> str:
    """Return the kind of a column's change: of shares a difference is in percentage points."""
    if change.kind == "abs":
        return "change_pp" if figure.unit in ("percent", "percentage_points") else "change_abs"
    if change.kind == "pct":
        return "change_pct"
    return {"percent": "change_pct", "percentage_points": "change_pp"}.get(figure.unit, "change_abs")


def _second_target(site: Site, figure: Quantity) -> bool:
    """Whether 'and' adds a figure to one that was aimed at."""
    before = site.continued
    if before is None or before.statement.measure_type != "target" or figure.unit != before.figure.unit:
        return False
    return bool(_AND.match(site.passage.text, site.clause.start))


_AND = re.compile(r",?\s+and\b")


def _statement(site: Site, figure: Quantity) -> Statement:
    statement = read_statement(site.passage, figure, site.window)
    if site.table and statement.measure_type == "level" and _headed_target(site):
        return replace(statement, measure_type="target")
    if site.change is not None and statement.measure_type == "level":
        return replace(statement, measure_type=_kind(site.change, figure), sign=site.change.sign, own=True)
    before = site.continued
    if statement.measure_type == "level" and _second_target(site, figure):
        return replace(statement, measure_type="target")
    if statement.own or before is None or not before.statement.measure_type.startswith("change"):
        return statement
    own_measure = fitting(site, figure, statement, near=Level.OWN)
    if own_measure or figure.unit != before.figure.unit or site.clause.comparison:
        return statement
    return replace(before.statement, own=False)


_FROM = re.compile(r"\bfrom\s+(?:being\s+)?$", re.IGNORECASE)
_TO_RANK = re.compile(r"\s+to\s+\d+(?:st|nd|rd|th)\b")


def _rank_before(site: Site) -> bool:
    """Whether a figure is the rank that another rose or fell from: '(7th to 6th)'."""
    if site.figure.unit != "rank" or site.table:
        return False
    text, start = site.passage.text, site.figure.start
    return bool(_FROM.search(text[max(0, start - 12) : start]) or _TO_RANK.match(text, site.figure.end))


_EXTREME = re.compile(r"\s+(?:for|in|by|at)\s+the\s+(?:highest|lowest|best|worst)\b", re.IGNORECASE)


def _of_the_extreme(site: Site) -> bool:
    """Whether a figure is that of whoever has the most or least: 'compared to £315 for the highest'."""
    return bool(_EXTREME.match(site.passage.text, site.figure.end))


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
