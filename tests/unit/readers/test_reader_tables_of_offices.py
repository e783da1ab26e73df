"""Tables as other offices print them: what names a column, where a table begins, and its rows' labels."""

from __future__ import annotations

import pytest
from reader_spans import assert_places

from ingest.readers.blocks import Block, Paper
from ingest.readers.column_names import is_column_name
from ingest.readers.plain import to_paper
from ingest.readers.tables import column_labels, is_figure, row_labels

HEAD = (
    "Northmarch Police and Crime Panel\n\n**Tuesday, 5 March 2024, 10.00 am\nTown Hall**\n\nForce Report\n\n"
)


def paper_of(text: str) -> Paper:
    paper = to_paper("northmarch", "0" * 64, HEAD + text, "plain", "1")
    assert_places(paper)
    return paper


def tables(text: str) -> list[Block]:
    return [block for block in paper_of(text).blocks if block.table is not None]


def read(text: str) -> list[tuple[tuple[str, ...], dict[tuple[str, ...], str]]]:
    """Return for every table its rows: labels, and the value below each column's names."""
    out = []
    for block in tables(text):
        assert block.table is not None
        body = [row for row in block.table.rows if not row.header]
        for labels, row in zip(row_labels(block.table), body, strict=True):
            cells = [cell for cell in row.cells if cell.text.value and cell.text.value not in labels]
            out.append((labels, {column_labels(block.table, row, c): c.text.value for c in cells}))
    return out


@pytest.mark.parametrize(
    "value",
    [
        "12 months to June 2023",
        "Previous 12 months",
        "Rolling 12 months to Sep 24",
        "Q2 2024/25",
        "Quarter 3 2024/25",
        "Year to date",
        "This quarter",
        "Same quarter last year",
        "2022/23 including one-offs",
        "Jun-24",
        "As at 31 March 2024",
        "April - June 2024",
        "Target",
        "% change",
        "RAG",
        "£'000",
    ],
)
def test_names_of_columns(value: str) -> None:
    assert is_column_name(value)


@pytest.mark.parametrize(
    "value",
    ["84.1%", "12 minutes", "11", "41,203", "↑ 7.5", "+1.2", "Green", "999 calls", "-", "10:42", "£4.2m"],
)
def test_figures_and_labels_are_no_names_of_columns(value: str) -> None:
    assert not is_column_name(value)


def test_a_telephone_number_before_its_service_is_no_figure() -> None:
    assert [is_figure(v) for v in ("101 calls abandoned", "999 calls", "101", "12 minutes", "10:42")] == [
        False,
        False,
        True,
        True,
        True,
    ]


def test_periods_of_any_kind_begin_a_new_table_after_a_gap() -> None:
    rows = read(
        "\tCurrent 12 months\tPrevious 12 months\n999 calls\t1,200\t1,100\n\n"
        "\t12 months to June 2023\t12 months to June 2024\tChange\n101 abandoned\t9%\t8%\t-1\n"
    )
    assert rows == [
        (("999 calls",), {("Current 12 months",): "1,200", ("Previous 12 months",): "1,100"}),
        (
            ("101 abandoned",),
            {("12 months to June 2023",): "9%", ("12 months to June 2024",): "8%", ("Change",): "-1"},
        ),
    ]


def test_short_labels_above_figures_begin_a_new_table_after_a_gap() -> None:
    rows = read(
        "\tNorth\tSouth\nBurglary\t120\t110\n\n\tEastvale\tWestvale\nRobbery\t12\t11\nTheft\t40\t30\n"
    )
    assert rows[1] == (("Robbery",), {("Eastvale",): "12", ("Westvale",): "11"})


@pytest.mark.parametrize(
    "text",
    [
        "\t2022/23\t\t2023/24\t\n\tQ3\tQ4\tQ1\tQ2\nCalls\t84%\t85%\t86%\t87%\n"
        "Total\t1,200\t1,300\t1,400\t1,500\n",
        "Measure\t2022/23\t\t2023/24\t\n\tQ3\tQ4\tQ1\tQ2\nCalls\t84%\t85%\t86%\t87%\n"
        "Total\t1,200\t1,300\t1,400\t1,500\n",
        "| | 2022/23 | | 2023/24 | |\n|---|---|---|---|---|\n"
        "| | Q3 | Q4 | Q1 | Q2 |\n| Calls | 84% | 85% | 86% | 87% |\n"
        "| Total | 1,200 | 1,300 | 1,400 | 1,500 |\n",
        "                2022/23           2023/24\n              Q3       Q4       Q1       Q2\n"
        "Calls        84%      85%      86%      87%\nTotal      1,200    1,300    1,400    1,500\n",
    ],
)
def test_a_year_above_its_quarters_labels_each_of_them(text: str) -> None:
    quarters = [("2022/23", "Q3"), ("2022/23", "Q4"), ("2023/24", "Q1"), ("2023/24", "Q2")]
    assert read(text) == [
        (("Calls",), dict(zip(quarters, ["84%", "85%", "86%", "87%"], strict=True))),
        (("Total",), dict(zip(quarters, ["1,200", "1,300", "1,400", "1,500"], strict=True))),
    ]


def test_units_below_the_names_of_columns_are_header() -> None:
    rows = read("Measure\tQ1 2023/24\tQ2 2023/24\n\t%\t£m\nCalls\t84.0\t85.1\nTheft\t9.0\t8.1\n")
    assert rows[0] == (("Calls",), {("Q1 2023/24", "%"): "84.0", ("Q2 2023/24", "£m"): "85.1"})


def test_a_title_in_the_first_row_stands_above_the_header() -> None:
    rows = read("Table 1: Calls, Q2 2023/24\t\t\nMeasure\tActual\tTarget\nCalls\t84%\t90%\nTheft\t9%\t8%\n")
    assert rows[0] == (("Calls",), {("Actual",): "84%", ("Target",): "90%"})


def test_measures_that_begin_with_a_number_name_columns() -> None:
    rows = read(
        "Quarter\t999 calls in 10 seconds\t101 calls abandoned\nQ1 2023/24\t84%\t9%\nQ2 2023/24\t86%\t8%\n"
    )
    assert rows[1] == (("Q2 2023/24",), {("999 calls in 10 seconds",): "86%", ("101 calls abandoned",): "8%"})


def test_a_reference_in_the_first_column_does_not_hide_the_label() -> None:
    rows = read("Ref\tMeasure\tTarget\tActual\n1.1\t999 calls\t90%\t86%\n2\t101 calls\t9%\t8%\n")
    assert rows == [
        (("1.1", "999 calls"), {("Target",): "90%", ("Actual",): "86%"}),
        (("2", "101 calls"), {("Target",): "9%", ("Actual",): "8%"}),
    ]


def test_minutes_and_seconds_are_figures_below_a_header() -> None:
    assert read("Grade\tMedian\tMean\nGrade 1\t10:42\t13:05\n") == [
        (("Grade 1",), {("Median",): "10:42", ("Mean",): "13:05"})
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Measure\tQ1 2023/24\tQ2 2023/24\nShare of calls\t\t\nanswered in time\t84%\t86%\nTheft\t9\t8\n",
        "Measure\tQ1 2023/24\tQ2 2023/24\nShare of calls\t84%\t86%\nanswered in time\t\t\nTheft\t9\t8\n",
        "Measure             Q1 2023/24    Q2 2023/24\nShare of calls\n"
        "  answered in time      84%           86%\n"
        "Theft                   9             8\n",
        "Measure             Q1 2023/24    Q2 2023/24\nShare of calls          84%           86%\n"
        "answered in time\n"
        "Theft                   9             8\n",
    ],
)
def test_a_label_over_two_lines_is_one(text: str) -> None:
    assert [labels for labels, _ in read(text)] == [("Share of calls answered in time",), ("Theft",)]


def test_markdown_without_outer_bars_is_a_table() -> None:
    paper = paper_of(
        "Measure | Q1 2023/24 | Target\n--- | --- | ---\n999 calls | 84% | 90%\n\nNote: it was busy.\n"
    )
    table = next(block.table for block in paper.blocks if block.table)
    assert [[c.text.value for c in row.cells] for row in table.rows] == [
        ["Measure", "Q1 2023/24", "Target"],
        ["999 calls", "84%", "90%"],
    ]
    assert paper.blocks[-1].text.value == "Note: it was busy."


@pytest.mark.parametrize("gap", ["", "\n"])
@pytest.mark.parametrize("wide", [True, False])
def test_columns_separated_by_spaces_are_a_table_with_its_header(gap: str, wide: bool) -> None:
    lines = [
        ("Measure", "Oct 2023", "Nov 2023", "Dec 2023"),
        ("999 calls answered within 10 seconds", "87.1%", "89.0%", "88.2%"),
        ("999 calls received", "13,940", "12,871", "14,406"),
    ]
    printed = [f"{a:<40}{b:>10}{c:>11}{d:>11}" if wide else f"{a} {b} {c} {d}" for a, b, c, d in lines]
    rows = read(f"{printed[0]}\n{gap}{printed[1]}\n{printed[2]}\n\nThe force was busy in 2023.\n")
    months = [("Oct 2023",), ("Nov 2023",), ("Dec 2023",)]
    assert rows == [((label,), dict(zip(months, cells, strict=True))) for label, *cells in lines[1:]]


def test_a_gap_in_a_row_of_spaced_columns_keeps_the_places_of_the_others() -> None:
    rows = read(
        "Measure          Q1 2023/24   Q2 2023/24   Change\n"
        "Calls                84.1%        85.2%     +1.1\n"
        "Theft                              8.2%\nRobbery              50.1%        -         n/a\n"
    )
    assert rows[1] == (("Theft",), {("Q2 2023/24",): "8.2%"})


def test_words_set_wide_are_no_table() -> None:
    text = (
        "The force  answered  88% of  calls  in March 2023\n"
        "and  the  rest  by  10  April  2023  as  planned.\n"
    )
    assert not tables(text)


def test_a_line_of_one_cell_between_rows_is_their_section() -> None:
    rows = read("Activity\t2022/23\t2023/24\nForce wide\nVans\t12.5\t13.1\nLocal\nNorth\t3.3\t3.4\n")
    assert rows == [
        (("Force wide",), {}),
        (("Force wide", "Vans"), {("2022/23",): "12.5", ("2023/24",): "13.1"}),
        (("Local",), {}),
        (("Local", "North"), {("2022/23",): "3.3", ("2023/24",): "3.4"}),
    ]


def test_a_tab_after_a_paragraphs_number_makes_no_table() -> None:
    """Office programs print '4.1', a tab and the sentence; a table stands between two of them."""
    text = "4.\tCONFIDENCE\n\n4.1\tIn Quarter 3, 67% agreed.\n\n"
    text += "Town\tAgreed\nUpper Vale\t69%\nLower Vale\t71%\n\n"
    text += "4.2\t56% of residents see an officer.\n\nDate:\t5 March 2024\n"
    assert read(text) == [(("Upper Vale",), {("Agreed",): "69%"}), (("Lower Vale",), {("Agreed",): "71%"})]


def test_rows_of_figures_tell_that_the_line_above_them_names_their_columns() -> None:
    text = (
        "            Share of visits    Open days    Keys\nKennels          58.2%           31.4%      n/a\n"
    )
    text += "Stables           7.1%           30.5%      12\n"
    names = (("Share of visits",), ("Open days",), ("Keys",))
    assert read(text) == [
        (("Kennels",), dict(zip(names, ("58.2%", "31.4%", "n/a"), strict=True))),
        (("Stables",), dict(zip(names, ("7.1%", "30.5%", "12"), strict=True))),
    ]


def test_prose_in_two_columns_is_no_table() -> None:
    assert (
        tables("Our values    Our aims\nWe listen     We act by 5 May\nWe learn      We help 12 towns\n")
        == []
    )


def test_a_column_of_figures_with_gaps_holds_no_labels() -> None:
    text = "Measure\tTarget\tJune 2024\nCalls answered\t90%\t93.4%\nRobbery\tn/a\t402\nBurglary\tn/a\t318\n"
    assert read(text)[0] == (("Calls answered",), {("Target",): "90%", ("June 2024",): "93.4%"})
