"""What every model owes its reader: a contract, its grain, texts and a test."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(scope="module")
def manifest(committed: Path) -> dict[str, Any]:
    text = (committed.parent / "target" / "manifest.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def models(manifest: dict[str, Any]) -> list[dict[str, Any]]:
    return [node for node in manifest["nodes"].values() if node["resource_type"] == "model"]


def test_every_model_keeps_a_contract_and_says_its_grain(manifest: dict[str, Any]) -> None:
    for model in models(manifest):
        assert model["config"]["contract"]["enforced"], model["name"]
        assert model["raw_code"].startswith("-- Grain: "), model["name"]
        assert "Grain: " in model["description"], model["name"]
        assert f"\n{model['name']} as (" in f"\n{model['raw_code'].replace('with ', '')}", model["name"]


def test_every_column_has_a_text(manifest: dict[str, Any]) -> None:
    seeds = [node for node in manifest["nodes"].values() if node["resource_type"] == "seed"]
    silent = [
        f"{node['name']}.{column}"
        for node in models(manifest) + seeds
        for column, about in node["columns"].items()
        if not about["description"].strip()
    ]
    assert silent == []


def test_every_model_is_tested_for_its_grain(manifest: dict[str, Any]) -> None:
    tested = {
        parent
        for node in manifest["nodes"].values()
        if node["resource_type"] == "test" and node.get("test_metadata", {}).get("name") == "unique_grain"
        for parent in node["depends_on"]["nodes"]
    }
    untested = {m["name"] for m in models(manifest) if m["unique_id"] not in tested}
    assert untested == {"int_as_of"}, "int_as_of is one row"


def test_only_staging_reads_files(manifest: dict[str, Any]) -> None:
    reading = {m["name"] for m in models(manifest) if "read_text_" in m["raw_code"]}
    assert reading == {"stg_cells", "stg_observations", "stg_papers", "stg_sayings", "stg_stated_signals"}
