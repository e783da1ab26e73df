"""Which measures fit a figure where it stands, by its unit, its statement and the words around it."""

from __future__ import annotations

from ingest.extract.meaning import Site
from ingest.extract.metrics import Candidate, candidates
from ingest.extract.statements import Statement
from ingest.extract.surroundings import NEAR, Level
from ingest.grammar.types import Quantity

_UNITS = {"count": {"count", "fte"}, "hours": {"hours"}}


def fitting(site: Site, figure: Quantity, statement: Statement, near: Level | None = None) -> list[Candidate]:
    """Return the measures that fit a figure where it stands, best first; none further off than `near`."""
    kind = statement.measure_type
    lexicon = site.passage.setting.lexicon
    units = {"percent"} if kind == "change_pp" else _UNITS.get(figure.unit, {figure.unit})
    if kind == "rank":
        units = {entry.unit for entry in lexicon.metrics}
    change = kind in ("change_pct", "change_abs")
    reaches = (near,) if near is not None else _reaches(site)
    for far in reaches:
        found = candidates(
            lexicon,
            site.around,
            units,
            far,
            change=change,
            table=site.table,
            standard=site.names_measure,
            counts=not site.table and kind != "rank" and figure.unit in ("count", "fte"),
        )
        if found:
            return found
    return []


def _reaches(site: Site) -> tuple[Level, ...]:
    """Return how far the measure's name may stand, step by step: a table's may stand above it."""
    if site.table:
        return (NEAR, Level.CAPTION, Level.LEADIN, Level.HEADING)
    elliptic = site.around.word("ellipsis", upto=Level.BEFORE) is not None
    return (NEAR, Level.PARAGRAPH) if elliptic and site.figure.unit != "count" else (NEAR,)


def continuing(site: Site, found: list[Candidate]) -> Candidate:
    """Return the best measure; for a figure with no words of its own, that of the figure it goes on from."""
    if found[0].own == 0 and site.continued is not None:
        for candidate in found:
            if candidate.entry.metric == site.continued.metric:
                return candidate
    return found[0]
