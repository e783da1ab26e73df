"""What a printed token can stand for."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ingest.grammar.bounds import as_change, bounds, negated
from ingest.grammar.quantities import find_quantities
from ingest.grammar.types import Qualifier


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("76%", "75.5", "76.5"),
        ("3.10%", "3.095", "3.105"),
        ("100%", "99.5", "100"),
        ("0%", "0", "0.5"),
        ("2,372 officers", "2372", "2372"),
        ("74,000 items", "73500", "74500"),
        ("£1.373m", "1372500", "1373500"),
        ("£202.55", "202.545", "202.555"),
        ("£40,000", "39500", "40500"),
        ("13 minutes", "750", "810"),
        ("3 mins 53 seconds", "232.5", "233.5"),
        ("1.5 hours", "5220", "5580"),
        ("44th", "44", "44"),
        ("around 70%", "69", "71"),
        ("around 350 items", "340", "360"),
        ("more than 44%", "44", "100"),
        ("over 1 hour", "3600", None),
        ("up to £15", None, "15"),
        ("below 20%", "0", "20"),
        ("1 in 12", "8", "8.7"),
    ],
)
def test_bounds_follow_the_last_printed_place(text: str, low: str | None, high: str | None) -> None:
    (quantity,) = find_quantities(text)
    assert quantity.low == (None if low is None else Decimal(low))
    assert quantity.high == (None if high is None else Decimal(high))


def test_a_share_stays_within_the_whole_but_a_change_may_leave_it() -> None:
    assert bounds(Decimal(100), Decimal(1), "percent", Qualifier.EXACT) == (Decimal("99.5"), Decimal(100))
    (share,) = find_quantities("100%")
    change = as_change(share)
    assert (change.low, change.high) == (Decimal("99.5"), Decimal("100.5"))
    (more,) = find_quantities("more than 44%")
    assert as_change(more).high is None


def test_a_fall_turns_its_bounds() -> None:
    (fall,) = find_quantities("by more than 5%")
    turned = negated(as_change(fall))
    assert [turned.value, turned.low, turned.high] == [-5, None, -5]
