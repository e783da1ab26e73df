"""Which of the periods beside a change is the one that it is measured from."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.extract.outer_periods import is_of_compared
from ingest.extract.surroundings import Surroundings
from ingest.grammar.intervals import quarter_with
from ingest.grammar.periods import PeriodMention
from ingest.grammar.types import PeriodType


def told_apart(
    around: Surroundings, own: list[PeriodMention]
) -> tuple[PeriodMention | None, list[PeriodMention]]:
    """Return the period a change is measured from, and the others.

    'Comparing 2018/19 to 2016/17' names the base last.
    """
    own = [_unit_since(around, m) for m in own]
    told = (m for m in own if m.base or _measured_on(around, m) or is_of_compared(around, m))
    bases = sorted(told, key=lambda m: m.start)
    if len(bases) > 1 and len(bases) == len(own):
        return bases[-1], bases[:-1]
    return (bases[0] if bases else None), [m for m in own if m not in bases]


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
_WHOLE = (PeriodType.QUARTER, PeriodType.FINANCIAL_YEAR, PeriodType.ROLLING_12M)
"""'Down 9 points from Quarter 4' is measured on it; 'from May' may be since."""


def _measured_on(around: Surroundings, mention: PeriodMention) -> bool:
    """Whether a change is measured on a period: 'down 1.1 points on the first quarter'."""
    own = around.own
    if own is None or own.at is None or mention not in own.passage.periods or mention.start < own.at[1]:
        return False
    if mention.relative is not None and mention.relative.kind == "same":
        return False  # 'over the same period' is the time of the change, not what it is measured on
    between = own.passage.text[own.at[1] : mention.start]
    whole = mention.period is not None and mention.period.type in _WHOLE
    return bool(_ON.search(between)) or (whole and bool(_FROM.search(between)))
