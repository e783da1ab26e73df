"""One panelbook of a made-up force, built once with the real command, and copies of it to break."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.integration.book import PAPERS, DemoBook, Panelbook, seed_root
from tests.once import once


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Panelbook:
    """A panelbook with both papers ingested and published. Tests that change anything take a copy."""

    def make(folder: Path) -> None:
        book = Panelbook(folder)
        seed_root(book.seeds)
        done = book.run("refresh", "--papers", str(PAPERS))
        assert done.returncode == 0, done.stdout + done.stderr
        (folder / "first_refresh.txt").write_text(done.stdout, encoding="utf-8")

    return Panelbook(once(tmp_path_factory, "panelbook", make))


@pytest.fixture
def copy(built: Panelbook, tmp_path: Path) -> Panelbook:
    """The published panelbook again, for a test to change."""
    shutil.copytree(built.root, tmp_path / "book", symlinks=True)
    return Panelbook(tmp_path / "book")


@pytest.fixture
def fresh(tmp_path: Path) -> Callable[[], Panelbook]:
    """Make a panelbook with seeds and nothing else."""

    def make() -> Panelbook:
        seed_root(tmp_path / "seeds")
        return Panelbook(tmp_path)

    return make


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> DemoBook:
    """The demo, built once with the real command. Tests that change anything take a copy."""

    def make(folder: Path) -> None:
        book = DemoBook(folder)
        done = book.run("demo", str(book.home))
        assert done.returncode == 0, done.stdout + done.stderr
        (folder / "demo.txt").write_text(done.stdout, encoding="utf-8")

    return DemoBook(once(tmp_path_factory, "northmarch", make))


@pytest.fixture
def demo_copy(demo: DemoBook, tmp_path: Path) -> DemoBook:
    """The demo again, for a test to change."""
    shutil.copytree(demo.root, tmp_path / "northmarch", symlinks=True)
    return DemoBook(tmp_path / "northmarch")
