"""Blocks, tables and reports of our own papers in the three dialects."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import northmarch_papers as fixtures
import pytest
from reader_spans import assert_places

from ingest.readers import read_paper
from ingest.readers.blocks import Block, BlockKind, Paper
from ingest.readers.numbering import number_span
from ingest.readers.plain import to_paper
from ingest.readers.tables import column_labels, row_labels


def paper_of(text: str) -> Paper:
    return to_paper("northmarch", "0" * 64, text, "plain", "1")


@pytest.fixture(scope="module")
def flowing() -> Paper:
    return paper_of(fixtures.FLOWING)


@pytest.fixture(scope="module")
def wrapped() -> Paper:
    return paper_of(fixtures.WRAPPED)


@pytest.fixture(scope="module")
def piped() -> Paper:
    return paper_of(fixtures.PIPED)


def block(paper: Paper, words: str) -> Block:
    found = [b for b in paper.blocks if words in b.text.value]
    assert len(found) == 1, [b.text.value for b in found]
    return found[0]


@pytest.mark.parametrize("text", [fixtures.FLOWING, fixtures.WRAPPED, fixtures.PIPED])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_every_character_is_in_one_block_at_its_place(text: str, ends: str) -> None:
    assert_places(paper_of(text.replace("\n", ends)))


def test_a_span_gives_the_printed_characters(flowing: Paper) -> None:
    found = block(flowing, "currently stood")
    at = found.text.value.index("£1.2m")
    start, end = found.text.span(at, at + 5)
    assert flowing.text[start:end] == "£1.2m"


def test_pack_is_cut_into_reports_with_their_own_dates(flowing: Paper) -> None:
    assert [(r.kind, r.date) for r in flowing.reports] == [
        ("agenda", date(2024, 3, 5)),
        ("minutes", date(2023, 12, 7)),
        ("report", date(2024, 3, 5)),
        ("report", date(2023, 9, 26)),
    ]
    assert flowing.reports[2].title == "PERFORMANCE REPORT"
    assert flowing.reports[3].title == "Access to Stations"
    assert (flowing.panel, flowing.meeting_date) == ("northmarch", date(2024, 3, 5))
    assert flowing.reports[block(flowing, "currently stood").report].kind == "minutes"


def test_minutes_items_are_headings_with_their_number(flowing: Paper, wrapped: Paper) -> None:
    items = {
        b.paragraph: b.text.value for p in (flowing, wrapped) for b in p.blocks if b.kind is BlockKind.HEADING
    }
    assert items["102"] == "102 2023/24 Budget Report"
    assert items["201"] == "201 Welcome and Introductions"
    assert items["203"] == "203 Rural Crime Strategy"


def test_heading_path_leads_to_a_paragraph(flowing: Paper) -> None:
    assert block(flowing, "Members are invited").headings == ("Background",)


def test_paragraph_numbers_are_kept_in_the_text(flowing: Paper) -> None:
    first = block(flowing, "Members are invited")
    assert (first.paragraph, number_span(first.text.value, first.paragraph)) == ("1", (0, 1))
    assert block(flowing, "12 teams").paragraph == "a"
    assert block(flowing, "64% of posts").paragraph is None
    assert block(flowing, "64% of posts").kind is BlockKind.LIST_ITEM


def test_a_paragraph_runs_on_over_a_page_break(flowing: Paper) -> None:
    assert block(flowing, "lower than a year ago").text.value.startswith("1. Members are invited")


def test_sentence_cells_continue_over_page_breaks(flowing: Paper) -> None:
    table = block(flowing, "71% of calls").table
    assert table is not None
    body = [row for row in table.rows if not row.header]
    last = [row.cells[-1].text.value for row in body]
    assert last[2] == "A rise of 3% on last year was seen."
    assert last[3] == "Of residents, 18% saw an officer every week."
    assert row_labels(table)[1:4] == [
        ("Safety", "Burglary", "Register"),
        ("Safety", "Robbery", "Force list"),
        ("Trust", "Visibility", "Survey"),
    ]
    three = body[2].cells[-1].text
    at = three.value.index("3%")
    assert flowing.text[slice(*three.span(at, at + 2))] == "3%"
    assert table.caption is not None and table.caption.value == "Calls Table 1."


def test_a_table_cut_by_a_page_keeps_its_header_and_caption(flowing: Paper) -> None:
    table = block(flowing, "% officers").table
    assert table is not None and table.caption is not None
    assert table.caption.value == "Officers and staff"
    row = table.rows[2]
    assert [c.text.value for c in row.cells] == ["% staff", "3.10%", "3.20%"]
    assert column_labels(table, row, row.cells[2]) == ("2022/23",)
    assert block(flowing, "N.B Data").number == block(flowing, "% officers").number + 1


def test_two_header_rows_label_a_column(flowing: Paper) -> None:
    table = block(flowing, "BAME").table
    assert table is not None and [row.header for row in table.rows] == [True, True, False, False]
    assert table.caption is not None and table.caption.value == "April 2023"
    row = table.rows[2]
    assert column_labels(table, row, row.cells[3]) == ("Staff", "PCSO")
    assert column_labels(table, row, row.cells[4]) == ("Staff", "Staff")
    assert column_labels(table, row, row.cells[5]) == ("Staff Total",)


def test_a_new_header_after_a_gap_begins_a_new_table(flowing: Paper) -> None:
    first, second = block(flowing, "May-23").table, block(flowing, "Jun-23").table
    assert first is not None and second is not None
    assert [row.header for row in second.rows] == [True, False, False]


def test_tags_emphasis_and_escapes_are_removed(flowing: Paper) -> None:
    value = block(flowing, "stations opened").text.value
    assert value == "3. The 1st of four stations opened; use fell from 10 3 (see [note])."


def test_hard_line_ends_are_joined_and_hyphens_kept_where_they_belong(wrapped: Paper) -> None:
    value = block(wrapped, "welcomed everyone").text.value
    assert "co-opted members" in value
    assert "2018-19" in value
    assert "the information that" in value
    assert "\n" not in value


def test_bullets_are_list_items(wrapped: Paper) -> None:
    found = block(wrapped, "38 people")
    assert found.kind is BlockKind.LIST_ITEM
    assert found.text.value.startswith("The first point")


def test_page_marks_are_furniture_and_give_the_page(wrapped: Paper) -> None:
    assert [b.text.value for b in wrapped.blocks if b.kind is BlockKind.FURNITURE] == [
        "Page 1",
        "2",
        "Page 2",
    ]
    assert (block(wrapped, "38 people").page, block(wrapped, "78% of victims").page) == (1, 2)


def test_infographic_lines_stay_apart(wrapped: Paper) -> None:
    assert block(wrapped, "78% of victims").text.value == "78% of victims were satisfied with the service4"
    assert block(wrapped, "2,359").text.value == "2,359 events held"
    assert block(wrapped, "Survey 2018/19").text.value == "1 Survey 2018/19"


def test_columns_of_figures_become_a_table(wrapped: Paper) -> None:
    table = block(wrapped, "Emergency calls").table
    assert table is not None
    row = table.rows[1]
    assert [c.text.value for c in row.cells] == ["Emergency calls", "1,200", "1,310"]
    assert column_labels(table, row, row.cells[2]) == ("2018/19",)


def test_a_pipe_table_keeps_html_cells_and_runs_on(piped: Paper) -> None:
    table = block(piped, "Almost 70%").table
    assert table is not None
    assert table.rows[1].cells[0].text.value == "302 Public Questions"
    assert table.rows[2].cells[1].text.value == (
        "Almost 70% of groups traded. All were small known to those that were at work"
    )
    assert block(piped, "9.6%").kind is BlockKind.LIST_ITEM


def test_form_feeds_count_pages() -> None:
    paper = paper_of("Northmarch calls\n\nThe rate was 5%.\n\x0cThe rate was 6%.\n")
    assert [b.page for b in paper.blocks] == [1, 1, 2]


def test_rows_of_differing_length_do_not_stop_the_reader() -> None:
    paper = paper_of("A\tB\tC\nx\t1\ny\t2\t3\t4\n\nEnd of it.\n")
    assert paper.blocks[0].table is not None
    assert [len(row.cells) for row in paper.blocks[0].table.rows] == [3, 2, 4]


def test_reader_uses_the_file_name_as_label_only(tmp_path: Path) -> None:
    for name in ("one.txt", "two.md"):
        (tmp_path / name).write_text(fixtures.PIPED, encoding="utf-8")
    one, two = read_paper(tmp_path / "one.txt"), read_paper(tmp_path / "two.md")
    assert (one.label, two.label) == ("one", "two")
    assert one.sha256 == two.sha256 and one.blocks == two.blocks


def test_a_pipe_table_keeps_the_header_that_its_rule_marks() -> None:
    paper = paper_of("Officers\n\n| Area | Comment |\n|---|---|\n| North | Good |\n| South | Poor |\n")
    table = paper.blocks[1].table
    assert table is not None and [row.header for row in table.rows] == [True, False, False]
    assert table.caption is not None and table.caption.value == "Officers"


def test_minutes_without_the_name_of_the_panel_have_their_own_date() -> None:
    paper = paper_of(
        "NORTHMARCH POLICE, FIRE AND CRIME PANEL 5 MARCH 2024\n\nWORK\n\n1. Members met.\n\n"
        "**DRAFT MINUTES OF THE MEETING HELD ON THURSDAY 7 DECEMBER 2023**\n\nIt was currently 5%.\n\n"
        "**Calls Report**\n\nReport date: 12/02/2024\n\nReport of: A. Person\n\nIt now stood at 7%.\n"
    )
    assert [(r.kind, str(r.date)) for r in paper.reports] == [
        ("report", "2024-03-05"),
        ("minutes", "2023-12-07"),
        ("report", "2024-02-12"),
    ]
    assert (paper.panel, str(paper.meeting_date)) == ("northmarch", "2024-03-05")
