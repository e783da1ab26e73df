"""Papers of a made-up panel in the manners of many offices: what is accepted is right, most is found."""

from __future__ import annotations

from pathlib import Path

import pytest
from manner_scoring import Score, score

PAPERS = sorted((Path(__file__).parent / "manners").glob("*.txt"))
LEAST_PRECISION = 0.95
LEAST_EXACT = 0.85


@pytest.fixture(scope="module")
def scored() -> Score:
    assert len(PAPERS) >= 20
    return score(PAPERS)


def test_what_is_accepted_is_right(scored: Score) -> None:
    wrong = [f for f in scored.faults if ": missed " not in f]
    assert scored.precision >= LEAST_PRECISION, "\n".join(wrong)


def test_most_figures_are_found(scored: Score) -> None:
    assert scored.exact >= LEAST_EXACT, "\n".join(scored.faults)
