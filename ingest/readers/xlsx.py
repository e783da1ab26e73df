"""Reader of Excel workbooks: each sheet a report, values as their number formats print them."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.worksheet.worksheet import Worksheet

from ingest.readers import progress
from ingest.readers.archives import open_archive
from ingest.readers.blocks import Paper
from ingest.readers.building import Builder
from ingest.readers.characters import raised
from ingest.readers.errors import UnreadablePaper
from ingest.readers.finishing import finish
from ingest.readers.making import Source
from ingest.readers.number_formats import printed
from ingest.readers.sheets import MOST_CELLS, Sheet, build_sheet, check_size, hidden_remark

NAME = "xlsx"
VERSION = "1"
SUFFIXES = (".xlsx", ".xlsm")
_MARK = re.compile(r"\s*\[?,?\d{1,2}(?:,\s?\d{1,2})*,?\]?\s*")


def read(path: Path, data: bytes) -> Paper:
    """Return the paper of a workbook; raise UnreadablePaper where it is damaged or prints nothing.

    Hidden sheets, rows and columns, macros and links are left out; formulas give their last value.
    """
    open_archive(path.name, data).close()
    progress.reached("the workbook")
    book = load_workbook(io.BytesIO(data), data_only=True, keep_links=False, rich_text=True)
    sheets = [_sheet(path.name, sheet) for sheet in book.worksheets if sheet.sheet_state == "visible"]
    hidden = [sheet.title for sheet in book.worksheets if sheet.sheet_state != "visible"]
    check_size(path.name, sheets)
    built = Builder()
    starts = [start for sheet in sheets if (start := build_sheet(built, sheet, named=True))]
    source = Source.of(path, data, NAME, VERSION)
    return replace(finish(source, built, starts), remarks=hidden_remark(hidden))


def _sheet(paper: str, sheet: Worksheet) -> Sheet:
    progress.reached(f"sheet {sheet.title!r}")
    cells = sheet._cells  # the cells that the file holds; the sheet's own walk makes those that it does not
    filled = {place: cell for place, cell in cells.items() if cell.value is not None}
    rows = max((row for row, _ in filled), default=0)
    columns = max((column for _, column in filled), default=0)
    shown = [n for n in range(1, columns + 1) if n not in _hidden_columns(sheet)]
    if rows * columns > 20 * MOST_CELLS:
        raise UnreadablePaper(
            paper, f"its sheet {sheet.title!r} spans {rows:,} rows by {columns:,} columns",
            "Keep the rows and columns needed.",
        )  # fmt: skip
    hidden = {number for number, dimension in sheet.row_dimensions.items() if dimension.hidden}
    kept = [n for n in range(1, rows + 1) if n not in hidden]
    grid = [[_text(filled.get((row, column))) for column in shown] for row in kept]
    return Sheet(sheet.title, grid)


def _hidden_columns(sheet: Worksheet) -> frozenset[int]:
    hidden: set[int] = set()
    for dimension in sheet.column_dimensions.values():
        if dimension.hidden and dimension.min and dimension.max:
            hidden.update(range(dimension.min, min(dimension.max, 20_000) + 1))
    return frozenset(hidden)


def _text(cell: Any) -> str:
    """Return what a cell prints; raised digits in it are the marks of notes."""
    if cell is None:
        return ""
    if isinstance(cell.value, CellRichText):
        return "".join(_run(run) for run in cell.value)
    return printed(cell.value, cell.number_format)


def _run(run: Any) -> str:
    if not isinstance(run, TextBlock):
        return str(run)
    is_mark = run.font.vertAlign == "superscript" and _MARK.fullmatch(run.text)
    return f" {raised(run.text.strip().strip('[]'))}" if is_mark else run.text
