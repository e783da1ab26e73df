"""Where a figure belongs: its area and its dimensions."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from extraction_lines import HEAD

from ingest.pipeline import extract_path
from ingest.record import Record, Status

Extracted = Callable[[str], list[Record]]
CALLS = "of all 999 calls were answered within 10 seconds in June 2024"


def areas(records: list[Record]) -> dict[str, str]:
    return {r.value_text: r.area for r in records if r.status == Status.ACCEPTED}


def test_without_a_name_a_figure_is_the_force_of_the_panel(extracted: Extracted) -> None:
    assert areas(extracted(f"91% {CALLS}.")) == {"91%": "northmarch"}


@pytest.mark.parametrize("name", ["Nationally,", "In England and Wales,"])
def test_a_national_figure_is_england_and_wales(extracted: Extracted, name: str) -> None:
    assert areas(extracted(f"{name} 91% {CALLS}.")) == {"91%": "england-and-wales"}


def test_a_group_of_forces_is_named_after_the_force(extracted: Extracted) -> None:
    body = f"91% {CALLS}, compared with a most similar group average of 88%."
    assert areas(extracted(body)) == {"91%": "northmarch", "88%": "msg-northmarch"}


def test_the_force_comes_back_after_a_national_figure(extracted: Extracted) -> None:
    body = f"Nationally, 84% {CALLS}; the force's figure was 89%."
    found = areas(extracted(body))
    assert found["84%"] == "england-and-wales"
    assert found.get("89%", "northmarch") == "northmarch"


def test_the_panel_names_the_force(tmp_path: Path) -> None:
    path = tmp_path / "gwent.txt"
    path.write_text(HEAD.replace("Northmarch", "Gwent") + f"91% {CALLS}.\n", encoding="utf-8")
    assert areas(extract_path(path).records) == {"91%": "gwent"}


DIMENSIONS = [
    ("The median response time to Grade 2 incidents was 52 minutes in June 2024.", "grade=2"),
    ("The median response time to P1 incidents was 12 minutes in June 2024.", "priority=p1"),
    ("The conviction rate at the Crown Court was 80% in June 2024.", "court=crown"),
    ("The rape conviction rate was 63% in June 2024.", "offence=rape"),
    ("At 30 June 2024, 4.1% of special constables were BAME.", "staff_group=special"),
    ("At 30 June 2024, 4.1% of PCSOs were BAME.", "staff_group=pcso"),
]


@pytest.mark.parametrize(("sentence", "expected"), DIMENSIONS)
def test_the_words_give_the_dimensions(extracted: Extracted, sentence: str, expected: str) -> None:
    found = [r.dimensions for r in extracted(sentence) if r.status == Status.ACCEPTED]
    assert found == [expected]


def test_each_figure_of_a_list_takes_its_own_group(extracted: Extracted) -> None:
    body = "At 30 June 2024, 4.1% of police officers, 5.2% of PCSOs and 3.0% of special constables were BAME."
    found = {r.value_text: r.dimensions for r in extracted(body) if r.status == Status.ACCEPTED}
    expected = {
        "4.1%": "staff_group=police_officer",
        "5.2%": "staff_group=pcso",
        "3.0%": "staff_group=special",
    }
    assert found.items() <= expected.items() and found


RESPECTIVELY = [
    "Grade 1 and Grade 2 incidents had median response times of 12 minutes and 61 minutes respectively.",
    "The median response times to Grade 1 and Grade 2 incidents were 12 minutes and 61 minutes respectively.",
]


@pytest.mark.parametrize("sentence", RESPECTIVELY)
def test_respectively_is_dealt_out_in_order_or_left_to_a_person(extracted: Extracted, sentence: str) -> None:
    found = {r.value_text: r.dimensions for r in extracted(sentence) if r.status == Status.ACCEPTED}
    assert found.items() <= {"12 minutes": "grade=1", "61 minutes": "grade=2"}.items()
