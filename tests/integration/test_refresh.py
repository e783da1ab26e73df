"""What a refresh publishes, and what it leaves alone."""

from __future__ import annotations

import json
import time
from pathlib import Path

import duckdb

from tests.integration.book import PAPERS, Panelbook, wait_for


def manifest(book: Panelbook) -> dict[str, dict[str, dict[str, str]]]:
    return json.loads((book.home / "current" / "manifest.json").read_text(encoding="utf-8"))


def test_published_release_is_complete(built: Panelbook) -> None:
    release = built.home / "current"
    for part in (
        "panelbook.duckdb",
        "parquet/fct_quarterly.parquet",
        "docs/dbt.html",
        "docs/checks/index.html",
    ):
        assert (release / part).stat().st_size > 0, part
    with duckdb.connect() as connection:
        from_parquet = connection.execute(f"select count(*) from '{release}/parquet/fct_figures.parquet'")
        assert from_parquet.fetchall() == [(manifest(built)["marts"]["fct_figures"]["rows"],)]


def test_warehouse_is_a_link_through_current(built: Panelbook) -> None:
    link = built.home / "warehouse" / "panelbook.duckdb"
    assert link.is_symlink()
    assert "current" in link.readlink().parts
    with duckdb.connect(str(link), read_only=True) as connection:
        assert connection.execute("select count(*) from dim_paper").fetchall() == [(2,)]


def test_docs_pages_load_nothing_from_elsewhere(built: Panelbook) -> None:
    for page in (built.home / "current" / "docs" / "checks").rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert "<script" not in text, page
        assert "cdn" not in text, page


def test_second_refresh_changes_nothing_and_is_quick(built: Panelbook) -> None:
    before = built.published()
    began = time.perf_counter()
    done = built.run("refresh")
    took = time.perf_counter() - began
    assert done.returncode == 0, done.stderr
    assert "Nothing new" in done.stdout
    assert built.published() == before
    assert took < 5


def test_papers_again_under_another_name_change_nothing(copy: Panelbook, tmp_path: Path) -> None:
    before = copy.published()
    again = tmp_path / "again"
    again.mkdir()
    for number, paper in enumerate(sorted(PAPERS.iterdir())):
        (again / f"renamed_{number}.txt").write_bytes(paper.read_bytes())
    done = copy.run("refresh", "--papers", str(again))
    assert done.returncode == 0, done.stderr
    assert done.stdout.count(": nothing new") == 2
    assert copy.published() == before


def test_forced_rebuild_gives_equal_content_and_a_second_refresh_is_turned_away(copy: Panelbook) -> None:
    before, old = manifest(copy), (copy.home / "current").resolve()
    first = copy.start("refresh", "--force")
    try:
        wait_for(lambda: list((copy.home / "releases").glob(".building-*")))
        second = copy.run("refresh")
    finally:
        printed, _ = first.communicate(timeout=240)
    assert second.returncode == 5
    assert f"process {first.pid}" in second.stderr
    assert first.returncode == 0, printed
    new = (copy.home / "current").resolve()
    assert sorted((copy.home / "releases").iterdir()) == sorted([old, new])
    assert old != new
    assert manifest(copy)["marts"] == before["marts"]


def test_summary_tells_what_came_in_and_how_it_stands(built: Panelbook) -> None:
    printed = (built.root / "first_refresh.txt").read_text(encoding="utf-8")
    assert "northmarch_2023_06.txt: " in printed
    line = next(text for text in printed.splitlines() if "999 calls answered within 10 seconds" in text)
    assert "2023/24 Q1" in line
    assert "91%" in line
    assert "up 5 points on the quarter before (better)" in line
    assert "Checks: all passed." in printed
