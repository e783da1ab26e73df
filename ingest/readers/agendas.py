"""Where an agenda ends: at the title of a report that has no head of its own, before its first figures."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.readers.blocks import BlockKind, Table
from ingest.readers.column_names import is_column_name
from ingest.readers.dates import is_meeting_line
from ingest.readers.numbering import paragraph_number
from ingest.readers.pieces import Piece

_TITLE = re.compile(
    r"(?!\d+[.)]?\s|item\b).{3,110}?\b(?:report|update|framework|summary|dashboard|review|performance|overview"
    r"|briefing|scorecard)\b(?:\s*[:–(-].{2,60})?",
    re.IGNORECASE,
)
_AGENDA_ITEM = re.compile(
    r".*\(?\bpages?:?\s*\d{1,4}(?:\s*[-–to]+\s*\d{1,4})?\)?\s*$"
    r"|agenda\b.*|item no\b.*|to (?:receive|consider|note|agree)\b.*"
    r"|(?:\d{1,2}[.)]?\s+)?(?:apologies|declarations?|minutes|public question|urgent business"
    r"|date of next)\b.*",
    re.IGNORECASE,
)
_MEASURED = re.compile(r"\d\s?%|£\s?\d|\b\d+(?:\.\d+)?\s(?:per cent|percentage points|seconds|minutes)\b")
_FULL = 8
"""Words that a numbered paragraph of a report has at least."""


def report_after_agenda(pieces: Sequence[Piece], begin: int, end: int) -> int | None:
    """Return the piece at which a report begins within an agenda that spans begin to end, or None."""
    sign = next((n for n in range(begin, end) if _is_reporting(pieces, n, end) or _restarts(pieces, n)), None)
    if sign is None:
        return None
    items = [n for n in range(begin, sign) if _is_item(pieces[n])]
    after = (items[-1] if items else begin) + 1
    heads = [n for n in range(after, sign + 1) if _may_be_title(pieces[n])]
    titled = [n for n in heads if _TITLE.fullmatch(pieces[n].value)]
    return next(iter(titled or heads), sign)


def _restarts(pieces: Sequence[Piece], at: int) -> bool:
    """Whether the numbers of paragraphs begin at 1 directly below the title of a report."""
    first = paragraph_number(pieces[at].value) in {"1", "1.0", "1.1"}
    return first and at > 0 and _may_be_title(pieces[at - 1]) and bool(_TITLE.fullmatch(pieces[at - 1].value))


def _is_reporting(pieces: Sequence[Piece], at: int, end: int) -> bool:
    """Whether a piece is no part of an agenda: a table of figures, a measure, a report's title."""
    piece = pieces[at]
    if piece.table is not None:
        return _is_table_of_figures(piece.table)
    if piece.kind in {BlockKind.FURNITURE, BlockKind.HEADING} and not _TITLE.fullmatch(piece.value):
        return False
    if piece.kind is not BlockKind.FURNITURE and _MEASURED.search(piece.value):
        return True
    follow = pieces[at + 1].value if at + 1 < end else ""
    first = paragraph_number(follow) in {"1", "1.1", "1.0"} and not _AGENDA_ITEM.fullmatch(follow)
    sentence = len(follow.split()) >= _FULL and follow.endswith(".")
    return _may_be_title(piece) and bool(_TITLE.fullmatch(piece.value)) and first and sentence


def _is_table_of_figures(table: Table) -> bool:
    """Whether a table prints measures, or counts below the names of periods; page numbers are neither."""
    cells = [cell.text.value for row in table.rows if not row.header for cell in row.cells[1:]]
    heads = [cell.text.value for row in table.rows if row.header for cell in row.cells[1:]]
    dated = any(is_column_name(value) and re.search(r"\d", value) for value in heads)
    counts = any(re.fullmatch(r"\d[\d,.]*", value) for value in cells)
    return any(_MEASURED.search(value) for value in cells) or (dated and counts)


def _is_item(piece: Piece) -> bool:
    if piece.table is not None:
        return not _is_table_of_figures(piece.table)
    numbered = piece.kind is BlockKind.PARAGRAPH and _numbered(piece)
    return numbered or bool(_AGENDA_ITEM.fullmatch(piece.value))


def _numbered(piece: Piece) -> bool:
    return bool(re.match(r"\d{1,2}[.)]?\s+[A-Z]", piece.value)) and len(piece.value.split()) < _FULL


def _may_be_title(piece: Piece) -> bool:
    line = piece.kind is BlockKind.HEADING or (piece.kind is BlockKind.PARAGRAPH and piece.gap)
    short = piece.table is None and len(piece.value) < 160 and not piece.value.endswith((".", ":", ";"))
    return line and short and not _is_item(piece) and not is_meeting_line(piece.value)
