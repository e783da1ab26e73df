"""The OpenAPI document of the JSON files, one a series."""

from __future__ import annotations

from typing import Any

POINT = (
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
"""What a point of a series has, in order; columns of queries/points.sql."""
_DAYS = {"period_start", "period_end", "reported_from"}
_FIELDS = ("series_id", "area", "metric", "unit", "label", "definition", "polarity")
_PLACE = {
    "area": "Id of the area, as in dim_area",
    "measure": "Id of the measure, as in dim_metric",
    "part": "'all', or the dimensions: each key and value joined by '-', pairs by '--'",
}


def openapi(version: str) -> dict[str, Any]:
    """Return the document; `version` is that of tables, columns and keys."""
    answer = {
        "description": "The series, its points in order of time",
        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Series"}}},
    }
    parameters = [
        {"name": name, "in": "path", "required": True, "description": said, "schema": {"type": "string"}}
        for name, said in _PLACE.items()
    ]
    get = {
        "operationId": "series",
        "summary": "One series",
        "parameters": parameters,
        "responses": {"200": answer, "404": {"description": "There is no such series"}},
    }
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "panelbook series",
            "version": version,
            "summary": "Figures that police and crime panels are shown, one file a series",
            "description": "Files at addresses that stay. Values are in `unit`; times are seconds.",
            "license": {"name": "MIT", "identifier": "MIT"},
        },
        "servers": [{"url": "..", "description": "The root of the site, from where this document lies"}],
        "paths": {"/data/series/{area}/{measure}/{part}.json": {"get": get}},
        "components": {"schemas": {"Series": _series(), "Point": _point()}},
    }


def _series() -> dict[str, Any]:
    more = {
        "dimensions": {"type": "object", "additionalProperties": {"type": "string"}},
        "points": {"type": "array", "items": {"$ref": "#/components/schemas/Point"}},
    }
    fields = {name: {"type": "string"} for name in _FIELDS}
    return {"type": "object", "required": [*_FIELDS, *more], "properties": fields | more}


def _point() -> dict[str, Any]:
    kinds: dict[str, dict[str, Any]] = {name: {"type": ["string", "null"]} for name in POINT}
    kinds |= {name: {"type": ["number", "null"]} for name in POINT if name.startswith("value")}
    kinds |= {name: {"type": ["string", "null"], "format": "date"} for name in POINT if name in _DAYS}
    kinds["vintage_number"] = {"type": "integer"}
    return {"type": "object", "required": list(POINT), "properties": kinds}
