"""A cheap test of whether a pattern of the lexicon can match a text at all.

Most of the lexicon's patterns begin with letters, and most texts hold no word that begins so. Comparing
the first letters of a text's words with those of a pattern spares the search itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from ingest.grammar.scan import lowered

LONGEST = 3
"""Characters of a head; a pattern that can begin with fewer fixed ones has a shorter head."""

_WORD = re.compile(r"\w+")
_LOOK = re.compile(r"\(\?<?[!=][^()]*\)")
_GROUP = re.compile(r"\(\?:([^()|]+(?:\|[^()|]+)*)\)([?*+]?)(?!\{)")
_FIXED = re.compile(r"[A-Za-z0-9]+")
_OPTIONAL = ("?", "*", "{")


def heads(patterns: Iterable[str]) -> frozenset[str] | None:
    """Return lower-case letters of which every match begins with some; None where that cannot be told.

    A pattern is given as the lexicon writes it: one alternative, no flags. Heads that cannot be read off
    its first characters (a class, an optional group, a digit class) make the answer None.
    """
    found: set[str] = set()
    for pattern in patterns:
        of_one = _heads_of(pattern)
        if of_one is None:
            return None
        found |= of_one
    return frozenset(found)


def word_heads(text: str) -> frozenset[str]:
    """Return the first one, two and three letters of every place in a text where a pattern may begin."""
    words = _WORD.findall(lowered(text))
    return frozenset(word[:size] for word in words for size in range(1, LONGEST + 1))


def _heads_of(pattern: str) -> set[str] | None:
    while look := _LOOK.match(pattern):
        pattern = pattern[look.end() :]
    if group := _GROUP.match(pattern):
        parts = group[1].split("|")
        if group[2] in ("?", "*"):  # the group may be absent, then what follows begins the match
            parts.append(pattern[group.end() :])
        of_parts = [_heads_of(part) for part in parts]
        return None if None in of_parts else {head for one in of_parts if one for head in one}
    fixed = _FIXED.match(pattern)
    if fixed is None or "|" in _outside_groups(pattern):
        return None
    letters = fixed[0]
    if pattern[fixed.end() : fixed.end() + 1] in _OPTIONAL and fixed.end() < len(pattern):
        letters = letters[:-1]
    return {letters[:LONGEST].lower()} if letters else None


def _outside_groups(pattern: str) -> str:
    """Return the characters of a pattern that stand in no group and no class."""
    depth, kept, escaped = 0, [], False
    for char in pattern:
        if escaped:
            escaped = False
            continue
        if char == "\\":
            escaped = True
        elif char in "([":
            depth += 1
        elif char in ")]":
            depth -= 1
        elif depth == 0:
            kept.append(char)
    return "".join(kept)
