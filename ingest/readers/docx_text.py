"""The printed text of a Word paragraph: runs, notes, fields; what is deleted or hidden is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from ingest.readers.characters import raised
from ingest.readers.docx_styles import is_on
from ingest.readers.office_xml import W

MOST_COLUMNS = 200
_SPACES = {f"{W}{name}" for name in ("tab", "br", "cr", "ptab")}
_OUT = {f"{W}{name}" for name in ("del", "moveFrom", "pPr", "rPr", "instrText", "delText", "txbxContent")}
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_NOTE_MARK = re.compile(r"\[?\d{1,2}\]?")
_ARROWS = {"f0e8": "→", "f0e1": "↑", "f0e2": "↓", "f0e9": "↑", "f0ea": "↓"}
"""Of the symbol fonts that come with Word; its other signs print no letters."""


class Notes:
    """Footnotes and endnotes: numbered as they are met, handed out below the block that refers to them."""

    def __init__(self, *roots: Element | None) -> None:
        self._texts: dict[tuple[str, str], Element] = {}
        for root in roots:
            for name in ("footnote", "endnote"):
                for note in root.iter(f"{W}{name}") if root is not None else []:
                    self._texts[name, note.get(f"{W}id", "")] = note
        self._count = 0
        self._due: list[tuple[str, Element]] = []

    def mark(self, name: str, number: str) -> str:
        """Return the mark of a reference to a note, which is due from now on."""
        note = self._texts.pop((name, number), None)
        if note is None:
            return ""
        self._count += 1
        self._due.append((raised(str(self._count)), note))
        return f" {raised(str(self._count))}"

    def due(self) -> Iterator[str]:
        """Give the notes referred to since the last call, each with its mark."""
        due, self._due = self._due, []
        for mark, note in due:
            yield f"{mark} {' '.join(text_of(paragraph, self) for paragraph in note.iter(f'{W}p'))}"


def text_of(paragraph: Element, notes: Notes) -> str:
    """Return what a paragraph prints."""
    return "".join(_printed(paragraph, notes))


def _printed(holder: Element, notes: Notes) -> Iterator[str]:
    for item in holder:
        if item.tag in _OUT or item.tag == _FALLBACK:
            continue
        if item.tag == f"{W}r":
            yield from _run(item, notes)
        elif item.tag == f"{W}t":
            yield item.text or ""
        elif item.tag in _SPACES:
            yield " "
        elif item.tag == f"{W}noBreakHyphen":
            yield "-"
        elif item.tag == f"{W}sym":
            yield _ARROWS.get(item.get(f"{W}char", "").lower(), " ")
        elif item.tag in {f"{W}footnoteReference", f"{W}endnoteReference"}:
            yield notes.mark(item.tag.removeprefix(W).removesuffix("Reference"), item.get(f"{W}id", ""))
        else:
            yield from _printed(item, notes)


def _run(run: Element, notes: Notes) -> Iterator[str]:
    if is_on(run.find(f"{W}rPr/{W}vanish")):
        return
    value = "".join(_printed(run, notes))
    place = run.find(f"{W}rPr/{W}vertAlign")
    if place is not None and place.get(f"{W}val") == "superscript" and _NOTE_MARK.fullmatch(value.strip()):
        value = f" {raised(value.strip().strip('[]'))}"
    yield value


def boxes_of(holder: Element) -> Iterator[Element]:
    """Give the contents of the text boxes that hang on a paragraph, each once."""
    for item in holder:
        if item.tag == f"{W}txbxContent":
            yield item
        elif item.tag != _FALLBACK:
            yield from boxes_of(item)


def is_bold(paragraph: Element, *, by_style: bool) -> bool:
    """Whether all that a paragraph prints is set in bold."""
    runs = [run for run in paragraph.iter(f"{W}r") if any((t.text or "").strip() for t in run.iter(f"{W}t"))]

    def bold(run: Element) -> bool:
        switch = run.find(f"{W}rPr/{W}b")
        return by_style if switch is None else is_on(switch)

    return bool(runs) and all(bold(run) for run in runs)


def is_deleted_row(row: Element) -> bool:
    """Whether a tracked change deletes a row of a table."""
    return row.find(f"{W}trPr/{W}del") is not None


def number_of(holder: Element, properties: str, name: str) -> int:
    """Return a number among the properties of a row or cell, 0 where it is not stated."""
    found = holder.find(f"{W}{properties}/{W}{name}")
    value = found.get(f"{W}val", "0") if found is not None else "0"
    return int(value) if value.isdigit() else 0
