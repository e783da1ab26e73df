"""The refresh: from seeds (and new papers) to a published release, or to nothing changed at all."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path

from ingest.release import publish as publishing
from ingest.release.errors import Blocked, PanelbookError, cannot_write
from ingest.release.fingerprint import fingerprint
from ingest.release.lock import refresh_lock
from ingest.release.state import Check, Outcome, Result, record, save_checks
from ingest.settings import Settings

Say = Callable[[str], None]
Finish = Callable[[Settings, Path, list[Check], Say], None]
MANIFEST = "manifest.json"
CHECKS = "checks.json"
FAILED_CHECKS = "last_failed_checks.json"


@dataclass(slots=True)
class Refreshed:
    """What a refresh did."""

    release: Path
    built: bool
    ingested: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    """Papers that could not be read, one message each."""
    checks: list[Check] = field(default_factory=list)
    """Checks of the published release that did not pass but do not block."""


def refresh(
    settings: Settings, papers: Path | None, *, force: bool, say: Say, finish: Finish | None = None
) -> Refreshed:
    """Ingest `papers`, and build, check and publish where anything changed; raise a PanelbookError else.

    `finish` adds to the folder of a release that was built, before it is published: the site.
    Whatever is raised, what was published before is published still.
    """
    with refresh_lock(settings.state):
        try:
            publishing.check_places(settings)
            publishing.clean(settings)
            ingested, problems = _ingest(settings, papers, say)
            say("Looking for changes")
            print_now = fingerprint(settings, settings.project, settings.seeds)
            done = None if force else _unchanged(settings, print_now)
            if done is None:
                done = _build(settings, say, finish)
            done.ingested, done.problems = ingested, problems
        except PanelbookError as error:
            _record_failure(settings, error)
            raise
        except OSError as error:
            wrong = cannot_write(error, str(settings.home))
            _record_failure(settings, wrong)
            raise wrong from error
        except Exception as error:  # a fault of ours: the journal keeps it, the traceback shows it
            _record_failure(settings, PanelbookError(f"{type(error).__name__}: {error}"))
            raise
    return done


def published_fingerprint(settings: Settings) -> str | None:
    """Return the fingerprint of what is published, or None."""
    release = publishing.published(settings)
    if release is None or not (release / MANIFEST).exists():
        return None
    return str(json.loads((release / MANIFEST).read_text(encoding="utf-8"))["fingerprint"])


def _ingest(settings: Settings, papers: Path | None, say: Say) -> tuple[list[str], list[str]]:
    if papers is None:
        return [], []
    from ingest.release.ingesting import ingest  # noqa: PLC0415 - a refresh without papers reads none

    return ingest([papers], settings, say)


def _unchanged(settings: Settings, print_now: str) -> Refreshed | None:
    if published_fingerprint(settings) != print_now:
        return None
    release = publishing.published(settings)
    assert release is not None
    publishing.link_warehouse(settings)
    record(settings.state, Outcome("refresh", print_now, Result.NOTHING_NEW))
    from ingest.release.state import load_checks  # noqa: PLC0415

    return Refreshed(release, built=False, checks=load_checks(release / CHECKS))


def _build(settings: Settings, say: Say, finish: Finish | None) -> Refreshed:
    from ingest.release.build import build  # noqa: PLC0415 - an unchanged refresh needs none of it
    from ingest.release.stage import SEEDS, stage  # noqa: PLC0415

    folder = publishing.workplace(settings)
    project = stage(settings, folder / "project")
    print_now = fingerprint(settings, project, project / SEEDS)
    built = build(settings, project, folder, say)
    save_checks(folder / CHECKS, built.checks)
    if finish is not None:
        began = time.perf_counter()
        finish(settings, folder, built.checks, say)
        built.seconds["site"] = round(time.perf_counter() - began, 2)
    manifest = {
        "fingerprint": print_now,
        "built_at": datetime.now().astimezone().isoformat(timespec="seconds"),
        "seconds": built.seconds,
        "marts": {m.name: asdict(m) for m in built.marts},
    }
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=1), encoding="utf-8")
    release = publishing.publish(settings, folder, print_now)
    with suppress(OSError):  # it is published, whether or not the journal can say so
        (settings.state / FAILED_CHECKS).unlink(missing_ok=True)
        record(settings.state, Outcome("refresh", print_now, Result.OK))
    return Refreshed(release, built=True, checks=built.checks)


def _record_failure(settings: Settings, error: PanelbookError) -> None:
    result = Result.FAILED
    try:
        publishing.clean(settings)
        if isinstance(error, Blocked):
            result = Result.BLOCKED
            save_checks(settings.state / FAILED_CHECKS, error.checks)
        record(settings.state, Outcome("refresh", "", result, str(error)))
    except OSError:
        pass  # where nothing can be written, the message on the screen must do
