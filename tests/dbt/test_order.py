"""The order in which papers came in cannot matter: the marts read a set of files, whatever their names."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import duckdb
import pytest

from ingest.release.export import content, marts
from tests.dbt.build import SEEDS, run_dbt

NO_TESTS = ("--exclude-resource-type", "test", "--exclude-resource-type", "unit_test")


def hashes(database: Path) -> dict[str, str]:
    with duckdb.connect(str(database), read_only=True) as connection:
        return {name: content(connection, name).content_hash for name in marts(connection)}


@pytest.mark.parametrize("first", ["last", "middle"])
def test_marts_are_equal_whatever_order_the_files_lie_in(committed: Path, tmp_path: Path, first: str) -> None:
    """Files are read in the order of their names: give them names in another order, and turn papers.csv."""
    seeds = tmp_path / "seeds"
    shutil.copytree(SEEDS, seeds, ignore=shutil.ignore_patterns("observations"))
    files = sorted((SEEDS / "observations").glob("*.csv"))
    order = files[::-1] if first == "last" else [*files[2:], *files[:2]]
    assert order != files
    for place, file in enumerate(order):
        copied = seeds / "observations" / f"{place:02d}.csv"
        copied.parent.mkdir(exist_ok=True)
        shutil.copyfile(file, copied)
        os.utime(copied, (place * 1000, place * 1000))
    head, *rows = (SEEDS / "papers.csv").read_text(encoding="utf-8").splitlines()
    (seeds / "papers.csv").write_text("\n".join([head, *reversed(rows)]) + "\n", encoding="utf-8")
    again = run_dbt(tmp_path / "again", seeds, "build", *NO_TESTS)
    assert hashes(again) == hashes(committed)
