"""Write observation files and papers.csv: sorted, byte-stable, old or new and never half."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass, fields
from pathlib import Path

from ingest.cell_record import CELL_COLUMNS, CellRecord
from ingest.record import COLUMNS, Record
from ingest.seeds.staging import Staging
from ingest.signal_record import SIGNAL_COLUMNS, SignalRecord

STEM = 16
"""Hex digits of a paper's hash that name its observation file."""


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One row of papers.csv, every field as text; an empty string is 'not known'."""

    paper_sha256: str
    text_sha256: str
    document: str
    title: str
    panel: str
    meeting_date: str
    reader: str
    reader_version: str
    extractor_version: str
    source_url: str = ""
    meeting_url: str = ""
    retrieved_on: str = ""
    licence: str = ""


PAPER_COLUMNS: tuple[str, ...] = tuple(f.name for f in fields(PaperRow))


def observations_path(root: Path, paper_sha256: str) -> Path:
    """Return where the observations of a paper stand under a seeds root."""
    return root / "observations" / f"{paper_sha256[:STEM]}.csv"


def cells_path(root: Path, paper_sha256: str) -> Path:
    """Return where the cells of a paper's tables stand under a seeds root."""
    return root / "cells" / f"{paper_sha256[:STEM]}.csv"


def signals_path(root: Path, paper_sha256: str) -> Path:
    """Return where the stated signals of a paper stand under a seeds root."""
    return root / "signals" / f"{paper_sha256[:STEM]}.csv"


def papers_path(root: Path) -> Path:
    """Return where the list of papers stands under a seeds root."""
    return root / "papers.csv"


def render_observations(records: Iterable[Record]) -> bytes:
    """Return the bytes of an observation file, sorted by place and meaning."""
    ordered = sorted(records, key=lambda r: (r.char_start, r.char_end, _ordinal(r)))
    return _csv(COLUMNS, (record.as_row() for record in ordered))


def render_cells(cells: Iterable[CellRecord]) -> bytes:
    """Return the bytes of a cells file, sorted by place and meaning; a header alone where there are none."""
    ordered = sorted(cells, key=_place)
    return _csv(CELL_COLUMNS, (cell.as_row() for cell in ordered))


def render_signals(signals: Iterable[SignalRecord]) -> bytes:
    """Return the bytes of a signals file, sorted by its key as text; a header where there are none."""
    ordered = sorted(signals, key=lambda s: (s.char_start, s.signal))
    return _csv(SIGNAL_COLUMNS, (signal.as_row() for signal in ordered))


def render_papers(rows: Iterable[PaperRow]) -> bytes:
    """Return the bytes of papers.csv, sorted by meeting date and hash."""
    ordered = sorted(rows, key=lambda row: (row.meeting_date, row.paper_sha256))
    return _csv(PAPER_COLUMNS, (astuple(row) for row in ordered))


def write_observations(root: Path, records: Iterable[Record]) -> bool:
    """Write the records of one paper to its observation file; return whether the file changed.

    Raises ValueError where the records are of no paper or of several, and OSError where the disk is
    full or the folder may not be written; the old file then stays as it was.
    """
    kept = list(records)
    papers = {record.paper_sha256 for record in kept}
    if len(papers) != 1:
        raise ValueError(f"records of one paper are needed, not of {len(papers)}")
    return _write(observations_path(root, papers.pop()), render_observations(kept))


def write_papers(root: Path, rows: Iterable[PaperRow]) -> bool:
    """Write papers.csv; return whether it changed. Write it after the observation files. Raises OSError."""
    return _write(papers_path(root), render_papers(rows))


def read_papers(root: Path) -> dict[str, PaperRow]:
    """Return the rows of papers.csv by paper_sha256; none where nothing has been ingested.

    Raises ValueError where the file is not UTF-8 CSV with the columns of PaperRow.
    """
    try:
        text = papers_path(root).read_bytes().decode("utf-8")
    except FileNotFoundError:
        return {}
    header, *rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    if tuple(header) != PAPER_COLUMNS or any(len(row) != len(header) for row in rows):
        raise ValueError(f"{papers_path(root)}: the columns are not those of papers.csv")
    return {row[0]: PaperRow(*row) for row in rows}


def _write(path: Path, data: bytes) -> bool:
    staging = Staging()
    changed = staging.add(path, data)
    try:
        staging.commit()
    finally:
        staging.discard()
    return changed


def _csv(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    quoting = csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerow(header)
    for row in rows:
        # csv leaves a lone carriage return unquoted, and then cannot read it back
        (quoting if any("\r" in cell for cell in row) else writer).writerow(row)
    return out.getvalue().encode("utf-8")


def _place(cell: CellRecord) -> tuple[int, int, int, int, str, str]:
    row, column, said = (text or "-1" for text in (cell.row_number, cell.column_number, cell.said))
    return int(cell.block), int(row), int(column), int(said), cell.role, cell.observation_id


def _ordinal(record: Record) -> int:
    _, _, ordinal = record.observation_id.rpartition("-")
    return int(ordinal) if ordinal.isdigit() else 0
