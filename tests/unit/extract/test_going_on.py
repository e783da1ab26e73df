"""What a sentence goes on from, and what its own period is set against."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from figures import JUNE, LAST_YEAR, Q1, UNSTATED, asked, basis, dated, figure, stands, told

from ingest.record import Record

Extracted = Callable[[str], list[Record]]
YEAR_END = "2024-03-31..2024-03-31"
IN_TEN = "of 999 calls were answered within 10 seconds"

AGAINST = [
    f"In Quarter 1 2024/25 71% {IN_TEN}, compared with 64% in Quarter 1 2023/24.",
    f"In Quarter 1 2024/25 71% {IN_TEN}, having been 64% in Quarter 1 2023/24.",
    f"In Quarter 1 2024/25 71% {IN_TEN} (Q4 2023/24: 64%).",
]


@pytest.mark.parametrize("first", AGAINST)
def test_a_sentence_goes_on_from_the_latest_value(extracted: Extracted, first: str) -> None:
    found = extracted(f"{first} This was below the national figure of 77%.")
    assert dated(found, "77%") == Q1
    assert stands(figure(found, "77%")).area == "england-and-wales"


ON_LAST_YEAR = "In June 2024 burglaries came to 288, compared with 331 in the same month last year."
CARRIED = [
    (
        "In June 2024 burglary was 6% lower than in the same month last year. Burglary fell by 9% in towns.",
        "9%",
    ),
    (f"{ON_LAST_YEAR} Burglary fell by 9%.", "9%"),
    (f"{ON_LAST_YEAR} Robbery fell by 9%.", "9%"),
    (
        "In June 2024 burglary fell by 6% on the year before, and robbery fell by 9% over the same period.",
        "9%",
    ),
    (
        "In the 12 months to June 2024 there were 2,210 stop searches, compared with 2,631 in the year"
        " to June 2023. This is a drop of 16%.",
        "16%",
    ),
]


@pytest.mark.parametrize(("body", "token"), CARRIED)
def test_a_change_is_on_what_the_sentence_before_compares_with(
    extracted: Extracted, body: str, token: str
) -> None:
    assert basis(extracted(body), token) == "same_period_last_year"


def test_a_change_after_a_sentence_that_compares_nothing_is_a_question(extracted: Extracted) -> None:
    body = "In June 2024 there were 298 burglaries. Burglary fell by 9%."
    assert "what the change is on" in asked(extracted(body), "9%")


def test_a_change_with_a_period_of_its_own_takes_no_base_from_before(extracted: Extracted) -> None:
    assert figure(extracted(f"{ON_LAST_YEAR} Burglary fell by 9% in July 2024."), "9%").basis == "stated"


def test_a_rise_after_the_earlier_of_two_values_is_to_the_later(extracted: Extracted) -> None:
    said = "In Quarter 1 2024/25 the force received 61,310 999 calls."
    before = "In Quarter 1 of last year it received 58,950 999 calls"
    found = extracted(f"{said} {before}, so demand rose by 4%.")
    assert (dated(found, "4%"), basis(found, "4%")) == (Q1, "same_period_last_year")


def test_a_sentence_does_not_go_on_from_another_area_that_was_compared_with(extracted: Extracted) -> None:
    found = extracted(f"In June 2024 71% {IN_TEN}, compared with 77% nationally. It was 69% in May 2024.")
    assert stands(figure(found, "69%")).area == "northmarch"
    assert dated(found, "69%") == "2024-05-01..2024-05-31"


ASIDES = [
    ("(national rate 6.3%)", "northmarch", Q1),
    ("(7.7% in Quarter 4 2023/24)", "northmarch", Q1),
]


@pytest.mark.parametrize(("aside", "area", "period"), ASIDES)
def test_an_aside_in_brackets_leads_nothing(extracted: Extracted, aside: str, area: str, period: str) -> None:
    rate = "In Quarter 1 2024/25 the positive outcome rate for burglary was 8.6%"
    found = extracted(f"{rate} {aside}, and for robbery it was 9.4%.")
    assert (stands(figure(found, "9.4%")).area, dated(found, "9.4%")) == (area, period)


LIKENED = [
    (f"In June 2024 71% {IN_TEN}, comparable to the previous month.", JUNE),
    (f"71% {IN_TEN}, similar to the previous quarter.", UNSTATED),
    ("In July 2024 public confidence was 71%, in line with June 2024.", "2024-07-01..2024-07-31"),
]


@pytest.mark.parametrize(("body", "period"), LIKENED)
def test_a_period_that_a_figure_is_set_against_is_not_its_own(
    extracted: Extracted, body: str, period: str
) -> None:
    assert told(extracted(body), "71%") == period


SET_AGAINST = [
    f"71% {IN_TEN} compared to June 2023.",
    f"71% {IN_TEN}, up on June 2023.",
    "Public confidence at 71% is higher than in June 2023.",
    "Public confidence is 71%, an improvement on June 2023.",
    "Public confidence is 71%, similar to that of June 2023.",
    "Public confidence at 71% is similar to that of June 2023.",
    "Public confidence at 71% is 4 points up on June 2023.",
    "Public confidence is 71%, identical to June 2023.",
    f"71% {IN_TEN}, up from 64% in June 2023.",
]


@pytest.mark.parametrize("body", SET_AGAINST)
def test_a_figure_set_against_a_dated_one_is_of_no_period_that_is_told(
    extracted: Extracted, body: str
) -> None:
    found = next(r for r in extracted(body) if r.value_text == "71%")
    assert found.period_start == ""


OWN = [
    (f"71% {IN_TEN} in the previous quarter.", "71%", Q1),
    ("There were 71 police officers on 31 March 2024 and 12 PCSOs.", "71", YEAR_END),
    ("Public confidence rose, up on the year, to 71% in June 2024.", "71%", JUNE),
    (f"In June 2024 71% {IN_TEN}, comparable to the previous month (69%).", "69%", "2024-05-01..2024-05-31"),
    (f"71% {IN_TEN}, up from 64% in June 2023.", "64%", "2023-06-01..2023-06-30"),
]


@pytest.mark.parametrize(("body", "token", "period"), OWN)
def test_the_period_that_a_figure_was_seen_in_is_its_own(
    extracted: Extracted, body: str, token: str, period: str
) -> None:
    assert dated(extracted(body), token) == period


BASES = [
    ("In Quarter 1 2024/25 burglary has fallen by 6% since Quarter 4.", "6%", "previous_period", Q1),
    ("In Quarter 1 2024/25 burglary was down 6% from Quarter 4 2023/24.", "6%", "previous_period", Q1),
    (
        "In Quarter 1 2024/25 burglary fell by 6% on the fourth quarter of 2023/24.",
        "6%",
        "previous_period",
        Q1,
    ),
    (
        "In 2023/24 there were 412 fewer burglaries than in 2022/23.",
        "412",
        "same_period_last_year",
        LAST_YEAR,
    ),
    (
        "The revenue budget for 2023/24 is £242.9m, up 5% on the £231.4m approved for 2022/23.",
        "5%",
        "previous_period",
        LAST_YEAR,
    ),
]


@pytest.mark.parametrize(("body", "token", "expected", "period"), BASES)
def test_the_period_that_a_change_is_on_is_its_base_and_not_its_own(
    extracted: Extracted, body: str, token: str, expected: str, period: str
) -> None:
    found = extracted(body)
    assert (basis(found, token), dated(found, token)) == (expected, period)


FROM_TO = [
    ("from 2022/23 to 2023/24", "same_period_last_year", LAST_YEAR),
    ("between 2022/23 and 2023/24", "same_period_last_year", LAST_YEAR),
    ("from Quarter 4 2023/24 to Quarter 1 2024/25", "previous_period", Q1),
    ("between 2018/19 and 2023/24", "stated", LAST_YEAR),
    ("from April to June 2024", "stated", Q1),
    ("between April 2023 and March 2024", "same_period_last_year", LAST_YEAR),
]


@pytest.mark.parametrize(("words", "expected", "period"), FROM_TO)
def test_a_change_from_one_year_or_quarter_to_another_is_of_the_later(
    extracted: Extracted, words: str, expected: str, period: str
) -> None:
    for body in (f"Burglary fell by 6% {words}.", f"{words[0].upper()}{words[1:]} burglary fell by 6%."):
        found = extracted(body)
        assert (figure(found, "6%").basis, told(found, "6%")) == (expected, period)


def test_what_a_measure_came_to_from_one_year_to_another_is_of_the_later(extracted: Extracted) -> None:
    for words in ("from 2022/23 to 2023/24", "between 2022/23 and 2023/24"):
        found = extracted(f"Burglary fell from 412 to 387 {words}.")
        assert (figure(found, "387").status, told(found, "387")) == ("accepted", LAST_YEAR)
        assert figure(found, "412").status == "review"


def test_a_change_on_a_year_before_is_of_the_year_after_it(extracted: Extracted) -> None:
    for words in ("up 9% on June 2023", "up 9% on the year to June 2023"):
        found = extracted(f"There were 71 burglaries, {words}.")
        assert told(found, "9%").endswith("..2024-06-30")
        assert figure(found, "9%").base_end == "2023-06-30"


def test_over_the_year_tells_what_a_change_is_on(extracted: Extracted) -> None:
    found = extracted("Robbery fell by 4% over the year.")
    assert (basis(found, "4%"), dated(found, "4%")) == ("same_period_last_year", UNSTATED)


def test_since_a_month_is_the_time_of_a_change_and_no_base(extracted: Extracted) -> None:
    found = figure(extracted("Burglary has fallen by 6% since April 2023."), "6%")
    assert (found.basis, found.period_start) == ("stated", "2023-04-01")


def test_a_year_beside_a_level_that_is_only_more_than_another_is_the_levels(extracted: Extracted) -> None:
    assert (
        dated(extracted("In 2023/24 there were 6,120 burglaries, more than in 2022/23."), "6,120")
        == LAST_YEAR
    )
