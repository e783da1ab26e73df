"""What the cells of tables state: the measure and the period come from row, column, corner and caption."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from extraction_lines import accepted

from ingest.record import Record, Status

Extracted = Callable[[str], list[Record]]

C9 = "calls_999_answered_within_10s_pct"
C1 = "calls_101_answered_within_30s_pct"
Q1, Q1_LAST = "2024-04-01..2024-06-30", "2023-04-01..2023-06-30"

BY_QUARTER = """
Measure\tQ1 2023/24\tQ1 2024/25
% of 999 calls answered within 10 seconds\t84.1%\t90.2%
999 calls received\t41,203\t42,007
Median response time to Grade 1 incidents\t11 mins\t10 mins
"""
BY_MONTH = """
Percentage of 999 calls answered within 10 seconds

Month\tNorthmarch\tEngland and Wales
May 2024\t87.2%\t84.7%
June 2024\t86.5%\t83.9%
"""
MARKDOWN = """
| Measure | Q1 2023/24 | Q1 2024/25 | RAG |
|---|---|---|---|
| 101 calls answered within 30 seconds | 49.0% | 57.7% | Red |
| Crown Court conviction rate | 81.2% | 79.5% | - |
"""
WORKFORCE = """
Workforce as at 31 March 2024

Ethnicity\tPolice officers\tPCSOs\tTotal
White\t1,804\t160\t3,263
BAME\t81\t5\t157
"""
SENTENCE_CELLS = """
Theme\tMeasure\tUpdate
Contact\t999\tIn June 2024, 76% of 999 calls were answered within 10 seconds, well below June last year (90%)
"""
MARCH = "2024-03-31..2024-03-31"

TABLES = [
    (
        BY_QUARTER,
        [
            f"84.1% | {C9} | level | {Q1_LAST} | 84.1 percent",
            f"90.2% | {C9} | level | {Q1} | 90.2 percent",
            f"41,203 | calls_999_volume | level | {Q1_LAST} | 41203 count",
            f"42,007 | calls_999_volume | level | {Q1} | 42007 count",
            f"11 mins | response_median_seconds | grade=1 | level | {Q1_LAST} | 660 seconds",
            f"10 mins | response_median_seconds | grade=1 | level | {Q1} | 600 seconds",
        ],
    ),
    (
        BY_MONTH,
        [
            f"87.2% | {C9} | level | 2024-05-01..2024-05-31 | 87.2 percent",
            f"84.7% | {C9} | @england-and-wales | level | 2024-05-01..2024-05-31 | 84.7 percent",
            f"86.5% | {C9} | level | 2024-06-01..2024-06-30 | 86.5 percent",
            f"83.9% | {C9} | @england-and-wales | level | 2024-06-01..2024-06-30 | 83.9 percent",
        ],
    ),
    (
        MARKDOWN,
        [
            f"49.0% | {C1} | level | {Q1_LAST} | 49 percent",
            f"57.7% | {C1} | level | {Q1} | 57.7 percent",
            f"81.2% | conviction_rate_pct | court=crown | level | {Q1_LAST} | 81.2 percent",
            f"79.5% | conviction_rate_pct | court=crown | level | {Q1} | 79.5 percent",
        ],
    ),
    (
        WORKFORCE,
        [
            f"{token} | workforce_headcount | ethnicity={group};staff_group={staff} | level | {MARCH} | "
            f"{value} count"
            for token, group, staff, value in [
                ("1,804", "white", "police_officer", 1804),
                ("160", "white", "pcso", 160),
                ("3,263", "white", "all", 3263),
                ("81", "bame", "police_officer", 81),
                ("5", "bame", "pcso", 5),
                ("157", "bame", "all", 157),
            ]
        ],
    ),
    (
        SENTENCE_CELLS,
        [
            f"76% | {C9} | level | 2024-06-01..2024-06-30 | 76 percent",
            f"90% | {C9} | level | 2023-06-01..2023-06-30 | 90 percent",
        ],
    ),
]


@pytest.mark.parametrize(
    ("table", "expected"), TABLES, ids=["quarters", "months", "markdown", "workforce", "sentences"]
)
def test_a_table_gives_its_observations(extracted: Extracted, table: str, expected: list[str]) -> None:
    assert accepted(extracted(table)) == expected


UNKNOWN_ROWS = """
Measure\tJune 2024
101 calls answered within 60 seconds\t66%
999 calls answered within 15 seconds\t95%
Charge rate, all crime\t8.4%
Emails answered within 2 days\t88%
Staff car mileage\t12,400
"""


def test_rows_of_unknown_measures_are_kept_and_not_accepted(extracted: Extracted) -> None:
    records = extracted(UNKNOWN_ROWS)
    assert accepted(records) == []
    kept = {r.value_text for r in records if r.status in (Status.UNMAPPED, Status.REVIEW)}
    assert {"66%", "95%", "8.4%", "88%", "12,400"} <= kept


TARGET_COLUMN = """
Measure\tTarget\tQ1 2024/25
999 calls answered within 10 seconds\t90%\t91.3%
"""


def test_a_target_column_gives_targets(extracted: Extracted) -> None:
    kinds = {r.value_text: r.measure_type for r in extracted(TARGET_COLUMN) if r.metric}
    assert kinds == {"90%": "target", "91.3%": "level"}


CHANGE_COLUMN = """
Measure\t12 months to June 2023\t12 months to June 2024\t% change
999 calls received\t158,341\t166,204\t+5.0%
101 calls received\t348,977\t320,118\t-8.3%
"""


def test_a_change_column_gives_changes_with_their_sign(extracted: Extracted) -> None:
    rows = {r.value_text: (r.measure_type, r.value) for r in extracted(CHANGE_COLUMN) if r.metric}
    assert rows == {
        "158,341": ("level", "158341"),
        "166,204": ("level", "166204"),
        "+5.0%": ("change_pct", "5"),
        "348,977": ("level", "348977"),
        "320,118": ("level", "320118"),
        "-8.3%": ("change_pct", "-8.3"),
    }


def test_columns_of_different_years_are_never_of_one_period(extracted: Extracted) -> None:
    rows = [r for r in extracted(CHANGE_COLUMN) if r.value_text in ("158,341", "166,204")]
    assert [(r.period_start, r.period_end) for r in rows] == [
        ("2022-07-01", "2023-06-30"),
        ("2023-07-01", "2024-06-30"),
    ]


def test_a_headcount_column_is_no_fte(extracted: Extracted) -> None:
    body = "Strength as at 31 March 2024\n\nStaff group\tHeadcount\tFTE\nPolice officers\t1,975\t1,921.4\n"
    rows = {r.value_text: (r.metric, r.unit) for r in extracted(body) if r.status == Status.ACCEPTED}
    assert rows.get("1,975", ("workforce_headcount", "count")) == ("workforce_headcount", "count")
    assert rows.get("1,921.4") == ("workforce_fte", "fte")


SPANNING = """
\tQuarter 1 2024/25\t\t\tQuarter 1 2023/24
\tApr\tMay\tJun\tApr\tMay\tJun
999 calls answered within 10 seconds (%)\t90.1\t91.5\t89.9\t83.3\t85.0\t82.6
"""


def test_an_upper_header_reaches_over_its_columns(extracted: Extracted) -> None:
    """Two cells of a row may never be accepted for one month with two values."""
    rows = [r for r in extracted(SPANNING) if r.status == Status.ACCEPTED]
    assert len({r.period_start for r in rows}) == len(rows)
    assert {r.value_text: r.period_start[:4] for r in rows}.items() <= {
        "90.1": "2024",
        "91.5": "2024",
        "89.9": "2024",
        "83.3": "2023",
        "85.0": "2023",
        "82.6": "2023",
    }.items()
