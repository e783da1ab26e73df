"""A large load lies beside the CSV files as Parquet: what is wrong with it is told before a build."""

from __future__ import annotations

import shutil
from pathlib import Path

import polars as pl
import pytest

from ingest.seeds.check import check_seeds

from .conftest import COMMITTED


@pytest.fixture
def stored(root: Path) -> Path:
    """Return a seeds root whose papers are all in one Parquet file."""
    shutil.copy(COMMITTED / "papers.csv", root / "papers.csv")
    (root / "observations").mkdir()
    files = sorted((COMMITTED / "observations").glob("*.csv"))
    frame = pl.concat(pl.read_csv(path, infer_schema=False) for path in files)
    frame.write_parquet(root / "observations" / "all.parquet")
    return root


def messages(root: Path) -> list[str]:
    return [str(problem) for problem in check_seeds(root)]


def test_parquet_holds_the_papers_of_papers_csv(stored: Path) -> None:
    assert messages(stored) == []


def test_a_paper_stands_in_one_file(stored: Path) -> None:
    twice = sorted((COMMITTED / "observations").glob("*.csv"))[0]
    shutil.copy(twice, stored / "observations")
    (message,) = messages(stored)
    assert f"also stands in observations/{twice.name}. Keep one of the two." in message


def test_a_paper_without_a_row_is_told(stored: Path) -> None:
    lines = (stored / "papers.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    (stored / "papers.csv").write_text("".join(lines[:-1]), encoding="utf-8")
    found = [m for m in messages(stored) if m.startswith("observations/all.parquet")]
    assert len(found) == 1
    assert "no row of papers.csv is about this paper" in found[0]


def test_a_column_that_is_missing_is_named(stored: Path) -> None:
    path = stored / "observations" / "all.parquet"
    pl.read_parquet(path).drop("value_low").write_parquet(path)
    assert any("all.parquet, column value_low: the column is missing" in m for m in messages(stored))


def test_a_file_that_is_no_parquet_is_named(stored: Path) -> None:
    (stored / "observations" / "notes.parquet").write_text("not Parquet", encoding="utf-8")
    assert any("notes.parquet: the file cannot be read as Parquet" in m for m in messages(stored))
