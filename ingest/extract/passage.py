"""A piece of clean text and what it mentions, found when asked for and kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from ingest.grammar import periods as period_grammar
from ingest.grammar.periods import PeriodMention
from ingest.grammar.quantities import find_quantities
from ingest.grammar.types import Quantity
from ingest.lexicon import Lexicon, Phrase
from ingest.lexicon.heads import word_heads
from ingest.readers.blocks import Dated

NO_DATE = date(1900, 1, 1)
"""The date of a report that tells none: no period of any paper lies before it."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A half-open range of a passage that names `value`."""

    start: int
    end: int
    value: str


@dataclass(frozen=True, slots=True)
class Setting:
    """What holds for a whole report: the lexicon, the panel's force and the report's date."""

    lexicon: Lexicon
    force: str
    report_date: date
    """NO_DATE where the paper does not tell it."""
    dated: Dated = Dated.DAY


class Passage:
    """Clean text of a block, a cell, a label or a heading."""

    def __init__(self, text: str, setting: Setting, accounting: bool = False) -> None:
        self.text = text
        self.setting = setting
        self._accounting = accounting
        self._found: dict[tuple[str, str], list[Mention]] = {}
        self._heads: frozenset[str] | None = None
        self._quantities: list[Quantity] | None = None
        self._periods: list[PeriodMention] | None = None

    @property
    def quantities(self) -> list[Quantity]:
        """The quantities in order."""
        if self._quantities is None:
            self._quantities = find_quantities(self.text, accounting=self._accounting)
        return self._quantities

    @property
    def periods(self) -> list[PeriodMention]:
        """The periods named, in order, relative ones included."""
        if self._periods is None:
            self._periods = period_grammar.find_periods(self.text, self.setting.report_date)
        return self._periods

    def cues(self, name: str) -> list[Mention]:
        """Where the words of a cue stand."""
        return self._once("cue", name, [(name, self.setting.lexicon.cues[name])])

    def words(self, name: str) -> list[Mention]:
        """Where the words of a list of words.yaml stand."""
        return self._once("word", name, [(name, self.setting.lexicon.words[name])])

    def dimension(self, name: str) -> list[Mention]:
        """Where the values of a dimension are named; of two that overlap the longer one."""
        return self._once("dimension", name, self.setting.lexicon.dimensions[name])

    @property
    def areas(self) -> list[Mention]:
        """Where areas are named: forces, countries, groups, and places of the panel's force."""
        known = [("area", "all")]
        if known[0] not in self._found:
            lexicon, force = self.setting.lexicon, self.setting.force
            pairs = [*lexicon.areas, *_own_names(lexicon, force)]
            mentions = self._once("area", "named", pairs)
            places = [
                m
                for m in self._once("area", "places", lexicon.places.get(force, ()))
                if _PLACED.search(self.text[max(0, m.start - 16) : m.start]) or m.start == 0
            ]
            self._found[known[0]] = _longest([*mentions, *places])
        return self._found[known[0]]

    @property
    def joined(self) -> list[Mention]:
        """Where names of measures stand whose 'and' or comma joins no clauses: 'stop and search'."""
        return [m for name in _joined(self.setting.lexicon) for m in self.cues(name)]

    def _once(self, kind: str, name: str, pairs: Iterable[tuple[str, Phrase]]) -> list[Mention]:
        key = (kind, name)
        found = self._found.get(key)
        if found is None:
            if self._heads is None:
                self._heads = word_heads(self.text)
            heads = self._heads
            found = self._found[key] = _longest(
                [
                    Mention(m.start(), m.end(), value)
                    for value, phrase in pairs
                    if phrase.may_be_in(heads)
                    for m in phrase.pattern.finditer(self.text)
                ]
            )
        return found


@lru_cache(maxsize=2)
def _joined(lexicon: Lexicon) -> tuple[str, ...]:
    named = ((name, phrase.pattern.pattern) for name, phrase in lexicon.cues.items())
    return tuple(name for name, pattern in named if "and " in pattern or ",? " in pattern)


_PLACED = re.compile(r"\b(?:in|across|for|at|of|throughout|within|around)\s+(?:the\s+)?$", re.IGNORECASE)


_THE_FORCE = re.compile(r"\b[Tt]he [Ff]orce(?:['’]?s)?\b")


def _own_names(lexicon: Lexicon, force: str) -> Iterator[tuple[str, Phrase]]:
    """Give the abbreviation of the panel's force ('WMP'), which two forces may share."""
    if force:
        yield force, Phrase(_THE_FORCE)
    name = lexicon.forces.get(force)
    if force and name is None:  # a force that the lexicon does not list is known by the panel's name
        yield force, Phrase(re.compile(rf"\b{re.escape(force.replace('-', ' ').title())}\b"))
    if name:
        letters = "".join(word[0] for word in re.findall(r"[A-Z]\w+", name))
        yield force, Phrase(re.compile(rf"\b(?:{letters}P|{letters}C)\b"))


def _longest(mentions: list[Mention]) -> list[Mention]:
    """Return the mentions in order, without those that lie in a longer one."""
    if len(mentions) < 2:
        return mentions
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, m.start - m.end)):
        if kept and mention.start < kept[-1].end:
            if mention.end - mention.start > kept[-1].end - kept[-1].start:
                kept[-1] = mention
            continue
        kept.append(mention)
    return kept
