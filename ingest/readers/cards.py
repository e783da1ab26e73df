"""Cards of an infographic that print the figure above its label: joined, or the label below is lost."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.readers.blocks import BlockKind
from ingest.readers.cleaning import join
from ingest.readers.column_names import is_column_name
from ingest.readers.pieces import Piece

_UNIT = (
    r"(?:\s?%|\s?(?:m|k|bn|pp|million|thousand)\b"
    r"|\s(?:per cent|percent|seconds|secs|minutes|mins|hours|days|weeks))"
)
_FIGURE = re.compile(rf"[+\-–~£]*\d[\d,]*(?:\.\d+)?{_UNIT}?", re.IGNORECASE)
_SURE = re.compile(r"[£%,.]|[A-Za-z]")
"""What tells a figure alone on its line from a page's number."""
_NO_LABEL = re.compile(r"[£%]|^(?:target|previous|change|was|up|down|from|compared)\b|[.:;]$", re.IGNORECASE)


def join_cards(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces with each figure that stands above its label joined with it in one paragraph."""
    out: list[Piece] = []
    at = 0
    while at < len(pieces):
        end = _cards_end(pieces, at)
        if end == at:
            out.append(pieces[at])
            at += 1
        while at < end:
            stop = next((n for n in range(at + 1, end) if _is_figure(pieces[n])), end)
            out.append(_joined(pieces[at:stop]))
            at = stop
    return out


def _cards_end(pieces: Sequence[Piece], at: int) -> int:
    """Return the piece after a run of cards that begins at a figure, or `at` where none begins.

    Figures and labels follow one another, a figure first and a label last: without blank lines between
    them, or all a blank line apart below what is no label.
    """
    if not _is_figure(pieces[at]) or not pieces[at].gap:
        return at
    tight = _reach(pieces, at, gaps=False)
    if tight > at + 1:
        return tight if not _is_figure(pieces[tight - 1]) else at
    apart = _reach(pieces, at, gaps=True)
    below_label = at > 0 and _is_label(pieces[at - 1])
    sure = all(_SURE.search(piece.value) for piece in pieces[at:apart] if _is_figure(piece))
    whole = apart - at >= 4 and not _is_figure(pieces[apart - 1]) and sure
    return apart if whole and not below_label else at


def _reach(pieces: Sequence[Piece], at: int, *, gaps: bool) -> int:
    end = at + 1
    while end < len(pieces) and pieces[end].gap is gaps:
        alternates = _is_figure(pieces[end]) != _is_figure(pieces[end - 1])
        fits = _is_figure(pieces[end]) or _is_label(pieces[end])
        if not fits or (gaps and not alternates):
            break
        end += 1
    return end


def _joined(card: Sequence[Piece]) -> Piece:
    first = card[0]
    first.text = join([piece.text for piece in card])
    first.gap_after, first.lines = card[-1].gap_after, len(card)
    return first


def _is_plain(piece: Piece) -> bool:
    return (
        piece.kind is BlockKind.PARAGRAPH and piece.table is None and not piece.wrapped and not piece.number
    )


def _is_figure(piece: Piece) -> bool:
    return _is_plain(piece) and bool(_FIGURE.fullmatch(piece.value)) and not is_column_name(piece.value)


def _is_label(piece: Piece) -> bool:
    value = piece.value
    short = len(value) <= 80 and len(value.split()) <= 12 and bool(re.search(r"[A-Za-z]{2}", value))
    return _is_plain(piece) and short and not _NO_LABEL.search(value) and not is_column_name(value)
