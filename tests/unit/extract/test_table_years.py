"""Years over the columns of a table: taken on a day, cut to a part, still running, compared in a title."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from figures import LAST_YEAR, Q1, asked, basis, dated, figure, stands

from ingest.record import Record

Extracted = Callable[[str], list[Record]]
CRIME = "Offence\t2022/23\t2023/24\nBurglary\t1,412\t1,377\nRobbery\t301\t288\n"
RUNNING = "Offence\t2023/24\t2024/25\nBurglary\t1,377\t502\n"
BAME = "Ethnicity of officers in post\t2023\t2024\nBAME police officers\t75\t81\n"
TO_JULY = "2024-04-01..2024-07-31"


def table(above: str, rows: str) -> str:
    return f"# Crime\n\n{above}\n\n{rows}"


@pytest.mark.parametrize(
    ("above", "day"),
    [
        ("Workforce by ethnicity as at 31 March", "2024-03-31..2024-03-31"),
        ("Workforce by ethnicity at 30th September", "2024-09-30..2024-09-30"),
        ("Workforce by ethnicity", "2024-01-01..2024-12-31"),
        ("Workforce by ethnicity, for the panel of 31 March 2023", "2024-01-01..2024-12-31"),
    ],
)
def test_years_can_be_taken_on_a_day_that_the_line_above_names(
    extracted: Extracted, above: str, day: str
) -> None:
    found = figure(extracted(table(above, BAME)), "81")
    assert f"{found.period_start}..{found.period_end}" == day


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("Recorded crime, April to December", "2023-04-01..2023-12-31"),
        ("Recorded crime, 1 April to 30 September", "2023-04-01..2023-09-30"),
        ("Recorded crime", LAST_YEAR),
        ("Recorded crime, year by year", LAST_YEAR),
    ],
)
def test_a_title_cuts_the_years_to_a_part(extracted: Extracted, title: str, period: str) -> None:
    assert dated(extracted(table(title, CRIME)), "1,377") == period


def test_a_budget_is_of_its_whole_year_whatever_part_the_title_names(extracted: Extracted) -> None:
    rows = "\t2022/23\t2023/24\nNet revenue budget (£m)\t231.4\t242.9\n"
    assert dated(extracted(table("Spending, April to December", rows)), "242.9") == LAST_YEAR


TO_DATE = [
    ("\tYear to date\tYear to date\n", "1,377", "2023-04-01..2023-07-31"),
    ("\tYear to date\tYear to date\n", "502", TO_JULY),
    ("\tFull year\tYear to date\n", "1,377", LAST_YEAR),
    ("\tFull year\tYear to date\n", "502", TO_JULY),
]


@pytest.mark.parametrize(("header", "token", "period"), TO_DATE)
def test_year_to_date_over_years_goes_up_to_the_month_of_the_title(
    extracted: Extracted, header: str, token: str, period: str
) -> None:
    assert (
        dated(extracted(table("Recorded crime to the end of July 2024", header + RUNNING)), token) == period
    )


def test_a_year_to_date_that_nothing_ends_is_a_question(extracted: Extracted) -> None:
    found = extracted(
        table("Recorded crime", RUNNING.replace("2023/24", "YTD 2023/24").replace("2024/25", "YTD 2024/25"))
    )
    assert "nothing dates" in asked(found, "1,377")
    assert "nothing dates" in asked(found, "502")


def test_a_year_that_runs_leaves_the_years_beside_it_to_a_person(extracted: Extracted) -> None:
    found = extracted(table("Recorded crime", RUNNING))
    assert "has not ended" in asked(found, "1,377")
    assert "has not ended" in asked(found, "502")
    assert dated(extracted(table("Recorded crime", CRIME)), "1,377") == LAST_YEAR
    assert dated(extracted(table("Recorded crime, April to July", RUNNING)), "502") == TO_JULY


CHANGES = "Offence\tOffences\tChange\nBurglary\t1,412\t-4%\nRobbery\t301\t+2%\n"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Recorded crime, Quarter 1 2024/25 and change on Quarter 1 2023/24", "same_period_last_year"),
        ("Recorded crime, Quarter 1 2024/25 compared with Quarter 4 2023/24", "previous_period"),
    ],
)
def test_a_title_tells_the_two_periods_that_a_change_compares(
    extracted: Extracted, title: str, expected: str
) -> None:
    found = extracted(table(title, CHANGES))
    assert (dated(found, "-4%"), basis(found, "-4%")) == (Q1, expected)
    assert dated(found, "1,412") == Q1


@pytest.mark.parametrize(
    "title", ["Recorded crime, Quarter 1 2024/25", "Recorded crime, Q1 2024/25 and Q1 2023/24"]
)
def test_a_change_that_no_words_compare_is_a_question(extracted: Extracted, title: str) -> None:
    assert figure(extracted(table(title, CHANGES)), "-4%").status == "review"


@pytest.mark.parametrize(
    ("first", "period"),
    [
        ("12 months to Jun-24", "2023-07-01..2024-06-30"),
        ("12m to Jun-24", "2023-07-01..2024-06-30"),
        ("12 months to May-24", "2024-06-01..2024-06-30"),
        ("Quarter to Jun-24", "2024-06-01..2024-06-30"),
    ],
)
def test_a_month_beside_the_twelve_months_to_it_is_those_months(
    extracted: Extracted, first: str, period: str
) -> None:
    rows = f"Offence\tRecorded offences {first}\tPositive outcome rate Jun-24\nBurglary\t1,412\t12%\n"
    assert dated(extracted(table("What was done", rows)), "12%") == period


@pytest.mark.parametrize("lead", ["12m to", "12 mths to", "12 months to", "Year to"])
def test_headers_of_twelve_months_are_dated_however_short(extracted: Extracted, lead: str) -> None:
    found = extracted(
        table("Recorded crime", f"Offence\t{lead} Sep-22\t{lead} Sep-23\nBurglary\t1,412\t1,377\n")
    )
    assert dated(found, "1,412") == "2021-10-01..2022-09-30"
    assert dated(found, "1,377") == "2022-10-01..2023-09-30"


SHARES = "\t31 March 2023\t31 March 2024\nPolice officers\t3.4\t3.9\n"


@pytest.mark.parametrize(
    "line",
    [
        "2.1 Percentage of the workforce that is BAME at each date:",
        "The share of the workforce that is BAME (%):",
    ],
)
def test_a_table_takes_its_unit_from_the_line_that_it_hangs_from(extracted: Extracted, line: str) -> None:
    assert stands(figure(extracted(table(line, SHARES)), "3.9")).unit == "percent"


@pytest.mark.parametrize(
    "line",
    [
        "The percentage of the workforce that is BAME is told below.",
        "How much of the workforce is BAME at each date:",
    ],
)
def test_a_sentence_above_a_table_gives_it_no_unit(extracted: Extracted, line: str) -> None:
    assert figure(extracted(table(line, SHARES)), "3.9").unit != "percent"
