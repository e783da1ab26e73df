"""Which area the words beside a figure name: the nation, a district, a group, another force, or none."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.pipeline import extract_path
from ingest.record import Status

CALLS = "of all 999 calls were answered within 10 seconds in June 2024"


def areas(folder: Path, force: str, body: str) -> dict[str, str]:
    """Return the area of each accepted figure of a paper of a force's panel."""
    path = folder / "paper.txt"
    head = f"{force} Police and Crime Panel\n\n10 September 2024\n\nPerformance\n\n"
    path.write_text(f"{head}{body}\n", encoding="utf-8")
    return {r.value_text: r.area for r in extract_path(path).records if r.status == Status.ACCEPTED}


NAMED = [
    (
        "Norfolk",
        "In 2023/24 burglary was down by 18%, against a national fall of 8%.",
        "8%",
        "england-and-wales",
    ),
    ("Gwent", f"In Wales, 88% {CALLS}.", "88%", "wales"),
    ("Gwent", "The average Band D precept in Wales is £324.10 in 2024/25.", "£324.10", "wales"),
    ("Gwent", f"South Wales answered more: 88% {CALLS}.", "88%", "south-wales"),
    ("Lincolnshire", f"88% {CALLS} (GMP 91%).", "91%", "greater-manchester"),
    ("Cleveland", f"In Stockton 88% {CALLS}.", "88%", "stockton-on-tees"),
    ("Cleveland", f"Hartlepool saw a rise: there 88% {CALLS}.", "88%", "hartlepool"),
    ("Humberside", f"In Hull 88% {CALLS}.", "88%", "kingston-upon-hull"),
    ("Thames Valley", f"Across Oxfordshire, 88% {CALLS}.", "88%", "oxfordshire"),
    ("Essex", f"88% {CALLS}; Kent's figure was 91%.", "91%", "kent"),
    (
        "Essex",
        "Essex is low in its most similar group, where the average Band D precept is £266.40 in 2024/25.",
        "£266.40",
        "msg-essex",
    ),
]


@pytest.mark.parametrize(("force", "body", "figure", "area"), NAMED)
def test_words_beside_a_figure_name_its_area(
    tmp_path: Path, force: str, body: str, figure: str, area: str
) -> None:
    assert areas(tmp_path, force, body).get(figure) == area


OWN = [
    ("Lincolnshire", "In the Crime Survey for England and Wales confidence was 63.9% in June 2024.", "63.9%"),
    (
        "Northumbria",
        "At Band D the precept is £168.84 in 2024/25, the lowest in England and Wales.",
        "£168.84",
    ),
    ("Gwent", "The Band D precept is £353.20 in 2024/25, still the second highest in Wales.", "£353.20"),
    ("Surrey", f"Cllr Kent asked why 88% {CALLS}.", "88%"),
    ("Surrey", f"Researchers of the University of Sussex found that 88% {CALLS}.", "88%"),
    ("Thames Valley", f"In reading this, 88% {CALLS}.", "88%"),
]


@pytest.mark.parametrize(("force", "body", "figure"), OWN)
def test_a_name_that_is_no_place_leaves_the_figure_with_the_force(
    tmp_path: Path, force: str, body: str, figure: str
) -> None:
    assert areas(tmp_path, force, body).get(figure) == force.lower().replace(" ", "-")


def test_each_district_of_a_list_has_its_own_figure(tmp_path: Path) -> None:
    body = (
        "In June 2024, the share of 999 calls answered within 10 seconds was 81% in Hartlepool, 82% in"
        " Middlesbrough and 83% in Stockton."
    )
    found = areas(tmp_path, "Cleveland", body)
    assert found.items() <= {"81%": "hartlepool", "82%": "middlesbrough", "83%": "stockton-on-tees"}.items()
    assert found


def test_columns_of_districts_and_a_national_row_are_their_own(tmp_path: Path) -> None:
    by_column = "Recorded crime, 2023/24\n\n\tHartlepool\tStockton\tForce\nRobbery\t88\t139\t538\n"
    found = areas(tmp_path, "Cleveland", by_column)
    assert found == {"88": "hartlepool", "139": "stockton-on-tees", "538": "cleveland"}
    rows = "National\t85.8%\nNational average\t86.1%\nMSG average\t84.4%\nNorfolk\t90.2%\n"
    by_row = f"June 2024\n\nForce\t999 calls answered within 10 seconds\n{rows}"
    assert areas(tmp_path, "Norfolk", by_row) == {
        "85.8%": "england-and-wales",
        "86.1%": "england-and-wales",
        "84.4%": "msg-norfolk",
        "90.2%": "norfolk",
    }


def test_the_lowest_of_all_is_of_nobody_that_is_named(tmp_path: Path) -> None:
    assert areas(tmp_path, "Essex", "The lowest Band D precept in 2024/25 is £232.23.") == {}
