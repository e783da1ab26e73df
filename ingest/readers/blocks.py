"""What every reader gives: a paper's text as blocks with stable places.

A block holds *clean* text (markup removed, hard line breaks joined to single spaces) together with
the offset of every clean character in the paper's own text, so that a figure that is found in clean
text is always traced to the characters that print it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class BlockKind(StrEnum):
    """The part a block plays on the page."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE = "table"
    FURNITURE = "furniture"
    """Page numbers, running headers and footers: kept, since every number token has a row."""


@dataclass(frozen=True, slots=True)
class Text:
    """Clean text and, for each of its characters, the offset in the paper's text.

    `offsets` has one entry a character of `value`; a character that the reader put in (the space for
    a line break) carries the offset of the character that it stands for.
    """

    value: str
    offsets: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the half-open span in the paper's text of the half-open clean span."""
        return self.offsets[start], self.offsets[end - 1] + 1


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points from the top left of the page as its text is read."""

    page: int
    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table; `row` and `column` count from 0, `column` is the position in the printed row."""

    text: Text
    row: int
    column: int
    box: Box | None = None
    """Where it is printed, in formats that have places."""


@dataclass(frozen=True, slots=True)
class Row:
    """One logical row: printed rows that continue it (a page break inside a cell) are joined into it."""

    cells: tuple[Cell, ...]
    header: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table: header rows first (they may come again after a page break), then body rows."""

    rows: tuple[Row, ...]
    caption: Text | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, list item, heading or table in reading order."""

    number: int
    kind: BlockKind
    text: Text
    """The whole clean text; for a table its cells joined by tabs and rows by line feeds."""
    report: int
    """Index into Paper.reports."""
    headings: tuple[str, ...] = ()
    """Heading path, outermost first, without the report's title."""
    paragraph: str | None = None
    """The number that the paper prints before the paragraph ('27', '3.1', 'iv')."""
    page: int | None = None
    """The page, where the text shows one, else None."""
    level: int | None = None
    """Depth of a heading, 1 is the outermost."""
    table: Table | None = None
    box: Box | None = None
    """Where its first part is printed, in formats that have places."""


class Dated(StrEnum):
    """How exactly a report's date is known."""

    DAY = "day"
    MONTH = "month"
    """Only the month in which it was written is printed: the date is its last day."""
    PERIOD = "period"
    """Only the period that it is about is printed: the date is its last day."""


@dataclass(frozen=True, slots=True)
class Report:
    """A part of a pack with its own title and date."""

    number: int
    title: str
    date: date | None
    """The date the report gives itself, else the date of the meeting it was written for."""
    kind: str = "report"
    """'agenda', 'minutes', 'report' or 'appendix'."""
    dated: Dated = Dated.DAY


@dataclass(frozen=True, slots=True)
class Paper:
    """One published file, read."""

    label: str
    """The file's name without its extension: for people and for scoring, never identity."""
    sha256: str
    """Of the file's bytes: the paper's identity."""
    text: str
    """The paper's text; for .txt and .md the decoded bytes as they are."""
    text_sha256: str
    reader: str
    reader_version: str
    title: str
    panel: str | None
    """Slug of the force area whose panel it is ('west-mercia')."""
    meeting_date: date | None
    reports: tuple[Report, ...]
    blocks: tuple[Block, ...] = field(default=())
    remarks: tuple[str, ...] = ()
    """What of the file was not read, each a clause for a person ('page 4 is a picture ...')."""
