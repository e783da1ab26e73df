"""Which half of a budget a figure is of, revenue or capital, where its own words do not say it."""

from __future__ import annotations

import re

from ingest.extract.surroundings import Level, Surroundings

_OF_MONEY = re.compile(r"\s+(?:programmes?|budgets?|outturn)\b", re.IGNORECASE)
_OTHER_HALF = {"revenue": "capital"}


def fixed_or_headed(name: str, value: str, around: Surroundings) -> str:
    """Return a fixed value, or its counterpart where the sentence before or the heading names only that.

    An underspend under 'Capital programme' is none of the revenue budget.
    """
    other = _OTHER_HALF.get(value)
    for level in (Level.BEFORE, Level.PARAGRAPH, Level.HEADING):
        named = {
            m.value
            for scope in around.scopes(upto=level)
            if scope.level is level
            for m in scope.passage.dimension(name)
            if scope.holds(m)
            and m.value in (value, other)
            and (level is Level.HEADING or _OF_MONEY.match(scope.passage.text, m.end))
        }
        if named:
            return named.pop() if len(named) == 1 else value
    return value
