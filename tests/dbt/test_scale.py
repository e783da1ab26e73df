"""Made-up observations, few of them: the marts agree with the same question written by hand, and a file that
is kept and built again holds what a new file holds, whatever came, went or changed in between."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from tests.dbt.build import DATABASE, run_dbt
from tools.scale import by_hand
from tools.scale.agree import differences
from tools.scale.by_polars import changes
from tools.scale.generate import generate

CHAIN = ("build", "--exclude-resource-type", "unit_test", "--select", "+fct_vintages", "+fct_quarterly")
# tests of which a model is not built are left out
CHECKED = (*CHAIN, "--indirect-selection", "cautious")
UNCHECKED = (*CHAIN, "--exclude-resource-type", "test")
TABLES = ("intermediate.int_reporting_history", "main.fct_vintages", "main.fct_quarterly")
Row = dict[str, str]


def early(papers: list[Row]) -> list[Row]:
    return papers[len(papers) // 2 :]


def later(papers: list[Row]) -> list[Row]:
    """Papers of ten years arrive late, one in nine is withdrawn, and one meeting moves to the end."""
    moved = papers[len(papers) * 3 // 4]
    return [
        {**p, "meeting_date": "2030-01-01"} if p is moved else p
        for number, p in enumerate(papers)
        if p is moved or number % 9
    ]


def select_papers(root: Path, seeds: Path, change: Callable[[list[Row]], list[Row]]) -> Path:
    """Write to `seeds` the papers of `root` that a change leaves, with the observations of these."""
    shutil.rmtree(seeds, ignore_errors=True)
    shutil.copytree(root / "reference", seeds / "reference")
    (seeds / "observations").mkdir()
    with (root / "papers.csv").open(encoding="utf-8", newline="") as file:
        papers = list(csv.DictReader(file))
    kept = change(papers)
    with (seeds / "papers.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(papers[0]))
        writer.writeheader()
        writer.writerows(kept)
    with duckdb.connect() as connection:
        found = connection.sql(
            "from read_parquet($files)", params={"files": f"{root}/observations/*.parquet"}
        )
        chosen = found.filter("paper_sha256 in ('" + "', '".join(p["paper_sha256"] for p in kept) + "')")
        chosen.write_parquet(str(seeds / "observations" / "all.parquet"))
    return seeds


def rows(database: Path, table: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(database), read_only=True) as connection:
        return connection.execute(f"from {table} order by all").fetchall()


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder: `all` is a generated root, `seeds` a part of it, and `kept` is built from the part."""
    folder = tmp_path_factory.mktemp("scale")
    generate(folder / "all", 40_000, forces=2)
    run_dbt(folder / "kept", select_papers(folder / "all", folder / "seeds", early), *CHECKED)
    return folder


def test_marts_sql_and_polars_give_the_same_changes(built: Path) -> None:
    seeds, hand, frames = built / "seeds", built / "hand.duckdb", built / "frames.parquet"
    by_hand.run(seeds, hand)
    changes(seeds).write_parquet(frames)
    found = differences(built / "kept" / DATABASE, hand, frames)
    assert found.pop("rows") > 3000
    assert found == {"by_hand": 0, "by_polars": 0}
    # a comparison that cannot fail shows nothing
    with duckdb.connect(str(hand)) as connection:
        connection.execute("update changes set change_abs = change_abs + 1 where value_basis = 'point'")
    assert differences(built / "kept" / DATABASE, hand, frames)["by_hand"] > 0


def test_a_kept_file_equals_a_new_one(built: Path) -> None:
    kept = built / "kept" / DATABASE
    old = {table: rows(kept, table) for table in TABLES}
    seeds = select_papers(built / "all", built / "later", later)
    run_dbt(built / "kept", seeds, *UNCHECKED)
    new = run_dbt(built / "new", seeds, *UNCHECKED)
    for table in TABLES:
        assert rows(kept, table) == rows(new, table), table
        assert rows(kept, table) != old[table], f"{table}: the change touched nothing"
    # an earlier day is still asked of the whole, not of what the last run made anew
    recipe = "(select code from recipes.models where name = 'int_reporting_history')"
    assert rows(kept, recipe) == rows(new, recipe)
