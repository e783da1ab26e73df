"""Words that set a figure apart from what is dated around it: 'now', 'over previous quarters'."""

from __future__ import annotations

from ingest.extract.period_mentions import is_of_population, mentions_at
from ingest.extract.surroundings import Level, Surroundings


def says_earlier(around: Surroundings) -> bool:
    """Whether the figure is of periods before that are not named: '83% over previous quarters'."""
    return around.word("earlier_periods", upto=Level.OWN) is not None


def is_of_today(around: Surroundings) -> bool:
    """Whether 'today' or 'now' stands nearer to a state than any date of its sentence before it."""
    now, own = around.word("now", upto=Level.AFTER), around.own
    if now is None or own is None or own.at is None:
        return False
    dated = [m for m in mentions_at(around, (Level.OWN, Level.BEFORE)) if m.period is not None]
    start, end = own.at
    return all(max(m.start - end, start - m.end, 0) > now.distance for m in dated)


def says_now(around: Surroundings) -> bool:
    """Whether the figure's own words set it against a dated one before: 'from 92 in 2016/17 to 216 now'.

    What a population 'now' is, its last census tells.
    """
    return around.word("now", upto=Level.OWN) is not None and not is_of_population(around)
