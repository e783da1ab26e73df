"""What each manner of printing a quantity comes to."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ingest.grammar.quantities import find_digit_runs, find_quantities, read_as
from ingest.grammar.types import Qualifier


def printed(text: str, **options: bool) -> list[tuple[str, Decimal, str, str]]:
    found = find_quantities(text, **options)
    return [(text[q.start : q.end], q.value, q.unit, q.form) for q in found]


@pytest.mark.parametrize(
    ("text", "token", "value", "unit", "form"),
    [
        ("answered 76% of", "76%", "76", "percent", "digits"),
        ("some 12.5 per cent of", "12.5 per cent", "12.5", "percent", "digits"),
        ("ten percent of", "ten percent", "10", "percent", "words"),
        ("up by 2.5 percentage points", "2.5 percentage points", "2.5", "percentage_points", "digits"),
        ("fell -4pp since", "-4pp", "-4", "percentage_points", "digits"),
        ("rose 3 % points", "3 % points", "3", "percentage_points", "digits"),
        ("a change of \u22123.2 on", "\u22123.2", "-3.2", "count", "digits"),
        ("+7%", "+7%", "7", "percent", "digits"),
        ("1,234,567 calls", "1,234,567", "1234567", "count", "digits"),
        ("cost £1.373m so far", "£1.373m", "1373000", "gbp", "money"),
        ("cost £0.5 million", "£0.5 million", "500000", "gbp", "money"),
        ("cost £ 210,000 net", "£ 210,000", "210000", "gbp", "money"),
        ("cost £\u00a0135k", "£\u00a0135k", "135000", "gbp", "money"),
        ("a variance of -£2bn", "-£2bn", "-2000000000", "gbp", "money"),
        ("or 27p a week", "27p", "0.27", "gbp", "money"),
        ("an extra 27 pence each week", "27 pence", "0.27", "gbp", "money"),
        ("down 13pc on", "13pc", "13", "percent", "digits"),
        ("fell by 12 PC posts", "12", "12", "count", "digits"),
        ("171s", "171s", "171", "seconds", "duration"),
        ("3 mins 53 seconds on average", "3 mins 53 seconds", "233", "seconds", "duration"),
        (
            "took 1 hour, 2 minutes and 3 seconds",
            "1 hour, 2 minutes and 3 seconds",
            "3723",
            "seconds",
            "duration",
        ),
        ("a 10 second target", "10 second", "10", "seconds", "duration"),
        ("took 00:16:36", "00:16:36", "996", "seconds", "duration"),
        ("took 7m 30s", "7m 30s", "450", "seconds", "duration"),
        ("within half an hour", "half an hour", "1800", "seconds", "duration"),
        ("ranked 44th", "44th", "44", "rank", "ordinal"),
        ("the fifth worst in", "fifth worst", "5", "rank", "ordinal"),
        ("1,010.5 FTE officers", "1,010.5", "1010.5", "fte", "digits"),
        ("twenty-five officers", "twenty-five", "25", "count", "words"),
        ("two hundred and six", "two hundred and six", "206", "count", "words"),
        ("two-thirds of staff", "two-thirds", "66.67", "percent", "fraction"),
        ("a third of staff", "a third", "33.33", "percent", "fraction"),
        ("half of residents", "half", "50", "percent", "fraction"),
        ("demand doubled", "doubled", "100", "percent", "multiple"),
        ("demand trebled", "trebled", "200", "percent", "multiple"),
        ("demand halved", "halved", "-50", "percent", "multiple"),
        ("1 in 12 residents", "1 in 12", "8.33", "percent", "one_in"),
        ("nine out of ten residents", "nine out of ten", "90", "percent", "one_in"),
        ("6 months ago", "6", "6", "count", "digits"),
        ("about c.38% of", "38%", "38", "percent", "digits"),
        ("a 2%-point fall", "2%-point", "2", "percentage_points", "digits"),
        ("in 60+ minutes", "60+ minutes", "3600", "seconds", "duration"),
    ],
)
def test_one_quantity(text: str, token: str, value: str, unit: str, form: str) -> None:
    assert printed(text) == [(token, Decimal(value), unit, form)]


@pytest.mark.parametrize(
    "text",
    [
        "calls answered2 by",
        "the meeting at 14:00 hours",
        "between 17:00-21:00 daily",
        "the second half of the meeting",
        "a half term holiday",
        "a third custody hub",
        "due on 12/05/2023",
        "version v6.5",
        "a one-off and two-way scheme",
        "2019/20",
    ],
)
def test_what_is_no_quantity(text: str) -> None:
    assert printed(text) == []


def test_a_footnote_digit_does_not_reach_into_the_share() -> None:
    assert printed("76%3 of calls") == [("76%", Decimal(76), "percent", "digits")]
    assert find_digit_runs("76%3 of calls answered2") == [(0, 2), (3, 4), (22, 23)]


def test_a_fraction_of_a_year_is_no_share() -> None:
    assert [form for *_, form in printed("the first three quarters of this performance year")] == ["words"]


def test_a_count_in_a_year_is_not_one_in() -> None:
    assert [value for _, value, *_ in printed("47 in 2019")] == [47, 2019]


def test_words_and_share_are_both_given() -> None:
    assert [value for _, value, *_ in printed("nearly three quarters (74%) of residents")] == [75, 74]


@pytest.mark.parametrize(
    ("text", "values", "unit"),
    [
        ("£6 to £8m", [6000000, 8000000], "gbp"),
        ("£6-8m", [6000000, 8000000], "gbp"),
        ("83%-85%", [83, 85], "percent"),
        ("83%\u201385%", [83, 85], "percent"),
        ("5 to 10%", [5, 10], "percent"),
        ("10-60 seconds", [10, 60], "seconds"),
        ("between 10 and 15 minutes", [600, 900], "seconds"),
    ],
)
def test_a_range_shares_unit_and_scale(text: str, values: list[int], unit: str) -> None:
    found = find_quantities(text)
    assert [q.value for q in found] == values
    assert {q.unit for q in found} == {unit}


def test_a_range_does_not_scale_a_larger_first_end() -> None:
    assert [q.value for q in find_quantities("£500 to £1m")] == [500, 1000000]


def test_neighbours_joined_by_and_keep_their_own_units() -> None:
    assert [q.unit for q in find_quantities("3 sergeants, 12 and 60% more")] == ["count", "count", "percent"]


def test_brackets_are_negative_only_where_asked() -> None:
    assert printed("(198.5)") == [("198.5", Decimal("198.5"), "count", "digits")]
    assert printed("(198.5)", accounting=True) == [("(198.5)", Decimal("-198.5"), "count", "digits")]
    assert printed("(£1.2m)", accounting=True) == [("(£1.2m)", Decimal(-1200000), "gbp", "money")]


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("more than 44%", Qualifier.MORE_THAN),
        ("(over 1 hour)", Qualifier.MORE_THAN),
        ("just over 60%", Qualifier.MORE_THAN),
        ("at least 3.8%", Qualifier.MORE_THAN),
        ("2000+ incidents", Qualifier.MORE_THAN),
        ("60 seconds or longer", Qualifier.MORE_THAN),
        ("more than trebled", Qualifier.MORE_THAN),
        ("up to £15", Qualifier.LESS_THAN),
        ("no more than 5 officers", Qualifier.LESS_THAN),
        ("just under 20%", Qualifier.LESS_THAN),
        ("nearly 100", Qualifier.APPROX),
        ("c. 15 mins", Qualifier.APPROX),
        ("c2,000 people", Qualifier.APPROX),
        ("60+ minutes", Qualifier.MORE_THAN),
        ("~40%", Qualifier.APPROX),
        ("an estimated £6m", Qualifier.APPROX),
        ("the 300 or so specials", Qualifier.APPROX),
        ("below the national average of 78%", Qualifier.EXACT),
        ("an estimated underspend of £4m", Qualifier.EXACT),
        ("over 12 months", Qualifier.EXACT),
        ("moreover 12 left", Qualifier.EXACT),
    ],
)
def test_only_words_that_touch_the_number_qualify_it(text: str, qualifier: Qualifier) -> None:
    assert [q.qualifier for q in find_quantities(text)] == [qualifier]


def test_both_ends_of_an_estimated_range_are_approximate() -> None:
    assert {q.qualifier for q in find_quantities("an estimated £6 to £8m")} == {Qualifier.APPROX}


def test_a_header_unit_gives_value_and_bounds() -> None:
    text = "Northmarch\t28.1\t36"
    millions, seconds = find_quantities(text)
    money = read_as(millions, text, "gbp", 1_000_000)
    assert [money.value, money.low, money.high] == [28100000, 28050000, 28150000]
    wait = read_as(seconds, text, "seconds")
    assert [wait.value, wait.low, wait.high] == [36, Decimal("35.5"), Decimal("36.5")]


def test_digit_runs_cover_every_digit() -> None:
    text = "1,234.5 in 2019/20, 17:00-20:59, P1 and 030-2022"
    spans = find_digit_runs(text)
    assert [text[a:b] for a, b in spans] == ["1,234.5", "2019/20", "17:00-20:59", "1", "030-2022"]
