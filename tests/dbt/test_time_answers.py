"""The worked answers of docs/time.md, held against the marts of the committed seeds."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from ingest.release.as_of import open_as_of

WITHIN_10S = "west-mercia|calls_999_answered_within_10s_pct||percent"


@pytest.fixture(scope="module")
def marts(committed: Path) -> duckdb.DuckDBPyConnection:
    return duckdb.connect(str(committed), read_only=True)


def test_no_change_across_the_new_grading(marts: duckdb.DuckDBPyConnection) -> None:
    found = marts.execute(
        "select value, year_ago_value, yoy_reason, qoq_reason from fct_quarterly "
        "where series_id = 'west-mercia|response_median_seconds|grade=2|seconds' "
        "and quarter_label = '2023/24 Q1'"
    ).fetchall()
    assert found == [(2100, 3600, "definition_break", "not_expected")]


def test_a_gap_that_touches_zero_is_uncertain(marts: duckdb.DuckDBPyConnection) -> None:
    found = marts.execute(
        "select compared_area, gap_low, gap_high, position from fct_comparisons "
        "where area = 'greater-manchester' and metric = 'workforce_attendance_pct' "
        "and compared_area in ('west-mercia', 'staffordshire') order by 1"
    ).fetchall()
    assert found == [
        ("staffordshire", Decimal("0.4"), Decimal("0.6"), "above"),
        ("west-mercia", Decimal("-0.2"), Decimal("0"), "uncertain"),
    ]


def test_what_is_not_compared_says_why(marts: duckdb.DuckDBPyConnection) -> None:
    found = marts.execute(
        "select period_end, compared_area, reason, gap from fct_comparisons where series_id = ? and "
        "((compared_area = 'dorset' and period_end = date '2017-03-31') or (period_end = date '2023-06-30' "
        "and compared_area in ('england-and-wales', 'west-midlands'))) order by 1, 2",
        [WITHIN_10S],
    ).fetchall()
    assert found == [
        (date(2017, 3, 31), "dorset", "basis_differs", None),
        (date(2023, 6, 30), "england-and-wales", "not_reported", None),
        (date(2023, 6, 30), "west-midlands", "period_differs", None),
    ]


def test_only_a_dated_target_is_missed(marts: duckdb.DuckDBPyConnection) -> None:
    found = marts.execute(
        "select period_end, standard_status, distance_low, distance_high from fct_standard_status "
        "where series_id = ? and period_end in (date '2019-12-31', date '2023-06-30') order by 1",
        [WITHIN_10S],
    ).fetchall()
    assert found[0] == (date(2019, 12, 31), "missed", Decimal("-2.5"), Decimal("-1.5"))
    assert found[1][:2] == (date(2023, 6, 30), "standard_undated")


@pytest.mark.parametrize(
    ("day", "latest"),
    [
        (date(2023, 2, 3), (date(2019, 12, 31), 88, date(2020, 2, 5))),
        (date(2023, 9, 19), (date(2023, 6, 30), 76, date(2023, 9, 19))),
    ],
)
def test_what_was_known_at_a_meeting(committed: Path, day: date, latest: tuple[date, int, date]) -> None:
    query = (
        "select period_end, value, reported_from from fct_latest "
        f"where series_id = '{WITHIN_10S}' and period_basis = 'month' order by 1 desc limit 1"
    )
    with open_as_of(committed, day, query) as then:
        assert then.execute(query).fetchall() == [latest]
