"""Whose figures a paper prints: the force of its panel, else the one that its head or its text names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from ingest.lexicon import Lexicon
from ingest.readers.blocks import Block, Paper
from ingest.readers.making import panel_names

_HEAD, _LONGEST = 12, 300
"""The head of a paper is so many blocks, of each so many characters."""
_LINE = 160
"""Characters of a line of a head that may name the force by its area alone."""
_CLEAR = 2
"""How many times as often as any other a force is named that a text is about."""
_BODY = (
    r"police|constabulary|policing|pcc|pfcc|opcc|opfcc|pccs|commissioner|commissioners|combined authority"
    r"|mayor|mayoral|police authority"
)
_OFFICE = r"pcc|pfcc|opcc|opfcc|commissioner|panel|constabulary|police|policing|mayor"


def force_of(paper: Paper, lexicon: Lexicon) -> str | None:
    """Return the slug of the force whose figures a paper prints without naming it, None where none is told.

    A panel's name that holds no force of the lexicon is a force of its own ('northmarch').
    """
    names = _Names.of(lexicon)
    panels = Counter(names.force_in(name) or name for name in panel_names(paper.text))
    if panels:
        return panels.most_common(1)[0][0]
    head = [_plain(block.text.value[:_LONGEST]) for block in _head(paper.blocks)]
    return (
        _first_alone(names.bodies_in(line) for line in head)
        or _only(force for line in head if len(line) <= _LINE for force in names.named_in(line))
        or _most(names.bodies_in(_plain(paper.text)))
    )


def _head(blocks: Iterable[Block]) -> list[Block]:
    return [block for block in blocks if block.table is None][:_HEAD]


class _Names:
    """The names of all forces, as patterns over plain words."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._force = {
            _plain(name): slug
            for names in ({slug: (name,) for slug, name in lexicon.forces.items()}, lexicon.called)
            for slug, listed in names.items()
            for name in listed
        }
        alone = {_plain(name): slug for slug, listed in lexicon.bodies.items() for name in listed}
        alone |= {name: slug for name, slug in self._force.items() if "police" in name.split()}
        name, bodies = _alternatives(self._force), _alternatives(alone)
        self._name = re.compile(rf"\b({name})\b")
        self._bodies = re.compile(
            rf"\b(?:({name})(?: s)? (?:{_BODY})|(?:{_OFFICE}) (?:for|of|in) (?:the )?({name})|({bodies}))\b"
        )
        self._force |= alone

    @staticmethod
    @lru_cache(maxsize=2)
    def of(lexicon: Lexicon) -> _Names:
        """Return the names of a lexicon; made once."""
        return _Names(lexicon)

    def force_in(self, slug: str) -> str | None:
        """Return the force whose name is the longest within a panel's ('kent' in 'kent-and-medway')."""
        named = self._name.findall(slug.replace("-", " "))
        return self._force[max(named, key=len)] if named else None

    def named_in(self, line: str) -> list[str]:
        """Return the forces whose areas plain words name, in order."""
        return [self._force[name] for name in self._name.findall(line)]

    def bodies_in(self, line: str) -> list[str]:
        """Return the forces whose police, commissioner or panel plain words name, in order."""
        return [self._force[next(filter(None, found))] for found in self._bodies.findall(line)]


def _plain(text: str) -> str:
    """Return the words of a text in small letters, one space between them, '&' as 'and'."""
    return re.sub(r"[^a-z0-9]+", " ", text.casefold().replace("&", " and ")).strip()


def _alternatives(names: Iterable[str]) -> str:
    return "|".join(sorted(names, key=lambda name: (-len(name), name)))


def _first_alone(lines: Iterable[list[str]]) -> str | None:
    """Return the force of the first line that names one, None where that line names others too."""
    named = next((set(line) for line in lines if line), set())
    return named.pop() if len(named) == 1 else None


def _only(forces: Iterable[str]) -> str | None:
    named = set(forces)
    return named.pop() if len(named) == 1 else None


def _most(forces: Iterable[str]) -> str | None:
    """Return the force that is named far more often than any other."""
    ranked = Counter(forces).most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] < _CLEAR * ranked[1][1]):
        return None
    return ranked[0][0]
