"""Extraction of the real papers against figures annotated by hand, and against the committed seeds."""

from __future__ import annotations

import csv
import itertools
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from ingest.pipeline import Extraction, extract_path
from ingest.record import COLUMNS, LABEL_WORDS, words_in
from ingest.seeds.write import observations_path, render_observations

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
GOLD, METRICS = SHARED / "gold" / "open.csv", SHARED / "vocabulary" / "metrics.csv"
FAMILIES = ("--family", "contact", "response", "criminal_justice")
PEOPLE = ("--metric", "bame_workforce_pct", "workforce_headcount", "population_ethnic_minority_pct")
LONGEST_ROW = 60
_TAG = re.compile(r"<[a-z/][^<>]*>", re.IGNORECASE)
"""Markup prints nothing: the digits of an address in it are no tokens."""


@pytest.fixture(scope="module")
def extractions() -> list[Extraction]:
    papers = sorted((SHARED / "papers").glob("*.txt"))
    if not papers or not GOLD.exists():
        if os.environ.get("CI"):
            pytest.fail(f"no papers and gold in {SHARED}")
        pytest.skip("the real papers are not at hand")
    return [extract_path(path) for path in papers]


@pytest.fixture(scope="module")
def predicted(extractions: list[Extraction], tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("gold") / "predicted.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(record.as_row() for e in extractions for record in e.records)
    return path


def scored(predicted: Path, *only: str) -> dict[str, float]:
    command = [sys.executable, str(SHARED / "gold" / "score.py"), "--papers", str(SHARED / "papers")]
    command += ["--gold", str(GOLD), "--predicted", str(predicted), "--metrics", str(METRICS), "--json"]
    done = subprocess.run([*command, *only], capture_output=True, text=True, check=True)
    result: dict[str, float] = json.loads(done.stdout)
    return result


def test_the_measures_that_the_warehouse_is_named_for(predicted: Path) -> None:
    result = scored(predicted, "--core", *FAMILIES)
    assert result["gold"] == 91
    assert result["found"] >= 0.97
    assert result["exact"] >= 0.93
    assert result["precision_on_gold"] >= 0.95
    assert result["refused"] == 0


def test_ethnicity_and_headcount(predicted: Path) -> None:
    result = scored(predicted, *PEOPLE)
    assert result["gold"] == 96
    assert result["exact"] >= 0.98
    assert result["precision_on_gold"] >= 0.95


def test_no_figure_is_silently_lost(predicted: Path) -> None:
    result = scored(predicted)
    assert result["accounted"] >= 0.99
    assert result["refused"] == 0


def test_every_digit_of_the_papers_is_in_one_row(extractions: list[Extraction]) -> None:
    for extraction in extractions:
        text, records = extraction.paper.text, extraction.records
        spans = sorted({(r.char_start, r.char_end) for r in records})
        assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))
        covered = {at for start, end in spans for at in range(start, end)}
        covered |= {at for tag in _TAG.finditer(text) for at in range(*tag.span())}
        lost = [at for at, c in enumerate(text) if c.isdecimal() and at not in covered]
        assert not lost, (extraction.paper.label, [text[max(0, at - 20) : at + 20] for at in lost[:5]])
        assert all(text[r.char_start : r.char_end] == r.value_text for r in records)
        assert all(len(r.value_text) <= LONGEST_ROW and words_in(r.label) <= LABEL_WORDS for r in records)


def test_the_committed_seeds_are_what_extraction_writes(extractions: list[Extraction]) -> None:
    changed = []
    for extraction in extractions:
        path = observations_path(ROOT / "seeds", extraction.paper.sha256)
        if path.read_bytes() != render_observations(extraction.records):
            changed.append(path.name)
    assert not changed, "extract the papers again with `panelbook ingest`"
