"""What a change is measured on: the words of its sentence, its column, the report, or what is usual."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.extract.meaning import Site
from ingest.extract.outer_periods import is_of_compared
from ingest.extract.sentences import sentence_at
from ingest.extract.statements import basis_beyond, basis_of
from ingest.extract.surroundings import Level
from ingest.extract.timing import Timed
from ingest.grammar.intervals import previous, year_before
from ingest.grammar.types import Period, PeriodType
from ingest.lexicon import MetricEntry

_YEARS = {PeriodType.FINANCIAL_YEAR, PeriodType.CALENDAR_YEAR, PeriodType.ROLLING_12M}
"""A change 'in 2022/23', or 'in the year to June', is on the year before."""


def basis_for(site: Site, entry: MetricEntry, timed: Timed) -> str:
    """Return what a change of a measure is measured against; of what is set by the year, the year before."""
    basis = _basis_for(site, entry, timed)
    last_year = basis == "same_period_last_year" and timed.period.start is not None
    if last_year and timed.base is not None and timed.base != year_before(timed.period):
        basis = _basis_between(timed.base, timed.period, yearly=entry.yearly)  # 'in the same months of 2019'
    set_yearly = entry.yearly and timed.period.type is PeriodType.FINANCIAL_YEAR
    return "previous_period" if set_yearly and basis == "same_period_last_year" else basis


def _basis_for(site: Site, entry: MetricEntry, timed: Timed) -> str:
    usual = _usual_basis(entry, timed, site.clock.declared.basis)
    if site.change is not None:
        if timed.base is not None and timed.base == year_before(timed.period) and _is_of_years(entry, timed):
            return _name_of_the_year_before(site)
        return site.change.basis if site.change.basis != "stated" else usual
    basis = basis_of(site.passage, site.figure, site.until)
    if basis == "stated" and not site.table:
        basis = basis_beyond(site.passage, site.figure, sentence_at(site.passage.text, site.figure.start).end)
    if basis == "stated":
        basis = _carried_basis(site, entry)
    if basis == "stated":
        basis = _basis_of_list(site)
    if basis == "stated" and timed.base is None:
        timed = replace(timed, base=_base_behind(site))
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


def _is_of_years(entry: MetricEntry, timed: Timed) -> bool:
    return entry.unit != "gbp" and timed.period.type in _YEARS


def _name_of_the_year_before(site: Site) -> str:
    """Return what a column calls the earlier of two years side by side, which is both periods before.

    Words of the header or of the report decide: 'change on the previous 12 months'.
    """
    told = site.around.word("previous_period", upto=Level.LABEL)
    words = told.passage.text[told.mention.start : told.mention.end] if told is not None else ""
    declared = words or site.clock.declared.basis == "previous_period"
    return "previous_period" if declared and not _SHORTER.search(words) else "same_period_last_year"


_SHORTER = re.compile(r"\b(?:quarter|month|week)\b", re.IGNORECASE)
"""'Change on the previous quarter' is not said of years."""


def _is_after_a_comparison(site: Site, entry: MetricEntry) -> bool:
    """Whether a change follows the value that it is measured from: '418, against 455 in May, down by 8%'."""
    before, main = site.last, site.continued
    if before is None or main is None or before.metric != entry.metric or before.period is None:
        return False
    if before.statement.measure_type != "level" or main.period is None or main.metric != entry.metric:
        return False
    return before.period.end < main.period.end


def _base_behind(site: Site) -> Period | None:
    """Return what the rest of the sentence compares with: 'by 3% to 412, compared with 2019/20'."""
    if site.table:
        return None
    sentence = sentence_at(site.passage.text, site.figure.start)
    behind = (m for m in site.passage.periods if m.base and site.figure.end <= m.start < sentence.end)
    return next((m.period for m in behind if m.period is not None), None)


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
    if site.table or not _POINTS_BACK.match(
        site.passage.text, sentence_at(site.passage.text, site.figure.start).start
    ):
        return None
    before = next((s for s in site.around.scopes(upto=Level.PARAGRAPH) if s.level is Level.PARAGRAPH), None)
    if before is None or before.passage is not site.passage:
        return None
    told = [m for m in site.passage.periods if before.start <= m.start < before.end and m.base]
    return site.clock.resolve(told[0], timed.period) if len(told) == 1 else None


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


def _usual_basis(entry: MetricEntry, timed: Timed, declared: str) -> str:
    """Return what a change is on where no words say it: as the report declares; of a year the year before."""
    if entry.yearly:
        return "previous_period" if timed.period.type is PeriodType.FINANCIAL_YEAR else "stated"
    is_year = timed.level not in (None, Level.BEFORE) and timed.period.type in _YEARS
    if is_year and (timed.period.type is not PeriodType.ROLLING_12M or not declared):
        return "same_period_last_year"
    return declared or "stated"


def _basis_between(base: Period, period: Period, *, yearly: bool) -> str:
    """Return the basis of a change between two periods; what is set by the year is on the one before."""
    if base == year_before(period) and not yearly:
        return "same_period_last_year"
    return "previous_period" if base == previous(period) else "stated"
