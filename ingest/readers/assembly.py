"""The second pass: pieces that run over a page are joined, tables made, and page furniture found."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from ingest.readers import continuation, table_rows
from ingest.readers.blocks import BlockKind, Text
from ingest.readers.cards import join_cards
from ingest.readers.cleaning import join
from ingest.readers.headings import mark_headings
from ingest.readers.numbering import paragraph_number
from ingest.readers.pages import PAGE_MARK
from ingest.readers.pieces import Piece

_LONE_NUMBER = re.compile(r"[-–— ]*(\d{1,3})[-–— ]*")
_BLANK_PAGE = re.compile(
    r"this page (?:is|has been) (?:intentionally )?left (?:intentionally )?blank\.?", re.IGNORECASE
)
_MEASURE = re.compile(r"\d\s?%|£\s?\d")
_PROSE = {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM}


def assemble(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces joined over page breaks, with tables, furniture and headings marked."""
    kept = [piece for piece in pieces if piece.value or piece.rows or piece.table]
    _mark_furniture(kept)
    joined = join_cards(_join_runs(kept))
    mark_headings(joined)
    set_captions(joined)
    return joined


def _mark_furniture(pieces: Sequence[Piece]) -> None:
    tops = Counter(_running(piece.value) for piece in pieces if piece.page_start and len(piece.value) < 90)
    for number, piece in enumerate(pieces):
        if piece.kind not in _PROSE:
            continue
        repeated = piece.page_start and tops[_running(piece.value)] >= 3 and not paragraph_number(piece.value)
        if (
            PAGE_MARK.fullmatch(piece.value)
            or _BLANK_PAGE.fullmatch(piece.value)
            or (repeated and not piece.bullet)
        ):
            piece.kind = BlockKind.FURNITURE
        elif _LONE_NUMBER.fullmatch(piece.value) and piece.wrapped | piece.page_start:
            piece.kind = BlockKind.FURNITURE if _is_page_number(pieces, number) else piece.kind


def _running(value: str) -> str:
    """Return a header or footer without the page number at its end."""
    return re.sub(r"\s+\d{1,3}$", "", value)


def _is_page_number(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a number alone on its line is a page's: beside a page mark, at a page's top, or in sequence."""
    if pieces[at].page_start:
        return True
    own = _number(pieces[at])
    near = [*pieces[max(0, at - 40) : at], *pieces[at + 1 : at + 40]]
    beside = [pieces[n] for n in (at - 1, at + 1) if 0 <= n < len(pieces)]
    if any(PAGE_MARK.fullmatch(piece.value) for piece in beside):
        return True
    return any(0 < abs(_number(piece) - own) <= 3 for piece in near if _LONE_NUMBER.fullmatch(piece.value))


def _number(piece: Piece) -> int:
    match = _LONE_NUMBER.fullmatch(piece.value)
    return int(match.group(1)) if match else -100


def _join_runs(pieces: Sequence[Piece]) -> list[Piece]:
    """Join what a page break cut: table runs with the table above, a text with the text that runs on."""
    out: list[Piece] = []
    for piece in pieces:
        last = next((old for old in reversed(out) if old.kind is not BlockKind.FURNITURE), None)
        if piece.kind is BlockKind.TABLE and piece.table is None:
            piece.table = None
            above = len(max(last.rows, key=len)) if last is not None and last.rows else 0
            rows = _continued_rows(piece.rows, above)
            if last is not None and last.kind is BlockKind.TABLE and last.rows and last.table is not None:
                grown = table_rows.run_on(last.table, rows)
                if grown is not None:
                    last.table = grown
                    last.rows.extend(rows)
                    continue
            piece.rows, piece.table = rows, table_rows.build_first(rows, len(piece.head))
        elif last is not None and piece.kind is BlockKind.PARAGRAPH and _runs_on(last, piece):
            if last.table is not None:
                last.table = table_rows.append_to_last_cell(last.table, piece.text)
            else:
                last.text = join([last.text, piece.text])
                last.lines += piece.lines
            continue
        if _is_lost_bullet(last, piece):
            piece.kind = BlockKind.LIST_ITEM
        out.append(piece)
    return out


def _is_lost_bullet(last: Piece | None, piece: Piece) -> bool:
    """Whether an indented text below a blank line is a list item whose sign the text lost."""
    if (
        last is None
        or piece.kind is not BlockKind.PARAGRAPH
        or not (piece.wrapped and piece.gap and piece.page_start)
    ):
        return False
    return last.kind is BlockKind.LIST_ITEM or last.value.endswith(":")


def _continued_rows(rows: Sequence[continuation.Cells], above: int) -> list[continuation.Cells]:
    """Join rows that continue one another; `above` is the number of columns of the table before."""
    made: list[continuation.Cells] = []
    columns = max(above, *(len(row) for row in rows))
    for row in rows:
        if made and continuation.continues(made[-1], row, columns, after_gap=False):
            made[-1] = continuation.merged(made[-1], row, columns)
        elif made and continuation.continues_label(made[-1], row):
            made[-1] = continuation.merged_label(made[-1], row)
        else:
            made.append(row)
    return made


def _runs_on_cell(last: Piece, piece: Piece) -> bool:
    if last.table is None or last.wrapped or not piece.gap or not continuation.starts_inside(piece.value):
        return False
    before = table_rows.last_cell(last.table)
    return bool(before) and not before.endswith((".", "!", "?", ":"))


def _runs_on(last: Piece, piece: Piece) -> bool:
    if last.kind is BlockKind.TABLE:
        return _runs_on_cell(last, piece)
    ended = last.value.endswith((".", "!", "?", ":", ";", "…"))
    if last.kind not in _PROSE or ended or not (piece.gap or piece.page_start):
        return False
    if continuation.are_labelled_figures(last.value, piece.value):
        return False
    if continuation.starts_inside(piece.value):
        return len(last.value) > 20 and not re.match(r"\S+@", piece.value)
    if paragraph_number(piece.value) or piece.bold or len(last.value) < 40:
        return False
    after_month = re.search(r"\b[A-Z][a-z]{2,8}$", last.value) and re.match(r"(?:19|20)\d\d\b", piece.value)
    return bool(after_month) or continuation.is_unfinished(last.value)


def set_captions(pieces: Sequence[Piece]) -> None:
    """Give every table the heading or short line above it as its caption, and its text."""
    for number, piece in enumerate(pieces):
        if piece.table is not None:
            piece.table = replace(piece.table, caption=_caption(pieces[:number]))
            if not piece.value:
                piece.text = table_rows.table_text(piece.table)


def _caption(above: Sequence[Piece]) -> Text | None:
    """Return the heading or short line directly above; a sentence yields to a title above it."""
    near = [piece for piece in above[-4:] if piece.kind is not BlockKind.FURNITURE][-2:]
    if not near or near[-1].table is not None or len(near[-1].value.split()) > 40:
        return None
    line = near[-1]
    pointer = (
        line.kind is not BlockKind.HEADING
        and line.value.endswith((".", ":"))
        and not paragraph_number(line.value)
    )
    if pointer and len(near) > 1 and near[0].kind is BlockKind.HEADING:
        return near[0].text
    short = line.kind is BlockKind.HEADING or line.value.endswith(":") or len(line.value.split()) <= 20
    states = line.value.endswith(".") and _MEASURE.search(line.value)
    return line.text if short and not states else None
