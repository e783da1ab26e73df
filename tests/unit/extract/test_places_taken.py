"""What a figure takes from the words around it: its offence, its court, its half of a budget, its place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from figures import asked, figure, stands

from ingest.pipeline import extract_path
from ingest.record import Record

Extracted = Callable[[str], list[Record]]
CALLS = "of all 999 calls were answered within 10 seconds in June 2024"

COUNTED = [
    ("In June 2024 burglary fell again: 412 offences were recorded.", "offence=burglary"),
    ("Burglary fell in June 2024. 412 offences were recorded.", "offence=burglary"),
    ("In June 2024 the force was busy. 412 offences were recorded.", "offence=all"),
    ("In June 2024 burglary fell. There were 412 robberies.", "offence=robbery"),
]


@pytest.mark.parametrize(("body", "dimensions"), COUNTED)
def test_offences_without_a_name_are_those_that_the_sentences_name(
    extracted: Extracted, body: str, dimensions: str
) -> None:
    assert stands(figure(extracted(body), "412")).dimensions == dimensions


@pytest.mark.parametrize(
    "body",
    [
        "Burglary and robbery fell in June 2024. 412 offences were recorded.",
        "In June 2024 theft drove the rise in overall crime; 412 offences were recorded.",
    ],
)
def test_offences_without_a_name_after_several_are_a_question(extracted: Extracted, body: str) -> None:
    assert "do not give offence" in asked(extracted(body), "412")


COURTS = [
    ("In 2023/24 the conviction rate in the Crown Court was 81%; for rape it was 69%.", "offence=rape"),
    ("In 2023/24 the conviction rate in the Crown Court was 81%; it was 69% for rape.", "offence=rape"),
    ("In 2023/24 the conviction rate for rape in the Crown Court was 69%.", "court=crown;offence=rape"),
    (
        "In 2023/24 the conviction rate in the Crown Court was 81%; in the magistrates' court it was 69%.",
        "court=magistrates",
    ),
]


@pytest.mark.parametrize(("body", "dimensions"), COURTS)
def test_a_court_told_before_is_not_that_of_an_offence(
    extracted: Extracted, body: str, dimensions: str
) -> None:
    assert stands(figure(extracted(body), "69%")).dimensions == dimensions


HALVES = [
    ("# Capital programme\n\nThere is an underspend of £1.2m in 2023/24.", "line=capital"),
    ("# Revenue budget\n\nThere is an underspend of £1.2m in 2023/24.", "line=revenue"),
    ("# Money\n\nThere is an underspend of £1.2m in 2023/24.", "line=revenue"),
    (
        "# Money\n\nThe capital programme was slow. There was an underspend of £1.2m in 2023/24.",
        "line=capital",
    ),
    ("# Money\n\nCapital cities are dear. There was an underspend of £1.2m in 2023/24.", "line=revenue"),
    ("# Money\n\nThere was an underspend of £1.2m on the capital programme in 2023/24.", "line=capital"),
    (
        "# Capital programme\n\nThere was an underspend of £1.2m on the revenue budget in 2023/24.",
        "line=revenue",
    ),
]


@pytest.mark.parametrize(("body", "dimensions"), HALVES)
def test_a_variance_is_of_the_half_of_the_budget_that_is_named(
    extracted: Extracted, body: str, dimensions: str
) -> None:
    assert stands(figure(extracted(body), "£1.2m")).dimensions == dimensions


@pytest.mark.parametrize("words", ["a capital underspend of £1.2m", "an underspend of £1.2m on capital"])
def test_a_capital_variance_is_never_taken_for_one_of_revenue(extracted: Extracted, words: str) -> None:
    assert stands(figure(extracted(f"In 2023/24 there was {words}."), "£1.2m")).dimensions == "line=capital"


@pytest.mark.parametrize(
    "body",
    [
        "In June 2024 public confidence was 71%, ranked 5th in its most similar group.",
        "In its most similar group the force is 5th for public confidence, which was 71% in June 2024.",
    ],
)
def test_peers_are_only_of_ranks(extracted: Extracted, body: str) -> None:
    found = extracted(body)
    assert "peer=msg" in stands(figure(found, "5th")).dimensions
    assert "peer" not in stands(figure(found, "71%")).dimensions


def place_of(folder: Path, force: str, body: str, token: str) -> str:
    path = folder / "paper.txt"
    head = f"{force} Police and Crime Panel\n\n10 September 2024\n\nPerformance\n\n"
    path.write_text(f"{head}{body}\n", encoding="utf-8")
    return stands(figure(extract_path(path).records, token)).area


JOINED = [
    ("Cleveland", f"Across Cleveland and Hartlepool 88% {CALLS}.", "cleveland"),
    ("Cleveland", f"Across Hartlepool and Cleveland 88% {CALLS}.", "cleveland"),
    ("Thames Valley", f"Across Thames Valley and Oxfordshire, 88% {CALLS}.", "thames-valley"),
    ("Cleveland", "Cleveland and Hartlepool saw 88 burglaries in June 2024.", "cleveland"),
    ("Cleveland", "Hartlepool saw 88 burglaries in June 2024.", "hartlepool"),
    ("Cleveland", f"Across Hartlepool 88% {CALLS}.", "hartlepool"),
]


@pytest.mark.parametrize(("force", "body", "area"), JOINED)
def test_a_place_joined_with_its_force_is_the_force(tmp_path: Path, force: str, body: str, area: str) -> None:
    assert place_of(tmp_path, force, body, "88%" if "88%" in body else "88") == area


TOGETHER = [
    ("Cleveland", f"Across Hartlepool and Middlesbrough 88% {CALLS}."),
    ("Cleveland", f"In Hartlepool and in Middlesbrough 88% {CALLS}."),
    ("Cleveland", "Hartlepool and Middlesbrough saw 88 burglaries in June 2024."),
]


@pytest.mark.parametrize(("force", "body"), TOGETHER)
def test_a_figure_of_two_places_together_is_a_question(tmp_path: Path, force: str, body: str) -> None:
    path = tmp_path / "paper.txt"
    path.write_text(f"{force} Police and Crime Panel\n\n10 September 2024\n\n{body}\n", encoding="utf-8")
    assert figure(extract_path(path).records, "88%" if "88%" in body else "88").status == "review"


RATE = "In June 2024 the positive outcome rate for burglary was 8.6%"
AGAINST = [
    (f"{RATE}, above the most similar group average.", "essex"),
    (f"{RATE} (above the most similar group average).", "essex"),
    (f"{RATE} and so above the national average.", "essex"),
    (f"{RATE}, below that of Kent.", "essex"),
    (f"{RATE}, better than nationally.", "essex"),
    (f"{RATE} in Kent.", "kent"),
    (f"{RATE} in England and Wales.", "england-and-wales"),
]


@pytest.mark.parametrize(("body", "area"), AGAINST)
def test_an_area_that_a_figure_is_only_set_against_is_not_its_own(
    tmp_path: Path, body: str, area: str
) -> None:
    assert place_of(tmp_path, "Essex", body, "8.6%") == area
