"""Check the Parquet files of a large load: that each can be read, its columns, and whose papers it holds.

Their values are checked by the contracts and tests of staging, where the database does it in one pass.
"""

from __future__ import annotations

from pathlib import Path

from ingest.record import COLUMNS
from ingest.seeds.problem import SeedProblem

_AGAIN = "Write the file again with the columns of the observation record"


def check_parquet(path: Path, file: str) -> tuple[set[str], list[SeedProblem]]:
    """Return the hashes of the papers of one Parquet file, and its faults; `file` names it in these."""
    import polars as pl  # noqa: PLC0415 - only where there is such a file

    try:
        frame = pl.scan_parquet(path)
        columns = frame.collect_schema().names()
    except (OSError, pl.exceptions.PolarsError) as error:
        what = f"the file cannot be read as Parquet ({str(error).splitlines()[0]})"
        return set(), [SeedProblem(file, 0, "", "", what, _AGAIN)]
    problems = [
        SeedProblem(file, 0, column, "", "the column is missing", _AGAIN)
        for column in COLUMNS
        if column not in columns
    ]
    if "paper_sha256" not in columns:
        return set(), problems
    return set(frame.select("paper_sha256").unique().collect()["paper_sha256"]) - {None}, problems
