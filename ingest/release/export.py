"""What a built database gives besides itself: Parquet files of the marts, and a hash of their content."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import duckdb

MARTS = ("fct", "dim", "bridge")


@dataclass(frozen=True, slots=True)
class MartContent:
    """One mart: its rows, and a hash that equal rows give in whatever order they lie."""

    name: str
    rows: int
    content_hash: str


def marts(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """Return the names of the marts (fct_, dim_, bridge_) of a database, sorted."""
    found = connection.execute(
        "select table_name from information_schema.tables "
        "where table_schema = 'main' and split_part(table_name, '_', 1) in (select unnest(?)) order by 1",
        [list(MARTS)],
    ).fetchall()
    return [name for (name,) in found]


def export(database: Path, folder: Path) -> list[MartContent]:
    """Write FOLDER/<mart>.parquet for every mart of a closed database, rows ordered; return their content."""
    folder.mkdir(parents=True, exist_ok=True)
    with duckdb.connect(str(database), read_only=True) as connection:
        names = marts(connection)
        for name in names:
            target = str(folder / f"{name}.parquet").replace("'", "''")
            connection.execute(f"copy (from \"{name}\" order by all) to '{target}' (format parquet)")
        return [content(connection, name) for name in names]


def content(connection: duckdb.DuckDBPyConnection, name: str) -> MartContent:
    """Return the number of rows of a mart and the ordered hash of their text."""
    found = connection.execute(
        f"select count(*), coalesce(sha256(string_agg(h, '' order by h)), '') "
        f'from (select sha256(cast(mart as varchar)) as h from "{name}" as mart)'
    ).fetchone()
    assert found is not None
    return MartContent(name, *found)
