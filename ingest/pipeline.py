"""One paper from its file to its observation records."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ingest.cell_record import CellRecord
from ingest.extract.cells import find_cells
from ingest.extract.ledger import extract
from ingest.extract.stated_signals import find_stated_signals
from ingest.readers import read_paper
from ingest.readers.blocks import Paper
from ingest.record import Record
from ingest.signal_record import SignalRecord

EXTRACTOR_VERSION = "1"
"""Raised whenever the same paper may give other records than before."""


@dataclass(frozen=True, slots=True)
class Extraction:
    """A paper, read, the record of every number token, where figures stand, and signals in words."""

    paper: Paper
    records: list[Record]
    cells: list[CellRecord]
    signals: list[SignalRecord]
    extractor_version: str = EXTRACTOR_VERSION


def extract_path(path: Path) -> Extraction:
    """Read a paper and extract its figures; UnreadablePaper where it cannot be read."""
    paper = read_paper(path)
    records = extract(paper)
    return Extraction(paper, records, find_cells(paper, records), find_stated_signals(paper))
