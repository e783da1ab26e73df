"""Publishing: one link, `current`, names the release that readers see, and is swapped in one step."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from ingest.release.errors import Blocked
from ingest.settings import Settings

DATABASE = "panelbook.duckdb"
KEEP = 2
_UNFINISHED = ".building-"


def published(settings: Settings) -> Path | None:
    """Return the folder of the published release, or None where there is none."""
    if not settings.current.is_symlink():
        return None
    folder = settings.current.resolve()
    return folder if (folder / DATABASE).exists() else None


def workplace(settings: Settings) -> Path:
    """Make and return an empty folder beside the releases, in which a release is built."""
    folder = settings.releases / f"{_UNFINISHED}{os.getpid()}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def clean(settings: Settings) -> int:
    """Remove what an interrupted refresh left; return how many places. Call it with the lock held."""
    left = [*settings.releases.glob(f"{_UNFINISHED}*")]
    for folder in left:
        shutil.rmtree(folder, ignore_errors=True)
    for link in (settings.current, settings.warehouse):
        _next(link).unlink(missing_ok=True)
    return len(left)


def check_places(settings: Settings) -> None:
    """Raise Blocked where something stands in the place of a link: it is not ours to replace."""
    for link in (settings.current, settings.warehouse):
        if link.exists() and not link.is_symlink():
            raise Blocked(
                f"{link} is a file or folder of its own, not panelbook's link: move it away, or set "
                "PANELBOOK_HOME or PANELBOOK_WAREHOUSE to another place, and run the command again."
            )


def publish(settings: Settings, built: Path, fingerprint: str) -> Path:
    """Give a finished release its name, point the links at it, and drop the oldest; return its folder."""
    # the swap of `current` comes last of what can fail: before it, nothing is published
    link_warehouse(settings)
    release = _free_name(settings.releases / fingerprint)
    built.rename(release)
    _point(settings.current, Path(os.path.relpath(release, settings.home)))
    _prune(settings, release)
    return release


def link_warehouse(settings: Settings) -> None:
    """Make the warehouse link lead through `current`; a right link is not touched."""
    settings.warehouse.parent.mkdir(parents=True, exist_ok=True)
    target = settings.current / DATABASE
    if settings.warehouse.is_relative_to(settings.home):
        # relative, so that a home that is moved as a whole still works
        target = Path(os.path.relpath(target, settings.warehouse.parent))
    if not settings.warehouse.is_symlink() or settings.warehouse.readlink() != target:
        _point(settings.warehouse, target)


def _free_name(wanted: Path) -> Path:
    """A rebuild stands beside the first: a folder with files in it cannot be swapped in one step."""
    names = (wanted, *(wanted.with_name(f"{wanted.name}-{n}") for n in range(2, 1000)))
    return next(name for name in names if not name.exists())


def _point(link: Path, target: Path) -> None:
    temporary = _next(link)
    temporary.unlink(missing_ok=True)
    temporary.symlink_to(target)
    temporary.replace(link)


def _next(link: Path) -> Path:
    return link.with_name(f".{link.name}.next")


def _prune(settings: Settings, newest: Path) -> None:
    others = [p for p in settings.releases.iterdir() if p.is_dir() and p != newest]
    finished = [p for p in others if not p.name.startswith(_UNFINISHED)]
    finished.sort(key=lambda p: p.stat().st_mtime, reverse=True)
    for old in finished[KEEP - 1 :]:
        shutil.rmtree(old, ignore_errors=True)
