"""What neighbours, closing words and notes make of a figure, and when a person must decide."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from extraction_lines import line

from ingest.record import Record, Status

Extracted = Callable[[str], list[Record]]


def row(records: list[Record], token: str) -> Record:
    return next(r for r in records if r.value_text == token)


def reason(record: Record) -> str:
    assert record.status == Status.REVIEW, line(record)
    return record.candidates


def period(record: Record) -> tuple[str, str]:
    assert record.status == Status.ACCEPTED, record.candidates
    return record.period_start, record.period_end


def test_two_values_of_one_meaning_in_a_sentence_are_a_question(extracted: Extracted) -> None:
    found = extracted(
        "In June 2024 grade 1 incidents in towns were attended within 15 minutes 76.8% of the time, "
        "and grade 1 incidents in villages within 20 minutes 71.2% of the time."
    )
    assert "read alike" in reason(row(found, "76.8%"))
    assert "read alike" in reason(row(found, "71.2%"))


def test_the_ends_of_a_range_are_no_question(extracted: Extracted) -> None:
    found = extracted("Public confidence was between 71% and 74% in Q1 2024/25.")
    assert {row(found, token).status for token in ("71%", "74%")} == {Status.ACCEPTED}


def test_a_value_before_is_dated_by_its_own_words_or_not_at_all(extracted: Extracted) -> None:
    told = extracted("Public confidence rose from 62% in Q4 2023/24 to 70% in Q1 2024/25.")
    assert period(row(told, "62%")) == ("2024-01-01", "2024-03-31")
    untold = extracted(
        "The positive outcome rate for rape rose from 5.1% to 7.4% in the 12 months to March 2024."
    )
    assert "do not date the value before" in reason(row(untold, "5.1%"))
    assert period(row(untold, "7.4%")) == ("2023-04-01", "2024-03-31")


def test_a_change_told_again_in_per_cent_is_a_change(extracted: Extracted) -> None:
    found = row(extracted("The Band D precept is £259.20 for 2024/25, an increase of £13 (5.3%)."), "5.3%")
    assert (found.metric, found.measure_type, found.status) == ("precept_gbp", "change_pct", Status.ACCEPTED)


def test_a_bare_count_beside_a_change_may_be_either(extracted: Extracted) -> None:
    found = extracted("In June 2024 total crime rose by 12.1% (6,102 offences).")
    assert "change or what it came to" in reason(row(found, "6,102"))
    signed = row(extracted("In June 2024 total crime rose by 12.1% (102 more offences)."), "102")
    assert signed.measure_type == "change_abs"
    assert "what the change is on" in reason(signed)


def test_a_signed_percentage_behind_words_of_its_own_is_of_them(extracted: Extracted) -> None:
    found = extracted("Robbery (-21%) fell in June 2024; the vacancy rate (-3%) also.")
    assert (row(found, "-21%").metric, row(found, "-3%").metric) == ("recorded_offences", "")


def test_a_signed_percentage_beside_a_count_is_its_change(extracted: Extracted) -> None:
    found = extracted("Residential burglary: 612 offences (-14.2%) and robbery: 244 (+3.8%) in June 2024.")
    assert [row(found, t).measure_type for t in ("612", "-14.2%", "+3.8%")] == [
        "level", "change_pct", "change_pct"
    ]  # fmt: skip
    assert (row(found, "-14.2%").value, row(found, "+3.8%").value) == ("-14.2", "3.8")


def test_what_a_change_came_to_is_a_level(extracted: Extracted) -> None:
    found = extracted("The Band D precept was raised by £15 to £251.46 for 2024/25.")
    assert (row(found, "£15").measure_type, row(found, "£251.46").measure_type) == ("change_abs", "level")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Burglary fell by 24.3% and robbery by 4%, in the year to June 2024.", ("2023-07-01", "2024-06-30")),
        (
            "Burglary fell by 24.3% year on year against 2% nationally in June 2024.",
            ("2024-06-01", "2024-06-30"),
        ),
    ],
)
def test_a_period_that_closes_a_sentence_dates_its_list(
    extracted: Extracted, sentence: str, expected: tuple[str, str]
) -> None:
    assert period(row(extracted(sentence), "24.3%")) == expected


def test_a_figure_set_against_a_dated_one_is_of_some_other_time(extracted: Extracted) -> None:
    for sentence, token in (
        ("Burglary fell by 24.3%, compared with the fall seen in June 2024.", "24.3%"),
        (
            "The average time to answer a 101 call was 2 minutes 31 seconds, down from 3:48 in Q4 2023/24.",
            "2 minutes 31 seconds",
        ),
    ):
        assert "it has no period" in reason(row(extracted(sentence), token))


def test_the_date_of_an_event_dates_no_figure(extracted: Extracted) -> None:
    event = extracted(
        "After its opening in April 2024, the force saw a 14% reduction in grade 1 deployments."
    )
    assert period(row(event, "14%")) == ("", "2024-09-10")


def test_a_footnote_that_names_the_measure_dates_it_and_a_numbered_paragraph_does_not(
    extracted: Extracted,
) -> None:
    notes = "1 Residents' survey 2023\n\n2 Recorded crime statistics 1 April 2023 - 31 March 2024\n\n"
    assert period(row(extracted(notes + "5,110 robbery offences"), "5,110")) == ("2023-04-01", "2024-03-31")
    paragraphs = "1. A survey was held in 2023.\n\n2. Recorded crime was 48,000 offences in May 2024.\n\n"
    found = row(extracted(paragraphs + "5,110 robbery offences"), "5,110")
    assert "its paragraph or report is about one" in reason(found)


def test_a_forecast_made_in_a_quarter_is_of_the_year(extracted: Extracted) -> None:
    found = extracted("The forecast outturn at quarter 1 of 2024/25 is an overspend of £0.412m.")
    assert period(row(found, "£0.412m")) == ("2024-04-01", "2025-03-31")


def test_an_improvement_is_a_fall_of_what_is_better_low(extracted: Extracted) -> None:
    found = extracted("The 101 abandonment rate was 6% in June 2024, an improvement of 3 percentage points.")
    assert row(found, "3 percentage points").value == "-3"


def test_what_is_compared_or_aimed_at_leads_nothing_on(extracted: Extracted) -> None:
    found = extracted(
        "In June 2024 85% of 999 calls were answered within 10 seconds (target 90%), compared with 83% in "
        "May 2024 and 79% in June 2023."
    )
    assert [row(found, t).measure_type for t in ("85%", "90%", "83%", "79%")] == [
        "level", "target", "level", "level"
    ]  # fmt: skip
    assert period(row(found, "79%")) == ("2023-06-01", "2023-06-30")


def test_a_number_in_words_that_counts_nothing_is_no_offence(extracted: Extracted) -> None:
    found = extracted("The victims of rural crimes were spoken to one by one in June 2024.")
    assert not [r for r in found if r.metric]


@pytest.mark.parametrize(
    "opening",
    [
        "Performance is shown for the 12 months to 31 March 2024 and compared with the long-term average.",
        "I am pleased to present my annual report for the year 1 April 2023 to 31 March 2024.",
    ],
)
def test_the_period_of_a_report_dates_its_figures_below_any_heading(
    extracted: Extracted, opening: str
) -> None:
    calls = "## Calls\n\nThe force received 41,210 999 calls."
    found = extracted(f"{opening}\n\n{calls}\n\n## Staff\n\nThe force has 2,104 officers.")
    assert period(row(found, "41,210")) == ("2023-04-01", "2024-03-31")
    # a state is of a day, which no words tell
    assert "its paragraph or report is about one" in reason(row(found, "2,104"))


def test_figures_as_at_a_day_date_states(extracted: Extracted) -> None:
    table = "Staff group\tEstablishment (FTE)\tStrength (FTE)\nPolice officers\t1,862\t1,879.4\n\n"
    found = extracted(table + "Figures are as at 31 March 2024.")
    assert period(row(found, "1,862")) == ("2024-03-31", "2024-03-31")


def test_a_column_without_a_period_beside_dated_ones_is_a_question(extracted: Extracted) -> None:
    found = extracted(
        "Offence\t12 months to June 2023\t12 months to June 2024\tPositive outcome rate\n"
        "Robbery\t611\t688\t5.8%\n\n"
    )
    assert period(row(found, "688")) == ("2023-07-01", "2024-06-30")
    assert "other columns of the table are dated" in reason(row(found, "5.8%"))


def test_a_change_that_is_not_whole_is_of_no_count(extracted: Extracted) -> None:
    found = extracted("Victim satisfaction\n\nOffence\t2022\t2023\tChange\nBurglary\t85.2%\t83.1%\t-2.1\n")
    assert row(found, "-2.1").metric != "recorded_offences"


def test_a_priority_of_a_plan_is_no_grade(extracted: Extracted) -> None:
    found = extracted(
        "## Priority 1 - A visible police service\n\n"
        "Immediate incidents attended within 15 minutes were 86.4% in June 2024."
    )
    assert row(found, "86.4%").dimensions == "grade=immediate"
