"""Awkward layouts of councils' web pages, narrow columns and separated values, as a reader of them would."""

from __future__ import annotations

from pathlib import Path

import northmarch_pdf as pdfs

from ingest.readers import delimited, html, pdf
from ingest.readers.blocks import Block, BlockKind

MEETING_PAGE = """<!DOCTYPE html><html><body>
<div class="mgHeader"><a href="/">Home</a> Councillors 43</div>
<div class="main-nav"><ul><li>Meetings 2024</li></ul></div>
<div class="mgLeftNav"><ul><li>Committees 12</li></ul></div>
<div class="mgContent"><h1>Agenda and minutes</h1>
<h2>Northmarch Police and Crime Panel - Tuesday, 5th March, 2024</h2>
<table><tr><th>No.</th><th>Item</th></tr><tr><td><p>12.</p></td><td><p>Performance report</p>
<p>Minutes:</p>
<p>In Quarter 3 2023/24, 86% of 999 calls were answered within 10 seconds.</p>
<table><tr><td>Quarter</td><td>Answered in time</td></tr><tr><td>Q2 2023/24</td><td>85%</td></tr>
<tr><td>Q3 2023/24</td><td>87%</td></tr></table>
<p>6.2% of 101 calls were abandoned.</p></td></tr></table></div>
<div class="mgFooter">Page 1 of 12</div></body></html>"""
LEFT = """In Quarter 3 2023/24, 86% of 999 calls were answered within 10 seconds.

The conviction rate in the Crown Court was 78.5% in Quarter 3 2023/24, which members welcomed."""
RIGHT = """In Quarter 3 2023/24, 6.2% of 101 calls were abandoned by those who rang.

As at 31 December 2023, 4.6% of the workforce were from a BAME background."""


def cells(block: Block) -> list[list[str]]:
    assert block.table is not None
    return [[cell.text.value for cell in row.cells] for row in block.table.rows]


def test_minutes_of_an_agenda_item_are_read_once_with_their_table() -> None:
    paper = html.read(Path("meeting.html"), MEETING_PAGE.encode())
    (table,) = [block for block in paper.blocks if block.table]
    assert cells(table) == [["Quarter", "Answered in time"], ["Q2 2023/24", "85%"], ["Q3 2023/24", "87%"]]
    found = [block.text.value for block in paper.blocks]
    assert found.index("6.2% of 101 calls were abandoned.") > found.index(table.text.value)
    assert all(paper.text.count(figure) == 1 for figure in ("86%", "85%", "87%", "6.2%"))


def test_navigation_named_in_the_manner_of_councils_is_left_out() -> None:
    text = html.read(Path("meeting.html"), MEETING_PAGE.encode()).text
    assert text.startswith("Agenda and minutes")
    assert not any(word in text for word in ("Home", "43", "Meetings 2024", "Committees", "Page 1"))


def test_two_columns_beside_pages_of_small_tables_are_paragraphs() -> None:
    made = pdfs.new_pdf()
    made.add_page()
    for left, text in ((10, LEFT), (110, RIGHT)):
        made.set_xy(left, 40)
        made.set_font("Helvetica", size=10)
        made.multi_cell(85, 5, text, align="L")
    for _ in range(3):
        made.add_page()
        made.set_font("Helvetica", size=8)
        pdfs.ruled(made, pdfs.CALLS * 6, (40, 20, 20, 20))
    paper = pdf.read(Path("columns.pdf"), pdfs.as_bytes(made))
    prose = [block for block in paper.blocks if block.page == 1]
    printed = {" ".join(part.split()) for part in (*LEFT.split("\n\n"), *RIGHT.split("\n\n"))}
    assert {block.text.value for block in prose} == printed
    assert {block.kind for block in prose} == {BlockKind.PARAGRAPH}


def test_a_large_sentence_is_no_heading() -> None:
    made = pdfs.new_pdf()
    made.add_page()
    pdfs.line(made, "The force met 3 of its 4 aims.", "B", 16, 10)
    pdfs.line(made, "Calls", "B", 16, 10)
    for _ in range(4):
        pdfs.prose(made, pdfs.PROSE.format(n=76))
    kinds = {block.text.value: block.kind for block in pdf.read(Path("a.pdf"), pdfs.as_bytes(made)).blocks}
    assert kinds["The force met 3 of its 4 aims."] is BlockKind.PARAGRAPH
    assert kinds["Calls"] is BlockKind.HEADING


def test_signs_in_quotes_separate_nothing() -> None:
    data = 'Quarter;"Calls; answered, in 10 s"\nQ2 2023/24;85,5%\nQ3 2023/24;86,0%\n'.encode("utf-8-sig")
    (block,) = delimited.read(Path("calls.csv"), data).blocks
    assert cells(block) == [
        ["Quarter", "Calls; answered, in 10 s"],
        ["Q2 2023/24", "85,5%"],
        ["Q3 2023/24", "86,0%"],
    ]
