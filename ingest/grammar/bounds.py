"""What a printed quantity can stand for, given how finely and how sharply it is printed."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from ingest.grammar.types import Qualifier, Quantity

HUNDRED = Decimal(100)
ZERO = Decimal(0)
Bounds = tuple[Decimal | None, Decimal | None]


def bounds(
    value: Decimal, step: Decimal, unit: str, qualifier: Qualifier, *, share: bool | None = None
) -> Bounds:
    """Return (low, high) in `unit`; None is an open side.

    `step` is one unit of the last printed place (0 where the print is exact). An exact quantity lies
    half a step either side, an approximate one a whole step. More than and less than open one side.
    A share of a whole stays within 0 to 100; by default that is a percentage between 0 and 100.
    """
    if share is None:
        share = unit == "percent" and ZERO <= value <= HUNDRED
    floor, ceiling = (ZERO, HUNDRED) if share else (None, None)
    if qualifier is Qualifier.MORE_THAN:
        return value, ceiling
    if qualifier is Qualifier.LESS_THAN:
        return floor, value
    half = step if qualifier is Qualifier.APPROX else step / 2
    low, high = value - half, value + half
    if unit == "seconds" and value >= 0:
        low = max(low, ZERO)
    if floor is not None and ceiling is not None:
        low, high = max(low, floor), min(high, ceiling)
    return low, high


def step_of_whole(value: Decimal, qualifier: Qualifier) -> Decimal:
    """Return the step of a number that is printed with all its digits and no decimals.

    Whole counts are exact unless they end in 000. 'around 350' cannot be exact, so an approximate
    count is taken to its last ten, or to one where it does not end in 0.
    """
    if value and value % 1000 == 0:
        return Decimal(1000)
    if qualifier is not Qualifier.APPROX:
        return ZERO
    return Decimal(10) if value % 10 == 0 else Decimal(1)


def as_change(quantity: Quantity) -> Quantity:
    """Return a percentage read as a change, whose bounds are not held within 0 to 100."""
    value, low, high = quantity.value, quantity.low, quantity.high
    if quantity.qualifier is Qualifier.MORE_THAN:
        return replace(quantity, low=value, high=None)
    if quantity.qualifier is Qualifier.LESS_THAN:
        return replace(quantity, low=None, high=value)
    half = max(value - low if low is not None else ZERO, high - value if high is not None else ZERO)
    return replace(quantity, low=value - half, high=value + half)


def negated(quantity: Quantity) -> Quantity:
    """Return the quantity with its sign turned: 'a fall of more than 5%' is -5 with no lower bound."""
    low = None if quantity.high is None else -quantity.high
    high = None if quantity.low is None else -quantity.low
    return replace(quantity, value=-quantity.value, low=low, high=high)
