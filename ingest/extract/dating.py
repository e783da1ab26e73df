"""When a figure is: its period with what its measure asks of it, and what a change is measured on."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from ingest.extract.beside import dated_before, is_value_before
from ingest.extract.meaning import Reading, Site
from ingest.extract.metrics import Candidate
from ingest.extract.outer_periods import is_of_compared
from ingest.extract.passage import Passage
from ingest.extract.period_mentions import mentions_at
from ingest.extract.placing import Place
from ingest.extract.sentences import split_sentences
from ingest.extract.statements import Statement, basis_of
from ingest.extract.surroundings import Level
from ingest.extract.timing import Timed, read_timing
from ingest.grammar.intervals import financial_year, financial_year_with, point, previous, year_before
from ingest.grammar.types import Period, PeriodType
from ingest.lexicon import MetricEntry

_YEARS = {PeriodType.FINANCIAL_YEAR, PeriodType.CALENDAR_YEAR, PeriodType.ROLLING_12M}
"""A change 'in 2022/23', or 'in the year to June', is on the year before."""


def timing_of(site: Site, best: Candidate, statement: Statement, placed: Place) -> Timed:
    """Return the period of a figure of a measure; a forecast or a yearly amount is of its whole year."""
    timed = _told(site, best, statement, placed)
    return _of_whole_year(best.entry, placed, timed, site.clock.report_date)


def _told(site: Site, best: Candidate, statement: Statement, placed: Place) -> Timed:
    entry = best.entry
    dated_by = entry.metric if statement.measure_type == "rank" else entry.share_of
    whole = site.clock.in_section.get(dated_by) if dated_by else None
    yearly = entry.yearly or placed.dimensions.get("aspect") == "forecast"
    rate = entry.unit in ("percent", "seconds")
    clock = replace(site.clock, stock=entry.stock, yearly=yearly, whole=whole, rate=rate)
    before = site.previous
    if clock.continued is None and before is not None and before.metric == entry.metric:
        clock = replace(clock, before=before.period, before_end=_sentence_end(site, before))
    national = site.around.word("national_data", upto=Level.AFTER) is not None
    timed = read_timing(site.around, statement, clock, national)
    noted = _noted(site, entry) if timed.level is None and not site.table else None
    if noted is not None:
        timed = replace(timed, period=noted, level=Level.CAPTION)
    if site.change is not None and site.change.base is not None:
        timed = replace(timed, base=site.change.base)
    if best.entry.stock and timed.period.type is PeriodType.MONTH and timed.period.start is not None:
        start, end = timed.period.start, timed.period.end
        timed = replace(timed, period=point(start if start.month == _APRIL else end))
    return timed


_APRIL = 4
"""A state of April is that on which the year begins; one of another month, that on which it closes."""


def _of_whole_year(entry: MetricEntry, placed: Place, timed: Timed, report: date) -> Timed:
    """Return the timing of what is about a whole year: a forecast, or a budget named in a quarter."""
    if entry.yearly and _starts_year(timed.period):
        return replace(timed, period=_year_from(timed.period.end, report))
    part = (PeriodType.QUARTER, PeriodType.MONTH, PeriodType.POINT, PeriodType.YEAR_TO_DATE)
    foreseen = (*part, PeriodType.UNSTATED)
    forecast = placed.dimensions.get("aspect") == "forecast" and timed.period.type in foreseen
    budget = entry.yearly and timed.period.type in (PeriodType.QUARTER, PeriodType.POINT)
    if not forecast and not budget:
        return timed
    return replace(timed, period=financial_year(financial_year_with(timed.period.end)))


def timing_before(site: Site, timed: Timed) -> tuple[Timed, bool]:
    """Return the timing of a value that another rose from, and whether its words do not give it."""
    if not is_value_before(site) or any(not m.base for m in mentions_at(site.around, (Level.OWN,))):
        return timed, False
    period = dated_before(site, timed, basis_of(site.passage, site.figure, site.until))
    return (timed, True) if period is None else (replace(timed, period=period), False)


def basis_for(site: Site, entry: MetricEntry, timed: Timed) -> str:
    """Return what a change of a measure is measured against."""
    usual = _usual_basis(entry, timed, site.clock.declared.basis)
    if site.change is not None:
        yearly = entry.unit == "gbp" or timed.base is None or timed.period.type not in _YEARS
        if site.change.basis == "previous_period" and not yearly and timed.base == year_before(timed.period):
            return "same_period_last_year"  # of two years side by side the earlier is both
        return site.change.basis if site.change.basis != "stated" else usual
    basis = basis_of(site.passage, site.figure, site.until)
    if basis == "stated":
        basis = _carried_basis(site, entry)
    if basis == "stated":
        basis = _basis_of_list(site)
    if basis == "stated" and timed.base is None and _is_after_a_comparison(site, entry):
        assert site.last is not None
        timed = replace(timed, base=site.last.period)
    if basis == "stated" and timed.base is None:
        compared = _base_compared(site, timed) if usual == "stated" else None
        timed = replace(timed, base=compared or _base_before(site, timed))
    if basis == "stated":
        if timed.base is not None and timed.base.start is not None:
            return _basis_between(timed.base, timed.period, yearly=entry.yearly)
        if timed.base is None and site.continued is not None and site.continued.basis:
            return site.continued.basis
        if timed.base is None:
            return usual
    return basis


def _is_after_a_comparison(site: Site, entry: MetricEntry) -> bool:
    """Whether a change follows the value that it is measured from: '418, against 455 in May, down by 8%'."""
    before, main = site.last, site.continued
    if before is None or main is None or before.metric != entry.metric or before.period is None:
        return False
    if before.statement.measure_type != "level" or main.period is None or main.metric != entry.metric:
        return False
    return before.period.end < main.period.end


def _base_compared(site: Site, timed: Timed) -> Period | None:
    """Return the period of the value that follows in comparison: 'down by 3.1% compared to 1,243 in Q1'."""
    after = [
        m
        for m in site.passage.periods
        if (site.figure.end <= m.start and m.end <= site.until.end) or is_of_compared(site.around, m)
    ]
    found = [site.clock.resolve(m, timed.period) for m in after]
    told = {p for p in found if p is not None and p.type is timed.period.type and p.end < timed.period.end}
    return told.pop() if len(told) == 1 and not site.table else None


_POINTS_BACK = re.compile(
    r"\s*(?:\d+(?:\.\d+)*\.?\s+)?(?:this|that|it|the (?:increase|decrease|fall|rise|change|reduction))\b",
    re.IGNORECASE,
)


def _base_before(site: Site, timed: Timed) -> Period | None:
    """Return what the sentence before sets its figure against, where this one tells the difference.

    '3,692 searches, compared with 4,218 in the 12 months to March. This is a reduction of 16%.'
    """
    if site.table or not _POINTS_BACK.match(site.passage.text, _sentence_start(site)):
        return None
    before = next((s for s in site.around.scopes(upto=Level.PARAGRAPH) if s.level is Level.PARAGRAPH), None)
    if before is None or before.passage is not site.passage:
        return None
    told = [m for m in site.passage.periods if before.start <= m.start < before.end and m.base]
    return site.clock.resolve(told[0], timed.period) if len(told) == 1 else None


def _sentence_start(site: Site) -> int:
    sentences = split_sentences(site.passage.text)
    return next((s.start for s in sentences if s.holds(site.figure.start)), 0)


def _basis_of_list(site: Site) -> str:
    """Return what the line above a list says its changes are on: '(change on previous 12 months)'."""
    for basis in ("same_period_last_year", "previous_period"):
        hit = site.around.word(basis, upto=Level.LABEL)
        if hit is not None and hit.level is Level.LABEL:
            return basis
    for scope in site.around.scopes(upto=Level.LABEL):
        named = [m.period for m in scope.passage.periods if m.period is not None]
        if scope.level is Level.LABEL and len(named) == 2:
            return _basis_between(named[1], named[0], yearly=False)
    return "stated"


def _carried_basis(site: Site, entry: MetricEntry) -> str:
    """Return what the change before is on, where this one goes on from it without a period of its own.

    '6% fewer than last year. Theft fell by 9%'; 'over the same period' goes on from a change of any measure.
    """
    told = [m for m in site.passage.periods if site.clause.start <= m.start < site.clause.end]
    before = site.clock.changed_on
    if any(m.relative is not None and m.relative.kind == "same" for m in told) and before:
        return list(before.values())[-1]
    return before.get(entry.metric, "stated") if not told else "stated"


def _noted(site: Site, entry: MetricEntry) -> Period | None:
    """Return the one period that a footnote gives which names the measure ('Recorded crime, May')."""
    named = {cue for sense in entry.senses for cue in sense if cue in (entry.anchor or sense)}
    for note in site.clock.notes:
        periods = [m for m in note.periods if m.period is not None]
        if len(periods) == 1 and not _prints_figures(note) and any(note.cues(cue) for cue in named):
            return periods[0].period
    return None


_MARK = 3
"""The number of a footnote ends within so many characters."""


def _prints_figures(note: Passage) -> bool:
    """Whether a note prints a figure of its own: a short numbered paragraph is no footnote."""
    return any(
        q.start > _MARK and not any(m.start <= q.start < m.end for m in note.periods) for q in note.quantities
    )


def _starts_year(period: Period) -> bool:
    """Whether a period is April, or its first day: 'from April'."""
    short = period.type in (PeriodType.MONTH, PeriodType.POINT)
    return short and period.start is not None and (period.start.month, period.start.day) == (4, 1)


_HALF_A_YEAR = timedelta(days=183)


def _year_from(april: date, report: date) -> Period:
    """Return the financial year from an April: one long past is rather the next, 'from April' in a March."""
    year = financial_year_with(april)
    return financial_year(year + 1 if report - april > _HALF_A_YEAR else year)


def _sentence_end(site: Site, before: Reading) -> int:
    """Return where the sentence of the reading before ends."""
    sentences = split_sentences(site.passage.text)
    return next((s.end for s in sentences if s.holds(before.figure.start)), 0)


def _usual_basis(entry: MetricEntry, timed: Timed, declared: str) -> str:
    """Return what a change is on where no words say it: as the report declares; of a year the year before."""
    if entry.yearly:
        return "previous_period" if timed.period.type is PeriodType.FINANCIAL_YEAR else "stated"
    is_year = timed.level not in (None, Level.BEFORE) and timed.period.type in _YEARS
    return "same_period_last_year" if is_year else declared or "stated"


def _basis_between(base: Period, period: Period, *, yearly: bool) -> str:
    """Return the basis of a change between two periods; what is set by the year is on the one before."""
    if base == year_before(period) and not yearly:
        return "same_period_last_year"
    return "previous_period" if base == previous(period) else "stated"
