"""Lines that belong together without a table: cards of a dashboard, and lists of labelled figures."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from figures import JUNE, Q1, UNSTATED, asked, dated, stands

from ingest.pipeline import extract_path
from ingest.record import Record, Status

Extracted = Callable[[str], list[Record]]
LABEL = "999 calls answered within 10 seconds"
ASKED = "asked"
LIST = "Recorded offences, Quarter 1 2024/25"


@pytest.mark.parametrize(
    ("lines", "period"),
    [
        (("91.6%", "June 2024"), JUNE),
        (("Actual: 91.6%", "June 2024"), JUNE),
        (("91.6%", "June 2024", "101 calls abandoned", "5.9%", "May 2024"), JUNE),
        (("91.6%", "June 2024", "88.4%", "May 2024"), UNSTATED),
        (("91.6%", "The month of June 2024 was a hard one for those who answer calls."), UNSTATED),
        (("91.6%", "How it went", "June 2024"), UNSTATED),
    ],
)
def test_a_figure_on_a_line_of_its_own_is_dated_by_the_short_line_below(
    extracted: Extracted, lines: tuple[str, ...], period: str
) -> None:
    assert dated(extracted("\n".join(("# Contact\n", LABEL, *lines))), "91.6%") == period


def test_each_card_has_its_own_date(extracted: Extracted) -> None:
    cards = (LABEL, "91.6%", "June 2024", "101 calls abandoned", "5.9%", "May 2024")
    assert dated(extracted("\n".join(("# Contact\n", *cards))), "5.9%") == "2024-05-01..2024-05-31"


@pytest.mark.parametrize(
    ("lines", "period"),
    [
        ((LIST, "Robbery 88"), Q1),
        ((LIST, "Residential burglary 412", "Robbery 88"), Q1),
        ((LIST, "Of people", "Robbery 88"), Q1),
        ((LIST, "What follows is what the force thinks matters most", "Robbery 88"), Q1),
        (
            ("Recorded offences in Quarter 1 2024/25 are set out in the list that follows", "Robbery 88"),
            Q1,
        ),
        ((LIST, "There were 88 robberies."), Q1),
        ((LIST, "More burglaries were reported in July 2024.", "There were 88 robberies."), ASKED),
    ],
)
def test_a_list_of_labelled_figures_is_dated_by_the_line_above_it(
    extracted: Extracted, lines: tuple[str, ...], period: str
) -> None:
    found = extracted("\n".join(("# Crime\n", *lines)))
    if period == ASKED:
        assert "its paragraph or report is about one" in asked(found, "88")
    else:
        assert dated(found, "88") == period


PLACES = [
    (("Hartlepool", "Robbery 88"), "hartlepool"),
    (("Hartlepool", "Residential burglary 412", "Robbery 88"), "hartlepool"),
    (("Hartlepool", "Robbery 70", "Middlesbrough", "Robbery 88"), "middlesbrough"),
    (("Hartlepool", "The town", "Robbery 88"), "cleveland"),
    (("Hartlepool has very many shops", "Robbery 88"), "cleveland"),
    (("Hartlepool", "There were 88 robberies."), "cleveland"),
]


@pytest.mark.parametrize(("lines", "area"), PLACES)
def test_a_list_is_divided_by_names_of_places(tmp_path: Path, lines: tuple[str, ...], area: str) -> None:
    path = tmp_path / "cleveland.txt"
    head = "Cleveland Police and Crime Panel\n\n10 September 2024\n\nPerformance\n\n# Crime\n\n"
    path.write_text(head + "\n".join((LIST, *lines)) + "\n", encoding="utf-8")
    records = [r for r in extract_path(path).records if r.status == Status.ACCEPTED]
    assert stands(next(r for r in records if r.value_text == "88")).area == area
