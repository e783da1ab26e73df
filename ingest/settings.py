"""Where things are: the folders of one panelbook, read from the environment in this one place."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[1]
ENGINE = Path(sys.prefix) / "share" / "panelbook-engine"
"""Where tools/engine.sh puts the engine of the SQL page; nothing is there where it could not be had."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The folders that a command works on; every path is absolute."""

    project: Path
    """Holds dbt_project.yml, models/, macros/ and expectations/ (PANELBOOK_PROJECT; default: here)."""
    seeds: Path
    """The seeds root (PANELBOOK_SEEDS, default: seeds/ of the project)."""
    home: Path
    """Holds releases/, state/ and the link `current` (PANELBOOK_HOME, default: the project)."""
    warehouse: Path
    """The link that readers open (PANELBOOK_WAREHOUSE, default: warehouse/panelbook.duckdb of home)."""
    papers: tuple[Path, ...]
    """Folders in which `trace` looks for papers (PANELBOOK_PAPERS, default: papers/ of home)."""
    engine: Path
    """The engine of the SQL page (PANELBOOK_ENGINE, default: beside what is installed)."""
    as_of: str
    """The date that the marts take for today (PANELBOOK_AS_OF); empty: the last ingested meeting's."""

    @property
    def releases(self) -> Path:
        """Where each built release has a folder."""
        return self.home / "releases"

    @property
    def state(self) -> Path:
        """What happened and who is at work; never part of what is published."""
        return self.home / "state"

    @property
    def current(self) -> Path:
        """The one link that says which release is published."""
        return self.home / "current"


def load(env: Mapping[str, str] | None = None) -> Settings:
    """Return the settings of an environment (default: the process's own)."""
    env = os.environ if env is None else env

    def place(name: str, default: Path) -> Path:
        # not resolve(): the warehouse is itself a link, and its own place is what counts
        return Path(os.path.abspath(Path(env.get(name) or default).expanduser()))  # noqa: PTH100

    project = place("PANELBOOK_PROJECT", CHECKOUT)
    home = place("PANELBOOK_HOME", project)
    folders = env.get("PANELBOOK_PAPERS") or str(home / "papers")
    return Settings(
        project=project,
        seeds=place("PANELBOOK_SEEDS", project / "seeds"),
        home=home,
        warehouse=place("PANELBOOK_WAREHOUSE", home / "warehouse" / "panelbook.duckdb"),
        papers=tuple(Path(part).expanduser() for part in folders.split(os.pathsep) if part),
        engine=place("PANELBOOK_ENGINE", ENGINE),
        as_of=env.get("PANELBOOK_AS_OF", ""),
    )
