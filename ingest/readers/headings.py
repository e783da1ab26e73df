"""Headings that carry no mark of their own: short texts that stand alone above what they head."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ingest.readers.blocks import BlockKind
from ingest.readers.dates import first_date
from ingest.readers.numbering import MINUTE_ITEM, paragraph_number
from ingest.readers.pieces import Piece

_YEAR_LEAD = re.compile(r"(?:19|20)\d\d(?:\s?[/–-]\s?\d\d(?:\d\d)?)?\s+[A-Z]")
_NOT_A_HEADING = re.compile(
    r"@|https?:|www\.|\btel(?:ephone)?\b|^none\b|[£%]|^\W*$|\t|^(?:cllr|councillor|mr|mrs|ms|dr)\b", re.I
)
_SUBJECT = re.compile(
    r"\b(?:report|update|performance|plan|strategy|budget|minutes|precept|review|programme|panel)$", re.I
)
_LINE_NUMBER = re.compile(r"(?:999|112|101|111)\b")
_SMALL = frozenset(
    {
        "a",
        "an",
        "and",
        "as",
        "at",
        "by",
        "for",
        "from",
        "in",
        "into",
        "of",
        "on",
        "or",
        "the",
        "to",
        "with",
        "&",
        "–-",
        "-",
        "–",
        "vs",
    }
)


def mark_headings(pieces: Sequence[Piece]) -> None:
    """Mark headings from the last piece to the first: a heading needs what it heads."""
    solid = [piece for piece in pieces if piece.kind is not BlockKind.FURNITURE]
    repeated = Counter(piece.value for piece in solid if len(piece.value) < 60)
    items = {int(match.group()) for piece in solid if (match := re.match(r"\d+(?=\D)", piece.value))}
    for number in range(len(solid) - 1, -1, -1):
        piece = solid[number]
        above = solid[number - 1] if number else None
        follow = solid[number + 1] if number + 1 < len(solid) else None
        if piece.kind is BlockKind.HEADING:
            _demote_long(piece)
        elif piece.kind is not BlockKind.PARAGRAPH or follow is None:
            continue
        elif MINUTE_ITEM.match(piece.value):
            if is_minute_item(piece, items) or _is_lone_item(piece, follow):
                piece.kind = BlockKind.HEADING
        elif _is_numbered_heading(piece, follow) or (
            is_heading(piece, follow)
            and (not piece.wrapped or _stands_between(above, piece, follow, repeated[piece.value] > 3))
        ):
            piece.kind = BlockKind.HEADING


def is_minute_item(piece: Piece, items: set[int]) -> bool:
    """Whether a short text is a numbered item of minutes: the item before or after it is there too."""
    number = int(piece.value.split()[0].rstrip(".)"))
    if first_date(piece.value):
        return False
    short = (
        len(piece.value) / piece.lines < 45 if piece.wrapped and piece.lines > 1 else len(piece.value) < 120
    )
    return short and bool({number - 1, number + 1} & items) and not piece.value.endswith((".", ":", ";"))


def _is_numbered_heading(piece: Piece, follow: Piece) -> bool:
    """Whether a short numbered text heads the paragraph numbered below it ('2. Calls', '2.1 It')."""
    own, below = paragraph_number(piece.value), paragraph_number(follow.value)
    if not own or not below or not (piece.gap and follow.gap) or piece.lines > 2:
        return False
    stem = own.removesuffix(".0")
    inner = below.startswith(f"{stem}.") and below.count(".") == stem.count(".") + 1 and below != own
    short = len(piece.value.split()) <= 12 and not piece.value.endswith((".", ",", ";", ":"))
    return inner and short and not _NOT_A_HEADING.search(piece.value)


def _is_lone_item(piece: Piece, follow: Piece) -> bool:
    """Whether a short text that a number opens heads a longer one: '999 Performance', '14 Force Report'."""
    words = piece.value.split()
    named = _SUBJECT.search(piece.value) or _LINE_NUMBER.match(piece.value)
    alone = piece.gap and follow.gap and piece.lines == 1 and not piece.wrapped
    titled = all(word[0].isupper() or word.lower() in _SMALL for word in words[1:])
    below = follow.table is not None or follow.kind is BlockKind.HEADING or len(follow.value) > 60
    if first_date(piece.value):
        return False
    return bool(named) and alone and titled and below and 2 <= len(words) <= 8


def _stands_between(above: Piece | None, piece: Piece, follow: Piece, repeated: bool) -> bool:
    """Whether a short text of hard-wrapped pages stands after a finished text and above one it can head."""
    if (
        len(follow.value) <= 60
        and follow.kind is not BlockKind.HEADING
        and not paragraph_number(follow.value)
    ):
        return False
    if repeated:  # as words in the cells of a table are, whose columns the text lost
        return bool(re.match(r"\d{1,3}\.", follow.value))
    if above is None or piece.page_start or piece.value.isupper() or above.kind is BlockKind.HEADING:
        return True
    return (
        above.value.endswith((".", "!", "?", ":", ")", "”")) or len(above.value) >= 45 or "@" in above.value
    )


def _demote_long(piece: Piece) -> None:
    if len(piece.value.split()) > 30 and piece.value.endswith("."):
        piece.kind, piece.level = BlockKind.PARAGRAPH, None


def is_heading(piece: Piece, follow: Piece) -> bool:
    """Whether a paragraph without heading marks is one: short, standing alone, no full stop."""
    value, words = piece.value, piece.value.split()
    if not (piece.gap or piece.page_start) or value.endswith((".", ",", ";", "!", "?", "…")):
        return False
    if piece.bold:
        return len(words) <= 30 and not (value.endswith(":") and len(words) > 12)
    if value.endswith(":") or _NOT_A_HEADING.search(value) or not (piece.gap_after or follow.gap):
        return False
    if not (value[0].isupper() or value[0] in "'‘“\"" or _YEAR_LEAD.match(value)) or piece.lines > 3:
        return False
    if value.isupper():
        return len(words) <= 25
    capital = sum(word[0].isupper() or word.lower() in _SMALL or not word[0].isalpha() for word in words)
    limit = 14 if capital == len(words) else 8 if piece.wrapped else 12
    return len(words) <= limit and len(value) <= 100
