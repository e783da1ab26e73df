"""Texts that go on for pages without a break, as one line of megabytes does, cut at the ends of sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.readers.blocks import Text
from ingest.readers.pieces import Piece

LONGEST = 6000
"""Characters of a block: some 1,000 words. What is made of a block grows with the square of its length."""
_END = re.compile(r"[.!?;] (?=\S)")


def cut_overlong(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces, each longer than LONGEST as several; no word is cut, and tables stay whole."""
    return [part for piece in pieces for part in _parts(piece)]


def _parts(piece: Piece) -> Iterator[Piece]:
    value, offsets = piece.text.value, piece.text.offsets
    if len(value) <= LONGEST or piece.table is not None:
        yield piece
        return
    start = 0
    while start < len(value):
        end = _cut(value, start)
        yield replace(
            piece,
            text=Text(value[start:end].rstrip(), offsets[start : start + len(value[start:end].rstrip())]),
            gap=piece.gap and start == 0,
            gap_after=piece.gap_after and end == len(value),
            number=piece.number if start == 0 else None,
        )
        start = end


def _cut(value: str, start: int) -> int:
    """Return where a part ends: after the last sentence that fits, else the last word, else the first."""
    if len(value) - start <= LONGEST:
        return len(value)
    ends = [match.end() for match in _END.finditer(value, start + LONGEST // 2, start + LONGEST)]
    if ends:
        return ends[-1]
    space = value.rfind(" ", start + 1, start + LONGEST)
    if space < 0:
        space = value.find(" ", start + LONGEST)
    return space + 1 if space >= 0 else len(value)
