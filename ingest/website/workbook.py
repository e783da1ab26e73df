"""One measure of one area as a workbook (XLSX): its values, its quarters, and what may be said of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from typing import Any

import xlsxwriter

from ingest.website import words
from ingest.website.read import Row

_WIDEST = 60
_NUMBERS = {"count": "#,##0", "gbp": "£#,##0.##;-£#,##0.##"}
# heading, and the column of queries/points.sql or queries/quarters.sql that it shows
_VALUES = (
    ("Part", "part"),
    ("Period", "period"),
    ("Period from", "period_start"),
    ("Period to", "period_end"),
    ("Kind of period", "basis"),
    ("Value", "value"),
    ("Unit", "unit"),
    ("Can be as low as", "value_low"),
    ("Can be as high as", "value_high"),
    ("Printed as", "qualifier"),
    ("Status", "status"),
    ("Times reported", "reporting_count"),
    ("Reported on", "reported_from"),
    ("Paper", "document"),
    ("Figure", "figure_id"),
)
_QUARTERS = (
    ("Part", "part"),
    ("Quarter", "quarter_label"),
    ("Value", "value"),
    ("Unit", "unit"),
    ("Taken from", "period"),
    ("Kind of period", "basis"),
    ("Status", "status"),
    ("Why none", "why"),
    ("Change on the quarter", "qoq_abs"),
    ("Quarter: at least", "qoq_abs_low"),
    ("Quarter: at most", "qoq_abs_high"),
    ("Quarter: in words", "qoq"),
    ("Change on the year", "yoy_abs"),
    ("Year: at least", "yoy_abs_low"),
    ("Year: at most", "yoy_abs_high"),
    ("Year: in words", "yoy"),
    ("Figure", "figure_id"),
)
_Columns = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One series of the measure: its name among the others, its points and its quarters, oldest first."""

    name: str
    points: Sequence[Row]
    quarters: Sequence[Row]


def workbook(title: str, parts: Iterable[Part], about: Sequence[tuple[str, str]], as_of: date) -> bytes:
    """Return the bytes of the workbook; equal values give equal bytes. No cell is ever a formula.

    `about` are names and texts for the last sheet. Values are in `unit`, times in seconds.
    """
    held = BytesIO()
    settings = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(held, settings)
    book.set_properties({"title": title, "created": datetime(as_of.year, as_of.month, as_of.day)})
    sheets = _Sheets(book)
    known = list(parts)
    sheets.add("Values", _VALUES, [_value(part.name, point) for part in known for point in part.points])
    sheets.add("Quarters", _QUARTERS, [_quarter(part.name, row) for part in known for row in part.quarters])
    sheets.text("About", about)
    book.close()
    return held.getvalue()


def _value(part: str, row: Row) -> Row:
    return row | {
        "part": part,
        "period": words.period(row["period_start"], row["period_end"], row["period_basis"]),
        "basis": words.say("basis", row["period_basis"]),
        "qualifier": words.say("qualifier", row["qualifier"]).strip(),
    }


def _quarter(part: str, row: Row) -> Row:
    given = row["value"] is not None
    return row | {
        "part": part,
        "period": words.period(row["period_start"], row["period_end"], row["value_basis"]) if given else "",
        "basis": words.say("basis", row["value_basis"]) if given else "",
        "why": "" if given else words.say("value_reason", row["reason"]),
        "qoq": words.change(row, "qoq") if given else "",
        "yoy": words.change(row, "yoy") if given else "",
    }


class _Sheets:
    """The sheets of one workbook, with the formats that they share."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        self._day = book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
        self._wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        self._bold = book.add_format({"bold": True, "valign": "top"})
        self._numbers = {unit: book.add_format({"num_format": form}) for unit, form in _NUMBERS.items()}

    def add(self, name: str, columns: _Columns, rows: Sequence[Row]) -> None:
        sheet = self._book.add_worksheet(name)
        for at, (heading, key) in enumerate(columns):
            sheet.write_string(0, at, heading, self._head)
            for number, row in enumerate(rows, start=1):
                self._cell(sheet, number, at, row.get(key), row["unit"])
            longest = max([len(heading), *(len(str(row.get(key) or "")) for row in rows)])
            sheet.set_column(at, at, min(longest + 2, _WIDEST))
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, len(rows), len(columns) - 1)

    def _cell(self, sheet: Any, row: int, column: int, value: Any, unit: str) -> None:
        if value is None:
            return
        if isinstance(value, date):
            sheet.write_datetime(row, column, datetime(value.year, value.month, value.day), self._day)
        elif isinstance(value, str):
            sheet.write_string(row, column, value)
        else:
            sheet.write_number(row, column, float(value), self._numbers.get(unit))

    def text(self, name: str, lines: Sequence[tuple[str, str]]) -> None:
        sheet = self._book.add_worksheet(name)
        sheet.set_column(0, 0, 26)
        sheet.set_column(1, 1, 100)
        for number, (heading, said) in enumerate(lines):
            sheet.write_string(number, 0, heading, self._bold)
            sheet.write_string(number, 1, said, self._wrapped)
