"""A figure without a period where others are dated: its own must be told, unless it is of now."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from figures import Q1, UNSTATED, asked, dated

from ingest.record import Record

Extracted = Callable[[str], list[Record]]
ABOUT_Q1 = "This paper sets out performance in Quarter 1 2024/25."
CALLS = "91% of 999 calls were answered within 10 seconds."
OFFICERS = "There were 2,371 police officers in post."
AMONG = "it has no period, and its paragraph or report is about one"
MARCH = "2024-03-31..2024-03-31"

QUESTIONS = [
    (f"{ABOUT_Q1}\n\n{OFFICERS}", "2,371"),
    (f"The force took on new people on 3 May 2024. {OFFICERS}", "2,371"),
    (f"By March 2024 the work was done. {CALLS}", "91%"),
    (f"The work was to be done by 2022/23. {CALLS}", "91%"),
]


@pytest.mark.parametrize(("body", "token"), QUESTIONS)
def test_a_figure_without_a_period_among_dated_ones_is_a_question(
    extracted: Extracted, body: str, token: str
) -> None:
    assert AMONG in asked(extracted(body), token)


STANDING = [
    (OFFICERS, "2,371"),
    (CALLS, "91%"),
    (f"{ABOUT_Q1}\n\n{OFFICERS.replace('were', 'are now')}", "2,371"),
    (f"{ABOUT_Q1}\n\n{OFFICERS.replace('were', 'are currently')}", "2,371"),
    (f"The force took on people on 3 May 2024. {OFFICERS.replace('were', 'are currently')}", "2,371"),
    (f"As at 31 March 2024 the force had grown. {OFFICERS.replace('were', 'are currently')}", "2,371"),
    (f"The 2021 Census was published. {CALLS}", "91%"),
]


@pytest.mark.parametrize(("body", "token"), STANDING)
def test_a_figure_of_now_or_among_undated_ones_stands_as_reported(
    extracted: Extracted, body: str, token: str
) -> None:
    assert dated(extracted(body), token) == UNSTATED


def test_a_state_is_asked_about_beside_a_day_and_not_beside_a_stretch_of_time(extracted: Extracted) -> None:
    for stretch in ("In 2023/24", "In June 2024", "Last quarter"):
        assert dated(extracted(f"{stretch} the force took on people. {OFFICERS}"), "2,371") == UNSTATED
    assert AMONG in asked(extracted(f"On 3 June 2024 the force took on people. {OFFICERS}"), "2,371")


@pytest.mark.parametrize("between", [" ", "\n\n"])
@pytest.mark.parametrize(
    "first",
    [
        "As at 31 March 2024 the force had grown.",
        "At 31 March 2024 the vacancy rate of police staff was 9.1%.",
    ],
)
def test_a_state_is_of_the_day_told_before_it(extracted: Extracted, first: str, between: str) -> None:
    assert dated(extracted(f"{first}{between}{OFFICERS}"), "2,371") == MARCH


def test_a_result_is_of_the_stretch_of_time_told_before_it(extracted: Extracted) -> None:
    assert dated(extracted(f"In Quarter 1 2024/25 the force was busy. {CALLS}"), "91%") == Q1


NOW = [
    "The share now stands at 91%.",
    "Of 999 calls 91% are now answered within 10 seconds.",
    "Currently 91% are answered within 10 seconds.",
]


@pytest.mark.parametrize("said", NOW)
def test_what_is_so_now_is_not_of_the_period_of_the_value_before(extracted: Extracted, said: str) -> None:
    body = f"In 2022/23 84% of 999 calls were answered within 10 seconds. {said}"
    found = [r for r in extracted(body) if r.value_text == "91%" and r.status == "accepted"]
    assert [r.period_start for r in found if r.period_start] == []


@pytest.mark.parametrize("words", ["During the year", "Over the year", "In the year"])
def test_the_year_is_that_of_the_figures_before_or_a_question(extracted: Extracted, words: str) -> None:
    robberies = f"{words} there were 510 robberies."
    year = extracted(f"In the 12 months to June 2024 there were 5,120 burglaries. {robberies}")
    assert dated(year, "510") == "2023-07-01..2024-06-30"
    for before in ("", "In June 2024 there were 512 burglaries. "):
        assert "cannot be dated" in asked(extracted(f"{before}{robberies}"), "510")


@pytest.mark.parametrize(
    "said",
    [
        "The ethnic minority population of the area is now 6.3%.",
        "The share of residents with a minority ethnic background in the area is now 6.3%.",
    ],
)
def test_what_a_population_now_is_its_last_census_tells(extracted: Extracted, said: str) -> None:
    at = "At the 2021 Census 4.3% of residents of the county were from a minority ethnic background."
    assert dated(extracted(f"{at} {said}"), "6.3%") == "2021-01-01..2021-12-31"


def test_the_same_quarter_of_what_is_no_quarter_is_a_question(extracted: Extracted) -> None:
    robberies = "In the same quarter there were 510 robberies."
    year = extracted(f"In the 12 months to June 2024 there were 5,120 burglaries. {robberies}")
    assert "cannot be dated" in asked(year, "510")
    assert dated(extracted(f"In Quarter 1 2024/25 there were 1,120 burglaries. {robberies}"), "510") == Q1


def test_a_list_under_a_comparison_alone_is_a_question(extracted: Extracted) -> None:
    lead = "The force recorded 61,300 offences, 4.4% down on the 12 months to June 2023. Within that:"
    found = extracted(f"# Crime\n\n{lead}\n\n- robbery was down 5.1%\n- vehicle crime was up 9.7%\n")
    assert "is about one" in asked(found, "9.7%")
