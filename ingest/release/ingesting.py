"""Papers into the seeds, with an outcome row for each; the refresh and `panelbook ingest` share it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.batch import extract_all, list_papers
from ingest.readers.errors import UnreadablePaper, shown
from ingest.release.errors import CannotWrite, SeedsWrong
from ingest.release.lock import refresh_lock
from ingest.release.seen import Seen
from ingest.release.state import Outcome, Result, record
from ingest.seeds.ingest import Outcome as Ingested
from ingest.seeds.ingest import OutcomeStatus, ingest_papers
from ingest.seeds.problem import SeedError
from ingest.settings import Settings

if TYPE_CHECKING:
    from ingest.pipeline import Extraction

Say = Callable[[str], None]


class _Stream:
    """Hands out what was extracted ahead, two papers at a time, in the order in which it is asked for."""

    def __init__(self, paths: Sequence[Path], say: Say) -> None:
        self._extracted = extract_all(paths)
        self._say = say

    def __call__(self, path: Path) -> Extraction:
        """Return the extraction of the next paper, `path`; raise UnreadablePaper with its problem."""
        self._say(f"Reading {shown(path.name)}")
        found = next(self._extracted)
        assert found.path == path
        if found.problem is not None:
            raise UnreadablePaper(found.problem.paper, found.problem.what, found.problem.remedy)
        assert found.extraction is not None
        return found.extraction


def ingest_to(paths: Sequence[Path], settings: Settings, say: Say) -> tuple[list[str], list[str]]:
    """Ingest with the refresh lock held; see `ingest`."""
    with refresh_lock(settings.state):
        return ingest(paths, settings, say)


def ingest(paths: Sequence[Path], settings: Settings, say: Say) -> tuple[list[str], list[str]]:
    """Write the papers under `paths` into the seeds; return a line a paper that came in, and the problems.

    Raises SeedsWrong where the reference seeds are wrong, and CannotWrite where the seeds cannot be written.
    """
    found, missing = list_papers(paths)
    seen = Seen(settings)
    new = [path for path in found if not seen.holds(path)]
    lines = [f"{shown(path.name)}: nothing new" for path in found if path not in new]
    try:
        outcomes = ingest_papers(new, settings.seeds, _Stream(new, say)) if new else []
    except SeedError as error:
        raise SeedsWrong(f"The seeds are not right, so nothing was ingested.\n{error}") from error
    done = [o for o in outcomes if o.status in (OutcomeStatus.OK, OutcomeStatus.NOTHING_NEW)]
    record(settings.state, *(_row(path, outcome) for path, outcome in zip(new, outcomes, strict=True)))
    blocked = [o for o in outcomes if o.status is OutcomeStatus.BLOCKED]
    if blocked:
        raise CannotWrite(f"{settings.seeds}: {blocked[0].what}. {blocked[0].remedy}.")
    seen.remember(path for path, outcome in zip(new, outcomes, strict=True) if outcome in done)
    return [*lines, *map(_line, done)], [*map(str, missing), *_problems(outcomes)]


def _row(path: Path, outcome: Ingested) -> Outcome:
    return Outcome("ingest", shown(str(path.absolute())), Result(outcome.status.value), outcome.what)


def _line(outcome: Ingested) -> str:
    came = "nothing new" if outcome.status is OutcomeStatus.NOTHING_NEW else f"{outcome.records} rows"
    return f"{outcome.paper}: {came}" + (f" ({outcome.what})" if outcome.what else "")


def _problems(outcomes: Sequence[Ingested]) -> Iterator[str]:
    for outcome in outcomes:
        if outcome.status in (OutcomeStatus.UNREADABLE, OutcomeStatus.FAILED):
            yield f"{outcome.paper}: {outcome.what.rstrip('.')}. {outcome.remedy.rstrip('.')}."
