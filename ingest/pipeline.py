"""One paper from its file to its observation records."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from ingest.cell_record import CellRecord
from ingest.deadline import TookTooLong, within
from ingest.extract.cells import find_cells
from ingest.extract.force import force_of
from ingest.extract.ledger import extract
from ingest.extract.stated_signals import find_stated_signals
from ingest.lexicon import load_lexicon
from ingest.readers import read_paper
from ingest.readers.blocks import Paper
from ingest.readers.errors import UnreadablePaper
from ingest.record import Record
from ingest.signal_record import SignalRecord

EXTRACTOR_VERSION = "4"
"""Raised whenever the same paper may give other records than before."""
MOST_SECONDS = 300.0
"""What finding the figures of one paper may take; a pack of 300 pages takes some ten."""


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
    paper = replace(paper, panel=force_of(paper, load_lexicon()))
    try:
        with within(MOST_SECONDS):
            records = extract(paper)
            return Extraction(paper, records, find_cells(paper, records), find_stated_signals(paper))
    except TookTooLong as error:
        what = f"finding its figures takes longer than {MOST_SECONDS:g} seconds of the processor"
        raise UnreadablePaper(path.name, what, "Split it, and read its parts.") from error
