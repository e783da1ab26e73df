"""The value before, its period, the base of a change, and the sign of a variance, in ordinary sentences."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from figures import Q1, figure, stands, told

from ingest.record import Record

Extracted = Callable[[str], list[Record]]
YEAR, YEAR_BEFORE = "2023-09-01..2024-08-31", "2022-09-01..2023-08-31"

BASES = [
    "a decrease of 3.1% compared to 1,243 in Q1 2023/24",
    "a decrease of 3.1% compared to Q1 2023/24 (1,243)",
    "3.1% fewer than in Q1 2023/24 (1,243)",
    "3.1% lower than Q1 2023/24 (1,243)",
]


@pytest.mark.parametrize("words", BASES)
def test_the_period_of_the_value_that_follows_is_what_a_change_is_on(
    extracted: Extracted, words: str
) -> None:
    found = extracted(f"In Q1 2024/25 there were 1,204 robberies, {words}.")
    assert told(found, "1,204") == Q1
    assert (stands(figure(found, "3.1%")).basis, told(found, "3.1%")) == ("same_period_last_year", Q1)


PREVIOUS = [
    "Burglary was 410 in the 12 months to August 2024 (390 in the preceding 12 months).",
    "Burglary was 410 in the 12 months to August 2024 (390 in the previous 12 months).",
    "Figures are for the 12 months to 31 August 2024.\n\nBurglary was 410 (390 in the previous 12 months).",
]


@pytest.mark.parametrize("body", PREVIOUS)
def test_the_previous_twelve_months_are_the_year_before(extracted: Extracted, body: str) -> None:
    found = extracted(body)
    assert (told(found, "410"), told(found, "390")) == (YEAR, YEAR_BEFORE)


def test_a_label_broken_over_two_rows_is_one_period(extracted: Extracted) -> None:
    found = extracted(
        "Table 1: Recorded offences, Northmarch\n\n"
        "                  12 months to    12 months to    Difference\n"
        "                  August 2023     August 2024\n"
        "All crime               38,160          37,020        -1,140\n"
        "Robbery                    312             290           -22\n"
    )
    assert (told(found, "312"), told(found, "290"), told(found, "-22")) == (YEAR_BEFORE, YEAR, YEAR)


ASPECTS = [
    "91.2% of victims were satisfied with ease of contact and 87.5% with their treatment, but only 64.1% "
    "were satisfied with follow-up",
    "91.2% of victims were satisfied with ease of contact, 87.5% with treatment and 64.1% with follow-up",
]


@pytest.mark.parametrize("words", ASPECTS)
def test_each_share_is_of_what_victims_are_satisfied_with(extracted: Extracted, words: str) -> None:
    found = extracted(f"In Q1 2024/25 {words}.")
    shares = {token: stands(figure(found, token)).dimensions for token in ("91.2%", "87.5%", "64.1%")}
    assert shares == {
        "91.2%": "aspect=ease_of_contact",
        "87.5%": "aspect=treatment",
        "64.1%": "aspect=follow_up",
    }


OVERSPENT = [
    "In 2024/25 it overspent on police officer pay by £0.42m.",
    "There was an overspend on police officer pay of £0.42m in 2024/25.",
    "Police officer pay was overspent by £0.42m in 2024/25.",
]


@pytest.mark.parametrize("body", OVERSPENT)
def test_an_overspend_is_negative_wherever_its_line_stands(extracted: Extracted, body: str) -> None:
    assert stands(figure(extracted(body), "£0.42m")).value == "-420000"


NO_BUDGET = [
    "The forecast for 2024/25 is an overspend on the revenue budget of £0.42m.",
    "In 2023/24 overtime had been £0.42m over budget.",
]


@pytest.mark.parametrize("body", NO_BUDGET)
def test_what_is_over_a_budget_is_no_budget(extracted: Extracted, body: str) -> None:
    kept = figure(extracted(body), "£0.42m")
    assert not (kept.status == "accepted" and kept.metric == "budget_amount_gbp")
