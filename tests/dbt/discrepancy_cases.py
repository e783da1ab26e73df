"""Made-up papers and observations, one fault or one innocent look-alike each, with what must come of them."""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import yaml

from ingest.pipeline import extract_path
from ingest.record import Record, figure_id, observation_id
from ingest.seeds.write import (
    PaperRow,
    cells_path,
    observations_path,
    render_cells,
    render_observations,
    write_papers,
)
from tests.dbt.build import SEEDS

CASES = Path(__file__).parent / "discrepancies"
PAPERS = ("papers.yml", "tables.yml", "sentences.yml", "innocent_tables.yml", "innocent_sentences.yml")
HEAD = "Northmarch Police and Crime Panel\n19 September 2023\n\n# Report\n\n"
Expected = list[list[Any]]


@cache
def load(name: str) -> dict[str, Any]:
    return yaml.safe_load((CASES / name).read_text(encoding="utf-8"))


def texts() -> dict[str, Any]:
    return {name: case for file in PAPERS for name, case in load(file).items()}


def cases() -> dict[str, Expected]:
    parts = [texts(), load("levels.yml")["cases"]]
    return {name: case["found"] for part in parts for name, case in part.items()}


def write_all(folder: Path) -> Path:
    """Write the seeds of all cases, each of them a paper of its own; return their folder."""
    seeds = folder / "seeds"
    shutil.copytree(SEEDS / "reference", seeds / "reference")
    papers = [write_paper(seeds, name, case["text"], folder) for name, case in texts().items()]
    levels = load("levels.yml")
    papers += [
        write_levels(seeds, name, case["rows"], levels["default"]) for name, case in levels["cases"].items()
    ]
    # a day each: what two papers of one date say of one series is compared
    days = (date(2023, 9, 19) + timedelta(days=number) for number in range(len(papers)))
    write_papers(seeds, [replace(row, meeting_date=str(day)) for row, day in zip(papers, days, strict=True)])
    return seeds


def write_paper(seeds: Path, name: str, text: str, folder: Path) -> PaperRow:
    """Write the seeds of a paper of the given text, as extraction gives them."""
    path = folder / f"{name}.txt"
    path.write_text(HEAD + text, encoding="utf-8")
    found = extract_path(path)
    put(observations_path(seeds, found.paper.sha256), render_observations(found.records))
    put(cells_path(seeds, found.paper.sha256), render_cells(found.cells))
    return paper_row(name, found.paper.sha256)


def write_levels(seeds: Path, name: str, rows: list[dict[str, Any]], default: dict[str, Any]) -> PaperRow:
    """Write the seeds of a paper that holds the given observations and no table."""
    sha = hashlib.sha256(name.encode()).hexdigest()
    own = {
        **default,
        "area": name.replace("_", "-"),
    }  # an area each, so that no case lends another its series
    records = [record(sha, name, number, {**own, **row}) for number, row in enumerate(rows)]
    put(observations_path(seeds, sha), render_observations(records))
    return paper_row(name, sha)


def record(sha: str, name: str, number: int, row: dict[str, Any]) -> Record:
    token = str(row.pop("token", row["value"]))
    figure = figure_id(sha, "", token, number)
    value, step = Decimal(str(row["value"])), row.pop("step")
    half = None if step is None else Decimal(str(step)) / 2
    bounds = {"value_low": "", "value_high": ""}
    if half is not None:
        bounds = {"value_low": str(value - half), "value_high": str(value + half)}
    start = 100 * number
    return Record(
        document=name,
        char_start=start,
        char_end=start + len(token),
        value_text=token,
        status="accepted",
        qualifier="exact",
        scenario="actual",
        paper_sha256=sha,
        figure_id=figure,
        observation_id=observation_id(figure, 0),
        report_date="2023-09-19",
        **bounds,
        **{key: "" if value is None else str(value) for key, value in row.items()},
    )


def paper_row(name: str, sha: str) -> PaperRow:
    return PaperRow(sha, sha, name, name, "northmarch", "2023-09-19", "text", "1", "1")


def put(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def wrong(marts: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """Return the cases whose rows are not those that must come of them, with what came and what must."""
    return {name: said for name, expected in cases().items() if (said := complaint(marts, name, expected))}


def complaint(marts: duckdb.DuckDBPyConnection, name: str, expected: Expected) -> str:
    """Say what is wrong with the rows of one case; nothing where they are as expected."""
    rows = marts.execute(
        "select rule, round(stated, 2), round(recomputed, 2), sentence from fct_discrepancies "
        "where document = ? order by rule, stated",
        [name],
    ).fetchall()
    found = [[rule, stated, recomputed] for rule, stated, recomputed, _ in rows]
    wanted = [
        [rule, *(None if x is None else round(Decimal(str(x)), 2) for x in values)]
        for rule, *values in expected
    ]
    if sorted(found, key=str) == sorted(wanted, key=str):
        return ""
    return f"expected {wanted}, found {[sentence for *_, sentence in rows]}"
