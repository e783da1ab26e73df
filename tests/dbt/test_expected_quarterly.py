"""Rows that a person wrote from reading the papers, held against fct_quarterly of the committed seeds."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

EXPECTED = Path(__file__).parent / "expected_quarterly.csv"
KEY = ("area", "metric", "dimensions", "unit", "value_basis", "quarter_label")
NUMBERS = (
    "value",
    "qoq_abs",
    "qoq_abs_low",
    "qoq_abs_high",
    "yoy_abs",
    "yoy_abs_low",
    "yoy_abs_high",
    "yoy_pct",
)


def expected_rows() -> list[dict[str, str]]:
    with EXPECTED.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def name(row: dict[str, str]) -> str:
    return " ".join(row[column] for column in KEY if row[column])


@pytest.fixture(scope="module")
def quarterly(committed: Path) -> duckdb.DuckDBPyConnection:
    return duckdb.connect(str(committed), read_only=True)


def test_the_list_is_long_enough_and_names_no_row_twice() -> None:
    names = [name(row) for row in expected_rows()]
    assert len(names) >= 30
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("row", expected_rows(), ids=name)
def test_quarter_is_what_a_person_read(quarterly: duckdb.DuckDBPyConnection, row: dict[str, str]) -> None:
    where = " and ".join(f"{column} = ?" for column in KEY)
    found = quarterly.execute(
        f"select {', '.join(row)} from fct_quarterly where {where}", [row[column] for column in KEY]
    ).fetchall()
    assert len(found) == 1, f"fct_quarterly has {len(found)} such rows: {name(row)}"
    read = {column: _typed(column, text) for column, text in row.items()}
    assert dict(zip(row, found[0], strict=True)) == read


def _typed(column: str, text: str) -> str | Decimal | None:
    if column in NUMBERS:
        return Decimal(text) if text else None
    return text if text or column == "dimensions" else None
