"""The README's query gives the README's answer on the committed seeds."""

from __future__ import annotations

from pathlib import Path

import duckdb

from ingest.release.query import as_words
from tests.dbt.build import CHECKOUT
from tools.readme_example import EXAMPLE

README = CHECKOUT / "README.md"


def test_the_example_is_real(committed: Path) -> None:
    found = EXAMPLE.search(README.read_text(encoding="utf-8"))
    assert found is not None
    header, _, *rows = [line.split() for line in found["answer"].splitlines()]
    with duckdb.connect(str(committed), read_only=True) as connection:
        result = connection.execute(found["sql"])
        assert header == [column[0] for column in result.description]
        answer = [" ".join(map(as_words, row)).split() for row in result.fetchall()]
    assert rows == answer, "run tools/readme_example.py after a refresh"
