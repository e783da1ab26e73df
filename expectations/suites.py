"""Suites as data: one YAML file a mart says what its rows must hold, why, and how severe a breach is."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError


class Expectation(BaseModel):
    """One expectation of the library, by its own name (`expect_column_values_to_be_between`)."""

    model_config = ConfigDict(extra="forbid")

    expect: str
    why: str
    arguments: dict[str, Any] = {}
    severity: Literal["error", "warn"] = "error"


class Suite(BaseModel):
    """The expectations of one mart; `where` (SQL) narrows the rows, else all are looked at."""

    model_config = ConfigDict(extra="forbid")

    mart: str
    about: str
    where: str = "true"
    expectations: list[Expectation]


@dataclass(frozen=True, slots=True)
class Finding:
    """What became of one expectation; `mart` names the column too, `message` says what was found instead."""

    suite: str
    mart: str
    name: str
    severity: str
    why: str
    met: bool
    message: str = ""


class SuiteWrong(Exception):
    """A suite file that does not keep to the schema; the message names the file and the place."""


def load_suites(folder: Path) -> dict[str, Suite]:
    """Return the suites of a folder by their file's name; raise SuiteWrong on the first bad file."""
    return {path.stem: _load(path) for path in sorted(folder.glob("*.yml"))}


def wrong(name: str, error: Exception) -> SuiteWrong:
    """Return the error for a suite whose expectations the library or the database refuses."""
    return SuiteWrong(f"expectations/suites/{name}.yml cannot be run: {error}")


def _load(path: Path) -> Suite:
    try:
        return Suite.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except (ValidationError, yaml.YAMLError) as error:
        raise SuiteWrong(f"{path}: {error}") from error
