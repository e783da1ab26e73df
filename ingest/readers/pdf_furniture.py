"""Running headers, footers and page numbers of a PDF, known by coming again from page to page."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.readers.pdf_lines import PrintedLine

_ZONE = 0.11
"""Share of a page's height at its top and at its foot in which furniture stands."""
_MARGIN = 0.045
"""Share of a page's height that no body reaches."""
_LINES = 4
_OFTEN, _LONGEST = 3, 25
"""On how many pages a running line comes, and how many words it has at most."""
_NEAR = 8.0
"""Running lines stand at the same height on every page, give or take these points."""
_OUTER_NUMBER = re.compile(r"^(\d{1,4})\b\W*|\W*\b(\d{1,4})(?:\s*(?:of|/)\s*\d{1,4})?$")
_PAGE_NUMBER = re.compile(
    r"[-–—|\s]*(?:page|p\.?|pg)?\s*(\d{1,4})(?:\s*(?:of|/)\s*\d{1,4})?[-–—|\s]*", re.IGNORECASE
)
Key = tuple[str, int | None]
Places = dict[Key, list[tuple[int, float]]]


@dataclass(frozen=True, slots=True)
class PageLines:
    """The lines of one page, from the top."""

    lines: Sequence[PrintedLine]
    height: float


def find_furniture(pages: Sequence[PageLines]) -> list[set[int]]:
    """Return for every page the indexes of its lines that are furniture."""
    seen: Places = defaultdict(list)
    offsets: Counter[int] = Counter()
    for number, page in enumerate(pages):
        for at in _edge_lines(page):
            line = page.lines[at]
            for key in _keys(line.text, number):
                seen[key].append((number, line.y0))
            if (printed := _page_number(line.text)) is not None:
                offsets[printed - number] += 1
    return [
        {at for at in _edge_lines(page) if _is_furniture(page, at, number, seen, offsets)}
        for number, page in enumerate(pages)
    ]


def _edge_lines(page: PageLines) -> Iterator[int]:
    count = len(page.lines)
    for at, line in enumerate(page.lines):
        top = at < _LINES and line.y1 < _ZONE * page.height
        foot = at >= count - _LINES and line.y0 > (1 - _ZONE) * page.height
        if top or foot:
            yield at


def _keys(text: str, number: int) -> list[Key]:
    """Return a line as it is, and without the page number at an end, with that number less the page's own."""
    keys: list[Key] = [(text.casefold(), None)]
    for match in _OUTER_NUMBER.finditer(text):
        rest = (text[: match.start()] + text[match.end() :]).casefold()
        keys.append((rest, int(match.group(1) or match.group(2)) - number))
    return keys


def _page_number(text: str) -> int | None:
    match = _PAGE_NUMBER.fullmatch(text)
    return int(match.group(1)) if match else None


def _is_furniture(
    page: PageLines,
    at: int,
    number: int,
    seen: Places,
    offsets: Counter[int],
) -> bool:
    """Whether an edge line is a page's number in sequence, or comes again at its height on other pages."""
    line = page.lines[at]
    printed = _page_number(line.text)
    if printed is not None and (offsets[printed - number] > 1 or printed == number + 1):
        return True
    for key in _keys(line.text, number):
        places = {other for other, y0 in seen[key] if abs(y0 - line.y0) < _NEAR}
        if len(places) >= _OFTEN and len(line.words) <= _LONGEST:
            plain = len(line.parts) < 3 and not any(char.isdigit() for char in key[0])
            return plain or _stands_apart(page, at)
    return False


def _stands_apart(page: PageLines, at: int) -> bool:
    """Whether an edge line stands in the margin, or away from the page's body, or is set smaller than it.

    The header row of a table that goes on over pages comes again too, close to its rows.
    """
    line = page.lines[at]
    top = line.y1 < page.height / 2
    if min(line.y1, page.height - line.y0) < _MARGIN * page.height:
        return True
    number = at + 1 if top else at - 1
    if not 0 <= number < len(page.lines):
        return True
    other = page.lines[number]
    white = other.y0 - line.y1 if top else line.y0 - other.y1
    smaller = line.height < 0.85 * other.height
    return white > (0.35 if smaller else 1.0) * line.height
