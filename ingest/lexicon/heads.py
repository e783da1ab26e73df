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
_OPENS = re.compile(r"\(\?(?::|P<label>)")
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
    if opens := _OPENS.match(pattern):
        return _heads_of_group(pattern, opens.end())
    fixed = _FIXED.match(pattern)
    if fixed is None or "|" in _outside_groups(pattern):
        return None
    letters = fixed[0]
    if pattern[fixed.end() : fixed.end() + 1] in _OPTIONAL and fixed.end() < len(pattern):
        letters = letters[:-1]
    return {letters[:LONGEST].lower()} if letters else None


def _heads_of_group(pattern: str, start: int) -> set[str] | None:
    """Return the heads of a pattern that begins with a group, whose words begin at `start`."""
    parts, end = _alternatives(pattern, start)
    if end < 0 or pattern[end : end + 1] == "{":
        return None
    if pattern[end : end + 1] in ("?", "*"):  # the group may be absent, then what follows begins the match
        parts.append(pattern[end + 1 :])
    found: set[str] = set()
    for part in parts:
        of_part = _heads_of(part)
        if not of_part:
            return None
        found |= of_part
    return found


def _alternatives(pattern: str, start: int) -> tuple[list[str], int]:
    """Return the alternatives of the group whose words begin at `start`, and where it ends; -1 for never."""
    depth, parts, at = 0, [""], start
    in_class = False
    while at < len(pattern):
        char = pattern[at]
        size = 2 if char == "\\" else 1
        in_class = char == "[" or (in_class and char != "]")
        if not in_class:
            depth += (char == "(") - (char == ")")
        if depth < 0:
            return parts, at + 1
        if char == "|" and depth == 0 and not in_class:
            parts.append("")
        else:
            parts[-1] += pattern[at : at + size]
        at += size
    return parts, -1


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
