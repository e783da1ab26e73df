"""Which of the periods beside a change is the one that it is measured from."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.extract.outer_periods import is_of_compared
from ingest.extract.surroundings import Surroundings
from ingest.grammar.intervals import quarter_with
from ingest.grammar.periods import PeriodMention, parse_header_period
from ingest.grammar.types import PeriodType


def told_apart(
    around: Surroundings, own: list[PeriodMention]
) -> tuple[PeriodMention | None, list[PeriodMention]]:
    """Return the period a change is measured from, and the others.

    'Comparing 2018/19 to 2016/17' names the base last.
    """
    own = [_unit_since(around, part) for m in own for part in _from_one_to_another(around, m)]
    told = (m for m in own if m.base or _measured_on(around, m) or is_of_compared(around, m))
    bases = sorted(told, key=lambda m: m.start)
    if len(bases) > 1 and len(bases) == len(own):
        return bases[-1], bases[:-1]
    return (bases[0] if bases else None), [m for m in own if m not in bases]


def of_what_it_came_to(around: Surroundings, own: list[PeriodMention]) -> list[PeriodMention]:
    """Return a level's periods: of the 387 of 'from 412 to 387 from 2022/23 to 2023/24' the later."""
    if around.own is None or around.own.at is None:
        return own
    if _FROM_VALUE_TO.search(around.own.passage.text, 0, around.own.at[0]) is None:
        return own
    return [_from_one_to_another(around, m)[-1] for m in own]


_FROM_VALUE_TO = re.compile(r"\bfrom\s+£?\d[\d,.:]*\S*(?:\s+[a-z]+){0,2}\s+to\s+$", re.IGNORECASE)
_WHOLE = (PeriodType.QUARTER, PeriodType.FINANCIAL_YEAR, PeriodType.ROLLING_12M)
_TO = re.compile(r"\s+(?:to|and)\s+", re.IGNORECASE)


def _from_one_to_another(around: Surroundings, mention: PeriodMention) -> list[PeriodMention]:
    """Return 'from 2022/23 to 2023/24' as the year that a change is measured on and its own.

    Other mentions as they are: 'from April to June' is the time of a change.
    """
    own, period = around.own, mention.period
    if own is None or mention not in own.passage.periods or period is None:
        return [mention]
    printed = _TO.split(own.passage.text[mention.start : mention.end])
    if len(printed) != 2:
        return [mention]
    day = own.passage.setting.report_date
    one, other = (parse_header_period(part, day) for part in printed)
    if one is None or other is None or one.type is not other.type or one.type not in _WHOLE:
        return [mention]
    if (one.start, other.end) != (period.start, period.end):
        return [mention]
    return [replace(mention, period=one, base=True), replace(mention, period=other)]


_SINCE = re.compile(
    r"since\s+(?:the\s+)?(?P<unit>Q[1-4]\b|quarter\s+[1-4]|(?:first|second|third|fourth)\s+quarter)",
    re.IGNORECASE,
)


def _unit_since(around: Surroundings, mention: PeriodMention) -> PeriodMention:
    """Return 'since Quarter 2' as the quarter that a change is measured on; other mentions as they are."""
    own, period = around.own, mention.period
    if own is None or mention not in own.passage.periods or period is None or period.start is None:
        return mention
    if _SINCE.match(own.passage.text, mention.start, mention.end) is None:
        return mention
    return replace(mention, period=quarter_with(period.start), base=True)


_ON = re.compile(
    r"\b(?:on|than|over|against|versus|vs)\s+(?:(?:in|for|during|at)\s+)?(?:the\s+)?$", re.IGNORECASE
)


_FROM = re.compile(r"\bfrom\s+(?:the\s+)?$", re.IGNORECASE)
"""'Down 9 points from Quarter 4' is measured on it; 'from May' may be since."""


def _measured_on(around: Surroundings, mention: PeriodMention) -> bool:
    """Whether a change is measured on a period: 'down 1.1 points on the first quarter'."""
    own = around.own
    if own is None or own.at is None or mention not in own.passage.periods or mention.start < own.at[1]:
        return False
    if mention.relative is not None and mention.relative.kind == "same":
        return False  # 'over the same period' is the time of the change, not what it is measured on
    between = own.passage.text[own.at[1] : mention.start]
    stretch = _TO.search(own.passage.text, mention.start, mention.end)  # 'from April to June'
    whole = mention.period is not None and mention.period.type in _WHOLE and stretch is None
    return bool(_ON.search(between)) or (whole and bool(_FROM.search(between)))
