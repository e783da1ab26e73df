"""Which of the periods beside a figure are its own, and not what it is set against."""

from __future__ import annotations

import re

from ingest.extract.clock import Clock
from ingest.extract.outer_periods import is_of_compared
from ingest.extract.period_mentions import mentions_at
from ingest.extract.statements import Statement
from ingest.extract.surroundings import Level, Surroundings
from ingest.grammar.periods import PeriodMention
from ingest.grammar.types import PeriodType


def own_periods(around: Surroundings, statement: Statement, clock: Clock) -> list[PeriodMention]:
    """Return the periods of a figure's own words, else of its clause, the nearest first.

    Those that a change is measured from are among them.
    """
    near = (mentions_at(around, (level,), yearly=clock.yearly) for level in (Level.OWN, Level.CLAUSE))
    own = next(filter(None, near), [])
    if not statement.measure_type.startswith("change"):
        own = [m for m in own if not is_set_against(around, m) and not (clock.rate and _is_since(around, m))]
    return [m for m in own if not _is_now(m) and not (clock.stock and _of_a_flow(m))]


def _is_since(around: Surroundings, mention: PeriodMention) -> bool:
    own = around.own
    if own is None or mention not in own.passage.periods:
        return False
    return own.passage.text[mention.start : mention.end].lower().startswith("since")


def is_set_against(around: Surroundings, mention: PeriodMention) -> bool:
    """Whether a period beside a level is only that of what it is compared with."""
    return is_told_apart(around, mention) or _is_base_after(around, mention) or _follows_on(around, mention)


_ON = re.compile(r"\b(?:on|than)\s+(?:in\s+)?$", re.IGNORECASE)


def _follows_on(around: Surroundings, mention: PeriodMention) -> bool:
    """Whether a period after a level is what a change of it is on: '134,221 calls, up 9% on 2022'."""
    own = around.own
    if own is None or own.at is None or mention not in own.passage.periods or mention.start < own.at[1]:
        return False
    if mention.period is not None and mention.period.type is PeriodType.POINT:
        return False  # 'officers on 31 March' is of that day
    return bool(_ON.search(own.passage.text, 0, mention.start))


def is_told_apart(around: Surroundings, mention: PeriodMention) -> bool:
    """Whether a period dates a figure that this one is compared with, or is told from another one's."""
    return _compared(around, mention) or is_of_compared(around, mention) or _is_only_likened(around, mention)


_TAIL = 30
_SEEN_IN = re.compile(
    r"\b(?:in|from|for|during|over|of|reported|recorded|seen|achieved)\s+(?:the\s+)?$|^\W*$|^\s*(?:[A-Za-z]+\s+){0,2}$",
    re.IGNORECASE,
)
_LIKENED = re.compile(
    r"\b(?:compar\w+|same as|similar|consistent|improvement|increase|decrease|decline|change"
    r"|up|down|higher|lower|on)\b",
    re.IGNORECASE,
)


def _compared(around: Surroundings, mention: PeriodMention) -> bool:
    """Whether a period told from another ('the previous quarter') is only what the figure is set against.

    It is the figure's own in '72% seen in the previous quarter' and in 'comparable to the previous quarter
    (72%)', not in '65%, comparable to the previous quarter'.
    """
    if mention.relative is None or mention.relative.kind not in ("before", "year_ago", "of_year", "month"):
        return False
    own = around.own
    if own is None or own.at is None or mention not in own.passage.periods:
        return False
    text = own.passage.text
    if mention.end <= own.at[0]:
        return False
    tail = text[max(own.at[1], mention.start - _TAIL) : mention.start]
    return not _SEEN_IN.search(tail) or bool(_LIKENED.search(tail))


_LIKENED_TO = re.compile(
    r"\b(?:(?:up|down|improvement|increase|decrease|rise|fall|reduction|decline|drop)\s+(?:on|from)"
    r"|(?:similar|comparable|close|identical)\s+to|(?:consistent|in\s+line|level)\s+with|same\s+as)\s+"
    r"(?:(?:that|those|the\s+(?:figure|rate|level|position))\s+)?(?:(?:of|in|for|during|at)\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)


def _is_only_likened(around: Surroundings, mention: PeriodMention) -> bool:
    """Whether a value is only likened to that of a named period: '71%, an improvement on June 2023'."""
    own = around.own
    if own is None or own.at is None or mention.start < own.at[1] or mention not in own.passage.periods:
        return False
    return bool(_LIKENED_TO.search(own.passage.text[own.at[1] : mention.start]))


def _is_base_after(around: Surroundings, mention: PeriodMention) -> bool:
    """Whether a level is only compared with what was in a period: '70% compared to June 2020'."""
    own = around.own
    if not mention.base or own is None or own.at is None or mention.start < own.at[1]:
        return False
    return bool(_LIKENED.search(own.passage.text[own.at[1] : mention.start]))


def _is_now(mention: PeriodMention) -> bool:
    return mention.relative is not None and mention.relative.kind == "unstated"


def _of_a_flow(mention: PeriodMention) -> bool:
    """Whether the words tell a stretch of time that a state on a day cannot be about ('hours last year')."""
    return mention.relative is not None and mention.relative.kind in ("before", "months")
