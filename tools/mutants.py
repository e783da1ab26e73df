"""Break each rule of tools/mutants.yaml in a copy of the project, and see that a test of it fails.

Rules of discrepancies are judged by the made-up cases of tests/dbt/discrepancies, the others by unit tests.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

import duckdb
import yaml

from tests.dbt.discrepancy_cases import write_all, wrong

CHECKOUT = Path(__file__).resolve().parents[1]
PARTS = ("models", "macros", "tests/dbt", "analyses", "dbt_project.yml", "profiles.yml")
CASES = "+fct_discrepancies"
"""What a warehouse of the made-up cases holds."""
NO_TESTS = ("--exclude-resource-type", "test", "--exclude-resource-type", "unit_test")
Mutant = dict[str, str]


def main() -> int:
    """Print a line for each rule; return 1 where a broken rule passed, or the unbroken project failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", help="only the rules whose text or file holds this")
    only = parser.parse_args().only
    mutants = yaml.safe_load((CHECKOUT / "tools" / "mutants.yaml").read_text(encoding="utf-8"))
    mutants = [m for m in mutants if only in m["rule"] or only in m["file"]]
    with tempfile.TemporaryDirectory() as folder:
        project = _copy(Path(folder) / "project")
        healthy = _prepare(project, mutants)
        print("ok      the rules as they are" if healthy else "FAILED  the rules as they are", flush=True)
        killed = [m for m in mutants if _is_killed(project, m)] if healthy else []
    if healthy:
        print(f"{len(killed)} of {len(mutants)} broken rules were found")
    return 0 if healthy and len(killed) == len(mutants) else 1


def _prepare(project: Path, mutants: list[Mutant]) -> bool:
    """Build what the tests of these rules need; return whether all of them pass."""
    healthy = True
    if units := sorted({m["tests"] for m in mutants if "tests" in m}):
        built = _dbt(project, "seed") and _dbt(project, "run", "--select", *(f"+{model}" for model in units))
        healthy = built and _dbt(project, "test", "--select", *_selection(units))
    if healthy and any("tests" not in m for m in mutants):
        write_all(_cases(project))
        healthy = _dbt_of_cases(project, "build", CASES, *NO_TESTS)
        healthy = healthy and not _wrong(project)
        shutil.copyfile(_database(project), _database(project).with_suffix(".whole"))
    return healthy


def _is_killed(project: Path, mutant: Mutant) -> bool:
    path = project / mutant["file"]
    text = path.read_text(encoding="utf-8")
    if text.count(mutant["find"]) < 1:
        print(f"STALE   {mutant['rule']}: {mutant['file']} has no {mutant['find']!r}", flush=True)
        return False
    path.write_text(text.replace(mutant["find"], mutant["put"], 1), encoding="utf-8")
    if "tests" in mutant:
        killed, by = not _dbt(project, "test", "--select", *_selection([mutant["tests"]])), ""
    else:
        killed, by = _breaks_a_case(project, path)
    path.write_text(text, encoding="utf-8")
    print(f"{'found ' if killed else 'MISSED'}  {mutant['rule']}{by}", flush=True)
    return killed


def _breaks_a_case(project: Path, path: Path) -> tuple[bool, str]:
    """Build again what stands on the file; say which case it breaks. SQL that does not run proves nothing."""
    shutil.copyfile(_database(project).with_suffix(".whole"), _database(project))
    changed = f"{path.stem}+,{CASES}" if path.is_relative_to(project / "models") else CASES
    if not _dbt_of_cases(project, "run", changed):
        return False, " (it does not run)"
    broken = _wrong(project)
    return bool(broken), f" ({', '.join(broken[:2])})" if broken else ""


def _wrong(project: Path) -> list[str]:
    with duckdb.connect(str(_database(project)), read_only=True) as marts:
        return sorted(wrong(marts))


def _cases(project: Path) -> Path:
    return project / "cases"


def _database(project: Path) -> Path:
    return _cases(project) / "panelbook.duckdb"


def _selection(models: Iterable[str]) -> list[str]:
    return sorted({f"{model},test_type:unit" for model in models})


def _copy(project: Path) -> Path:
    for part in PARTS:
        source, target = CHECKOUT / part, project / part
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copytree(source, target) if source.is_dir() else shutil.copyfile(source, target)
    shutil.copytree(CHECKOUT / "seeds", project / "seeds")
    _cases(project).mkdir()
    return project


def _dbt_of_cases(project: Path, command: str, selection: str, *more: str) -> bool:
    places = {"PANELBOOK_DB": str(_database(project)), "PANELBOOK_SEEDS": str(_cases(project) / "seeds")}
    return _dbt(project, command, "--select", selection, *more, **places)


def _dbt(project: Path, *arguments: str, **env: str) -> bool:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("PANELBOOK_", "DBT_"))}
    command = [sys.executable, "-c", "from dbt.cli.main import cli; cli()", *arguments]
    places = ["--project-dir", str(project), "--profiles-dir", str(project), "--quiet"]
    (project / "target").mkdir(exist_ok=True)
    done = subprocess.run(command + places, cwd=project, env=kept | env, capture_output=True, check=False)
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
