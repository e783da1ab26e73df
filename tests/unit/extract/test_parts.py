"""A part of a force, of a budget, of the day or of those asked is none of the whole."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from figures import asked, figure, stands

from ingest.record import Record, Status

Extracted = Callable[[str], list[Record]]
IN_TEN = "In June 2024 38% of 999 calls were answered within 10 seconds"
POSTS = "At 30 June 2024 there were 38 police officers in post"
VACANT = "At 30 June 2024 the vacancy rate of police staff was 38%"
OVER = "In 2023/24 there was an overspend of £38m"
TRUST = "In June 2024 public confidence"

PARTS = [
    (f"{POSTS} in the firearms unit.", "38", "firearms"),
    (f"# Dog handlers\n\n{POSTS}.", "38", "Dog handlers"),
    (f"{VACANT} in the northern command.", "38%", "command"),
    (f"{OVER} on premises.", "£38m", "premises"),
    (f"{OVER} on fuel and fleet.", "£38m", "fuel"),
    (f"# Fleet\n\n{OVER}.", "£38m", "Fleet"),
    (f"{IN_TEN} between 9am and 5pm.", "38%", "between 9am and 5pm"),
    (f"{IN_TEN} at weekends.", "38%", "at weekends"),
    (f"{IN_TEN} overnight.", "38%", "overnight"),
    (f"{TRUST} among young women was 38%.", "38%", "young"),
    (f"{TRUST} was 64%, and among young women 38%.", "38%", "young"),
]


@pytest.mark.parametrize(("body", "token", "words"), PARTS)
def test_a_part_that_nothing_places_is_a_question(
    extracted: Extracted, body: str, token: str, words: str
) -> None:
    assert f"more than the measure: {words}" in asked(extracted(body), token)


WHOLES = [
    (f"{POSTS} in the force.", "38"),
    (f"# Our people\n\n{POSTS}.", "38"),
    (f"{VACANT} in the force as a whole.", "38%"),
    (f"{OVER} because of the pay award.", "£38m"),
    (f"{OVER}.", "£38m"),
    (f"{IN_TEN}, day in and day out.", "38%"),
    (f"{IN_TEN}, between May and July the most.", "38%"),
    (f"{TRUST} among all residents was 38%.", "38%"),
    (f"{TRUST} was 38% among respondents.", "38%"),
    ("In June 2024 satisfaction among victims of burglary was 38%.", "38%"),
]


@pytest.mark.parametrize(("body", "token"), WHOLES)
def test_words_that_name_no_part_leave_a_figure_as_it_is(extracted: Extracted, body: str, token: str) -> None:
    assert figure(extracted(body), token).status == Status.ACCEPTED


def test_a_part_that_the_measure_knows_is_its_dimension(extracted: Extracted) -> None:
    found = figure(extracted("At 30 June 2024 Force Contact strength was 210.5 FTE."), "210.5")
    assert "department=force_contact" in stands(found).dimensions


@pytest.mark.parametrize(
    "body", ["In June 2024 there were 16.0 burglaries.", "Offence\tJune 2024\nBurglary offences\t16.0\n"]
)
def test_a_count_with_decimal_places_is_a_question(extracted: Extracted, body: str) -> None:
    assert "not whole" in asked(extracted(f"# Crime\n\n{body}"), "16.0")
    assert figure(extracted(f"# Crime\n\n{body.replace('16.0', '16')}"), "16").status == Status.ACCEPTED


@pytest.mark.parametrize("places", ["16.0", "16.5"])
def test_full_time_equivalents_have_decimal_places(extracted: Extracted, places: str) -> None:
    body = f"At 30 June 2024 Force Contact strength was {places} FTE."
    assert figure(extracted(body), places).status == Status.ACCEPTED
