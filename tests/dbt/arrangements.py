"""The marts from seeds whose files and rows lie in another order, built by the SQL of an earlier build."""

from __future__ import annotations

import csv
import os
import random
import shutil
from collections.abc import Callable, Container, Sequence
from pathlib import Path

import duckdb

from ingest.release.export import content, marts
from ingest.seeds.write import STEM

FOLDERS = ("observations", "cells", "signals")
Shuffle = Callable[[list[list[str]]], None]


def arranged(seeds: Path, order: Sequence[str], folder: Path, seed: int) -> Path:
    """Write seeds of the papers in `order` (stems of their files) alone to `folder`; return the folder.

    Files are read in the order of their names, so each gets a name by its place, and a time too; the rows of
    all files and of papers.csv lie in an order that `seed` gives.
    """
    shutil.copytree(seeds / "reference", folder / "reference")
    shuffle = random.Random(seed).shuffle
    for part in FOLDERS:
        (folder / part).mkdir()
        for place, stem in enumerate(order):
            copied = folder / part / f"{place:02d}.csv"
            _shuffled(seeds / part / f"{stem}.csv", copied, shuffle)
            os.utime(copied, (place * 1000, place * 1000))
    _shuffled(seeds / "papers.csv", folder / "papers.csv", shuffle, set(order))
    return folder


def stems(seeds: Path) -> list[str]:
    """Return the stems of the papers' files, in the order of their names."""
    return sorted(file.stem for file in (seeds / "observations").glob("*.csv"))


def hashes(database: Path) -> dict[str, str]:
    """Return the hash of the content of every mart of a built database."""
    with duckdb.connect(str(database), read_only=True) as connection:
        return {name: content(connection, name).content_hash for name in marts(connection)}


def hashes_of(seeds: Path, built: Path, built_from: Path) -> dict[str, str]:
    """Run every model of the database `built` on other seeds, in memory; return the hashes of the marts.

    The database keeps the SQL of its models, which names the seeds that it was `built_from`.
    """
    with duckdb.connect(":memory:") as connection:
        connection.execute(f"attach '{built}' as built (read_only)")
        models = connection.execute(
            "select name, schema_name, database_name, materialized, depends_on, code "
            "from built.recipes.models"
        ).fetchall()
        # the SQL names its tables in full
        connection.execute(f"attach ':memory:' as \"{models[0][2]}\"")
        connection.execute(f'use "{models[0][2]}"')
        for schema in {"reference", *(model[1] for model in models)}:
            connection.execute(f'create schema if not exists "{schema}"')
        for (name,) in connection.execute(
            "select table_name from duckdb_tables() "
            "where database_name = 'built' and schema_name = 'reference'"
        ).fetchall():
            connection.execute(f'create view reference."{name}" as from built.reference."{name}"')
        _build(connection, models, str(built_from), str(seeds))
        return {name: content(connection, name).content_hash for name in marts(connection)}


def _build(connection: duckdb.DuckDBPyConnection, models: list[tuple[str, ...]], old: str, new: str) -> None:
    assert any(old in model[5] for model in models), f"no model reads {old}"
    waiting = {model[0]: model for model in models}
    while waiting:
        ready = sorted(name for name, model in waiting.items() if not waiting.keys() & set(model[4]))
        assert ready, f"models that stand on one another: {sorted(waiting)}"
        for name in ready:
            _, schema, _, materialized, _, code = waiting.pop(name)
            kind = "view" if materialized == "view" else "table"
            connection.execute(f'create {kind} "{schema}"."{name}" as {code.replace(old, new)}')


def _shuffled(source: Path, target: Path, shuffle: Shuffle, papers: Container[str] | None = None) -> None:
    """Write the rows of a file in another order; where `papers` are given, the rows of those alone."""
    with source.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    rows = [row for row in rows if papers is None or row[0][:STEM] in papers]
    shuffle(rows)
    with target.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header, *rows])
