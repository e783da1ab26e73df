"""The first pass over a text: its lines gathered to paragraphs, list items, headings and table runs."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ingest.readers.blocks import BlockKind, Box, Table, Text
from ingest.readers.cleaning import ATX, BULLET, Span, clean_lines
from ingest.readers.continuation import Cells
from ingest.readers.lines import Line
from ingest.readers.numbering import MINUTE_ITEM, printed_number
from ingest.readers.shapes import run_end, shapes_of
from ingest.readers.space_tables import space_table
from ingest.readers.table_rows import PIPE_RULE, bar_cells, build, pipe_cells, tab_cells
from ingest.readers.tables import is_figure
from ingest.readers.wrapping import hangs, is_page_top, starts_paragraph, starts_with_figure

_BOLD_LINE = re.compile(
    r"\s*(?:\*{2,3}|<b>|<strong>)(?P<in>.+?)(?:\*{2,3}|</b>|</strong>)\s*:?\s*", re.DOTALL
)
_NARROW = 38
IsWord = Callable[[str], bool]


@dataclass(slots=True)
class Piece:
    """A block in the making."""

    kind: BlockKind
    text: Text
    gap: bool
    """A blank line stands before it."""
    gap_after: bool = False
    level: int | None = None
    bold: bool = False
    bullet: bool = False
    wrapped: bool = False
    lines: int = 1
    rows: list[Cells] = field(default_factory=list)
    head: list[Cells] = field(default_factory=list)
    """Rows that the paper marks as header."""
    table: Table | None = None
    page_start: bool = False
    page: int | None = None
    box: Box | None = None
    number: str | None = None
    """The paragraph's number, where only its printed line shows that it is one."""

    @property
    def value(self) -> str:
        """The clean text."""
        return self.text.value


def gather(text: str, lines: Sequence[Line], wrapped: Sequence[bool], is_word: IsWord) -> list[Piece]:
    """Return the pieces of a text in order."""
    pieces: list[Piece] = []
    shapes, spaced = shapes_of(text, lines)
    at, gap = 0, True
    while at < len(lines):
        if lines[at].blank:
            at, gap = at + 1, True
            continue
        if at in spaced:
            rows, end = spaced[at]
            made = [Piece(BlockKind.TABLE, Text("", ()), gap=False, wrapped=True, table=build(rows))]
        else:
            end = run_end(lines, shapes, at)
            made = (
                _prose(text, lines[at:end], wrapped[at:end], is_word)
                if shapes[at] == "prose"
                else _table(text, lines[at:end], shapes[at])
            )
        made[0].gap, made[-1].gap_after = gap, end >= len(lines) or lines[end].blank
        pieces.extend(made)
        at, gap = end, False
    return pieces


def _table(text: str, lines: Sequence[Line], shape: str) -> list[Piece]:
    split = {"pipe": pipe_cells, "bar": bar_cells}.get(shape, tab_cells)
    rows = [
        split(text, ln.start, ln.end) for ln in lines if shape != "pipe" or not PIPE_RULE.fullmatch(ln.raw)
    ]
    rows = [(*row, Text("", ())) if len(row) == 1 else row for row in rows]
    headed = shape == "pipe" and len(lines) > 1 and bool(PIPE_RULE.fullmatch(lines[1].raw)) and len(rows) > 1
    head = rows[:1] if headed and not any(is_figure(cell.value) for cell in rows[0][1:]) else []
    rows = [row for row in rows if any(cell.value for cell in row)]
    if not rows:
        return [Piece(BlockKind.FURNITURE, Text("", ()), gap=False)]
    head = [row for row in head if any(cell.value for cell in row)]
    return [Piece(BlockKind.TABLE, Text("", ()), gap=False, rows=rows, head=head)]


def _prose(text: str, lines: Sequence[Line], wrapped: Sequence[bool], is_word: IsWord) -> list[Piece]:
    pieces: list[Piece] = []
    for group in _groups(lines, wrapped):
        rows, head = space_table(text, group) if wrapped[0] else ([], 0)
        if rows:
            pieces.extend(_paragraphs(text, group[:head], wrapped[0], is_word))
            pieces.append(Piece(BlockKind.TABLE, Text("", ()), gap=False, wrapped=True, table=build(rows)))
        else:
            pieces.extend(_paragraphs(text, group, wrapped[0], is_word))
    return pieces or [Piece(BlockKind.FURNITURE, Text("", ()), gap=False)]


def _groups(lines: Sequence[Line], wrapped: Sequence[bool]) -> list[list[Line]]:
    """Cut a run of lines where a page begins."""
    groups: list[list[Line]] = [[lines[0]]]
    for above, line in pairwise(lines):
        cut = wrapped[0] and is_page_top(above, line) and not line.raw.strip()[:1].islower()
        if cut and above.raw.rstrip().endswith((".", "!", "?", ":", "…", "”")):
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups


def _paragraphs(text: str, lines: Sequence[Line], wrapped: bool, is_word: IsWord) -> list[Piece]:
    width = max((len(line.raw.rstrip()) for line in lines), default=0)
    if lines and width <= _NARROW and MINUTE_ITEM.match(lines[0].raw.strip()):
        width = 0  # the narrow column of item titles in minutes
    runs: list[list[Line]] = []
    for number, line in enumerate(lines):
        above = lines[number - 1] if number else None
        if above is None or (
            not hangs(runs[-1][0], line, above.raw.strip())
            and starts_paragraph(above, line, wrapped=wrapped, width=width)
        ):
            runs.append([line])
        else:
            runs[-1].append(line)
    return [_piece(text, run, wrapped, is_word) for run in runs]


def _piece(text: str, run: Sequence[Line], wrapped: bool, is_word: IsWord) -> Piece:
    first = run[0]
    lead = len(first.raw) - len(first.raw.lstrip(" \t\xa0\ufeff"))
    body = first.raw[lead:]
    bullet = BULLET.match(body)
    skip = bullet.end() if bullet else 0
    atx = ATX.match(body)
    if atx:
        skip = atx.end()
    spans: list[Span] = [
        (first.start + lead + skip, first.end),
        *((line.start, line.end) for line in run[1:]),
    ]
    cleaned = clean_lines(text, spans, is_word)
    whole = text[spans[0][0] : spans[-1][1]]
    kind = BlockKind.LIST_ITEM if bullet else BlockKind.HEADING if atx else BlockKind.PARAGRAPH
    if not cleaned.value:
        kind = BlockKind.FURNITURE
    return Piece(
        kind,
        cleaned,
        gap=False,
        level=len(atx.group().strip()) if atx else None,
        bold=bool((match := _BOLD_LINE.fullmatch(whole)) and "**" not in match["in"]),
        bullet=bool(bullet),
        wrapped=wrapped and not starts_with_figure(body),
        lines=len(run),
        number=None if atx else printed_number(body),
        page_start=first.page_start or first.indent in {1, 2},
    )
