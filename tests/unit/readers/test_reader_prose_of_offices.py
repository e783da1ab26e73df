"""Heads, agendas, headings and hard line ends as other offices print them."""

from __future__ import annotations

from datetime import date

import pytest
from reader_spans import assert_places

from ingest.readers.blocks import Block, BlockKind, Paper
from ingest.readers.continuation import are_labelled_figures
from ingest.readers.making import panel_names
from ingest.readers.plain import to_paper

PANEL = "Northmarch Police and Crime Panel\n\n"
MEETING = "**Tuesday, 5 March 2024, 10.00 am\nTown Hall, Aldport**\n\n"


def paper_of(text: str) -> Paper:
    paper = to_paper("northmarch", "0" * 64, PANEL + text, "plain", "1")
    assert_places(paper)
    return paper


def block(paper: Paper, words: str) -> Block:
    found = [b for b in paper.blocks if words in b.text.value]
    assert len(found) == 1, [b.text.value for b in found]
    return found[0]


@pytest.mark.parametrize(
    "items",
    [
        "",
        "1. Apologies\n\n2. Declarations of Interest\n\n"
        "Members are asked to declare any interests that they have.\n\n"
        "3. Performance Report (Pages 5 - 10)\n\nReport of the Chief Constable.\n\n4. Work Programme\n\n",
        "Item No\tSubject\tPage No\n1\tApologies\t\n2\tMinutes\t1 - 4\n\n",
    ],
)
@pytest.mark.parametrize(
    "body",
    [
        "1. This report tells the Panel how quickly calls were answered.\n\n2. It was 88% in June.\n",
        "Measure\tQ1 2023/24\tQ2 2023/24\nCalls received\t1,200\t1,300\n",
        "The force answered 88% of calls within the standard.\n",
    ],
)
def test_an_agenda_ends_where_a_report_begins(items: str, body: str) -> None:
    paper = paper_of(f"Agenda\n\n{MEETING}{items}Contact Performance Report\n\n{body}")
    assert [(r.kind, r.title, r.date) for r in paper.reports] == [
        ("agenda", "Northmarch Police and Crime Panel", date(2024, 3, 5)),
        ("report", "Contact Performance Report", date(2024, 3, 5)),
    ]
    assert paper.blocks[-1].report == 1
    assert block(paper, "Agenda").report == 0


def test_an_agenda_that_only_names_reports_stays_whole() -> None:
    paper = paper_of(
        f"Agenda\n\n{MEETING}1. Apologies\n\n2. Performance Report\n\n"
        "To receive the report (Pages 5 - 10).\n\n"
        "3. Annual Report 2022/23 (Pages 11 - 40)\n"
    )
    assert [r.kind for r in paper.reports] == ["agenda"]


@pytest.mark.parametrize(
    "line",
    [
        "Date of meeting: 11 March 2025",
        "Meeting date: 11 March 2025",
        "Date: 11/03/2025",
        "Tuesday, 11 March 2025, 10.00 am",
    ],
)
def test_the_meeting_is_dated_by_its_line_which_heads_nothing(line: str) -> None:
    paper = paper_of(
        f"{line}\n\nForce Report\n\nCall handling\n\n1. It was 88% in June 2024, as it was in May.\n"
    )
    assert paper.meeting_date == paper.reports[-1].date == date(2025, 3, 11)
    assert not any("2025" in heading for heading in block(paper, "It was 88%").headings)


def test_a_title_with_its_quarter_is_the_title_of_what_it_heads() -> None:
    paper = paper_of(f"{MEETING}Performance Dashboard: Quarter 1 2023/24\n\nCalls answered in time\n87.2%\n")
    assert paper.reports[-1].title == "Performance Dashboard: Quarter 1 2023/24"


def test_the_title_of_a_cover_line_is_the_name_before_its_date() -> None:
    """The date there may be another meeting's; who lists the papers reads the right one beside the title."""
    text = "Northmarch Police and Crime Panel Tuesday, 5 March 2024, - 10.00 am\n\nAGENDA\n\n1. Apologies\n"
    paper = to_paper("northmarch", "0" * 64, text, "plain", "1")
    assert paper.title == "Northmarch Police and Crime Panel"
    assert paper.meeting_date == date(2024, 3, 5)


def test_a_report_below_its_byline_has_its_own_title() -> None:
    paper = paper_of(
        "Date of meeting: 11 March 2025\n\nReport of: A. Person\n\nForce Report\n\n1. It was 88% in June.\n"
    )
    assert paper.reports[-1].title == "Force Report"
    assert "Report of: A. Person" not in block(paper, "It was 88%").headings


@pytest.mark.parametrize("title", ["999 Performance", "101 Calls", "14 Performance Report"])
def test_a_title_that_begins_with_a_number_is_a_heading(title: str) -> None:
    below = "It was said that the rate had been 88% in June 2023 and had risen since."
    paper = paper_of(f"{MEETING}Force Report\n\nIt was {title[-6:]}.\n\n{title}\n\n{below}\n")
    found = [b for b in paper.blocks if b.text.value == title]
    assert found[0].kind is BlockKind.HEADING
    assert title in block(paper, "It was said").headings


def test_a_count_above_its_noun_is_no_heading() -> None:
    paper = paper_of(
        f"{MEETING}Force Report\n\nIt was said.\n\n45 Officers\n\n"
        "They were all at work on that day in June, and more.\n"
    )
    assert block(paper, "45 Officers").kind is BlockKind.PARAGRAPH


def test_an_indented_line_goes_on_with_its_numbered_paragraph() -> None:
    paper = paper_of(
        f"{MEETING}Force Report\n\n"
        "2    The force answered calls in an average of 6 seconds during\n"
        "     Quarter 3 2023/24, which was better than it was in\n     December 2022.\n\n"
        "  •  The share of calls abandoned was 9% in\n     June 2023.\n"
    )
    two = block(paper, "average of 6 seconds")
    assert (two.paragraph, two.kind) == ("2", BlockKind.PARAGRAPH)
    assert two.text.value.endswith("during Quarter 3 2023/24, which was better than it was in December 2022.")
    assert block(paper, "abandoned").text.value.endswith("9% in June 2023.")


def test_a_sentence_that_breaks_after_a_preposition_is_not_cut() -> None:
    paper = paper_of(
        f"{MEETING}Force Report\n\n"
        "The force answered calls in an average of 6 seconds during\nQuarter 3 2023/24.\n"
    )
    assert block(paper, "6 seconds").text.value.endswith("during Quarter 3 2023/24.")


@pytest.mark.parametrize(
    "text",
    [
        "87.2%\n999 calls answered in time\n\n31,204\n101 calls received\n",
        "87.2%\n999 calls answered in time\n31,204\n101 calls received\n",
        "87.2%\n\n999 calls answered in time\n\n31,204\n\n101 calls received\n",
        "87.2%\n999 calls\nanswered in time\n\n31,204\n101 calls received\n",
    ],
)
def test_a_figure_above_its_label_is_read_with_it(text: str) -> None:
    paper = paper_of(f"{MEETING}Force Report\n\nQuarter 1 2023/24\n\n{text}")
    assert [b.text.value for b in paper.blocks[-2:]] == [
        "87.2% 999 calls answered in time",
        "31,204 101 calls received",
    ]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_figure_below_its_label_is_not_joined_with_the_next(gap: str) -> None:
    cards = ["999 calls answered in time", "87.2%", "101 calls received", "31,204"]
    paper = paper_of(f"{MEETING}Force Report\n\n{gap.join(cards[:2])}\n\n{gap.join(cards[2:])}\n\nBurglary\n")
    assert [b.text.value for b in paper.blocks if b.text.value in cards] == cards


def test_numbered_headings_head_the_paragraphs_numbered_below_them() -> None:
    paper = paper_of(
        f"{MEETING}Force Report\n\n1.0 Purpose\n\n1.1 To tell the Panel how the force did.\n\n"
        "2. Quarter 1 2023/24\n\n2.1 88% of calls were answered in time.\n"
    )
    found = block(paper, "88% of calls")
    assert (found.paragraph, found.headings) == ("2.1", ("2. Quarter 1 2023/24",))


def test_numbers_that_begin_again_below_a_title_end_the_agenda() -> None:
    paper = paper_of(
        f"Agenda\n\n{MEETING}1. Apologies\n\n2. Force Report (Pages 3 - 8)\n\nForce Performance Report\n\n"
        "1. Purpose\n\n1.1 To tell the Panel how the force did.\n\n1.2 It was 88% in June 2023.\n"
    )
    assert [r.kind for r in paper.reports] == ["agenda", "report"]
    assert block(paper, "1. Purpose").report == block(paper, "88%").report == 1


def test_a_title_that_says_so_is_the_report_s_title() -> None:
    paper = paper_of(
        "**Date:** 11 March 2025\n\n**Report title:** Quarter 1 Performance\n\n1. It was 88% in June.\n"
    )
    assert paper.reports[-1].title == "Quarter 1 Performance"


def test_a_sentence_with_its_own_figure_is_no_caption() -> None:
    table = "\n\nMeasure\tTarget\tActual\nTheft\t9%\t8%\n"
    told = (
        paper_of(f"{MEETING}Force Report\n\n1. In June 88% of calls were answered.{table}").blocks[-1].table
    )
    named = paper_of(f"{MEETING}Force Report\n\n1. The figures for June are below.{table}").blocks[-1].table
    assert told is not None and told.caption is None
    assert named is not None and named.caption is not None


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize(
    "lines",
    [
        ("violence against the person - down 4.4%", "burglary - down 8.7%", "robbery - down 27%"),
        ("312,846 999 calls received", "87.4% of 999 calls answered within 10 seconds", "44 road deaths"),
    ],
)
def test_lines_that_each_hold_a_figure_are_read_apart(lines: tuple[str, ...], between: str) -> None:
    paper = paper_of(
        f"# Crime\n\nThe quarter in figures is set out in what follows here.\n\n{between.join(lines)}\n"
    )
    assert [b.text.value for b in paper.blocks if b.text.value in lines] == list(lines)


def test_a_date_over_two_lines_is_no_list_of_figures() -> None:
    assert not are_labelled_figures("the report of 8", "November 2023")
    assert are_labelled_figures("robbery 88", "burglary 412")


def test_a_time_in_seconds_does_not_end_a_table_of_aligned_columns() -> None:
    rows = (
        "Measure                              Target    Q1 2024/25   Q1 2023/24",
        "101 calls abandoned                  10%       12.6%        18.8%",
        "101 average time to answer           120s      171s         264s",
        "Grade 1 average time                 15m 00s   10m 12s      9m 58s",
        "Grade 2 attended within 60 minutes   75%       63.5%        66.0%",
    )
    paper = paper_of("# Dashboard\n\n" + "\n".join(rows) + "\n")
    (table,) = (b.table for b in paper.blocks if b.table is not None)
    assert [[c.text.value for c in row.cells][-1] for row in table.rows if not row.header] == [
        "18.8%",
        "264s",
        "9m 58s",
        "66.0%",
    ]


def test_the_panel_of_tomorrow_is_no_force() -> None:
    assert panel_names(
        "Tomorrow's Police and Crime Panel will meet the Northmarch Police and Crime Panel."
    ) == ["northmarch"]
