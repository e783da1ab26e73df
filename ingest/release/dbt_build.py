"""Running dbt on one release: start the child process, and say in words what failed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from textwrap import shorten
from typing import Any

from ingest.release.errors import Blocked, CannotWrite
from ingest.release.state import Check
from ingest.settings import CHECKOUT

_BAD = {"error", "fail", "runtime error"}
_FULL = ("No space left on device", "File too large", "Disk quota exceeded")
_SHOWN = 2000
_WORDS = 300


def run_dbt(project: Path, database: Path, as_of: str) -> tuple[list[Check], Path]:
    """Build, test and document `database` with a staged project; return the warnings and the docs page.

    Raises Blocked, with every failed check in `checks`, where a model or a test failed.
    """
    target = project / "target"
    target.mkdir()
    child = subprocess.Popen(
        [sys.executable, "-m", "ingest.release.dbt_child"],
        cwd=project,
        env=_environment(database, as_of),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert child.stdout is not None
    # not communicate(): it would close the pipe that tells the child that we live
    printed = child.stdout.read()
    code = child.wait()
    results = target / ("build_results.json" if code == 0 else "run_results.json")
    checks = read_results(results)
    failed = [c for c in checks if c.severity == "error"]
    if code != 0:
        raise build_failed(failed, printed)
    return checks, target / "static_index.html"


def read_results(path: Path) -> list[Check]:
    """Return the nodes of a dbt run that failed (error) or warned (warn)."""
    if not path.exists():
        return []
    results = json.loads(path.read_text(encoding="utf-8"))["results"]
    return [_check(r) for r in results if r["status"] in _BAD or r["status"] == "warn"]


def tests_run(target: Path) -> list[dict[str, str]]:
    """Return every data test of a build that passed: the `table` it is about, its `name` and its `result`."""
    nodes = json.loads((target / "manifest.json").read_text(encoding="utf-8"))["nodes"]
    results = json.loads((target / "build_results.json").read_text(encoding="utf-8"))["results"]
    tests = [r for r in results if r["unique_id"].startswith("test.")]
    return [
        {"table": _table(nodes[r["unique_id"]]), "name": nodes[r["unique_id"]]["name"], "result": r["status"]}
        for r in tests
    ]


def _table(node: dict[str, Any]) -> str:
    attached = node.get("attached_node") or next(iter(node["depends_on"]["nodes"]), "")
    return str(attached).rsplit(".", 1)[-1]


def build_failed(failed: list[Check], printed: str) -> Blocked | CannotWrite:
    """Return the error for a person of a dbt run that did not pass."""
    if any(sign in printed for sign in _FULL):
        return CannotWrite(
            "The disk (or its quota) is full: the build could not be written. Free some space, and run "
            "`panelbook refresh` again. Nothing published was changed."
        )
    if not failed:
        tail = printed.strip()[-_SHOWN:]
        return Blocked(f"dbt could not run. Nothing published was changed. It said:\n{tail}")
    lines = "\n".join(f"  {c.name}: {shorten(c.message, _WORDS)}" for c in failed[:10])
    return Blocked(
        f"{len(failed)} check(s) failed, so nothing was published; what was published before stays."
        f"\n{lines}\ndocs/checks.md says who mends which. Mend it, and run `panelbook refresh` again.",
        failed,
    )


def _check(result: dict[str, Any]) -> Check:
    kind, _, name = result["unique_id"].split(".", 2)
    name = name.rsplit(".", 1)[0] if kind == "test" else name
    severity = "warn" if result["status"] == "warn" else "error"
    message = " ".join((result["message"] or "").split())
    return Check("dbt", name, kind, severity, message)


def _environment(database: Path, as_of: str) -> dict[str, str]:
    ours = {
        "PANELBOOK_DB": str(database),
        "PANELBOOK_SEEDS": "seeds",
        "PANELBOOK_AS_OF": as_of,
        "PYTHONPATH": str(CHECKOUT),
        "DBT_SEND_ANONYMOUS_USAGE_STATS": "false",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    return {**os.environ, **ours}
