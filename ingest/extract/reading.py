"""Reads one figure: its measure, place, area, period and kind of statement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ingest.extract.area import area_of
from ingest.extract.basis import basis_for
from ingest.extract.certainty import confidence_in, doubts_of
from ingest.extract.dating import timing_before, timing_of
from ingest.extract.doubts import doubts_in_words
from ingest.extract.fitting import continuing, fitting
from ingest.extract.meaning import Reading, Site
from ingest.extract.metrics import Candidate
from ingest.extract.placing import Place, place
from ingest.extract.statements import Statement
from ingest.extract.stating import statement_of
from ingest.extract.surroundings import Level
from ingest.extract.timing import base_of
from ingest.grammar.types import Quantity
from ingest.lexicon import MetricEntry
from ingest.lexicon.schema import TOTAL, UNNAMED


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
    statement = _signed(best.entry, site, _of_measure(best.entry, statement))
    placed = _placed(site, best, statement)
    timed = timing_of(site, best, statement, placed)
    basis = basis_for(site, best.entry, timed) if statement.measure_type.startswith("change") else ""
    told = timed.period
    timed, undated_before = timing_before(site, timed, best.entry, placed)
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
        rose_to=told if told != timed.period else None,
    )
    doubts = (
        *doubts_of(reading, best, found, timed, site.passage.setting),
        *doubts_in_words(site, best, reading, timed),
        *(["the words do not date the value before"] if undated_before else []),
    )
    return replace(reading, doubts=doubts)


def _of_measure(entry: MetricEntry, statement: Statement) -> Statement:
    """Return the statement as its measure makes it: a standard is a target, a share changes by points."""
    if entry.standard:
        return replace(statement, measure_type="target")
    if statement.measure_type == "change_abs" and entry.unit == "percent":
        return replace(statement, measure_type="change_pp")
    return statement


_CHANGE_UNITS = {"change_pp": "percentage_points", "change_pct": "percent"}


def _unit(entry: MetricEntry, statement: Statement, figure: Quantity) -> str:
    if statement.measure_type in ("level", "target"):
        return entry.unit
    return _CHANGE_UNITS.get(statement.measure_type, figure.unit)


def _of_another_body(site: Site) -> bool:
    """Whether the figure's words are about an ambulance trust, a council, applicants: not the police."""
    other = site.around.word("other_body", upto=Level.BEFORE)
    return other is not None and other.level <= Level.BEFORE and not site.table


_PEER = "peer"
"""Among whom a force is ranked: what else is said of its peers is their own."""


def _placed(site: Site, best: Candidate, statement: Statement) -> Place:
    before = site.continued
    if best.reach is Level.PARAGRAPH and before is None:
        before = site.previous
    continues = best.own == 0 and before is not None and best.entry.metric == before.metric
    renamed = before is not None and _named_since(site, best.entry, before)
    inherited: Mapping[str, str] | None = (
        before.place.dimensions if continues and before and not renamed else None
    )
    named_before = best.reach is Level.PARAGRAPH
    placed = place(site.passage.setting, best.entry, site.around, inherited, named_before=named_before)
    if statement.measure_type == "rank":
        placed = replace(placed, dimensions=_named(site, best.entry, placed))
    elif _PEER in placed.dimensions:
        own = {name: value for name, value in placed.dimensions.items() if name != _PEER}
        placed = replace(placed, dimensions=own)
    return _ranged(site, best.entry, placed)


def _named_since(site: Site, entry: MetricEntry, before: Reading) -> bool:
    """Whether words since the figure that this one goes on from place it anew: 'and for Band A £8'."""
    return any(
        before.figure.end <= m.start and m.end <= site.figure.start
        for name in entry.dimensions
        for m in site.passage.dimension(name)
        if name in before.place.dimensions and m.value not in (TOTAL, UNNAMED)
    )


def _named(site: Site, entry: MetricEntry, placed: Place) -> dict[str, str]:
    """Return the dimensions without unnamed defaults: 'the eighth lowest precept' is of no band."""
    return {
        name: value
        for name, value in placed.dimensions.items()
        if value in (TOTAL, entry.fixed.get(name))
        or value != entry.dimensions.get(name)
        or site.around.dimension(name, upto=Level.PARAGRAPH) is not None
    }


def _signed(entry: MetricEntry, site: Site, statement: Statement) -> Statement:
    """Return the statement with the sign of its word: an overspend is a negative variance."""
    if statement.own and statement.measure_type.startswith("change"):
        worse = _told_as_worse(site)
        if worse is not None:
            return replace(statement, sign=1 if worse is entry.lower_is_better else -1)
    if entry.negative is not None and statement.measure_type == "level":
        negative = site.around.cue(entry.negative, upto=Level.BEFORE)
        signed = site.around.cue(
            entry.anchor[0], upto=Level.BEFORE
        )  # the first word of the name has the sign
        if negative is not None and (signed is None or negative.distance <= signed.distance):
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
