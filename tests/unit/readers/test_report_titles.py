"""Titles and days of reports, as the heads of many offices print them."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path

import northmarch_pdf as made
import pytest
from docx import Document
from openpyxl import Workbook

from ingest.readers import docx, html, pdf, xlsx
from ingest.readers.blocks import Paper
from ingest.readers.plain import to_paper

PANEL = "Northmarch Police and Crime Panel"
TITLE = "Calls in Quarter 2"
DAY = date(2016, 9, 6)
BODY = (
    "\n\n1. Purpose\n\n1.1 This tells the Panel how the force did in the quarter.\n\n"
    "1.2 It was 91% in June, against a target of 90%.\n\n"
)
ROWS = (
    ("Report to:", PANEL),
    ("Date of meeting:", "6 September 2016"),
    ("Report title:", TITLE),
    ("Report of:", "The Chief Constable"),
    ("Divisions", "All"),
)


def paper_of(text: str) -> Paper:
    """Return the paper of a text in which a pilcrow stands for an empty line."""
    return to_paper("northmarch", "0" * 64, text.replace("¶", "\n\n"), "plain", "1")


def heads_of(paper: Paper) -> list[tuple[str, date | None]]:
    return [(report.title, report.date) for report in paper.reports]


HEADS = {
    "tabs": f"{PANEL}¶From:\tThe Office\nTo:\t{PANEL}\nSubject:\t{TITLE}\nDate:\t6 September 2016",
    "pipes": f"| Report to | {PANEL} |\n|---|---|\n| Date of meeting | 6 September 2016 |\n"
    f"| Report title | {TITLE} |\n| Divisions | All |",
    "four columns": f"# {PANEL}¶| Meeting date: | 6 September 2016 | Agenda item: | 7 |\n|---|---|---|---|\n"
    f"| Subject: | {TITLE} | Classification: | Public |",
    "cells without labels": f"{PANEL}\tAGENDA ITEM No. 5\n6 SEPTEMBER 2016\tPUBLIC REPORT¶"
    f"Report of: The Office¶Contact Officer: A. Person¶{TITLE}",
    "spaces": f"{PANEL}¶Meeting date:        6 September 2016\nSubject:             {TITLE}",
    "spaces and no colons": f"{PANEL}¶Date of meeting      6 September 2016\nReport title         {TITLE}",
    "labels in one line": f"{PANEL}¶Date: Tuesday 6 September 2016 Time: 10.00 am Venue: Town Hall¶{TITLE}",
    "a label after the panel": f"{PANEL} Date: 6 September 2016¶{TITLE}",
    "labels above values": f"{PANEL}¶Date:¶6 September 2016¶Subject:¶{TITLE}¶Report of:¶The Office",
    "a council's name": f"NORTHMARCH COUNTY COUNCIL¶{PANEL.upper()}¶6 SEPTEMBER 2016¶"
    f"REPORT OF THE CHIEF CONSTABLE¶{TITLE}¶FOR INFORMATION",
    "an item's number": f"{PANEL}¶6 September 2016¶Agenda Item No: 8¶"
    f"REPORT BY THE CHIEF FINANCE OFFICER¶{TITLE}",
    "a title with the item's number": f"{PANEL}¶6 September 2016¶7. {TITLE}¶Report of the Chief Constable",
    "status first": f"For Information¶Public Report to: {PANEL}\nDate of Meeting: 6 September 2016\n"
    f"Report of: The Office\nAgenda Item: 6¶{TITLE}",
    "time and place": f"{PANEL}¶Date: Tuesday 6 September 2016\nTime: 10.30am\nVenue: Town Hall, Aldport¶"
    f"Agenda Item 7¶{TITLE}¶Report of: The Office\nAuthor: A. Person",
    "a postcode": f"{PANEL}¶The Old Mill, Aldport, AL1 2BC¶6 September 2016 at 10.30am¶{TITLE}",
    "a long line of the day": f"{PANEL}¶Tuesday, 6 September 2016 - 10.00 am, Council Chamber, "
    f"Aldport Buildings, Mill Street¶{TITLE}",
    "a byline above": f"{PANEL}¶REPORT OF THE OFFICE OF THE POLICE, FIRE AND CRIME COMMISSIONER¶{TITLE}¶"
    "Date: Tuesday 6 September 2016",
    "another board": f"ACCOUNTABILITY BOARD¶Meeting of the Police and Crime Panel: 6 September 2016¶"
    f"SUBJECT: {TITLE}",
    "two languages": f"PANEL HEDDLU A THROSEDD NORTHMARCH\n{PANEL.upper()}¶Dyddiad / Date: 6 September 2016\n"
    f"Teitl / Title: {TITLE}\nAdroddiad gan / Report by: The Office",
    "a letter": f"{PANEL}\nTown Hall\nMill Street\nAL1 2BC¶6 September 2016¶Dear Commissioner¶{TITLE}¶"
    "I write with what the Panel made of it.",
    "a letter's subject": f"Our ref: NM/12\nDate: 6 September 2016¶Dear Chair,¶Re: {TITLE}¶"
    "I write with what the Panel made of it.",
    "an outermost heading": f"# {PANEL}¶## {TITLE}¶6 September 2016",
    "lines wrapped into one": f"{PANEL}       Agenda item 5\nTuesday 6 September 2016\n{TITLE}¶1. Purpose¶"
    "1.1 This tells the Panel how the force did\nin the quarter and what is being done by it about\n"
    "the calls that were not answered within the time\nthat the public can expect of a force.",
    "other days": f"{PANEL}¶Date published: 29 August 2016\nDate of next meeting: 6 December 2016\n"
    f"Meeting date: 6 September 2016\nTitle: {TITLE}",
    "dashes for colons": f"{PANEL}¶Date – 6 September 2016\nSubject – {TITLE}",
}


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
def test_a_head_gives_one_report_its_title_and_its_day(head: str) -> None:
    assert heads_of(paper_of(head + BODY)) == [(TITLE, DAY)]


TITLES = {
    "Annual Report 2015/16": "Office of the Police and Crime Commissioner¶Annual Report 2015/16¶"
    f"Draft for consideration by the {PANEL}, 6th September 2016¶Introduction",
    "CALLS REPORT – Quarter 2 2016/17 (1 July 2016 - 30 September 2016)": f"{PANEL}\n6 September 2016\n"
    "Item 9¶CALLS REPORT\nQuarter 2 2016/17 (1 July 2016 - 30 September 2016)¶Introduction",
    "Aim 2 - Calls – Scorecard: 1 April to 30 June 2016": f"{PANEL}¶6 September 2016¶Aim 2 - Calls¶"
    "Report of the Police and Crime Commissioner¶Scorecard: 1 April to 30 June 2016¶Background",
    "CALLS ANSWERED BY THE FORCE AND THE TIME THEY TOOK": f"{PANEL}¶6 September 2016¶"
    "CALLS ANSWERED BY THE FORCE AND\nTHE TIME THEY TOOK¶Report of: The Office",
    "Calls – position to 30 June 2016": f"{PANEL}¶Subject:\tCalls – position to 30 June 2016\n"
    "Date:\t6 September 2016",
    "Contact - 999 and 101": f"{PANEL}¶6 September 2016¶Contact - 999 and 101¶Report of the Office",
    "Establishment of a Complaints Sub-Committee": f"{PANEL}¶6 September 2016¶"
    "Establishment of a Complaints Sub-Committee¶Report of the Clerk",
    PANEL: f"{PANEL}¶6 September 2016",
    "Report of the Chief Constable": f"{PANEL}¶Report of the Chief Constable¶6 September 2016",
}


@pytest.mark.parametrize("title", TITLES)
def test_the_title_is_what_a_reader_would_call_the_report(title: str) -> None:
    assert heads_of(paper_of(TITLES[title] + BODY)) == [(title, DAY)]


def test_a_section_that_names_a_period_is_no_subtitle() -> None:
    text = f"{PANEL}¶6 September 2016¶Calls¶April to June 2016¶It was 91% of the calls that were made.\n"
    assert heads_of(paper_of(text)) == [("Calls", DAY)]


def test_a_pack_is_cut_at_each_kind_of_head() -> None:
    table = "Report to:\t{0}\nDate:\t6 September 2016\nSubject:\t{1}"
    lines = f"Report to: {PANEL}\nDate: 6 September 2016\nSubject: Estates"
    item = "Agenda Item No: 8\n\nREPORT BY THE CHIEF FINANCE OFFICER\n\nRESERVES"
    heads = (f"{PANEL}\n\n{table.format(PANEL, TITLE)}", table.format(PANEL, "Budget"), lines, item)
    assert [title for title, _ in heads_of(paper_of(BODY.join((*heads, ""))))] == [
        TITLE, "Budget", "Estates", "RESERVES",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "table",
    [
        "Meeting date\tReport title\tAuthor\n6 September 2016\tCalls\tCC\n1 December 2016\tBudget\tCFO",
        "Date\tAction\tStatus\n1 June 2016\tCalls to be reported\tDone",
    ],
)
def test_a_table_of_the_text_is_no_head(table: str) -> None:
    text = f"{PANEL}\n\n6 September 2016\n\nWork Programme\n\n{table}\n"
    assert heads_of(paper_of(text)) == [("Work Programme", DAY)]


def test_a_day_of_a_period_s_start_or_end_is_no_day_of_the_report() -> None:
    head = f"{PANEL}\n\nPerformance (1 July 2016 - 30 September 2016)"
    assert paper_of(head + BODY).meeting_date is None


def test_a_table_with_the_period_but_no_day_dates_the_report_by_it() -> None:
    (report,) = paper_of(
        f"{PANEL}\n\nSubject:\tCalls\nPeriod:\tQuarter 2 2016/17\nAuthor:\tA. Person{BODY}"
    ).reports
    assert (report.title, report.date, report.dated) == ("Calls", date(2016, 9, 30), "period")


def test_the_table_of_a_word_file_s_head() -> None:
    document = Document()
    document.add_heading(PANEL, 1)
    table = document.add_table(rows=0, cols=2)
    for row in ROWS:
        for cell, value in zip(table.add_row().cells, row, strict=True):
            cell.text = value
    document.add_heading("1. Purpose", 2)
    document.add_paragraph("It was 91% in June.")
    file = BytesIO()
    document.save(file)
    assert heads_of(docx.read(Path("paper.docx"), file.getvalue())) == [(TITLE, DAY)]


def test_the_cells_of_a_word_file_s_head_hold_several_lines() -> None:
    document = Document()
    left, right = document.add_table(rows=1, cols=2).rows[0].cells
    left.text, right.text = f"{PANEL}\n6 September 2016", "Agenda item 4\nPublic"
    document.add_heading(TITLE, 1)
    document.add_heading("Introduction", 2)
    document.add_paragraph("It was 91% in June.")
    file = BytesIO()
    document.save(file)
    assert heads_of(docx.read(Path("paper.docx"), file.getvalue())) == [(TITLE, DAY)]


def test_the_table_of_a_page_s_head() -> None:
    rows = "".join(f"<tr><th>{label}</th><td>{value}</td></tr>" for label, value in ROWS)
    page = f"<body><h1>{PANEL}</h1><table>{rows}</table><h2>1. Purpose</h2><p>It was 91%.</p></body>"
    assert heads_of(html.read(Path("paper.html"), page.encode())) == [(TITLE, DAY)]


def test_a_sheet_is_named_by_its_title_and_not_by_the_panel() -> None:
    book = Workbook()
    page = book.active
    page.title = "Data"
    for row in ([PANEL], [TITLE], ["Date:", "6 September 2016"], ["Area", "Calls"], ["Aldport", 12]):
        page.append(row)
    file = BytesIO()
    book.save(file)
    assert heads_of(xlsx.read(Path("paper.xlsx"), file.getvalue())) == [(TITLE, DAY)]


@pytest.mark.parametrize("ruled", [True, False])
def test_the_head_of_a_pdf(ruled: bool) -> None:
    file = made.new_pdf()
    file.add_page()
    made.line(file, PANEL, "B", 14)
    if ruled:
        made.ruled(file, ROWS, (40, 110))
    else:
        made.aligned(file, ROWS, (20, 70))
    file.ln(6)
    made.line(file, "1. Purpose", "B")
    made.prose(
        file, "1.1 This tells the Panel how the force did. It was 91% in June, against a target of 90%."
    )
    assert heads_of(pdf.read(Path("paper.pdf"), made.as_bytes(file))) == [(TITLE, DAY)]
