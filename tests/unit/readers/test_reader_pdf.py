"""PDF papers of ours: reading order, tables, furniture, places."""

from __future__ import annotations

import io
from pathlib import Path

import northmarch_pdf as fixtures
import pypdfium2
import pytest

from ingest.extract.ledger import extract
from ingest.readers import pdf
from ingest.readers.blocks import Block, BlockKind, Paper
from ingest.readers.pdf_lines import lines_of
from ingest.readers.pdf_words import Word
from ingest.readers.tables import column_labels, row_labels


def read(data: bytes) -> Paper:
    return pdf.read(Path("northmarch.pdf"), data)


@pytest.fixture(scope="module")
def paper() -> Paper:
    return read(fixtures.report())


def values(block: Block) -> list[list[str]]:
    assert block.table is not None
    return [[cell.text.value for cell in row.cells] for row in block.table.rows]


def tables(paper: Paper) -> list[Block]:
    return [block for block in paper.blocks if block.table is not None]


def starting(paper: Paper, start: str) -> Block:
    return next(block for block in paper.blocks if block.text.value.startswith(start))


def test_head_gives_title_panel_and_date(paper: Paper) -> None:
    assert paper.title == "Performance report" and paper.panel == "northmarch"
    assert str(paper.reports[0].date) == "2024-03-05"


def test_every_clean_character_stands_at_its_place(paper: Paper) -> None:
    seen: set[int] = set()
    for block in paper.blocks:
        cells = [c.text for r in block.table.rows for c in r.cells] if block.table else [block.text]
        for text in cells:
            places = [at for c, at in zip(text.value, text.offsets, strict=True) if not c.isspace()]
            assert "".join(paper.text[at] for at in places) == "".join(text.value.split())
            assert not seen.intersection(places)
            seen.update(places)
    assert len(seen) == sum(not char.isspace() for char in paper.text)


def test_headings_numbers_and_lists_are_known(paper: Paper) -> None:
    assert [(b.text.value, b.level) for b in paper.blocks if b.kind is BlockKind.HEADING] == [
        ("Performance report", 1),
        ("Calls", 2),
    ]
    assert starting(paper, "1. Members").paragraph == "1"
    assert starting(paper, "64% of posts").kind is BlockKind.LIST_ITEM
    assert starting(paper, "Source:").headings == ("Calls",)


def test_lines_become_paragraphs_and_broken_words_are_whole(paper: Paper) -> None:
    assert starting(paper, "The control room").text.value.count("999 calls") == 2
    block = starting(paper, "The force keeps")
    assert block.text.value == "The force keeps the plan under review, and its review of 2019-20 is public."


def test_running_lines_and_page_numbers_are_furniture(paper: Paper) -> None:
    furniture = [(b.page, b.text.value) for b in paper.blocks if b.kind is BlockKind.FURNITURE]
    assert furniture == [
        (page, value)
        for page in (1, 2, 3, 4)
        for value in ("Northmarch Police and Crime Panel - public", f"Page {page}")
    ]


def test_tables_with_and_without_rules_are_grids(paper: Paper) -> None:
    first, second, _ = tables(paper)
    assert values(first) == [list(row) for row in fixtures.CALLS]
    assert values(second) == [list(row) for row in fixtures.CRIME]
    for block in (first, second):
        assert block.table is not None
        assert [row.header for row in block.table.rows] == [True, False, False, False]


def test_a_table_goes_on_over_the_page_without_its_header(paper: Paper) -> None:
    table = tables(paper)[2].table
    assert table is not None and len(table.rows) == 61
    last = table.rows[-1]
    assert [cell.text.value for cell in last.cells] == ["Force number 59", "513", "631"]
    assert column_labels(table, last, last.cells[2]) == ("2023",)
    assert last.cells[2].box is not None and last.cells[2].box.page == 4


def test_a_figure_is_on_the_page_that_prints_it_not_on_its_table_s_first(paper: Paper) -> None:
    """Who opens the paper at the page of a figure must find it there."""
    records = [r for r in extract(paper) if r.value_text in ("513", "631")]
    assert {(r.value_text, r.page) for r in records} >= {("513", "4"), ("631", "4")}
    first = tables(paper)[2]
    assert first.page is not None and first.page < 4


def test_a_repeated_header_is_no_row_of_figures() -> None:
    data = fixtures.new_pdf()
    for page in (1, 2):
        data.add_page()
        data.set_y(25)
        fixtures.ruled(data, [("Force", "2022", "2023"), (f"Area {page}", "5", "6")], (60, 20, 20))
    found = tables(read(fixtures.as_bytes(data)))
    assert len(found) == 1 and found[0].table is not None
    assert [row.header for row in found[0].table.rows] == [True, False, True, False]


def test_columns_are_read_one_after_the_other(paper: Paper) -> None:
    west, east = starting(paper, "In the west"), starting(paper, "In the east")
    assert west.number < east.number
    assert west.text.value.count("burglary") == 3 and "east" not in west.text.value


def test_a_card_s_figure_stands_with_its_words(paper: Paper) -> None:
    assert starting(paper, "76%").text.value == "76% of 999 calls answered within ten seconds"
    assert starting(paper, "1,234").text.value == "1,234 crimes recorded in spring"


def test_blocks_have_their_page_and_box(paper: Paper) -> None:
    source = starting(paper, "Source:")
    title = starting(paper, "Performance report")
    assert title.page == 1 and starting(paper, "In the west").page == 2
    assert source.box is not None and title.box is not None
    assert title.box.y0 < source.box.y0 and 20 < title.box.x0 < title.box.x1 < 595


@pytest.mark.parametrize("angle", [0, 90, 180, 270])
def test_turned_pages_read_upright(angle: float) -> None:
    paper = read(fixtures.turned(angle))
    assert paper.blocks[0].text.value == "In the quarter 81% of incidents were attended in time."
    assert values(tables(paper)[0]) == [list(row) for row in fixtures.CRIME]


def test_a_page_that_is_shown_turned_reads_alike() -> None:
    document = pypdfium2.PdfDocument(fixtures.turned(90))
    document[0].set_rotation(90)
    buffer = io.BytesIO()
    document.save(buffer)
    paper = read(buffer.getvalue())
    assert paper.blocks[0].text.value.startswith("In the quarter 81%")


def test_a_footnote_mark_is_not_part_of_the_figure() -> None:
    text = read(fixtures.marked()).text
    assert "64% ¹ of residents" in text


def test_rows_are_told_apart_where_only_columns_are_ruled() -> None:
    assert values(tables(read(fixtures.without_row_rules()))[0]) == [list(row) for row in fixtures.CRIME]


def test_merged_cells_and_cells_of_several_lines() -> None:
    block = tables(read(fixtures.merged()))[0]
    table = block.table
    assert table is not None and [row.header for row in table.rows] == [True, True, False, False]
    calls = table.rows[2]
    assert row_labels(table)[0] == ("Share of emergency calls that were answered within ten seconds",)
    assert column_labels(table, calls, calls.cells[2]) == ("Year ending March", "2023")
    assert table.rows[3].cells[2].text.value == ".."


def test_a_label_of_two_lines_has_the_figures_beside_it() -> None:
    paper = read(fixtures.wrapped_labels())
    assert values(tables(paper)[0])[1] == [
        "Emergency calls answered within ten seconds",
        "70%",
        "71%",
        "72%",
    ]
    assert paper.blocks[-1].kind is BlockKind.PARAGRAPH and "4% were not" in paper.blocks[-1].text.value


def test_signs_that_touch_are_one_figure() -> None:
    words = [Word("2,91", 0, 0, 20, 10, 0), Word("1", 20, 0, 24, 10, 5), Word("calls", 26.5, 0, 45, 10, 7)]
    assert [line.text for line in lines_of(words)] == ["2,911 calls"]


def test_a_net_of_lines_is_no_table() -> None:
    paper = read(fixtures.drawing())
    assert [block.text.value for block in paper.blocks] == ["The map shows 76 stations."]


def test_reading_twice_gives_the_same_paper(paper: Paper) -> None:
    assert read(fixtures.report()).text == paper.text
