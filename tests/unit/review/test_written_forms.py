"""What people write in a decision: periods and numbers."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.grammar.intervals import (
    calendar_year,
    financial_year,
    interval,
    month,
    months_ending,
    point,
    quarter_of,
    unstated,
    year_to_date,
)
from ingest.grammar.types import Period
from ingest.review.given import number, read_given
from ingest.review.period import as_words, parse

REPORTED = "2024-06-11"
YEARS = st.integers(1990, 2060)
DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))
MONTHS = st.builds(month, YEARS, st.integers(1, 12))
PERIODS = st.one_of(
    MONTHS,
    st.builds(quarter_of, YEARS, st.integers(1, 4)),
    st.builds(financial_year, YEARS),
    st.builds(calendar_year, YEARS),
    st.builds(lambda m: months_ending(m.end, 12), MONTHS),
    st.builds(lambda m: year_to_date(m.end), MONTHS),
    st.builds(point, DAYS),
    st.builds(lambda day, length: interval(day, day + timedelta(days=length)), DAYS, st.integers(1, 900)),
    st.just(unstated(date.fromisoformat(REPORTED))),
)


@given(PERIODS)
def test_a_period_that_is_shown_can_be_written_back(period: Period) -> None:
    start = period.start.isoformat() if period.start else ""
    told = (period.type.value, start, period.end.isoformat())
    assert parse(as_words(*told), REPORTED) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Q1 2023/24", ("quarter", "2023-04-01", "2023-06-30")),
        ("2023-04-01 to 2023-06-30", ("quarter", "2023-04-01", "2023-06-30")),
        ("June 2023", ("month", "2023-06-01", "2023-06-30")),
        ("2022/23", ("financial_year", "2022-04-01", "2023-03-31")),
        ("12 months to June 2023", ("rolling_12m", "2022-07-01", "2023-06-30")),
        ("as at 31 March 2024", ("point", "2024-03-31", "2024-03-31")),
        ("unstated", ("unstated", "", REPORTED)),
    ],
)
def test_a_period_in_words(text: str, told: tuple[str, str, str]) -> None:
    assert parse(text, REPORTED) == told


@pytest.mark.parametrize(
    "text", ["", "June", "last quarter", "soon", "2024-03-31 to 2024-01-01", "Q5 2023/24"]
)
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"period|first"):
        parse(text, REPORTED)


@given(st.decimals(-(10**9), 10**9, places=4), st.booleans())
def test_a_number_in_words_of_people_is_the_number(value: Decimal, grouped: bool) -> None:
    written = f"{value:,f}" if grouped else f"{value:f}"
    assert Decimal(number(written)) == value
    assert number(number(written)) == number(written)


@pytest.mark.parametrize("text", ["", "5 or 6", "1,23", "5%%", "1e3", "NaN", "=5", "٣"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a number"):
        number(text)


def test_dimensions_are_sorted_and_none_takes_them_away() -> None:
    assert read_given({"dimensions": "offence=rape; court=crown"}, REPORTED)[0] == {
        "dimensions": "court=crown;offence=rape"
    }
    assert read_given({"dimensions": "none"}, REPORTED)[0] == {"dimensions": ""}
