"""A piece of clean text and what it mentions, found when asked for and kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import pairwise

from ingest.grammar import periods as period_grammar
from ingest.grammar.periods import PeriodMention
from ingest.grammar.quantities import find_quantities
from ingest.grammar.types import Quantity
from ingest.lexicon import Lexicon, Phrase
from ingest.lexicon.heads import word_heads
from ingest.lexicon.schema import LABEL, TOTAL, UNNAMED
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
        """Where the values of a dimension are named; of two that overlap the longer one.

        A word for the whole that a name reaches into is part of that name: 'knife crime levels'.
        """
        return self._once("dimension", name, self.setting.lexicon.dimensions[name], _longest_named)

    @property
    def areas(self) -> list[Mention]:
        """Where areas are named: forces, countries, groups, and places of the panel's force."""
        known = [("area", "all")]
        if known[0] not in self._found:
            lexicon, force = self.setting.lexicon, self.setting.force
            pairs = [*lexicon.areas, *_own_names(lexicon, force)]
            mentions = self._once("area", "named", pairs)
            places = self._once("area", "places", lexicon.places.get(force, ()))
            named = [m for m in mentions if not self._names_no_area(m)] if mentions else []
            placed = [m for m in self._placed(places) if not self._is_in_name(m)]
            self._found[known[0]] = self._joined_with_force(_longest([*named, *placed]))
        return self._found[known[0]]

    def _joined_with_force(self, areas: list[Mention]) -> list[Mention]:
        """Return the areas, a place named with its force as the force: 'Northmarch and Port Varden'."""
        force = self.setting.force
        places = {value for value, _ in self.setting.lexicon.places.get(force, ())}
        made = list(areas)
        for n, (one, other) in enumerate(pairwise(areas)):
            if _AND.fullmatch(self.text[one.end : other.start]) is None:
                continue
            if one.value == force and other.value in places:
                made[n + 1] = Mention(other.start, other.end, force)
            if other.value == force and one.value in places:
                made[n] = Mention(one.start, one.end, force)
        return made

    def _placed(self, places: list[Mention]) -> list[Mention]:
        """Return the places that a figure is put in, that open a label or act, and those listed after."""
        found: list[Mention] = []
        for place in places:
            before, after = self.text[max(0, place.start - 16) : place.start], self.text[place.end :]
            listed = found and _LISTED.search(self.text[found[-1].end : place.start])
            if _COURT.match(after):
                continue  # 'at Ipswich Crown Court' is no figure of Ipswich
            if place.start == 0 or _PLACED.search(before) or _ACTS.match(after) or listed:
                found.append(place)
        return found

    def _is_in_name(self, mention: Mention) -> bool:
        """Whether the name of an area is part of another name: of a survey, a court, a street."""
        return any(m.start <= mention.start and mention.end <= m.end for m in self.words("area_in_name"))

    def _names_no_area(self, mention: Mention) -> bool:
        """Whether the name is a person's or part of another, or a country that a figure is only ranked in."""
        if self._is_in_name(mention):
            return True
        words, lexicon = self.setting.lexicon.words, self.setting.lexicon
        before = self.text[max(0, mention.start - _RANKED) : mention.start]
        if mention.value in lexicon.forces:
            return bool(words["person_before"].pattern.search(before))
        inner = _IN.match(self.text, mention.start, mention.end)
        return bool(words["ranked_in_before"].pattern.search(before + (inner[0] if inner else "")))

    @property
    def joined(self) -> list[Mention]:
        """Where names of measures stand whose 'and' or comma joins no clauses: 'stop and search'."""
        return [m for name in _joined(self.setting.lexicon) for m in self.cues(name)]

    def _once(
        self,
        kind: str,
        name: str,
        pairs: Iterable[tuple[str, Phrase]],
        pick: Callable[[list[Mention]], list[Mention]] | None = None,
    ) -> list[Mention]:
        key = (kind, name)
        found = self._found.get(key)
        if found is None:
            if self._heads is None:
                self._heads = word_heads(self.text)
            heads = self._heads
            found = self._found[key] = (pick or _longest)(
                [
                    Mention(m.start(), m.end(), _slug(m) if value == LABEL else value)
                    for value, phrase in pairs
                    if phrase.may_be_in(heads)
                    for m in phrase.pattern.finditer(self.text)
                ]
            )
        return found


def _slug(match: re.Match[str]) -> str:
    """Return the value that a phrase gives by its group `label`: 'Safer Streets Survey'."""
    return re.sub(r"[^a-z0-9]+", "_", re.sub("['’]", "", match["label"]).lower()).strip("_")


@lru_cache(maxsize=2)
def _joined(lexicon: Lexicon) -> tuple[str, ...]:
    named = ((name, phrase.pattern.pattern) for name, phrase in lexicon.cues.items())
    return tuple(name for name, pattern in named if "and " in pattern or ",? " in pattern)


_AND = re.compile(r"\s*(?:,|and|&)\s*(?:and\s+)?", re.IGNORECASE)
_COURT = re.compile(r"\s+(?:Crown|Magistrates|Combined|County|Justice)\b")
_RANKED = 80
_IN = re.compile(r"(?:in|across)\s+", re.IGNORECASE)
_ACTS = re.compile(
    r"(?:['’]s?\b|\s+(?:had|has|saw|was|is|were|recorded|reported|rose|fell|increased|decreased)\b)"
)
_LISTED = re.compile(r"[^.:;\n]{0,30}(?:,|;|\band|&)\s+(?:and\s+)?(?:in\s+)?$")
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


def _longest_named(mentions: list[Mention]) -> list[Mention]:
    """Return the longest mentions of a dimension, without words for the whole that a name reaches into."""
    if len(mentions) < 2:
        return mentions
    named = [m for m in mentions if m.value not in (TOTAL, UNNAMED)]
    return _longest([m for m in mentions if m in named or not any(_runs_into(n, m) for n in named)])


def _runs_into(name: Mention, whole: Mention) -> bool:
    return name.start < whole.start < name.end < whole.end or whole.start < name.start < whole.end < name.end
