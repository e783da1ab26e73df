"""What holds for every quantity, every period and every text."""

from __future__ import annotations

import time
from calendar import month_name
from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.grammar.ignorable import find_ignorable
from ingest.grammar.intervals import (
    financial_year,
    interval,
    month,
    months_ending,
    point,
    previous,
    quarter_of,
    shift,
)
from ingest.grammar.periods import (
    find_impossible_periods,
    find_periods,
    parse_header_period,
    resolve,
)
from ingest.grammar.quantities import find_digit_runs, find_quantities
from ingest.grammar.types import Period

REPORT = date(2023, 9, 15)
PIECES = [
    *("76% 999 calls £6 to £8m 1,234.5 (198.5) 3 mins 53 seconds", "June 2023", "Q1 23/24", "2022/23"),
    *(
        "31 June 2023",
        "12 months to",
        "over",
        "nearly",
        "compared to",
        "last year",
        "the same period in 2018",
    ),
    *("year to date", "one in five", "three quarters of", "doubled", "44th", "fifth worst", "aged 16 to 24"),
    *("section 28", "01632 960123", "17:00-21:00", "-3.2", "\u2212", "–", "’", "\u00a0", "2000+", "c.", "P1"),
    *(".", ",", "/", ":", "(", ")", "and", "between", "in", "May", "first", "quarter", "12", "since"),
]
texts = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join))
years = st.integers(2011, 2039)
MONTHS = list(month_name)[1:]


@given(texts)
@settings(max_examples=400)
def test_no_text_raises_and_spans_are_in_order(text: str) -> None:
    periods = find_periods(text, REPORT)
    for found in (
        find_quantities(text),
        find_quantities(text, accounting=True),
        periods,
        find_ignorable(text),
    ):
        end = 0
        for item in found:
            assert end <= item.start < item.end <= len(text)
            end = item.end
    for mention in periods:
        resolve(mention, None, REPORT)
        resolve(mention, quarter_of(2023, 1), REPORT)
    find_impossible_periods(text)
    parse_header_period(text, REPORT)


@given(texts)
@settings(max_examples=300)
def test_bounds_hold_the_value_and_digit_runs_hold_every_digit(text: str) -> None:
    for quantity in find_quantities(text):
        assert quantity.low is None or quantity.low <= quantity.value
        assert quantity.high is None or quantity.value <= quantity.high
    covered = {at for start, end in find_digit_runs(text) for at in range(start, end)}
    assert covered >= {at for at, character in enumerate(text) if character in "0123456789"}


@given(
    st.decimals(0, 10**6, places=3),
    st.integers(0, 3),
    st.sampled_from(
        [
            ("{}%", "percent", 1),
            ("{} per cent", "percent", 1),
            ("{}pp", "percentage_points", 1),
            ("-{}%", "percent", -1),
            ("£{}", "gbp", 1),
            ("£{}m", "gbp", 10**6),
            ("£{} million", "gbp", 10**6),
            ("-£{}k", "gbp", -1000),
            ("{} minutes", "seconds", 60),
            ("{} hours", "seconds", 3600),
            ("{}", "count", 1),
            ("{} FTE", "fte", 1),
            ("around {}", "count", 1),
        ]
    ),
    st.booleans(),
)
def test_a_printed_number_reads_back(
    number: Decimal, places: int, form: tuple[str, str, int], grouped: bool
) -> None:
    printed = f"{number:,.{places}f}" if grouped else f"{number:.{places}f}"
    (quantity,) = find_quantities(f"Northmarch had {form[0].format(printed)} then")
    assert quantity.value == Decimal(printed.replace(",", "")) * form[2]
    assert quantity.unit == form[1]


@given(st.integers(0, 99), st.integers(0, 59), st.integers(0, 59))
def test_a_printed_time_reads_back(hours: int, minutes: int, seconds: int) -> None:
    value = hours * 3600 + minutes * 60 + seconds
    for printed in (
        f"{hours:02}:{minutes:02}:{seconds:02}",
        f"{hours} hours {minutes} mins {seconds} seconds",
        f"{hours} hrs, {minutes} minutes and {seconds} secs",
        f"{hours}h {minutes}m {seconds}s",
    ):
        (quantity,) = find_quantities(f"an average of {printed} in all")
        assert (quantity.value, quantity.unit) == (Decimal(value), "seconds")


def _only(text: str) -> Period | None:
    (mention,) = find_periods(f"There were 5 in {text}, it said", REPORT)
    return mention.period


@given(st.integers(1, 999))
def test_printed_pence_read_back(pence: int) -> None:
    for printed in (f"{pence}p", f"{pence} pence"):
        (found,) = find_quantities(f"or {printed} a week")
        assert (found.value, found.unit) == (Decimal(pence) / 100, "gbp")


@given(st.integers(0, 23), st.integers(0, 59))
def test_a_time_of_day_holds_no_pence(hour: int, minute: int) -> None:
    for printed in (f"at {hour}p.m.", f"at {hour}.{minute:02}pm", f"see p {minute}", f"pages {hour} P"):
        assert [q for q in find_quantities(printed) if q.unit == "gbp"] == []


@given(years, st.integers(1, 12))
def test_a_printed_month_reads_back(year: int, number: int) -> None:
    name, short = MONTHS[number - 1], MONTHS[number - 1][:3]
    for printed in (
        f"{name} {year}",
        f"{name} {year % 100}",
        f"{short}-{year % 100}",
        f"{short} ’{year % 100}",
    ):
        assert _only(printed) == month(year, number)
    assert _only(f"the 12 months to {name} {year}") == months_ending(month(year, number).end, 12)


@given(years, st.integers(1, 4))
def test_a_printed_quarter_reads_back(year: int, number: int) -> None:
    for years_printed in (
        f"{year}/{(year + 1) % 100}",
        f"{year % 100}/{(year + 1) % 100}",
        f"{year}-{year + 1}",
    ):
        assert _only(years_printed) == financial_year(year)
        for printed in (f"Q{number} {years_printed}", f"quarter {number} of {years_printed}"):
            assert _only(printed) == quarter_of(year, number)
    quarter = quarter_of(year, number)
    assert quarter.start is not None
    first, last = MONTHS[quarter.start.month - 1], MONTHS[quarter.end.month - 1]
    assert _only(f"{first} to {last} {quarter.end.year}") == quarter


@given(st.dates(date(2011, 1, 1), date(2039, 12, 31)))
def test_a_printed_day_reads_back(day: date) -> None:
    for printed in (
        f"{day.day} {MONTHS[day.month - 1]} {day.year}",
        f"{day.day}th {MONTHS[day.month - 1][:3]} {day.year}",
        f"{day:%d/%m/%Y}",
        f"{day:%d.%m.%Y}",
        f"{day:%Y-%m-%d}",
    ):
        assert _only(printed) == point(day)


@given(years, st.integers(1, 12), st.integers(1, 60))
def test_a_period_and_the_one_before_touch(year: int, number: int, months: int) -> None:
    start = date(year, number, 1)
    period = interval(start, shift(month(year, number), months - 1).end)
    before = previous(period)
    assert shift(before, 0) == before
    if period.type.value != "rolling_12m":
        assert (period.start or start).toordinal() - before.end.toordinal() == 1


def test_a_large_text_takes_about_a_second() -> None:
    text = "In Q1 2023/24, 76% of 999 calls were answered within 10 seconds; the force had 2,145 officers. "
    paragraphs = [text * 5] * (600_000 // len(text * 5))
    started = time.process_time()
    for paragraph in paragraphs:
        find_quantities(paragraph)
        find_ignorable(paragraph, find_periods(paragraph, REPORT))
    assert time.process_time() - started < 4
