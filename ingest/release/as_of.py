"""The warehouse as it stood on an earlier day: every mart a query names, built from what was known then.

The build keeps the SQL of each model in `recipes.models`. On the papers of meetings held by the day, and with
that day for today, the same SQL gives the same marts as a refresh with PANELBOOK_AS_OF and those papers only.
What we know and the panel did not (breaks, standards, reviews) is taken as it is now.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb

_PUBLISHED = "published"
_STAGING = "staging"
_TODAY = "int_as_of"


@dataclass(frozen=True, slots=True)
class Recipe:
    """How one model is built: where it stands, from which models, and by which SQL."""

    name: str
    schema: str
    database: str
    materialized: str
    depends_on: tuple[str, ...]
    code: str


def open_as_of(database: Path, day: date, sql: str) -> duckdb.DuckDBPyConnection:
    """Return a connection, closed to the outside, that holds what `sql` names as it stood on `day`.

    The published database is read and never written. A query whose tables cannot be told (`show tables`) gets
    all of them. Raises duckdb.Error where `sql` is not SQL.
    """
    connection = duckdb.connect(":memory:")
    connection.execute(f"attach '{_quoted(database)}' as {_PUBLISHED} (read_only)")
    recipes = _recipes(connection)
    # the recipes name their tables in full, by the name of the database that they were built in
    warehouse = next(iter(recipes.values())).database
    connection.execute(f"attach ':memory:' as \"{warehouse}\"")
    connection.execute(f'use "{warehouse}"')
    connection.execute("set enable_external_access = false")
    _copy_reference(connection)
    for recipe in _wanted(recipes, duckdb.get_table_names(sql, connection=connection)):
        _build(connection, recipe, day)
    return connection


def _recipes(connection: duckdb.DuckDBPyConnection) -> dict[str, Recipe]:
    rows = connection.execute(
        "select name, schema_name, database_name, materialized, depends_on, code "
        f"from {_PUBLISHED}.recipes.models order by name"
    ).fetchall()
    return {
        name: Recipe(name, schema, database, materialized, tuple(parents), code)
        for name, schema, database, materialized, parents, code in rows
    }


def _copy_reference(connection: duckdb.DuckDBPyConnection) -> None:
    """Show the seeds, which no day changes, and make the schemas that the models stand in."""
    schemas = connection.execute(f"select distinct schema_name from {_PUBLISHED}.recipes.models").fetchall()
    for (schema,) in [("reference",), *schemas]:
        connection.execute(f'create schema if not exists "{schema}"')
    seeds = connection.execute(
        "select table_name from duckdb_tables() "
        f"where database_name = '{_PUBLISHED}' and schema_name = 'reference'"
    ).fetchall()
    for (seed,) in seeds:
        connection.execute(f'create view reference."{seed}" as from {_PUBLISHED}.reference."{seed}"')


def _wanted(recipes: dict[str, Recipe], names: set[str]) -> list[Recipe]:
    """Return the recipes of the named models and of all that these stand on, each after its own parents."""
    found: dict[str, Recipe] = {}

    def add(name: str) -> None:
        if name in recipes and name not in found:
            for parent in recipes[name].depends_on:
                add(parent)
            found[name] = recipes[name]

    # the filters of staging read the papers, whatever is asked
    for name in ["stg_papers", "stg_observations", *sorted(names or recipes)]:
        add(name)
    return list(found.values())


def _build(connection: duckdb.DuckDBPyConnection, recipe: Recipe, day: date) -> None:
    target = f'"{recipe.schema}"."{recipe.name}"'
    if recipe.name == _TODAY:
        connection.execute(f"create table {target} as select date '{day}' as as_of")
    elif recipe.schema == _STAGING:
        known = _known(connection, recipe.name, day)
        connection.execute(f"create view {target} as from {_PUBLISHED}.{target} where {known}")
    else:
        kind = "view" if recipe.materialized == "view" else "table"
        connection.execute(f"create {kind} {target} as {recipe.code}")


def _known(connection: duckdb.DuckDBPyConnection, name: str, day: date) -> str:
    """Return the condition that keeps the rows of papers whose meeting was held by the day."""
    columns = {column[0] for column in connection.execute(f"describe {_PUBLISHED}.staging.{name}").fetchall()}
    if "paper_sha256" not in columns:
        # what stands beside the observations is known with them
        return f"figure_id in (select figure_id from {_STAGING}.stg_observations)"
    papers = f"{_PUBLISHED}.staging.stg_papers"
    by_meeting = f"select paper_sha256 from {papers} where meeting_date <= date '{day}'"
    undated = f"select paper_sha256 from {papers} where meeting_date is null"
    if name == "stg_observations":
        # a paper whose meeting is not known is known from its reports' dates, as in the models
        return (
            f"paper_sha256 in ({by_meeting}) or (paper_sha256 in ({undated}) and report_date <= date '{day}')"
        )
    reported = (
        f"select paper_sha256 from {_PUBLISHED}.staging.stg_observations where report_date <= date '{day}'"
    )
    return f"paper_sha256 in ({by_meeting}) or (paper_sha256 in ({undated}) and paper_sha256 in ({reported}))"


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
