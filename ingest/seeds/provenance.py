"""Where a paper came from: the optional sidecar file `<paper's file name>.source.yml` beside it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import yaml

KEYS = ("source_url", "meeting_url", "retrieved_on", "licence")
SUFFIX = ".source.yml"


class BadSidecar(Exception):
    """A sidecar that cannot be used; the message names the file and the fault."""


def read_provenance(paper: Path) -> dict[str, str]:
    """Return what the sidecar of a paper gives, dates as ISO 8601; nothing where there is no sidecar."""
    path = paper.with_name(paper.name + SUFFIX)
    try:
        loaded: Any = yaml.safe_load(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise BadSidecar(f"{path.name} is not YAML in UTF-8 ({_first_line(error)})") from error
    if not isinstance(loaded, dict):
        raise BadSidecar(f"{path.name} does not hold `key: value` lines")
    unknown = sorted(str(key) for key in loaded if key not in KEYS)
    if unknown:
        raise BadSidecar(f"{path.name} has the unknown key {', '.join(unknown)}; known are {', '.join(KEYS)}")
    return {key: _text(value) for key, value in loaded.items() if value is not None}


def _text(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value).strip()


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0]
