"""A seeds root of its own for each test, and papers about a made-up force."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import pytest

from ingest.cell_record import CellRecord
from ingest.readers.blocks import Paper
from ingest.readers.errors import UnreadablePaper
from ingest.record import Record, figure_id, observation_id
from ingest.signal_record import SignalRecord

COMMITTED = Path(__file__).parents[3] / "seeds"
SHA = hashlib.sha256(b"paper").hexdigest()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A seeds root with the committed reference seeds and no papers."""
    shutil.copytree(COMMITTED / "reference", tmp_path / "seeds" / "reference")
    return tmp_path / "seeds"


def level(sha: str = SHA, **changes: object) -> Record:
    """'76%' of 999 calls in June 2023, accepted."""
    figure = figure_id(sha, "", "76%", 0)
    record = Record(
        document="northmarch",
        char_start=10,
        char_end=13,
        value_text="76%",
        area="northmarch",
        metric="calls_999_answered_within_10s_pct",
        measure_type="level",
        period_type="month",
        period_start="2023-06-01",
        period_end="2023-06-30",
        value="76",
        unit="percent",
        qualifier="exact",
        status="accepted",
        paper_sha256=sha,
        figure_id=figure,
        observation_id=observation_id(figure, 0),
        scenario="actual",
        value_low="75.5",
        value_high="76.5",
    )
    return replace(record, **changes)  # type: ignore[arg-type]


def ignored(sha: str = SHA, start: int = 20) -> Record:
    """The '2023' of a date."""
    figure = figure_id(sha, "", "2023", start)
    return Record(
        document="northmarch",
        char_start=start,
        char_end=start + 4,
        value_text="2023",
        status="ignored",
        rule="date",
        paper_sha256=sha,
        figure_id=figure,
        observation_id=observation_id(figure, 0),
    )


@dataclass(frozen=True)
class FakeExtraction:
    paper: Paper
    records: list[Record]
    cells: list[CellRecord] = field(default_factory=list)
    signals: list[SignalRecord] = field(default_factory=list)
    extractor_version: str = "1"


def extract(path: Path) -> FakeExtraction:
    """Stand in for the pipeline: one accepted figure and one ignored one a paper; 'scan' is unreadable."""
    data = path.read_bytes()
    if data.startswith(b"scan"):
        raise UnreadablePaper(path.name, "it holds no text", "Ask for a text version")
    sha = hashlib.sha256(data).hexdigest()
    paper = Paper(
        label=path.stem,
        sha256=sha,
        text=data.decode(),
        text_sha256=sha,
        reader=path.suffix.removeprefix("."),
        reader_version="1",
        title=path.stem,
        panel="northmarch",
        meeting_date=date(2023, 9, 19),
        reports=(),
    )
    records = [level(sha, document=path.stem), ignored(sha)]
    if data.startswith(b"bad"):
        records = [replace(records[0], metric="calls_998"), records[1]]
    return FakeExtraction(paper, records)


@pytest.fixture
def paper(tmp_path: Path) -> Callable[[str, str], Path]:
    """Write a paper of the given name and text beside the seeds."""

    def write(name: str, text: str) -> Path:
        path = tmp_path / name
        path.write_text(text)
        return path

    return write


def snapshot(root: Path) -> dict[str, bytes]:
    """Every file under a root with its bytes."""
    return {str(p.relative_to(root)): p.read_bytes() for p in sorted(root.rglob("*")) if p.is_file()}
