"""Stored values of workbooks as the text that their number format prints."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache

_QUOTED = re.compile(r'"([^"]*)"|\\(.)')
_CURRENCY = re.compile(r"\[\$([^\]-]*)(?:-[^\]]*)?\]")
_BRACKETED = re.compile(r"\[[^\]]*\]")
_PADDING = re.compile(r"[_*].")
_CORE = re.compile(r"[#0?](?:[#0?,.]*[#0?])?,*|0")
_SIGNIFICANT = 10
"""Digits that a value without a format prints; more are noise of binary fractions."""


@dataclass(frozen=True, slots=True)
class _Form:
    """One section of a number format."""

    prefix: str
    suffix: str
    decimals: int
    optional: int
    """How many of the decimals are left out where they are zero."""
    grouped: bool
    scale: int
    """Power of ten by which the stored value is multiplied: 2 for percentages, -3 for thousands."""


def printed(value: object, code: str) -> str:
    """Return what a cell prints of a stored value; '' for an empty cell.

    Zero is always printed as a figure: the dash that accounting formats set for it means no value elsewhere.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, (int, float, Decimal)):
        return _number(value, code or "General")
    if isinstance(value, (datetime, date)):
        return _date(value, code)
    if isinstance(value, (time, timedelta)):
        return _clock(value)
    return str(value)


def _number(value: int | float | Decimal, code: str) -> str:
    try:
        exact = Decimal(str(value))
    except InvalidOperation:
        return ""
    if not exact.is_finite():
        return ""
    sections = code.split(";")
    own = sections[1] if exact < 0 and len(sections) > 1 and sections[1].strip() else None
    form = _form(own or sections[0])
    if form is None:
        return _general(exact)
    shown = abs(exact) if own or exact >= 0 else -exact
    text = _digits(shown.scaleb(form.scale), form)
    minus = "-" if exact < 0 and own is None else ""
    return f"{minus}{form.prefix}{text}{form.suffix}".strip()


def _digits(value: Decimal, form: _Form) -> str:
    rounded = value.quantize(Decimal(1).scaleb(-form.decimals), ROUND_HALF_UP)
    text = f"{rounded:,f}" if form.grouped else f"{rounded:f}"
    for _ in range(form.optional):
        if "." in text and text.endswith("0"):
            text = text[:-1]
    return text.rstrip(".")


def _general(value: Decimal) -> str:
    digits = value.adjusted() + 1
    places = max(0, _SIGNIFICANT - max(digits, 1))
    text = f"{value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):f}" if digits < 25 else f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


@lru_cache(maxsize=512)
def _form(section: str) -> _Form | None:
    """Return how a section of a format prints a number, None where it prints it plainly."""
    kept: list[str] = []

    def keep(match: re.Match[str]) -> str:
        kept.append(match.group(1) if match.group(1) is not None else match.group(2))
        return chr(0xE000 + len(kept) - 1)  # literal text must not be read as placeholders

    text = _CURRENCY.sub(lambda match: match.group(1), _QUOTED.sub(keep, section))
    text = _PADDING.sub("", _BRACKETED.sub("", text))
    match = _CORE.search(text)
    if match is None or "/" in text or "E" in text or "General" in text:
        return None
    core = match.group().rstrip(",")
    thousands = len(match.group()) - len(core)
    whole, _, places = core.partition(".")

    def literal(part: str) -> str:
        return "".join(kept[ord(c) - 0xE000] if 0xE000 <= ord(c) < 0xE000 + len(kept) else c for c in part)

    return _Form(
        prefix=literal(text[: match.start()]).replace("@", "").strip(),
        suffix=literal(text[match.end() :]).rstrip(),
        decimals=len(places),
        optional=places.count("#"),
        grouped="," in whole,
        scale=2 * text.count("%") - 3 * thousands,
    )


def _date(value: date, code: str) -> str:
    plain = _BRACKETED.sub("", _QUOTED.sub("", code)).lower()
    if "d" in plain or not re.search(r"[my]", plain):
        return f"{value.day} {value:%B %Y}"
    return f"{value:%b %Y}" if "m" in plain else f"{value:%Y}"


def _clock(value: time | timedelta) -> str:
    if isinstance(value, time):
        seconds = value.hour * 3600 + value.minute * 60 + value.second
    else:
        seconds = round(value.total_seconds())
    sign, seconds = ("-" if seconds < 0 else ""), abs(seconds)
    return f"{sign}{seconds // 3600:02d}:{seconds % 3600 // 60:02d}:{seconds % 60:02d}"
