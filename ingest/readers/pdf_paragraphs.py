"""Lines of a PDF's column to paragraphs: where one begins, and how its lines are joined."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ingest.readers.cleaning import BULLET, is_broken_word
from ingest.readers.continuation import is_unfinished
from ingest.readers.pdf_lines import PrintedLine
from ingest.readers.pdf_words import Word
from ingest.readers.wrapping import opens_item

IsWord = Callable[[str], bool]
_ROUND_BULLET = re.compile(r"o (?=\S)")
_SAME_SIZE = 0.12
_HYPHEN = re.compile(r"\w[-/]$")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together, all in one font's size and weight."""

    lines: tuple[PrintedLine, ...]
    bold: bool
    listed: bool

    @property
    def height(self) -> float:
        """Usual height of the font's box."""
        return median([line.height for line in self.lines])

    @property
    def words(self) -> list[Word]:
        """All words in order."""
        return [word for line in self.lines for word in line.words]

    def value(self, is_word: IsWord) -> str:
        """Return the text without its bullet, lines joined by spaces and broken words whole."""
        text = join_lines([line.text for line in self.lines], is_word)
        bullet = BULLET.match(text) or _ROUND_BULLET.match(text)
        return text[bullet.end() :] if self.listed and bullet else text


def paragraphs_of(lines: Sequence[PrintedLine], is_bold: Callable[[Word], bool]) -> list[Paragraph]:
    """Return the paragraphs of the lines of one column, from the top."""
    if not lines:
        return []
    weights = [is_bold(line.words[0]) and is_bold(line.words[-1]) for line in lines]
    usual = _usual_gap(lines)
    right = max(line.x1 for line in lines)
    runs: list[list[int]] = [[0]]
    for number in range(1, len(lines)):
        same = weights[number] == weights[number - 1]
        if _begins(lines[number - 1], lines[number], usual, right, same_weight=same):
            runs.append([number])
        else:
            runs[-1].append(number)
    return [
        Paragraph(
            tuple(lines[n] for n in run),
            bold=all(weights[n] for n in run),
            listed=_is_bullet(lines[run[0]].text),
        )
        for run in runs
    ]


def _usual_gap(lines: Sequence[PrintedLine]) -> float:
    gaps = [b.y0 - a.y1 for a, b in pairwise(lines) if abs(b.height - a.height) < 1]
    close = [gap for gap in gaps if gap < 1.2 * median([line.height for line in lines])]
    return median(close) if close else 0.0


def _begins(above: PrintedLine, line: PrintedLine, usual: float, right: float, *, same_weight: bool) -> bool:
    """Whether a paragraph begins at a line directly below another."""
    size = max(above.height, line.height)
    gap = line.y0 - above.y1
    if gap > usual + 0.4 * size or gap < -2 * size:
        return True
    if _is_bullet(line.text) or opens_item(line.text, above.text):
        return True
    if _runs_on(above, line):
        return False
    other_size = abs(above.height - line.height) > _SAME_SIZE * size
    if other_size or not same_weight or len(above.parts) > 1 or len(line.parts) > 1:
        return True
    room = right - above.x1 - (line.words[0].x1 - line.words[0].x0)
    return room > (0.7 if above.text.endswith((".", ":", "?", "!", "”")) else 4.0) * size


def _runs_on(above: PrintedLine, line: PrintedLine) -> bool:
    return line.text[:1].islower() or is_unfinished(above.text)


def _is_bullet(text: str) -> bool:
    return bool(BULLET.match(text) or _ROUND_BULLET.match(text))


def join_lines(texts: Sequence[str], is_word: IsWord) -> str:
    """Return printed lines as one: a space for a break, none after a hyphen, broken words whole."""
    value = ""
    for text in texts:
        if value and is_broken_word(value, text, is_word):
            value = value[:-1]
        elif value and not _HYPHEN.search(value):
            value += " "
        value += text
    return value
