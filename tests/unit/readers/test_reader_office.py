"""Word files, web pages, workbooks and separated values of ours."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import northmarch_office as fixtures
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.readers import delimited, docx, html, ods, xlsx
from ingest.readers.blocks import Block, BlockKind, Paper
from ingest.readers.number_formats import printed
from ingest.readers.tables import column_labels, row_labels


def values(block: Block) -> list[list[str]]:
    assert block.table is not None
    return [[cell.text.value for cell in row.cells] for row in block.table.rows]


def tables(paper: Paper) -> list[Block]:
    return [block for block in paper.blocks if block.table is not None]


def starting(paper: Paper, start: str) -> Block:
    return next(block for block in paper.blocks if block.text.value.startswith(start))


def word() -> Paper:
    return docx.read(Path("northmarch.docx"), fixtures.word())


def page() -> Paper:
    return html.read(Path("northmarch.html"), fixtures.PAGE.encode())


def book() -> Paper:
    return xlsx.read(Path("northmarch.xlsx"), fixtures.workbook())


def sheet() -> Paper:
    return ods.read(Path("northmarch.ods"), fixtures.ods())


@pytest.mark.parametrize("make", [word, page, book, sheet])
def test_every_character_is_in_one_block_at_its_place(make: Callable[[], Paper]) -> None:
    paper = make()
    seen: list[int] = []
    for block in paper.blocks:
        texts = [c.text for r in block.table.rows for c in r.cells] if block.table else [block.text]
        for text in [*texts, block.text]:
            assert all(
                paper.text[at] == c for c, at in zip(text.value, text.offsets, strict=True) if not c.isspace()
            )
        seen += [at for t in texts for c, at in zip(t.value, t.offsets, strict=True) if not c.isspace()]
    assert seen == [at for at, char in enumerate(paper.text) if not char.isspace()]


@pytest.mark.parametrize("make", [word, page])
def test_word_and_web_give_the_same_report(make: Callable[[], Paper]) -> None:
    paper = make()
    assert paper.title == "Performance report" and paper.panel == "northmarch"
    assert str(paper.reports[0].date) == "2024-03-05"
    assert starting(paper, "1. The control room answered 76% of 999 calls").paragraph == "1"
    assert starting(paper, "2. It answered 81% of 101 calls.").headings[-1] == "Calls"
    assert starting(paper, "64% of residents").kind is BlockKind.LIST_ITEM
    table = tables(paper)[0].table
    assert table is not None and [row.header for row in table.rows][:3] == [True, True, False]
    assert table.caption is not None and table.caption.value == "Recorded crime"
    assert column_labels(table, table.rows[2], table.rows[2].cells[2]) == ("Year ending March", "2023")
    assert row_labels(table) == [("Burglary",), ("Burglary",), ("Theft",)]


def test_word_leaves_out_what_is_deleted_or_hidden() -> None:
    text = word().text
    assert "Abandoned calls fell to 7.4% ² this year" in text
    assert "9.9%" not in text and "99%" not in text


def test_word_running_lines_are_furniture_and_boxes_are_text() -> None:
    paper = word()
    furniture = [block.text.value for block in paper.blocks if block.kind is BlockKind.FURNITURE]
    assert furniture == ["Northmarch Police and Crime Panel", "Page 1 of 9"]
    assert starting(paper, "In a box: 12 new vans").table is None


def test_word_notes_follow_the_paragraph_that_refers_to_them() -> None:
    paper = docx.read(Path("northmarch.docx"), fixtures.word_with_note())
    assert [block.text.value for block in paper.blocks] == [
        "Sickness fell to 4.1% ¹ in spring.",
        "¹ Officers only, 950 of them.",
        "Overtime cost £1.2m.",
    ]


def test_web_navigation_banners_and_scripts_are_left_out() -> None:
    text = page().text
    assert not any(word in text for word in ("cookies", "Skip", "Home", "Copyright", "99%", "98%", "9.9%"))
    assert "in time ¹." in text and "Officers: 1,820" in text


def test_web_blocks_inside_text_are_blocks_of_their_own() -> None:
    found = [block.text.value for block in page().blocks]
    assert found[-3:] == ["Loose text", "inner 3%", "tail & more"]
    assert "At night 5% more" in found


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b'<meta charset="windows-1252"><p>costs \xa35m', "costs £5m"),
        ("<p>costs £5m".encode("utf-16"), "costs £5m"),
        (b"<p>costs \xa35m", "costs £5m"),
        ("<p>costs £5m".encode(), "costs £5m"),
        (b'<meta charset="no-such"><p>costs 5m', "costs 5m"),
    ],
)
def test_web_pages_are_decoded(data: bytes, expected: str) -> None:
    assert html.read(Path("a.html"), data).text == expected


def test_each_sheet_is_a_report_with_title_and_date() -> None:
    paper = book()
    assert [(r.title, str(r.date)) for r in paper.reports] == [
        ("Calls to Northmarch Police", "2024-03-05"),
        ("Budget of the force ²", "2024-03-05"),
    ]
    assert "Secret" not in paper.text


def test_workbook_values_read_as_they_are_printed() -> None:
    calls, money, staff = (values(block) for block in tables(book()))
    assert calls == [
        ["", "Year ending March", ""],
        ["Measure", "2022", "2023"],
        ["999 calls answered in time ¹", "71%", "76%"],
        ["Calls abandoned", "0", ".."],
        ["Change in calls", "(1,204)", "0"],
    ]
    assert money == [["Month", "Spent"], ["Apr 2023", "£1,204,500"], ["May 2023", "£1,190,000"]]
    assert staff == [["Area", "Officers", "Staff"], ["Aldport", "1,820", "950"]]


def test_workbook_headers_and_notes_are_told_from_rows() -> None:
    paper = book()
    table = tables(paper)[0].table
    assert table is not None and [row.header for row in table.rows] == [True, True, False, False, False]
    assert column_labels(table, table.rows[2], table.rows[2].cells[1]) == ("Year ending March", "2022")
    assert starting(paper, "1. Within 10 seconds.").kind is BlockKind.PARAGRAPH


def test_ods_reads_as_the_file_prints() -> None:
    paper = sheet()
    assert paper.title == "Calls to Northmarch Police"
    assert values(tables(paper)[0]) == [
        ["Measure", "2022", "2023"],
        ["Answered ¹", "71%", "76%"],
        ["Abandoned", "0", ".."],
    ]


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_separated_values_with_a_title_and_a_note(sign: str) -> None:
    rows = (
        ("Calls to Northmarch",),
        (),
        ("Area", "2022", "2023"),
        ("Aldport", "1.204", "-"),
        (),
        ("Source: force",),
    )
    text = "\n".join(sign.join(row) for row in rows)
    paper = delimited.read(Path("calls.csv"), b"\xef\xbb\xbf" + text.encode())
    assert values(tables(paper)[0]) == [["Area", "2022", "2023"], ["Aldport", "1.204", "-"]]
    assert [b.text.value for b in paper.blocks if b.table is None] == ["Calls to Northmarch", "Source: force"]


@pytest.mark.parametrize(
    ("value", "code", "expected"),
    [
        (0.764, "0.0%", "76.4%"),
        (1204.5, "#,##0.00", "1,204.50"),
        (-1204, "#,##0;[Red](#,##0)", "(1,204)"),
        (-5, "0", "-5"),
        (1373000, '"£"0.000,,"m"', "£1.373m"),
        (1204, "[$£-809]#,##0", "£1,204"),
        (0, '_-* #,##0_-;-* #,##0_-;_-* "-"??_-', "0"),
        (0.1 + 0.2, "General", "0.3"),
        (12.0, "General", "12"),
        (2.5, "0", "3"),
        (True, "General", "TRUE"),
        (None, "0", ""),
        (float("nan"), "0", ""),
    ],
)
def test_number_formats(value: object, code: str, expected: str) -> None:
    assert printed(value, code) == expected


@given(st.integers(-(10**9), 10**9), st.integers(0, 3))
def test_a_printed_number_gives_the_stored_one_back(value: int, places: int) -> None:
    code = "#,##0" + ("." + "0" * places if places else "")
    text = printed(value / 10**places, code)
    assert round(float(text.replace(",", "")) * 10**places) == value
