"""Lines that belong together without a table: cards of a dashboard, and lists of labelled figures."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from ingest.readers.blocks import Block, BlockKind

_BARE = re.compile(
    r"(?:target|actual|standard|was|is)?:?\s*[£+\-–↑↓▲▼]?\s*[\d.,:]+\s*"
    r"(?:%|m|k|(?:hours?|minutes?|mins?|seconds?|secs?)(?:\s*\d+\s*(?:minutes?|mins?|seconds?|secs?))?)?",
    re.IGNORECASE,
)
"""A line that prints a figure and does not say of what."""
_NUMBERED = re.compile(r"\d+(?:\.\d+)*[.)]?\s+[A-Z(]")
_LABELLED = re.compile(r"[A-Z][\w /&-]{0,40}?(?::|\s[-–—])\s+\S")
_OPENS_WITH = (BlockKind.PARAGRAPH, BlockKind.HEADING)
_CARD_LINES, _LABEL_WORDS = 4, 10
_LIST_LINES, _LIST_WORDS = 20, 14


def lines_of(blocks: Sequence[Block], block: Block) -> Iterator[Block]:
    """Give the lines that say what a line's figure is: the one its list hangs from, its card's label."""
    for found in (_opener(blocks, block), _card_label(blocks, block)):
        if found is not None:
            yield found


def dated_by(blocks: Sequence[Block], block: Block, names_period: Callable[[Block], bool]) -> Block | None:
    """Return the line that dates a figure: below a card's figure, or above a list of labelled figures.

    'Answered within 10 seconds / 91.6% / August 2023'; 'Strength at 31 December', then a figure a line.
    """
    if block.kind is not BlockKind.PARAGRAPH:
        return None
    if _BARE.fullmatch(block.text.value.strip()):
        return _below(blocks, block, names_period)
    return _above(blocks, block, names_period) if _is_labelled(block) else None


def _below(blocks: Sequence[Block], block: Block, names_period: Callable[[Block], bool]) -> Block | None:
    near = [b for b in blocks[block.number + 1 : block.number + 3] if b.report == block.report]
    if not near or near[0].kind is not BlockKind.PARAGRAPH or len(near[0].text.value.split()) > _LABEL_WORDS:
        return None
    labels_next = len(near) > 1 and _BARE.fullmatch(near[1].text.value.strip()) is not None
    return near[0] if names_period(near[0]) and not labels_next else None


def _above(blocks: Sequence[Block], block: Block, names_period: Callable[[Block], bool]) -> Block | None:
    for number in range(block.number - 1, max(block.number - _LIST_LINES, -1), -1):
        other = blocks[number]
        if other.report != block.report or other.kind not in _OPENS_WITH:
            return None
        if len(other.text.value.split()) <= _LABEL_WORDS and names_period(other) and not _is_labelled(other):
            return other
        if not _is_labelled(other) and len(other.text.value.split()) > _NAME_WORDS:
            return None
    return None


_NAME_WORDS = 3
"""A line of so few words only names the part of the list below it: 'Port Varden'."""


def named_by(blocks: Sequence[Block], block: Block, names: Callable[[Block], bool]) -> Block | None:
    """Return the line of a few words that names the part of a list in which a labelled figure stands."""
    if block.kind is not BlockKind.PARAGRAPH or not _is_labelled(block):
        return None
    for number in range(block.number - 1, max(block.number - _LIST_LINES, -1), -1):
        other = blocks[number]
        if other.report != block.report or other.kind not in _OPENS_WITH:
            return None
        if not _is_labelled(other):
            return other if len(other.text.value.split()) <= _NAME_WORDS and names(other) else None
    return None


def _is_labelled(block: Block) -> bool:
    """Whether a line is a label with its figure ('Officers (FTE) 2,371'), and no sentence."""
    text = block.text.value.strip()
    short = len(text.split()) <= _LIST_WORDS and not text.endswith((".", ":"))
    return short and text[:1].isalpha() and bool(_FIGURE_AFTER.search(text))


_FIGURE_AFTER = re.compile(
    r"[^\d]{3,}\s[£(]?\d[\d,.:]*\s?(?:%|m|k|\)|[a-z]+(?:\s\d+\s[a-z]+)?)?\s*(?:\([^)]*\))?$", re.IGNORECASE
)


def _opener(blocks: Sequence[Block], block: Block) -> Block | None:
    """Return the line ending in a colon that a paragraph, or a run of 'Officers: 5.5%' lines, follows."""
    if block.kind is not BlockKind.PARAGRAPH or _NUMBERED.match(block.text.value):
        return None
    for number in range(block.number - 1, max(block.number - _CARD_LINES, -1), -1):
        other = blocks[number]
        if other.report != block.report:
            return None
        if other.kind in _OPENS_WITH and other.text.value.rstrip().endswith(":"):
            return other
        if other.kind is not BlockKind.PARAGRAPH:
            return None
        if not (_LABELLED.match(block.text.value) and _LABELLED.match(other.text.value)):
            return None
    return None


def _card_label(blocks: Sequence[Block], block: Block) -> Block | None:
    """Return the line that names a figure which stands on a line of its own, as on a dashboard."""
    if block.kind is not BlockKind.PARAGRAPH or not _BARE.fullmatch(block.text.value.strip()):
        return None
    for number in range(block.number - 1, max(block.number - _CARD_LINES, -1), -1):
        other = blocks[number]
        text = other.text.value.strip()
        if other.report != block.report or len(text.split()) > _LABEL_WORDS:
            return None
        if not _BARE.fullmatch(text) and other.kind is not BlockKind.FURNITURE:
            return other
    return None
