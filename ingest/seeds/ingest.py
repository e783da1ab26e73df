"""Papers into seeds: extract, check, stage, and only then put in place; one bad paper stops no other."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from ingest.cell_record import CellRecord
from ingest.readers.blocks import Paper
from ingest.readers.errors import UnreadablePaper, shown
from ingest.record import Record
from ingest.seeds.check import (
    check_cells,
    check_observations,
    check_papers,
    check_signals,
    read_reference,
)
from ingest.seeds.problem import SeedError, SeedProblem
from ingest.seeds.provenance import BadSidecar, read_provenance
from ingest.seeds.rawcsv import RawSeed
from ingest.seeds.staging import Staging
from ingest.seeds.write import (
    PaperRow,
    cells_path,
    observations_path,
    papers_path,
    read_papers,
    render_cells,
    render_observations,
    render_papers,
    render_signals,
    signals_path,
)
from ingest.signal_record import SignalRecord


class Extraction(Protocol):
    """What extraction gives of one paper."""

    @property
    def paper(self) -> Paper:
        """The paper as read; its blocks are not looked at."""

    @property
    def records(self) -> list[Record]:
        """Every figure of it."""

    @property
    def cells(self) -> list[CellRecord]:
        """The places of its tables' figures."""

    @property
    def signals(self) -> list[SignalRecord]:
        """What it says in words of its measures."""

    @property
    def extractor_version(self) -> str:
        """Version of the extraction."""


class OutcomeStatus(StrEnum):
    """What became of one paper."""

    OK = "ok"
    NOTHING_NEW = "nothing_new"
    UNREADABLE = "unreadable"
    FAILED = "failed"
    BLOCKED = "blocked"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One paper's outcome: `what` happened and the `remedy`, for a person; both empty where all is well.

    Of a paper that came in, `what` says what of it was not read.
    """

    paper: str
    status: OutcomeStatus
    what: str = ""
    remedy: str = ""
    paper_sha256: str = ""
    records: int = 0


def ingest_papers(paths: Iterable[Path], root: Path, extract: Callable[[Path], Extraction]) -> list[Outcome]:
    """Write the observations of papers under the seeds root, and their rows to papers.csv last.

    Returns one outcome a path, in order. A paper that cannot be read, checked or written leaves the
    seeds as they were. Raises SeedError where the seeds that papers are checked against are wrong.
    """
    job = _Job(root, extract)
    try:
        outcomes = [job.take(path) for path in paths]
        return job.finish(outcomes)
    finally:
        job.staging.discard()


class _Job:
    """One run: the papers known so far, and what is staged."""

    def __init__(self, root: Path, extract: Callable[[Path], Extraction]) -> None:
        self.root, self.extract = root, extract
        self.reference = _usable_reference(root)
        self.papers = read_papers(root)
        self.staging = Staging()

    def take(self, path: Path) -> Outcome:
        """Extract, check and stage one paper."""
        try:
            extraction = self.extract(path)
            row = self._row(extraction, path)
        except UnreadablePaper as error:
            return Outcome(shown(path.name), OutcomeStatus.UNREADABLE, error.what, error.remedy)
        except OSError as error:
            return Outcome(
                shown(path.name), OutcomeStatus.UNREADABLE, _words(error), "Check the path and its rights"
            )
        except BadSidecar as error:
            return Outcome(shown(path.name), OutcomeStatus.FAILED, str(error), "Mend the sidecar file")
        except Exception as error:  # a fault of ours in one paper must not cost the others
            what = f"the extraction broke off ({type(error).__name__}: {error})"
            return Outcome(shown(path.name), OutcomeStatus.FAILED, what, "Report it with the paper")
        known = self.papers.get(row.paper_sha256)
        if known and known.reader != row.reader:
            return _kept(shown(path.name), known, row)
        return self._stage(shown(path.name), row, extraction)

    def _row(self, extraction: Extraction, path: Path) -> PaperRow:
        """Return the paper's row; of a paper that is known its first label and its provenance stay."""
        paper = extraction.paper
        known = self.papers.get(paper.sha256)
        label = known.document if known else paper.label
        row = PaperRow(
            paper_sha256=paper.sha256,
            text_sha256=paper.text_sha256,
            document=label,
            title=label if paper.title == paper.label else paper.title,
            panel=paper.panel or "",
            meeting_date=paper.meeting_date.isoformat() if paper.meeting_date else "",
            reader=paper.reader,
            reader_version=paper.reader_version,
            extractor_version=extraction.extractor_version,
        )
        if known:
            row = replace(
                row,
                source_url=known.source_url,
                meeting_url=known.meeting_url,
                retrieved_on=known.retrieved_on,
                licence=known.licence,
            )
        return replace(row, **read_provenance(path))

    def _stage(self, name: str, row: PaperRow, extraction: Extraction) -> Outcome:
        own = [replace(record, document=row.document) for record in extraction.records]
        path = observations_path(self.root, row.paper_sha256)
        data, cells = render_observations(own), render_cells(extraction.cells)
        place = cells_path(self.root, row.paper_sha256)
        problems = check_observations(data, f"observations/{path.name}", self.reference)
        problems += check_cells(cells, f"cells/{place.name}", self.reference)
        signals = render_signals(extraction.signals)
        stated = signals_path(self.root, row.paper_sha256)
        problems += check_signals(signals, f"signals/{stated.name}", self.reference)
        problems += check_papers(render_papers([row]), self.reference)
        if problems:
            return _failed(name, row, problems)
        try:
            changed = self.staging.add(path, data) | self.staging.add(place, cells)
            changed |= self.staging.add(stated, signals)
        except OSError as error:
            return _blocked(name, row, error)
        changed |= self.papers.get(row.paper_sha256) != row
        self.papers[row.paper_sha256] = row
        status = OutcomeStatus.OK if changed else OutcomeStatus.NOTHING_NEW
        remarks = "; ".join(extraction.paper.remarks)
        return Outcome(name, status, remarks, paper_sha256=row.paper_sha256, records=len(own))

    def finish(self, outcomes: list[Outcome]) -> list[Outcome]:
        """Put everything that is staged in place, papers.csv last; nothing of it where that cannot be."""
        if not any(outcome.status is OutcomeStatus.OK for outcome in outcomes):
            return outcomes
        try:
            self.staging.add(papers_path(self.root), render_papers(self.papers.values()))
            self.staging.commit()
        except OSError as error:
            return [_blocked_too(outcome, error) for outcome in outcomes]
        return outcomes


def _usable_reference(root: Path) -> dict[str, RawSeed]:
    """Return the reference seeds; raise SeedError where papers cannot be checked against them."""
    reference, problems = read_reference(root)
    wrong = [problem for problem in problems if problem.file == "reference/metrics.csv"]
    if papers_path(root).exists():
        wrong += check_papers(papers_path(root).read_bytes(), reference)
    if wrong:
        raise SeedError(wrong)
    return reference


def _kept(name: str, known: PaperRow, row: PaperRow) -> Outcome:
    """Return the outcome of a known paper whose new name asks for another reader: its text would differ."""
    what = (
        f"it was read as {known.reader} under the name {known.document}; as {row.reader} it is not read again"
    )
    remedy = "To read it anew, delete its row of papers.csv and its observation file"
    return Outcome(name, OutcomeStatus.NOTHING_NEW, what, remedy, row.paper_sha256)


def _failed(name: str, row: PaperRow, problems: list[SeedProblem]) -> Outcome:
    what = f"{len(problems)} fault(s) in what was extracted; the first: {problems[0]}"
    remedy = "Nothing was written. Report it with the paper; the seeds are as they were"
    return Outcome(name, OutcomeStatus.FAILED, what, remedy, row.paper_sha256)


def _blocked(name: str, row: PaperRow, error: OSError) -> Outcome:
    return Outcome(name, OutcomeStatus.BLOCKED, _words(error), _remedy(error), row.paper_sha256)


def _blocked_too(outcome: Outcome, error: OSError) -> Outcome:
    if outcome.status is not OutcomeStatus.OK:
        return outcome
    return Outcome(outcome.paper, OutcomeStatus.BLOCKED, _words(error), _remedy(error), outcome.paper_sha256)


def _words(error: OSError) -> str:
    return f"{error.strerror or error}" + (f" ({error.filename})" if error.filename else "")


def _remedy(error: OSError) -> str:
    full = error.errno in (errno.ENOSPC, errno.EDQUOT)
    first = "Free some space on the disk" if full else "Make the seeds folder writable"
    return f"{first}, and run this again; the seeds are as they were"
