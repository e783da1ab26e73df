"""Finds the quantities of clean text: counts, shares, money, durations, ranks, fractions, changes."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from ingest.grammar.bounds import bounds, step_of_whole
from ingest.grammar.numbers import parse_number
from ingest.grammar.qualifiers import qualifier_around
from ingest.grammar.quantity_patterns import BETWEEN_TWO, DIGIT_RUN, PRINTED_DIGITS
from ingest.grammar.quantity_readers import Printed, read_printed
from ingest.grammar.types import Qualifier, Quantity
from ingest.grammar.words import SPACE, alternatives, words

_CLOSED = re.compile(rf"\)(?:{SPACE}?(?P<scale>{alternatives(words().scales)})\b)?", re.IGNORECASE)


def find_quantities(text: str, accounting: bool = False) -> list[Quantity]:
    """Return the quantities of clean text in order, none overlapping another.

    With `accounting`, a number in brackets is negative and its brackets belong to its span; behind a pound
    sign ('£(3.4)m') it always is. A number
    that is glued to a word ('answered2'), a time of day or a part of a date with slashes is no
    quantity: find_digit_runs reaches those.
    """
    printed = list(read_printed(text))
    found: list[Quantity] = []
    qualifiers = [qualifier_around(text, p.start, p.end, plus=p.plus) for p in printed]
    for index in range(len(printed) - 1):
        if _is_range(text, printed[index], printed[index + 1]):
            printed[index], printed[index + 1] = _share_unit(printed[index], printed[index + 1])
            if qualifiers[index] is Qualifier.APPROX:
                qualifiers[index + 1] = Qualifier.APPROX
    for item, qualifier in zip(printed, qualifiers, strict=True):
        if (pound := _pound_outside(text, item)) is not None:
            found.append(_outside(item, qualifier, pound))
            continue
        bracketed = text[max(0, item.start - 1) : item.start] + text[item.end : item.end + 1] == "()"
        found.append(_finish(item, qualifier, accounting and bracketed))
    return found


def find_digit_runs(text: str) -> list[tuple[int, int]]:
    """Return the half-open span of every maximal token of digits ('1,234.5', '2019/20', '17:00-20:59')."""
    return [m.span() for m in DIGIT_RUN.finditer(text)]


def read_as(quantity: Quantity, text: str, unit: str, factor: int = 1) -> Quantity:
    """Return a bare printed number in the unit that a header or a label gives it ('£m', 'seconds', 'FTE').

    `text` is the text that the quantity was found in; `factor` is the scale of the header (1000000 for
    £m). Bounds are those of the printed digits in that unit, so 28.1 in £m is 50,000 pounds either side.
    """
    digits = PRINTED_DIGITS.search(text, quantity.start, quantity.end)
    if digits is None:
        return replace(quantity, unit=unit)
    _, place = parse_number(digits[0])
    value, step = quantity.value * factor, place * factor
    if unit == "count" and factor == 1 and place == 1:
        step = step_of_whole(abs(value), quantity.qualifier)
    elif unit == "gbp" and factor == 1 and place == 1:
        step = max(step_of_whole(abs(value), quantity.qualifier), Decimal(1))
    elif unit == "rank":
        step = Decimal(0)
    low, high = bounds(value, step, unit, quantity.qualifier)
    return replace(
        quantity, value=_plain(value), unit=unit, low=_plain_or_open(low), high=_plain_or_open(high)
    )


def _is_range(text: str, first: Printed, second: Printed) -> bool:
    """Say whether two neighbours are one range ('£6 to £8m', 'between 10 and 60 seconds')."""
    link = BETWEEN_TWO.fullmatch(text, first.end, second.start)
    if link is None or {first.form, second.form} & {"ordinal", "fraction", "multiple", "one_in"}:
        return False
    return link["and"] is None or text[: first.start].rstrip().lower().endswith("between")


def _share_unit(first: Printed, second: Printed) -> tuple[Printed, Printed]:
    """Give the bare end of a range the unit and scale of the other; percentages keep their own."""
    if first.unit == "gbp" and second.unit == "count":
        second = replace(second, unit="gbp", form="money")
    if first.scale is None and second.scale is not None and first.number < second.number:
        first = replace(first, scale=second.scale)
    if first.unit == "count" and second.unit in ("percent", "percentage_points", "gbp", "fte"):
        first = replace(first, unit=second.unit, form=second.form)
    elif first.unit == "count" and second.unit_seconds is not None:
        each = second.unit_seconds
        first = replace(
            first, unit="seconds", form="duration", number=first.number * each, place=first.place * each
        )
    return first, second


def _pound_outside(text: str, item: Printed) -> re.Match[str] | None:
    """Return what closes the brackets of '£(3.4)m', with the scale behind them; None for other numbers."""
    if item.unit not in {"count", "gbp"} or text[max(0, item.start - 2) : item.start] != "£(":
        return None
    return _CLOSED.match(text, item.end)


def _outside(item: Printed, qualifier: Qualifier, closed: re.Match[str]) -> Quantity:
    scale = item.scale or (words().scales[closed["scale"].lower()] if closed["scale"] else None)
    money = _finish(replace(item, unit="gbp", form="money", scale=scale), qualifier, True)
    return replace(money, start=item.start - 2, end=closed.end())


def _finish(item: Printed, qualifier: Qualifier, negative: bool) -> Quantity:
    factor = Decimal(item.scale or 1)
    value = (-item.number if negative else item.number) * factor
    if item.form in ("ordinal",):
        qualifier = Qualifier.EXACT
    step = item.place * factor
    if item.scale is None and item.unit in ("count", "gbp") and item.place == 1:
        whole = step_of_whole(abs(value), qualifier)
        step = max(whole, Decimal(1)) if item.unit == "gbp" else whole
    share = False if item.signed or negative else None
    low, high = bounds(value, step, item.unit, qualifier, share=share)
    if item.ends and qualifier is Qualifier.EXACT:
        low, high = item.ends
    start, end = (item.start - 1, item.end + 1) if negative else (item.start, item.end)
    return Quantity(
        start, end, _plain(value), item.unit, _plain_or_open(low), _plain_or_open(high), qualifier, item.form
    )


def _plain(value: Decimal) -> Decimal:
    """Drop trailing zeros without an exponent: 1373000.000 is 1373000."""
    whole = value.to_integral_value()
    return whole.quantize(Decimal(1)) + 0 if value == whole else value.normalize()


def _plain_or_open(value: Decimal | None) -> Decimal | None:
    return None if value is None else _plain(value)
