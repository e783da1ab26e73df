"""Check all seeds under a root, and report every fault at once."""

from __future__ import annotations

from pathlib import Path

from ingest.cell_record import CELL_COLUMNS
from ingest.record import COLUMNS
from ingest.seeds.problem import SeedError, SeedProblem
from ingest.seeds.rawcsv import RawSeed, read_raw
from ingest.seeds.write import PAPER_COLUMNS, STEM
from ingest.signal_record import SIGNAL_COLUMNS

PAPERS = "papers"
OBSERVATIONS = "observations"
CELLS = "cells"
SIGNALS = "signals"


def check_seeds(root: Path) -> list[SeedProblem]:
    """Return every fault of the seeds under `root`, sorted by file and line; an empty list is good."""
    reference, problems = read_reference(root)
    papers, faults = _read(root, PAPERS)
    problems += faults
    if papers is not None:
        problems += _validate(PAPERS, papers, "papers.csv", reference)
    for name, raw in reference.items():
        problems += _validate(name, raw, f"reference/{name}.csv", reference)
    files = sorted((root / OBSERVATIONS).glob("*.csv"))
    for path in files:
        problems += _check_file(path, reference)
    stored, faults = _check_stored(root, {path.stem for path in files})
    problems += faults
    problems += _unmatched({path.stem for path in files}, papers, stored)
    for path in sorted((root / CELLS).glob("*.csv")):
        problems += _check_beside(path, CELLS, CELL_COLUMNS, papers, reference)
    for path in sorted((root / SIGNALS).glob("*.csv")):
        problems += _check_beside(path, SIGNALS, SIGNAL_COLUMNS, papers, reference)
    return sorted(problems)


def require_seeds(root: Path) -> None:
    """Raise SeedError with every fault where the seeds under `root` are not right."""
    problems = check_seeds(root)
    if problems:
        raise SeedError(problems)


def read_reference(root: Path) -> tuple[dict[str, RawSeed], list[SeedProblem]]:
    """Return the reference seeds that can be read, by name, and the faults of form of all of them."""
    from ingest.seeds.spec import load_specs  # noqa: PLC0415 - light commands need none of it

    reference: dict[str, RawSeed] = {}
    problems: list[SeedProblem] = []
    for name in load_specs():
        if name in (PAPERS, OBSERVATIONS, CELLS, SIGNALS):
            continue
        raw, faults = _read(root, name)
        problems += faults
        if raw is not None:
            reference[name] = raw
    return reference, problems


def check_observations(data: bytes, file: str, reference: dict[str, RawSeed]) -> list[SeedProblem]:
    """Return every fault of an observation file's bytes; `file` names it in the problems."""
    raw = read_raw(data, file, COLUMNS)
    return [*raw.problems, *_validate(OBSERVATIONS, raw, file, reference)]


def check_cells(data: bytes, file: str, reference: dict[str, RawSeed]) -> list[SeedProblem]:
    """Return every fault of a cells file's bytes; `file` names it in the problems."""
    raw = read_raw(data, file, CELL_COLUMNS)
    return [*raw.problems, *_validate(CELLS, raw, file, reference)]


def check_signals(data: bytes, file: str, reference: dict[str, RawSeed]) -> list[SeedProblem]:
    """Return every fault of a signals file's bytes; `file` names it in the problems."""
    raw = read_raw(data, file, SIGNAL_COLUMNS)
    return [*raw.problems, *_validate(SIGNALS, raw, file, reference)]


def check_papers(data: bytes, reference: dict[str, RawSeed]) -> list[SeedProblem]:
    """Return every fault of the bytes of a papers.csv."""
    raw = read_raw(data, "papers.csv", PAPER_COLUMNS)
    return [*raw.problems, *_validate(PAPERS, raw, "papers.csv", reference)]


def _validate(name: str, raw: RawSeed, file: str, reference: dict[str, RawSeed]) -> list[SeedProblem]:
    from ingest.seeds.schemas import validate  # noqa: PLC0415 - pandera takes a while to import

    return validate(name, raw, file, reference)


def _read(root: Path, name: str) -> tuple[RawSeed | None, list[SeedProblem]]:
    """Read one seed; None where it is missing or has no usable header."""
    from ingest.seeds.spec import load_specs  # noqa: PLC0415

    spec = load_specs()[name]
    try:
        data = (root / spec.file).read_bytes()
    except OSError as error:
        if name == PAPERS and isinstance(error, FileNotFoundError):
            return None, []  # nothing has been ingested yet
        what = f"the file cannot be read ({error.strerror})"
        return None, [SeedProblem(spec.file, 0, "", "", what, "Restore it from the repository")]
    raw = read_raw(data, spec.file, spec.header)
    return raw if raw.usable else None, raw.problems


def _check_file(path: Path, reference: dict[str, RawSeed]) -> list[SeedProblem]:
    file = f"{OBSERVATIONS}/{path.name}"
    try:
        data = path.read_bytes()
    except OSError as error:
        what = f"the file cannot be read ({error.strerror})"
        return [SeedProblem(file, 0, "", "", what, "Make it readable, or ingest the paper again")]
    raw = read_raw(data, file, COLUMNS)
    problems = [*raw.problems, *_validate(OBSERVATIONS, raw, file, reference)]
    shas = set(raw.column("paper_sha256"))
    if any(sha[:STEM] != path.stem for sha in shas):
        what, remedy = (
            "the file is not named by the paper's hash",
            "Ingest the paper again, and delete this file",
        )
        problems.append(SeedProblem(file, 0, "paper_sha256", "", what, remedy))
    return problems


def _check_stored(root: Path, stems: set[str]) -> tuple[dict[str, str], list[SeedProblem]]:
    """Return the papers that Parquet files hold, each with its file, and the faults of these files."""
    from ingest.seeds.parquet import check_parquet  # noqa: PLC0415 - few seeds have any

    stored: dict[str, str] = {}
    problems: list[SeedProblem] = []
    for path in sorted((root / OBSERVATIONS).glob("*.parquet")):
        file = f"{OBSERVATIONS}/{path.name}"
        shas, faults = check_parquet(path, file)
        problems += faults
        for sha in sorted(shas):
            other = f"{OBSERVATIONS}/{sha[:STEM]}.csv" if sha[:STEM] in stems else stored.get(sha, "")
            if other:
                what = f"the paper also stands in {other}"
                problems.append(SeedProblem(file, 0, "paper_sha256", sha, what, "Keep one of the two"))
            stored[sha] = file
    return stored, problems


def _check_beside(
    path: Path, name: str, header: tuple[str, ...], papers: RawSeed | None, reference: dict[str, RawSeed]
) -> list[SeedProblem]:
    """Check a file that stands beside a paper's observations, of the seed `name`."""
    file = f"{name}/{path.name}"
    rows = papers.column("paper_sha256") if papers is not None else []
    if path.stem not in {sha[:STEM] for sha in rows}:
        what = "no row of papers.csv is about this file"
        return [SeedProblem(file, 0, "", "", what, "Ingest the paper again, or delete this file")]
    try:
        raw = read_raw(path.read_bytes(), file, header)
        return [*raw.problems, *_validate(name, raw, file, reference)]
    except OSError as error:
        what = f"the file cannot be read ({error.strerror})"
        return [SeedProblem(file, 0, "", "", what, "Make it readable, or ingest the paper again")]


def _unmatched(stems: set[str], papers: RawSeed | None, stored: dict[str, str]) -> list[SeedProblem]:
    rows = papers.column("paper_sha256") if papers is not None else []
    known = {sha[:STEM] for sha in rows}
    remedy, what = "Ingest the paper again", "no row of papers.csv is about this file"
    extra = [SeedProblem(f"{OBSERVATIONS}/{stem}.csv", 0, "", "", what, remedy) for stem in stems - known]
    listed = set(rows)
    extra += [
        SeedProblem(file, 0, "paper_sha256", sha, "no row of papers.csv is about this paper", "Add one")
        for sha, file in stored.items()
        if sha not in listed
    ]
    lost = [
        SeedProblem("papers.csv", line, "paper_sha256", sha, "has no file in observations/", remedy)
        for sha, line in zip(rows, papers.lines if papers else [], strict=True)
        if sha[:STEM] not in stems and sha not in stored
    ]
    return extra + lost
