"""query, trace and status on what is published."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable

import pytest

from tests.integration.book import PAPERS, Panelbook

MEASURE = "calls_999_answered_within_10s_pct"
QUARTERS = f"""
select quarter_label, value, previous_value, qoq_abs, qoq_direction from fct_quarterly
where metric = '{MEASURE}' and area = 'northmarch' and value_basis = 'quarter' order by quarter_start
"""


def test_query_as_csv_has_a_header_line(built: Panelbook) -> None:
    done = built.run("query", QUARTERS, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert [r["quarter_label"] for r in rows] == ["2022/23 Q2", "2022/23 Q3", "2022/23 Q4", "2023/24 Q1"]
    assert [float(r["value"]) for r in rows] == [81, 83, 86, 91]
    assert rows[0]["previous_value"] == ""


def test_query_as_json_is_an_array_of_objects(built: Panelbook) -> None:
    rows = json.loads(built.run("query", QUARTERS, "--format", "json").stdout)
    assert rows[-1] == {
        "quarter_label": "2023/24 Q1",
        "value": 91,
        "previous_value": 86,
        "qoq_abs": 5,
        "qoq_direction": "up",
    }
    assert rows[0]["qoq_direction"] is None


def test_json_has_no_value_that_json_does_not_know(built: Panelbook) -> None:
    done = built.run(
        "query", "select 'nan'::double as a, '2023-04-01'::date as b, 'inf'::double as c", "--format", "json"
    )
    assert json.loads(done.stdout) == [{"a": None, "b": "2023-04-01", "c": None}]


def test_table_in_a_pipe_cuts_no_cell(built: Panelbook) -> None:
    long = "x" * 150
    assert long in built.run("query", f"select '{long}' as a, 1 as b").stdout


@pytest.mark.parametrize(
    "sql",
    [
        "create table mine as select 1",
        "drop table fct_quarterly",
        "copy (select 1) to 'out.csv'",
        "select * from read_csv('/etc/passwd')",
    ],
)
def test_query_can_neither_write_nor_reach_other_files(built: Panelbook, sql: str) -> None:
    done = built.run("query", sql)
    assert done.returncode == 2
    assert not (built.root / "out.csv").exists()


def test_wrong_sql_is_explained(built: Panelbook) -> None:
    done = built.run("query", "select quarter from fct_quarterly")
    assert done.returncode == 2
    assert "quarter_label" in done.stderr  # the database's own suggestion
    assert "Traceback" not in done.stderr


def test_nothing_published_yet_is_said(fresh: Callable[[], Panelbook]) -> None:
    book = fresh()
    for command in (["query", "select 1"], ["trace", "0123456789abcdef"]):
        done = book.run(*command)
        assert done.returncode == 7
        assert "make refresh" in done.stderr
    assert book.run("status").returncode == 0


@pytest.fixture(scope="module")
def observation(built: Panelbook) -> str:
    sql = f"select observation_id from fct_observations where metric = '{MEASURE}' and value = 81"
    rows = json.loads(built.run("query", sql, "--format", "json").stdout)
    assert len(rows) == 1
    return str(rows[0]["observation_id"])


def test_trace_marks_the_figure_in_its_table_row(built: Panelbook, observation: str) -> None:
    done = built.run("trace", observation, "--papers", str(PAPERS))
    assert done.returncode == 0, done.stderr
    assert "northmarch_2023_06" in done.stdout
    assert "Q2 2022/23 | >>81%<< | 55%" in done.stdout
    assert "Q2 2022/23\t>>81%<<\t55%" in done.stdout  # the paper's own line


def test_trace_marks_the_figure_in_its_sentence(built: Panelbook) -> None:
    sql = "select observation_id from fct_observations where metric = 'bame_workforce_pct' and value = 4.3"
    (row,) = json.loads(built.run("query", sql, "--format", "json").stdout)
    found = json.loads(built.run("trace", row["observation_id"], "--papers", str(PAPERS), "--json").stdout)
    assert found["quote"]["kind"] == "sentence"
    assert ">>4.3%<< of the workforce" in found["quote"]["words"]
    assert found["place"]["value_text"] == "4.3%"
    assert found["meanings"][0]["period_end"] == "2023-06-30"


def test_trace_finds_the_papers_that_were_ingested_here(built: Panelbook, observation: str) -> None:
    assert ">>81%<<" in built.run("trace", observation).stdout


def test_trace_without_the_paper_gives_the_place_and_says_so(built: Panelbook, observation: str) -> None:
    done = built.run("trace", observation.split("-", maxsplit=1)[0], "--papers", str(built.seeds))
    assert done.returncode == 0
    assert "81%" in done.stdout
    assert "not at hand" in done.stdout


def test_trace_of_an_unknown_id_is_explained(built: Panelbook) -> None:
    done = built.run("trace", "0000000000000000-0")
    assert done.returncode == 7
    assert "0000000000000000-0" in done.stderr


def test_status_counts_what_is_held(built: Panelbook) -> None:
    found = json.loads(built.run("status", "--json").stdout)
    assert [p["document"] for p in found["papers"]] == ["northmarch_2023_06", "northmarch_2023_09"]
    assert found["meetings"] == 2
    assert found["figures"]["accepted"] > 0
    assert found["blocking_checks"] == []
    text = built.run("status").stdout
    assert f"{sum(found['figures'].values())}: " in text
