"""Which of the periods that words name can date a figure: not when something happened or was set."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.extract.passage import Mention
from ingest.extract.surroundings import Level, Scope, Surroundings
from ingest.grammar.periods import PeriodMention
from ingest.grammar.types import PeriodType


def mentions_at(
    around: Surroundings, levels: tuple[Level, ...], *, yearly: bool = False
) -> list[PeriodMention]:
    """Return the periods named at some levels: nearest scope first, and in it nearest to the figure.

    In a sentence before, where the figure does not stand, the first one dates the sentence. `yearly` leaves
    out the days and months on which an amount of a whole year was only set.
    """
    found: list[tuple[int, int, PeriodMention]] = []
    for order, scope in enumerate(around.scopes(upto=max(levels))):
        if scope.level not in levels:
            continue
        for mention in scope.passage.periods:
            # 'of those received in 2022/23, 88%' counts others, and dates the share all the same
            held = replace(scope, muted=()).holds(Mention(mention.start, mention.end, ""))
            if yearly and _is_when_set(scope, mention):
                continue
            of_census = scope.level >= Level.PARAGRAPH and _is_of_a_census(scope, mention)
            if of_census and not is_of_population(around):
                continue
            if held and mention.end <= scope.end and not dates_something_else(scope, mention):
                near = _distance(scope, mention) if scope.at is not None else mention.start
                found.append((order, near, mention))
    return [m for _, _, m in sorted(found, key=lambda item: item[:2])]


def _distance(scope: Scope, mention: PeriodMention) -> int:
    assert scope.at is not None
    return max(mention.start - scope.at[1], scope.at[0] - mention.end, 0)


def is_of_population(around: Surroundings) -> bool:
    """Whether a figure's own words are of the population, which a census told elsewhere dates."""
    return around.cue("population", upto=Level.LABEL) is not None


_SHORT = (PeriodType.POINT, PeriodType.MONTH, PeriodType.RANGE)
_AS_AT_A_DAY = re.compile(r"(?:as )?(?:at|of)\b", re.IGNORECASE)
_APRIL = 4


def _is_when_set(scope: Scope, mention: PeriodMention) -> bool:
    """Whether a date is when a yearly amount was set: only from April, or as at a day, does one hold."""
    period = mention.period
    if period is None or period.type not in _SHORT or period.start is None:
        return False
    printed = scope.passage.text[mention.start : mention.end]
    return period.start.month != _APRIL and not _AS_AT_A_DAY.match(printed)


_CENSUS = re.compile(r"\s+census\b", re.IGNORECASE)


def _is_of_a_census(scope: Scope, mention: PeriodMention) -> bool:
    """Whether a year only names a census, which dates no figure of the sentences that follow."""
    printed = scope.passage.text[mention.start : mention.end]
    return bool(_CENSUS.match(scope.passage.text, mention.end)) or "census" in printed.lower()


_EVENT_REACH = 60


def dates_something_else(scope: Scope, mention: PeriodMention) -> bool:
    """Whether a date is that of an event ('following go-live in April'), or since when a level has held."""
    before = scope.passage.text[max(scope.start, mention.start - _EVENT_REACH) : mention.start]
    events = scope.passage.setting.lexicon.words["event_before"].pattern
    return _since(scope, mention) or bool(events.search(before))


def _since(scope: Scope, mention: PeriodMention) -> bool:
    """Whether the words only say since when a level has been what it is ('stable since June')."""
    printed = scope.passage.text[mention.start : mention.end]
    if not printed.lower().startswith("since"):
        return False
    before = scope.passage.text[max(scope.start, mention.start - 48) : mention.start]
    return bool(scope.passage.setting.lexicon.words["steady_since"].pattern.search(before))
