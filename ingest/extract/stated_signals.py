"""Signals that papers state in words: 'above monthly average', 'no exceptional volumes', and of what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from ingest.readers.blocks import Block, BlockKind, Paper, Text
from ingest.record import short_label
from ingest.signal_record import SignalRecord

_WORDS = Path(__file__).with_name("stated_signals.yaml")
_PLACE = re.compile(r"^ (?:in|at|across) (?P<place>[A-Z][\w&'’ -]*?)(?= and (?:in|de)crease|[.,;]| \d|$)")
_WHOLE = re.compile(r"^(?:the )?force(?: level)?$", re.IGNORECASE)
_SHORT = 14
"""A line of more words than this names its topic at its beginning, if at all."""
_FAR = 6
"""A topic more blocks away than this is not what a statement is about."""


@dataclass(frozen=True, slots=True)
class _Topic:
    """What a line is about."""

    words: str
    metric: str
    dimensions: str
    block: int


def find_stated_signals(paper: Paper) -> list[SignalRecord]:
    """Return the signals that a paper states of a topic it names, in the order of the text."""
    found: list[SignalRecord] = []
    topic: _Topic | None = None
    used, report = True, -1
    for block in paper.blocks:
        if block.report != report:
            topic, used, report = None, True, block.report
        for text in _texts(block):
            named = _topic(text, block)
            if named is not None:
                # two names in a row, as in a table whose cells were stacked: of which of them, nobody can say
                topic = named if used or topic is None else _both(topic, named)
                used = False
            elif block.kind is BlockKind.HEADING and not _states_any(text):
                topic = None
            if topic is not None and block.number - topic.block <= _FAR:
                stated = list(_signals(paper, block, text, topic))
                used = used or bool(stated)
                found += stated
    return found


def _texts(block: Block) -> Iterator[Text]:
    if block.table is None:
        yield block.text
        return
    for row in block.table.rows:
        for cell in row.cells:
            yield cell.text


def _topic(text: Text, block: Block) -> _Topic | None:
    line = text.value if len(text.value.split()) <= _SHORT else ""
    for pattern, metric, dimensions in _words()[1]:
        match = pattern.search(line) or pattern.match(text.value)
        if match is not None:
            return _Topic(match[0], metric, dimensions, block.number)
    return None


def _both(first: _Topic, second: _Topic) -> _Topic:
    return _Topic(f"{first.words} / {second.words}", "", "", second.block)


def _states_any(text: Text) -> bool:
    return any(pattern.search(text.value) for _, pattern in _words()[0])


def _signals(paper: Paper, block: Block, text: Text, topic: _Topic) -> Iterator[SignalRecord]:
    date, taken = paper.reports[block.report].date, [False] * len(text.value)
    for signal, pattern in _words()[0]:
        for match in pattern.finditer(text.value):
            if any(taken[match.start() : match.end()]):
                continue
            taken[match.start() : match.end()] = [True] * (match.end() - match.start())
            first, last = text.span(match.start(), match.end())
            place = _PLACE.match(text.value[match.end() :])
            yield SignalRecord(
                paper_sha256=paper.sha256,
                report_date=date.isoformat() if date else "",
                block=str(block.number),
                char_start=str(first),
                char_end=str(last),
                area=paper.panel or "",
                topic=short_label(topic.words),
                metric=topic.metric,
                dimensions=topic.dimensions,
                signal=signal,
                place="" if place is None or _WHOLE.match(place["place"]) else short_label(place["place"]),
                words=short_label(match[0]),
            )


@cache
def _words() -> tuple[list[tuple[str, re.Pattern[str]]], list[tuple[re.Pattern[str], str, str]]]:
    declared: dict[str, Any] = yaml.safe_load(_WORDS.read_text(encoding="utf-8"))
    signals = [(e["signal"], re.compile(e["pattern"], re.IGNORECASE)) for e in declared["signals"]]
    topics = [
        (re.compile(rf"\b(?:{e['pattern']})\b", re.IGNORECASE), e["metric"], e["dimensions"])
        for e in declared["topics"]
    ]
    return signals, topics
