"""The two shortcuts, the fingerprint and the papers already seen, notice whatever could matter."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.release.fingerprint import fingerprint
from ingest.release.seen import Seen
from ingest.settings import Settings, load
from tests.integration.book import PAPERS, Panelbook, seed_root


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    project = tmp_path / "project"
    for name in ("models/marts/fct_a.sql", "tests/dbt/a.sql", "expectations/suites/a.yml", "dbt_project.yml"):
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_text("one", encoding="utf-8")
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "papers.csv").write_text("one", encoding="utf-8")
    return settings_in(tmp_path)


def settings_in(root: Path, **more: str) -> Settings:
    return load({"PANELBOOK_PROJECT": str(root / "project"), "PANELBOOK_SEEDS": str(root / "seeds"), **more})


def taken(of: Settings) -> str:
    return fingerprint(of, of.project, of.seeds)


@pytest.mark.parametrize(
    "name",
    [
        "project/models/marts/fct_a.sql",
        "project/tests/dbt/a.sql",
        "project/expectations/suites/a.yml",
        "project/dbt_project.yml",
        "project/models/new.sql",
        "seeds/papers.csv",
        "seeds/observations/0123456789abcdef.csv",
    ],
)
def test_content_changes_the_fingerprint(settings: Settings, tmp_path: Path, name: str) -> None:
    before = taken(settings)
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("two", encoding="utf-8")
    assert taken(settings) != before


def test_time_place_and_leftovers_do_not_change_it(settings: Settings, tmp_path: Path) -> None:
    before = taken(settings)
    os.utime(settings.seeds / "papers.csv", (1, 1))
    (settings.seeds / ".papers.csv.tmp").write_text("x", encoding="utf-8")
    shutil.copytree(tmp_path, tmp_path / "elsewhere", ignore=shutil.ignore_patterns("elsewhere"))
    assert taken(settings) == before
    assert taken(settings_in(tmp_path / "elsewhere")) == before


def test_the_engine_of_the_sql_page_changes_it(tmp_path: Path, settings: Settings) -> None:
    engine = tmp_path / "engine"
    without = taken(settings_in(tmp_path, PANELBOOK_ENGINE=str(engine)))
    engine.mkdir()
    (engine / "engine.js").write_text("one", encoding="utf-8")
    assert taken(settings_in(tmp_path, PANELBOOK_ENGINE=str(engine))) != without


def test_the_date_that_is_set_changes_it(settings: Settings, tmp_path: Path) -> None:
    assert taken(settings_in(tmp_path, PANELBOOK_AS_OF="2023-04-01")) != taken(settings)


@pytest.fixture
def ingested(fresh: Callable[[], Panelbook], tmp_path: Path) -> tuple[Panelbook, Path]:
    paper = tmp_path / "paper.txt"
    shutil.copyfile(PAPERS / "northmarch_2023_06.txt", paper)
    book = fresh()
    assert book.run("ingest", str(paper)).returncode == 0
    return book, paper


def holds(book: Panelbook, paper: Path) -> bool:
    return Seen(load(book.env)).holds(paper)


def test_a_paper_is_known_again_under_another_name(ingested: tuple[Panelbook, Path], tmp_path: Path) -> None:
    book, paper = ingested
    assert holds(book, paper)
    assert holds(book, paper.rename(tmp_path / "renamed.txt"))


def test_an_edited_seed_is_written_again(ingested: tuple[Panelbook, Path]) -> None:
    book, paper = ingested
    (seed,) = (book.seeds / "observations").iterdir()
    right = seed.read_bytes()
    seed.write_bytes(right.replace(b",81,", b",18,"))
    assert not holds(book, paper)
    assert book.run("ingest", str(paper)).returncode == 0
    assert seed.read_bytes() == right
    assert holds(book, paper)


@pytest.mark.parametrize("name", ["papers.csv", "reference/metrics.csv"])
def test_other_seeds_count_too(ingested: tuple[Panelbook, Path], name: str) -> None:
    book, paper = ingested
    seed = book.seeds / name
    seed.write_text(seed.read_text(encoding="utf-8").replace("h", "x"), encoding="utf-8")
    assert not holds(book, paper)


def test_a_new_source_beside_the_paper_is_taken_in(ingested: tuple[Panelbook, Path]) -> None:
    book, paper = ingested
    paper.with_name("paper.txt.source.yml").write_text("licence: OGL\n", encoding="utf-8")
    assert not holds(book, paper)
    assert book.run("ingest", str(paper)).returncode == 0
    assert "OGL" in (book.seeds / "papers.csv").read_text(encoding="utf-8")


def test_nothing_is_known_where_nothing_was_ingested(tmp_path: Path) -> None:
    seed_root(tmp_path / "seeds")
    seen = Seen(settings_in(tmp_path, PANELBOOK_HOME=str(tmp_path)))
    assert not seen.holds(PAPERS / "northmarch_2023_06.txt")
