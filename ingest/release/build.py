"""Building one release in its own folder: seeds checked, dbt, expectations, Parquet, docs page."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from ingest.release.dbt_build import run_dbt, tests_run
from ingest.release.errors import Blocked, SeedsWrong
from ingest.release.export import MartContent, export
from ingest.release.publish import DATABASE
from ingest.release.stage import SEEDS
from ingest.release.state import Check
from ingest.settings import Settings

DOCS = "docs/dbt.html"
DATA_DOCS = "docs/checks"
TESTS = "tests.json"
"""Every dbt test of the release, with its result."""
PARQUET = "parquet"


@dataclass(slots=True)
class Built:
    """A release that is complete but not yet published."""

    marts: list[MartContent] = field(default_factory=list)
    checks: list[Check] = field(default_factory=list)
    """What did not pass but does not block (severity warn)."""
    seconds: dict[str, float] = field(default_factory=dict)
    """Wall time of each step."""


def build(settings: Settings, project: Path, folder: Path, say: Callable[[str], None]) -> Built:
    """Build everything from a staged project into `folder`; the staged project is removed at the end.

    Raises SeedsWrong, Blocked or CannotWrite; whatever it raises, nothing outside of `folder` has changed.
    """
    built = Built()

    @contextmanager
    def step(name: str, words: str) -> Iterator[None]:
        say(words)
        began = time.perf_counter()
        yield
        built.seconds[name] = round(time.perf_counter() - began, 2)

    with step("seeds", "Checking the seeds"):
        _check_seeds(project / SEEDS)
    with step("dbt", "Building and testing the tables"):
        warnings, page = run_dbt(project, folder / DATABASE, settings.as_of)
        built.checks.extend(warnings)
        (folder / DOCS).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(page, folder / DOCS)
        (folder / TESTS).write_text(json.dumps(tests_run(page.parent)), encoding="utf-8")
    with step("expectations", "Checking what the tables hold"):
        built.checks.extend(_expect(project, folder))
    with step("export", "Writing Parquet files"):
        built.marts = export(folder / DATABASE, folder / PARQUET)
    shutil.rmtree(project)
    return built


def _check_seeds(seeds: Path) -> None:
    from ingest.seeds.check import require_seeds  # noqa: PLC0415 - this import takes a second
    from ingest.seeds.problem import SeedError  # noqa: PLC0415

    try:
        require_seeds(seeds)
    except SeedError as error:
        raise SeedsWrong(
            "The seeds are not right, so nothing was built; what was published before stays. "
            f"`git diff` shows what was edited.\n{error}"
        ) from error


def _expect(project: Path, folder: Path) -> list[Check]:
    """Run the expectation suites; return what only warns, and raise Blocked where one fails."""
    from expectations.run import run_suites  # noqa: PLC0415 - this import takes seconds
    from expectations.suites import SuiteWrong  # noqa: PLC0415

    try:
        breaches = run_suites(project / "expectations" / "suites", folder / DATABASE, folder / DATA_DOCS)
    except SuiteWrong as error:
        raise Blocked(f"A suite of expectations is wrong, so nothing was published. {error}") from error
    checks = [Check("expectations", b.name, b.mart, b.severity, f"{b.message} ({b.why})") for b in breaches]
    failed = [c for c in checks if c.severity == "error"]
    if failed:
        lines = "\n".join(f"  {c.subject}, {c.name}: {c.message}" for c in failed[:10])
        raise Blocked(
            f"{len(failed)} expectation(s) on the marts failed, so nothing was published; what was published "
            f"before stays.\n{lines}\ndocs/checks.md says who mends which.",
            failed,
        )
    return checks
