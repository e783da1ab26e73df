"""Values, periods and changes in words: what a reader is told, and what is not claimed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from ingest.website import addresses, words


@pytest.mark.parametrize(
    ("amount", "unit", "said"),
    [
        ("76", "percent", "76%"),
        ("3.370000", "percent", "3.37%"),
        ("304621", "count", "304,621"),
        ("780", "seconds", "13 minutes"),
        ("3900", "seconds", "1 hour 5 minutes"),
        ("4.5", "seconds", "4.5 seconds"),
        ("0", "seconds", "0 seconds"),
        ("-1373000", "gbp", "-£1.373m"),
        ("1373412", "gbp", "£1,373,412"),
        ("940000", "gbp", "£940,000"),
        ("1", "hours", "1 hour"),
        ("0", "count", "0"),
    ],
)
def test_a_value_has_its_unit(amount: str, unit: str, said: str) -> None:
    assert words.value(Decimal(amount), unit) == said


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("2023-06-01", "2023-06-30", "June 2023"),
        ("2023-04-01", "2023-06-30", "April to June 2023"),
        ("2022-12-01", "2023-01-31", "December 2022 to January 2023"),
        ("2022-07-01", "2023-06-30", "year ending June 2023"),
        ("2023-03-31", "2023-03-31", "on 31 March 2023"),
        ("2023-03-05", "2023-04-06", "5 March 2023 to 6 April 2023"),
        (None, "2023-09-19", "period not stated, as reported on 19 September 2023"),
    ],
)
def test_a_period_is_what_its_days_say(start: str | None, end: str, said: str) -> None:
    first = date.fromisoformat(start) if start else None
    assert words.period(first, date.fromisoformat(end)) == said


def change(direction: str | None, amount: str | None, judgement: str = "worse", **more: object) -> str:
    row = {
        "unit": "percent",
        "qoq_direction": direction,
        "qoq_abs": None if amount is None else Decimal(amount),
        "qoq_judgement": judgement,
        "qoq_reason": None,
        "qoq_pct": None,
    }
    return words.change(row | more, "qoq")


def test_a_change_claims_no_more_than_the_mart() -> None:
    assert change("down", "-14") == "Down 14 percentage points (worse)"
    assert change("uncertain", "-1", "uncertain") == "No clear change: within rounding"
    assert change("uncertain", "0", "uncertain") == "No change visible"
    assert change("unchanged", "0", "unchanged") == "Unchanged"
    assert change(None, None, qoq_reason="definition_break").startswith("Not comparable")
    grown = change("up", "91", "not_applicable", unit="count", qoq_pct=Decimal("2.003"))
    assert grown == "Up 91 (2%)"


def test_an_undated_standard_is_neither_met_nor_missed() -> None:
    row = {
        "target_value": Decimal(90), "comparator": ">=", "standard_status": "standard_undated",
        "side": "below", "status_reason": "undated", "distance": Decimal(-14),
    }  # fmt: skip
    said = words.standard(row, "percent")
    assert said["standard_words"] == "90% or more"
    assert said["verdict_words"] == "14 percentage points below the standard"
    assert said["standard_aside"] == "90% or more, undated"


def test_a_change_says_what_it_is_measured_against() -> None:
    assert words.compared({"value_basis": "month"}, "yoy") == "on the same month a year before"
    assert words.compared({"value_basis": "three_months"}, "qoq") == "on the quarter before"


def test_names_are_listed_as_in_a_sentence() -> None:
    assert words.listed(["£15", "202.55", "£315.61"]) == "£15, 202.55 and £315.61"
    assert words.listed(["46%", "49%"]) == "46% and 49%"
    assert words.listed([]) == ""


def test_addresses_stay_apart_and_relative() -> None:
    assert addresses.slug("west-mercia") == "west-mercia"
    assert addresses.slug("../x") != addresses.slug("//x")
    assert "/" not in addresses.slug("../../etc")
    assert addresses.relative("assets/site.css", "area/x/index.html") == "../../assets/site.css"
    assert addresses.relative("index.html#a", "index.html") == "index.html#a"
