"""Data files of the site: each mart as CSV and Parquet with a datapackage.json, and each series as JSON."""

from __future__ import annotations

import json
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from ingest.release.query import as_plain
from ingest.website import addresses, package
from ingest.website.context import Site
from ingest.website.described import Described
from ingest.website.openapi import POINT
from ingest.website.read import Row
from ingest.website.render import Writer

_FORMULA = "^[=+\\-@\\t\\r\\n]"


@dataclass(frozen=True, slots=True)
class Mart:
    """One mart as it lies in data/."""

    name: str
    description: str
    rows: int


def write_tables(
    writer: Writer, database: Path, parquet: Path, known: dict[str, Described], version: str
) -> list[Mart]:
    """Write CSV, Parquet and datapackage.json of every mart; return what was written.

    Parquet files are those of the release. Text in CSV that a spreadsheet would take for a formula gets an
    apostrophe before it. `version` is that of tables, columns and keys.
    """
    marts, resources = [], []
    with duckdb.connect(str(database), read_only=True) as connection:
        columns = _columns(connection)
        for name, types in columns.items():
            text = known.get(name, Described())
            data, rows = _csv(connection, name, types)
            writer.write(f"data/{name}.csv", data)
            resources.append(package.table(name, types, text, data, set(columns)))
            if (parquet / f"{name}.parquet").is_file():
                columnar = (parquet / f"{name}.parquet").read_bytes()
                writer.write(f"data/{name}.parquet", columnar)
                resources.append(package.parquet(name, text, columnar))
            marts.append(Mart(name, text.description, rows))
    writer.write("data/datapackage.json", as_json(package.package(version, resources)))
    return marts


def write_series(site: Site, area: str, latest: list[Row], points: dict[str, list[Row]]) -> None:
    """Write one JSON file a series of an area."""
    for row in latest:
        series = {
            "series_id": row["series_id"],
            "area": area,
            "metric": row["metric"],
            "dimensions": dict(pair.split("=", 1) for pair in row["dimensions"].split(";") if pair),
            "unit": row["unit"],
            "label": row["name"],
            "definition": site.metrics[row["metric"]]["definition"],
            "polarity": row["polarity"],
            "points": [{key: _plain(p[key]) for key in POINT} for p in points[row["series_id"]]],
        }
        site.pages.writer.write(
            addresses.series_json(area, row["metric"], row["dimensions"]), as_json(series)
        )


def _columns(connection: duckdb.DuckDBPyConnection) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for mart, column, kind in connection.execute(
        "select table_name, column_name, data_type from information_schema.columns "
        "where table_schema = 'main' "
        "and split_part(table_name, '_', 1) in ('fct', 'dim', 'bridge') order by table_name, ordinal_position"
    ).fetchall():
        found.setdefault(mart, {})[column] = kind
    return found


def _csv(connection: duckdb.DuckDBPyConnection, name: str, types: dict[str, str]) -> tuple[bytes, int]:
    shown = ", ".join(
        f"""case when regexp_matches("{c}", '{_FORMULA}') then '''' || "{c}" else "{c}" end as "{c}\""""
        if kind == "VARCHAR"
        else f'"{c}"'
        for c, kind in types.items()
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "mart.csv"
        done = connection.execute(
            f"copy (select {shown} from \"{name}\" order by all) to '{path}' (format csv, header)"
        )
        return path.read_bytes(), int(done.fetchall()[0][0])


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, int | str) else as_plain(value)


def as_json(value: Any) -> str:
    """Return JSON text as the files have it."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
