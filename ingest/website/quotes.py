"""The sentence or table row of each figure of a paper, where the paper is at hand; one reading a paper."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ingest.readers import read_paper
from ingest.readers.blocks import Block, Text
from ingest.release.quote import SENTENCE_END
from ingest.website.read import Row

_LONGEST = 600


@dataclass(frozen=True, slots=True)
class Words:
    """The words around a figure, in three parts, the middle one the figure itself."""

    kind: str
    """'sentence' or 'table row'."""
    before: str
    figure: str
    after: str
    headings: tuple[str, ...]
    report: str


def words_of(path: Path, figures: Iterable[Row]) -> dict[str, Words]:
    """Return the words around each figure of the paper at `path`, by figure_id."""
    paper = read_paper(path)
    starts = {offset: block for block in paper.blocks for offset in _offsets(block)}
    found = {}
    for figure in figures:
        block = starts.get(figure["char_start"])
        if block is None:
            continue
        report = paper.reports[block.report].title if paper.reports else ""
        parts = _parts(block, figure["char_start"], figure["char_end"])
        if parts:
            found[figure["figure_id"]] = Words(*parts, block.headings, report)
    return found


def _offsets(block: Block) -> Iterable[int]:
    if block.table is None:
        return block.text.offsets
    return (offset for row in block.table.rows for cell in row.cells for offset in cell.text.offsets)


def _parts(block: Block, start: int, end: int) -> tuple[str, str, str, str] | None:
    if block.table is None:
        cut = _cut(block.text, start, end)
        return ("sentence", *_sentence(*cut)) if cut else None
    for row in block.table.rows:
        cells = [cell.text for cell in row.cells]
        for n, cell in enumerate(cells):
            cut = _cut(cell, start, end)
            if cut:
                before = " | ".join([*(c.value for c in cells[:n]), cut[0]])
                return "table row", before, cut[1], " | ".join([cut[2], *(c.value for c in cells[n + 1 :])])
    return None


def _cut(text: Text, start: int, end: int) -> tuple[str, str, str] | None:
    try:
        first, last = text.offsets.index(start), text.offsets.index(end - 1)
    except ValueError:
        return None
    return text.value[:first], text.value[first : last + 1], text.value[last + 1 :]


def _sentence(before: str, figure: str, after: str) -> tuple[str, str, str]:
    """Cut to the figure's own sentence, and a very long one to the words near the figure."""
    ends = [match.end() for match in SENTENCE_END.finditer(before)]
    before = before[ends[-1] if ends else 0 :]
    following = SENTENCE_END.search(after)
    after = after[: following.start()] if following else after
    if len(before) > _LONGEST:
        before = "... " + before[-_LONGEST:]
    if len(after) > _LONGEST:
        after = after[:_LONGEST] + " ..."
    return before, figure, after
