"""What a figure states: a level, a change, a target; by its words, its column and its neighbours."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.extract.beside import change_aside, is_second_target, is_value_before, told_again
from ingest.extract.fitting import fitting
from ingest.extract.meaning import Site
from ingest.extract.statements import Statement, headed_target, read_statement
from ingest.extract.surroundings import Level
from ingest.extract.table_changes import Dated
from ingest.grammar.types import Quantity


def statement_of(site: Site) -> Statement:
    """Return what a figure states, by its own words, its column and the figure that it goes on from."""
    figure = site.figure
    statement = read_statement(site.passage, figure, site.window)
    if statement.measure_type == "level":
        if is_second_target(site) or (site.table and _headed_target(site)):
            return replace(statement, measure_type="target")
        if site.change is not None:
            kind = _kind(site.change, figure)
            return replace(statement, measure_type=kind, sign=site.change.sign, own=True)
        aside = change_aside(site)
        if aside is not None:
            return aside
    if statement.measure_type == "change_pp" and site.change is not None and _says_direction(site):
        return replace(statement, sign=site.change.sign, own=True)
    return statement if statement.own else told_again(site) or _going_on(site, statement)


_AND_THAT = re.compile(r"\b(?:and|but)\s+that\b", re.IGNORECASE)
"""What begins a new statement: '12 dogs retired, two more than in 2021, and that 9 had joined since'."""
_SIGNED = re.compile(r"^\s*[+\-–−↑↓▲▼]|[↑↓▲▼]\s*$")


def _says_direction(site: Site) -> bool:
    """Whether a column of changes tells by a sign, or by what it compares, that a figure rose or fell."""
    return site.change is not None and bool(site.change.kind or _SIGNED.search(site.passage.text))


def _going_on(site: Site, statement: Statement) -> Statement:
    """Return the statement of the change before for a figure that only goes on from it: 'up 5% and 3%'."""
    before = site.continued
    if before is None or not before.statement.measure_type.startswith("change"):
        return statement
    if site.figure.unit != before.figure.unit or site.clause.comparison or is_value_before(site):
        return statement
    if site.passage.text[: site.figure.start].rstrip().endswith(" to"):
        return statement  # what the change came to: 'up by £13 to £306'
    if site.passage.text[: site.figure.start].rstrip().endswith(" by"):
        return replace(before.statement, own=False)  # 'rose by 5% and of others by 19%'
    said = site.passage.text[before.figure.end : site.figure.start]
    if _AND_THAT.search(said) or fitting(site, site.figure, statement, near=Level.OWN):
        return statement
    return replace(before.statement, own=False)


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
