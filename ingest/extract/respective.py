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

    Where as many services, areas, periods or values of a dimension are named as there are figures, or
    figures of its unit ('312 burglaries and 52 robberies, down 9% and 4% respectively'), the figure keeps
    the one at its own place in the order.
    """
    return [span for spans in _shared(passage, sentence, figures, figure) for span in spans]


def names_none_for_sure(
    passage: Passage, sentence: Span, figures: Sequence[Quantity], figure: Quantity
) -> bool:
    """Whether a list of more than two figures has no list of things of its length, to share out in order."""
    return len(figures) > _PAIR and not any(_shared(passage, sentence, figures, figure))


_PAIR = 2


def _shared(
    passage: Passage, sentence: Span, figures: Sequence[Quantity], figure: Quantity
) -> Iterator[list[Span]]:
    for mentions in _lists(passage, sentence):
        values = [m.value for m in mentions]
        for alike in (figures, [f for f in figures if f.unit == figure.unit]):
            if len(mentions) == len(alike) and len(set(values)) == len(values):
                place = next((i for i, f in enumerate(alike) if f == figure), 0)
                yield [Span(m.start, m.end) for i, m in enumerate(mentions) if i != place]
                break


def _lists(passage: Passage, sentence: Span) -> Iterator[list[Mention]]:
    def inside(mentions: Sequence[Mention]) -> list[Mention]:
        found = [m for m in mentions if sentence.start <= m.start < sentence.end]
        return sorted(found, key=lambda m: m.start)

    yield inside([m for cue in _SERVICES for m in passage.cues(cue)])
    yield inside(passage.areas)
    yield inside([Mention(m.start, m.end, str(m.period or m.relative)) for m in passage.periods])
    for name in passage.setting.lexicon.dimensions:
        yield inside(passage.dimension(name))
