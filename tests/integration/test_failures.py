"""Whatever goes wrong in a refresh, what is published stays, and a person is told what to do."""

from __future__ import annotations

import ctypes
import resource
import signal
from pathlib import Path

import pytest

from tests.integration.book import Panelbook, wait_for

UNFINISHED = ".building-*"


@pytest.fixture
def book(copy: Panelbook) -> Panelbook:
    """A published panelbook whose next refresh must build, since a note was added to a meeting."""
    meetings = copy.seeds / "reference" / "meetings.csv"
    lines = meetings.read_text(encoding="utf-8").splitlines()
    lines[1] += "." if not lines[1].endswith('"') else ""
    meetings.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    return copy


def assert_kept(book: Panelbook, before: object) -> None:
    assert book.published() == before
    assert not list((book.home / "releases").glob(UNFINISHED))


def test_a_failing_dbt_test_blocks(book: Panelbook) -> None:
    before = book.published()
    broken = book.own_project() / "tests" / "dbt" / "never_true.sql"
    broken.write_text("select metric from {{ ref('dim_metric') }}\n", encoding="utf-8")
    done = book.run("refresh")
    assert done.returncode == 4
    assert "never_true" in done.stderr
    assert "what was published before stays" in done.stderr
    assert_kept(book, before)
    status = book.run("status").stdout
    assert "never_true" in status
    assert "blocked" in status


def test_a_failing_expectation_blocks(book: Panelbook) -> None:
    before = book.published()
    suite = book.own_project() / "expectations" / "suites" / "broken.yml"
    suite.write_text(
        "mart: dim_paper\nabout: nothing\nexpectations:\n"
        "  - expect: expect_table_row_count_to_equal\n    arguments: {value: 77}\n    why: there are two\n",
        encoding="utf-8",
    )
    done = book.run("refresh")
    assert done.returncode == 4
    assert "expect_table_row_count_to_equal" in done.stderr
    assert "found 2" in done.stderr
    assert_kept(book, before)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("calls_999_answered_within_10s_pct", "no_such_metric", "no_such_metric"),
        ("\n", "\r\n", "CR LF"),
        (",81,", ",eighty-one,", "eighty-one"),
    ],
)
def test_wrong_seeds_stop_before_anything_is_built(book: Panelbook, old: str, new: str, told: str) -> None:
    before = book.published()
    seed = next(p for p in (book.seeds / "observations").iterdir() if ",81," in p.read_text(encoding="utf-8"))
    seed.write_bytes(seed.read_bytes().replace(old.encode(), new.encode()))
    done = book.run("refresh")
    assert done.returncode == 3
    assert seed.name in done.stderr
    assert told in done.stderr
    assert_kept(book, before)


def test_a_kill_in_the_middle_loses_nothing_and_is_cleaned_up(book: Panelbook) -> None:
    before = book.published()
    running = book.start("refresh")
    wait_for(lambda: list((book.home / "releases").glob(f"{UNFINISHED}/panelbook.duckdb*")))
    running.send_signal(signal.SIGKILL)
    running.wait(timeout=20)
    assert book.published() == before
    assert book.run("query", "select count(*) from fct_figures").returncode == 0
    wait_for(lambda: not at_work_in(book.home / "releases"))  # the child that ran dbt has ended too
    done = book.run("refresh")
    assert done.returncode == 0, done.stderr
    assert "Nothing new" not in done.stdout
    assert not list((book.home / "releases").glob(UNFINISHED))


def test_a_full_disk_is_said_and_nothing_is_lost(book: Panelbook) -> None:
    before = book.published()
    limit = 600_000  # bytes a file; the database needs more

    def full() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    done = book.run("refresh", preexec_fn=full)
    assert done.returncode == 6
    assert "full" in done.stderr
    assert "Traceback" not in done.stderr
    assert_kept(book, before)


def test_a_read_only_folder_is_said_and_nothing_is_lost(book: Panelbook) -> None:
    before = book.published()
    folder = book.home / "releases"
    folder.chmod(0o555)
    try:
        done = book.run("refresh", preexec_fn=obey_permissions)
    finally:
        folder.chmod(0o755)
    assert done.returncode == 6
    assert str(folder) in done.stderr
    assert "read-only" in done.stderr
    assert_kept(book, before)


def test_a_read_only_seeds_folder_is_said_and_nothing_is_ingested(book: Panelbook, tmp_path: Path) -> None:
    paper = tmp_path / "new.txt"
    source = Path(__file__).parent / "papers" / "northmarch_2023_09.txt"
    paper.write_text(source.read_text(encoding="utf-8").replace("91%", "92%"), encoding="utf-8")
    observations = book.seeds / "observations"
    held = {p.name: p.read_bytes() for p in observations.iterdir()}
    for folder in (observations, book.seeds):
        folder.chmod(0o555)
    try:
        done = book.run("ingest", str(paper), preexec_fn=obey_permissions)
    finally:
        for folder in (book.seeds, observations):
            folder.chmod(0o755)
    assert done.returncode == 6, done.stdout + done.stderr
    assert str(book.seeds) in done.stderr
    assert {p.name: p.read_bytes() for p in observations.iterdir()} == held


def test_a_file_in_the_place_of_the_link_is_not_overwritten(book: Panelbook) -> None:
    warehouse = book.home / "warehouse" / "panelbook.duckdb"
    warehouse.unlink()
    warehouse.write_text("mine", encoding="utf-8")
    done = book.run("refresh")
    assert done.returncode == 4
    assert str(warehouse) in done.stderr
    assert warehouse.read_text(encoding="utf-8") == "mine"


def obey_permissions() -> None:
    """Make a process of root's heed file permissions, as any other user's must (Linux)."""
    libc = ctypes.CDLL(None, use_errno=True)
    drop_from_bounding_set = 24
    for capability in (1, 2, 3):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH, CAP_FOWNER
        libc.prctl(drop_from_bounding_set, capability, 0, 0, 0)


def at_work_in(folder: Path) -> list[str]:
    """Processes whose current folder is inside `folder` (or was, and is gone)."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            where = (process / "cwd").readlink()
        except OSError:
            continue
        if where.is_relative_to(folder):
            found.append(process.name)
    return found
