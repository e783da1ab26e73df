"""Reads the lexicon's files and compiles their patterns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import TypeAdapter, ValidationError

from ingest.lexicon.heads import heads
from ingest.lexicon.schema import (
    CONDITION,
    AreaFile,
    CueFile,
    DimensionFile,
    MetricEntry,
    MetricFile,
    WordFile,
)

HERE = Path(__file__).parent
_WORD_START = r"(?<![\w£])"
_WORD_END = r"(?![^\W\d_])(?:(?<!\d)|(?!\d))"
"""A footnote's digit may be glued to the last word, not to a number."""


class LexiconError(Exception):
    """A lexicon file that cannot be used; the message names the file, the entry and the remedy."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A pattern of the lexicon, and the letters that each match begins with, where they are known."""

    pattern: re.Pattern[str]
    heads: frozenset[str] | None = None

    def may_be_in(self, word_heads: frozenset[str]) -> bool:
        """Whether a text with these heads of words can hold a match."""
        return self.heads is None or not self.heads.isdisjoint(word_heads)


@dataclass(frozen=True, eq=False)
class Lexicon:
    """The compiled lexicon.

    `cues`, `words` map a name to one phrase; `dimensions` maps a dimension to (value, phrase) pairs;
    `areas` are (slug, phrase) pairs of forces, countries and groups; `places` the same by force.
    """

    metrics: tuple[MetricEntry, ...]
    cues: dict[str, Phrase]
    words: dict[str, Phrase]
    dimensions: dict[str, tuple[tuple[str, Phrase], ...]]
    reach: dict[str, str]
    """How far from a figure the words of a dimension may stand: words, sentence, paragraph or section."""
    areas: tuple[tuple[str, Phrase], ...]
    places: dict[str, tuple[tuple[str, Phrase], ...]]
    forces: dict[str, str]
    """Slug of each force to the name it is printed with."""
    called: dict[str, tuple[str, ...]]
    """Slug of a force to other names of its panel, its commissioner or its area."""
    bodies: dict[str, tuple[str, ...]]
    """Slug of a force to the bodies that name it without its area ('MOPAC')."""

    def metric(self, name: str) -> MetricEntry:
        """Return the entry of a metric; KeyError where the lexicon has none."""
        return next(m for m in self.metrics if m.metric == name)


@lru_cache(maxsize=2)
def load_lexicon(folder: Path = HERE) -> Lexicon:
    """Read and check the lexicon; LexiconError says which entry of which file is wrong."""
    cues = _read(folder / "cues.yaml", CueFile)
    words = _read(folder / "words.yaml", WordFile)
    dimensions = _read(folder / "dimensions.yaml", DimensionFile)
    metrics = _read(folder / "metrics.yaml", MetricFile)
    areas = _read(folder / "areas.yaml", TypeAdapter(AreaFile))
    _check_references(folder / "metrics.yaml", metrics, cues, dimensions)
    _check_words(folder / "metrics.yaml", metrics, words)
    named = {**areas.forces, **areas.countries, **areas.grouped}
    return Lexicon(
        metrics=tuple(metrics),
        cues={name: _pattern(folder / "cues.yaml", name, p) for name, p in cues.items()},
        words={
            name: _pattern(folder / "words.yaml", name, p, bounded=not name.endswith(("_before", "_since")))
            for name, p in words.items()
        },
        dimensions={
            name: _pairs(folder / "dimensions.yaml", entry.values, re.IGNORECASE)
            for name, entry in dimensions.items()
        },
        reach={name: entry.reach for name, entry in dimensions.items()},
        areas=_pairs(folder / "areas.yaml", named),
        places={force: _pairs(folder / "areas.yaml", places) for force, places in areas.places.items()},
        forces={slug: names[0] for slug, names in areas.forces.items()},
        called={slug: tuple(names) for slug, names in areas.panels.items()},
        bodies={slug: tuple(names) for slug, names in areas.bodies.items()},
    )


def _read(path: Path, adapter: TypeAdapter[Any]) -> Any:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return adapter.validate_python(yaml.load(path.read_text(encoding="utf-8"), Loader=loader))
    except yaml.YAMLError as error:
        raise LexiconError(f"{path.name} is not YAML: {error}. Mend the line it names.") from error
    except ValidationError as error:
        faults = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())
        raise LexiconError(f"{path.name}: {faults}. The form is described in schema.py.") from error


def _pattern(path: Path, name: str, patterns: list[str], bounded: bool = True) -> Phrase:
    return _compile(path, name, patterns, re.IGNORECASE, bounded)


def _pairs(
    path: Path, values: dict[str, list[str]], flags: re.RegexFlag = re.NOFLAG
) -> tuple[tuple[str, Phrase], ...]:
    return tuple((value, _compile(path, value, p, flags)) for value, p in values.items() if p)


def _compile(path: Path, name: str, patterns: list[str], flags: re.RegexFlag, bounded: bool = True) -> Phrase:
    body = "|".join(patterns)
    try:
        compiled = re.compile(f"{_WORD_START}(?:{body}){_WORD_END if bounded else ''}", flags)
    except re.error as error:
        raise LexiconError(f"{path.name}: {name} is no regular expression: {error}.") from error
    return Phrase(compiled, heads(patterns))


def _check_references(
    path: Path, metrics: list[MetricEntry], cues: dict[str, Any], dimensions: dict[str, Any]
) -> None:
    for entry in metrics:
        named = (
            {cue.removeprefix(CONDITION) for sense in entry.senses for cue in sense}
            | set(entry.anchor)
            | set(entry.unless)
            | {cue for pair in entry.unless_titled.items() for cue in pair}
        )
        named |= set(entry.not_before) | {cue for cue in (entry.counted, entry.negative) if cue}
        for cue in sorted(named - cues.keys()):
            raise LexiconError(f"{path.name}: {entry.metric} names the cue {cue}. Add it to cues.yaml.")
        for dimension in sorted(set(entry.dimensions) - dimensions.keys()):
            raise LexiconError(
                f"{path.name}: {entry.metric} names the dimension {dimension}. Add it to dimensions.yaml."
            )


def _check_words(path: Path, metrics: list[MetricEntry], words: dict[str, Any]) -> None:
    for entry in metrics:
        if entry.parts is not None and entry.parts not in words:
            raise LexiconError(
                f"{path.name}: {entry.metric} names the words {entry.parts}. Add them to words.yaml."
            )
