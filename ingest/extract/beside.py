"""What its neighbours make of a figure: the value another rose from, a change told again, a second aim."""

from __future__ import annotations

import re

from ingest.extract.fitting import fitting
from ingest.extract.meaning import Site
from ingest.extract.period_mentions import mentions_at
from ingest.extract.statements import Statement
from ingest.extract.surroundings import Level
from ingest.extract.timing import Timed
from ingest.grammar.intervals import previous, year_before
from ingest.grammar.types import Period

_LEAD = r"(?:(?:being|around|about|over|just|nearly|an?\s+(?:average|figure|high|low|rate)\s+of)\s+)?[(]?"
_FROM = re.compile(rf"\bfrom\s+{_LEAD}$", re.IGNORECASE)
_TO_ANOTHER = re.compile(r"(?:\s+[a-z]+)?\s+to\s+[£\d]", re.IGNORECASE)
_MONEY_OR_COUNT = {"gbp", "count", "fte", "seconds", "hours"}
_TOLD_AGAIN = re.compile(
    r"(?:\s+(?!to\b|from\b)[a-z]+){0,3}"
    r"(?:\s*\(|\s*,?\s+or\s+|\s*/\s*|\s+[-–]\s+"
    r"|\s*,?(?:\s+which)?(?:\s+is)?\s+(?:amount\w+|equat\w+|equivalent) to\s+(?:an?\s+)?)\s*",
    re.IGNORECASE,
)
_SAME = re.compile(r"\b(?:(?:amount\w+|equat\w+|equivalent) to|or)\b", re.IGNORECASE)
"""Between a change and a figure: both tell one change ('fell by 11%, or 37 offences')."""
_ADDITION = re.compile(r",?\s+and\b")
_REACHED = re.compile(r"\b(?:actual\w*|achieved|result)\b", re.IGNORECASE)
"""'..., and the actual headcount was 1,437' tells what was reached, no second aim."""
_EXTREME = re.compile(r"\s+(?:for|in|by|at)\s+the\s+(?:highest|lowest|best|worst)\b", re.IGNORECASE)
_OPENS_EXTREME = re.compile(
    r"[\W\d]*(?:and\s+)?the\s+(?:highest|lowest)\s+(?!number|level|figure|month|quarter|rate|since)"
    r"(?:[\w/-]+\s+){1,6}(?:is|was)\s+$",
    re.IGNORECASE,
)


def is_value_before(site: Site) -> bool:
    """Whether a figure is the one that another rose or fell from: 'from 62% to 70%', '(7th to 6th)'."""
    if site.table:
        return False
    text, start, end = site.passage.text, site.figure.start, site.figure.end
    if _FROM.search(text[max(0, start - 40) : start]):
        return True
    return text[:start].rstrip(" ").endswith("(") and bool(_TO_ANOTHER.match(text, end))


def dated_before(site: Site, timed: Timed, basis: str) -> Period | None:
    """Return the period of a value before: the one compared with, else told from that of the change.

    None where no words tell it.
    """
    compared = [m for m in mentions_at(site.around, (Level.AFTER,)) if m.base and m.period is not None]
    if compared:
        return compared[0].period
    if timed.period.start is None:
        return None
    if basis == "same_period_last_year":
        return year_before(timed.period)
    return previous(timed.period) if basis == "previous_period" else None


def told_again(site: Site) -> Statement | None:
    """Return the change that a figure tells once more in another unit: 'an increase of £13 (5.5%)'."""
    before = site.last
    if before is None or before.statement.measure_type not in ("change_abs", "change_pct", "change_pp"):
        return None
    between = _without_periods(site, before.figure.end, site.figure.start)
    if not _TOLD_AGAIN.fullmatch(between):
        return None
    if site.figure.unit == "percent" and before.figure.unit in _MONEY_OR_COUNT:
        return Statement("change_pct", before.statement.sign, before.statement.scenario, own=True)
    same = _SAME.search(between)
    signed = _is_signed(site) or same is not None or _can_only_be_the_change(site)
    again = before.figure.unit == "percent" or (site.figure.unit == "gbp" and before.figure.unit == "gbp")
    if site.figure.unit in _MONEY_OR_COUNT and again and signed:
        return Statement("change_abs", before.statement.sign, before.statement.scenario, own=True)
    return None


def _can_only_be_the_change(site: Site) -> bool:
    """Whether a figure is no level of any measure here: no precept is £14."""
    return not fitting(site, site.figure, Statement("level"))


def _without_periods(site: Site, start: int, end: int) -> str:
    """Return the text between two figures without the periods in it: ' in 2024/25, equivalent to '."""
    text, at = "", start
    for mention in site.passage.periods:
        if start <= mention.start and mention.end <= end:
            text, at = text + site.passage.text[at : mention.start], mention.end
    return re.sub(r"\s+", " ", text + site.passage.text[at:end])


def change_aside(site: Site) -> Statement | None:
    """Return the change that a signed percentage in brackets after a count tells: '612 offences (-14.2%)'."""
    before = site.last
    if before is None or site.table or site.figure.unit != "percent" or not _is_signed(site):
        return None
    if before.statement.measure_type != "level" or before.figure.unit not in _MONEY_OR_COUNT:
        return None
    if not _TOLD_AGAIN.fullmatch(site.passage.text[before.figure.end : site.figure.start]):
        return None
    return Statement("change_pct", own=True)


def is_unclear_beside(site: Site, statement: Statement) -> bool:
    """Whether a count in brackets may be the change or what it came to: 'rose by 12% (6,102 offences)'."""
    before, text = site.last, site.passage.text
    if before is None or site.table or before.statement.measure_type != "change_pct":
        return False
    if statement.own or site.figure.unit not in _MONEY_OR_COUNT or _is_signed(site):
        return False
    return _IN_BRACKETS.fullmatch(text, before.figure.end, site.figure.start) is not None


def is_level_by(site: Site, statement: Statement) -> bool:
    """Whether a share stands behind 'by', as a change does: '..., and of black people by 19%'."""
    text, figure = site.passage.text, site.figure
    if statement.measure_type != "level" or figure.unit != "percent" or site.table:
        return False
    return _BY.search(text, 0, figure.start) is not None and _OF.match(text, figure.end) is None


_IN_BRACKETS = re.compile(r"(?:\s+[a-z]+){0,2}\s*\(\s*", re.IGNORECASE)
_BY = re.compile(r"\sby\s+$", re.IGNORECASE)
_OF = re.compile(r"\s+of\b", re.IGNORECASE)


def is_one_of_several(site: Site) -> bool:
    """Whether a plural tells two figures of two things at once: 'the national figures were 84% and 79%'."""
    text, start, end = site.passage.text, site.figure.start, site.figure.end
    return bool(not site.table and _WERE.search(text, 0, start) and _AND_ONE.match(text, end))


_WERE = re.compile(
    r"\b(?:figures|rates|shares|averages|numbers|proportions)(?:,?\s+which)?\s+(?:were|are|had been)\s+$",
    re.IGNORECASE,
)
_AND_ONE = re.compile(r"\s+and\s+[£\d]", re.IGNORECASE)


def _is_signed(site: Site) -> bool:
    printed = site.passage.text[max(0, site.figure.start - 1) : site.figure.start + 1]
    return any(sign in printed for sign in "+-−–")


def is_second_target(site: Site) -> bool:
    """Whether 'and' adds a figure to one that was aimed at."""
    before = site.last
    if before is None or before.statement.measure_type != "target" or site.figure.unit != before.figure.unit:
        return False
    own = site.passage.text[site.clause.start : site.figure.start]
    return bool(_ADDITION.match(own)) and not _REACHED.search(own)


def is_of_the_extreme(site: Site) -> bool:
    """Whether a figure is that of whoever has the most or least: 'compared to £315 for the highest'."""
    text, start = site.passage.text, site.clause.start
    if _EXTREME.match(text, site.figure.end):
        return True
    return not site.table and bool(_OPENS_EXTREME.match(text, start, site.figure.start))
