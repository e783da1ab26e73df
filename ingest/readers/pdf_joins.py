"""What a page break cut: paragraphs that run on, and tables that go on with or without their header."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ingest.readers.blocks import BlockKind, Row
from ingest.readers.cleaning import join
from ingest.readers.continuation import continues, is_unfinished, starts_inside
from ingest.readers.numbering import paragraph_number
from ingest.readers.pieces import Piece
from ingest.readers.table_rows import table_text
from ingest.readers.tables import is_figure

_PROSE = {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM}
_NEAR = 12.0


def join_pages(pieces: list[Piece]) -> None:
    """Join, in place, the last part of a page with the first of the next where one goes on in the other."""
    last: Piece | None = None
    kept: list[Piece] = []
    grown: dict[int, list[Row]] = {}
    for piece in pieces:
        if piece.kind is BlockKind.FURNITURE:
            kept.append(piece)
            continue
        if last is not None and piece.page != last.page:
            rows = grown.get(id(last)) or (list(last.table.rows) if last.table else [])
            if _last_page(last, rows) + 1 == piece.page:
                if _tables_go_on(last, rows, piece):
                    grown[id(last)] = rows
                    _add_rows(rows, piece)
                    continue
                if _text_goes_on(last, piece):
                    last.text = join([last.text, piece.text])
                    last.lines += piece.lines
                    continue
        kept.append(piece)
        last = piece
    for piece in kept:
        if id(piece) in grown and piece.table is not None:
            piece.table = replace(piece.table, rows=tuple(grown[id(piece)]))
            piece.text = table_text(piece.table)
    pieces[:] = kept


def _last_page(piece: Piece, rows: Sequence[Row]) -> int:
    """Return the page on which a piece ends; a table that was joined ends on its last cell's."""
    boxes = [cell.box for cell in rows[-1].cells if cell.box] if rows else []
    return boxes[-1].page if boxes else piece.page or 0


def _text_goes_on(last: Piece, piece: Piece) -> bool:
    if last.kind not in _PROSE or piece.kind is not BlockKind.PARAGRAPH or piece.bold != last.bold:
        return False
    if last.value.endswith((".", "!", "?", ":", ";", "…")) or len(last.value) < 40:
        return False
    return starts_inside(piece.value) or (is_unfinished(last.value) and not paragraph_number(piece.value))


def _tables_go_on(last: Piece, old: Sequence[Row], piece: Piece) -> bool:
    if last.table is None or piece.table is None:
        return False
    new = piece.table.rows
    if len(old[0].cells) != len(new[0].cells):
        return False
    headers = [row for row in new if row.header]
    first = [row for row in last.table.rows if row.header]
    if headers and _is_repeat(headers[0], first):
        return True
    return _aligned(last, piece) and (not headers or not _names(headers, first))


def _is_repeat(row: Row, headers: Sequence[Row]) -> bool:
    return any(_key(other) == _key(row) for other in headers)


def _key(row: Row) -> tuple[str, ...]:
    return tuple(cell.text.value.casefold() for cell in row.cells)


def _names(headers: Sequence[Row], old: Sequence[Row]) -> bool:
    """Whether header rows name columns anew; where the first table has headers, rows of words do not."""
    if not old:
        return True
    return any(not _key(row)[0] or all(_key(row)) for row in headers)


def _aligned(last: Piece, piece: Piece) -> bool:
    if last.box is None or piece.box is None:
        return False
    return abs(last.box.x0 - piece.box.x0) < _NEAR and abs(last.box.x1 - piece.box.x1) < 2 * _NEAR


def _add_rows(rows: list[Row], piece: Piece) -> None:
    """Add the rows of a table that goes on; the first may only end the row that the page cut."""
    assert piece.table is not None
    headers = [row for row in rows if row.header]
    for number, row in enumerate(piece.table.rows):
        repeated = row.header and _is_repeat(row, headers)
        if number == 0 and not repeated and not rows[-1].header and _cut_inside(rows[-1], row):
            rows[-1] = _merged(rows[-1], row)
            continue
        rows.append(Row(tuple(replace(cell, row=len(rows)) for cell in row.cells), header=repeated))


def _cut_inside(above: Row, row: Row) -> bool:
    """Whether a page break cut a row: what follows has no label and no figure of its own."""
    texts = tuple(cell.text for cell in row.cells)
    if any(is_figure(text.value) for text in texts[1:]):
        return False
    return continues(tuple(c.text for c in above.cells), texts, len(texts), after_gap=True)


def _merged(above: Row, row: Row) -> Row:
    cells = tuple(
        replace(old, text=join([old.text, new.text])) for old, new in zip(above.cells, row.cells, strict=True)
    )
    return Row(cells, above.header)
