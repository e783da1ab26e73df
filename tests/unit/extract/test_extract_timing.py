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


def test_the_final_quarter_is_the_fourth_and_the_last_quarter_of_a_year_too(extracted: Extracted) -> None:
    body = f"In 2023/24, 88% {CALLS}. In the final quarter of the year 91% {CALLS}."
    assert periods(extracted(body))["91%"] == ("quarter", "2024-01-01", "2024-03-31")
    body = f"In the last quarter of 2022/23 91% {CALLS}."
    assert periods(extracted(body))["91%"] == ("quarter", "2023-01-01", "2023-03-31")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "In 2023/24 recorded crime was 6.8% lower than in 2022/23.",
            ("same_period_last_year", "2023-04-01"),
        ),
        (
            "In 2023/24 there were 9.1% more burglaries than in 2022/23.",
            ("same_period_last_year", "2023-04-01"),
        ),
        (
            "The net budget requirement for 2024/25 is £276.4m, up 5.6% on the £261.7m approved for 2023/24.",
            ("previous_period", "2024-04-01"),
        ),
        ("The Band D precept for 2024/25 is £265, up 5.6% on 2023/24.", ("previous_period", "2024-04-01")),
    ],
)
def test_a_named_year_that_a_change_is_measured_on_is_its_base(
    extracted: Extracted, sentence: str, expected: tuple[str, str]
) -> None:
    changes = {(r.basis, r.period_start) for r in extracted(sentence) if r.measure_type == "change_pct"}
    assert changes == {expected}


@pytest.mark.parametrize(
    "sentence",
    [
        "On 27 January 2024 the Panel supported an increase of £14 in the Band D precept, to £265.",
        "At a meeting in February 2024 the Band D precept was set at £265.",
    ],
)
def test_the_day_on_which_a_precept_was_set_is_not_the_year_that_it_is_for(
    extracted: Extracted, sentence: str
) -> None:
    figures = [r for r in extracted(sentence) if r.metric == "precept_gbp"]
    assert figures
    assert all(r.status == Status.REVIEW or r.period_type == "financial_year" for r in figures)


def test_a_budget_as_at_a_day_is_that_of_its_year(extracted: Extracted) -> None:
    found = periods(extracted("The revised revenue budget at 30 June 2024 is £249.8m."))
    assert found == {"£249.8m": ("financial_year", "2024-04-01", "2025-03-31")}


RELATIVE = [
    ("In the third quarter of last year", ("quarter", "2023-10-01", "2023-12-31")),
    ("In the final quarter of last year", ("quarter", "2024-01-01", "2024-03-31")),
    ("In the previous quarter (April to June)", ("quarter", "2024-04-01", "2024-06-30")),
    ("In April 2024, the most recent month,", ("month", "2024-04-01", "2024-04-30")),
    ("In the most recent month", ("month", "2024-08-01", "2024-08-31")),
    (
        "From April to August 2024 the force was busy. Over the five months",
        ("year_to_date", "2024-04-01", "2024-08-31"),
    ),
    (
        "In the 12 months to June 2024 the force was busy. Over the year",
        ("rolling_12m", "2023-07-01", "2024-06-30"),
    ),
]


@pytest.mark.parametrize(("words", "expected"), RELATIVE)
def test_a_period_told_from_another_dates_a_figure(
    extracted: Extracted, words: str, expected: tuple[str, str, str]
) -> None:
    assert periods(extracted(f"{words} 91% {CALLS}.")) == {"91%": expected}


def test_the_same_months_of_another_year_are_those_months_a_year_before(extracted: Extracted) -> None:
    against = "against 1,412 in the same nine months of 2022/23"
    found = periods(extracted(f"In the nine months to December 2023 there were 1,377 burglaries, {against}."))
    assert found["1,377"][1:] == ("2023-04-01", "2023-12-31")
    assert found["1,412"][1:] == ("2022-04-01", "2022-12-31")
