"""The words of a PDF page to lines, and lines to the parts of them that white space holds apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import median

from ingest.readers.blocks import Box
from ingest.readers.characters import raised
from ingest.readers.pdf_words import Word

_AFTER_MARK = re.compile(r"(?<=[⁰¹²³⁴⁵⁶⁷⁸⁹]) (?=[,.;:)])")
_RAISED_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_TOUCHING = 0.05
"""White narrower than this share of the font's box is none; a space between words takes 0.18 or more."""
_RAISED_BELOW = 0.87
_WIDE = 0.95
"""White space wider than this share of the font's box holds two parts of a line apart."""


@dataclass(frozen=True, slots=True)
class Part:
    """Words of one line with only the usual space between them."""

    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """The words with single spaces, none between the mark of a note and the sign that follows it."""
        return _AFTER_MARK.sub("", " ".join([word.text for word in self.words]))

    @property
    def x0(self) -> float:
        """Left edge."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Right edge."""
        return max(word.x1 for word in self.words)


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """One line, its parts from left to right."""

    parts: tuple[Part, ...]
    y0: float
    y1: float
    height: float
    """Usual height of the font's box."""

    @property
    def words(self) -> list[Word]:
        """Its words from left to right."""
        return [word for part in self.parts for word in part.words]

    @property
    def text(self) -> str:
        """The words with single spaces."""
        return " ".join(part.text for part in self.parts)

    @property
    def x0(self) -> float:
        """Left edge."""
        return self.parts[0].x0

    @property
    def x1(self) -> float:
        """Right edge."""
        return max(part.x1 for part in self.parts)

    @property
    def middle(self) -> float:
        """Height on the page of its middle."""
        return (self.y0 + self.y1) / 2


def lines_of(words: Iterable[Word]) -> list[PrintedLine]:
    """Return the lines of words from the top down; words of one line overlap in height."""
    rows: list[list[Word]] = []
    low = high = 0.0
    for word in sorted(words, key=lambda w: (w.middle, w.x0)):
        if rows and _is_same_line(word, low, high):
            rows[-1].append(word)
        else:
            rows.append([word])
            low, high = word.y0, word.y1
    return [line_of(sorted(row, key=lambda w: w.x0)) for row in rows]


def _is_same_line(word: Word, low: float, high: float) -> bool:
    overlap = min(word.y1, high) - max(word.y0, low)
    return overlap > 0.55 * min(word.y1 - word.y0, high - low)


def line_of(words: Sequence[Word]) -> PrintedLine:
    """Return the line of words that stand from left to right."""
    words = _whole(words)
    size = median([word.y1 - word.y0 for word in words])
    foot = max([word.y1 for word in words])
    words = [_marked(word, size, foot) if word.text.isdecimal() else word for word in words]
    runs: list[list[Word]] = [[words[0]]]
    right = words[0].x1
    for word in words[1:]:
        if word.x0 - right > _WIDE * size:
            runs.append([word])
        else:
            runs[-1].append(word)
        right = max(right, word.x1)
    parts = tuple(Part(tuple(run)) for run in runs)
    return PrintedLine(parts, min([w.y0 for w in words]), max([w.y1 for w in words]), size)


def _whole(words: Sequence[Word]) -> list[Word]:
    """Join what no white stands between: the engine takes narrow signs ('2,911') for the ends of words."""
    made = [words[0]]
    for word in words[1:]:
        last = made[-1]
        close = word.x0 - last.x1 < _TOUCHING * last.height and word.x0 > last.x0
        alike = abs(word.height - last.height) < 0.1 * last.height and word.text[0] not in _RAISED_DIGITS
        if close and alike and last.text[-1] not in _RAISED_DIGITS:
            made[-1] = replace(
                last,
                text=last.text + word.text,
                x1=word.x1,
                y0=min(last.y0, word.y0),
                y1=max(last.y1, word.y1),
            )
        else:
            made.append(word)
    return made


def _marked(word: Word, size: float, foot: float) -> Word:
    """Return small digits above the foot of their line as the mark of a note."""
    small = word.height < _RAISED_BELOW * size and word.y1 < foot - 0.1 * size
    return replace(word, text=raised(word.text)) if small and len(word.text) < 3 else word


def box_of(words: Sequence[Word], page: int) -> Box | None:
    """Return the box around words, None where there are none; tenths of a point are kept."""
    if not words:
        return None
    return Box(
        page,
        round(min(w.x0 for w in words), 1),
        round(min(w.y0 for w in words), 1),
        round(max(w.x1 for w in words), 1),
        round(max(w.y1 for w in words), 1),
    )
