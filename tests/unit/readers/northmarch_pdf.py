"""PDF papers of a made-up panel, drawn by the tests themselves."""

from __future__ import annotations

from collections.abc import Sequence

from fpdf import FPDF, XPos, YPos
from fpdf.enums import EncryptionMethod

PROSE = (
    "The control room of Northmarch Police answered {n}% of 999 calls within ten seconds, which the panel "
    "welcomed after a long year of steady work by its staff and officers. "
)
CALLS = (
    ("Measure", "2021/22", "2022/23", "Change"),
    ("999 calls answered within 10 seconds", "71%", "76%", "+5pp"),
    ("101 calls abandoned", "9.1%", "7.4%", "-1.7pp"),
    ("Stop and search", "1,204", "1,310", "+106"),
)
CRIME = (
    ("Recorded crime", "Q1 2023", "Q2 2023"),
    ("Burglary", "1,204", "1,190"),
    ("Robbery", "88", "91"),
    ("Vehicle offences", "402", "-"),
)


def new_pdf() -> FPDF:
    pdf = FPDF()
    pdf.set_auto_page_break(False)
    pdf.set_font("Helvetica", size=11)
    return pdf


def line(pdf: FPDF, text: str, style: str = "", size: float = 11, height: float = 6) -> None:
    pdf.set_font("Helvetica", style, size)
    pdf.cell(0, height, text, new_x=XPos.LMARGIN, new_y=YPos.NEXT)


def prose(pdf: FPDF, text: str, width: float = 0) -> None:
    pdf.set_font("Helvetica", size=11)
    pdf.multi_cell(width, 5.5, text, align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
    pdf.ln(3)


def ruled(pdf: FPDF, rows: Sequence[Sequence[str]], widths: tuple[int, ...]) -> None:
    with pdf.table(col_widths=widths, line_height=6, first_row_as_headings=False) as table:
        for row in rows:
            cells = table.row()
            for value in row:
                cells.cell(value)
    pdf.ln(6)


def aligned(pdf: FPDF, rows: Sequence[Sequence[str]], lefts: Sequence[float], step: float = 6) -> None:
    top = pdf.get_y()
    for number, row in enumerate(rows):
        for left, value in zip(lefts, row, strict=True):
            pdf.set_xy(left, top + number * step)
            pdf.cell(40, step, value)
    pdf.set_xy(pdf.l_margin, top + len(rows) * step + 4)


def furniture(pdf: FPDF, number: int) -> None:
    pdf.set_y(8)
    line(pdf, "Northmarch Police and Crime Panel - public", size=8, height=5)
    pdf.set_y(-14)
    pdf.cell(0, 5, f"Page {number}", align="C")
    pdf.set_y(25)


def as_bytes(pdf: FPDF) -> bytes:
    return bytes(pdf.output())


def report() -> bytes:
    """Four pages: head, prose and two tables; columns and cards; a table over two pages."""
    pdf = new_pdf()
    pdf.add_page()
    furniture(pdf, 1)
    line(pdf, "Performance report", "B", 18, 10)
    line(pdf, "Date: 5 March 2024")
    line(pdf, "Report of: Chief Officer")
    pdf.ln(4)
    line(pdf, "Calls", "B", 13, 8)
    prose(pdf, PROSE.format(n=76) * 2)
    for text in ("The force keeps the plan under re-", "view, and its review of 2019-", "20 is public."):
        line(pdf, text, height=5.5)
    pdf.ln(4)
    ruled(pdf, CALLS, (40, 20, 20, 20))
    aligned(pdf, CRIME, (10, 90, 130))
    line(pdf, "Source: Northmarch crime register.")
    pdf.ln(4)
    line(pdf, "1. Members are invited to read this.")
    line(pdf, "- 64% of posts were filled")
    pdf.add_page()
    furniture(pdf, 2)
    top = pdf.get_y()
    prose(pdf, "In the west burglary fell by 12% while theft of vehicles rose by a tenth. " * 3, 85)
    pdf.set_xy(110, top)
    pdf.multi_cell(
        85, 5.5, "In the east robbery stood at 44 offences and more patrols came by night. " * 3, align="L"
    )
    pdf.set_y(top + 60)
    cards = (
        ("76%", "1,234"),
        ("of 999 calls answered", "crimes recorded"),
        ("within ten seconds", "in spring"),
    )
    aligned(pdf, cards, (10, 90), 9)
    for page in (3, 4):
        pdf.add_page()
        furniture(pdf, page)
        first = (page - 3) * 30
        rows = [(f"Force number {n}", f"{n * 7 + 100}", f"{n * 9 + 100:,}") for n in range(first, first + 30)]
        ruled(pdf, [("Force", "2022", "2023"), *rows] if page == 3 else rows, (60, 20, 20))
    return as_bytes(pdf)


def turned(angle: float) -> bytes:
    """One page whose text is drawn turned by an angle, with a table on it."""
    pdf = new_pdf()
    pdf.add_page()
    with pdf.rotation(angle, 105, 148):
        pdf.set_xy(50, 120)
        line(pdf, "In the quarter 81% of incidents were attended in time.")
        pdf.set_xy(50, 140)
        aligned(pdf, CRIME, (50, 100, 130))
    return as_bytes(pdf)


def marked() -> bytes:
    """One page on which a small raised 1 marks a footnote directly behind a figure."""
    pdf = new_pdf()
    pdf.add_page()
    pdf.write(6, "Confidence rose to 64%")
    pdf.char_vpos = "SUP"
    pdf.write(6, "1")
    pdf.char_vpos = "LINE"
    pdf.write(6, " of residents in the spring survey.")
    return as_bytes(pdf)


def without_row_rules() -> bytes:
    """A table whose body has rules between its columns and none between its rows."""
    pdf = new_pdf()
    pdf.add_page()
    pdf.set_y(30)
    aligned(pdf, CRIME, (11, 51, 91))
    for x in (10, 50, 90, 130):
        pdf.line(x, 30, x, 54)
    for y in (30, 36, 54):
        pdf.line(10, y, 130, y)
    return as_bytes(pdf)


def merged() -> bytes:
    """A ruled table with a cell over three columns and a label of two lines."""
    pdf = new_pdf()
    pdf.add_page()
    pdf.set_y(30)
    with pdf.table(col_widths=(60, 20, 20), line_height=6, width=120, first_row_as_headings=False) as table:
        row = table.row()
        row.cell("Measure")
        row.cell("Year ending March", colspan=2)
        for values in (
            ("", "2022", "2023"),
            ("Share of emergency calls that were answered within ten seconds", "71%", "72%"),
            ("Complaints", "12", ".."),
        ):
            row = table.row()
            for value in values:
                row.cell(value)
    return as_bytes(pdf)


def wrapped_labels() -> bytes:
    """A table without rules, one of whose labels takes two lines with the figures beside the second."""
    pdf = new_pdf()
    pdf.add_page()
    pdf.set_y(30)
    rows = (
        ("", "Q1", "Q2", "Q3"),
        ("Emergency calls answered within", "", "", ""),
        ("ten seconds", "70%", "71%", "72%"),
        ("Complaints", "12", "14", "15"),
        ("Staff sickness", "4.1%", "4.2%", "4.0%"),
    )
    aligned(pdf, rows, (10, 90, 115, 140), 5)
    prose(pdf, "The table shows that the staff were well for most of the year, and that 4% were not.")
    return as_bytes(pdf)


def locked() -> bytes:
    pdf = new_pdf()
    pdf.set_encryption("owner", "user", EncryptionMethod.RC4)
    pdf.add_page()
    line(pdf, "Secret 76%")
    return as_bytes(pdf)


def scanned() -> bytes:
    """Two pages that hold drawings only."""
    pdf = new_pdf()
    for _ in range(2):
        pdf.add_page()
        pdf.rect(20, 20, 100, 100)
    return as_bytes(pdf)


def drawing() -> bytes:
    """A page with a line of text and a fine net of lines, as charts and maps draw it."""
    pdf = new_pdf()
    pdf.add_page()
    line(pdf, "The map shows 76 stations.")
    for number in range(400):
        pdf.line(20, 30 + number * 0.6, 190, 30 + number * 0.6)
        pdf.line(20 + number * 0.4, 30, 20 + number * 0.4, 270)
    return as_bytes(pdf)


def pages(count: int) -> bytes:
    pdf = new_pdf()
    for number in range(count):
        pdf.add_page()
        line(pdf, f"Part {number}")
    return as_bytes(pdf)


def long_prose(count: int) -> bytes:
    """A paper of as many pages of plain text, for measuring."""
    pdf = new_pdf()
    for number in range(count):
        pdf.add_page()
        furniture(pdf, number + 1)
        for paragraph in range(8):
            prose(pdf, f"{paragraph + 1}. " + PROSE.format(n=90 - paragraph) * 2)
    return as_bytes(pdf)


def long_tables(count: int) -> bytes:
    """A paper of as many pages, each with a ruled table, for measuring."""
    pdf = new_pdf()
    for number in range(count):
        pdf.add_page()
        furniture(pdf, number + 1)
        rows = [(f"Area {n}", *(str(n * k + number) for k in range(1, 6))) for n in range(25)]
        ruled(pdf, [("Area", "2019", "2020", "2021", "2022", "2023"), *rows], (40, 20, 20, 20, 20, 20))
    return as_bytes(pdf)


def pack(count: int) -> bytes:
    """A paper of as many pages, for measuring: tables on every other page, text on the rest."""
    pdf = new_pdf()
    for number in range(count):
        pdf.add_page()
        furniture(pdf, number + 1)
        if number % 2:
            rows = [(f"Area {n}", *(str(n * k + number) for k in range(1, 6))) for n in range(25)]
            ruled(pdf, [("Area", "2019", "2020", "2021", "2022", "2023"), *rows], (40, 20, 20, 20, 20, 20))
            continue
        for paragraph in range(8):
            prose(pdf, f"{paragraph + 1}. " + PROSE.format(n=90 - paragraph) * 2)
    return as_bytes(pdf)
