"""What a report says once of all its figures: what it is about, and what its changes are on."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from figures import LAST_YEAR, Q1, UNSTATED, asked, basis, dated

from ingest.record import Record

Extracted = Callable[[str], list[Record]]
CALLS = "91% of 999 calls were answered within 10 seconds."
FALL = "Recorded burglary fell by 4%."
TO_JUNE = "2023-07-01..2024-06-30"
ABOUT_Q1 = "This paper sets out performance in Quarter 1 2024/25."

DECLARING = [
    ("The purpose of this report is to tell the Panel of performance in Quarter 1 2024/25.", Q1),
    ("This report covers the twelve months to June 2024.", TO_JUNE),
    ("The figures below cover the 12 months to June 2024.", TO_JUNE),
    ("This is my annual report for the year 1 April 2023 to 31 March 2024.", LAST_YEAR),
    ("This report covers April to July 2024.", "2024-04-01..2024-07-31"),
    ("The purpose of this report is to tell Members of performance in 2023/24.", LAST_YEAR),
    ("Annual Report 2023/24", LAST_YEAR),
    ("2023/24 in short: the year in review", LAST_YEAR),
]


@pytest.mark.parametrize(("words", "period"), DECLARING)
def test_a_report_says_once_what_all_its_figures_are_about(
    extracted: Extracted, words: str, period: str
) -> None:
    assert dated(extracted(f"{words}\n\n# Contact\n\n{CALLS}"), "91%") == period


NOT_DECLARING = [
    "The purpose of this report is to tell Members how the plan for 2021-25 is getting on.",
    "The purpose of this report is to tell Members of the Police and Crime Plan for 2021/22.",
    "The purpose of this report is to tell Members of crime set against that in 2022/23.",
    "The purpose of this report is to set Quarter 1 2024/25 against Quarter 4 2023/24.",
    "The purpose of this report is to tell Members of work since July 2023.",
    "This report covers the reserves held against the year 2022/23.",
    "Police and Crime Plan 2021/22",
    "Annual Report 2022/23 and 2023/24",
]


@pytest.mark.parametrize("words", NOT_DECLARING)
def test_a_period_that_a_report_only_speaks_of_dates_none_of_its_figures(
    extracted: Extracted, words: str
) -> None:
    assert dated(extracted(f"{words}\n\n# Contact\n\n{CALLS}"), "91%") == UNSTATED


def test_what_is_said_late_in_a_report_is_about_what_stands_there(extracted: Extracted) -> None:
    before = "\n\n".join(["The force works hard."] * 14)
    assert dated(extracted(f"# Contact\n\n{before}\n\n{ABOUT_Q1}\n\n# More\n\n{CALLS}"), "91%") == UNSTATED


BASES = [
    ("Comparisons are made with the same quarter of the previous year.", "same_period_last_year"),
    ("Comparisons are made with the previous quarter.", "previous_period"),
    ("Changes are measured against Quarter 1 2023/24.", "same_period_last_year"),
    ("Changes are measured against Quarter 4 2023/24.", "previous_period"),
]


@pytest.mark.parametrize(("words", "expected"), BASES)
def test_a_report_says_once_what_all_its_changes_are_on(
    extracted: Extracted, words: str, expected: str
) -> None:
    found = extracted(f"{ABOUT_Q1} {words}\n\n# Crime\n\n{FALL}")
    assert (dated(found, "4%"), basis(found, "4%")) == (Q1, expected)


@pytest.mark.parametrize("words", ["", " Changes are measured against Quarter 2 2021/22."])
def test_a_change_whose_base_the_report_does_not_say_is_a_question(extracted: Extracted, words: str) -> None:
    assert "what the change is on" in asked(extracted(f"{ABOUT_Q1}{words}\n\n# Crime\n\n{FALL}"), "4%")


def test_a_changes_own_words_win_over_what_the_report_says(extracted: Extracted) -> None:
    said = "Comparisons are made with the previous quarter."
    body = f"{ABOUT_Q1} {said}\n\n# Crime\n\n{FALL[:-1]} on the same quarter last year."
    assert basis(extracted(body), "4%") == "same_period_last_year"


def test_a_heading_below_what_is_declared_wins_and_one_above_does_not(extracted: Extracted) -> None:
    assert dated(extracted(f"{ABOUT_Q1}\n\n## July 2024\n\n{CALLS}"), "91%") == "2024-07-01..2024-07-31"
    assert dated(extracted(f"## July 2024\n\n{ABOUT_Q1}\n\n{CALLS}"), "91%") == Q1
    assert dated(extracted(f"{ABOUT_Q1}\n\n## Contact\n\n{CALLS}"), "91%") == Q1


def test_what_is_declared_dates_no_state_on_a_day_and_no_target(extracted: Extracted) -> None:
    found = extracted(
        f"{ABOUT_Q1}\n\n# Contact\n\nThe target is that {CALLS[:-1]}. There are now 38 police officers."
    )
    assert dated(found, "91%") == UNSTATED
    assert dated(found, "38") == UNSTATED
