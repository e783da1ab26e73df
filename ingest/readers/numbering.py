"""The number that a paper prints before a paragraph."""

from __future__ import annotations

import re

from ingest.months import FULL_NAME

_UNITS = "FTE|GBP|PM|AM"
_DOTTED = re.compile(
    rf"(\d{{1,3}}(?:\.\d{{1,2}}){{1,3}})\.?\s+(?!(?:{_UNITS})\b)(?=[A-Z\"'“‘(•£]|\d[\d,.]*%\s[a-z])"
)
_PLAIN = re.compile(r"(\d{1,3})[.)]\s+(?=\S)")
_BRACKETED = re.compile(r"\((\d{1,2}|[a-z]|[ivx]{1,5})\)\s*(?=\S)", re.IGNORECASE)
_LETTER = re.compile(r"([a-z]|[ivx]{2,5}|[A-H])[.)]\s+(?=\S)")
_HEADING = re.compile(
    r"(\d{1,4}(?:\.\d{1,2}){0,3})[.)]?\s+(?=[A-Z\"'“‘#]|(?:19|20)\d\d\b)" + rf"(?!{FULL_NAME}\b)"
)
_WIDE = re.compile(r"(\d{1,3}(?:\.\d{1,2}){0,3})(?:\t| {2,})[ \t]*(?=[A-Z\"'“‘(])")
MINUTE_ITEM = re.compile(r"\d{2,4}[.)]?\s+(?:[A-Z'‘“\"]|(?:19|20)\d\d\b)")


def paragraph_number(value: str, *, heading: bool = False) -> str | None:
    """Return the printed number at the start of a text ('27', '3.1', 'iv'), or None.

    A bare number without a full stop or bracket counts only before a heading ('315 Welcome').
    """
    patterns = (_DOTTED, _PLAIN, _BRACKETED, _LETTER, *([_HEADING] if heading else []))
    for pattern in patterns:
        if match := pattern.match(value):
            return match.group(1)
    return None


def printed_number(raw: str) -> str | None:
    """Return the number at the start of a printed line, also one that only a wide space follows, or None."""
    match = _WIDE.match(raw)
    return match.group(1) if match else paragraph_number(raw)


def text_column(raw: str) -> int:
    """Return the column at which the words of a line begin, after its indent, number or bullet."""
    lead = len(raw) - len(raw.lstrip(" \xa0"))
    match = re.match(r"(?:\(?[\da-zA-Z.]{1,7}[.)]|\d[\d.]{0,6}(?= {2})|[-–•▪●◦*\uf0b7])[ \xa0]+", raw[lead:])
    return lead + (match.end() if match else 0)


def number_span(value: str, number: str | None) -> tuple[int, int] | None:
    """Return the half-open span in a block's clean text of its paragraph number, or None."""
    if not number:
        return None
    at = value.find(number, 0, len(number) + 2)
    return (at, at + len(number)) if at >= 0 else None
