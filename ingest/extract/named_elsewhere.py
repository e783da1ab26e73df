"""A value of a dimension that stands behind a figure, or once in all the report before it."""

from __future__ import annotations

from ingest.extract.sentences import sentence_at
from ingest.extract.surroundings import Level, Surroundings


def told_in_sentence(name: str, around: Surroundings) -> str | None:
    """Return the one value that a sentence names behind a figure: '74%, according to the survey'."""
    own = around.own
    if own is None or own.at is None or around.row is not None:
        return None
    sentence = sentence_at(own.passage.text, own.at[0])
    mentions = own.passage.dimension(name)
    named = {m.value for m in mentions if sentence.holds(m.start) and m.start >= own.at[1]}
    return named.pop() if len(named) == 1 else None


def only_one_before(name: str, around: Surroundings) -> str | None:
    """Return the only value that the report names before the figure: its one survey of residents."""
    scopes = [s for s in around.scopes(upto=Level.ELSEWHERE) if s.level is Level.ELSEWHERE]
    values = {m.value for s in scopes for m in s.passage.dimension(name)}
    return values.pop() if len(values) == 1 else None
