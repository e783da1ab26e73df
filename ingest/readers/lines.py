"""A paper's text as lines with their offsets."""

from __future__ import annotations

import re
from dataclasses import dataclass

LINE_END = re.compile(r"\r\n|\r|\n|\x0c")
BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line: half-open span in the paper's text, without its line end."""

    start: int
    end: int
    raw: str
    page_start: bool = False
    """The line follows a form feed."""

    @property
    def blank(self) -> bool:
        """Whether the line prints nothing."""
        return not self.raw.strip(BOM + " \t\xa0\u200b")

    @property
    def indent(self) -> int:
        """Number of spaces before the first character."""
        return len(self.raw) - len(self.raw.lstrip(" \xa0"))


def split_lines(text: str) -> list[Line]:
    """Return the lines of a text in order; a form feed ends a line and starts a page."""
    lines: list[Line] = []
    start, new_page = 0, False
    for match in LINE_END.finditer(text):
        lines.append(Line(start, match.start(), text[start : match.start()], new_page))
        start, new_page = match.end(), match.group() == "\x0c"
    lines.append(Line(start, len(text), text[start:], new_page))
    return lines
