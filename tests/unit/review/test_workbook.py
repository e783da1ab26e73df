"""The review workbook: what a person gets, and what is taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from ingest.release.review_book import export, take_in
from ingest.release.reviewing import Asked, NotTaken, listed, take
from ingest.review.decision import Hand
from ingest.review.export import workbook
from ingest.review.queue import Question, Seeds
from ingest.review.rules import Rules
from ingest.settings import Settings
from tests.unit.review.conftest import reviews_of

HAND = Hand("Importer", "2024-10-01", "")
FORMULA = ("=", "+", "-", "@")


@pytest.fixture
def book(settings: Settings, tmp_path: Path) -> Path:
    path = tmp_path / "questions.xlsx"
    assert export(settings, path, None, force=False) == 1
    return path


@pytest.fixture
def fill(book: Path) -> Callable[..., Path]:
    """Write cells of the first question, by column title, as a person would, and save."""

    def write(**cells: Any) -> Path:
        opened = load_workbook(book)
        page = opened["Questions"]
        for title, value in cells.items():
            page.cell(2, titles(page)[title.replace("_", " ")]).value = value
        opened.save(book)
        return book

    return write


def titles(page: Worksheet) -> dict[str, int]:
    return {str(cell.value): cell.column for cell in page[1]}


def test_a_question_is_told_with_its_readings_and_its_words(book: Path, asked: Question) -> None:
    page = load_workbook(book)["Questions"]
    told = {title: page.cell(2, at).value for title, at in titles(page).items()}
    assert told["Id"] == asked.id
    assert told["Printed"] == "5%"
    assert "999 calls abandoned" in told["Reading 1"]
    assert "101 calls abandoned" in told["Reading 2"]
    assert ">>5%<<" in told["Words"]


def test_only_the_cells_to_fill_in_can_be_changed(book: Path) -> None:
    page = load_workbook(book)["Questions"]
    assert page.protection.sheet
    at = titles(page)
    free = {title for title, n in at.items() if not page.cell(2, n).protection.locked}
    assert free == {
        *["Decision", "Measure", "Area", "Dimensions", "Kind", "Period", "Value", "Unit", "By", "Why"]
    }


def test_the_decision_is_chosen_from_a_list(book: Path) -> None:
    page = load_workbook(book)["Questions"]
    letter = page.cell(1, titles(page)["Decision"]).column_letter
    (offer,) = [v for v in page.data_validations.dataValidation if f"{letter}2" in v.sqref]
    assert offer.formula1 == '"accept reading 1,accept reading 2,correct,reject"'


@pytest.mark.parametrize("text", ["=1+1", "+44", "-5%", "@SUM(A1)", '=HYPERLINK("x")', "\t=1", "a\x00b"])
def test_nothing_that_a_paper_prints_becomes_a_formula(
    settings: Settings, asked: Question, text: str, tmp_path: Path
) -> None:
    row = {**asked.row, "value_text": text, "label": text, "document": text}
    path = tmp_path / "q.xlsx"
    path.write_bytes(workbook([Question(row)], Rules(Seeds(settings.seeds)), {}))
    for page in load_workbook(path):
        for cell in (cell for cells in page.iter_rows() for cell in cells if cell.value is not None):
            assert cell.data_type == "s", cell
            assert not str(cell.value).startswith(FORMULA), cell


def test_a_filled_workbook_is_taken_and_again_changes_nothing(
    settings: Settings, fill: Callable[..., Path]
) -> None:
    path = fill(Decision="accept reading 2", By="B. Officer", Why="the 101 report")
    assert take_in(settings, path, HAND).kept == 1
    (row,) = Seeds(settings.seeds).decisions
    assert (row["metric"], row["decided_by"], row["decided_on"], row["reason"]) == (
        "calls_101_abandoned_pct",
        "B. Officer",
        "2024-10-01",
        "the 101 report",
    )
    before = reviews_of(settings)
    again = take_in(settings, path, Hand("Importer", "2024-12-24", ""))
    assert (again.kept, again.known) == (0, 1)
    assert reviews_of(settings) == before


@pytest.mark.parametrize(("typed", "form"), [("6.5%", "@"), (0.065, "0.0%"), (6.5, "General"), ("6.50", "@")])
def test_a_corrected_value_is_what_the_person_sees(
    settings: Settings, book: Path, typed: Any, form: str
) -> None:
    opened = load_workbook(book)
    page = opened["Questions"]
    at = titles(page)
    page.cell(2, at["Value"]).value, page.cell(2, at["Value"]).number_format = typed, form
    for title, text in (("Decision", "correct"), ("Period", "Q4 2023/24"), ("Why", "seen")):
        page.cell(2, at[title]).value = text
    opened.save(book)
    take_in(settings, book, HAND)
    (row,) = Seeds(settings.seeds).decisions
    assert (row["value"], row["period_type"], row["decided_by"]) == ("6.5", "quarter", "Importer")


def test_an_empty_workbook_leaves_all_open(settings: Settings, book: Path) -> None:
    done = take_in(settings, book, HAND)
    assert (done.kept, done.open) == (0, 1)
    assert len(listed(settings, "waiting")) == 1


def test_all_errors_come_at_once_with_row_and_column(settings: Settings, fill: Callable[..., Path]) -> None:
    path = fill(Decision="correct", Period="last quarter", Value="many", Measure="no_such", Area="nowhere")
    before = reviews_of(settings)
    with pytest.raises(NotTaken) as refused:
        take_in(settings, path, HAND)
    told = str(refused.value)
    assert "5 cell(s) to mend" in told
    assert "row 2, column Period (O2): 'last quarter'" in told
    assert "row 2, column Value (P2): 'many'" in told
    for place in ("column Measure (K2)", "column Area (L2)", "column Why (S2)"):
        assert place in told
    assert reviews_of(settings) == before


WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "formula": ({"Decision": "correct", "Value": "=2+3", "Why": "x"}, "formula"),
    "date": ({"Decision": "correct", "Period": datetime(2023, 6, 1), "Why": "x"}, "turned into the date"),
    "unknown decision": ({"Decision": "maybe", "Why": "x"}, "accept reading 1"),
    "no such reading": ({"Decision": "accept reading 3", "Why": "x"}, "no reading 3"),
    "filled without decision": ({"Value": "6"}, "no decision"),
    "nothing corrected": ({"Decision": "correct", "Why": "x"}, "differs from reading 1"),
    "unknown id": ({"Id": "0123456789abcdef-0", "Decision": "reject", "Why": "x"}, "0123456789abcdef-0"),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_row_that_cannot_be_taken_is_told(settings: Settings, fill: Callable[..., Path], case: str) -> None:
    cells, told = WRONG[case]
    before = reviews_of(settings)
    with pytest.raises(NotTaken, match=r"Questions row 2, column .*2\)") as refused:
        take_in(settings, fill(**cells), HAND)
    assert told in str(refused.value)
    assert reviews_of(settings) == before


def test_a_decision_made_meanwhile_is_not_written_over(
    settings: Settings, asked: Question, fill: Callable[..., Path]
) -> None:
    take(settings, Asked("accept", asked.id, Hand("C. Chief", "2024-09-30", "known"), reading=1))
    with pytest.raises(NotTaken, match=r"accept by C\. Chief on 2024-09-30"):
        take_in(settings, fill(Decision="accept reading 2", Why="x"), HAND)


def test_a_filled_workbook_is_not_written_over(settings: Settings, fill: Callable[..., Path]) -> None:
    path = fill(Decision="reject", Why="mine")
    before = path.read_bytes()
    with pytest.raises(NotTaken, match="--force"):
        export(settings, path, None, force=False)
    assert path.read_bytes() == before


@pytest.mark.parametrize("keep", [0, 10, 200, 2000, -30])
def test_a_damaged_workbook_is_refused(settings: Settings, book: Path, keep: int) -> None:
    book.write_bytes(book.read_bytes()[:keep])
    with pytest.raises(NotTaken, match=r"questions\.xlsx"):
        take_in(settings, book, HAND)


def test_another_workbook_is_refused(settings: Settings, book: Path) -> None:
    opened = load_workbook(book)
    opened["Questions"].title = "Sheet1"
    opened.save(book)
    with pytest.raises(NotTaken, match="no sheet 'Questions'"):
        take_in(settings, book, HAND)
