"""Runs by_hand.sql on a seeds root, into a DuckDB file of its own."""

from __future__ import annotations

import sys
from pathlib import Path

import duckdb

from tools.scale.measure import MEMORY

SCRIPT = Path(__file__).resolve().parent / "by_hand.sql"


def run(seeds: Path, database: Path) -> None:
    """Leave the table `changes` in `database`, which is made anew."""
    database.unlink(missing_ok=True)
    script = SCRIPT.read_text(encoding="utf-8").replace("$seeds", str(seeds).replace("'", "''"))
    with duckdb.connect(str(database), config={"memory_limit": MEMORY, "threads": 2}) as connection:
        connection.execute(script)


if __name__ == "__main__":
    run(Path(sys.argv[1]), Path(sys.argv[2]))
