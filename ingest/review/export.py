"""The review workbook, written: one row a question, with the cells that a person fills in."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from ingest.review import sheet
from ingest.review.meaning import as_words
from ingest.review.queue import Question
from ingest.review.rules import Rules
from ingest.review.sheet import Column

_GREY = PatternFill("solid", fgColor="E8E8E8")
_HEAD = PatternFill("solid", fgColor="1D3557")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_ILLEGAL = {n: " " for n in range(32) if n not in (9, 10, 13)}
_LONGEST = 2000


def workbook(questions: Sequence[Question], rules: Rules, quotes: Mapping[str, str]) -> bytes:
    """Return a workbook that asks these questions; `quotes` gives the words of a figure_id at hand."""
    most = max((len(q.doubt.readings) for q in questions), default=1)
    readings = max(1, min(most, sheet.MOST_READINGS))
    book = Workbook()
    page = book.active
    assert isinstance(page, Worksheet)
    page.title = sheet.QUESTIONS
    columns = sheet.columns(readings)
    _head(page, columns)
    for at, question in enumerate(questions, start=2):
        _ask(page, at, columns, _told(question, rules, quotes, readings))
    lists = {
        "Measure": list(rules.metrics),
        "Area": rules.areas,
        "Kind": sheet.choices_of("measure_type"),
        "Unit": sheet.choices_of("unit"),
    }
    _lists(book, lists, rules)
    _offer(page, columns, readings, lists, len(questions) + 1)
    _protect(page)
    _help(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def safe(text: str) -> str:
    """Return text that no spreadsheet takes for a formula, and that a cell can hold."""
    plain = text.translate(_ILLEGAL)[:_LONGEST]
    return f"'{plain}" if plain.startswith(_FORMULA) else plain


def _told(question: Question, rules: Rules, quotes: Mapping[str, str], readings: int) -> list[str]:
    row, doubt = question.row, question.doubt
    shown = [as_words(reading, rules.labels) for reading in doubt.readings[:readings]]
    return [
        question.id,
        row["document"],
        row["page"],
        row["value_text"],
        quotes.get(question.figure_id) or row["label"],
        row["report_date"],
        doubt.reason,
        *shown,
        *[""] * (readings - len(shown)),
    ]


def _head(page: Worksheet, columns: Sequence[Column]) -> None:
    for at, column in enumerate(columns, start=1):
        cell = page.cell(1, at, column.title)
        cell.font, cell.fill = Font(bold=True, color="FFFFFF"), _HEAD
        page.column_dimensions[get_column_letter(at)].width = column.width
    page.freeze_panes = "B2"


def _ask(page: Worksheet, at: int, columns: Sequence[Column], told: Sequence[str]) -> None:
    for number, column in enumerate(columns, start=1):
        cell = page.cell(at, number)
        cell.number_format = "@"  # a typed 76% or June 2023 stays what was typed
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        if column.field:
            cell.protection = Protection(locked=False)
        else:
            cell.value, cell.fill = safe(told[number - 1]), _GREY


def _lists(book: Workbook, lists: Mapping[str, Sequence[str]], rules: Rules) -> None:
    page = book.create_sheet(sheet.LISTS)
    for at, (name, values) in enumerate(
        {**lists, "Name of the measure": rules.labels.values()}.items(), start=1
    ):
        page.cell(1, at, name).font = Font(bold=True)
        page.column_dimensions[get_column_letter(at)].width = 40
        for number, value in enumerate(values, start=2):
            page.cell(number, at, safe(value))
    page.protection.enable()


def _offer(
    page: Worksheet, columns: Sequence[Column], readings: int, lists: Mapping[str, Sequence[str]], last: int
) -> None:
    """Put the drop-downs into the cells that have choices."""
    for at, column in enumerate(columns, start=1):
        if not column.choices or last < 2:
            continue
        if column.choices == "verdicts":
            source = f'"{",".join(sheet.verdicts(readings))}"'
        else:
            letter = get_column_letter(list(lists).index(column.choices) + 1)
            source = f"{sheet.LISTS}!${letter}$2:${letter}${len(lists[column.choices]) + 1}"
        offer = DataValidation("list", formula1=source, allow_blank=True, showErrorMessage=True)
        offer.errorTitle, offer.error = column.title, "Choose one of the list, or leave the cell empty."
        page.add_data_validation(offer)
        letter = get_column_letter(at)
        offer.add(f"{letter}2:{letter}{last}")


def _protect(page: Worksheet) -> None:
    page.protection.enable()
    # widths and heights may change, what is told may not
    page.protection.formatColumns = False
    page.protection.formatRows = False


def _help(book: Workbook) -> None:
    page = book.create_sheet(sheet.HELP)
    page.column_dimensions["A"].width = 120
    for at, line in enumerate(sheet.HOW_TO, start=1):
        page.cell(at, 1, safe(line)).alignment = Alignment(wrap_text=True)
    page.protection.enable()
