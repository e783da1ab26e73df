"""Figures without a measure, grouped by the words that they share, the most frequent first."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from ingest.review.queue import Question, Row

Phrase = tuple[str, ...]
Labelled = tuple[Row, str]
"""An observation row, and its label with breaks where no measure is named."""
_BREAK = " | "
_LONGEST = 4
_WORD = re.compile(r"[^\W\d_][\w'’&-]*|[^\s\w]")
_ENDINGS = re.compile(r"(?<=[a-z]{3})(?:ations?|ings?|ments?|ies|ed|es|s|y)$")


@dataclass(frozen=True, slots=True)
class Missing:
    """Figures that share words: how many, in how many papers, in which unit, and the first of them."""

    phrase: str
    unit: str
    figures: int
    papers: int
    example: Question


def missing(rows: Iterable[Row], decided: set[str], names: Iterable[str] = ()) -> list[Missing]:
    """Return groups of the unmapped figures, the largest first; those whose id is in `decided` are left out.

    `names` (of places and forces) name no measure.

    Figures of one unit are grouped by the run of words that the most of them share, longer runs first
    where as many share them; what those leave is grouped again, until no run is shared.
    """
    named = re.compile(
        "|".join(rf"\b{re.escape(name)}\b" for name in sorted(names, key=len, reverse=True)) or "$^"
    )
    by_unit: dict[str, list[Labelled]] = defaultdict(list)
    for row in rows:
        if row["status"] == "unmapped" and row["figure_id"] not in decided:
            # the figure itself, with its unit, is no word of the measure
            words = named.sub(_BREAK, row["label"].replace(row["value_text"], _BREAK))
            by_unit[row["unit"]].append((row, words))
    groups = [group for unit, found in by_unit.items() for group in _groups(unit, found)]
    return sorted(groups, key=lambda g: (-g.figures, g.phrase, g.unit))


def as_row(group: Missing) -> dict[str, str | int]:
    """Return a group as a row for the screen."""
    example = group.example
    return {
        "figures": group.figures,
        "papers": group.papers,
        "unit": group.unit or "no unit",
        "words": group.phrase,
        "example": example.row["label"],
        "printed": example.row["value_text"],
        "place": example.place,
        "figure_id": example.figure_id,
    }


def _groups(unit: str, rows: Sequence[Labelled]) -> Iterator[Missing]:
    """Yield the groups of one unit: the phrase that most figures share takes them all, then the next."""
    holders: dict[Phrase, set[int]] = defaultdict(set)
    spelled: dict[Phrase, Counter[str]] = defaultdict(Counter)
    for number, (_, label) in enumerate(rows):
        for phrase, words in _phrases(label):
            holders[phrase].add(number)
            spelled[phrase][words] += 1
    left = set(range(len(rows)))
    while holders:
        phrase = max(holders, key=lambda p: (_weight(p, len(holders[p])), p))
        members = holders[phrase]
        if len(members) < 2:
            break
        yield _group(unit, spelled[phrase].most_common(1)[0][0], [rows[n][0] for n in sorted(members)])
        left -= members
        holders = {p: rest for p, held in holders.items() if (rest := held - members)}
    for number in sorted(left):
        yield _group(unit, _spelling(rows[number][1]), [rows[number][0]])


def _weight(phrase: Phrase, figures: int) -> float:
    """How well a phrase names a group: a lone word says little, however many share it."""
    return (figures - 1) * (0.3, 1.0, 1.2, 1.3)[len(phrase) - 1]


def _group(unit: str, words: str, rows: Sequence[Row]) -> Missing:
    papers = {row["paper_sha256"] for row in rows}
    return Missing(words, unit, len(rows), len(papers), Question(rows[0]))


def _phrases(label: str) -> Iterator[tuple[Phrase, str]]:
    """Yield each run of words of a label once: its stems, and its words as printed."""
    seen = set()
    for words in _runs(label):
        for start in range(len(words)):
            for end in range(start + 1, min(start + _LONGEST, len(words)) + 1):
                phrase = tuple(_stem(word) for word in words[start:end])
                if phrase not in seen:
                    seen.add(phrase)
                    yield phrase, " ".join(words[start:end])


def _runs(label: str) -> Iterator[list[str]]:
    """Yield the stretches of a label between numbers, marks, periods and words that name nothing."""
    run: list[str] = []
    at = 0
    for match in _WORD.finditer(label):
        word = match[0].lower()
        gap = label[at : match.start()].strip()
        if run and (gap or not word[0].isalpha() or word in _empty_words()):
            yield run
            run = []
        if len(word) > 1 and word[0].isalpha() and word not in _empty_words():
            run.append(word)
        at = match.end()
    if run:
        yield run


def _spelling(label: str) -> str:
    return " ".join(word for run in _runs(label) for word in run) or "no words"


def _stem(word: str) -> str:
    return _ENDINGS.sub("", word.replace("’", "'").removesuffix("'s"))


@cache
def _empty_words() -> frozenset[str]:
    path = Path(__file__).with_name("empty_words.yaml")
    return frozenset(
        w for words in yaml.safe_load(path.read_text(encoding="utf-8")).values() for w in words.split()
    )
