"""The period that the paragraphs before give a figure, and when a person must say whether they do."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from figures import JUNE, LAST_YEAR, Q1, asked, basis, dated, figure, told

from ingest.record import Record, Status

Extracted = Callable[[str], list[Record]]
YEAR = "Crime in Northmarch fell by 4% in 2023/24."


@pytest.mark.parametrize(
    ("lines", "token"),
    [
        ((YEAR, "Burglary went down by 9%."), "9%"),
        ((YEAR, "The Chief Constable was pleased.", "There were 88 robberies."), "88"),
    ],
)
def test_a_result_is_of_the_one_year_that_its_section_is_about(
    extracted: Extracted, lines: tuple[str, ...], token: str
) -> None:
    assert dated(extracted("# Crime\n\n" + "\n\n".join(lines)), token) == LAST_YEAR


@pytest.mark.parametrize(
    ("lines", "token"),
    [
        ((YEAR, "In Quarter 1 2024/25 there were 70 robberies.", "Burglary went down by 9%."), "9%"),
        ((YEAR, "Now there are 88 robberies."), "88"),
        ((YEAR, "The target is that 91% of 999 calls are answered within 10 seconds."), "91%"),
        (("Robbery has been below target since the autumn of 2023.", "There were 88 robberies."), "88"),
        (("The Crime Plan for 2023/24 was agreed.", "There were 88 robberies."), "88"),
        (("Inspectors came to the force in 2022/23.", "There were 88 robberies."), "88"),
        ((YEAR, "There were 88 robberies over the bank holiday weekend."), "88"),
    ],
)
def test_a_result_is_not_of_a_year_that_may_be_anothers(
    extracted: Extracted, lines: tuple[str, ...], token: str
) -> None:
    found = figure(extracted("# Crime\n\n" + "\n\n".join(lines)), token)
    assert found.status != Status.ACCEPTED or found.period_type == "unstated"


def test_a_section_of_two_periods_makes_an_undated_result_a_question(extracted: Extracted) -> None:
    lines = (YEAR, "In Quarter 1 2024/25 there were 70 robberies.", "The conviction rate was 84%.")
    assert "is about one" in asked(extracted("# Crime\n\n" + "\n\n".join(lines)), "84%")


@pytest.mark.parametrize(
    ("body", "token", "period"),
    [
        ("All figures are for 2023.", "412", "2023-01-01..2023-12-31"),
        ("They are for calls made from 1 November 2023 to 30 April 2024.", "412", "2023-11-01..2024-04-30"),
        ("These data cover the 12 months to June 2024.", "412", "2023-07-01..2024-06-30"),
    ],
)
def test_a_sentence_states_what_all_figures_are_of(
    extracted: Extracted, body: str, token: str, period: str
) -> None:
    assert (
        dated(extracted(f"# Annual report 2022/23\n\n{body}\n\nThere were 412 robberies."), token) == period
    )


def test_an_annual_report_has_its_year_in_the_line_below_its_title(extracted: Extracted) -> None:
    body = "ANNUAL REPORT\n1 April 2023 - 31 March 2024\n\n# Numbers\n\nThere were 412 robberies."
    assert dated(extracted(body), "412") == LAST_YEAR


AGAIN = "In Quarter 1 2024/25 91% of 999 calls were answered within 10 seconds."


@pytest.mark.parametrize(
    ("body", "token", "period"),
    [
        (
            "In June 2024 there were 70 robberies. That month 5.5% of 999 calls were answered in over "
            "60 seconds.",
            "5.5%",
            JUNE,
        ),
        (
            "In the 12 months to June 2024 the force answered 91% of 999 calls within 10 seconds. In the 12 "
            "months before that the figure was 80%.",
            "80%",
            "2022-07-01..2023-06-30",
        ),
        (
            f"{AGAIN} Of those received in 2023/24, 88% of 101 calls were answered within 30 seconds.",
            "88%",
            LAST_YEAR,
        ),
        (
            "In 2023/24 59% of complaints were finalised within 120 days, below the 65% of the previous "
            "year.",
            "65%",
            "2022-04-01..2023-03-31",
        ),
        (
            "Victim satisfaction was 71% in the 12 months to June 2024, lower than the 75% seen a year "
            "before.",
            "75%",
            "2022-07-01..2023-06-30",
        ),
        (
            "The share of 999 calls answered within 10 seconds rose from 87% in October 2023 to 92% in March "
            "this year.",
            "92%",
            "2024-03-01..2024-03-31",
        ),
        (
            "The force took 310 more 999 calls in the year to June 30 than before.",
            "310",
            "2023-07-01..2024-06-30",
        ),
    ],
)
def test_words_for_a_period_are_told_from_the_one_before(
    extracted: Extracted, body: str, token: str, period: str
) -> None:
    assert told(extracted(body), token) == period


def test_a_deadline_dates_no_conviction_rate_of_the_next_sentence(extracted: Extracted) -> None:
    body = f"{AGAIN} We asked for the court to stay beyond April. The conviction rate was 84.6%."
    assert told(extracted(body), "84.6%") == Q1


@pytest.mark.parametrize(
    ("body", "token", "why"),
    [
        (
            "A trial began in May 2024. By the end of June 2024 12% of live chats were abandoned.",
            "12%",
            "tell a period that cannot be dated",
        ),
        (
            "Searches of white people rose by 5% in June 2024, and of black people by 19%.",
            "19%",
            "the change or what it came to",
        ),
        (
            "In 2023/24 59% of complaints were finalised within 120 days, below the 65% of the previous "
            "quarter.",
            "65%",
            "cannot be dated",
        ),
        (
            "In 2023/24 robbery fell by 4.5% to 3,242 offences, compared with 2019/20.",
            "4.5%",
            "do not say what the change is on",
        ),
        (
            "Robbery rose by 4% on the previous quarter in June 2024, and burglary from 412 to 450.",
            "412",
            "do not date the value before",
        ),
        (
            "In June 2024 the conviction rate was 84% in the Crown Court; the national figures were 82% and "
            "79%.",
            "82%",
            "two figures at once",
        ),
        (
            "At 30 June 2024 there were 1,420 police officers and 4.9% of police officer hours and 5.6% of "
            "police staff hours were lost to sickness, with 5.8% and 6.0% respectively in June 2023.",
            "5.8%",
            "share several figures out",
        ),
    ],
)
def test_what_words_leave_open_is_a_question(extracted: Extracted, body: str, token: str, why: str) -> None:
    found = figure(extracted(body), token)
    assert found.status != Status.ACCEPTED
    assert why in found.candidates


def test_a_note_of_other_years_makes_the_years_of_a_table_a_question(extracted: Extracted) -> None:
    table = "Measure\t2022/23\t2023/24\nStop and searches\t3,100\t3,400\nRobbery offences\t412\t388"
    assert dated(extracted(f"# Crime\n\n{table}\n"), "3,400") == LAST_YEAR
    noted = extracted(f"# Crime\n\n{table}\n\n(Years run from October to September.)\n")
    assert "no financial years" in asked(noted, "3,400")


@pytest.mark.parametrize("title", ["% BAME at 31 March", "% BAME, 31 March each year"])
def test_a_table_of_years_taken_on_a_day_is_of_that_day(extracted: Extracted, title: str) -> None:
    table = f"{title}\t2022\t2023\nPolice officers\t3.8%\t4.0%\nSpecial constables\t5.1%\t4.6%"
    assert dated(extracted(f"# Workforce\n\n{table}\n"), "4.0%") == "2023-03-31..2023-03-31"


def test_a_stretch_that_closes_a_sentence_dates_both_its_shares(extracted: Extracted) -> None:
    found = extracted(
        "The force attended 79.6% of Priority 1 incidents and 66.9% of Priority 2 incidents within its "
        "standard from April to June 2024."
    )
    assert dated(found, "79.6%") == dated(found, "66.9%") == Q1


def test_what_has_to_be_reached_is_a_target(extracted: Extracted) -> None:
    found = extracted("In June 2024 5.9% of 101 calls were abandoned, and that has to come below 5%.")
    assert figure(found, "5%").measure_type != "level"


def test_a_fall_from_a_peak_is_not_of_the_time_of_the_peak(extracted: Extracted) -> None:
    body = (
        "By the end of June 2024 the backlog in the magistrates' courts had come down by 18% from its peak in"
    )
    assert told(extracted(f"{body} the summer of 2020."), "18%") == "2024-06-30..2024-06-30"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("In the 12 months to June 2024 robbery fell by 4.5% on the previous 12 months.", "previous_period"),
        ("In 2023/24 robbery fell by 4.5% on the previous year.", "same_period_last_year"),
        (
            "From April to June 2024 there were 412 robberies, 4.5% lower than in the same months of 2019.",
            "stated",
        ),
    ],
)
def test_a_change_is_on_what_its_words_say(extracted: Extracted, body: str, expected: str) -> None:
    assert basis(extracted(body), "4.5%") == expected


@pytest.mark.parametrize(
    ("above", "header", "expected"),
    [
        ("", "Change on previous 12 months", "previous_period"),
        ("", "Change", "same_period_last_year"),
        ("All figures are compared with the previous 12 months.", "Change", "previous_period"),
    ],
)
def test_a_column_of_changes_of_years_is_on_what_header_or_report_says(
    extracted: Extracted, above: str, header: str, expected: str
) -> None:
    head = f"Offence\t12 months to June 2023\t12 months to June 2024\t{header}"
    found = extracted(f"{above}\n\n# Crime\n\n{head}\nRobbery\t400\t380\t-5.0%\nRape\t200\t230\t15.0%\n")
    assert basis(found, "-5.0%") == expected


def test_quarter_is_still_the_quarter_of_its_report(extracted: Extracted) -> None:
    assert dated(extracted(AGAIN), "91%") == Q1
