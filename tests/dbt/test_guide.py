"""What the guide tells people to type works on a release."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ingest.release.export import export
from tests.dbt.build import CHECKOUT

BLOCKS = re.findall(
    r"```python\n(.*?)```", (CHECKOUT / "docs/guide.md").read_text(encoding="utf-8"), re.DOTALL
)


@pytest.mark.parametrize("code", BLOCKS)
def test_the_python_of_the_guide_runs(
    code: str, committed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "warehouse").mkdir()
    (tmp_path / "warehouse" / "panelbook.duckdb").symlink_to(committed)
    export(committed, tmp_path / "current" / "parquet")
    monkeypatch.chdir(tmp_path)
    given: dict[str, object] = {}
    exec(code, given)
    assert len(given["quarters"]) > 3  # type: ignore[arg-type]
