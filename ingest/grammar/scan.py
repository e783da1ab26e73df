"""Fast scanning: a cheap expression proposes starts, an exact one is tried only there."""

from __future__ import annotations

import re
from collections.abc import Iterator

_ASCII_LOWER = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}


def lowered(text: str) -> str:
    """Return the text in lower case, each character at its own place (some grow in str.lower)."""
    low = text.lower()
    return low if len(low) == len(text) else text.translate(_ASCII_LOWER)


def candidates(starts: re.Pattern[str], exact: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield the matches of `exact` in order and without overlap, tried where `starts` matches.

    `starts` is case-sensitive over lower-case text, so that its first characters are found in C; a
    whole-text search with a case-insensitive expression is ten times slower.
    """
    low, at = lowered(text), 0
    while (start := starts.search(low, at)) is not None:
        match = exact.match(text, start.start())
        if match is not None and match.end() > match.start():
            yield match
            at = match.end()
        else:  # what proposed this start may hide the next: 'quarter October'
            at = start.start() + 1
