"""One warehouse built by dbt from the committed seeds, shared by the tests of this folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.dbt.build import DATABASE, SEEDS, run_dbt
from tests.once import once


@pytest.fixture(scope="session")
def committed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the database of the committed seeds: every model, data test and unit test has passed."""
    return once(tmp_path_factory, "committed", lambda folder: run_dbt(folder, SEEDS, "build")) / DATABASE
