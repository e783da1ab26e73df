"""Tables of a web page to grids: cells that span rows or columns stand in the first of their places."""

from __future__ import annotations

from selectolax.lexbor import LexborNode

from ingest.readers.building import Slot
from ingest.readers.grids import header_rows
from ingest.readers.html_inline import Inline, is_left_out

_MOST_COLUMNS, _MOST_ROWS = 200, 2000
_LONG = 240
"""A cell with more words than this holds a page's layout, not a table's entry."""


def grid_of(table: LexborNode) -> tuple[list[list[Slot]], int | None]:
    """Return the cells of a table and the number of its header rows, None where it does not mark them."""
    rows = _rows(table)
    grid: list[list[Slot]] = []
    below: dict[int, int] = {}
    for row in rows:
        slots: list[Slot] = []
        for cell in _cells(row):
            _fill(slots, below)
            wide, high = _span(cell, "colspan", _MOST_COLUMNS), _span(cell, "rowspan", _MOST_ROWS)
            for n in range(wide):
                if high > 1:
                    below[len(slots) + n] = high
            slots.extend([Slot(Inline.text_of(cell)), *[Slot("")] * (wide - 1)])
            if len(slots) > _MOST_COLUMNS:
                break
        _fill(slots, below)
        below = {column: left - 1 for column, left in below.items() if left > 1}
        grid.append(slots)
    marked = _marked(rows)
    width = max((len(row) for row in grid), default=0)
    full = [[slot.value for slot in row] + [""] * (width - len(row)) for row in grid]
    return grid, max(marked, header_rows(full)) if marked else None


def _fill(slots: list[Slot], below: dict[int, int]) -> None:
    """Leave out the places that a cell of a row above still covers."""
    while len(slots) in below and len(slots) <= _MOST_COLUMNS:
        slots.append(Slot(""))


def _rows(table: LexborNode) -> list[LexborNode]:
    return [row for row in table.css("tr") if _table_of(row) == table and not is_left_out(row)]


def cells_of(table: LexborNode) -> list[LexborNode]:
    """Return the cells of a table in order, without those of tables inside them."""
    return [cell for row in _rows(table) for cell in _cells(row)]


def _table_of(node: LexborNode) -> LexborNode | None:
    parent = node.parent
    while parent is not None and parent.tag != "table":
        parent = parent.parent
    return parent


def _cells(row: LexborNode) -> list[LexborNode]:
    return [cell for cell in row.iter() if cell.tag in {"td", "th"}]


def _span(cell: LexborNode, name: str, most: int) -> int:
    value = (cell.attributes or {}).get(name) or "1"
    return min(max(int(value), 1), most) if value.isdigit() and len(value) < 9 else 1


def _marked(rows: list[LexborNode]) -> int:
    """Return how many first rows stand in the table's head or hold header cells only."""
    count = 0
    for row in rows:
        cells = _cells(row)
        in_head = row.parent is not None and row.parent.tag == "thead"
        if not in_head and not (cells and all(cell.tag == "th" for cell in cells) and len(cells) > 1):
            break
        count += 1
    return count


def is_layout(table: LexborNode) -> bool:
    """Whether a table arranges a page: it says so, has one column, or holds headings or long texts."""
    if (table.attributes or {}).get("role") in {"presentation", "none"}:
        return True
    rows = _rows(table)
    if max((len(_cells(row)) for row in rows), default=0) < 2:
        return True
    if any(inner != table for inner in table.css("h1, h2, h3, table")):
        return True
    texts = [Inline.text_of(cell) for row in rows[:5] for cell in _cells(row)]
    return any(len(text.split()) > _LONG for text in texts)


def caption_of(table: LexborNode) -> str:
    """Return the table's caption, '' where it has none."""
    caption = table.css_first("caption")
    return Inline.text_of(caption) if caption is not None else ""
