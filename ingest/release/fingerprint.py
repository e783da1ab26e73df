"""One hash over all that a release is made of, by content: file times and places do not count."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from ingest.settings import CHECKOUT, Settings

LENGTH = 16
_PROJECT = (
    "dbt_project.yml",
    "profiles.yml",
    "models",
    "macros",
    "analyses",
    "docs/guide.md",
    "tests/dbt",
    "expectations",
)
_ONLY_SQL = "tests"  # the Python tests that lie beside the dbt tests are no part of a release
_CODE = ("ingest", "expectations", "requirements.txt")
_KINDS = {
    ".css",
    ".csv",
    ".html",
    ".js",
    ".md",
    ".parquet",
    ".py",
    ".sql",
    ".svg",
    ".txt",
    ".typ",
    ".xml",
    ".yaml",
    ".yml",
}


def fingerprint(settings: Settings, project: Path, seeds: Path) -> str:
    """Return 16 hex digits that change when seeds, models, checks, code, lock file, engine or settings do."""
    parts = ((seeds, ("",)), (project, _PROJECT), (CHECKOUT, _CODE), (settings.engine, ("",)))
    return _digest(parts, settings.as_of)


def _digest(parts: Iterable[tuple[Path, tuple[str, ...]]], setting: str = "") -> str:
    total = hashlib.sha256()
    for root, names in parts:
        for path in _files(root, names):
            # the name relative to its root, so that a moved checkout is the same release
            total.update(path.relative_to(root).as_posix().encode() + b"\0")
            with path.open("rb") as file:  # in pieces: a large load does not fit into memory
                total.update(hashlib.file_digest(file, "sha256").digest())
        total.update(b"\1")
    total.update(setting.encode())
    return total.hexdigest()[:LENGTH]


def code_digest(reference: Path) -> str:
    """Return 16 hex digits that change when the code, its data or the reference seeds change."""
    return _digest(((CHECKOUT, _CODE), (reference, ("",))))


def project_files(project: Path) -> Iterator[Path]:
    """Yield the files of a dbt project, and of the suites beside it, that a release is built from."""
    return _files(project, _PROJECT)


def seed_files(seeds: Path) -> Iterator[Path]:
    """Yield the files of a seeds root that a release is built from."""
    return _files(seeds, ("",))


def _files(root: Path, names: Iterable[str]) -> Iterator[Path]:
    for name in names:
        path = root / name
        if path.is_file():
            yield path
        else:
            yield from sorted(p for p in path.rglob("*") if _counts(p.relative_to(root), p))


def _counts(relative: Path, path: Path) -> bool:
    hidden = any(part.startswith(".") or part == "__pycache__" for part in relative.parts)
    kinds = {".sql", ".yml"} if relative.parts[0] == _ONLY_SQL else _KINDS
    return not hidden and path.suffix in kinds and path.is_file()
