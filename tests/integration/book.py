"""A panelbook in a folder of its own, worked with the real command in real processes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CHECKOUT = Path(__file__).resolve().parents[2]
PAPERS = Path(__file__).parent / "papers"
AREA = "northmarch,panelbook:northmarch,force,Northmarch,\n"
TIMEOUT = 240


@dataclass(frozen=True)
class Panelbook:
    """A panelbook in a folder of its own; every command runs in a process of its own."""

    root: Path

    @property
    def home(self) -> Path:
        return self.root / "home"

    @property
    def seeds(self) -> Path:
        return self.root / "seeds"

    @property
    def project(self) -> Path:
        return self.root / "project"

    @property
    def env(self) -> dict[str, str]:
        kept = {k: v for k, v in os.environ.items() if not k.startswith("PANELBOOK_")}
        project = self.project if self.project.exists() else CHECKOUT
        ours = {
            "PANELBOOK_HOME": str(self.home),
            "PANELBOOK_SEEDS": str(self.seeds),
            "PANELBOOK_PROJECT": str(project),
        }
        return {**kept, **ours}

    def command(self, *arguments: str) -> list[str]:
        return [sys.executable, "-c", "from ingest.cli import main; main()", *arguments]

    def run(self, *arguments: str, **popen: Any) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            self.command(*arguments),
            env=self.env,
            cwd=self.root,
            capture_output=True,
            text=True,
            timeout=TIMEOUT,
            check=False,
            **popen,
        )

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            self.command(*arguments),
            env=self.env,
            cwd=self.root,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def own_project(self) -> Path:
        """Give this panelbook its own copy of models and suites, so that a test can break them."""
        for name in ("models", "macros", "analyses", "tests/dbt", "expectations/suites"):
            if (CHECKOUT / name).exists():
                shutil.copytree(CHECKOUT / name, self.project / name)
        (self.project / "docs").mkdir()
        for name in ("dbt_project.yml", "profiles.yml", "docs/guide.md"):
            shutil.copyfile(CHECKOUT / name, self.project / name)
        return self.project

    def published(self) -> dict[str, tuple[int, bytes]]:
        """Everything that readers can see: path, time of change and bytes; and where the links lead."""
        seen = {"current": (0, str((self.home / "current").readlink()).encode())}
        link = self.home / "warehouse" / "panelbook.duckdb"
        seen["warehouse"] = (link.lstat().st_mtime_ns, str(link.readlink()).encode())
        for path in sorted((self.home / "current").resolve().rglob("*")):
            if path.is_file():
                name = path.relative_to(self.home).as_posix()
                seen[name] = (path.stat().st_mtime_ns, path.read_bytes())
        return seen


class DemoBook(Panelbook):
    """The panelbook that `panelbook demo` makes of one folder."""

    @property
    def home(self) -> Path:
        return self.root / "demo"

    @property
    def seeds(self) -> Path:
        return self.home / "seeds"


def seed_root(seeds: Path) -> None:
    """Write the real reference seeds and the made-up force's area to an empty seeds root."""
    shutil.copytree(CHECKOUT / "seeds" / "reference", seeds / "reference")
    areas = seeds / "reference" / "areas.csv"
    lines = areas.read_text(encoding="utf-8").splitlines(keepends=True)
    areas.write_text("".join([lines[0], *sorted([*lines[1:], AREA])]), encoding="utf-8", newline="\n")


def wait_for(condition: Callable[[], object], seconds: float = 60) -> None:
    """Wait until `condition` holds; fail where it does not in time."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)
