"""The demo: the whole main job on the example papers, in a folder of its own that holds nothing real."""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import yaml

from ingest.release.errors import Exit, PanelbookError, cannot_write
from ingest.release.query import Answer, ask
from ingest.release.refresh import Finish, Refreshed, refresh
from ingest.seeds.rawcsv import read_raw
from ingest.seeds.spec import SeedSpec, load_specs
from ingest.seeds.staging import Staging
from ingest.settings import CHECKOUT, Settings

EXAMPLE = CHECKOUT / "examples" / "northmarch"
PAPERS = EXAMPLE / "pdf"
MARK = ".panelbook-demo"
_REFERENCE = "reference"


class NotADemo(PanelbookError):
    """A folder that holds something else."""

    exit_code = Exit.USAGE


@dataclass(frozen=True, slots=True)
class Stop:
    """One thing to look at: a remark, the query, and what it gives."""

    about: str
    sql: str
    answer: Answer


@dataclass(frozen=True, slots=True)
class Demo:
    """A demo that is built, with the settings to work on it."""

    settings: Settings
    refreshed: Refreshed
    tour: list[Stop]


def demo(settings: Settings, folder: Path, say: Callable[[str], None], finish: Finish | None = None) -> Demo:
    """Build the example in `folder`; one that is there is brought up to date, and decisions in it stay.

    `finish` is that of a refresh: it adds the site.

    Raises NotADemo where the folder holds anything else, and whatever a refresh raises.
    """
    own = replace(
        settings,
        seeds=folder / "seeds",
        home=folder,
        warehouse=folder / "warehouse" / "panelbook.duckdb",
        papers=(folder / "papers",),
        as_of="",
    )
    try:
        _claim(folder)
        _lay_out(own)
    except OSError as error:
        raise cannot_write(error, str(folder)) from error
    done = refresh(own, folder / "papers", force=False, say=say, finish=finish)
    stops = yaml.safe_load((EXAMPLE / "tour.yaml").read_text(encoding="utf-8"))
    return Demo(own, done, [Stop(s["about"], s["sql"], ask(own, s["sql"])) for s in stops])


def _claim(folder: Path) -> None:
    """Make the folder a demo's; refuse one that holds anything that no demo put there."""
    if folder.is_dir() and any(folder.iterdir()) and not (folder / MARK).exists():
        what = f"{folder} holds something else, and a demo never mixes with it"
        raise NotADemo(f"{what}. Name an empty folder: panelbook demo DIR.")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / MARK).touch()


def _lay_out(own: Settings) -> None:
    """Put the papers, and reference seeds without anything about real forces, in their places."""
    for name in ("papers", "seeds/observations"):
        shutil.rmtree(own.home / name, ignore_errors=True)
    (own.seeds / "papers.csv").unlink(missing_ok=True)
    shutil.copytree(PAPERS, own.home / "papers")
    staging = Staging()
    for name, spec in load_specs().items():
        if not spec.file.startswith(f"{_REFERENCE}/"):
            continue
        place = own.seeds / spec.file
        if not (_of_figures(spec) and place.exists()):
            staging.add(place, _reference(name, spec))
    staging.commit()


def _reference(name: str, spec: SeedSpec) -> bytes:
    """Return a reference seed of the demo: what holds for every force, and what the example adds."""
    rows = [row for row in _rows(CHECKOUT / "seeds" / spec.file, spec) if _for_every_force(name, spec, row)]
    rows += _rows(EXAMPLE / spec.file, spec)
    at = [spec.header.index(column) for column in spec.order or spec.key]
    rows.sort(key=lambda row: "\0".join(row[n] for n in at))
    return _csv([list(spec.header), *rows])


def _rows(path: Path, spec: SeedSpec) -> list[list[str]]:
    return read_raw(path.read_bytes(), path.name, spec.header).rows if path.exists() else []


def _for_every_force(name: str, spec: SeedSpec, row: list[str]) -> bool:
    """Whether a row speaks of no force: a list of places does not, a target of one force does."""
    if name == "areas":
        return True
    named = [n for n, column in enumerate(spec.columns.values()) if column.refers == "areas.area"]
    return not _of_figures(spec) and not any(row[n] for n in named)


def _of_figures(spec: SeedSpec) -> bool:
    return any(column.type == "figure" for column in spec.columns.values())


def _csv(rows: list[list[str]]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue().encode("utf-8")
