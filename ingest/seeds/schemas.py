"""The pandera schemas of the seeds, built from their declaration (import it late: pandera takes a while)."""

from __future__ import annotations

from collections.abc import Mapping

import pandera.polars as pa
import polars as pl

from ingest.seeds import rules
from ingest.seeds.cell_rules import cell_checks
from ingest.seeds.observation_rules import observation_checks
from ingest.seeds.problem import SeedProblem
from ingest.seeds.rawcsv import RawSeed
from ingest.seeds.spec import SeedSpec, load_specs

Reference = Mapping[str, RawSeed]
"""Reference seeds by name, as read; what `refers` and the rules of observations look things up in."""


def schema_for(name: str, reference: Reference) -> pa.DataFrameSchema:
    """Return the schema of a seed: text columns, described, with the checks of its cells and rows.

    A `refers` whose seed is not in `reference` is not checked.
    """
    spec = load_specs()[name]
    columns = {
        column: pa.Column(str, description=spec.columns[column].about, title=column) for column in spec.header
    }
    checks = [check for column in spec.header for check in _cell_checks(spec, column, reference)]
    checks += [rules.unique(spec.key), *(rules.not_after(*pair) for pair in spec.not_after)]
    if name == "observations":
        checks += observation_checks(reference.get("metrics"))
    elif name == "cells":
        checks += cell_checks()
    else:
        checks.append(rules.ordered(spec.order or spec.key))
    return pa.DataFrameSchema(
        columns, checks=checks, strict=True, ordered=True, name=name, description=spec.about
    )


def _cell_checks(spec: SeedSpec, column: str, reference: Reference) -> list[pa.Check]:
    declared = spec.columns[column]
    seed, _, referred = declared.refers.partition(".")
    known = set(reference[seed].column(referred)) if seed in reference else None
    return rules.cells(column, declared, known)


def validate(name: str, raw: RawSeed, file: str, reference: Reference) -> list[SeedProblem]:
    """Return every fault of the rows of a seed, each with the printed line it stands in."""
    # rows, not columns, so that a header-only file gives a frame with all columns
    frame = pl.DataFrame(raw.rows, schema=dict.fromkeys(raw.header, pl.String), orient="row")
    try:
        schema_for(name, reference).validate(frame, lazy=True)
    except pa.errors.SchemaErrors as failed:
        return [_problem(case, frame, raw, file) for case in failed.failure_cases.iter_rows(named=True)]
    return []


def _problem(case: Mapping[str, object], frame: pl.DataFrame, raw: RawSeed, file: str) -> SeedProblem:
    column, what, remedy = rules.fault_of(str(case["check"]))
    row = case["index"]
    if not isinstance(row, int):
        return SeedProblem(file, 0, column, "", what, remedy)
    value = frame.item(row, column) if column else ""
    return SeedProblem(file, raw.lines[row], column, value, what, remedy)
