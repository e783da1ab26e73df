"""The declaration of the seeds (seeds.yaml): columns, types, descriptions, keys."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict

DECLARATION = Path(__file__).with_name("seeds.yaml")
ColumnType = Literal[
    "id",
    "slug",
    "text",
    "date",
    "decimal",
    "whole",
    "dimensions",
    "sha256",
    "figure",
    "observation",
    "url",
    "json",
]


class ColumnSpec(BaseModel):
    """One column; cells are text, and empty means none."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    type: ColumnType
    about: str
    required: bool = False
    unique: bool = False
    choices: tuple[str, ...] = ()
    refers: str = ""
    """`seed.column` in which the value must stand."""


class SeedSpec(BaseModel):
    """One seed file, relative to the seeds root (observations and cells: a folder of such files)."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    file: str
    about: str
    key: tuple[str, ...]
    order: tuple[str, ...] = ()
    not_after: tuple[tuple[str, str], ...] = ()
    columns: dict[str, ColumnSpec]

    @property
    def header(self) -> tuple[str, ...]:
        """The columns in the order of the file."""
        return tuple(self.columns)


@cache
def load_specs() -> dict[str, SeedSpec]:
    """Return the declaration of every seed by name; a wrong declaration raises pydantic's ValidationError."""
    declared = yaml.safe_load(DECLARATION.read_text(encoding="utf-8"))
    return {name: SeedSpec.model_validate(spec) for name, spec in declared.items()}
