"""Whether a table's labels say no more of a cell than the measure and the place that it was given."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from ingest.extract.meaning import Site
from ingest.extract.metrics import Candidate
from ingest.extract.passage import Mention, Passage
from ingest.extract.placing import Place
from ingest.extract.surroundings import Level
from ingest.grammar.periods import PeriodMention
from ingest.lexicon import Lexicon, MetricEntry, Phrase
from ingest.lexicon.schema import CONDITION, LABEL, WHOLE
from ingest.readers.tables import is_period

_WORD = re.compile(r"(?<![A-Za-z'’])[A-Za-z][A-Za-z'’]{2,}")
_PER = re.compile(r"(?<=\bper )\d[\d,]*|(?<=\bper )(?:head|capita|thousand|million)\b", re.IGNORECASE)
"""A rate 'per 1,000' is none of the measure that it is the rate of."""
_ANY_WORD = re.compile(r"\w+|[£%]")
_WILD = re.compile(r"\(\?:\\w\+ \)(?:\{\d,\d\}|[?*])")
"""The part of a cue's pattern that stands for words of any kind."""
_EXCEPT = re.compile(r"excluding\b.*", re.IGNORECASE)
_PLAIN = ("neutral_header", "label_words", "target")


def unexplained_labels(site: Site, best: Candidate, placed: Place) -> str:
    """Return the words of a cell's labels that its reading leaves unexplained; empty where there are none.

    The labels are the row's (unless it gives the dimension itself, as a budget's lines do), the column's,
    and the table's title where the measure is named beyond it.
    """
    if not site.table:
        return ""
    entry = best.entry
    row = site.around.row[-1:] if site.around.row and LABEL not in entry.dimensions.values() else ()
    labels = [*row, *([site.header] if site.header and site.change is None else [])]
    if best.reach > Level.CAPTION:
        labels += [s.passage.text for s in site.around.scopes(upto=Level.CAPTION) if s.level is Level.CAPTION]
    passages = [Passage(label, site.passage.setting) for label in labels]
    plain = (*_PLAIN, "change_words") if site.change is not None else _PLAIN
    if site.figure.unit == "rank" and best.reach > Level.LABEL:  # 'Rank' ranks a column before it
        passages += [p for p in site.around.headers_before if not p.periods]
    return " ".join(word for passage in passages for word in unexplained(passage, entry, placed, plain))


def unexplained(
    label: Passage, entry: MetricEntry, placed: Place, plain: Sequence[str] = _PLAIN
) -> tuple[str, ...]:
    """Return the words of a label that neither a measure's cues, its place, a period nor an area explain.

    'Shoplifting' below a title 'Recorded crime' is no part of what the title says: whoever takes the
    title's measure for the row must ask.
    """
    if is_period(label.text):
        return ()
    known = [*known_spans(label, entry, placed)]
    known += [(m.start, m.end) for name in plain for m in label.words(name)]
    words = [*_WORD.finditer(label.text), *_PER.finditer(label.text)]
    return tuple(
        word[0]
        for word in words
        if not any(start < word.end() and word.start() < end for start, end in known)
    )


def known_spans(label: Passage, entry: MetricEntry, placed: Place) -> Iterator[tuple[int, int]]:
    """Give where words stand that a measure's cues, its place, a period or an area explain."""
    yield from _spans(label.periods)
    yield from _spans(label.areas)
    for name, default in entry.dimensions.items():
        taken = {placed.dimensions.get(name, WHOLE), WHOLE}
        for mention in label.dimension(name):
            if mention.value in taken or default == LABEL:
                tail = _EXCEPT.match(label.text, mention.start)
                yield mention.start, tail.end() if tail else mention.end
    for name, value in entry.fixed.items():
        taken = {value, placed.dimensions.get(name, value)}
        yield from _spans([m for m in label.dimension(name) if m.value in taken])
    for cue in _cues_of(label.setting.lexicon, entry.metric):
        phrase = _fixed(label.setting.lexicon.cues[cue])
        for word in _ANY_WORD.finditer(label.text):  # words of two cues may overlap: '999 calls received'
            match = phrase.match(label.text, word.start())
            yield match.span() if match else (0, 0)


@lru_cache(maxsize=256)
def _cues_of(lexicon: Lexicon, metric: str) -> tuple[str, ...]:
    """Return the cues of all entries of a measure, by name."""
    senses = [sense for entry in lexicon.metrics if entry.metric == metric for sense in entry.senses]
    return tuple(sorted({cue.removeprefix(CONDITION) for sense in senses for cue in sense}))


def _spans(mentions: Iterable[Mention | PeriodMention]) -> Iterator[tuple[int, int]]:
    return ((m.start, m.end) for m in mentions)


@lru_cache(maxsize=512)
def _fixed(phrase: Phrase) -> re.Pattern[str]:
    """Return a cue's pattern without the words of any kind that it lets stand before its own."""
    return re.compile(_WILD.sub("", phrase.pattern.pattern), re.IGNORECASE)
