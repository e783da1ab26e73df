"""The example papers in all their forms, and the demo that is built from them."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.pipeline import extract_path
from ingest.readers import read_paper
from ingest.record import COLUMNS, Status
from ingest.release.demo import EXAMPLE
from tests.integration.book import DemoBook
from tools.make_example import FORMS, forms

NAMES = ("2024-06-northmarch-panel", "2024-09-northmarch-panel")
_PLACES = {"document", "char_start", "char_end", "page", "block", "label", "confidence", "rule"}
_IDS = {"paper_sha256", "figure_id", "observation_id"}
SAID = [name for name in COLUMNS if name not in _PLACES | _IDS]


def said(path: Path) -> list[tuple[str, ...]]:
    """What a paper says, whatever its form: the printed tokens and their meanings, without their places."""
    records = extract_path(path).records
    return sorted(tuple(str(getattr(r, n)) for n in SAID) for r in records if r.status != Status.IGNORED)


@pytest.fixture(scope="session")
def plain() -> dict[str, list[tuple[str, ...]]]:
    return {name: said(EXAMPLE / "txt" / f"{name}.txt") for name in NAMES}


@pytest.mark.parametrize("suffix", [suffix for suffix in FORMS if suffix != ".txt"])
@pytest.mark.parametrize("name", NAMES)
def test_every_form_says_the_same(plain: dict[str, list[tuple[str, ...]]], name: str, suffix: str) -> None:
    assert said(EXAMPLE / suffix[1:] / f"{name}{suffix}") == plain[name]


def test_the_example_says_what_it_is_for(plain: dict[str, list[tuple[str, ...]]]) -> None:
    rows = [dict(zip(SAID, row, strict=True)) for row in (*plain[NAMES[0]], *plain[NAMES[1]])]
    accepted = [row for row in rows if row["status"] == Status.ACCEPTED]
    printed = {(row["metric"], row["value_text"]) for row in accepted}
    assert {row["status"] for row in rows} == {Status.ACCEPTED, Status.REVIEW}
    assert {
        ("calls_999_answered_within_10s_pct", "84%"),
        ("calls_999_answered_within_10s_pct", "83%"),
        ("calls_101_abandoned_pct", "6.2%"),
        ("calls_101_abandoned_pct", "6.9%"),
        ("response_median_seconds", "11 minutes 40 seconds"),
        ("conviction_rate_pct", "78.5%"),
        ("victim_satisfaction_pct", "Three quarters"),
        ("workforce_headcount", "1,902"),
    } <= printed
    assert any(row["measure_type"] == "target" and row["value_text"] == "90%" for row in accepted)


@pytest.mark.parametrize("suffix", FORMS)
def test_the_forms_in_the_repository_are_those_of_the_source(suffix: str, tmp_path: Path) -> None:
    for name, data in forms().items():
        if not name.endswith(suffix):
            continue
        made = tmp_path / Path(name).name
        made.write_bytes(data)
        # an archive's bytes may differ with the library that packs it; what it says may not
        assert read_paper(made).text == read_paper(EXAMPLE / name).text


def test_the_demo_shows_what_there_is_to_see(demo: DemoBook) -> None:
    printed = (demo.root / "demo.txt").read_text(encoding="utf-8")
    assert "Northmarch: 999 calls answered within 10 seconds, 2024/25 Q1 (quarter): 89%" in printed
    assert "6.2%;6.9%" in printed
    assert "not_reported" in printed
    assert "two measures fit equally" in printed
    assert "panelbook review show " in printed


def test_the_demo_holds_nothing_real(demo: DemoBook) -> None:
    for table in ("fct_observations", "reference.standards", "reference.meetings"):
        column = "panel" if table.endswith("meetings") else "area"
        answer = demo.run("query", f"select distinct {column} from {table}", "--format", "csv")
        assert answer.stdout.split() == [column, "northmarch"], table
    assert sorted(path.name for path in demo.root.iterdir()) == ["demo", "demo.txt"]


def test_the_demo_again_changes_nothing(demo_copy: DemoBook) -> None:
    before = demo_copy.published()
    again = demo_copy.run("demo", str(demo_copy.home))
    assert again.returncode == 0, again.stderr
    assert "Nothing new" in again.stdout
    assert demo_copy.published() == before


def test_the_demo_keeps_out_of_a_folder_with_something_else(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "notes.txt").write_text("mine", encoding="utf-8")
    done = DemoBook(tmp_path).run("demo", str(folder))
    assert done.returncode == 2
    assert "holds something else" in done.stderr
    assert [path.name for path in folder.iterdir()] == ["notes.txt"]


def test_no_form_is_large() -> None:
    sizes = {path: path.stat().st_size for path in EXAMPLE.rglob("*") if path.is_file()}
    assert max(sizes.values()) < 50_000, sizes
