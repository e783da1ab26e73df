"""A way to extract a few lines of a made-up paper."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from extraction_lines import extract_body

from ingest.record import Record


@pytest.fixture
def extracted(tmp_path: Path) -> Callable[[str], list[Record]]:
    """Give the records of a body of text that stands in a report of 10 September 2024."""
    return lambda body: extract_body(tmp_path, body)
