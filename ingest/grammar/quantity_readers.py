"""Turns each manner of printing a quantity into its number, last printed place, unit and scale."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from ingest.grammar.bounds import Bounds
from ingest.grammar.numbers import parse_number
from ingest.grammar.quantity_patterns import DURATION_PART, FULL_TIME, NUMBER, QUANTITY, STARTS
from ingest.grammar.scan import lowered
from ingest.grammar.words import words

_SECONDS_IN = {"h": Decimal(3600), "m": Decimal(60), "s": Decimal(1)}
_PARTS = {"half": (1, 2), "three quarters": (3, 4), "quarter": (1, 4)}
_WHOLES = {"thirds": 3, "fifths": 5, "sixths": 6, "sevenths": 7, "eighths": 8, "ninths": 9, "tenths": 10}
_PARTS |= {f"{one} {name}": (1, n) for one in ("a", "one") for name, n in
           (("third", 3), ("quarter", 4), ("fifth", 5), ("tenth", 10))}  # fmt: skip
_FRACTION_STEP, _MULTIPLE_STEP = Decimal(5), Decimal(10)
"""Words such as 'a third' or 'doubled' are rounder than any printed digit: percentage points."""

_PENCE = Decimal(100)
"""Pence in a pound."""
_MINUS = re.compile(r"(?<![\d%] )\bminus[ \u00a0]\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed quantity before its neighbours are looked at; `scale` None where none is printed."""

    start: int
    end: int
    number: Decimal
    place: Decimal
    unit: str
    form: str
    scale: int | None = None
    plus: bool = False
    signed: bool = False
    ends: Bounds | None = None
    unit_seconds: Decimal | None = None
    """Of a duration in one unit: the seconds of that unit."""


def read_printed(text: str) -> Iterator[Printed]:
    """Yield the printed quantities of clean text in order, before their neighbours are looked at."""
    end = 0
    for start in STARTS.finditer(lowered(text)):
        at = start.start()
        if at < end:
            continue
        match = QUANTITY.match(text, at)
        if match is None and text[at] in "+-\u2212\u2013":
            match = QUANTITY.match(text, at + 1)
        if match is None:
            continue
        found = _read(match)
        if found is None and match["one_in"]:
            match = NUMBER.match(text, at)
            found = _read_number(match) if match else None
        if match is not None:
            end = match.end()
        if found is not None:
            yield found


def _read(match: re.Match[str]) -> Printed | None:
    """Turn a match into a printed quantity; None for a time of day and for '47 in 2019'."""
    for name, reader in _READERS.items():
        if match[name] is not None:
            return reader(match)
    return None


def _read_clock(match: re.Match[str]) -> Printed:
    parts = [int(part) for part in re.findall(r"\d+", match["clock"])]
    value = Decimal(sum(part * 60**n for n, part in enumerate(reversed(parts))))
    return Printed(*match.span(), value, Decimal(1), "seconds", "duration")


def _read_duration(match: re.Match[str]) -> Printed:
    if match[0].lower().startswith("half"):
        return Printed(*match.span(), Decimal(1800), Decimal(60), "seconds", "duration")
    value, step, parts = Decimal(0), Decimal(1), list(DURATION_PART.finditer(match[0]))
    for part in parts:
        number, place = parse_number(part["number"])
        seconds = _SECONDS_IN[part["unit"].lower()]
        value, step = value + number * seconds, place * seconds
    only, plus = (seconds if len(parts) == 1 else None), "+" in match[0]
    return Printed(*match.span(), value, step, "seconds", "duration", plus=plus, unit_seconds=only)


def _read_ordinal(match: re.Match[str]) -> Printed:
    return Printed(*match.span(), Decimal(match[0][:-2]), Decimal(0), "rank", "ordinal")


def _read_rank_word(match: re.Match[str]) -> Printed:
    rank = words().ordinal_words[match[0].split()[0].lower()]
    return Printed(*match.span(), Decimal(rank), Decimal(0), "rank", "ordinal")


def _read_one_in(match: re.Match[str]) -> Printed | None:
    part, _ = parse_number(match["part"])
    whole, _ = parse_number(match["whole"])
    if not 0 < part < whole or part > 10 or (whole > 1000 and part > 1):
        return None
    half = Decimal("0.5")
    ends = _percent(part, whole + half), min(Decimal(100), _percent(part, whole - half))
    return Printed(*match.span(), _percent(part, whole), Decimal(0), "percent", "one_in", ends=ends)


def _read_fraction(match: re.Match[str]) -> Printed | None:
    part, whole = _part_and_whole(re.sub(r"[-\s]+", " ", match[0].lower()))
    if not 0 < part < whole:
        return None
    value = _percent(Decimal(part), Decimal(whole))
    return Printed(*match.span(), value, _FRACTION_STEP, "percent", "fraction")


def _part_and_whole(printed: str) -> tuple[int, int]:
    if "/" in printed:
        part, _, whole = printed.partition("/")
        return int(part), int(whole)
    if printed in _PARTS:
        return _PARTS[printed]
    number, whole = printed.split()
    return words().number_words[number], _WHOLES[whole]


def _read_multiple(match: re.Match[str]) -> Printed:
    change = Decimal(words().multiples[match[0].lower()])
    return Printed(*match.span(), change, _MULTIPLE_STEP, "percent", "multiple", signed=True)


def _read_number(match: re.Match[str]) -> Printed:
    number, place = parse_number(match["number"])
    scale = match["far"] or match["near"]
    start, signed = match.start(), bool(match["sign"] or match["late_sign"])
    if match["sign"] and re.search(r"[\d%][ \u00a0]*\Z", match.string[max(0, start - 3) : start]):
        start, signed = start + 1, bool(match["late_sign"])
        sign = match["late_sign"] or ""
    else:
        sign = match["sign"] or match["late_sign"] or ""
    if not sign and _MINUS.search(match.string, max(0, start - 8), start):
        sign, signed = "-", True
    if sign and sign != "+":
        number = -number
    unit, form = _unit_and_form(match)
    if match["pence"]:
        number, place = number / _PENCE, place / _PENCE
    factor = words().scales[scale.lower()] if scale else None
    return Printed(start, match.end(), number, place, unit, form, factor, match["plus"] is not None, signed)


def _unit_and_form(match: re.Match[str]) -> tuple[str, str]:
    form = "digits" if match["number"][0].isdigit() else "words"
    if match["pound"] or match["pence"]:
        return "gbp", "money"
    if match["points"]:
        return "percentage_points", form
    if match["percent"]:
        return "percent", form
    return ("fte" if FULL_TIME.match(match.string, match.end()) else "count"), form


_READERS: dict[str, Callable[[re.Match[str]], Printed | None]] = {
    "number": _read_number,
    "duration": _read_duration,
    "ordinal": _read_ordinal,
    "clock": _read_clock,
    "fraction": _read_fraction,
    "multiple": _read_multiple,
    "one_in": _read_one_in,
    "rank_word": _read_rank_word,
}


def _percent(part: Decimal, whole: Decimal) -> Decimal:
    return (100 * part / whole).quantize(Decimal("0.01"))
