"""Reader of Word files: paragraphs, headings, numbers, tables, notes; deleted and hidden text is left out."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.etree.ElementTree import Element

from ingest.readers import docx_text, progress
from ingest.readers.archives import open_archive
from ingest.readers.blocks import BlockKind, Paper
from ingest.readers.building import Builder, Slot
from ingest.readers.docx_numbering import BULLET, Numbering
from ingest.readers.docx_styles import Styles, is_on
from ingest.readers.errors import UnreadablePaper
from ingest.readers.finishing import finish
from ingest.readers.grids import header_rows
from ingest.readers.making import Source
from ingest.readers.office_xml import W, links, main_part, part

NAME = "docx"
VERSION = "1"
SUFFIXES = (".docx", ".docm")
_WRAPPERS = {f"{W}{name}" for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag")}


def read(path: Path, data: bytes) -> Paper:
    """Return the paper of a Word file; raise UnreadablePaper where it is damaged or prints nothing."""
    archive = open_archive(path.name, data)
    main = main_part(archive) or "word/document.xml"
    root = part(archive, main)
    body = root.find(f"{W}body") if root is not None else None
    if body is None:
        raise UnreadablePaper(path.name, "its document part is missing", "Fetch the file again.")
    progress.reached("the text")
    reader = _Reader(archive, main)
    reader.furniture("header")
    reader.blocks(body)
    reader.furniture("footer")
    return finish(Source.of(path, data, NAME, VERSION), reader.built)


class _Reader:
    """Adds the parts of one Word file to what is built."""

    def __init__(self, archive: zipfile.ZipFile, main: str) -> None:
        self.built = Builder()
        self._archive = archive
        self._links = links(archive, main)
        self._styles = Styles(self._linked("styles"))
        self._numbering = Numbering(self._linked("numbering"))
        self._notes = docx_text.Notes(self._linked("footnotes"), self._linked("endnotes"))

    def _linked(self, kind: str) -> Element | None:
        found = next((link.part for link in self._links.values() if link.kind == kind), None)
        return part(self._archive, found) if found else None

    def furniture(self, kind: str) -> None:
        """Add every running header or footer once."""
        said: set[str] = set()
        for link in sorted(self._links.values(), key=lambda link: link.part):
            root = part(self._archive, link.part) if link.kind == kind else None
            for paragraph in root.iter(f"{W}p") if root is not None else []:
                value = docx_text.text_of(paragraph, self._notes)
                if value not in said:
                    said.add(value)
                    self.built.prose(value, BlockKind.FURNITURE)

    def blocks(self, holder: Element) -> None:
        """Add the paragraphs and tables of a holder in order."""
        for item in _content(holder):
            if item.tag == f"{W}tbl":
                self._table(item)
            else:
                self._paragraph(item)

    def _paragraph(self, paragraph: Element) -> None:
        value = docx_text.text_of(paragraph, self._notes)
        level = self._styles.heading_level(paragraph)
        if value.strip():
            self._add(paragraph, value, level)
        for text in docx_text.boxes_of(paragraph):
            self.blocks(text)
        self._add_notes()

    def _add(self, paragraph: Element, value: str, level: int | None) -> None:
        mark = self._mark(paragraph)
        kind = BlockKind.PARAGRAPH
        if self._styles.is_contents(paragraph):
            kind = BlockKind.FURNITURE
        elif level is not None:
            kind = BlockKind.HEADING
        elif mark == BULLET:
            kind = BlockKind.LIST_ITEM
        bold = docx_text.is_bold(paragraph, by_style=self._styles.is_bold(paragraph))
        printed = value if mark in {"", BULLET} else f"{mark} {value}"
        self.built.prose(printed, kind, level=level if kind is BlockKind.HEADING else None, bold=bold)

    def _mark(self, paragraph: Element) -> str:
        listed = self._styles.list_of(paragraph)
        return self._numbering.next(*listed) if listed else ""

    def _add_notes(self) -> None:
        for note in self._notes.due():
            self.built.prose(note)

    def _table(self, table: Element) -> None:
        rows = [row for row in _rows(table) if not docx_text.is_deleted_row(row)]
        grid = [self._row(row) for row in rows]
        if max((sum(bool(slot.value) for slot in row) for row in grid), default=0) < 2:
            self._layout(rows)  # a box around text, not a table
            return
        marked = _marked_headers(rows)
        headers = max(marked, header_rows([[slot.value for slot in row] for row in grid])) if marked else None
        self.built.table(grid, headers)
        self._add_notes()

    def _layout(self, rows: Sequence[Element]) -> None:
        for row in rows:
            for cell in _cells(row):
                self.blocks(cell)

    def _row(self, row: Element) -> list[Slot]:
        """Return the cells of a row; a cell that spans others stands in the first of them."""
        skipped = docx_text.number_of(row, "trPr", "gridBefore")
        slots = [Slot("")] * min(skipped, docx_text.MOST_COLUMNS)
        for cell in _cells(row):
            merge = cell.find(f"{W}tcPr/{W}vMerge")
            continued = merge is not None and merge.get(f"{W}val", "continue") != "restart"
            values = [] if continued else [self._cell_line(p) for p in cell.iter(f"{W}p")]
            span = max(1, docx_text.number_of(cell, "tcPr", "gridSpan"))
            slots.append(Slot(" ".join(value for value in values if value)))
            slots.extend([Slot("")] * (min(span, docx_text.MOST_COLUMNS) - 1))
        return slots

    def _cell_line(self, paragraph: Element) -> str:
        value, mark = docx_text.text_of(paragraph, self._notes), self._mark(paragraph)
        return value if mark in {"", BULLET} or not value.strip() else f"{mark} {value}"


def _content(holder: Element) -> Iterator[Element]:
    """Give the paragraphs and tables of a holder, through the wrappers of forms and tracked changes."""
    for item in holder:
        if item.tag in {f"{W}p", f"{W}tbl"}:
            yield item
        elif item.tag in _WRAPPERS:
            yield from _content(item)


def _rows(table: Element) -> Iterator[Element]:
    for item in table:
        if item.tag == f"{W}tr":
            yield item
        elif item.tag in _WRAPPERS:
            yield from _rows(item)


def _cells(row: Element) -> Iterator[Element]:
    for item in row:
        if item.tag == f"{W}tc":
            yield item
        elif item.tag in _WRAPPERS:
            yield from _cells(item)


def _marked_headers(rows: Sequence[Element]) -> int:
    """Return how many first rows the file marks as header rows."""
    marks = [is_on(row.find(f"{W}trPr/{W}tblHeader")) for row in rows]
    return marks.index(False) if False in marks else 0
