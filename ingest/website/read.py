"""Reading the marts: each query is a file in queries/, and gives rows as dictionaries."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import duckdb

QUERIES = Path(__file__).with_name("queries")
Row = dict[str, Any]


class Marts:
    """A built database, opened read-only; use it in a `with` statement."""

    def __init__(self, database: Path) -> None:
        config: dict[str, str | bool | int | float | list[str]] = {"enable_external_access": "false"}
        self._connection = duckdb.connect(str(database), read_only=True, config=config)

    def __enter__(self) -> Marts:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def rows(self, query: str, **values: object) -> list[Row]:
        """Return the rows of queries/<query>.sql; `values` fill its $names."""
        result = self._connection.execute(_sql(query), values or None)
        names = [column[0] for column in result.description or []]
        return [dict(zip(names, row, strict=True)) for row in result.fetchall()]

    def row(self, query: str, **values: object) -> Row:
        """Return the one row of a query that has one."""
        (only,) = self.rows(query, **values)
        return only

    def answer(self, sql: str) -> tuple[list[str], list[str], list[tuple[Any, ...]]]:
        """Return the columns, their types and the rows of any query."""
        result = self._connection.execute(sql)
        columns = result.description or []
        return [c[0] for c in columns], [str(c[1]) for c in columns], result.fetchall()

    def has(self, table: str) -> bool:
        """Return whether the database has a mart of that name: some come with later releases."""
        found = self._connection.execute(
            "select 1 from information_schema.tables where table_schema = 'main' and table_name = ?", [table]
        )
        return found.fetchone() is not None


@cache
def _sql(query: str) -> str:
    return (QUERIES / f"{query}.sql").read_text(encoding="utf-8")
