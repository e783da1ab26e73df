"""Where a text is hard-wrapped, and which of its line ends are breaks that the author meant."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate

from ingest.readers.cleaning import BULLET
from ingest.readers.continuation import are_labelled_figures, are_led_by_figures, is_unfinished
from ingest.readers.lines import Line
from ingest.readers.numbering import paragraph_number, printed_number, text_column

_WINDOW = 80
_PAGE_INDENT = frozenset({1, 2})
"""Spaces before the first line of a page, and before a bullet whose sign the text lost."""
_FIGURE_LINE = re.compile(r"[~<>+£]?\d[\d,.]*(?:%|\+|m\b|k\b)?\s")
_FOOTNOTE = re.compile(r"\d{1,2}\s+\S")


def wrapped_lines(lines: Sequence[Line]) -> list[bool]:
    """Return for each line whether it stands in hard-wrapped text.

    Hard-wrapped text is known by lines of ordinary width that run on in a small letter; text that
    flows has paragraphs of any length in one line.
    """
    soft, long = [0], [0]
    for number, line in enumerate(lines):
        follow = lines[number + 1].raw.lstrip() if number + 1 < len(lines) else ""
        width = len(line.raw)
        plain = "\t" not in line.raw and "|" not in line.raw
        soft.append(int(plain and 25 <= width <= 135 and follow[:1].islower()))
        long.append(int(width > 170))
    soft, long = list(accumulate(soft)), list(accumulate(long))
    marks = []
    for number in range(len(lines)):
        lo, hi = max(0, number - _WINDOW), min(len(lines), number + _WINDOW)
        marks.append(soft[hi] - soft[lo] > max(2, 2 * (long[hi] - long[lo])))
    return marks


def starts_paragraph(above: Line, line: Line, *, wrapped: bool, width: int) -> bool:
    """Whether a line directly below another begins a paragraph of its own.

    `width` is the length of the longest line nearby, 0 where line ends say nothing: a line end is meant
    where the next word would clearly still have fitted.
    """
    value = line.raw.strip(" \t\xa0")
    before = above.raw.strip(" \t\xa0")
    fitted = len(above.raw.rstrip()) + 1 + len(value.split(" ", 1)[0])
    ends_early = not wrapped or fitted < width or ("  " in before and "  " in value)
    if opens_item(value, before) or line.page_start or (ends_early and are_labelled_figures(before, value)):
        return not (line.page_start and (value[:1].islower() or is_unfinished(before)))
    if before.count("**") % 2 and "**" in value:
        return False
    if not wrapped:
        return not (is_unfinished(before) or value[:1] == "(" or value[:1].islower())
    listed = ends_early and are_led_by_figures(before, value)
    if not listed and (is_unfinished(before) or value[:1] == "(" or value[:1].islower()):
        return line.indent > 0 and before.endswith(":")
    counted = listed or (_is_counted(value) and _is_counted(before))
    if line.indent in _PAGE_INDENT or counted or line_is_figures(before) or line_is_figures(value):
        return True  # indented: a bullet whose sign was lost, or the first line of a page
    return fitted < width * (0.85 if before.endswith((".", ":", "?", "!", "”")) else 0.72)


def opens_item(value: str, before: str) -> bool:
    """Whether a line opens with a bullet, a heading sign or a paragraph number of its own."""
    if BULLET.match(value) and (
        value[0] != "-" or (not before.endswith(("-", "–")) and not before[-1:].isdigit())
    ):
        return True
    if value.startswith("#"):
        return True
    if not printed_number(value):
        return False
    inside = re.search(r"\b(?:section|paragraph|table|appendix|item|and|to|of|act)$", before, re.IGNORECASE)
    return inside is None


def hangs(first: Line, line: Line, before: str) -> bool:
    """Whether a line stands indented below the words of a numbered or bulleted line, as its next one."""
    column = text_column(first.raw)
    hung = column > first.indent and abs(line.indent - column) <= 1 and line.indent > first.indent
    value = line.raw.strip(" \t\xa0")
    return hung and not opens_item(value, before) and not line.page_start


def _is_counted(value: str) -> bool:
    return bool(_FOOTNOTE.match(value))


def line_is_figures(value: str) -> bool:
    """Whether a line is made mainly of figures (a row of a table or an infographic)."""
    words = value.split()
    figures = sum(bool(re.fullmatch(r"[(£+\-–]*\d[\d,.]*(?:%|m|k|bn)?[),;]*", word)) for word in words)
    return len(words) > 1 and figures * 2 > len(words)


def starts_with_figure(value: str) -> bool:
    """Whether a line begins with a figure and what it counts, as infographics do."""
    return bool(_FIGURE_LINE.match(value)) and paragraph_number(value) is None


def is_page_top(above: Line, line: Line) -> bool:
    """Whether a line directly below another may be the first of a page (it alone is indented)."""
    fresh = line.indent in _PAGE_INDENT and above.indent not in _PAGE_INDENT
    return line.page_start or (fresh and not above.blank)
