"""Reader of OpenDocument spreadsheets: each sheet a report, cells as the file itself prints them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree.ElementTree import Element

from ingest.readers import progress
from ingest.readers.archives import open_archive
from ingest.readers.blocks import Paper
from ingest.readers.building import Builder
from ingest.readers.characters import raised
from ingest.readers.errors import UnreadablePaper
from ingest.readers.finishing import finish
from ingest.readers.making import Source
from ingest.readers.number_formats import printed
from ingest.readers.office_xml import part
from ingest.readers.sheets import Sheet, build_sheet, check_size, hidden_remark

NAME = "ods"
VERSION = "1"
SUFFIXES = (".ods",)
_SPACE = "urn:oasis:names:tc:opendocument:xmlns:{}:1.0"
_TABLE, _OFFICE, _TEXT, _STYLE = (
    "{" + _SPACE.format(name) + "}" for name in ("table", "office", "text", "style")
)
_MOST_COLUMNS, _MOST_REPEATS = 1000, 5000
_WRAPPERS = {f"{_TABLE}{name}" for name in ("table-header-rows", "table-row-group", "table-rows")}
_HIDDEN = {"collapse", "filter"}


def read(path: Path, data: bytes) -> Paper:
    """Return the paper of a spreadsheet; raise UnreadablePaper where it is damaged or prints nothing."""
    archive = open_archive(path.name, data)
    if "META-INF/manifest.xml" in archive.namelist() and b"encryption-data" in archive.read(
        "META-INF/manifest.xml"
    ):
        raise UnreadablePaper(
            path.name, "it is protected by a password", "Save a copy without the password and read that."
        )
    root = part(archive, "content.xml")
    if root is None:
        raise UnreadablePaper(path.name, "its content part is missing", "Fetch the file again.")
    styles = _Styles(root)
    tables = root.findall(f".//{_OFFICE}spreadsheet/{_TABLE}table")
    sheets = [_sheet(table, styles) for table in tables if not styles.hides(table)]
    hidden = [table.get(f"{_TABLE}name", "") for table in tables if styles.hides(table)]
    check_size(path.name, sheets)
    built = Builder()
    starts = [start for sheet in sheets if (start := build_sheet(built, sheet, named=True))]
    source = Source.of(path, data, NAME, VERSION)
    return replace(finish(source, built, starts), remarks=hidden_remark(hidden))


class _Styles:
    """The names of styles that hide a sheet or raise a text."""

    def __init__(self, root: Element) -> None:
        self._hiding: set[str] = set()
        self.raising: set[str] = set()
        for style in root.iter(f"{_STYLE}style"):
            name = style.get(f"{_STYLE}name", "")
            sheet = style.find(f"{_STYLE}table-properties")
            if sheet is not None and sheet.get(f"{_TABLE}display") == "false":
                self._hiding.add(name)
            text = style.find(f"{_STYLE}text-properties")
            if text is not None and text.get(f"{_STYLE}text-position", "").startswith("super"):
                self.raising.add(name)

    def hides(self, table: Element) -> bool:
        """Whether a sheet is hidden."""
        return table.get(f"{_TABLE}style-name") in self._hiding


def _sheet(table: Element, styles: _Styles) -> Sheet:
    name = table.get(f"{_TABLE}name", "")
    progress.reached(f"sheet {name!r}")
    hidden = _hidden_columns(table)
    grid: list[list[str]] = []
    for row in _rows(table):
        if row.get(f"{_TABLE}visibility") in _HIDDEN:
            continue
        cells = [value for n, value in enumerate(_cells(row, styles)) if n not in hidden]
        while cells and not cells[-1]:
            cells.pop()
        times = _repeats(row, "number-rows-repeated", _MOST_REPEATS) if cells else 1
        grid.extend([list(cells) for _ in range(times)])
    width = max((len(row) for row in grid), default=0)
    return Sheet(name, [[*row, *[""] * (width - len(row))] for row in grid])


def _rows(holder: Element) -> Iterator[Element]:
    for item in holder:
        if item.tag == f"{_TABLE}table-row":
            yield item
        elif item.tag in _WRAPPERS:
            yield from _rows(item)


def _hidden_columns(table: Element) -> set[int]:
    hidden: set[int] = set()
    at = 0
    for column in table.iter(f"{_TABLE}table-column"):
        times = _repeats(column, "number-columns-repeated", _MOST_COLUMNS)
        if column.get(f"{_TABLE}visibility") in _HIDDEN:
            hidden.update(range(at, at + times))
        at += times
    return hidden


def _cells(row: Element, styles: _Styles) -> Iterator[str]:
    count = 0
    for cell in row:
        if not cell.tag.endswith("table-cell"):
            continue
        covered = cell.tag == f"{_TABLE}covered-table-cell"
        value = "" if covered else _value(cell, styles)
        for _ in range(_repeats(cell, "number-columns-repeated", _MOST_COLUMNS)):
            yield value
            count += 1
            if count >= _MOST_COLUMNS:
                return


def _repeats(item: Element, name: str, most: int) -> int:
    value = item.get(f"{_TABLE}{name}", "1")
    return min(int(value), most) if value.isdigit() and len(value) < 9 else 1


def _value(cell: Element, styles: _Styles) -> str:
    lines = ["".join(_printed(line, styles)) for line in cell.findall(f"{_TEXT}p")]
    text = " ".join(line for line in lines if line.strip())
    stored = cell.get(f"{_OFFICE}value")
    if text or stored is None:
        return text
    return printed(float(stored), "0.##%" if cell.get(f"{_OFFICE}value-type") == "percentage" else "General")


def _printed(holder: Element, styles: _Styles) -> Iterator[str]:
    text = holder.text or ""
    mark = holder.get(f"{_TEXT}style-name") in styles.raising and text.strip().replace(",", "").isdigit()
    yield f" {raised(text.strip())}" if mark else text
    for item in holder:
        if item.tag in {f"{_TEXT}s", f"{_TEXT}tab", f"{_TEXT}line-break"}:
            yield " "
        elif item.tag != f"{_OFFICE}annotation":
            yield from _printed(item, styles)
        yield item.tail or ""
