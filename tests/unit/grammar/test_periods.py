"""Which interval of days each manner of naming a period comes to."""

from __future__ import annotations

from datetime import date

import pytest

from ingest.grammar.intervals import financial_year, month, months_ending, previous, quarter_of, year_before
from ingest.grammar.periods import (
    find_impossible_periods,
    find_periods,
    parse_header_period,
    resolve,
)
from ingest.grammar.types import Period

REPORT = date(2023, 9, 15)


def stated(text: str) -> list[tuple[str, str, str, str]]:
    return [
        (text[m.start : m.end], str(m.period.type), str(m.period.start), str(m.period.end))
        for m in find_periods(text, REPORT)
        if m.period is not None
    ]


@pytest.mark.parametrize(
    ("text", "token", "kind", "start", "end"),
    [
        ("In June 2023 the", "June 2023", "month", "2023-06-01", "2023-06-30"),
        ("In June 23, 76% of", "June 23", "month", "2023-06-01", "2023-06-30"),
        ("Jun-22", "Jun-22", "month", "2022-06-01", "2022-06-30"),
        ("(Sept '21)", "Sept '21", "month", "2021-09-01", "2021-09-30"),
        ("(Sept ’21)", "Sept ’21", "month", "2021-09-01", "2021-09-30"),
        ("in May there", "May", "month", "2023-05-01", "2023-05-31"),
        ("attendance in October was", "October", "month", "2022-10-01", "2022-10-31"),
        ("June average hours", "June", "month", "2023-06-01", "2023-06-30"),
        ("The May figure was", "May", "month", "2023-05-01", "2023-05-31"),
        ("March saw a fall", "March", "month", "2023-03-01", "2023-03-31"),
        ("July’s rate", "July", "month", "2023-07-01", "2023-07-31"),
        ("in Q1 23/24", "Q1 23/24", "quarter", "2023-04-01", "2023-06-30"),
        ("in Q4 2022-23", "Q4 2022-23", "quarter", "2023-01-01", "2023-03-31"),
        ("Q2 21-22", "Q2 21-22", "quarter", "2021-07-01", "2021-09-30"),
        ("2022/23 Q3", "2022/23 Q3", "quarter", "2022-10-01", "2022-12-31"),
        ("in Quarter 2 the", "Quarter 2", "quarter", "2022-07-01", "2022-09-30"),
        ("the first quarter of 2022/23", "first quarter of 2022/23", "quarter", "2022-04-01", "2022-06-30"),
        ("Q3 October - December 2022", "Q3 October - December 2022", "quarter", "2022-10-01", "2022-12-31"),
        (
            "the Q3 period October – December 2022",
            "Q3 period October – December 2022",
            "quarter",
            "2022-10-01",
            "2022-12-31",
        ),
        ("quarter ending June 2023", "quarter ending June 2023", "quarter", "2023-04-01", "2023-06-30"),
        ("the quarter to 30 June", "quarter to 30 June", "quarter", "2023-04-01", "2023-06-30"),
        ("in 2022/23", "2022/23", "financial_year", "2022-04-01", "2023-03-31"),
        ("FY 22/23", "FY 22/23", "financial_year", "2022-04-01", "2023-03-31"),
        (
            "financial year 2022-2023",
            "financial year 2022-2023",
            "financial_year",
            "2022-04-01",
            "2023-03-31",
        ),
        ("the year 2019 was", "2019", "calendar_year", "2019-01-01", "2019-12-31"),
        ("Census data for 2011 said", "2011", "calendar_year", "2011-01-01", "2011-12-31"),
        (
            "12 months to September 2019",
            "12 months to September 2019",
            "rolling_12m",
            "2018-10-01",
            "2019-09-30",
        ),
        ("year ending March 2023", "year ending March 2023", "rolling_12m", "2022-04-01", "2023-03-31"),
        (
            "at the end of June, year to date",
            "at the end of June, year to date",
            "year_to_date",
            "2023-04-01",
            "2023-06-30",
        ),
        (
            "spent to the end of June 2023",
            "to the end of June 2023",
            "year_to_date",
            "2023-04-01",
            "2023-06-30",
        ),
        (
            "first two quarters of 2019/20",
            "first two quarters of 2019/20",
            "year_to_date",
            "2019-04-01",
            "2019-09-30",
        ),
        (
            "first nine months of 2022/23",
            "first nine months of 2022/23",
            "year_to_date",
            "2022-04-01",
            "2022-12-31",
        ),
        ("April to October 2019/20", "April to October 2019/20", "year_to_date", "2019-04-01", "2019-10-31"),
        ("H2 2022/23", "H2 2022/23", "range", "2022-10-01", "2023-03-31"),
        ("since April 2016", "since April 2016", "range", "2016-04-01", "2023-09-15"),
        ("between May and July", "May and July", "range", "2023-05-01", "2023-07-31"),
        ("November 2022 - January 2023", "November 2022 - January 2023", "range", "2022-11-01", "2023-01-31"),
        ("November to January 2023", "November to January 2023", "range", "2022-11-01", "2023-01-31"),
        ("Nov 2022-Jan 2023", "Nov 2022-Jan 2023", "range", "2022-11-01", "2023-01-31"),
        (
            "for the period 1 April to 30 June 2023",
            "1 April to 30 June 2023",
            "quarter",
            "2023-04-01",
            "2023-06-30",
        ),
        ("03/2020 - 12/2020", "03/2020 - 12/2020", "range", "2020-03-01", "2020-12-31"),
        ("10 October - 8 November 2019", "10 October - 8 November 2019", "range", "2019-10-10", "2019-11-08"),
        ("5-7 June 2023", "5-7 June 2023", "range", "2023-06-05", "2023-06-07"),
        (
            "3 years up to 31st March 2024",
            "3 years up to 31st March 2024",
            "range",
            "2021-04-01",
            "2024-03-31",
        ),
        ("w/c 5 June 2023", "w/c 5 June 2023", "range", "2023-06-05", "2023-06-11"),
        ("as at 31 March 2023", "as at 31 March 2023", "point", "2023-03-31", "2023-03-31"),
        ("as of April 2023", "as of April 2023", "point", "2023-04-01", "2023-04-01"),
        ("by 31 December", "by 31 December", "point", "2022-12-31", "2022-12-31"),
        ("on Monday 3rd April 2023", "Monday 3rd April 2023", "point", "2023-04-03", "2023-04-03"),
        ("on 03/04/2023", "03/04/2023", "point", "2023-04-03", "2023-04-03"),
        ("by March 2024", "March 2024", "month", "2024-03-01", "2024-03-31"),
    ],
)
def test_one_absolute_period(text: str, token: str, kind: str, start: str, end: str) -> None:
    assert stated(text) == [(token, kind, start, end)]


@pytest.mark.parametrize(
    "text",
    [
        "we may march in step",
        "the Northmarch Act 2011",
        "a team of 2010 constables",
        "1,999 calls and 2000+ more",
        "answered within 10 seconds",
        "Table 7/9",
    ],
)
def test_what_is_no_period(text: str) -> None:
    assert find_periods(text, REPORT) == []


def test_a_slip_in_the_years_is_read_and_marked() -> None:
    (mention,) = find_periods("Q1 23/23", REPORT)
    assert mention.period == quarter_of(2023, 1)
    assert mention.doubtful


def test_a_comparison_of_two_years_is_two_periods() -> None:
    first, second = find_periods("comparing 2018/19 to 2016/17", REPORT)
    assert (first.period, second.period) == (financial_year(2018), financial_year(2016))


@pytest.mark.parametrize(
    "text", ["31 June 2023", "by 30 February", "Q5 2023/24", "Quarter 0", "13/2022", "32/01/2023"]
)
def test_an_impossible_period_is_reported_and_never_used(text: str) -> None:
    (impossible,) = find_impossible_periods(text)
    assert impossible.why
    assert find_periods(text, REPORT) == []


Q1 = quarter_of(2023, 1)


@pytest.mark.parametrize(
    ("text", "context", "expected"),
    [
        ("compared to the previous quarter", Q1, quarter_of(2022, 4)),
        ("last quarter", None, quarter_of(2023, 1)),
        ("the same period last year", Q1, quarter_of(2022, 1)),
        ("the same period last year", None, None),
        ("when compared to last.", month(2023, 6), month(2022, 6)),
        ("than the previous year", Q1, quarter_of(2022, 1)),
        ("in June last year", month(2023, 6), month(2022, 6)),
        ("in June last year", None, month(2022, 6)),
        ("compared to Q1 last year", Q1, quarter_of(2022, 1)),
        ("the same period in 2018", month(2019, 9), month(2018, 9)),
        ("the previous quarter", months_ending(date(2023, 6, 30), 12), months_ending(date(2023, 3, 31), 12)),
        ("than the previous month", month(2023, 1), month(2022, 12)),
        ("in the last 12 months", month(2022, 7), months_ending(date(2022, 7, 31), 12)),
        ("in the last 12 months", None, months_ending(date(2023, 8, 31), 12)),
        ("during this period", Q1, Q1),
        ("this financial year", None, financial_year(2023)),
        ("last year", None, financial_year(2022)),
        ("this quarter", month(2023, 5), Q1),
    ],
)
def test_a_relative_period_beside_its_context(
    text: str, context: Period | None, expected: Period | None
) -> None:
    (mention,) = find_periods(text, REPORT)
    assert mention.kind == "relative"
    assert resolve(mention, context, REPORT) == expected


def test_to_date_runs_from_april_to_the_end_of_its_context() -> None:
    (mention,) = find_periods("spent to date", REPORT)
    period = resolve(mention, month(2023, 6), REPORT)
    assert period is not None
    assert (period.start, period.end) == (date(2023, 4, 1), date(2023, 6, 30))
    assert find_periods("the most up to date figures", REPORT) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In May and June 2022 calls rose", [month(2022, 5), month(2022, 6)]),
        ("In November, December and January 2022", [month(2021, 11), month(2021, 12), month(2022, 1)]),
        ("in Q1 and Q2 2021/22", [quarter_of(2021, 1), quarter_of(2021, 2)]),
    ],
)
def test_a_list_shares_the_year_of_its_last(text: str, expected: list[Period]) -> None:
    assert [m.period for m in find_periods(text, REPORT)] == expected


def test_a_year_that_still_runs_goes_to_the_report() -> None:
    assert stated("2023/24 YTD") == [("2023/24 YTD", "year_to_date", "2023-04-01", "2023-09-15")]
    assert stated("2021/22 YTD") == [("2021/22 YTD", "year_to_date", "2021-04-01", "2022-03-31")]


def test_a_number_after_a_month_that_may_be_a_count_is_doubtful() -> None:
    assert [m.doubtful for m in find_periods("In July 22 officers joined", REPORT)] == [True]
    assert [m.doubtful for m in find_periods("In July 22, officers joined", REPORT)] == [False]


def test_words_of_comparison_mark_the_base() -> None:
    first, second = find_periods("In June 2023 fewer were seen compared to June 2022", REPORT)
    assert (first.base, second.base) == (False, True)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("2020/21", financial_year(2020)),
        ("Jun-22", month(2022, 6)),
        ("Q1 2023/24", Q1),
        ("Jan", month(2023, 1)),
        ("2023/24 £m", financial_year(2023)),
        ("22/23 (£)", financial_year(2022)),
        ("Grade 1", None),
        ("12", None),
        ("2021/22 2022/23", None),
        ("Visits in May 2022", None),
    ],
)
def test_a_header_that_is_wholly_a_period(cell: str, expected: Period | None) -> None:
    assert parse_header_period(cell, REPORT) == expected


def test_twelve_months_step_back_a_quarter_and_a_year_back_keeps_the_leap_day() -> None:
    assert previous(months_ending(date(2023, 6, 30), 12)) == months_ending(date(2023, 3, 31), 12)
    assert year_before(month(2025, 2)) == month(2024, 2)
    assert previous(month(2024, 3)) == month(2024, 2)
    assert previous(Q1) == quarter_of(2022, 4)


@pytest.mark.parametrize("text", ["May we ask why", "June Hill asked for 4", "The march was long"])
def test_a_word_that_only_looks_like_a_month_is_none(text: str) -> None:
    assert not [m for m in find_periods(text, REPORT) if m.period and m.period.type == "month"]
