"""The regular expressions of quantities, one alternative a manner of writing."""

from __future__ import annotations

import re

from ingest.grammar.numbers import DIGITS, NUMBER_WORDS
from ingest.grammar.words import SPACE, alternatives, words

_NUMBER = rf"(?:{DIGITS}|{NUMBER_WORDS})"
_NOT_IN_A_WORD = r"(?!\w)(?!-[a-z])"
_NOT_MORE_DIGITS = r"(?![.,:/]?\d)"
_NOT_AFTER_POINT = r"(?<![\dabd-z]\.)"
"""A number after a point is part of another token, save after the c. of circa."""
_OF_A_YEAR = rf"(?!{SPACE}+of{SPACE}+(?:(?:the|this|last){SPACE}+)?(?:\w+{SPACE}+)?(?:year|\d{{4}}))"

_HOURS = r"(?:hours?|hrs?)"
_MINUTES = r"(?:minutes?|mins?)"
_SECONDS = r"(?:seconds?|secs?)"


def _length(units: str, number: str = _NUMBER) -> str:
    return rf"{number}\+?(?:{SPACE}|-)?{units}\b"


def _then(units: str) -> str:
    return rf"(?:,?{SPACE}+(?:and{SPACE}+)?{_length(units)})"


_DURATION = (
    rf"{_length(_HOURS)}{_then(_MINUTES)}?{_then(_SECONDS)}?"
    rf"|{_length(_MINUTES)}{_then(_SECONDS)}?"
    rf"|{_length(_SECONDS)}"
    rf"|half{SPACE}an{SPACE}hour\b"
    rf"|(?<!.)(?!(?:19|20)\d0s)\d{{1,4}}(?:\.\d+)?s(?!.)"
    rf"|\d+h{SPACE}?\d+m(?:{SPACE}?\d+s)?\b|\d+m{SPACE}?\d+s\b"
)
_FRACTION = (
    rf"(?<!\bsecond )(?<!\bfirst )(?<!\blatter )(?<!\bother )(?<!\band a )(?<!\bnext )(?<!\blast )"
    rf"\bhalf\b(?!-?\w)(?!{SPACE}+(?:terms?|years?|yearly|days?|hours?|an?|way|time|price|posts?|hourly)\b)"
    rf"|\b(?:two|three|four|five|six|seven|eight|nine)[- ](?:thirds|(?:fif|six|seven|eigh|nin|ten)ths)\b"
    rf"|\d{{1,2}}/\d{{1,2}}(?={SPACE}of\b)"
    rf"|(?<!\bfirst )(?<!\blast )(?<!\bnext )(?<!\bthe )(?<!\bprevious )(?<!\bpast )"
    rf"\bthree[- ]quarters\b{_OF_A_YEAR}"
    rf"|\b(?:a|one)[- ](?:third|quarter|fifth|tenth)\b"
    rf"(?={SPACE}*(?:[.,;:()]|$|of\b|more\b|less\b|fewer\b|higher\b|lower\b)){_OF_A_YEAR}"
    rf"|(?<=\bnearly )quarter(?={SPACE}of\b)"
)
_ONE_IN = (
    rf"(?P<part>\d{{1,2}}|{NUMBER_WORDS}){SPACE}(?:in(?:{SPACE}every)?|out{SPACE}of(?={SPACE}(?:10|ten)\b)){SPACE}"
    rf"(?P<whole>\d{{1,4}}|{NUMBER_WORDS}){_NOT_IN_A_WORD}(?!%){_NOT_MORE_DIGITS}"
    rf"(?!{SPACE}+(?:seconds?|minutes?|hours?|days?|weeks?|months?|quarters?|years?|per{SPACE}?cent)\b)"
)
_UNIT_OF_SHARE = (
    rf"{SPACE}?(?:(?P<points>%(?:{SPACE}|-)?(?:points?|pts)\b|(?:percentage|per{SPACE}?cent){SPACE}points?\b"
    rf"|p\.?pt?s?\b|%pts?\b)|(?P<percent>%|per{SPACE}?cent\b|(?<=\d)(?-i:pc)\b)|(?P<pence>(?<=\d)(?-i:p)\b(?!\.\w)|pence\b))"
)
_SCALE = rf"(?:{SPACE}?(?P<far>million|billion|thousand|mn|bn)\b|(?P<near>k|m)\b)"
_PLAIN_END = rf"(?P<plus>\+)?(?!\w){_NOT_MORE_DIGITS}(?!-[a-z]{{2}})(?!%)"

_WITH_UNIT = (
    rf"(?:(?<![\w,:/)%€$])|(?<=\bc)){_NOT_AFTER_POINT}(?P<sign>[+\-\u2212\u2013]?)(?P<pound>£{SPACE}?)?(?P<late_sign>(?<=£)[-\u2212])?"
    rf"(?P<number>{_NUMBER})(?:{_SCALE})?(?:{_UNIT_OF_SHARE}|{_PLAIN_END})"
)

QUANTITY = re.compile(
    rf"(?P<clock>(?<![\w:.])\d{{1,3}}:[0-5]\d(?::[0-5]\d(?![\w:])|{SPACE}{_MINUTES}\b))"
    rf"|(?P<time_of_day>(?<![\w:.])\d{{1,2}}(?::\d{{2}}{SPACE}?{_HOURS}|[:.]\d{{2}}{SPACE}?[ap]\.?m)\b"
    rf"|(?<![\w:.])\d{{1,2}}:\d{{2}}(?![\w:]))"
    rf"|(?:(?<![\w,:/)%£€$])|(?<=\bc)){_NOT_AFTER_POINT}(?:(?P<duration>{_DURATION})"
    rf"|(?P<ordinal>\d{{1,3}}(?:st|nd|rd|th)\b(?!-))"
    rf"|(?P<rank_word>\b(?:{alternatives(words().ordinal_words)})"
    rf"(?:{SPACE}(?:{alternatives(words().superlatives)})\b"
    rf"|(?={SPACE}(?:out{SPACE})?of{SPACE}(?:(?:the|all){SPACE})?\d{{1,2}}{SPACE}(?:police{SPACE})?forces\b)))"
    rf"|(?P<one_in>{_ONE_IN})"
    rf"|(?P<fraction>{_FRACTION})"
    rf"|(?P<multiple>\b(?:{alternatives(list(words().multiples))})\b))"
    rf"|{_WITH_UNIT}",
    re.IGNORECASE,
)
"""Every manner in which a quantity is printed. Exactly one of the named groups clock, time_of_day,
duration, ordinal, rank_word, one_in, fraction, multiple or number holds; time_of_day is no quantity."""

NUMBER = re.compile(_WITH_UNIT, re.IGNORECASE)
"""The last alternative of QUANTITY alone: a number with its sign, scale and unit."""

STARTS = re.compile(
    rf"[+\-\u2212\u2013]?£|[+\-\u2212\u2013]?\d+|half|quarter"
    rf"|(?:a|one)[- ](?:third|quarter|fifth|tenth|hundred)"
    rf"|{alternatives([*words().number_words, *words().ordinal_words, *words().multiples])}"
)
"""Where a quantity may begin, in lower-case text."""

FULL_TIME = re.compile(rf"{SPACE}*(?:FTEs?|WTEs?|full[- ]time[- ]equivalents?)\b", re.IGNORECASE)
DURATION_PART = re.compile(rf"(?P<number>{_NUMBER})\+?(?:{SPACE}|-)?(?P<unit>h|m|s)", re.IGNORECASE)
BETWEEN_TWO = re.compile(rf"{SPACE}*(?:(?P<dash>[-\u2010\u2011\u2013\u2014\u2212])|to|(?P<and>and)){SPACE}*")
PRINTED_DIGITS = re.compile(DIGITS)
DIGIT_RUN = re.compile(r"\d+(?:[.,:/\-\u2010-\u2015]\d+)*")
