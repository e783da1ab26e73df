"""Tables, columns and keys that people build on, and what is drawn from them: a change is a version."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.dbt.build import CHECKOUT
from tools.schema import SCHEMA, schema

QUERIES = CHECKOUT / "ingest" / "website" / "queries"
BRIEFING = (
    "moved",
    "latest",
    "standard_status",
    "conflicts",
    "discrepancies",
    "papers",
    "dimensions",
    "as_of",
)
_READ = re.compile(r"(?<!distinct )\b(?:from|join) (?:\w+\.)?(\w+)")


@pytest.fixture(scope="module")
def exposures(committed: Path) -> dict[str, set[str]]:
    """The names that each exposure depends on."""
    text = (committed.parent / "target" / "manifest.json").read_text(encoding="utf-8")
    manifest: dict[str, Any] = json.loads(text)
    return {
        e["name"]: {node.rsplit(".", 1)[1] for node in e["depends_on"]["nodes"]}
        for e in manifest["exposures"].values()
    }


def names(queries: list[Path]) -> set[str]:
    """Tables that queries read: what they name after from or join, and do not make themselves."""
    found = set()
    for path in queries:
        sql = re.sub(r"--.*", "", path.read_text(encoding="utf-8"))
        own = set(re.findall(r"(\w+) as \(", sql))
        found |= set(_READ.findall(sql)) - own - {"information_schema", "columns"}
    return found


def analyses() -> list[dict[str, Any]]:
    """What is said of each query to start from."""
    text = (CHECKOUT / "analyses" / "analyses.yml").read_text(encoding="utf-8")
    return list(yaml.safe_load(text)["analyses"])


def test_the_list_of_columns_is_the_marts(committed: Path) -> None:
    assert schema(committed) == SCHEMA.read_text(encoding="utf-8"), (
        "tables, columns or keys changed: raise schema_version in dbt_project.yml, say so in CHANGELOG.md, "
        "and run tools/schema.py after a refresh"
    )


def test_the_version_of_the_schema_is_in_the_changelog() -> None:
    project = yaml.safe_load((CHECKOUT / "dbt_project.yml").read_text(encoding="utf-8"))
    version = project["vars"]["schema_version"]
    assert f"Schema {version}:" in (CHECKOUT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_exposures_name_all_that_people_open(exposures: dict[str, set[str]], committed: Path) -> None:
    marts = {line.partition(",")[0] for line in schema(committed).splitlines()[1:]}
    assert exposures["files"] == marts
    guide = [CHECKOUT / "analyses" / f"{about['name']}.sql" for about in analyses() if "config" in about]
    assert exposures["site"] == names([*QUERIES.glob("*.sql"), *guide])
    assert exposures["briefings"] == names([QUERIES / f"{name}.sql" for name in BRIEFING])


def test_every_query_to_start_from_is_described() -> None:
    known = analyses()
    assert {a["name"] for a in known} == {path.stem for path in (CHECKOUT / "analyses").glob("*.sql")}
    order = sorted(a["config"]["meta"]["start"] for a in known if "config" in a)
    assert order == list(range(1, 11))
