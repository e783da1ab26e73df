"""Data files of the site: each mart as CSV and Parquet with a datapackage.json, and each series as JSON."""

from __future__ import annotations

import hashlib
import json
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from ingest.release.query import as_plain
from ingest.website import addresses
from ingest.website.context import Site
from ingest.website.described import Described
from ingest.website.read import Row
from ingest.website.render import Writer

_TYPES = {
    "VARCHAR": "string",
    "DATE": "date",
    "BOOLEAN": "boolean",
    "BIGINT": "integer",
    "INTEGER": "integer",
}
_FORMULA = "^[=+\\-@\\t\\r\\n]"
_LICENCE = {"name": "MIT", "title": "MIT; the papers belong to those who published them"}
_SERIES = (
    "period_basis",
    "period_start",
    "period_end",
    "value",
    "value_low",
    "value_high",
    "qualifier",
    "status",
    "reported_from",
    "vintage_number",
    "document",
    "observation_id",
)


@dataclass(frozen=True, slots=True)
class Mart:
    """One mart as it lies in data/."""

    name: str
    description: str
    rows: int


def write_tables(writer: Writer, database: Path, parquet: Path, known: dict[str, Described]) -> list[Mart]:
    """Write CSV, Parquet and datapackage.json of every mart; return what was written.

    Parquet files are those of the release. Text in CSV that a spreadsheet would take for a formula gets an
    apostrophe before it.
    """
    marts, resources = [], []
    with duckdb.connect(str(database), read_only=True) as connection:
        columns = _columns(connection)
        for name, types in columns.items():
            data, rows = _csv(connection, name, types)
            writer.write(f"data/{name}.csv", data)
            if (parquet / f"{name}.parquet").is_file():
                writer.write(f"data/{name}.parquet", (parquet / f"{name}.parquet").read_bytes())
            text = known.get(name, Described())
            marts.append(Mart(name, text.description, rows))
            resources.append(_resource(name, types, text, data, set(columns)))
    package = {
        "name": "panelbook",
        "title": "Figures that police and crime panels are shown",
        "licenses": [_LICENCE],
        "resources": resources,
    }
    writer.write("data/datapackage.json", _json(package))
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
            "points": [{key: _plain(p[key]) for key in _SERIES} for p in points[row["series_id"]]],
        }
        site.pages.writer.write(addresses.series_json(area, row["metric"], row["dimensions"]), _json(series))


def openapi() -> str:
    """Return the OpenAPI description of the series' files."""
    texts = {"type": ["string", "null"]}
    point = {
        "type": "object",
        "required": list(_SERIES),
        "properties": {
            name: {"type": ["number", "null"]} if name.startswith("value") else texts for name in _SERIES
        }
        | {"vintage_number": {"type": "integer"}},
    }
    fields = {
        name: {"type": "string"}
        for name in ("series_id", "area", "metric", "unit", "label", "definition", "polarity")
    }
    series = {
        "type": "object",
        "required": [*fields, "dimensions", "points"],
        "properties": fields
        | {
            "dimensions": {"type": "object", "additionalProperties": {"type": "string"}},
            "points": {"type": "array", "items": point},
        },
    }
    names = ("area", "measure", "part")
    parameters = [{"name": n, "in": "path", "required": True, "schema": {"type": "string"}} for n in names]
    answer = {"description": "The series", "content": {"application/json": {"schema": series}}}
    return _json(
        {
            "openapi": "3.1.0",
            "info": {
                "title": "panelbook series",
                "version": "1",
                "description": "Values are in `unit`; times are seconds.",
            },
            "servers": [{"url": ".."}],
            "paths": {
                "/data/series/{area}/{measure}/{part}.json": {
                    "get": {"summary": "One series", "parameters": parameters, "responses": {"200": answer}}
                }
            },
        }
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


def _resource(
    name: str, types: dict[str, str], text: Described, data: bytes, marts: set[str]
) -> dict[str, Any]:
    fields = [
        {"name": c, "type": _TYPES.get(kind, "number"), "description": text.columns.get(c, "")}
        for c, kind in types.items()
    ]
    schema: dict[str, Any] = {"fields": fields, "missingValues": [""]}
    if text.key:
        schema["primaryKey"] = text.key
    keys = [
        {"fields": [c], "reference": {"resource": to.replace("_", "-"), "fields": [column]}}
        for c, to, column in text.links
        if to in marts
    ]
    if keys:
        schema["foreignKeys"] = keys
    return {
        "name": name.replace("_", "-"),
        "path": f"{name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "description": text.description,
        "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
        "schema": schema,
    }


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, int | str) else as_plain(value)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
