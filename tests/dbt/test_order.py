"""The order in which papers came in cannot matter; `make orders` shows it for every order, this for a few."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from tests.dbt.arrangements import arranged, hashes, hashes_of, stems
from tests.dbt.build import SEEDS

ORDERS = list(permutations(stems(SEEDS)))


@pytest.mark.parametrize("number", [len(ORDERS) - 1, len(ORDERS) // 2, len(ORDERS) // 3])
def test_marts_are_equal_whatever_order_files_and_rows_lie_in(
    committed: Path, tmp_path: Path, number: int
) -> None:
    seeds = arranged(SEEDS, ORDERS[number], tmp_path / "seeds", seed=number)
    assert hashes_of(seeds, committed, SEEDS) == hashes(committed)


def test_a_paper_less_is_seen(committed: Path, tmp_path: Path) -> None:
    """Else the test above could compare a build with itself."""
    seeds = arranged(SEEDS, ORDERS[0][1:], tmp_path / "seeds", seed=0)
    assert hashes_of(seeds, committed, SEEDS)["fct_figures"] != hashes(committed)["fct_figures"]
