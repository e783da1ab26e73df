"""Word files, workbooks and web pages of a made-up panel, written by the tests themselves."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from datetime import date

import xlsxwriter
from docx import Document
from docx.document import Document as Word
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def word_bytes(document: Word) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def word() -> bytes:
    """A report with numbers, a tracked change, a note mark, hidden text and a table with merged cells."""
    document = Document()
    document.sections[0].header.paragraphs[0].text = "Northmarch Police and Crime Panel"
    document.sections[0].footer.paragraphs[0].text = "Page 1 of 9"
    document.add_heading("Performance report", 0)
    document.add_paragraph("Date: 5 March 2024")
    document.add_paragraph("Report of: Chief Officer")
    document.add_heading("Calls", 1)
    document.add_paragraph("The control room answered 76% of 999 calls in time.", style="List Number")
    document.add_paragraph("It answered 81% of 101 calls.", style="List Number")
    changed = document.add_paragraph("Abandoned calls fell to ")
    _tracked(changed, "del", "delText", "9.9%")
    _tracked(changed, "ins", "t", "7.4%")
    changed.add_run("2").font.superscript = True
    changed.add_run(" this year")
    changed.add_run(" (draft 99%)").font.hidden = True
    document.add_paragraph("64% of residents feel safe", style="List Bullet")
    document.add_paragraph().add_run("Recorded crime").bold = True
    table = document.add_table(5, 3)
    table.cell(0, 1).merge(table.cell(0, 2)).text = "Year ending March"
    table.cell(2, 0).merge(table.cell(3, 0)).text = "Burglary"
    rows = (("Offence", "2022", "2023"), ("", "1,204", "1,190"), ("", "12%", "11%"), ("Theft", "5", "6"))
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row):
            if value:
                table.cell(number, column).text = value
    box = document.add_table(1, 1)
    box.cell(0, 0).text = "In a box: 12 new vans were bought."
    return word_bytes(document)


def _tracked(paragraph, kind: str, text: str, value: str) -> None:  # type: ignore[no-untyped-def]
    change, run, content = OxmlElement(f"w:{kind}"), OxmlElement("w:r"), OxmlElement(f"w:{text}")
    content.text = value
    run.append(content)
    change.append(run)
    paragraph._p.append(change)


def word_with_note() -> bytes:
    """A paragraph with a footnote of Word's own."""
    document = Document()
    paragraph = document.add_paragraph("Sickness fell to 4.1%")
    run = OxmlElement("w:r")
    reference = OxmlElement("w:footnoteReference")
    reference.set(qn("w:id"), "2")
    run.append(reference)
    paragraph._p.append(run)
    paragraph.add_run(" in spring.")
    document.add_paragraph("Overtime cost £1.2m.")
    data = word_bytes(document)
    notes = (
        f'<w:footnotes xmlns:w="{_W}"><w:footnote w:id="2"><w:p><w:r><w:t>Officers only, 950 of them.'
        "</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    assert parse_xml(notes) is not None
    link = (
        '<Relationship Id="rIdNote" Target="footnotes.xml" Type="http://schemas.openxmlformats.org/'
        'officeDocument/2006/relationships/footnotes"/></Relationships>'
    )
    name = "word/_rels/document.xml.rels"
    old = zipfile.ZipFile(io.BytesIO(data)).read(name).decode()
    changed = old.replace("</Relationships>", link)
    return repacked(data, {"word/footnotes.xml": notes.encode(), name: changed.encode()})


def repacked(data: bytes, changes: Mapping[str, bytes]) -> bytes:
    """Return an archive with some of its parts changed or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.namelist():
            if member not in changes:
                new.writestr(member, old.read(member))
        for member, content in changes.items():
            new.writestr(member, content)
    return out.getvalue()


def workbook() -> bytes:
    """Two sheets to show and one hidden: titles above headers, merged headers, notes below, two tables."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    percent, money = book.add_format({"num_format": "0%"}), book.add_format({"num_format": "£#,##0"})
    day, month = book.add_format({"num_format": "dd/mm/yyyy"}), book.add_format({"num_format": "mmm-yy"})
    thousands, accounts = (
        book.add_format({"num_format": "#,##0"}),
        book.add_format({"num_format": '#,##0;(#,##0);"-"'}),
    )
    small = book.add_format({"font_script": 1})
    sheet = book.add_worksheet("Calls")
    sheet.write("A1", "Calls to Northmarch Police")
    sheet.write("A2", "Date:")
    sheet.write_datetime("B2", date(2024, 3, 5), day)
    sheet.merge_range("B4:C4", "Year ending March")
    sheet.write_row("A5", ["Measure", 2022, 2023])
    sheet.write_rich_string("A6", "999 calls answered in time", small, "1")
    sheet.write_row("B6", [0.71, 0.764], percent)
    sheet.write_row("A7", ["Calls abandoned", 0, None, None])
    sheet.write("C7", "..")
    sheet.write("A8", "Change in calls")
    sheet.write_row("B8", [-1204, 0], accounts)
    sheet.write("A10", "Notes")
    sheet.write("A11", "1. Within 10 seconds.")
    money_sheet = book.add_worksheet("Money")
    money_sheet.write("A1", "Budget of the force2")
    money_sheet.write_row("A3", ["Month", "Spent"])
    for row, (number, value) in enumerate(((4, 1204500), (5, 1190000)), 3):
        money_sheet.write_datetime(row, 0, date(2023, number, 1), month)
        money_sheet.write(row, 1, value, money)
    money_sheet.write_row("A7", ["Area", "Officers", "Staff"])
    money_sheet.write_row("A8", ["Aldport", 1820.0, 950], thousands)
    money_sheet.write("A10", "2 Before grants.")
    hidden = book.add_worksheet("Working")
    hidden.write_row("A1", ["Secret", 99])
    hidden.hide()
    book.close()
    return out.getvalue()


_ODS = """<?xml version="1.0"?><office:document-content
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0">
<office:automatic-styles><style:style style:name="T1" style:family="text">
<style:text-properties style:text-position="super 58%"/></style:style></office:automatic-styles>
<office:body><office:spreadsheet><table:table table:name="Calls">
<table:table-row>{title}</table:table-row>
<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>
<table:table-row>{head}</table:table-row><table:table-row>{first}</table:table-row>
<table:table-row>{second}</table:table-row>
<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="1000"/>
</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"""


def ods() -> bytes:
    """A spreadsheet with a title, a raised note mark, a percentage and a sign for no value."""

    def cell(text: str, given: str = "") -> str:
        return f"<table:table-cell {given}><text:p>{text}</text:p></table:table-cell>"

    percentage = 'office:value-type="percentage" office:value="0.764"'
    content = _ODS.format(
        title=cell("Calls to Northmarch Police"),
        head=cell("Measure") + cell("2022") + cell("2023"),
        first=cell('Answered<text:span text:style-name="T1">1</text:span>')
        + cell("71%", percentage)
        + cell("76%", percentage),
        second=cell("Abandoned") + cell("0") + cell(".."),
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
    return out.getvalue()


PAGE = """<!doctype html><html><head><title>Performance - Northmarch Council</title>
<script>var share = "99%";</script></head><body class="has-cookie-banner">
<div id="cookie-banner"><p>We set 12 cookies</p></div><a class="skip-link" href="#c">Skip 1</a>
<header class="site-header"><nav><ul><li>Home 1</li></ul></nav></header>
<main id="main-content"><h1>Performance report</h1><p>Northmarch Police and Crime Panel</p>
<p>Date: 5 March 2024<br>Report of: Chief Officer</p><h2>Calls</h2>
<ol><li>The control room answered <strong>76%</strong> of 999 calls in time<sup>1</sup>.</li>
<li>It answered 81% of<br>101 calls.<ul><li>At night 5% more</li></ul></li></ol>
<p>Abandoned calls fell to <del>9.9%</del><ins>7.4%</ins> this year.</p>
<ul><li>64% of residents feel safe</li></ul><p hidden>Hidden 98%</p>
<table><caption>Recorded crime</caption><thead><tr><th rowspan=2>Offence</th>
<th colspan=2>Year ending March</th></tr><tr><th>2022</th><th>2023</th></tr></thead><tbody>
<tr><th rowspan=2>Burglary</th><td>1,204</td><td>1,190</td></tr><tr><td>12%</td><td>11%</td></tr>
<tr><th>Theft</th><td>5</td><td>6</td></tr></tbody></table>
<dl><dt>Officers</dt><dd>1,820</dd></dl><div>Loose text <div>inner 3%</div> tail &amp; more</div>
</main><footer><p>Copyright 2024</p></footer></body></html>"""
