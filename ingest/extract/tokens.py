"""Tells the figures of a passage from the numbers that are none: dates, references, parts of names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from ingest.extract.passage import Passage
from ingest.grammar.ignorable import find_ignorable
from ingest.grammar.quantities import find_digit_runs
from ingest.grammar.types import Quantity
from ingest.lexicon import Lexicon, Phrase

_BLOCK_RULE = "paragraph_number"
"""Whether a leading number numbers the paragraph is known from the block: '6.4 Northmarch' may be a cell."""
_WORD_FORMS = {"words", "fraction"}
_RESTATED = re.compile(r"\s+\([\d.,]+\s?%?\)")
"""'three quarters (74%)': the digits are the figure."""
_YEAR_BEFORE_NUMBER = re.compile(r"(?:19|20)\d\d\s+\d[\d,.]*\b(?!\s*/)")
"""The year of a date that a page break cut off, before the first figure of what follows."""
LONGEST_ROW = 60
"""A row of the ledger covers at most this many characters."""


@dataclass(frozen=True, slots=True)
class Ignored:
    """A half-open range of a passage that is no figure, and the rule that says why."""

    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class Tokens:
    """The number tokens of a passage, every digit in one of the three.

    `names` are quantities that stand inside the name of a measure or dimension ('within 10 seconds');
    whether they are figures depends on what the sentence says.
    """

    figures: tuple[Quantity, ...]
    names: tuple[Quantity, ...]
    ignored: tuple[Ignored, ...]
    loose: tuple[tuple[int, int], ...]
    """Digits that make no quantity and that no rule explains."""


@lru_cache(maxsize=64)  # a cell is asked for its figures, then for all its tokens
def read_tokens(passage: Passage) -> Tokens:
    """Return the number tokens of a passage, told apart."""
    ignored = [
        *(Ignored(m.start, m.end, "period") for m in passage.periods if m.period is not None),
        *(Ignored(m.start, m.end, m.rule) for m in find_ignorable(passage.text) if m.rule != _BLOCK_RULE),
        *(Ignored(m.start, m.end, "period") for m in passage.periods if m.period is None),
    ]
    names = _named(passage)
    figures, in_names = [], []
    years: list[tuple[int, int]] = []
    for quantity in passage.quantities:
        if _overlaps(quantity.start, quantity.end, ((i.start, i.end) for i in ignored)):
            continue
        if _YEAR_BEFORE_NUMBER.match(passage.text, quantity.start):
            years.append((quantity.start, quantity.end))
            continue
        if quantity.form in _WORD_FORMS and _RESTATED.match(passage.text, quantity.end):
            continue
        if _overlaps(quantity.start, quantity.end, names):
            in_names.append(quantity)
        else:
            figures.append(quantity)
    taken = [(q.start, q.end) for q in (*figures, *in_names)]
    runs = [part for run in find_digit_runs(passage.text) for part in _untaken(passage.text, run, taken)]
    explained: list[Ignored] = []
    loose: list[tuple[int, int]] = []
    for run in runs:
        rule = next((i for i in ignored if _overlaps(*run, [(i.start, i.end)])), None)
        if rule is not None:
            explained.append(_row(rule, run))
        elif _overlaps(*run, years):
            explained.append(Ignored(*run, "year"))
        elif _overlaps(*run, names):
            explained.append(Ignored(*run, "measure_name"))
        else:
            loose.append(run)
    return Tokens(tuple(figures), tuple(in_names), tuple(_distinct(explained)), tuple(loose))


def _untaken(text: str, run: tuple[int, int], taken: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the parts of a digit run that no quantity covers: of '2.2-2.6' the first, if 2.6 is one."""
    if not _overlaps(*run, taken):
        return [run]
    parts = [(run[0] + m.start(), run[0] + m.end()) for m in _DIGITS.finditer(text[run[0] : run[1]])]
    return [part for part in parts if not _overlaps(*part, taken)]


_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")


def _row(rule: Ignored, run: tuple[int, int]) -> Ignored:
    """Return the row of an explained token: the whole date or reference where it is short enough."""
    if rule.end - rule.start <= LONGEST_ROW and rule.start <= run[0] and run[1] <= rule.end:
        return rule
    return Ignored(*run, rule.rule)


def _distinct(rows: Iterable[Ignored]) -> list[Ignored]:
    return sorted(set(rows), key=lambda i: (i.start, i.end, i.rule))


def _named(passage: Passage) -> list[tuple[int, int]]:
    lexicon = passage.setting.lexicon
    if not any(c.isdigit() for c in passage.text):
        return []
    cues, dimensions = _numbered(lexicon)
    spans = [(m.start, m.end) for cue in cues for m in passage.cues(cue)]
    spans += [(m.start, m.end) for name in dimensions for m in passage.dimension(name)]
    return [(a, b) for a, b in spans if any(c.isdigit() for c in passage.text[a:b])]


@lru_cache(maxsize=2)
def _numbered(lexicon: Lexicon) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the cues and dimensions whose words can hold digits."""
    cues = tuple(name for name, phrase in lexicon.cues.items() if _digits(phrase))
    dimensions = tuple(
        name for name, pairs in lexicon.dimensions.items() if any(_digits(phrase) for _, phrase in pairs)
    )
    return cues, dimensions


def _digits(phrase: Phrase) -> str:
    """Return the digits and digit classes of a phrase, without its counts ('{0,40}') and look-arounds."""
    plain = re.sub(r"\{[\d,]+\}|\(\?<?[=!][^)]*\)", "", phrase.pattern.pattern)
    return "".join(re.findall(r"\d|\\d", plain))


def _overlaps(start: int, end: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start < b and a < end for a, b in spans)
