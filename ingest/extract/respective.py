"""'86% and 62% of 999 and 101 calls respectively': which of the things named belongs to which figure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.extract.passage import Mention, Passage
from ingest.extract.sentences import Span
from ingest.grammar.types import Quantity

_SERVICES = ("call_999", "call_101")


def shares_out(passage: Passage, sentence: Span) -> bool:
    """Whether the sentence gives its figures to the things it names in their order."""
    return any(sentence.start <= m.start < sentence.end for m in passage.words("respectively"))


def muted_for(passage: Passage, sentence: Span, figures: Sequence[Quantity], figure: Quantity) -> list[Span]:
    """Return the mentions that belong to the other figures of a sentence that shares out.

    Where as many services, areas, periods or values of a dimension are named as there are figures, the
    figure keeps the one at its own place in the order.
    """
    place = next((i for i, f in enumerate(figures) if f == figure), 0)
    muted: list[Span] = []
    for mentions in _lists(passage, sentence):
        values = [m.value for m in mentions]
        if len(mentions) == len(figures) and len(set(values)) == len(values):
            muted.extend(Span(m.start, m.end) for i, m in enumerate(mentions) if i != place)
    return muted


def _lists(passage: Passage, sentence: Span) -> Iterator[list[Mention]]:
    def inside(mentions: Sequence[Mention]) -> list[Mention]:
        found = [m for m in mentions if sentence.start <= m.start < sentence.end]
        return sorted(found, key=lambda m: m.start)

    yield inside([m for cue in _SERVICES for m in passage.cues(cue)])
    yield inside(passage.areas)
    yield inside([Mention(m.start, m.end, str(m.period or m.relative)) for m in passage.periods])
    for name in passage.setting.lexicon.dimensions:
        yield inside(passage.dimension(name))
