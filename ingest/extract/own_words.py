"""What a measure forbids, and asks of the words right at a figure."""

from __future__ import annotations

import re

from ingest.extract.surroundings import Level, Surroundings
from ingest.lexicon import MetricEntry


def is_forbidden(entry: MetricEntry, around: Surroundings) -> bool:
    """Whether words that a measure may not have near it stand there."""
    levels = (
        (Level.CLAUSE, entry.unless),
        (Level.BEFORE, entry.unless_before),
        (Level.AFTER, entry.unless_after),
    )
    if any(around.cue(cue, upto=level) for level, cues in levels for cue in cues):
        return True
    if any(_is_own(cue, around) for cue in entry.unless_own):
        return True
    if entry.led_by and not any(_leads_up(cue, around) for cue in entry.led_by):
        return True
    if entry.own and not any(_is_own(cue, around) for cue in entry.own):
        return True
    return around.row is not None and any(around.titled(*pair) for pair in entry.unless_titled.items())


def _is_own(cue: str, around: Surroundings) -> bool:
    """Whether a figure's own words hold a cue; those right after the figure before it are that one's."""
    own = around.own
    if own is None or own.at is None or around.row is not None:
        return around.cue(cue, upto=Level.CLAUSE) is not None
    text = own.passage.text
    held = [m for m in own.passage.cues(cue) if own.holds(m)]
    return any(m.start >= own.at[0] or _AFTER_FIGURE.search(text, 0, m.start) is None for m in held)


def _leads_up(cue: str, around: Surroundings) -> bool:
    own = around.own
    if own is None or own.at is None:
        return False
    text, start = own.passage.text, own.at[0]
    return any(m.end <= start and not text[m.end : start].strip() for m in own.passage.cues(cue))


_AFTER_FIGURE = re.compile(r"\dp?\s+$")
