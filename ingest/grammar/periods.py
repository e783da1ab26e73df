"""Finds the periods that clean text states, and the ones that cannot be."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from ingest.grammar.period_atoms import Atom, ImpossiblePeriod, read_atoms
from ingest.grammar.period_leads import apply_lead, year_so_far
from ingest.grammar.period_placing import Placed, place
from ingest.grammar.relative_meaning import resolve_relative
from ingest.grammar.relative_periods import Relative, find_relative
from ingest.grammar.types import Period, PeriodType
from ingest.grammar.words import SPACE

_S = SPACE + "+"
_REACH = 64


@dataclass(frozen=True, slots=True)
class PeriodMention:
    """A period that text states, with its half-open span (its lead words 'as at', '12 months to' included).

    `kind` is 'absolute' (period given) or 'relative' (period None until `resolve`, which see).
    `inferred`: the year is not printed. `doubtful`: printed with a slip, or with two readings.
    `base` says that the words make it the period of comparison ('compared to June last year').
    """

    start: int
    end: int
    period: Period | None
    kind: str
    inferred: bool = False
    doubtful: bool = False
    base: bool = False
    relative: Relative | None = None


def find_periods(text: str, report_date: date) -> list[PeriodMention]:
    """Return the periods that clean text states, in order and without overlap.

    A year that is not printed is the latest that ended by `report_date`.
    """
    atoms = [a for a in read_atoms(text) if isinstance(a, Atom)]
    absolute = [m for p in place(text, atoms, report_date) if (m := _mention(text, p, report_date))]
    relative = [PeriodMention(r.start, r.end, None, "relative", relative=r) for r in find_relative(text)]
    return [_with_base(text, m) for m in _merge(absolute, relative)]


def find_impossible_periods(text: str) -> list[ImpossiblePeriod]:
    """Return the printed periods that cannot be ('31 June 2023', 'Q5 2023/24'), each with the reason."""
    return [a for a in read_atoms(text) if isinstance(a, ImpossiblePeriod)]


def resolve(mention: PeriodMention, context: Period | None, report_date: date) -> Period | None:
    """Return the period of a mention, given the period that the text around it is about.

    An absolute mention keeps its own. None where a relative one needs a context and has none.
    """
    if mention.relative is None:
        return mention.period
    return resolve_relative(mention.relative, context, report_date)


def parse_header_period(cell: str, report_date: date) -> Period | None:
    """Return the period of a table header or caption that is wholly one, beside a unit or a few words.

    None where the cell holds no period, or two.
    """
    atoms = [a for a in read_atoms(cell) if isinstance(a, Atom)]
    placed = place(cell, atoms, report_date)
    if len(placed) != 1:
        return None
    rest = cell[: placed[0].start] + " " + cell[placed[0].end :]
    mention = _mention(cell, replace(placed[0], joined=True), report_date)
    if mention is not None:
        rest = cell[: mention.start] + " " + cell[mention.end :]
    return mention.period if mention and _HEADER_REST.fullmatch(rest) else None


_HEADER_REST = re.compile(
    r"(?:[\s()\[\]£%:,*.\-\u2013]|\b(?:000s?|k|m|bn|million|thousand|no|number|total|actual|budget|forecast|plan|data"
    r"|financial|calendar|year|month|quarter|period|as|at|of|for|to|the|in|ytd|full|outturn|estimate|census|fy)\b)*",
    re.IGNORECASE,
)


def _mention(text: str, placed: Placed, report_date: date) -> PeriodMention | None:
    """Apply the words before and after a printed period; None where they make it no period."""
    before = text[max(0, placed.start - _REACH) : placed.start]
    offset = placed.start - len(before)
    mention = PeriodMention(
        placed.start, placed.end, placed.period, "absolute", placed.inferred, placed.doubtful
    )
    lead = apply_lead(before, placed, report_date)
    if lead is not None:
        mention = replace(mention, start=offset + lead[0], period=lead[1])
    elif not _stands_alone(text, placed, before):
        return None
    return _with_tail(text, mention, report_date)


def _stands_alone(text: str, placed: Placed, before: str) -> bool:
    """Say whether a bare year or month name is a period without more words."""
    if placed.joined or placed.period.type is PeriodType.RANGE:
        return True
    printed = text[placed.start : placed.end]
    if placed.kind == "year":
        lead = _YEAR_LEAD.search(before)
        counts = _COUNTED.match(text, placed.end) if lead and not lead["sure"] else None
        titled = _TITLE_YEAR.search(before) and _ENDS.fullmatch(text, placed.end)
        return bool((lead and not counts) or _YEAR_TAIL.match(text, placed.end) or titled)
    if placed.kind == "month" and placed.inferred:
        if not printed[0].isupper():
            return False
        if printed.rstrip(".").lower() not in _MONTHS_WITH_OTHER_MEANINGS:
            return True
        return bool(_MONTH_LEAD.search(before) or _MONTH_TAIL.match(text, placed.end))
    return True


_TITLE_YEAR = re.compile(r"[A-Za-z)],\s*\Z")
_ENDS = re.compile(r"\s*[:.]?\s*")
"""'Searches by ethnicity, 2019:' ends with the year that its table is of."""
_YEAR_LEAD = re.compile(
    r"\b(?:(?P<sure>in|during|throughout|year|census|since|early|late)"
    rf"|for|of|to|with|than|from|and|data|by|between|on){_S}\Z|[(]\Z",
    re.IGNORECASE,
)
_COUNTED = re.compile(rf"{_S}(?!(?:was|is|has|this|census|saw|shows|as|plus|versus)\b)[a-z]+s\b")
"""'of 2010 constables' is a count, not a year."""
_YEAR_TAIL = re.compile(
    rf"{_S}(?:(?:[a-z]+['’]?s?['’]?{_S})?survey\b|census|calendar{_S}year|baseline|levels?)\b", re.IGNORECASE
)
_MONTHS_WITH_OTHER_MEANINGS = frozenset({"mar", "march", "may", "jun", "june", "jan", "dec", "sep", "sept"})
"""Names and verbs are printed alike ('May we ask', 'June Hill'), and short forms are seldom months."""
_MONTH_TAIL = re.compile(
    rf"['’]s\b|{_S}(?:\d[\d.,]*\s?(?:%|per{_S}cent)"
    rf"|(?:average|figures?|performance|data|results?|rates?|levels?|totals?|was|were|saw|shows?|showed|had|has)\b)"
)
"""'June 88%, July 91%' is a list of months; 'the May figure', 'March saw' name one."""
_MONTH_LEAD = re.compile(
    rf"\b(?:in|during|for|of|since|to|until|by|from|and|between|last|this|through|month|early|late|mid){_S}\Z|[(/\-\u2013]\Z",
    re.IGNORECASE,
)
_TAIL_TO_DATE = re.compile(
    rf"[,(]?{SPACE}*\(?(?:the{_S})?(?:financial{_S})?(?:year[- ]to[- ]date|ytd)\b\)?", re.IGNORECASE
)
_BASE_LEAD = re.compile(
    rf"\b(?:compar\w+(?:{_S}(?:to|with|against))?|than(?:{_S}in)?|versus|vs\.?|against|on|from|since|below|above)"
    rf"(?:{_S}(?:the|that|levels?|performance|in|of|for|seen))*{_S}\Z",
    re.IGNORECASE,
)
_ABOVE_LEAD = re.compile(
    rf"\b(?:above|below|against|(?:up|down|higher|lower){_S}on)(?:{_S}(?:the|that|levels?|in|of|for))*{_S}\Z",
    re.IGNORECASE,
)
_COMPARE_LEAD = re.compile(
    rf"\b(?:compar\w+|than|versus|vs\.?|from{_S}(?:its|their|the|a){_S}(?:peak|high|low|height))\b[^.;:%]{{0,60}}\Z",
    re.IGNORECASE,
)


def _with_tail(text: str, mention: PeriodMention, report_date: date) -> PeriodMention:
    tail = _TAIL_TO_DATE.match(text, mention.end)
    if tail is None or mention.period is None:
        return mention
    return replace(mention, end=tail.end(), period=year_so_far(mention.period, report_date), doubtful=False)


def _with_base(text: str, mention: PeriodMention) -> PeriodMention:
    before = text[max(0, mention.start - 80) : mention.start]
    relative_lead = mention.relative is not None and _BASE_LEAD.search(before)
    told = relative_lead or _COMPARE_LEAD.search(before) or _ABOVE_LEAD.search(before)
    return replace(mention, base=True) if told else mention


def _is_same(mention: PeriodMention) -> bool:
    """Say whether the words only point on: 'for the period' right before the dates."""
    return mention.relative is not None and mention.relative.kind == "same"


_BESIDE = 6


def _is_told(mention: PeriodMention) -> bool:
    """Say whether dates in brackets can tell what the words mean: 'the previous quarter (April to June)'."""
    return mention.relative is not None and mention.relative.kind in ("before", "now", "same")


def _is_now(mention: PeriodMention) -> bool:
    """Say whether the words only call a period the latest: 'in April 2023, the most recent month'."""
    return mention.relative is not None and mention.relative.kind == "now"


def _merge(absolute: list[PeriodMention], relative: list[PeriodMention]) -> list[PeriodMention]:
    """Merge by place; where two overlap the longer stays ('June last year' over 'June')."""
    kept: list[PeriodMention] = []
    starts = {m.start for m in absolute}
    said = [r for r in relative if not (_is_same(r) and starts & set(range(r.end, r.end + 3)))]
    ends = {m.end for m in absolute}
    said = [r for r in said if not (_is_told(r) and starts & {r.end + 2})]
    said = [r for r in said if not (_is_now(r) and ends & set(range(r.start - _BESIDE, r.start + 1)))]
    for mention in sorted([*absolute, *said], key=lambda m: (m.start, -m.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
        elif mention.end - mention.start > kept[-1].end - kept[-1].start:
            kept[-1] = mention
    return kept
