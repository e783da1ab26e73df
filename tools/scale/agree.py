"""Compares the quarterly changes of the marts with those written by hand, in SQL and in polars."""

from __future__ import annotations

from pathlib import Path

import duckdb

MEASURES = ("abs", "abs_low", "abs_high", "pct", "pct_low", "pct_high")
# a percentage is rounded to six places by each in its own way
SHOWN = ", ".join(
    [
        "series_id",
        "value_basis",
        "quarter_start",
        "comparison",
        "value",
        "value_low",
        "value_high",
        "direction",
    ]
    + [f"change_{m}" if m.startswith("abs") else f"round(change_{m}, 4) as change_{m}" for m in MEASURES]
)


def differences(marts: Path, by_hand: Path, by_polars: Path) -> dict[str, int]:
    """Return how many rows the marts have, and how many each of the others has apart from them."""
    with duckdb.connect(str(marts), read_only=True) as connection:
        connection.execute(f"attach '{_quoted(by_hand)}' as hand (read_only)")
        connection.execute(f"create temp table ours as select {SHOWN} from ({_changes_of_marts()})")
        return {
            "rows": _count(connection, "from ours"),
            "by_hand": _apart(connection, "hand.changes"),
            "by_polars": _apart(connection, f"'{_quoted(by_polars)}'"),
        }


def _changes_of_marts() -> str:
    parts = []
    for change in ("qoq", "yoy"):
        measures = ", ".join(f"cast({change}_{m} as double) as change_{m}" for m in MEASURES)
        parts.append(
            f"select series_id, value_basis, quarter_start, '{change}' as comparison, value, value_low, "
            f"value_high, {change}_direction as direction, {measures} "
            "from fct_quarterly where value is not null"
        )
    return " union all by name ".join(parts)


def _apart(connection: duckdb.DuckDBPyConnection, theirs: str) -> int:
    query = f"select {SHOWN} from {theirs}"
    return _count(connection, f"(from ours except {query}) union all ({query} except from ours)")


def _count(connection: duckdb.DuckDBPyConnection, query: str) -> int:
    found = connection.execute(f"select count(*) from ({query})").fetchone()
    assert found is not None
    return int(found[0])


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
