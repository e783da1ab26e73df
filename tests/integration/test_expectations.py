"""Suites on the marts: what a breach says, how a wrong suite is named, and pages without a network."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from expectations.run import run_suites
from expectations.suites import Finding, SuiteWrong, load_suites
from ingest.release.export import marts
from tests.integration.book import Panelbook

SUITES = Path(__file__).parents[2] / "expectations" / "suites"
SUITE = """
mart: fct_observations
about: the 999 answer rate
where: metric = 'calls_999_answered_within_10s_pct' and measure_type = 'level'
expectations:
  - expect: expect_column_values_to_be_between
    arguments: {column: value, max_value: 90}
    why: a limit that one quarter breaks
    severity: warn
  - expect: expect_column_values_to_not_be_null
    arguments: {column: value}
    why: this one holds
"""


def run(built: Panelbook, folder: Path, suite: str) -> list[Finding]:
    (folder / "mine.yml").write_text(suite, encoding="utf-8")
    return run_suites(folder, built.home / "current" / "panelbook.duckdb", folder / "docs")


def test_every_mart_has_a_suite(built: Panelbook) -> None:
    with duckdb.connect(str(built.home / "current" / "panelbook.duckdb"), read_only=True) as connection:
        views = {"fct_latest", "fct_first_release"}  # of fct_vintages, which has one
        looked_at = {suite.mart for suite in load_suites(SUITES).values()}
        assert set(marts(connection)) - views - {"bridge_observation_dimension"} <= looked_at


def test_a_breach_says_where_how_many_and_why(built: Panelbook, tmp_path: Path) -> None:
    (breach,) = run(built, tmp_path, SUITE)
    assert (breach.suite, breach.severity) == ("mine", "warn")
    assert breach.mart == "fct_observations.value"
    assert "91" in breach.message
    assert breach.why == "a limit that one quarter breaks"


def test_the_index_counts_what_was_met_and_links_to_local_pages(built: Panelbook, tmp_path: Path) -> None:
    run(built, tmp_path, SUITE)
    index = (tmp_path / "docs" / "index.html").read_text(encoding="utf-8")
    assert "1 of 2 expectations are met" in index
    assert "a limit that one quarter breaks" in index
    (page,) = (tmp_path / "docs" / "validations").rglob("*.html")
    assert page.relative_to(tmp_path / "docs").as_posix() in index
    text = page.read_text(encoding="utf-8")
    assert "<script" not in text
    assert "cdn" not in text


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("expectations:", "expectation:", "expectation"),
        ("mart: fct_observations", "mart: no_such_mart", "no_such_mart"),
        ("max_value", "largest", "largest"),
        ("expect_column_values_to_be_between", "expect_magic", "expect_magic"),
    ],
)
def test_a_wrong_suite_is_named(built: Panelbook, tmp_path: Path, old: str, new: str, told: str) -> None:
    with pytest.raises(SuiteWrong, match=f"(?s)mine.*{told}"):
        run(built, tmp_path, SUITE.replace(old, new))


def test_a_column_that_is_not_there_blocks(built: Panelbook, tmp_path: Path) -> None:
    (breach,) = run(built, tmp_path, SUITE.replace("column: value}", "column: no_such}").replace("90", "99"))
    assert breach.severity == "error"
    assert "no_such" in breach.message
