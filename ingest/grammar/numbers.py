"""Numbers as printed, in digits or words, as decimals with the size of their last printed place."""

from __future__ import annotations

import re
from decimal import Decimal

from ingest.grammar.words import SPACE, alternatives, words

DIGITS = r"(?:\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,6})?|\d{1,15}(?:\.\d{1,6})?)"
_VALUES = words().number_words
_TENS = alternatives([word for word, value in _VALUES.items() if value >= 20])
_UNITS = alternatives([word for word, value in _VALUES.items() if value < 10])
_SMALL_NUMBER = rf"(?:(?:{_TENS})[-\u2010\u2011 ](?:{_UNITS})|{alternatives(_VALUES)})"
NUMBER_WORDS = (
    rf"(?:{_SMALL_NUMBER}(?:{SPACE}hundred(?:{SPACE}(?:and{SPACE})?{_SMALL_NUMBER})?)?"
    rf"|a{SPACE}hundred|half{SPACE}a(?={SPACE}(?:thousand|million|billion)\b))"
    rf"(?:{SPACE}and{SPACE}a{SPACE}half\b)?"
)
_HALF = re.compile(rf"{SPACE}and{SPACE}a{SPACE}half\Z|\Ahalf{SPACE}a\Z", re.IGNORECASE)


def parse_number(text: str) -> tuple[Decimal, Decimal]:
    """Return (value, place) of text that DIGITS or NUMBER_WORDS match.

    `place` is one unit of the last printed place: 1 for '76', 0.01 for '2.35', a half for 'two and a half'.
    """
    if text[0].isdigit():
        value = Decimal(text.replace(",", ""))
        return value, Decimal(1).scaleb(int(value.as_tuple().exponent))
    rest = _HALF.sub("", text)
    if rest != text:
        whole = parse_number(rest)[0] if rest else Decimal(0)
        return whole + Decimal("0.5"), Decimal("0.5")
    total = 0
    for word in re.split(r"[-\u2010\u2011\s]+", text.lower()):
        if word == "hundred":
            total *= 100
        elif word != "and":
            total += 1 if word == "a" else _VALUES[word]
    return Decimal(total), Decimal(1)
