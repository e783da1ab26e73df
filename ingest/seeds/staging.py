"""Write files so that each is old or new, never half: staged beside its place, then renamed into it."""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(slots=True)
class Staging:
    """Files that are written and safe on disk, but not yet in their places.

    Nothing readers see changes before `commit`; `discard` takes every staged file away again.
    """

    staged: dict[Path, Path] = field(default_factory=dict)
    """The staged file of each place, in the order in which they were added."""

    def add(self, path: Path, data: bytes) -> bool:
        """Stage `data` for `path`; return False, and stage nothing, where it stands (or is staged) already.

        Raises OSError (no space, read-only folder, ...) and then leaves no file of its own behind.
        """
        with contextlib.suppress(FileNotFoundError):
            if self.staged.get(path, path).read_bytes() == data:
                return False
        path.parent.mkdir(parents=True, exist_ok=True)
        _remove_leftovers(path)
        self.staged.pop(path, None)
        temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
        try:
            with temporary.open("wb") as out:
                out.write(data)
                out.flush()
                os.fsync(out.fileno())
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
        self.staged[path] = temporary
        return True

    def commit(self) -> None:
        """Rename every staged file into its place, in the order in which they were added."""
        folders = {path.parent for path in self.staged}
        for path, temporary in list(self.staged.items()):
            temporary.replace(path)
            del self.staged[path]
        for folder in folders:
            _sync_folder(folder)

    def discard(self) -> None:
        """Take away what is staged and not committed."""
        for temporary in self.staged.values():
            temporary.unlink(missing_ok=True)
        self.staged.clear()


def _remove_leftovers(path: Path) -> None:
    """Take away what a killed process left of earlier writes of the same file."""
    for leftover in path.parent.glob(f".{path.name}.*.tmp"):
        leftover.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    """Make renames last through a power cut, where the system can."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
