"""From built pieces to a paper, for formats that show their headings, tables and pages themselves."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.readers.assembly import set_captions
from ingest.readers.blocks import BlockKind, Paper
from ingest.readers.building import Builder
from ingest.readers.errors import UnreadablePaper
from ingest.readers.headings import mark_headings
from ingest.readers.making import Source, make_paper
from ingest.readers.numbering import paragraph_number
from ingest.readers.pieces import Piece
from ingest.readers.report_heads import Start

_ENOUGH = 2
"""A paper with as many marked headings as this marks all of them."""
_FIGURE = re.compile(r"\d")
_YEAR = re.compile(r"(?:19|20)\d\d(?:\s?[/–-]\s?\d\d(?:\d\d)?)?")


def finish(source: Source, built: Builder, starts: Sequence[Start] | None = None) -> Paper:
    """Return the paper of what was built; raise UnreadablePaper where nothing was.

    Short lines that stand as headings are marked. Where the paper marks its headings itself, only bold
    ones are; one that prints a figure never is, unless it is bold.
    """
    pieces = built.pieces
    if not pieces:
        raise UnreadablePaper(source.file, "it prints no text", "Open it, and leave it out if it is empty.")
    headings = sum(piece.kind is BlockKind.HEADING for piece in pieces)
    marked = starts is None and headings >= _ENOUGH  # a workbook marks nothing but the names of its sheets
    unmarked = [piece for piece in pieces if piece.kind is BlockKind.PARAGRAPH and not piece.bold]
    mark_headings(pieces)
    for piece in unmarked:
        if piece.kind is BlockKind.HEADING and (marked or _prints_figure(piece)):
            piece.kind = BlockKind.PARAGRAPH
    set_captions(pieces)
    return make_paper(source, built.text, pieces, starts)


def _prints_figure(piece: Piece) -> bool:
    """Whether a short line prints a number that is neither its own number nor a year."""
    number = paragraph_number(piece.value, heading=True)
    rest = piece.value[len(number) :] if number else piece.value
    return bool(_FIGURE.search(_YEAR.sub("", rest)))
