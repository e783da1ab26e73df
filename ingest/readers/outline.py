"""Heading levels and paths."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.readers.blocks import BlockKind
from ingest.readers.dates import is_meeting_line
from ingest.readers.numbering import MINUTE_ITEM
from ingest.readers.pieces import Piece
from ingest.readers.report_heads import is_of_head

_CAPITALS, _ITEM, _BOLD, _OUTER, _INNER = 7, 8, 9, 10, 11
"""Ranks of headings that carry no mark of their own, below the six of Markdown."""


def heading_paths(pieces: Sequence[Piece], starts: frozenset[int]) -> list[tuple[str, ...]]:
    """Return the heading path of every piece and set the headings' levels.

    `starts` are the pieces at which a report begins: the path begins anew there. A heading's own
    path holds the headings above it, not itself.
    """
    stack: list[tuple[int, str]] = []
    paths: list[tuple[str, ...]] = []
    for number, piece in enumerate(pieces):
        if number in starts:
            stack = []
        if piece.kind is BlockKind.HEADING and _is_of_head(piece):
            paths.append(tuple(value for _, value in stack))
            piece.level = len(stack) + 1  # it heads nothing: what follows is not about that day or person
        elif piece.kind is BlockKind.HEADING:
            rank = _rank(piece, pieces[number + 1] if number + 1 < len(pieces) else None)
            while stack and stack[-1][0] >= rank:
                stack.pop()
            paths.append(tuple(value for _, value in stack))
            stack.append((rank, piece.value))
            piece.level = len(stack)
        else:
            paths.append(tuple(value for _, value in stack))
    return paths


def _is_of_head(piece: Piece) -> bool:
    """Whether a heading says when a report was given, or by whom."""
    return is_meeting_line(piece.value) or is_of_head(piece)


def _rank(piece: Piece, follow: Piece | None) -> int:
    if piece.level is not None:
        return piece.level
    if MINUTE_ITEM.match(piece.value):
        return _ITEM
    if piece.value.isupper():
        return _CAPITALS
    if piece.bold:
        return _BOLD
    return _OUTER if follow is not None and follow.kind is BlockKind.HEADING else _INNER
