"""Periods told from another one, and headers of so many months: each manner, and its look-alikes."""

from __future__ import annotations

from calendar import month_name
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.grammar.intervals import (
    financial_year,
    interval,
    month,
    months_ending,
    quarter_of,
    shift,
    year_to_date,
)
from ingest.grammar.periods import find_periods, parse_header_period, resolve
from ingest.grammar.types import Period
from ingest.readers.tables import is_figure, is_period

REPORT = date(2024, 9, 10)
MONTHS = list(month_name)[1:]
NTH = ("first", "second", "third", "fourth")
COUNTS = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
Q1 = quarter_of(2024, 1)
TO_JUNE = months_ending(date(2024, 6, 30), 12)
years, numbers = st.integers(2011, 2023), st.integers(1, 12)


def meant(words: str, context: Period | None = None) -> Period | None:
    """Return what the one period of some words means beside the period that the text is about."""
    (mention,) = find_periods(f"There were 5 arrests {words}, it said", REPORT)
    return resolve(mention, context, REPORT)


@pytest.mark.parametrize(
    ("words", "context", "expected"),
    [
        ("in the third quarter of last year", Q1, quarter_of(2023, 3)),
        ("in the third quarter of last year", None, quarter_of(2023, 3)),
        ("in the final quarter of the previous year", Q1, quarter_of(2023, 4)),
        ("in the final quarter of 2022/23", None, quarter_of(2022, 4)),
        ("in the last quarter of 2022/23", None, quarter_of(2022, 4)),
        ("in the last quarter", Q1, quarter_of(2023, 4)),
        ("in the second fiscal quarter of 2022-2023", None, quarter_of(2022, 2)),
        ("in those 12 months", TO_JUNE, TO_JUNE),
        ("over the same twelve months", TO_JUNE, TO_JUNE),
        ("in the 12 months before that", TO_JUNE, shift(TO_JUNE, -12)),
        ("that month", month(2024, 6), month(2024, 6)),
        ("a year before", TO_JUNE, shift(TO_JUNE, -12)),
        ("in March this year", month(2023, 10), month(2024, 3)),
        ("in October this year", None, month(2023, 10)),
        ("in the year to June 30", None, TO_JUNE),
        ("for the financial year beginning 1 April 2023", None, financial_year(2023)),
        ("this year", financial_year(2025), financial_year(2024)),
        ("in the previous quarter (April to June)", None, Q1),
        ("in the same quarter (April to June 2023)", Q1, quarter_of(2023, 1)),
        ("in April 2024, the most recent month", None, month(2024, 4)),
        ("in the most recent month", None, month(2024, 8)),
        (
            "in the same nine months of 2022/23",
            year_to_date(date(2023, 12, 31)),
            year_to_date(date(2022, 12, 31)),
        ),
        ("in the same quarter", month(2024, 5), Q1),
        ("in the same quarter", TO_JUNE, None),
        ("over the year", TO_JUNE, TO_JUNE),
        ("over the year", financial_year(2023), financial_year(2023)),
        ("over the year", Q1, None),
        ("during the year", None, None),
        ("over the year to June 2024", None, TO_JUNE),
        ("in the same period", Q1, Q1),
        ("on the same date", Q1, Q1),
    ],
)
def test_what_is_told_from_another_period(
    words: str, context: Period | None, expected: Period | None
) -> None:
    assert meant(words, context) == expected


@pytest.mark.parametrize(
    "words",
    [
        "the previous year's budget",
        "over the yearbook",
        "last quarterly report",
        "at the third quarterly meeting",
    ],
)
def test_words_that_only_look_like_a_quarter_or_a_year_before(words: str) -> None:
    found = [m for m in find_periods(words, REPORT) if m.relative is not None]
    assert [m for m in found if m.relative and m.relative.unit == "quarter"] == []
    assert [m for m in found if words[m.start : m.end].startswith("over")] == []


@pytest.mark.parametrize("lead", ["over", "during", "across", "in", "for"])
@given(year=years)
@settings(max_examples=10)
def test_the_year_is_the_twelve_months_around_it(lead: str, year: int) -> None:
    for context in (financial_year(year), months_ending(date(year, 6, 30), 12)):
        assert meant(f"{lead} the year", context) == context
    assert meant(f"{lead} the year", quarter_of(year, 1)) is None


@given(years, st.integers(1, 4))
def test_a_quarter_of_the_year_before(year: int, number: int) -> None:
    for words in ("of last year", "of the previous year", "of last financial year", "the year before"):
        assert meant(f"in the {NTH[number - 1]} quarter {words}", quarter_of(year, 2)) == quarter_of(
            year - 1, number
        )
    assert meant("in the final quarter of last year", quarter_of(year, number)) == quarter_of(year - 1, 4)
    printed = f"{year}/{(year + 1) % 100:02}"
    for last in ("final", "last"):
        assert meant(f"in the {last} quarter of {printed}") == quarter_of(year, 4)


@given(years, numbers, st.integers(2, 12))
def test_the_same_months_of_another_year(year: int, number: int, count: int) -> None:
    context = months_ending(month(year, number).end, count)
    for size in (COUNTS[count - 2], str(count)):
        for words in (
            f"same {size} months",
            f"corresponding {size}-month period",
            f"equivalent {size} months",
        ):
            assert meant(f"in the {words} last year", context) == shift(context, -12)
    calendar = month(year, number)
    assert meant(f"in the same month in {year - 3}", calendar) == month(year - 3, number)


@given(years, numbers, st.integers(2, 12))
def test_over_so_many_months_is_the_stretch_around_them(year: int, number: int, count: int) -> None:
    context = months_ending(month(year, number).end, count)
    for size in (COUNTS[count - 2], str(count)):
        for lead in ("over the", "in the", "during the", "the last"):
            found = meant(f"{lead} {size} months", context)
            assert found is not None
            assert (found.start, found.end) == (context.start, context.end)


@given(years, st.integers(1, 4))
def test_dates_in_brackets_tell_what_the_words_mean(year: int, number: int) -> None:
    quarter = quarter_of(year, number)
    assert quarter.start is not None
    names = f"{MONTHS[quarter.start.month - 1]} to {MONTHS[quarter.end.month - 1]} {quarter.end.year}"
    for words in ("the previous quarter", "the last quarter", "this quarter", "the same period"):
        assert meant(f"in {words} ({names})", quarter_of(2030, 1)) == quarter
    after = find_periods(f"in {names}, 5 more than in the previous quarter", REPORT)
    assert [resolve(m, quarter, REPORT) for m in after] == [quarter, shift(quarter, -3)]


@given(years, numbers)
def test_words_that_call_a_month_the_latest_leave_it_as_it_is(year: int, number: int) -> None:
    printed = f"{MONTHS[number - 1]} {year}"
    for words in ("the most recent month", "the latest month", "the current month"):
        assert meant(f"in {printed}, {words}") == month(year, number)


@given(years, numbers, st.sampled_from([3, 6, 9, 12]))
def test_headers_of_months_that_end_somewhere(year: int, number: int, count: int) -> None:
    name, end = MONTHS[number - 1][:3], month(year, number).end
    for lead in (
        f"{count}m to",
        f"{count} mths to",
        f"{count} months to",
        f"{count} months ending",
        f"{count}-month to",
    ):
        for printed in (f"{lead} {name}-{year % 100:02}", f"{lead} {name} {year}"):
            assert parse_header_period(printed, REPORT) == months_ending(end, count)
            assert is_period(printed)
    assert is_period(f"Year to {name} {year}")


@pytest.mark.parametrize(
    "cell", ["12", "12m", "6 months", "12 metres to go", "Months to come", "6.4 Northmarch", "£12m to spend"]
)
def test_what_is_no_header_of_months(cell: str) -> None:
    assert not is_period(cell)
    assert parse_header_period(cell, REPORT) is None


@pytest.mark.parametrize(
    ("cell", "figure"), [("101,448", True), ("999,120", True), ("101 calls received", False)]
)
def test_a_number_that_begins_like_a_service_is_a_figure_of_a_table(cell: str, figure: bool) -> None:
    assert is_figure(cell) is figure


def test_a_stretch_that_goes_on_to_the_report_is_no_year() -> None:
    assert meant("since April 2024") == interval(date(2024, 4, 1), REPORT)
