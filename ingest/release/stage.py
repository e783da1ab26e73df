"""The copy that a release is built from: one state of everything, whoever edits while it is built.

dbt also writes below its project, and with seeds outside of it, over them; in a copy it can harm nothing.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from ingest.release.fingerprint import project_files, seed_files
from ingest.settings import Settings

SEEDS = "seeds"


def stage(settings: Settings, folder: Path) -> Path:
    """Copy the dbt project, the expectation suites and the seeds to `folder`, and return it."""
    for path in project_files(settings.project):
        _copy(path, folder / path.relative_to(settings.project))
    for path in seed_files(settings.seeds):
        _copy(path, folder / SEEDS / path.relative_to(settings.seeds))
    return folder


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
