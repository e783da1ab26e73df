"""Tables in text whose columns stand below their names, two spaces or more apart."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.readers.blocks import Text
from ingest.readers.cleaning import Span, clean, join
from ingest.readers.column_names import is_column_name
from ingest.readers.continuation import Cells, starts_inside
from ingest.readers.grids import is_absent
from ingest.readers.lines import Line
from ingest.readers.tables import is_figure

_WIDE = re.compile(r"\S+(?: \S+)*")
_OVERFLOW = re.compile(r"(?<=[A-Za-z)]) (?=[£+\-–]?\d[\d,]*(?:\.\d+)?%?$)")
_RULE = re.compile(r"\s*(?:[-=_─━]{3,}\s*)+")
_MOST_HEADS = 3


def wide_table(text: str, lines: Sequence[Line], at: int) -> tuple[list[Cells], int]:
    """Return the rows of the table that begins at a line, with the line after it; no rows where none does.

    Its cells stand two spaces or more apart: one to three lines of column names, then, a blank line or a
    rule between them or none, rows of a label and figures below the names. A label may run over two lines.
    """
    heads, end = _heads(lines, at)
    columns = _columns(heads) if heads else _named_by_rows(lines, at)
    if not columns:
        return [], at
    if not heads:
        heads, end = [lines[at]], at + 1
    rows: list[Cells] = [_head_row(text, line, columns) for line in heads]
    body, pending = 0, None
    while (number := _next(lines, end, columns, gap=bool(body))) is not None:
        line = lines[number]
        if _is_body(line, columns):
            row = _placed(text, line, columns)
            if pending is not None:
                row = _labelled(text, lines[pending], row, rows)
            rows.append(row)
            end, body, pending = number + 1, body + 1, None
        elif pending is None and _is_label(line):
            pending, end = number, number + 1
        else:
            break
    if pending is not None:
        end = _last(text, lines, pending, rows)
    return (rows, end) if body > 1 or (body and len(columns) > 1) else ([], at)


def _next(lines: Sequence[Line], at: int, columns: Sequence[Span], *, gap: bool) -> int | None:
    """Return the next line that prints something, over one blank line or rule at most."""
    for number in range(at, min(at + 2, len(lines))):
        if not lines[number].blank and not _RULE.fullmatch(lines[number].raw):
            goes_on = number == at or not gap or _is_part(lines[number : number + 2], columns)
            return number if goes_on and not lines[number].page_start else None
    return None


def _is_part(lines: Sequence[Line], columns: Sequence[Span]) -> bool:
    """Whether lines after a gap go on with the table: a row, or the name of a section with a row below."""
    if _is_body(lines[0], columns):
        return True
    return len(lines) > 1 and _is_label(lines[0]) and _is_body(lines[1], columns)


def _heads(lines: Sequence[Line], at: int) -> tuple[list[Line], int]:
    """Return the lines of column names from a line on, and the line after them."""
    heads: list[Line] = []
    while at < len(lines) and len(heads) < _MOST_HEADS and _is_head(lines[at], bool(heads)):
        heads.append(lines[at])
        at += 1
    return heads, at


def _named_by_rows(lines: Sequence[Line], at: int) -> list[Span]:
    """Return the columns that a line of any words names: two rows below print a figure under each of them."""
    line = lines[at]
    spans = _spans(line)
    columns = spans if line.indent > _UNLABELLED else spans[1:]
    names = [line.raw[lo:hi] for lo, hi in spans]
    if len(columns) < 2 or "\t" in line.raw or "|" in line.raw or not all(_HEAD.fullmatch(n) for n in names):
        return []
    below = [other for other in lines[at + 1 : at + 4] if not other.blank and not _RULE.fullmatch(other.raw)][
        :2
    ]
    filled = [_body_spans(other, columns) for other in below]
    for other, cells in zip(below, filled, strict=True):
        values = [other.raw[lo:hi] for lo, hi in cells[1:]]
        if len(values) != len(columns) or not all(is_figure(v) or is_absent(v) for v in values):
            return []
    return columns if len(below) == 2 else []


_UNLABELLED = 4
"""A line of names indented by more has none above the labels."""
_HEAD = re.compile(r"(?=.{1,40}$)[A-Z£%(][^\W_]*(?: [^\s]+){0,5}")


def _is_head(line: Line, further: bool) -> bool:
    cells = [line.raw[lo:hi] for lo, hi in _spans(line)]
    names = [line.raw[lo:hi] for lo, hi in _names(line)]
    if "\t" in line.raw or "|" in line.raw or len(cells) < (1 if further else 2) or not names:
        return False
    return all(is_column_name(name) for name in names) and not cells[0].endswith((".", ":"))


def _spans(line: Line) -> list[Span]:
    return [match.span() for match in _WIDE.finditer(line.raw)]


def _columns(heads: Sequence[Line]) -> list[Span]:
    """Return where the columns of figures stand, by the line of names that has most."""
    widest = max(heads, key=lambda line: len(_names(line)))
    return _names(widest)


def _names(line: Line) -> list[Span]:
    spans = _spans(line)
    unlabelled = line.indent > _UNLABELLED and bool(spans) and is_column_name(line.raw[slice(*spans[0])])
    return spans if unlabelled else spans[1:]


def _body_spans(line: Line, columns: Sequence[Span]) -> list[Span]:
    """Return the cells of a row; a label that fills its column is cut from the figure beside it."""
    spans = _spans(line)
    cut = _OVERFLOW.search(line.raw[slice(*spans[0])]) if spans else None
    if cut is None or len(spans) != len(columns):
        return spans
    at = spans[0][0] + cut.start()
    return [(spans[0][0], at), (at + 1, spans[0][1]), *spans[1:]]


def _is_body(line: Line, columns: Sequence[Span]) -> bool:
    values = [line.raw[lo:hi] for lo, hi in _body_spans(line, columns)]
    if not 2 <= len(values) <= len(columns) + 1 or "\t" in line.raw or not re.search(r"[A-Za-z]", values[0]):
        return False
    told = [is_figure(value) or is_absent(value) or is_column_name(value) for value in values[1:]]
    measured = any(is_figure(value) for value in values[1:])
    return measured and sum(told) >= max(1, len(told) - 1) and len(values[-1]) <= 25


def _is_label(line: Line) -> bool:
    value = line.raw.strip()
    return len(_spans(line)) == 1 and len(value) <= 60 and not value.endswith((".", ":", ";"))


def _placed(text: str, line: Line, columns: Sequence[Span]) -> Cells:
    """Return the cells of a line by the columns that they stand below."""
    spans = _body_spans(line, columns)
    lo, hi = spans[0]
    under = hi > columns[0][0] and is_figure(line.raw[lo:hi])
    label = spans[:1] if lo < columns[0][0] and not under else []
    rest = spans[len(label) :]
    cells: list[list[Span]] = [[] for _ in range(len(columns) + 1)]
    cells[0].extend(label)
    if len(rest) == len(columns):
        for number, span in enumerate(rest):
            cells[number + 1].append(span)
    else:
        for span in rest:
            cells[1 + _nearest(span, columns)].append(span)
    return tuple(join([clean(text, line.start + lo, line.start + hi) for lo, hi in cell]) for cell in cells)


def _head_row(text: str, line: Line, columns: Sequence[Span]) -> Cells:
    """Return a line of names; one name above several columns stands in the first of them."""
    names = list(columns) if set(columns) <= set(_spans(line)) else _names(line)
    if len(names) >= len(columns):
        return _placed(text, line, columns)
    spans = _spans(line)
    cells = [Text("", ())] * (len(columns) + 1)
    if len(spans) > len(names):
        cells[0] = clean(text, line.start + spans[0][0], line.start + spans[0][1])
    nearest = [_nearest_centre(column, names) for column in columns]
    for number, (lo, hi) in enumerate(names):
        at = nearest.index(number) if number in nearest else _nearest((lo, hi), columns)
        cells[1 + at] = join([cells[1 + at], clean(text, line.start + lo, line.start + hi)])
    return tuple(cells)


def _nearest_centre(span: Span, others: Sequence[Span]) -> int:
    return min(range(len(others)), key=lambda n: abs(sum(others[n]) - sum(span)))


def _nearest(span: Span, columns: Sequence[Span]) -> int:
    return min(
        range(len(columns)),
        key=lambda n: min(abs(columns[n][1] - span[1]), abs(sum(columns[n]) - sum(span)) / 2),
    )


def _labelled(text: str, above: Line, row: Cells, rows: list[Cells]) -> Cells:
    """Return a row whose label begins on the line above it, or put that line in as a row of its own."""
    label = clean(text, above.start, above.end)
    if starts_inside(row[0].value):
        return (join([label, row[0]]), *row[1:])
    if starts_inside(label.value) and rows:
        rows[-1] = (join([rows[-1][0], label]), *rows[-1][1:])
    else:
        rows.append((label, *(Text("", ()) for _ in row[1:])))
    return row


def _last(text: str, lines: Sequence[Line], pending: int, rows: list[Cells]) -> int:
    """Return the line after the table whose last line is a label: it may run on from the last row's."""
    label = clean(text, lines[pending].start, lines[pending].end)
    if not starts_inside(label.value):
        return pending
    rows[-1] = (join([rows[-1][0], label]), *rows[-1][1:])
    return pending + 1
