"""Where the real papers are, on a machine that has them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[4] / "shared"


@pytest.fixture(scope="session")
def shared_papers() -> list[Path]:
    papers = sorted((SHARED / "papers").glob("*.txt"))
    if not papers:
        if os.environ.get("CI"):
            pytest.fail(f"no papers in {SHARED / 'papers'}")
        pytest.skip("the real papers are not at hand")
    return papers


@pytest.fixture(scope="session")
def shared_gold() -> Path:
    gold = SHARED / "gold" / "open.csv"
    if not gold.exists():
        if os.environ.get("CI"):
            pytest.fail(f"no gold in {gold}")
        pytest.skip("the gold is not at hand")
    return gold
