"""What a figure can be taken to mean, as far as a person decides it: the columns of a decision."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace

from ingest.review.period import as_words as period_words


@dataclass(frozen=True, slots=True)
class Meaning:
    """One meaning, every field as the text of the seeds; an empty one is not known."""

    area: str = ""
    metric: str = ""
    dimensions: str = ""
    measure_type: str = ""
    period_type: str = ""
    period_start: str = ""
    period_end: str = ""
    value: str = ""
    unit: str = ""

    @classmethod
    def of(cls, row: Mapping[str, str]) -> Meaning:
        """Return the meaning that a row of the seeds, or a candidate reading, gives."""
        return cls(**{name: row.get(name) or "" for name in FIELDS})

    def with_fields(self, given: Mapping[str, object]) -> Meaning:
        """Return the meaning with those of the given fields that it has; the rest stays."""
        known = {name: str(value) for name, value in given.items() if name in FIELDS and value is not None}
        return replace(self, **known)

    def as_row(self) -> dict[str, str]:
        """Return the fields by column."""
        return {name: getattr(self, name) for name in FIELDS}


FIELDS = tuple(field.name for field in fields(Meaning))


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a person must decide, and the readings to choose from, best first."""

    reason: str
    readings: tuple[Meaning, ...]


def doubt_of(row: Mapping[str, str]) -> Doubt:
    """Return the doubt that an observation row carries; each reading is the row's with its own fields.

    A row without candidates has one reading, its own, where it has a measure, and else none.
    """
    own = Meaning.of(row)
    try:
        told = json.loads(row.get("candidates") or "{}")
    except ValueError:
        told = {}
    listed = told if isinstance(told, list) else told.get("readings", [])
    given = [own.with_fields(reading) for reading in listed if isinstance(reading, dict)]
    readings = tuple(dict.fromkeys(given)) or ((own,) if own.metric else ())
    return Doubt("" if isinstance(told, list) else str(told.get("reason", "")), readings)


def as_words(meaning: Meaning, labels: Mapping[str, str]) -> str:
    """Return a meaning on one line for a person; `labels` gives each measure the name for people."""
    kind = meaning.measure_type.replace("_", " ")
    parts = [
        labels.get(meaning.metric, meaning.metric) or "measure not known",
        *([meaning.dimensions.replace(";", ", ")] if meaning.dimensions else []),
        meaning.area or "area not known",
        period_words(meaning.period_type, meaning.period_start, meaning.period_end),
        f"{kind if kind not in ('', 'level') else ''} {meaning.value} {meaning.unit}".replace(
            "_", " "
        ).strip(),
    ]
    return " | ".join(part for part in parts if part)
