"""How sharply the words around a number give it: over, nearly, at most, or so."""

from __future__ import annotations

import re
from functools import cache

from ingest.grammar.types import Qualifier
from ingest.grammar.words import words

_REACH = 48
_CIRCA = re.compile(r"\bc\.?\Z", re.IGNORECASE)
_AFTER_REACH = 24


@cache
def _before() -> tuple[dict[tuple[str, ...], Qualifier], int]:
    table = {
        tuple(phrase.split()): qualifier
        for qualifier, phrases in words().qualifiers_before.items()
        for phrase in phrases
    }
    return table, max(map(len, table))


@cache
def _after() -> dict[tuple[str, ...], Qualifier]:
    return {
        tuple(phrase.split()): qualifier
        for qualifier, phrases in words().qualifiers_after.items()
        for phrase in phrases
    }


def qualifier_around(text: str, start: int, end: int, *, plus: bool = False) -> Qualifier:
    """Return the qualifier of the quantity at [start, end) of text, from the words that touch it.

    'below the national average of 78%' says nothing of 78: only adjacent words count. 'over' before a
    number of days, weeks, months or years means 'during' and is no qualifier.
    """
    if plus:
        return Qualifier.MORE_THAN
    following = text[end : end + _AFTER_REACH].lower().split()
    qualifier = _read_before(text[max(0, start - _REACH) : start], following)
    if qualifier is not None:
        return qualifier
    if following:
        after = _after()
        for size in (2, 1):
            words_after = tuple(word.strip(".,;:()") for word in following[:size])
            if words_after in after:
                return after[words_after]
    return Qualifier.EXACT


def _read_before(before: str, following: list[str]) -> Qualifier | None:
    if before[-1:] in "~≈<>≤≥" and before:
        return _before()[0].get((before[-1],))
    if _CIRCA.search(before):
        return Qualifier.APPROX
    preceding = [word.lstrip("(‘'“\"[") for word in before.lower().split()]
    if before and not before[-1].isspace():
        return None
    if preceding and preceding[-1] in words().between_qualifier_and_number:
        kept = _longest(preceding, following)
        return kept if kept is not None else _longest(preceding[:-1], following)
    return _longest(preceding, following)


def _longest(preceding: list[str], following: list[str]) -> Qualifier | None:
    table, most = _before()
    for size in range(min(most, len(preceding)), 0, -1):
        phrase = tuple(preceding[-size:])
        if phrase in table:
            if phrase == ("over",) and following and following[0].strip(".,;:()") in words().calendar_units:
                return None
            return table[phrase]
    return None
