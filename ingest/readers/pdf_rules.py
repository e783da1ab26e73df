"""The ruled tables of a PDF page: its drawn lines and boxes to the cells that they enclose."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pypdfium2 as pdfium
from pdfplumber import table as finder
from pypdfium2 import raw

from ingest.readers.pdf_words import Rect, Turn, Word

_THIN = 3.0
"""A box thinner than this many points is a line."""
_SHORT = 4.0
_MOST_EDGES, _MOST_CROSSINGS = 12_000, 40_000
"""With more it is a drawing, not a table."""
_SNAP = 3.0
_DEEP = 4


@dataclass(frozen=True, slots=True)
class RuledTable:
    """Rows of cells, each with the half-open range of columns it covers and its box."""

    box: Rect
    rows: list[list[tuple[int, int, Rect]]]
    columns: int


def ruled_tables(page: pdfium.PdfPage, turn: Turn) -> list[RuledTable]:
    """Return the tables of a page that lines or boxes enclose, from the top, with two columns or more."""
    edges: list[dict[str, Any]] = []
    for rect in _drawn(page):
        edges.extend(_edges(turn(*rect)))
        if len(edges) > _MOST_EDGES:
            return []
    if len(edges) < 4:
        return []
    merged = finder.merge_edges(edges, _SNAP, _SNAP, _SNAP, _SNAP)
    upright = sum(edge["orientation"] == "v" for edge in merged)
    if upright * (len(merged) - upright) > _MOST_CROSSINGS:
        return []
    crossings = finder.edges_to_intersections(merged, _SNAP, _SNAP)
    if len(crossings) < 6:
        return []
    tables = finder.cells_to_tables(finder.intersections_to_cells(crossings))
    made = [_table(cells) for cells in tables]
    return sorted((t for t in made if t.columns > 1 and len(t.rows) > 1), key=lambda t: (t.box[1], t.box[0]))


def _drawn(page: pdfium.PdfPage) -> Iterator[Rect]:
    """Give the straight lines and boxes that a page draws, in its own space."""
    for number in range(raw.FPDFPage_CountObjects(page)):
        yield from _of_object(raw.FPDFPage_GetObject(page, number), [], 0)


def _of_object(item: Any, outer: list[Any], depth: int) -> Iterator[Rect]:
    kind = raw.FPDFPageObj_GetType(item)
    if kind == raw.FPDF_PAGEOBJ_PATH:
        matrix = raw.FS_MATRIX()
        raw.FPDFPageObj_GetMatrix(item, matrix)
        yield from _of_path(item, [matrix, *outer])
    elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEP:
        matrix = raw.FS_MATRIX()
        raw.FPDFPageObj_GetMatrix(item, matrix)
        for number in range(raw.FPDFFormObj_CountObjects(item)):
            yield from _of_object(raw.FPDFFormObj_GetObject(item, number), [matrix, *outer], depth + 1)


def _of_path(path: Any, matrices: list[Any]) -> Iterator[Rect]:
    """Give the lines of a path; a closed box of four straight sides comes as one."""
    count = raw.FPDFPath_CountSegments(path)
    if not 2 <= count <= 2000 or not _is_seen(path):
        return
    run: list[tuple[float, float]] = []
    for number in range(count):
        segment = raw.FPDFPath_GetPathSegment(path, number)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            yield from _of_run(run)
            run = []
        if kind == raw.FPDF_SEGMENT_BEZIERTO:
            run = []
            continue
        x, y = ctypes.c_float(), ctypes.c_float()
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        run.append(_moved(x.value, y.value, matrices))
        if raw.FPDFPathSegment_GetClose(segment) and len(run) > 2:
            run.append(run[0])
    yield from _of_run(run)


def _is_seen(path: Any) -> bool:
    """Whether a path is stroked, or filled in a colour that is not white."""
    fill, stroke = ctypes.c_int(), raw.FPDF_BOOL()
    raw.FPDFPath_GetDrawMode(path, fill, stroke)
    if stroke.value:
        return True
    if not fill.value:
        return False
    colours = [ctypes.c_uint() for _ in range(4)]
    raw.FPDFPageObj_GetFillColor(path, *colours)
    return not all(colour.value >= 250 for colour in colours[:3])


def _moved(x: float, y: float, matrices: list[Any]) -> tuple[float, float]:
    for m in matrices:
        x, y = m.a * x + m.c * y + m.e, m.b * x + m.d * y + m.f
    return x, y


def _of_run(run: list[tuple[float, float]]) -> Iterator[Rect]:
    if len(run) < 2:
        return
    xs, ys = {round(x, 1) for x, _ in run}, {round(y, 1) for _, y in run}
    if len(run) >= 4 and len(xs) == 2 and len(ys) == 2:
        yield min(xs), min(ys), max(xs), max(ys)
        return
    for (x0, y0), (x1, y1) in pairwise(run):
        if abs(x0 - x1) < 1 or abs(y0 - y1) < 1:
            yield min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _edges(rect: Rect) -> Iterator[dict[str, Any]]:
    """Give the edges of a line or box, as pdfplumber's finder of tables takes them."""
    x0, y0, x1, y1 = rect
    wide, high = x1 - x0, y1 - y0
    if wide < _THIN and high < _THIN:
        return
    if wide < _THIN:
        yield from _edge("v", (x0 + x1) / 2, y0, (x0 + x1) / 2, y1)
    elif high < _THIN:
        yield from _edge("h", x0, (y0 + y1) / 2, x1, (y0 + y1) / 2)
    else:
        yield from _edge("h", x0, y0, x1, y0)
        yield from _edge("h", x0, y1, x1, y1)
        yield from _edge("v", x0, y0, x0, y1)
        yield from _edge("v", x1, y0, x1, y1)


def _edge(orientation: str, x0: float, top: float, x1: float, bottom: float) -> Iterator[dict[str, Any]]:
    if max(x1 - x0, bottom - top) >= _SHORT:
        yield {
            "orientation": orientation,
            "x0": x0,
            "x1": x1,
            "top": top,
            "bottom": bottom,
            "width": x1 - x0,
            "height": bottom - top,
            "object_type": "line",
        }


def _table(cells: list[Rect]) -> RuledTable:
    """Return the cells of one table on a grid; a cell that spans rows stands in the first of them."""
    lefts = _steps(cell[0] for cell in cells)
    tops = _steps(cell[1] for cell in cells)
    rows: list[list[tuple[int, int, Rect]]] = [[] for _ in tops]
    for cell in sorted(cells, key=lambda c: (c[1], c[0])):
        first = _step(lefts, cell[0])
        last = sum(left < cell[2] - _SNAP for left in lefts)
        rows[_step(tops, cell[1])].append((first, last, cell))
    box = (
        min(c[0] for c in cells),
        min(c[1] for c in cells),
        max(c[2] for c in cells),
        max(c[3] for c in cells),
    )
    return RuledTable(box, rows, len(lefts))


def _steps(values: Iterator[float]) -> list[float]:
    steps: list[float] = []
    for value in sorted(values):
        if not steps or value - steps[-1] > _SNAP:
            steps.append(value)
    return steps


def _step(steps: list[float], value: float) -> int:
    return max(n for n, step in enumerate(steps) if step <= value + 0.01) if steps else 0


def inside(word: Word, box: Rect) -> bool:
    """Whether the middle of a word lies in a box."""
    x = (word.x0 + word.x1) / 2
    return box[0] - 0.5 <= x <= box[2] + 0.5 and box[1] - 0.5 <= word.middle <= box[3] + 0.5
