"""Which half of a budget, revenue or capital, a variance is of."""

from __future__ import annotations

import re

from ingest.extract.passage import Mention
from ingest.extract.surroundings import Level, Surroundings

_OF_MONEY = re.compile(r"\s+(?:programmes?|budgets?|outturn|(?:under|over)spen\w+)\b", re.IGNORECASE)
_SPENT_ON = re.compile(r"\bon\s+(?:the\s+)?$", re.IGNORECASE)
_OTHER_HALF = {"revenue": "capital"}


def fixed_or_headed(name: str, value: str, around: Surroundings) -> str:
    """Return a fixed value, or its counterpart where its words, the sentence or the heading name only that.

    An underspend under 'Capital programme' is none of the revenue budget.
    """
    other = _OTHER_HALF.get(value)
    for level in (Level.OWN, Level.BEFORE, Level.PARAGRAPH, Level.HEADING):
        named = {
            m.value
            for scope in around.scopes(upto=level)
            if scope.level is level
            for m in scope.passage.dimension(name)
            if scope.holds(m)
            and m.value in (value, other)
            and (level is Level.HEADING or _is_half(scope.passage.text, m))
        }
        if named:
            return named.pop() if len(named) == 1 else value
    return value


def _is_half(text: str, named: Mention) -> bool:
    """Whether 'capital' is that half of the money: 'the capital programme', 'an underspend on capital'."""
    ends = text[named.end : named.end + 1] in ("", ".", ",", ";", ")")
    return bool(_OF_MONEY.match(text, named.end)) or (ends and bool(_SPENT_ON.search(text, 0, named.start)))
