"""When a figure is: its period with what its measure asks of it, and what a change is measured on."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from ingest.extract.beside import dated_before, is_value_before
from ingest.extract.meaning import Reading, Site
from ingest.extract.metrics import Candidate
from ingest.extract.passage import Passage
from ingest.extract.period_mentions import mentions_at
from ingest.extract.placing import Place
from ingest.extract.sentences import sentence_at
from ingest.extract.statements import Statement, basis_beyond, basis_of
from ingest.extract.surroundings import Level
from ingest.extract.timing import Timed, read_timing
from ingest.grammar.intervals import (
    financial_year,
    financial_year_with,
    point,
    previous,
    year_before,
    year_to_date,
)
from ingest.grammar.types import Period, PeriodType
from ingest.lexicon import MetricEntry


def timing_of(site: Site, best: Candidate, statement: Statement, placed: Place) -> Timed:
    """Return the period of a figure of a measure; a forecast or a yearly amount is of its whole year."""
    timed = _told(site, best, statement, placed)
    inferred = any(m.inferred and m.period == timed.period for m in site.passage.periods)
    return _of_whole_year(best.entry, placed, timed, site.clock.report_date, inferred=inferred)


def _told(site: Site, best: Candidate, statement: Statement, placed: Place) -> Timed:
    entry = best.entry
    dated_by = entry.metric if statement.measure_type == "rank" else entry.share_of
    whole = site.clock.in_section.get(dated_by) if dated_by else None
    yearly = entry.yearly or placed.dimensions.get("aspect") == "forecast"
    rate = entry.unit in ("percent", "seconds")
    clock = replace(site.clock, stock=entry.stock, yearly=yearly, whole=whole, rate=rate)
    before = site.previous
    if clock.continued is None and before is not None and before.metric == entry.metric:
        clock = replace(
            clock, before=before.period, before_end=sentence_at(site.passage.text, before.figure.start).end
        )
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


def _of_whole_year(entry: MetricEntry, placed: Place, timed: Timed, report: date, *, inferred: bool) -> Timed:
    """Return the timing of what is about a whole year: a forecast, or a budget named in a quarter."""
    if entry.yearly and _starts_year(timed.period):
        return replace(timed, period=_year_from(timed.period.end, report))
    part = (PeriodType.QUARTER, PeriodType.MONTH, PeriodType.POINT, PeriodType.YEAR_TO_DATE)
    foreseen = (*part, PeriodType.UNSTATED)
    forecast = placed.dimensions.get("aspect") == "forecast" and timed.period.type in foreseen
    budget = entry.yearly and timed.period.type in (PeriodType.QUARTER, PeriodType.POINT)
    if entry.unit == "gbp" and not entry.yearly and not forecast and timed.period.type is PeriodType.POINT:
        return replace(timed, period=year_to_date(timed.period.end))  # spent by a day, since the year began
    if not forecast and not budget:
        return timed
    if forecast and inferred and report > timed.period.end and _is_year_end(timed.period):
        return replace(timed, period=financial_year(financial_year_with(report)))  # 'by the end of March'
    return replace(timed, period=financial_year(financial_year_with(timed.period.end)))


def _goes_on_from(last: Reading | None, entry: MetricEntry, placed: Place) -> bool:
    """Whether the figure before tells the change of the same thing: 'fell by 7% on last year, from 412'."""
    if last is None or not last.statement.measure_type.startswith("change"):
        return False
    return last.metric == entry.metric and dict(last.place.dimensions) == dict(placed.dimensions)


def _year_of_comparison(site: Site, timed: Timed) -> Period | None:
    """Return the period before that words right after a value tell: 'below the 65% of the previous year'."""
    main, text, end = site.continued, site.passage.text, site.figure.end
    if site.table or main is None or timed.period.start is None or timed.period != main.period:
        return None
    for mention in site.passage.periods:
        relative = mention.relative
        if relative is not None and relative.kind in _EARLIER and _OF.fullmatch(text, end, mention.start):
            a_year = relative.unit == "year" or relative.kind == "year_ago"
            return year_before(timed.period) if a_year else previous(timed.period)
    return None


_OF = re.compile(
    r"\s+(?:(?:of|in|for)\s+(?:the\s+)?|(?:seen|recorded|reported|achieved)\s+(?:(?:in|for)\s+(?:the\s+)?)?)",
    re.IGNORECASE,
)
_EARLIER = ("before", "year_ago")


def timing_before(site: Site, timed: Timed, entry: MetricEntry, placed: Place) -> tuple[Timed, bool]:
    """Return the timing of a value that another rose from, and whether its words do not give it."""
    before = _year_of_comparison(site, timed)
    if before is not None:
        return replace(timed, period=before), False
    if not is_value_before(site) or any(not m.base for m in mentions_at(site.around, (Level.OWN,))):
        return timed, False
    basis = basis_of(site.passage, site.figure, site.until)
    if basis == "stated":
        basis = basis_beyond(site.passage, site.figure, sentence_at(site.passage.text, site.figure.start).end)
    if basis == "stated" and _goes_on_from(site.last, entry, placed):
        assert site.last is not None
        basis = site.last.basis  # 'fell by 7% on last year, from 412 to 383'
    if basis == "stated" and entry.yearly:
        basis = "previous_period"  # what is set by the year rose from that of the year before
    period = dated_before(site, timed, basis)
    return (timed, True) if period is None else (replace(timed, period=period), False)


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


def _is_year_end(period: Period) -> bool:
    return period.type is PeriodType.POINT and (period.end.month, period.end.day) == (3, 31)


def _starts_year(period: Period) -> bool:
    """Whether a period is April, or its first day: 'from April'."""
    short = period.type in (PeriodType.MONTH, PeriodType.POINT)
    return short and period.start is not None and (period.start.month, period.start.day) == (4, 1)


_HALF_A_YEAR = timedelta(days=183)


def _year_from(april: date, report: date) -> Period:
    """Return the financial year from an April: one long past is rather the next, 'from April' in a March."""
    year = financial_year_with(april)
    return financial_year(year + 1 if report - april > _HALF_A_YEAR else year)
