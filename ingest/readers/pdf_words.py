"""The words of a PDF page with their places, upright however the page is turned."""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

import pypdfium2 as pdfium
from pypdfium2 import raw

from ingest.readers.characters import plain, raised

_TOKEN = re.compile(r"[^\s\x00\x02\ufffe]+[\x02\ufffe]?|[\x02\ufffe]")
"""A word; the engine leaves out the line's end after a hyphen, which it gives as one of these two signs."""
_MARK = re.compile(r"\d{1,2}$")
_RAISED_BELOW = 0.82
"""A footnote mark is set in less than this share of the size of what it stands beside."""
_SAMPLE = 40
_BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)

Rect = tuple[float, float, float, float]
Boxes = Callable[[int], Rect]
Turn = Callable[[float, float, float, float], Rect]
"""Takes left, bottom, right, top in the page's own space; gives x0, y0, x1, y1 upright, y downwards."""


@dataclass(slots=True)
class Word:
    """A run of characters without white space; y grows downwards from the page's top, in points."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    at: int
    """Index of its first character in the page's text, to ask for its font."""

    @property
    def height(self) -> float:
        """Height of the font's box."""
        return self.y1 - self.y0

    @property
    def middle(self) -> float:
        """Height on the page of its middle."""
        return (self.y0 + self.y1) / 2


@dataclass(frozen=True, slots=True)
class PageText:
    """The words of a page in the order of the file, and how places are turned upright."""

    words: list[Word]
    turn: Turn
    width: float
    height: float
    is_bold: Callable[[Word], bool]
    """Asks the page, so it holds only as long as the page is open."""
    aside: str = ""
    """What is printed across the direction of the page: stamps, labels of axes, a header of a turned page."""


def page_text(page: pdfium.PdfPage) -> PageText:
    """Return the words of a page, which must stay open while `is_bold` is asked."""
    textpage = page.get_textpage()
    text = _characters(textpage)
    tokens = [(m.start(), m.end()) for m in _TOKEN.finditer(text)]
    angle, tokens, others = _sorted_by_angle(textpage, tokens)
    turn, width, height = _turner(page, angle)
    boxes = _boxes(textpage, turn)
    words: list[Word] = []
    for start, end in tokens:
        words.extend(_words(text, start, end, boxes))
    aside = plain(" ".join(text[start:end] for start, end in others))
    return PageText(words, turn, width, height, _Bold(textpage), aside)


def _characters(textpage: pdfium.PdfTextPage) -> str:
    """Return one character for each index of the page's own list."""
    count = textpage.count_chars()
    text: str = textpage.get_text_range()
    if len(text) == count:
        return text
    return "".join(chr(raw.FPDFText_GetUnicode(textpage, n) or 32) for n in range(count))


def _boxes(textpage: pdfium.PdfTextPage, turn: Turn) -> Boxes:
    """Return what asks the page for the upright box of a character."""
    rect = raw.FS_RECTF()
    handle, reference, ask = textpage.raw, ctypes.byref(rect), raw.FPDFText_GetLooseCharBox

    def box(index: int) -> Rect:
        ask(handle, index, reference)
        return turn(rect.left, rect.bottom, rect.right, rect.top)

    return box


class _Bold:
    """Tells whether a word is set in bold; asked once a line, since each answer is dear."""

    def __init__(self, textpage: pdfium.PdfTextPage) -> None:
        self._page = textpage
        self._buffer = ctypes.create_string_buffer(128)

    def __call__(self, word: Word) -> bool:
        if raw.FPDFText_GetFontWeight(self._page, word.at) >= 600:
            return True
        flags = ctypes.c_int()
        size = raw.FPDFText_GetFontInfo(self._page, word.at, self._buffer, 128, ctypes.byref(flags))
        return bool(0 < size <= 128 and _BOLD.search(self._buffer.value.decode("latin-1")))


def _angle(textpage: pdfium.PdfTextPage, start: int) -> int:
    """Return by how many quarter turns, against the clock, a character is turned."""
    angle: float = raw.FPDFText_GetCharAngle(textpage, start)
    return -round(angle / (math.pi / 2)) % 4


def _sorted_by_angle(
    textpage: pdfium.PdfTextPage, tokens: list[tuple[int, int]]
) -> tuple[int, list[tuple[int, int]], list[tuple[int, int]]]:
    """Return how most of the text is turned, the tokens turned so, and the others."""
    step = max(1, len(tokens) // _SAMPLE)
    turns = Counter(_angle(textpage, start) for start, _ in tokens[::step])
    if len(turns) < 2:
        return next(iter(turns), 0), tokens, []
    usual = turns.most_common(1)[0][0]
    own = [token for token in tokens if _angle(textpage, token[0]) == usual]
    kept = set(own)
    return usual, own, [token for token in tokens if token not in kept]


def _turner(page: pdfium.PdfPage, angle: int) -> tuple[Turn, float, float]:
    """Return how a box of the page's own space is turned upright, and the page's size then."""
    left, bottom, right, top = page.get_mediabox(fallback_ok=False) or _inherited_box(page)
    wide, high = right - left, top - bottom
    turns: list[Turn] = [
        lambda x0, y0, x1, y1: (x0 - left, top - y1, x1 - left, top - y0),
        lambda x0, y0, x1, y1: (y0 - bottom, x0 - left, y1 - bottom, x1 - left),
        lambda x0, y0, x1, y1: (right - x1, y0 - bottom, right - x0, y1 - bottom),
        lambda x0, y0, x1, y1: (top - y1, right - x1, top - y0, right - x0),
    ]
    return (turns[angle], wide, high) if angle % 2 == 0 else (turns[angle], high, wide)


def _inherited_box(page: pdfium.PdfPage) -> Rect:
    """Return the page's box where the page itself does not state it: size as shown, turned back."""
    width, height = page.get_size()
    return (0.0, 0.0, height, width) if page.get_rotation() % 180 else (0.0, 0.0, width, height)


def _words(text: str, start: int, end: int, boxes: Boxes) -> list[Word]:
    """Return the word at a span of the text, its footnote mark apart; none where it prints nothing."""
    value = text[start:end]
    if not (value.isascii() and value.isprintable()):
        value = plain(value)
    first = boxes(start)
    last = boxes(end - 1) if end - start > 1 else first
    if not value or not _is_place(first) or not _is_place(last):
        return []
    word = _placed(value, start, first, last)
    if end - start == 1 or not value[-1].isdigit():
        return [word]
    small = _RAISED_BELOW * (first[3] - first[1])
    match = _MARK.search(text, start, end)
    if match is None or last[3] - last[1] >= small:
        return [word]
    sizes = [(n, boxes(n)) for n in range(match.start(), end)]
    cut = next(n for n, box in sizes if box[3] - box[1] < small)
    body = plain(text[start:cut])
    if cut == start or not body:
        return [word]
    mark = _placed(raised(text[cut:end]), cut, boxes(cut), last)
    mark.y0, mark.y1 = word.y0, word.y1
    return [_placed(body, start, first, boxes(cut - 1)), mark]


def _is_place(box: Rect) -> bool:
    return -1e5 < box[0] < 1e5 and -1e5 < box[1] < 1e5 and -1e5 < box[2] < 1e5 and -1e5 < box[3] < 1e5


def _placed(value: str, at: int, first: Rect, last: Rect) -> Word:
    return Word(
        value,
        first[0] if first[0] < last[0] else last[0],
        first[1] if first[1] < last[1] else last[1],
        first[2] if first[2] > last[2] else last[2],
        first[3] if first[3] > last[3] else last[3],
        at,
    )
