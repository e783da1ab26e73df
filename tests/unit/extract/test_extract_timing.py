"""Which period a figure is about: stated, inherited, told from another one, or not stated."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.record import Record, Status

Extracted = Callable[[str], list[Record]]
CALLS = "of 999 calls were answered within 10 seconds"


def periods(records: list[Record]) -> dict[str, tuple[str, str, str]]:
    return {
        r.value_text: (r.period_type, r.period_start, r.period_end)
        for r in records
        if r.status == Status.ACCEPTED
    }


PERIODS = [
    ("In Q1 2024/25,", ("quarter", "2024-04-01", "2024-06-30")),
    ("Between April and June 2024,", ("quarter", "2024-04-01", "2024-06-30")),
    ("In 2023/24,", ("financial_year", "2023-04-01", "2024-03-31")),
    ("In 2023,", ("calendar_year", "2023-01-01", "2023-12-31")),
    ("In the 12 months to June 2024,", ("rolling_12m", "2023-07-01", "2024-06-30")),
    ("Between May and July 2024,", ("range", "2024-05-01", "2024-07-31")),
    ("In June,", ("month", "2024-06-01", "2024-06-30")),
    ("In June last year,", ("month", "2023-06-01", "2023-06-30")),
    ("", ("unstated", "", "2024-09-10")),
    ("Currently,", ("unstated", "", "2024-09-10")),
]


@pytest.mark.parametrize(("words", "expected"), PERIODS)
def test_the_words_before_a_figure_date_it(
    extracted: Extracted, words: str, expected: tuple[str, str, str]
) -> None:
    assert periods(extracted(f"{words} 91% {CALLS}.".strip())) == {"91%": expected}


@pytest.mark.parametrize(("words", "expected"), [p for p in PERIODS if p[0]])
def test_the_words_after_a_figure_date_it(
    extracted: Extracted, words: str, expected: tuple[str, str, str]
) -> None:
    said = words.rstrip(",")
    assert periods(extracted(f"91% {CALLS} {said[0].lower() + said[1:]}.")) == {"91%": expected}


def test_the_year_to_date_begins_in_april(extracted: Extracted) -> None:
    found = periods(extracted(f"In the year to date (April to July 2024) 91% {CALLS}."))
    assert found == {"91%": ("year_to_date", "2024-04-01", "2024-07-31")}


def test_a_report_can_declare_the_period_of_all_its_figures(extracted: Extracted) -> None:
    declared = "All data are for the 12 months to June 2024 unless otherwise stated."
    body = f"{declared}\n\n91% {CALLS}.\n\nIn July 2024, 93% {CALLS}."
    assert periods(extracted(body)) == {
        "91%": ("rolling_12m", "2023-07-01", "2024-06-30"),
        "93%": ("month", "2024-07-01", "2024-07-31"),
    }


def test_each_figure_of_a_sentence_keeps_its_own_period(extracted: Extracted) -> None:
    body = "999 calls answered within 10 seconds rose from 82% in May 2024 to 88% in July 2024."
    assert periods(extracted(body)) == {
        "82%": ("month", "2024-05-01", "2024-05-31"),
        "88%": ("month", "2024-07-01", "2024-07-31"),
    }


def test_the_quarter_of_a_heading_dates_what_stands_under_it(extracted: Extracted) -> None:
    found = periods(extracted(f"Quarter 1 2024/25\n\nContact\n\n1. 91% {CALLS}."))
    assert found == {"91%": ("quarter", "2024-04-01", "2024-06-30")}


def test_a_comparison_dates_no_figure_after_it(extracted: Extracted) -> None:
    body = f"In June 2024 91% {CALLS}, against 84% in June 2023. Abandonment of 101 calls was 5.9%."
    assert periods(extracted(body)).get("5.9%") in (None, ("month", "2024-06-01", "2024-06-30"))


def test_nothing_that_was_reached_lies_after_the_report(extracted: Extracted) -> None:
    body = "It is hoped that 80% of 101 calls will be answered within 30 seconds by March 2025."
    actual = [r for r in extracted(body) if r.status == Status.ACCEPTED and r.scenario == "actual"]
    assert [r for r in actual if r.measure_type == "level"] == []


COMPARED = ["", ", 3% more than a year earlier", ", compared with 40,100 in the same period a year earlier"]


@pytest.mark.parametrize("compared", COMPARED)
@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("between 1 April and 30 June 2024", ("quarter", "2024-04-01", "2024-06-30")),
        ("between April and June 2024", ("quarter", "2024-04-01", "2024-06-30")),
        ("from May to July 2024", ("range", "2024-05-01", "2024-07-31")),
        ("in the 12 months to June 2024", ("rolling_12m", "2023-07-01", "2024-06-30")),
    ],
)
def test_a_comparison_takes_no_period_away(
    extracted: Extracted, words: str, expected: tuple[str, str, str], compared: str
) -> None:
    found = periods(extracted(f"The force received 54,230 999 calls {words}{compared}."))
    assert found["54,230"] == expected


def test_a_list_of_months_dates_each_figure(extracted: Extracted) -> None:
    body = "The share of 999 calls answered within 10 seconds was: May 88%, June 91%, July 90%."
    expected = {
        "88%": ("month", "2024-05-01", "2024-05-31"),
        "91%": ("month", "2024-06-01", "2024-06-30"),
        "90%": ("month", "2024-07-01", "2024-07-31"),
    }
    assert periods(extracted(body)).items() <= expected.items()


def test_the_day_of_the_meeting_dates_no_figure(extracted: Extracted) -> None:
    body = (
        "All figures are as at 30 June 2024 unless otherwise stated.\n\n"
        "\tOfficers\tPCSOs\nHeadcount\t2,133\t128\nEthnic minority\t5.0%\t3.9%\n"
    )
    found = periods(extracted(f"Meeting: 10 September 2024\n\n{body}"))
    assert set(found.values()) <= {("point", "2024-06-30", "2024-06-30")}
