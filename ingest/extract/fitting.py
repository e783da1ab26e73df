"""Which measures fit a figure where it stands, by its unit, its statement and the words around it."""

from __future__ import annotations

import re

from ingest.extract.meaning import Reading, Site
from ingest.extract.metrics import Candidate, candidates
from ingest.extract.statements import Statement
from ingest.extract.surroundings import NEAR, Level
from ingest.grammar.types import Quantity

_UNITS = {"count": {"count", "fte"}, "hours": {"hours"}}


def fitting(site: Site, figure: Quantity, statement: Statement, near: Level | None = None) -> list[Candidate]:
    """Return the measures that fit a figure where it stands, best first; none further off than `near`."""
    kind = statement.measure_type
    lexicon = site.passage.setting.lexicon
    units = {"percent"} if kind == "change_pp" else _UNITS.get(figure.unit, {figure.unit})
    if kind == "rank":
        rate = _OF_A_RATE.match(site.passage.text, figure.end)
        units = {"percent"} if rate else {entry.unit for entry in lexicon.metrics}
    change = kind in ("change_pct", "change_abs")

    def within(far: Level, *, counts: bool) -> list[Candidate]:
        found = candidates(
            lexicon,
            site.around,
            units,
            far,
            change=change,
            table=site.table,
            standard=site.names_measure,
            counts=counts,
            ranked=kind == "rank",
        )
        return [c for c in found if _can_be(c, figure, kind)]

    if near is None and _is_signed_aside(site):
        near = Level.OWN
    counted = not site.table and kind != "rank" and figure.unit in _COUNTED
    told = site.continued or site.previous
    if told is not None and told.unit == figure.unit and _names_only_whom(site):
        alike = [c for c in within(Level.PARAGRAPH, counts=False) if c.entry.share_of is not None]
        same = [c for c in alike if c.entry.metric == told.metric]
        if same:
            return same
    for far in (near,) if near is not None else _reaches(site):
        found = within(far, counts=counted)
        if found:
            return found
    before = site.continued
    if counted and before is not None and _names_nothing(site, before, change):
        for far in (NEAR, Level.PARAGRAPH):  # 'That is 488 fewer than in 2023'
            alike = [c for c in within(far, counts=False) if c.entry.metric == before.metric]
            if alike:
                return alike
        return []
    if counted and site.previous is not None and not change and _tells_again(site):
        return [c for c in within(Level.PARAGRAPH, counts=False) if c.entry.metric == site.previous.metric]
    return []


_ANOTHER = re.compile(r"(?:[;,]\s+|\s+and\s+)(?!\d)[^;,()\d]*[a-z]\s+\(\s*[+\-\u2212\u2013]?$", re.IGNORECASE)
"""Words of their own before a bracket: '; the vacancy rate (', and not '612 offences ('."""


def _is_signed_aside(site: Site) -> bool:
    """Whether a signed percentage stands in brackets behind words: 'the vacancy rate (-3%)' is of these."""
    text, start = site.passage.text, site.figure.start
    signed = site.figure.unit == "percent" and text[start : start + 1] in "+-\u2212\u2013"
    return signed and not site.table and _ANOTHER.search(text, 0, start) is not None


_THE_RATE = re.compile(
    r"\b(?:the\s+(?:rate|figure|proportion|percentage)|it)\s+(?:was|is)\s+$", re.IGNORECASE
)


def _names_only_whom(site: Site) -> bool:
    """Whether words tell a share of others in the measure before: 'for Black people it was 26%'."""
    return not site.table and _THE_RATE.search(site.passage.text, 0, site.figure.start) is not None


_AGAIN = re.compile(
    r"(?:^|(?<=[.;])\s+)(?:In|On|At|For|During|By)\b[^.;:]{3,60}?"
    r"\b(?:it|there|the (?:number|figure|total)|this)\s+(?:was|were|stood at|had been)\s+(?:only |just )?$",
)
_ENDS = re.compile(r"\s*(?:[.;,]|$)")


def _tells_again(site: Site) -> bool:
    """Whether a sentence tells the count of the one before at another time: 'In 2022/23 it was 27.'."""
    text, start, end = site.passage.text, site.figure.start, site.figure.end
    return bool(_AGAIN.search(text[max(0, start - 100) : start]) and _ENDS.match(text, end))


_OF_A_RATE = re.compile(r"\s+(?:\w+\s+)?(?:rate|proportion|percentage|share)\b", re.IGNORECASE)
_COUNTED = ("count", "fte")
_DATED = re.compile(r"\s+(?:in|for|during)\b")
_COMPARES = re.compile(r"\s+(?:more|fewer|less|higher|lower|up|down)\s+(?:than|on)\b", re.IGNORECASE)


def _names_nothing(site: Site, before: Reading, change: bool) -> bool:
    """Whether a count need not name what it counts: '61 people died, 8 more than in 2022', 'against 53'."""
    if change:
        return bool(_COMPARES.match(site.passage.text, site.figure.end))
    text, start, end = site.passage.text, site.figure.start, site.figure.end
    aside = text[:start].endswith("(") and _DATED.match(text, end) is not None
    return (site.clause.comparison or aside) and before.unit == site.figure.unit


def _can_be(candidate: Candidate, figure: Quantity, kind: str) -> bool:
    """Whether a level is within what the measure can be, and a change of a count is whole."""
    if kind == "change_abs" and candidate.entry.unit == "count" and figure.value != int(figure.value):
        return False
    if figure.unit != candidate.entry.unit:
        return True
    least, most = candidate.entry.least, candidate.entry.most
    if kind not in ("level", "target"):
        return kind != "change_abs" or most is None or figure.value <= most
    return (least is None or figure.value >= least) and (most is None or figure.value <= most)


def _reaches(site: Site) -> tuple[Level, ...]:
    """Return how far the measure's name may stand, step by step: a table's may stand above it."""
    if site.table:
        return (NEAR, Level.CAPTION, Level.LEADIN, Level.HEADING)
    elliptic = site.around.word("ellipsis", upto=Level.BEFORE) is not None
    return (NEAR, Level.PARAGRAPH) if elliptic and site.figure.unit != "count" else (NEAR,)


def continuing(site: Site, found: list[Candidate]) -> Candidate:
    """Return the best measure; for a figure with no words of its own, that of the figure it goes on from."""
    main = site.continued
    if main is None or not (found[0].own == 0 or _is_for_others(site, main)):
        return found[0]
    return next((c for c in found if c.entry.metric == main.metric), found[0])


_FOR_OTHERS = re.compile(
    r"(?:\s+[a-z]+){0,5}(?:%|\s|,)*(?:and|while|but)\s+"
    r"(?:(?:for|among)\s+[a-z ]{3,40}|[a-z, ]{3,70}\sfor\s+)",
    re.IGNORECASE,
)


def _is_for_others(site: Site, main: Reading) -> bool:
    """Whether a figure only adds others to the one before it: 'was 31%, and for white people 28%'."""
    text, end, start = site.passage.text, main.figure.end, site.figure.start
    return not site.table and _FOR_OTHERS.fullmatch(text, end, start) is not None
