"""Asking the published warehouse: read-only, in a connection that can reach nothing else."""

from __future__ import annotations

import csv
import io
import json
import math
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb

from ingest.release.as_of import open_as_of
from ingest.release.errors import BadQuery, NotFound
from ingest.release.publish import DATABASE, published
from ingest.settings import Settings


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query gave: the column names, and the rows as Python values."""

    columns: list[str]
    rows: list[tuple[Any, ...]]


def released(settings: Settings) -> Path:
    """Return the published database; raise NotFound where nothing is published."""
    release = published(settings)
    if release is None:
        raise NotFound("Nothing is published yet. Run `make refresh` (or `panelbook refresh`) first.")
    return release / DATABASE


def connect(settings: Settings) -> duckdb.DuckDBPyConnection:
    """Open the published database read-only; raise NotFound where nothing is published."""
    # no external access: a query on the figures neither reads nor writes another file
    config: dict[str, str | bool | int | float | list[str]] = {"enable_external_access": "false"}
    return duckdb.connect(str(released(settings)), read_only=True, config=config)


def ask(settings: Settings, sql: str, day: date | None = None) -> Answer:
    """Run one statement on the published database, as it stands or stood on a day.

    Raises NotFound where nothing is published, and BadQuery with the database's own words.
    """
    database = released(settings)
    try:
        with connect(settings) if day is None else open_as_of(database, day, sql) as connection:
            return _answer(connection, sql)
    except duckdb.Error as error:
        raise BadQuery(
            f"The warehouse cannot answer this query. {error}\n"
            '`panelbook query "show tables"` lists the tables, '
            '`panelbook query "describe fct_quarterly"` the columns of one.'
        ) from error


def _answer(connection: duckdb.DuckDBPyConnection, sql: str) -> Answer:
    result = connection.execute(sql)
    columns = [column[0] for column in result.description or []]
    return Answer(columns, result.fetchall() if columns else [])


def as_csv(answer: Answer) -> str:
    """Return the answer as CSV with a header line; no value is an empty cell."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(answer.columns)
    writer.writerows([as_words(value) for value in row] for row in answer.rows)
    return out.getvalue()


def as_json(answer: Answer) -> str:
    """Return the answer as a JSON array of objects; dates are ISO 8601, no value is null."""
    rows = [dict(zip(answer.columns, map(_known_to_json, row), strict=True)) for row in answer.rows]
    return json.dumps(rows, default=as_plain, ensure_ascii=False, indent=1, allow_nan=False)


def as_words(value: Any) -> str:
    """Return a value as the text that a cell shows: no value is empty, 81.000000 is 81."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    return str(value)


def _known_to_json(value: Any) -> Any:
    return None if isinstance(value, float) and not math.isfinite(value) else value


def as_plain(value: Any) -> Any:
    """Return what JSON can hold of a value: numbers as numbers, dates as ISO 8601, the rest as text."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, date | datetime):
        return value.isoformat()
    return str(value)
