"""Tables in text whose columns are separated by one space only."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.months import STEMS
from ingest.readers.cleaning import Span, clean
from ingest.readers.column_names import period_names
from ingest.readers.continuation import Cells
from ingest.readers.lines import Line

_NUMBER = r"(?:[(£+\-–]{0,2}\d[\d,]*(?:\.\d+)?(?:%|m|k|bn)?\)?|-|–|n/a)"
_ROW = re.compile(rf"\s*(?P<label>[A-Za-z(][^\d£%]*?[A-Za-z).])\s+(?P<cells>{_NUMBER}(?:\s+{_NUMBER})+)\s*")
_MONTH = rf"(?:{STEMS})[a-z]*|Total|Change|Variance"
_PERIOD = rf"(?:(?:19|20)\d\d(?:\s?[/–-]\s?\d\d(?:\d\d)?)?|(?:{_MONTH})(?:[ '’-]\d\d(?:\d\d)?)?|Q[1-4])"
_HEAD = re.compile(rf"\s*(?P<label>[A-Za-z][^\d]*?)??\s*(?P<cells>{_PERIOD}(?:\s+{_PERIOD})+)\s*")


def space_table(text: str, lines: Sequence[Line]) -> tuple[list[Cells], int]:
    """Return the rows of a table at the end of a run of lines and where it begins, or no rows.

    Safe cases only: two or more last lines of a label and the same number (two or more) of figures,
    with the names of as many periods above them.
    """
    matches = [_ROW.fullmatch(line.raw) for line in lines]
    begin = len(lines)
    while begin and matches[begin - 1]:
        begin -= 1
    counts = {len(match["cells"].split()) for match in matches[begin:] if match}
    if len(lines) - begin < 2 or len(counts) != 1:
        return [], 0
    rows = [
        _cells(text, line, match, _NUMBER)
        for line, match in zip(lines[begin:], matches[begin:], strict=True)
        if match
    ]
    if begin and (head := _HEAD.fullmatch(lines[begin - 1].raw)):
        cells = _cells(text, lines[begin - 1], head, _PERIOD)
        if len(cells) == len(rows[0]):
            return [cells, *rows], begin - 1
    return rows, begin


def headed_table(text: str, lines: Sequence[Line], at: int) -> tuple[list[Cells], int]:
    """Return the rows of the table that begins at a line of period names, with the line after it.

    Every row below, a blank line between or none, ends in as many figures as the line names periods;
    no rows where there are not two such rows.
    """
    label, names = period_names(lines[at].raw)
    below = at + 1 + (at + 1 < len(lines) and lines[at + 1].blank)
    end = below
    while end < len(lines) and len(names) > 1 and _figures_at_end(lines[end].raw, len(names)):
        end += 1
    if end - below < 2:
        return [], at
    rows = [_split(text, lines[at], label, names)]
    for line in lines[below:end]:
        figures = _figures_at_end(line.raw, len(names))
        rows.append(_split(text, line, (0, figures[0][0]), figures))
    return rows, end


def _figures_at_end(raw: str, count: int) -> list[Span]:
    """Return the spans of the last figures of a line with a label, or none where it is no such row."""
    spans = [match.span() for match in re.finditer(r"\S+", raw)]
    last = spans[-count:]
    whole = len(spans) > count and all(re.fullmatch(_NUMBER, raw[lo:hi]) for lo, hi in last)
    return last if whole and re.search(r"[A-Za-z]", raw[: last[0][0]]) else []


def _split(text: str, line: Line, label: Span, figures: Sequence[Span]) -> Cells:
    return tuple(clean(text, line.start + lo, line.start + hi) for lo, hi in (label, *figures))


def _cells(text: str, line: Line, match: re.Match[str], pattern: str) -> Cells:
    start = line.start
    label = match.span("label") if match["label"] else (0, 0)
    base = start + match.start("cells")
    spans = [(base + m.start(), base + m.end()) for m in re.finditer(rf"{pattern}(?=\s|$)", match["cells"])]
    return (clean(text, start + label[0], start + label[1]), *(clean(text, lo, hi) for lo, hi in spans))
