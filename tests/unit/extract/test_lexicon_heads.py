"""The cheap test before a search never hides a match."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.lexicon import Phrase, load_lexicon
from ingest.lexicon.heads import heads, word_heads

PATTERNS = [
    ("calls?", {"cal"}),
    ("an? hour", {"a"}),
    ("999s?", {"999"}),
    ("(?<!non-)emergency", {"eme"}),
    ("(?:within|in) 10", {"wit", "in"}),
    ("(?:police )?staff", {"pol", "sta"}),
    ("(?:time|wait(?:ing)? time) to", {"tim", "wai"}),
    ("(?P<label>force (?:room|desk)|desk)", {"for", "des"}),
    ("(?:a[)|]b|c)d", None),
    ("\\d+ calls", None),
    ("% vacant", None),
    ("calls|answer", None),
    ("a{2}b", None),
]


@pytest.mark.parametrize(("pattern", "expected"), PATTERNS)
def test_heads_are_read_off_the_start_of_a_pattern(pattern: str, expected: set[str] | None) -> None:
    assert heads([pattern]) == (None if expected is None else frozenset(expected))


def _phrases() -> list[Phrase]:
    lexicon = load_lexicon()
    pairs = [*lexicon.areas, *(p for of in lexicon.dimensions.values() for p in of)]
    return [*lexicon.cues.values(), *lexicon.words.values(), *(phrase for _, phrase in pairs)]


WORDS = sorted(
    {word for phrase in _phrases() for word in re.findall(r"[A-Za-z]{2,}|\d{2,}", phrase.pattern.pattern)}
)


@given(st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from([" ", "-", ", ", " (", "’s ", " £", ""]))))
def test_no_match_is_lost(parts: list[tuple[str, str]]) -> None:
    """Over texts made of the lexicon's own words, in any case."""
    text = "".join(word + mark for word, mark in parts)
    for form in (text, text.upper(), text.title()):
        found = word_heads(form)
        for phrase in _phrases():
            assert phrase.may_be_in(found) or phrase.pattern.search(form) is None, phrase.pattern.pattern
