"""The lexicon: it loads, it agrees with the reference seeds, and a bad entry is named."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest
import yaml

from ingest.lexicon import Lexicon, LexiconError, load_lexicon
from ingest.lexicon.load import HERE

REFERENCE = Path(__file__).parents[3] / "seeds" / "reference"
SHARED = Path(__file__).resolve().parents[4] / "shared" / "vocabulary"


def column(name: str, key: str) -> dict[str, dict[str, str]]:
    with (REFERENCE / name).open(encoding="utf-8", newline="") as file:
        return {row[key]: row for row in csv.DictReader(file)}


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


def test_every_metric_is_a_reference_metric_of_the_same_unit(lexicon: Lexicon) -> None:
    known = column("metrics.csv", "metric")
    assert lexicon.metrics
    for entry in lexicon.metrics:
        assert known[entry.metric]["unit"] == entry.unit, entry.metric


def test_every_area_is_a_reference_area(lexicon: Lexicon) -> None:
    known = column("areas.csv", "area")
    grouped = set(yaml.safe_load((HERE / "areas.yaml").read_text(encoding="utf-8"))["grouped"])
    named = {slug for slug, _ in lexicon.areas} - grouped
    placed = {slug for places in lexicon.places.values() for slug, _ in places}
    assert sorted((named | placed | set(lexicon.places) | set(lexicon.forces)) - set(known)) == []


def test_every_dimension_is_a_reference_dimension(lexicon: Lexicon) -> None:
    with (REFERENCE / "dimensions.csv").open(encoding="utf-8", newline="") as file:
        known = {(row["dimension"], row["value"]) for row in csv.DictReader(file)}
    named = {(name, value) for name, pairs in lexicon.dimensions.items() for value, _ in pairs}
    assert sorted(pair for pair in named - known if pair[1] not in ("none", "unnamed", "label")) == []
    for entry in lexicon.metrics:
        assert set(entry.requires_dimension) <= set(entry.dimensions) <= set(lexicon.dimensions)


def test_every_territorial_force_is_named(lexicon: Lexicon) -> None:
    with (REFERENCE / "areas.csv").open(encoding="utf-8", newline="") as file:
        forces = {row["area"] for row in csv.DictReader(file) if row["area_kind"] == "force"}
    assert len(forces) >= 43
    assert sorted(forces - set(lexicon.forces)) == []
    for slug, phrase in lexicon.areas:
        if slug in lexicon.forces:
            assert phrase.pattern.search(lexicon.forces[slug]), slug


def test_no_cue_matches_nothing_at_all(lexicon: Lexicon) -> None:
    """An empty alternative would stand everywhere."""
    for name, phrase in {**lexicon.cues, **lexicon.words}.items():
        assert phrase.pattern.search("") is None or name.endswith(("_before", "_since")), name


CASES = [
    ("999 calls", "call_999", True),
    ("non-emergency calls", "call_999", False),
    ("non-emergency calls", "call_101", True),
    ("within 10 seconds", "within_10s", True),
    ("within 100 seconds", "within_10s", False),
    ("within 30 seconds", "within_30s", True),
    ("within 60 seconds", "within_30s", False),
    ("within 3 minutes", "within_3min", True),
    ("within 30 minutes", "within_3min", False),
    ("conviction rate", "conviction_rate", True),
    ("charge rate", "conviction_rate", False),
    ("abandonment rate", "abandoned", True),
]


@pytest.mark.parametrize(("text", "cue", "found"), CASES)
def test_the_words_of_the_core_measures(lexicon: Lexicon, text: str, cue: str, found: bool) -> None:
    assert bool(lexicon.cues[cue].pattern.search(text)) is found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A lexicon of its own for each test."""
    for path in HERE.glob("*.yaml"):
        shutil.copy(path, tmp_path / path.name)
    return tmp_path


BROKEN = [
    (
        "metrics.yaml",
        "- {metric: new_pct, unit: percent, senses: [[no_such_cue]]}\n",
        ["new_pct", "no_such_cue"],
    ),
    (
        "metrics.yaml",
        "- {metric: new_pct, unit: percent, senses: [[call_999]], dimensions: {no_such: }}\n",
        ["new_pct", "no_such"],
    ),
    ("metrics.yaml", "- {metric: new_pct, unit: percent, senses: [[call_999]], colour: red}\n", ["colour"]),
    ("cues.yaml", 'new_cue: ["(unclosed"]\n', ["new_cue", "regular expression"]),
    ("cues.yaml", "new_cue: just words\n", ["new_cue"]),
    ("words.yaml", "new words: [\n", ["YAML"]),
    ("dimensions.yaml", "new_one: {reach: everywhere, values: {a: [b]}}\n", ["new_one", "reach"]),
    ("areas.yaml", "moons: {}\n", ["moons"]),
]


@pytest.mark.parametrize(("file", "entry", "named"), BROKEN)
def test_a_bad_entry_is_named(folder: Path, file: str, entry: str, named: list[str]) -> None:
    with (folder / file).open("a", encoding="utf-8") as handle:
        handle.write("\n" + entry)
    with pytest.raises(LexiconError) as caught:
        load_lexicon(folder)
    assert all(word in str(caught.value) for word in [file, *named]), str(caught.value)
