"""datapackage.json: what the files of the marts hold, as Frictionless has it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection
from typing import Any

from ingest.website.described import Described

_TYPES = {
    "VARCHAR": "string",
    "DATE": "date",
    "BOOLEAN": "boolean",
    "BIGINT": "integer",
    "INTEGER": "integer",
}
# what a number counts or measures, by the name of its column; others are in what the row's column `unit` says
_UNITS = (
    (re.compile(r"_pct(_|$)"), "percent"),
    (re.compile(r"_seconds$"), "seconds"),
    (re.compile(r"(^|_)rank(_|$)"), "rank"),
    (re.compile(r"^days_"), "days"),
    (re.compile(r"_quarters$|^quarters_"), "quarters"),
    (re.compile(r"_(count|forces|periods|points|held)$"), "count"),
    (re.compile(r"_number$"), "ordinal"),
    (re.compile(r"^char_"), "characters"),
)
_ROW_UNIT = "{unit}"
LICENCE = {"name": "MIT", "title": "MIT; the papers belong to those who published them"}


def package(version: str, resources: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the description of all files; `version` is that of tables, columns and keys."""
    return {
        "name": "panelbook",
        "title": "Figures that police and crime panels are shown",
        "description": (
            "Each mart as CSV and as Parquet. A field's `unit` is what its numbers are in; "
            f"{_ROW_UNIT} is what the column `unit` of the same row says, times are in seconds."
        ),
        "version": version,
        "licenses": [LICENCE],
        "resources": resources,
    }


def table(
    name: str, types: dict[str, str], text: Described, data: bytes, marts: Collection[str]
) -> dict[str, Any]:
    """Return the description of a mart's CSV; `types` are those of DuckDB, `marts` what keys may lead to."""
    return {
        "name": _name(name),
        "type": "table",
        "path": f"{name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "description": text.description,
        **_sum(data),
        "schema": _schema(types, text, marts),
    }


def parquet(name: str, text: Described, data: bytes) -> dict[str, Any]:
    """Return the description of a mart's Parquet file; its columns are those of the CSV of the same name."""
    return {
        "name": f"{_name(name)}-parquet",
        "type": "file",
        "path": f"{name}.parquet",
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "description": text.description,
        **_sum(data),
    }


def _name(mart: str) -> str:
    return mart.replace("_", "-")


def _sum(data: bytes) -> dict[str, Any]:
    return {"bytes": len(data), "hash": f"sha256:{hashlib.sha256(data).hexdigest()}"}


def _schema(types: dict[str, str], text: Described, marts: Collection[str]) -> dict[str, Any]:
    fields = [
        {"name": column, "type": _TYPES.get(kind, "number"), "description": text.columns.get(column, "")}
        | _unit(column, kind, types)
        for column, kind in types.items()
    ]
    schema: dict[str, Any] = {"fields": fields, "missingValues": [""]}
    if text.key:
        schema["primaryKey"] = text.key
    keys = [
        {"fields": [column], "reference": {"resource": _name(to), "fields": [target]}}
        for column, to, target in text.links
        if to in marts
    ]
    return schema | ({"foreignKeys": keys} if keys else {})


def _unit(column: str, kind: str, types: dict[str, str]) -> dict[str, str]:
    if _TYPES.get(kind, "number") not in {"number", "integer"}:
        return {}
    known = next((unit for pattern, unit in _UNITS if pattern.search(column)), None)
    if known is None and kind.startswith("DECIMAL") and "unit" in types:
        known = _ROW_UNIT
    return {"unit": known} if known else {}
