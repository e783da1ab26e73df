"""The cells of a filled review workbook as the words that a person sees in them."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from ingest.readers.archives import open_archive
from ingest.review import sheet

_MOST_ROWS = 50_000
_HEAD_WITHIN = 10
WANTED = ("Id", *(column.title for column in sheet.columns(0) if column.field))
"""Titles of the cells that a decision is read from; the others only inform."""


class NoWorkbook(ValueError):
    """A file that is no review workbook; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row: `at` counts the sheet's rows from 1; cells and column letters by the column's title."""

    at: int
    cells: Mapping[str, Any]
    letters: Mapping[str, str]


def read_rows(data: bytes, name: str) -> list[SheetRow]:
    """Return the rows that have an Id, of the bytes of a workbook; `name` is told in messages.

    Raises NoWorkbook, and UnreadablePaper for an archive that is not to be opened.
    """
    open_archive(name, data).close()
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
        if sheet.QUESTIONS not in book.sheetnames:
            told = ", ".join(book.sheetnames)
            raise NoWorkbook(f"{name} has no sheet {sheet.QUESTIONS!r} (it has: {told}). Export one first.")
        return list(_rows(book[sheet.QUESTIONS], name))
    except NoWorkbook:
        raise
    except Exception as error:  # openpyxl raises whatever its parts raise on a file that is none
        what = f"{name} is no workbook that can be read ({error}). Save it as .xlsx again."
        raise NoWorkbook(what) from error


def text(cell: Any) -> str:
    """Return the words of a cell as a person sees them; ValueError where that cannot be told."""
    value = None if cell is None else cell.value
    if value is None:
        return ""
    if cell.data_type == "f":
        raise ValueError("it holds a formula. Write its result")
    if cell.data_type == "e":
        raise ValueError(f"it holds the error {value}. Write the value")
    if isinstance(value, bool):
        raise ValueError(f"it holds the switch {value}. Write it in words")
    if isinstance(value, int | float):
        exact = Decimal(str(value)) * (100 if "%" in (cell.number_format or "") else 1)
        return format(round(exact, 6), "f")
    if not isinstance(value, str):
        # a spreadsheet has turned 'June 2023' into a day: which of the two was meant cannot be told
        raise ValueError(f"it was turned into the date {value}. Write it as text, such as 'June 2023'")
    return value.strip()


def _rows(page: Any, name: str) -> Iterator[SheetRow]:
    titles: dict[str, int] = {}
    for at, cells in enumerate(page.iter_rows(max_row=_MOST_ROWS), start=1):
        if not titles:
            if at > _HEAD_WITHIN:
                break
            found = {str(cell.value): n for n, cell in enumerate(cells) if cell.value}
            titles = found if "Id" in found else {}
            continue
        _require(titles, name)
        row = {title: cells[n] if n < len(cells) else None for title, n in titles.items()}
        if row["Id"] is not None and row["Id"].value not in (None, ""):
            yield SheetRow(at, row, {title: get_column_letter(n + 1) for title, n in titles.items()})
    if not titles:
        raise NoWorkbook(f"{name}: no row of {sheet.QUESTIONS!r} has the title Id. Export a workbook first.")


def _require(titles: Mapping[str, int], name: str) -> None:
    lost = [title for title in WANTED if title not in titles]
    if lost:
        raise NoWorkbook(
            f"{name}: the columns {', '.join(lost)} are not there. Export anew, and copy them over."
        )
