"""The warehouse that dbt builds: what a reader opens, empty seeds, the date it stands at, the same twice."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import duckdb
import polars as pl
import pytest

from ingest.record import COLUMNS
from tests.dbt.build import CHECKOUT, SEEDS, run_dbt

NO_TESTS = ("--exclude-resource-type", "test", "--exclude-resource-type", "unit_test")
EMPTY_MARTS = ("fct_quarterly", "fct_series_points", "fct_observations", "fct_figures", "dim_paper")


def rows(database: Path, query: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(database), read_only=True) as connection:
        return connection.execute(query).fetchall()


def mart_names(database: Path) -> list[str]:
    found = rows(database, "select table_name from information_schema.tables where table_schema = 'main'")
    return sorted(str(name) for (name,) in found)


def digests(folder: Path) -> dict[str, str]:
    files = sorted(p for p in folder.rglob("*") if p.is_file())
    return {str(p.relative_to(folder)): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}


@pytest.fixture
def no_papers(tmp_path: Path) -> Path:
    """Return a seeds root with the reference seeds and not one paper."""
    seeds = tmp_path / "seeds"
    shutil.copytree(SEEDS / "reference", seeds / "reference")
    (seeds / "observations").mkdir()
    return seeds


def test_clients_of_duckdb_1_4_can_open_the_file(committed: Path) -> None:
    ((tags,),) = rows(committed, "select tags from duckdb_databases() where not internal")
    assert isinstance(tags, dict)
    assert tags["storage_version"].startswith("v1.4")


def test_every_column_of_the_observation_record_reaches_the_marts(committed: Path) -> None:
    found = rows(committed, "select column_name from (describe fct_observations)")
    assert [name for (name,) in found][: len(COLUMNS)] == list(COLUMNS)


def test_two_builds_hold_the_same_rows_in_the_same_order(committed: Path, tmp_path: Path) -> None:
    again = run_dbt(tmp_path, SEEDS, "build", *NO_TESTS)
    for mart in mart_names(committed):
        assert rows(committed, f"select * from {mart}") == rows(again, f"select * from {mart}"), mart


def test_no_papers_give_empty_marts_and_leave_the_seeds_alone(no_papers: Path, tmp_path: Path) -> None:
    (no_papers / "observations" / "none.csv").write_text(",".join(COLUMNS) + "\n", encoding="utf-8")
    before = digests(no_papers)
    database = run_dbt(tmp_path, no_papers, "build", "--exclude-resource-type", "unit_test")
    assert digests(no_papers) == before
    for mart in EMPTY_MARTS:
        assert rows(database, f"select count(*) from {mart}") == [(0,)], mart


def test_parquet_stands_in_for_the_csv_files(no_papers: Path, tmp_path: Path) -> None:
    observations = SEEDS / "observations"
    shutil.copy(SEEDS / "papers.csv", no_papers / "papers.csv")
    parquet = tmp_path / "all.parquet"
    printed = pl.concat(pl.read_csv(path, infer_schema=False) for path in sorted(observations.glob("*.csv")))
    printed.write_parquet(parquet)
    setting = json.dumps({"observations_parquet": str(parquet)})
    database = run_dbt(tmp_path, no_papers, "run", "--select", "stg_observations", "--vars", setting)
    assert rows(database, "select count(*) from staging.stg_observations") == [(printed.height,)]


def test_an_earlier_date_shows_what_was_known_then(committed: Path, tmp_path: Path) -> None:
    meetings = rows(
        committed, "select distinct reported_from from fct_quarterly where value is not null order by 1"
    )
    earliest = meetings[0][0]
    database = run_dbt(
        tmp_path, SEEDS, "build", "--select", "+fct_quarterly", *NO_TESTS, PANELBOOK_AS_OF=str(earliest)
    )
    assert rows(database, "select max(reported_from) from fct_quarterly") == [(earliest,)]
    assert rows(database, "select count(*) from fct_quarterly where value is not null")[0] > (0,)


@pytest.mark.parametrize("path", sorted((CHECKOUT / "analyses").glob("*.sql")), ids=lambda p: p.stem)
def test_analysis_answers_its_question(committed: Path, path: Path) -> None:
    query = path.read_text(encoding="utf-8")
    assert query.startswith("-- ")
    assert query.splitlines()[0].rstrip().endswith(("?", ")"))
    assert rows(committed, query), f"{path.name} gives no row"
