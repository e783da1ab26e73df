"""What each step came to: outcome rows in state/outcomes.jsonl, and the last refresh in one file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path


class Result(StrEnum):
    """How a step ended."""

    OK = "ok"
    NOTHING_NEW = "nothing_new"
    BLOCKED = "blocked"
    UNREADABLE = "unreadable"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One step on one subject (a paper, a release) and how it ended; `time` is local, with its offset."""

    step: str
    subject: str
    outcome: Result
    message: str = ""
    time: str = field(default_factory=lambda: datetime.now().astimezone().isoformat(timespec="seconds"))


@dataclass(frozen=True, slots=True)
class Check:
    """One check that did not pass: `kind` is dbt or expectations, `severity` error (blocks) or warn."""

    kind: str
    name: str
    subject: str
    severity: str
    message: str


def record(state: Path, *outcomes: Outcome) -> None:
    """Append outcome rows to the journal."""
    state.mkdir(parents=True, exist_ok=True)
    lines = "".join(json.dumps(asdict(o), ensure_ascii=False) + "\n" for o in outcomes)
    with (state / "outcomes.jsonl").open("a", encoding="utf-8") as journal:
        journal.write(lines)


def outcomes(state: Path) -> Iterator[Outcome]:
    """Yield the journal's rows, oldest first; a row cut short by a kill is left out."""
    path = state / "outcomes.jsonl"
    if not path.exists():
        return
    for line in path.read_text(encoding="utf-8").splitlines():
        try:
            row = json.loads(line)
        except ValueError:
            continue
        yield Outcome(**{**row, "outcome": Result(row["outcome"])})


def save_checks(path: Path, checks: list[Check]) -> None:
    """Write the checks that did not pass, as a JSON array."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps([asdict(c) for c in checks], indent=1, ensure_ascii=False), encoding="utf-8")


def load_checks(path: Path) -> list[Check]:
    """Return the checks that did not pass; none where the file is not there."""
    if not path.exists():
        return []
    return [Check(**row) for row in json.loads(path.read_text(encoding="utf-8"))]
