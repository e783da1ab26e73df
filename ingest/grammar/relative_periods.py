"""Periods that are told from another one: 'the previous quarter', 'June last year', 'to date'."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.grammar.scan import candidates
from ingest.grammar.words import SPACE
from ingest.months import MONTH, STEMS, month_number

_S = SPACE + "+"
_BEFORE = r"(?:last|previous|preceding|prior|past)"
_NOW = r"(?:this|current|latest|most recent|reporting)"
_KIND_OF_YEAR = rf"(?:(?P<which>financial|fiscal|performance|calendar){_S})?"
_A_YEAR_AGO = (
    rf"(?:(?:in|of|during|for|from){_S})?(?:(?:the{_S})?(?:last|previous|prior|preceding)"
    rf"(?:{_S}(?:financial|calendar|performance))?{_S}year"
    rf"|the{_S}year{_S}before|a{_S}year{_S}(?:ago|earlier|before)|last\b)"
)
_COUNTS = {
    name: number
    for number, name in enumerate(
        ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), start=2
    )
}
_COUNT_WORDS = "|".join(_COUNTS)
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4}
_NTH = "|".join(_ORDINALS)
_SO_MANY = rf"(?:(?P<so_many>{_COUNT_WORDS}|\d{{1,2}})[- ](?:month[- ])?)?"
_RELATIVE = re.compile(
    rf"(?<![\w-])(?:(?:(?:q|quarter{SPACE})(?P<named_quarter>[1-4])|(?P<nth_quarter>{_NTH}){_S}quarter){_S}"
    rf"(?:(?:of{_S})?(?:last|(?:the{_S})?previous){_S}(?:financial{_S})?year|the{_S}year{_S}before)\b"
    rf"|(?-i:(?P<month>{MONTH})){_S}"
    rf"(?:(?P<month_ago>last{_S}year|the{_S}previous{_S}year|the{_S}year{_S}before)|this{_S}year)\b"
    rf"|(?:same|corresponding|equivalent|comparable)(?:{_S}time)?{_S}{_SO_MANY}(?P<same>period|quarter|month|year|time|point|week|dates?|day)s?\b"
    rf"(?:{_S}(?:(?P<ago>{_A_YEAR_AGO})\b|(?:in|of|during|for){_S}(?P<of_year>(?:19|20)\d\d)(?![\d%])(?!/\d)"
    rf"|(?:in|of|during|for){_S}(?P<of_fy>20\d\d[/\-\u2013](?:20)?\d\d)(?!\d)))?"
    rf"|(?:(?:during|over|in|for|of){_S})?(?:those|these){_S}(?:{_COUNT_WORDS}|\d{{1,2}}){_S}(?P<those>months)\b"
    rf"|(?:(?:during|over|in|for){_S})?that{_S}(?P<that>month|quarter|year)\b(?!['’])"
    rf"|(?P<to_date>(?:(?:this|the|current){_S})?(?:financial{_S})?(?:year[- ]to[- ]date|ytd)\b"
    rf"|(?<!up )to{_S}date\b)"
    rf"|(?:(?P<months_before>{_BEFORE}|latest)|rolling|(?:during|over|in){_S}(?:the|a){_S}|during{_S}|over{_S}|the{_S}){SPACE}*"
    rf"(?P<count>1[0-2]|\d|{_COUNT_WORDS})[- ](?:rolling{_S})?months?(?:{_S}(?:rolling|period))?\b"
    rf"(?P<before_that>{_S}(?:before|previously)\b(?!{_S}(?:the|it|he|she|they|we|covid|lockdown)\b)(?:{_S}that\b)?)?"
    rf"|(?P<unit_before>{_BEFORE}){_S}{_KIND_OF_YEAR}(?:reporting{_S})?"
    rf"(?P<before_unit>quarter|month|year|period)(?!['’]?s\b{_S}?\w*ly)\b"
    rf"|(?P<unit_now>{_NOW}){_S}(?P<which_now>financial|fiscal|performance|calendar)?{SPACE}*"
    rf"(?P<now_unit>quarter|month|year|period)\b"
    rf"|(?:during|over|in|for){_S}(?:this|that|the){_S}(?P<context>period|time|quarter)\b"
    rf"|(?:for|over){_S}the{_S}(?P<the_year>(?:financial|fiscal){_S}year)\b(?!{_S}(?:to|end\w*|20\d\d)\b)"
    rf"|(?:for|over|during|across|in){_S}the{_S}(?:(?:full|whole|entire){_S})?(?P<whole_year>year)\b(?!{_S}(?:to|end\w*|up|20\d\d|before)\b|['’-])"
    rf"|in{_S}the{_S}(?P<half>first|second){_S}half{_S}of{_S}the{_S}(?:financial{_S})?year\b"
    rf"|(?P<year_ago>the{_S}year{_S}before|a{_S}year{_S}(?:ago|earlier|before(?!{_S}the\b)))\b"
    rf"|(?<=compared to )(?P<bare_last>last)(?={SPACE}*(?:[.,;)]|\Z))"
    rf"|(?<=compared with )last(?={SPACE}*(?:[.,;)]|\Z))"
    rf"|(?P<now>currently|at{_S}present|at{_S}the{_S}moment|to[- ]day)\b)",
    re.IGNORECASE,
)
_STARTS = re.compile(
    r"q[1-4]|quarter [1-4]|first q|second q|third q|fourth q|final q"
    r"|last|previous|preceding|prior|past|latest|this|current|most recent|reporting"
    r"|same|corresponding|equivalent|comparable|year.to.date|ytd|to.date|rolling|during"
    r"|over .{0,4}(?:\d|tw|thr|fo|fi|si|se|ei|ni|te|el|period|time|quarter|year|fi)"
    r"|in t|for t|of th|during t|across t|that (?:month|quarter|year)"
    r"|th[eo]se (?:\d|tw|thr|fo|fi|si|se|ei|ni|te|el)"
    r"|the (?:year before|current|\d|tw|thr|fo|fi|si|se|ei|ni|te|el)|a year|at (?:present|the moment)"
    rf"|{STEMS.lower()}"
)


@dataclass(frozen=True, slots=True)
class Relative:
    """A relative period: half-open span and what it says.

    `kind`: 'before' (the unit before), 'now' (this unit), 'year_ago' (same period a year before),
    'same' (the period of the context), 'of_year' (same months in `year`), 'month' and 'named_quarter'
    (a month or quarter of last or this year), 'months' (the last `count` months), 'to_date',
    'half' (of a year that is not named),
    'unstated' (currently). `unit` is quarter, month, year or period; `count` is months, or the number
    of the month or quarter; `year` is a year, or years back (-1 or 0).
    """

    start: int
    end: int
    kind: str
    unit: str = "period"
    count: int = 0
    year: int | None = None
    financial: bool = False


def find_relative(text: str) -> list[Relative]:
    """Return the relative periods of clean text, in order and without overlap."""
    return [_read(match) for match in candidates(_STARTS, _RELATIVE, text)]


def _read(match: re.Match[str]) -> Relative:
    span = match.span()
    if match["month"]:
        number = month_number(match["month"])
        return Relative(*span, "month", "month", number, year=-1 if match["month_ago"] else 0)
    if match["named_quarter"] or match["nth_quarter"]:
        nth = (match["nth_quarter"] or "").lower()
        number = int(match["named_quarter"] or _ORDINALS[nth])
        return Relative(*span, "named_quarter", "quarter", number, year=-1)
    if match["same"]:
        return _read_same(match)
    if match["count"]:
        count = _COUNTS.get(match["count"].lower()) or int(match["count"])
        back = (match["months_before"] or "").lower() in _SURELY_BEFORE or bool(match["before_that"])
        return Relative(*span, "months", "month", count, year=-1 if back else 0)
    if match["half"] or match["the_year"]:
        return Relative(*span, "half" if match["half"] else "now", "year", financial=True)
    kind, unit = "year_ago", "period"
    for name, group in _KINDS:
        if match[group]:
            kind = name
            unit = match[group].lower() if group in _UNIT_GROUPS else unit
            break
    which = (match["which"] or match["which_now"] or "").lower()
    return Relative(*span, kind, unit, financial=which in ("financial", "fiscal", "performance"))


def _read_same(match: re.Match[str]) -> Relative:
    unit, year = match["same"].lower(), match["of_year"] or match["of_fy"]
    if year:
        return Relative(*match.span(), "of_year", unit, year=int(year[:4]), financial=bool(match["of_fy"]))
    unit = "period" if match["so_many"] else unit  # 'the same twelve months'
    return Relative(*match.span(), "year_ago" if match["ago"] else "same", unit)


_KINDS = (
    ("to_date", "to_date"),
    ("before", "before_unit"),
    ("now", "now_unit"),
    ("same", "context"),
    ("same", "that"),
    ("same", "those"),
    ("same", "whole_year"),
    ("unstated", "now"),
)
_UNIT_GROUPS = ("before_unit", "now_unit", "context", "that", "whole_year")
_SURELY_BEFORE = ("previous", "preceding", "prior")
