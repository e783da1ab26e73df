"""Break each rule of tools/mutants.yaml in a copy of the project, and see that a unit test of it fails."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import yaml

CHECKOUT = Path(__file__).resolve().parents[1]
PARTS = ("models", "macros", "tests/dbt", "analyses", "dbt_project.yml", "profiles.yml")


def main() -> int:
    """Print a line for each rule; return 1 where a broken rule passed, or the unbroken project failed."""
    mutants = yaml.safe_load((CHECKOUT / "tools" / "mutants.yaml").read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        project = _copy(Path(folder) / "project")
        parents = sorted({f"+{m['tests']}" for m in mutants})
        prepared = _dbt(project, "seed") and _dbt(project, "run", "--select", *parents)
        healthy = prepared and _dbt(project, "test", "--select", *_selection(m["tests"] for m in mutants))
        print("ok      the rules as they are" if healthy else "FAILED  the rules as they are")
        survived = [m["rule"] for m in mutants if not _is_killed(project, m)] if healthy else []
    print(f"{len(mutants) - len(survived)} of {len(mutants)} broken rules were found" if healthy else "")
    return 0 if healthy and not survived else 1


def _is_killed(project: Path, mutant: dict[str, str]) -> bool:
    path = project / mutant["file"]
    text = path.read_text(encoding="utf-8")
    if text.count(mutant["find"]) < 1:
        print(f"STALE   {mutant['rule']}: {mutant['file']} has no {mutant['find']!r}")
        return False
    path.write_text(text.replace(mutant["find"], mutant["put"], 1), encoding="utf-8")
    killed = not _dbt(project, "test", "--select", *_selection([mutant["tests"]]))
    path.write_text(text, encoding="utf-8")
    print(f"{'found ' if killed else 'MISSED'}  {mutant['rule']}", flush=True)
    return killed


def _selection(models: object) -> list[str]:
    return sorted({f"{model},test_type:unit" for model in models})  # type: ignore[attr-defined]


def _copy(project: Path) -> Path:
    for part in PARTS:
        source, target = CHECKOUT / part, project / part
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copytree(source, target) if source.is_dir() else shutil.copyfile(source, target)
    shutil.copytree(CHECKOUT / "seeds", project / "seeds")
    return project


def _dbt(project: Path, *arguments: str) -> bool:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("PANELBOOK_", "DBT_"))}
    command = [sys.executable, "-c", "from dbt.cli.main import cli; cli()", *arguments]
    places = ["--project-dir", str(project), "--profiles-dir", str(project), "--quiet"]
    (project / "target").mkdir(exist_ok=True)
    return (
        subprocess.run(command + places, cwd=project, env=kept, capture_output=True, check=False).returncode
        == 0
    )


if __name__ == "__main__":
    sys.exit(main())
