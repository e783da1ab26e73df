"""Any quantity and any period, printed in each manner that papers have, reads back as itself."""

from __future__ import annotations

from calendar import month_name, monthrange
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.grammar.intervals import (
    calendar_year,
    financial_year,
    interval,
    month,
    months_ending,
    point,
    quarter_of,
    shift,
    year_before,
    year_to_date,
)
from ingest.grammar.periods import find_periods, parse_header_period, resolve
from ingest.grammar.quantities import find_quantities
from ingest.grammar.types import Period, Qualifier, Quantity

REPORT = date(2040, 9, 15)
MONTHS = list(month_name)[1:]
SMALL = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
sixteen seventeen eighteen nineteen"""
UNITS, TENS = SMALL.split(), "twenty thirty forty fifty sixty seventy eighty ninety"
SCALES = {"k": 3, " thousand": 3, "m": 6, " million": 6, "mn": 6, "bn": 9, " billion": 9}
PARTS = {"thirds": 3, "fifths": 5, "sixths": 6, "eighths": 8, "tenths": 10}
ROUGH = {
    "nearly": Qualifier.APPROX,
    "around": Qualifier.APPROX,
    "over": Qualifier.MORE_THAN,
    "more than": Qualifier.MORE_THAN,
    "just under": Qualifier.LESS_THAN,
    "fewer than": Qualifier.LESS_THAN,
}
years = st.integers(2011, 2038)
months = st.integers(1, 12)


def in_words(number: int, joint: str = "-") -> str:
    """Return a number below 1,000 in words, as the British write them."""
    if number < 20:
        return UNITS[number]
    if number < 100:
        ten, one = TENS.split()[number // 10 - 2], number % 10
        return f"{ten}{joint}{UNITS[one]}" if one else ten
    rest = f" and {in_words(number % 100, joint)}" if number % 100 else ""
    return f"{UNITS[number // 100]} hundred{rest}"


def only(printed: str, *, accounting: bool = False) -> Quantity:
    text = f"Northmarch had {printed} in all"
    (quantity,) = find_quantities(text, accounting=accounting)
    assert text[quantity.start : quantity.end] in printed
    low, high = quantity.low, quantity.high
    assert (low is None or low <= quantity.value) and (high is None or quantity.value <= high)
    return quantity


def read(printed: str, *, accounting: bool = False) -> tuple[Decimal, str]:
    quantity = only(printed, accounting=accounting)
    return quantity.value, quantity.unit


@given(st.integers(1, 999), st.sampled_from(["-", " "]))
def test_a_number_in_words(number: int, joint: str) -> None:
    words = in_words(number, joint)
    assert read(f"{words} officers") == (number, "count")
    assert read(f"{words} per cent") == (number, "percent")
    assert read(f"{words} percentage points") == (number, "percentage_points")
    assert read(f"{words} seconds") == (number, "seconds")
    assert read(f"{words} thousand") == (number * 1000, "count")


@given(st.decimals(Decimal("0.1"), 999, places=2), st.sampled_from(sorted(SCALES)))
def test_a_number_with_its_scale(number: Decimal, scale: str) -> None:
    value = number.scaleb(SCALES[scale])
    assert read(f"{number}{scale}") == (value, "count")
    assert read(f"£{number}{scale}") == (value, "gbp")
    for minus in (f"-£{number}{scale}", f"£-{number}{scale}", f"minus £{number}{scale}"):
        assert read(minus) == (-value, "gbp")
    for brackets in (f"(£{number}{scale})", f"£({number}{scale})", f"£({number}){scale}"):
        assert read(brackets, accounting=True) == (-value, "gbp")


@given(st.integers(1, 12), st.sampled_from([" thousand", " million", " billion"]))
def test_a_half_more(number: int, scale: str) -> None:
    value = (number + Decimal("0.5")).scaleb(SCALES[scale])
    assert read(f"{in_words(number)} and a half{scale}") == (value, "count")
    assert read(f"half a{scale}") == (Decimal("0.5").scaleb(SCALES[scale]), "count")
    assert read(f"{in_words(number)} and a half hours") == (number * 3600 + 1800, "seconds")


@given(st.integers(0, 10**6), st.booleans(), st.sampled_from(["", "%"]))
def test_a_number_below_zero(number: int, grouped: bool, unit: str) -> None:
    printed = f"{number:,}{unit}" if grouped else f"{number}{unit}"
    for minus in (f"-{printed}", f"\u2212{printed}", f"minus {printed}"):
        assert read(minus)[0] == -number
    assert read(f"({printed})", accounting=True)[0] == -number
    assert read(f"+{printed}")[0] == number


@given(
    st.integers(1, 400),
    st.integers(1, 400),
    st.sampled_from([" to ", "-", "–"]),
    st.sampled_from(["%", "mins"]),
)
def test_a_range(first: int, more: int, link: str, unit: str) -> None:
    last, factor = first + more, 60 if unit == "mins" else 1
    printed = f"{first}{link}{last}{'' if unit == '%' else ' '}{unit}"
    found = find_quantities(f"it took {printed} in all")
    assert [q.value for q in found] == [first * factor, last * factor]
    assert {q.unit for q in found} == {"percent" if unit == "%" else "seconds"}
    pounds = find_quantities(f"it cost £{first}m to £{last}m, or £{first} to £{last}m")
    assert [q.value for q in pounds] == [first * 10**6, last * 10**6] * 2


@given(st.sampled_from(sorted(PARTS)), st.integers(2, 9), st.sampled_from(["-", " "]))
def test_a_fraction(whole: str, part: int, joint: str) -> None:
    if part >= PARTS[whole]:
        return
    share = (Decimal(100 * part) / PARTS[whole]).quantize(Decimal("0.01"))
    assert read(f"{UNITS[part]}{joint}{whole} of victims") == (share, "percent")
    assert read(f"{part}/{PARTS[whole]} of victims") == (share, "percent")


@given(st.integers(1, 10), st.integers(2, 100), st.booleans())
def test_one_in_so_many(part: int, whole: int, spelt: bool) -> None:
    if part >= whole:
        return
    share = (Decimal(100 * part) / whole).quantize(Decimal("0.01"))
    first, last = (in_words(part), in_words(whole)) if spelt else (str(part), str(whole))
    assert read(f"{first} in {last} residents") == (share, "percent")
    assert read(f"{first} in every {last} residents") == (share, "percent")


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("half", 50),
        ("a half", 50),
        ("a quarter", 25),
        ("three quarters", 75),
        ("three-quarters", 75),
        ("a third", Decimal("33.33")),
        ("two thirds", Decimal("66.67")),
        ("a fifth", 20),
        ("a tenth", 10),
        ("doubled", 100),
        ("trebled", 200),
        ("quadrupled", 300),
        ("halved", -50),
        ("twelve per cent", 12),
        ("nine in ten", 90),
    ],
)
@pytest.mark.parametrize("rough", sorted(ROUGH))
def test_a_share_in_words_with_its_qualifier(words: str, value: Decimal, rough: str) -> None:
    quantity = only(f"{rough} {words} of calls")
    assert (quantity.value, quantity.unit, quantity.qualifier) == (value, "percent", ROUGH[rough])


@given(st.integers(1, 112), st.integers(10, 44))
def test_a_rank(rank: int, of: int) -> None:
    ending = "th" if 10 <= rank % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(rank % 10, "th")
    for printed in (f"{rank}{ending} of {of}", f"{rank}{ending} out of {of} forces"):
        first, second = find_quantities(f"the force was {printed}")
        assert (first.value, first.unit, second.value) == (rank, "rank", of)
    assert read(f"{rank}{ending} place") == (rank, "rank")


@pytest.mark.parametrize(
    ("word", "rank"), [("second", 2), ("third", 3), ("fifth", 5), ("ninth", 9), ("tenth", 10)]
)
def test_a_rank_in_words(word: str, rank: int) -> None:
    assert read(f"the {word} lowest rate") == (rank, "rank")
    first, second = find_quantities(f"it was {word} of 43 forces, and {word} of all")
    assert (first.value, first.unit, second.value) == (rank, "rank", 43)


@given(st.integers(1, 59), st.integers(0, 59), st.sampled_from(["mins", "minutes"]), st.booleans())
def test_a_duration(minutes: int, seconds: int, name: str, over: bool) -> None:
    value = minutes * 60 + seconds
    for printed in (
        f"{minutes} {name} {seconds} seconds",
        f"{minutes} {name} and {seconds} secs",
        f"{minutes}m {seconds}s",
        f"{minutes}:{seconds:02} {name}",
        f"00:{minutes:02}:{seconds:02}",
    ):
        quantity = only(f"over {printed}" if over else printed)
        assert (quantity.value, quantity.unit) == (value, "seconds")
        assert quantity.qualifier is (Qualifier.MORE_THAN if over else Qualifier.EXACT)
    assert read(f"over {minutes} hours") == (minutes * 3600, "seconds")


def stated(printed: str, context: Period | None = None) -> Period | None:
    (mention,) = find_periods(f"There were 5 arrests {printed}, it said", REPORT)
    return resolve(mention, context, REPORT)


@given(years, months)
def test_months_that_end_somewhere(year: int, number: int) -> None:
    end, name = month(year, number).end, f"{MONTHS[number - 1]} {year}"
    for lead in (
        "12 months to",
        "12 months ending",
        "year to",
        "year ending",
        "twelve months to",
        "rolling 12 months to",
    ):
        assert stated(f"in the {lead} {name}") == months_ending(end, 12)
        assert stated(f"in the {lead} {end.day} {name}") == months_ending(end, 12)
    assert stated(f"in the three months to {name}") == months_ending(end, 3)
    assert stated(f"in the quarter ending {name}") == months_ending(end, 3)
    assert stated(f"in the 6 months to {name}") == months_ending(end, 6)


@given(years, months)
def test_a_point_and_a_start(year: int, number: int) -> None:
    last = month(year, number).end
    day = f"{last.day} {MONTHS[number - 1]} {year}"
    for lead in ("as at", "as of", "at", "on", "by"):
        assert stated(f"{lead} {day}") == point(last)
    since = stated(f"since {MONTHS[number - 1]} {year}")
    assert since == interval(date(year, number, 1), REPORT)


@given(years, st.integers(1, 4))
def test_a_quarter_in_each_manner(year: int, number: int) -> None:
    quarter, short = quarter_of(year, number), f"{year % 100:02}/{(year + 1) % 100:02}"
    for printed in (
        f"Q{number} {short}",
        f"Q{number} {year}/{(year + 1) % 100:02}",
        f"Q{number} of {year}-{(year + 1) % 100:02}",
        f"Quarter {number} {year}/{year + 1}",
        f"{('first', 'second', 'third', 'fourth')[number - 1]} quarter of {year}/{(year + 1) % 100:02}",
    ):
        assert stated(f"in {printed}") == quarter
        assert parse_header_period(printed, REPORT) == quarter
    assert stated(f"in quarter {number} of last year", quarter) == quarter_of(year - 1, number)


@given(years, st.integers(2, 11))
def test_a_year_and_its_first_months(year: int, count: int) -> None:
    printed = f"{year}/{(year + 1) % 100:02}"
    for words in (f"financial year {printed}", f"{printed} financial year", printed, f"FY {printed}"):
        assert stated(f"in the {words}" if "year" in words else f"in {words}") == financial_year(year)
    assert stated(f"in the calendar year {year}") == calendar_year(year)
    end = shift(month(year, 4), count - 1).end
    spelt = UNITS[count]
    expected = year_to_date(end)
    assert _span(stated(f"in the first {spelt} months of {printed}")) == _span(expected)
    assert _span(stated(f"from April to {MONTHS[end.month - 1]} {end.year}")) == _span(expected)


def _span(period: Period | None) -> tuple[date | None, date | None]:
    return (period.start, period.end) if period else (None, None)


@given(years, st.integers(1, 4), months)
@settings(max_examples=60)
def test_periods_told_from_another(year: int, number: int, named: int) -> None:
    quarter, one = quarter_of(year, number), month(year, named)
    assert stated("than in the previous quarter", quarter) == shift(quarter, -3)
    assert stated("than in the previous month", one) == shift(one, -1)
    for words in (
        "the same period last year",
        "the same quarter last year",
        "the same period the previous year",
    ):
        assert stated(f"than in {words}", quarter) == year_before(quarter)
    assert stated("this quarter", quarter) == quarter
    assert stated(f"than in {MONTHS[named - 1]} last year", one) == month(year - 1, named)
    assert stated("in the year to date", one) == year_to_date(one.end)
    assert stated("over the last 12 months", one) == months_ending(one.end, 12)


@given(years, months, st.integers(1, 5))
def test_a_stretch_of_days_and_months(year: int, number: int, more: int) -> None:
    first, last = month(year, number), shift(month(year, number), more)
    names = MONTHS[number - 1], MONTHS[last.end.month - 1]
    for printed in (
        f"{names[0]} {year} to {names[1]} {last.end.year}",
        f"1 {names[0]} {year} to {monthrange(last.end.year, last.end.month)[1]} {names[1]} {last.end.year}",
        f"01/{number:02}/{year} to {last.end:%d/%m/%Y}",
    ):
        assert _span(stated(f"from {printed}")) == (first.start, last.end)
