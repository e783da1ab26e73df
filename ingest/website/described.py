"""What the YAML of the models says of each mart: one text for docs and data files."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

_TEXT = re.compile(r"\{% docs (\w+) %\}\s*(.*?)\s*\{% enddocs %\}", re.DOTALL)
_USE = re.compile(r"\{\{ doc\('(\w+)'\) \}\}")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # seconds faster, where PyYAML was built with it
_TO = re.compile(r"ref\('(\w+)'\)")


@dataclass(slots=True)
class Described:
    """One mart in words."""

    description: str = ""
    columns: dict[str, str] = field(default_factory=dict)
    key: list[str] = field(default_factory=list)
    links: list[tuple[str, str, str]] = field(default_factory=list)
    """Column, and the mart and column that it is a key of."""


def describe(models: Path) -> dict[str, Described]:
    """Return what the YAML of the models says, by mart; nothing where there is no such folder."""
    texts = {}
    for path in sorted(models.rglob("*.md")):
        texts.update(dict(_TEXT.findall(path.read_text(encoding="utf-8"))))
    found: dict[str, Described] = {}
    for path in sorted(models.rglob("*.yml")):
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER) or {}
        for model in content.get("models") or []:
            found[model["name"]] = _mart(model, texts)
    return found


def schema_version(models: Path) -> str:
    """Return the version of tables, columns and keys, from the project that the folder of models is in."""
    project = yaml.safe_load((models.parent / "dbt_project.yml").read_text(encoding="utf-8"))
    return str(project["vars"]["schema_version"])


def _mart(model: dict[str, Any], texts: dict[str, str]) -> Described:
    mart = Described(_filled(model.get("description", ""), texts))
    for test in model.get("data_tests") or []:
        if isinstance(test, dict) and "unique_grain" in test:
            mart.key = list(test["unique_grain"]["arguments"]["columns"])
    for column in model.get("columns") or []:
        mart.columns[column["name"]] = _filled(column.get("description", ""), texts)
        for test in column.get("data_tests") or []:
            if isinstance(test, dict) and "relationships" in test:
                arguments = test["relationships"]["arguments"]
                to = _TO.search(arguments["to"])
                if to:
                    mart.links.append((column["name"], to[1], arguments["field"]))
    return mart


def _filled(text: str, texts: dict[str, str]) -> str:
    return " ".join(_USE.sub(lambda use: texts.get(use[1], ""), text).split())
