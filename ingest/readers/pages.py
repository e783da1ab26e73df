"""The pages that a text shows."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from ingest.readers.lines import Line
from ingest.readers.wrapping import is_page_top

PAGE_MARK = re.compile(r"[-–— ]*page\s+(\d{1,4})(?:\s+of\s+\d{1,4})?[-–— ]*", re.IGNORECASE)


class Pages:
    """Which page a place in the text stands on; None where the text does not show it."""

    def __init__(self, lines: Sequence[Line], wrapped: Sequence[bool]) -> None:
        marks = _from_marks(lines, wrapped) or _from_form_feeds(lines)
        self._starts = [start for start, _ in marks]
        self._pages = [page for _, page in marks]

    def at(self, offset: int) -> int | None:
        """Return the page of an offset in the paper's text."""
        index = bisect_right(self._starts, offset) - 1
        return self._pages[index] if index >= 0 else None


def _from_form_feeds(lines: Sequence[Line]) -> list[tuple[int, int | None]]:
    breaks = [line.start for line in lines if line.page_start]
    return [(start, number) for number, start in enumerate([0, *breaks], start=1)] if breaks else []


def _from_marks(lines: Sequence[Line], wrapped: Sequence[bool]) -> list[tuple[int, int | None]]:
    """Return where pages begin by the marks at their feet ('Page 41').

    Between two marks the tops of pages are counted; only where they are as many as the marks say are
    the pages told, else only that of the mark itself.
    """
    made: list[tuple[int, int | None]] = []
    begin, after = 0, 0
    for number, line in enumerate(lines):
        match = PAGE_MARK.fullmatch(line.raw.strip())
        if not match:
            continue
        page = int(match.group(1))
        tops = [n for n in range(begin + 1, number) if wrapped[n] and is_page_top(lines[n - 1], lines[n])]
        if page - after == len(tops) + 1:
            firsts = [lines[begin].start, *(lines[n].start for n in tops)]
            made.extend((start, after + 1 + step) for step, start in enumerate(firsts))
        else:
            made.extend([(lines[begin].start, None), (line.start, page)])
        begin, after = min(number + 1, len(lines) - 1), page
    if made:
        made.append((lines[begin].start, None))
    return made
