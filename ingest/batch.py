"""Extracting several papers: two at a time where that pays, and one bad paper does not stop the others."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.files import as_csv, write_whole
from ingest.readers import find_papers
from ingest.readers.errors import UnreadablePaper, shown

if TYPE_CHECKING:
    from ingest.pipeline import Extraction

WORKERS = 2
_PAYS_FROM = 60_000  # bytes; below this a second process costs more than it saves


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a paper gave nothing; an exception would not come whole out of another process."""

    paper: str
    what: str
    remedy: str

    def __str__(self) -> str:
        """Return the problem as one line for a person."""
        return f"{self.paper}: {self.what}. {self.remedy}"


@dataclass(frozen=True, slots=True)
class Extracted:
    """What extraction gives of one paper, or the problem; exactly one of the two is there."""

    path: Path
    extraction: Extraction | None = None
    """Its paper is without blocks, which are dear to hand from process to process."""
    problem: Problem | None = None


def extract_to(paths: Sequence[Path], out: Path, say: Callable[[str], None]) -> list[str]:
    """Write the records of all papers under `paths` to `out`; return the problems, one a paper, for a person.

    The file is written whole or not at all; papers that can be read are written though others cannot.
    """
    found, problems = list_papers(paths)
    extractions = []
    for paper in extract_all(found):
        if paper.extraction is not None:
            extractions.append(paper.extraction)
            for remark in paper.extraction.paper.remarks:
                say(f"{shown(paper.path.name)}: {remark}")
        if paper.problem is not None:
            problems.append(paper.problem)
    if extractions:
        records = [record for extraction in extractions for record in extraction.records]
        write_whole(out, as_csv(records))
        say(f"{len(records)} rows from {len(extractions)} paper(s) written to {out}")
    else:
        say(f"No paper could be read, so {out} was not written")
    return [str(problem) for problem in problems]


def list_papers(paths: Sequence[Path]) -> tuple[list[Path], list[Problem]]:
    """Return the papers under each of `paths`, each once, and the problems of those that give none."""
    found: dict[Path, None] = {}
    problems = []
    for path in paths:
        try:
            found.update(dict.fromkeys(find_papers([path])))
        except UnreadablePaper as error:
            problems.append(Problem(error.paper, error.what, error.remedy))
    return list(found), problems


def extract_all(paths: Sequence[Path]) -> Iterator[Extracted]:
    """Yield what each paper gives, in the order of `paths`."""
    if not _pays(paths):
        yield from map(extract_one, paths)
        return
    import ingest.pipeline  # noqa: F401, PLC0415 - once here, so that forked workers share it

    with ProcessPoolExecutor(max_workers=min(WORKERS, len(paths))) as pool:
        yield from pool.map(extract_one, paths)


def extract_one(path: Path) -> Extracted:
    """Extract one paper; a paper that gives nothing comes back as a problem, not as an exception."""
    from ingest.pipeline import extract_path  # noqa: PLC0415 - the command line's help needs none of it

    try:
        found = extract_path(path)
    except UnreadablePaper as error:
        problem = Problem(error.paper, error.what, error.remedy)
    except OSError as error:
        what = error.strerror or str(error)
        problem = Problem(shown(str(path)), what, "Check the path and its permissions.")
    except Exception as error:  # a fault of ours in one paper must not cost the others
        what = f"the extraction broke off ({type(error).__name__}: {error})"
        problem = Problem(shown(str(path)), what, "Please report it with the paper.")
    else:
        return Extracted(path, replace(found, paper=replace(found.paper, blocks=())))
    return Extracted(path, problem=problem)


def _pays(paths: Sequence[Path]) -> bool:
    if len(paths) < 2 or (os.cpu_count() or 1) < 2:
        return False
    return sum(path.stat().st_size for path in paths if path.exists()) >= _PAYS_FROM
