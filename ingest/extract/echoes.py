"""Sentences that say one thing twice: a percentage that the words of another sentence print otherwise.

Two sentences of one report are about one thing where they share two long phrases in the other order:
sentences of one pattern ('12% of robberies', '14% of burglaries') keep the order and are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ingest.extract.sentences import split_sentences
from ingest.months import FULL_NAME
from ingest.readers.blocks import Block, Paper
from ingest.record import Record

PHRASE_WORDS = 4
"""Words in a row that two sentences must share for a phrase."""
RARE = 4
"""A phrase in more sentences of the paper than this is a way of speaking, not a thing."""
NEAR = Decimal("0.1")
"""Values further apart than this share of the greater are two things."""
_WORD = re.compile(r"[a-z][a-z'’-]*|\d[\d.,/]*", re.IGNORECASE)
_PERIOD = re.compile(
    rf"\b(?:(?:19|20)\d\d|q[1-4]|(?!may\b){FULL_NAME}|quarter|month|previous|last)\b",
    re.IGNORECASE,
)
Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Said:
    """A sentence with a percentage: its phrases with the place of each."""

    record: Record
    block: Block
    text: str
    phrases: Mapping[Phrase, int]


def find_echoes(paper: Paper, records: Mapping[str, Sequence[Record]]) -> Iterator[tuple[Record, str]]:
    """Give records and the observation_id of the earlier figure that each says again with another value.

    `records` are those of running text by block number; ranges that overlap are never given.
    """
    said = [s for number, rows in records.items() for s in _said(paper.blocks[int(number)], rows)]
    counts: dict[Phrase, set[str]] = {}
    for sentence in said:
        for phrase in sentence.phrases:
            counts.setdefault(phrase, set()).add(sentence.text)
    rare = {phrase for phrase, texts in counts.items() if 2 <= len(texts) <= RARE}
    saying: dict[Phrase, list[int]] = {phrase: [] for phrase in rare}
    for index, later in enumerate(said):
        shared = [phrase for phrase in later.phrases if phrase in rare]
        before = sorted({earlier for phrase in shared for earlier in saying[phrase]})
        found = next((said[i] for i in before if _is_echo(said[i], later, rare)), None)
        if found is not None:
            yield later.record, found.record.observation_id
        for phrase in shared:
            saying[phrase].append(index)


def _said(block: Block, records: Sequence[Record]) -> Iterator[_Said]:
    percents = [r for r in records if r.unit == "percent" and r.qualifier == "exact" and r.value_low]
    if not percents:
        return
    text = block.text.value
    for span in split_sentences(text):
        first, last = block.text.offsets[span.start], block.text.offsets[span.end - 1]
        sentence = text[span.start : span.end]
        for record in percents:
            if first <= record.char_start <= last:
                yield _Said(record, block, sentence, _phrases(sentence))


def _phrases(sentence: str) -> dict[Phrase, int]:
    words = [word.lower() for word in _WORD.findall(sentence)]
    grams: dict[Phrase, int] = {}
    for at in range(len(words) - PHRASE_WORDS + 1):
        gram = tuple(words[at : at + PHRASE_WORDS])
        if not any(word[0].isdigit() for word in gram):
            grams.setdefault(gram, at)
    return grams


def _is_echo(earlier: _Said, later: _Said, rare: set[Phrase]) -> bool:
    if earlier.block.number == later.block.number or earlier.block.report != later.block.report:
        return False
    if not _near(earlier.record, later.record) or _periods(earlier.text) != _periods(later.text):
        return False
    shared = [p for p in earlier.phrases if p in later.phrases and p in rare]
    return any(
        abs(earlier.phrases[a] - earlier.phrases[b]) >= PHRASE_WORDS
        and abs(later.phrases[a] - later.phrases[b]) >= PHRASE_WORDS
        and (earlier.phrases[a] < earlier.phrases[b]) != (later.phrases[a] < later.phrases[b])
        for i, a in enumerate(shared)
        for b in shared[i + 1 :]
    )


def _near(first: Record, second: Record) -> bool:
    low, high = sorted((first, second), key=lambda r: Decimal(r.value))
    # one value may lie on the edge of both (37.5 of 37% and 38%), but no rule of rounding prints it as both
    if not low.value_high or not high.value_low or Decimal(low.value_high) > Decimal(high.value_low):
        return False
    if low.value == high.value:
        return False
    return Decimal(high.value) - Decimal(low.value) <= NEAR * abs(Decimal(high.value))


def _periods(sentence: str) -> set[str]:
    return {m[0].lower() for m in _PERIOD.finditer(sentence)}
