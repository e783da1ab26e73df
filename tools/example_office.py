"""The example papers as PDF, Word document and workbook, each in the manner of its format."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, datetime
from typing import Any

import xlsxwriter
from docx import Document
from fpdf import FPDF
from fpdf.enums import TableBordersLayout, TextEmphasis
from fpdf.fonts import FontFace

from tools.example_text import Paper, parts

_DAY = datetime(2024, 1, 1, tzinfo=UTC)
"""Stands in every file as its date, so that the same paper gives the same bytes."""


class _Pages(FPDF):
    """Pages with a running head and a page number, as packs have them."""

    def __init__(self, head: str) -> None:
        super().__init__(format="A4")
        self.running_head = head

    def header(self) -> None:
        self.set_font("helvetica", size=8)
        self.cell(text=self.running_head, align="C", center=True)
        self.ln(12)

    def footer(self) -> None:
        self.set_y(-15)
        self.set_font("helvetica", size=8)
        self.cell(text=f"Page {self.page_no()}", align="C", center=True)


def pdf(book: Paper, paper: Paper) -> bytes:
    """Return a PDF: flowing text, ruled tables, a running head and page numbers."""
    page = _Pages(f"{book['panel']} - {paper['title']}")
    page.set_creation_date(_DAY)
    page.add_page()
    _say(page, book["panel"], 16, TextEmphasis.B)
    _say(page, f"{paper['date']}, 10.00 am", 11)
    _say(page, book["place"], 11)
    _say(page, paper["title"], 14, TextEmphasis.B)
    for kind, part in parts(paper):
        if kind == "heading":
            _say(page, part, 12, TextEmphasis.B)
        elif kind == "paragraph":
            _say(page, part, 11)
        else:
            if page.will_page_break(7 * (len(part["rows"]) + 3)):
                page.add_page()  # a table and its title stay together
            _say(page, part["table"], 10, TextEmphasis.B)
            _rule_table(page, part)
    return bytes(page.output())


def _say(page: FPDF, words: str, size: int, emphasis: TextEmphasis | None = None) -> None:
    page.set_font("helvetica", style="B" if emphasis else "", size=size)
    page.multi_cell(0, size * 0.5, words, new_x="LMARGIN", new_y="NEXT", align="L")
    page.ln(3)


def _rule_table(page: FPDF, part: dict[str, Any]) -> None:
    page.set_font("helvetica", size=9)
    bold = FontFace(emphasis=TextEmphasis.B)
    with page.table(borders_layout=TableBordersLayout.ALL, headings_style=bold, text_align="LEFT") as table:
        for row in [part["header"], *part["rows"]]:
            table.row(row)
    page.ln(4)


def word(book: Paper, paper: Paper) -> bytes:
    """Return a Word document: heading styles and tables with a header row."""
    document = Document()
    document.core_properties.created = document.core_properties.modified = _DAY
    document.core_properties.author = document.core_properties.last_modified_by = "Northmarch Council"
    document.add_heading(book["panel"], 0)
    document.add_paragraph(f"{paper['date']}, 10.00 am")
    document.add_paragraph(book["place"])
    document.add_heading(paper["title"], 1)
    for kind, part in parts(paper):
        if kind == "heading":
            document.add_heading(part, 2)
        elif kind == "paragraph":
            document.add_paragraph(part)
        else:
            document.add_paragraph(part["table"], style="Caption")
            table = document.add_table(0, len(part["header"]), style="Table Grid")
            for row in [part["header"], *part["rows"]]:
                for cell, words in zip(table.add_row().cells, row, strict=True):
                    cell.text = words
            document.add_paragraph()
    out = io.BytesIO()
    document.save(out)
    return _undated(out.getvalue())


def _undated(archive: bytes) -> bytes:
    """Return an archive with its members in order and without the times at which they were written."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            new.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), old.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def workbook(book: Paper, paper: Paper) -> bytes:
    """Return a workbook: a sheet of remarks, and one a table, with numbers that carry their format."""
    out = io.BytesIO()
    book_file = xlsxwriter.Workbook(out, {"in_memory": True})
    book_file.set_properties({"created": _DAY.replace(tzinfo=None), "author": "Northmarch Council"})
    styles = {name: book_file.add_format({"num_format": name}) for name in ("0%", "0.0%", "#,##0")}
    bold = book_file.add_format({"bold": True})
    remarks = book_file.add_worksheet("Report")
    remarks.set_column(0, 0, 110)
    lines: list[tuple[str, Any]] = [(book["panel"], bold), (f"{paper['date']}, 10.00 am", None)]
    lines += [(book["place"], None), ("", None), (paper["title"], bold), ("", None)]
    for kind, part in parts(paper):
        if kind == "table":
            _sheet(book_file, book, paper, part, styles, bold)
        else:
            lines += [(part, bold if kind == "heading" else None)]
    for at, (words, style) in enumerate(lines):
        remarks.write_string(at, 0, words, style)
    book_file.close()
    return out.getvalue()


def _sheet(
    book_file: xlsxwriter.Workbook,
    book: Paper,
    paper: Paper,
    part: dict[str, Any],
    styles: dict[str, Any],
    bold: Any,
) -> None:
    sheet = book_file.add_worksheet(part["table"][:31])
    sheet.set_column(0, len(part["header"]), 22)
    sheet.write_string(0, 0, f"{book['panel']}, {paper['date']}", bold)
    sheet.write_string(1, 0, part["table"], bold)
    for at, cell in enumerate(part["header"]):
        sheet.write_string(3, at, cell, bold)
    for number, row in enumerate(part["rows"], start=4):
        sheet.write_string(number, 0, row[0])
        for at, cell in enumerate(row[1:], start=1):
            _cell(sheet, number, at, cell, styles)


def _cell(sheet: Any, row: int, column: int, words: str, styles: dict[str, Any]) -> None:
    """Write a cell as a spreadsheet has it: 76% is 0.76 with a format, 1,902 a number with one."""
    if match := re.fullmatch(r"([\d.]+)%", words):
        style = styles["0.0%" if "." in words else "0%"]
        sheet.write_number(row, column, round(float(match[1]) / 100, 6), style)
    elif re.fullmatch(r"[\d,]+", words):
        sheet.write_number(row, column, int(words.replace(",", "")), styles["#,##0"])
    else:
        sheet.write_string(row, column, words)
