"""The commands themselves: help, extract, ingest, and what they say of bad input."""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from ingest import batch
from ingest.record import COLUMNS, Record
from tests.integration.book import CHECKOUT, PAPERS, Panelbook

COMMANDS = ("extract", "ingest", "refresh", "query", "trace", "status")


@pytest.fixture
def book(tmp_path: Path) -> Panelbook:
    return Panelbook(tmp_path)


def test_help_comes_at_once(book: Panelbook) -> None:
    took = []
    for _ in range(3):
        began = time.perf_counter()
        assert book.run("--help").returncode == 0
        took.append(time.perf_counter() - began)
    assert min(took) < 0.5


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_shows_an_example(book: Panelbook, command: str) -> None:
    assert f"Example: panelbook {command}" in book.run(command, "--help").stdout


def test_extract_loads_nothing_of_the_warehouse(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from ingest.batch import extract_to; "
        f"extract_to([Path({str(PAPERS)!r})], Path({str(tmp_path / 'out.csv')!r}), print); "
        "print(sorted({'polars', 'pandas', 'dbt', 'duckdb', 'great_expectations'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=CHECKOUT
    )
    assert done.stdout.splitlines()[-1] == "[]"


def test_extract_writes_the_record_and_nothing_else(book: Panelbook) -> None:
    out = book.root / "figures.csv"
    done = book.run("extract", str(PAPERS), "--out", str(out))
    assert done.returncode == 0, done.stderr
    assert [p.name for p in book.root.iterdir()] == ["figures.csv"]
    assert b"\r" not in out.read_bytes()
    with out.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert tuple(rows[0]) == COLUMNS
    for row in rows:
        text = (PAPERS / f"{row['document']}.txt").read_text(encoding="utf-8")
        assert text[int(row["char_start"]) : int(row["char_end"])] == row["value_text"]
    assert "81%" in {row["value_text"] for row in rows if row["status"] == "accepted"}


def test_two_processes_write_what_one_writes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    papers = sorted(PAPERS.iterdir())
    alone = records(papers)
    assert all(alone)
    monkeypatch.setattr(batch, "_PAYS_FROM", 0)
    assert records(papers) == alone


def records(papers: list[Path]) -> list[list[Record]]:
    return [e.extraction.records for e in batch.extract_all(papers) if e.extraction]


BAD: dict[str, bytes | None] = {
    "missing.txt": None,
    "empty.txt": b"",
    "picture.png": b"\x89PNG\r\n\x1a\n\x00\x00",
    "latin.txt": "Northmarch Police and Crime Panel\n\nPrecept \xa32m\n".encode("latin-1"),
}


@pytest.mark.parametrize("name", BAD)
def test_one_bad_paper_is_named_and_the_others_are_written(book: Panelbook, name: str) -> None:
    content = BAD[name]
    if content is not None:
        (book.root / name).write_bytes(content)
    out = book.root / "figures.csv"
    good = PAPERS / "northmarch_2023_06.txt"
    done = book.run("extract", str(book.root / name), str(good), "--out", str(out))
    assert done.returncode == 1
    assert name in done.stderr
    assert "Traceback" not in done.stderr
    assert "northmarch_2023_06" in out.read_text(encoding="utf-8")


def test_nothing_is_written_where_no_paper_can_be_read(book: Panelbook) -> None:
    out = book.root / "figures.csv"
    out.write_text("mine", encoding="utf-8")
    done = book.run("extract", str(book.root / "missing.txt"), "--out", str(out))
    assert done.returncode == 1
    assert out.read_text(encoding="utf-8") == "mine"


def test_a_text_without_a_figure_gives_no_row(book: Panelbook) -> None:
    paper = book.root / "words.txt"
    paper.write_text("Northmarch Police and Crime Panel\n\nNothing was reported.\n", encoding="utf-8")
    done = book.run("extract", str(paper), "--out", str(book.root / "figures.csv"))
    assert done.returncode == 0
    assert "0 rows" in done.stderr


def test_extract_into_a_missing_folder_is_explained(book: Panelbook) -> None:
    out = book.root / "no" / "figures.csv"
    done = book.run("extract", str(PAPERS), "--out", str(out))
    assert done.returncode == 6
    assert str(out.parent) in done.stderr
    assert "Traceback" not in done.stderr


def test_ingest_writes_sorted_seeds_and_the_same_bytes_again(fresh: Callable[[], Panelbook]) -> None:
    book = fresh()
    first = book.run("ingest", str(PAPERS))
    assert first.returncode == 0, first.stderr
    held = {p: p.read_bytes() for p in book.seeds.rglob("*.csv")}
    assert len(list((book.seeds / "observations").iterdir())) == 2
    again = book.run("ingest", *map(str, sorted(PAPERS.iterdir(), reverse=True)))
    assert again.stdout.count("nothing new") == 2
    assert {p: p.read_bytes() for p in book.seeds.rglob("*.csv")} == held


def test_a_changed_paper_stands_beside_the_old(fresh: Callable[[], Panelbook], tmp_path: Path) -> None:
    book = fresh()
    paper = tmp_path / "paper.txt"
    source = (PAPERS / "northmarch_2023_06.txt").read_text(encoding="utf-8")
    for text in (source, source.replace("86%", "87%")):
        paper.write_text(text, encoding="utf-8")
        assert book.run("ingest", str(paper)).returncode == 0
    assert len(list((book.seeds / "observations").iterdir())) == 2
    outcomes = (book.home / "state" / "outcomes.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["outcome"] for line in outcomes] == ["ok", "ok"]


def test_make_help_lists_every_target() -> None:
    done = subprocess.run(["make", "help"], cwd=CHECKOUT, capture_output=True, text=True, check=True)
    makefile = (CHECKOUT / "Makefile").read_text(encoding="utf-8")
    targets = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    assert targets is not None
    for target in targets[1].split():
        assert f"make {target} " in done.stdout


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt", "requirements-engine.txt"])
def test_lock_files_have_hashes_and_no_addresses(name: str) -> None:
    text = (CHECKOUT / name).read_text(encoding="utf-8")
    assert "://" not in text
    assert "--index" not in text
    for pinned in re.split(r"\n(?=\S)", text.strip()):
        assert "--hash=sha256:" in pinned, pinned.splitlines()[0]


def test_the_packages_of_the_sql_page_have_hashes_and_no_addresses() -> None:
    folder = CHECKOUT / "ingest/website/browser"
    text = (folder / "package-lock.json").read_text(encoding="utf-8")
    assert "://" not in text
    wanted = json.loads((folder / "package.json").read_text(encoding="utf-8"))
    root, *packages = json.loads(text)["packages"].values()
    assert all(about["integrity"].startswith("sha512-") for about in packages)
    assert {"dependencies", "devDependencies"} < root.keys()
    assert (root["dependencies"], root["devDependencies"]) == (
        wanted["dependencies"],
        wanted["devDependencies"],
    )
