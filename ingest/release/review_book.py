"""The review workbook on disk: written for a person to fill in, and taken back whole or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ingest.readers.errors import UnreadablePaper
from ingest.release.errors import NotFound, cannot_write
from ingest.release.reviewing import NotTaken, quotes, seeds_of, writing
from ingest.review.decision import Hand, keep
from ingest.review.rules import Rules
from ingest.seeds.staging import Staging
from ingest.settings import Settings


@dataclass(frozen=True, slots=True)
class Imported:
    """What a workbook gave: decisions kept, rows left open, rows whose decision was kept already."""

    kept: int
    open: int
    known: int


def export(settings: Settings, path: Path, papers: Path | None, *, force: bool) -> int:
    """Write a workbook with the questions that wait; return how many. None is written where none waits.

    Raises NotTaken where the file is there already (a filled one would be lost), and CannotWrite.
    """
    from ingest.review.export import workbook  # noqa: PLC0415 - openpyxl takes a while to import

    if path.suffix.lower() != ".xlsx":
        raise NotTaken(f"{path} does not end in .xlsx. Name a file that does.")
    if not path.parent.is_dir():
        raise NotTaken(f"There is no folder {path.parent}. Make it, or name another file.")
    if path.exists() and not force:
        raise NotTaken(f"{path} is there already, and may be filled in. Name another file, or add --force.")
    seeds = seeds_of(settings)
    waiting = seeds.waiting()
    if waiting:
        words = {q.figure_id: said.words for q, said in quotes(settings, waiting, papers)}
        _write(path, workbook(waiting, Rules(seeds), words))
    return len(waiting)


def take_in(settings: Settings, path: Path, hand: Hand) -> Imported:
    """Keep the decisions of a filled workbook, all of them or none.

    `hand` stands in where a row does not say who or why. Raises NotTaken with every problem, by row and
    column; NotFound where there is no such file; Busy, SeedsWrong or CannotWrite.
    """
    from ingest.review.cells import NoWorkbook  # noqa: PLC0415
    from ingest.review.fill import read_filled  # noqa: PLC0415

    try:
        data = path.read_bytes()
    except OSError as error:
        raise NotFound(f"{path} cannot be read: {error.strerror}. Check the path.") from error
    with writing(settings):
        seeds = seeds_of(settings)
        try:
            filled = read_filled(data, path.name, seeds, Rules(seeds), hand)
        except (NoWorkbook, UnreadablePaper) as error:
            raise NotTaken(str(error)) from error
        if filled.problems:
            lines = "\n".join(
                f"  {problem}"
                for problem in sorted(filled.problems, key=lambda p: (p.row, len(p.letter), p.letter))
            )
            head = f"{path.name}: {len(filled.problems)} cell(s) to mend; nothing of it was taken."
            raise NotTaken(f"{head}\n{lines}")
        if filled.decisions:
            keep(seeds, filled.decisions)
        return Imported(len(filled.decisions), filled.open, filled.known)


def _write(path: Path, data: bytes) -> None:
    staging = Staging()
    try:
        staging.add(path, data)
        staging.commit()
    except OSError as error:
        raise cannot_write(error, str(path)) from error
    finally:
        staging.discard()
