"""An earlier day: a query as of a day equals a build from the papers of the meetings held by then."""

from __future__ import annotations

import csv
import shutil
from datetime import date
from pathlib import Path

import duckdb
import pytest

from ingest.release.as_of import open_as_of
from tests.dbt.build import SEEDS, run_dbt

NO_TESTS = ("--exclude-resource-type", "test", "--exclude-resource-type", "unit_test")


@pytest.fixture(scope="module")
def day(committed: Path) -> date:
    """A day between the first and the last meeting."""
    with duckdb.connect(str(committed), read_only=True) as connection:
        found = connection.execute("select distinct reported_from from fct_vintages order by 1").fetchall()
    assert len(found) > 2, "the committed papers are of several meetings"
    middle = found[len(found) // 2][0]
    assert isinstance(middle, date)
    return middle


@pytest.fixture(scope="module")
def seeds_then(day: date, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The seeds as they were when only the papers of the meetings up to the day had come in."""
    seeds = tmp_path_factory.mktemp("then") / "seeds"
    shutil.copytree(SEEDS, seeds)
    with (SEEDS / "papers.csv").open(encoding="utf-8", newline="") as file:
        papers = list(csv.DictReader(file))
    kept = [p for p in papers if p["meeting_date"] <= day.isoformat()]
    assert 0 < len(kept) < len(papers)
    with (seeds / "papers.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, papers[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(kept)
    for paper in papers:
        if paper not in kept:
            for file in seeds.glob(f"*/{paper['paper_sha256'][:16]}.csv"):
                file.unlink()
    return seeds


def test_every_mart_as_of_a_day_equals_a_build_of_what_was_known(
    committed: Path, day: date, seeds_then: Path, tmp_path: Path
) -> None:
    built = run_dbt(tmp_path, seeds_then, "build", *NO_TESTS, PANELBOOK_AS_OF=day.isoformat())
    with (
        open_as_of(committed, day, "show tables") as then,
        duckdb.connect(str(built), read_only=True) as anew,
    ):
        marts = [name for (name,) in anew.execute("show tables").fetchall()]
        assert "fct_vintages" in marts
        for mart in marts:
            query = f"from {mart} order by all"
            assert then.execute(query).fetchall() == anew.execute(query).fetchall(), mart


def test_a_day_before_the_first_meeting_knows_nothing(committed: Path) -> None:
    query = "select count(*) from fct_latest"
    with open_as_of(committed, date(1999, 12, 31), query) as then:
        assert then.execute(query).fetchall() == [(0,)]


def test_a_query_as_of_a_day_reaches_no_file_and_changes_nothing(committed: Path, day: date) -> None:
    with open_as_of(committed, day, "from fct_latest") as then:
        with pytest.raises(duckdb.Error):
            then.execute("from read_csv('/etc/hostname')")
        with pytest.raises(duckdb.Error):
            then.execute("create table published.main.mine as select 1")
