"""Observation files and papers.csv are byte-stable, and old or new but never half."""

import errno
import os
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.record import COLUMNS
from ingest.seeds.rawcsv import read_raw
from ingest.seeds.write import (
    PaperRow,
    read_papers,
    render_observations,
    write_observations,
    write_papers,
)

from .conftest import SHA, ignored, level, snapshot

ROW = PaperRow(SHA, SHA, "northmarch", "Agenda", "northmarch", "2023-09-19", "text", "1", "1")


def test_the_file_is_named_by_the_papers_hash_and_sorted_by_place(tmp_path):
    second_meaning = replace(level(), observation_id=level().figure_id + "-1", area="southmarch")

    assert write_observations(tmp_path, [ignored(), second_meaning, level()])

    path = tmp_path / "observations" / f"{SHA[:16]}.csv"
    header, *rows = path.read_text().splitlines()
    assert header.split(",") == list(COLUMNS)
    assert [row.split(",")[1:5] for row in rows] == [
        ["10", "13", "76%", "northmarch"],
        ["10", "13", "76%", "southmarch"],
        ["20", "24", "2023", ""],
    ]


def test_writing_twice_changes_nothing_whatever_the_order(tmp_path):
    assert write_observations(tmp_path, [level(), ignored()])
    before = snapshot(tmp_path)

    assert not write_observations(tmp_path, [ignored(), level()])
    assert snapshot(tmp_path) == before


def test_records_of_two_papers_are_refused(tmp_path):
    with pytest.raises(ValueError, match="records of one paper are needed, not of 2"):
        write_observations(tmp_path, [level(), ignored("f" * 64)])


def test_papers_are_sorted_by_meeting_and_read_back(tmp_path):
    earlier = replace(ROW, paper_sha256="f" * 64, meeting_date="2020-02-05", title='A "pack", with\nmore')

    assert write_papers(tmp_path, [ROW, earlier])
    assert not write_papers(tmp_path, [earlier, ROW])
    assert list(read_papers(tmp_path).values()) == [earlier, ROW]


def test_nothing_ingested_is_no_papers(tmp_path):
    assert read_papers(tmp_path) == {}


@pytest.mark.parametrize("failing", ["fsync", "replace"])
def test_a_full_disk_leaves_the_old_file(tmp_path, monkeypatch, failing):
    write_observations(tmp_path, [level()])
    before = snapshot(tmp_path)

    def full(*_args):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync" if failing == "fsync" else "pathlib.Path.replace", full)
    with pytest.raises(OSError, match="No space left"):
        write_observations(tmp_path, [level(), ignored()])

    assert snapshot(tmp_path) == before


def test_what_a_killed_writer_left_is_taken_away(tmp_path):
    write_observations(tmp_path, [level()])
    leftover = tmp_path / "observations" / f".{SHA[:16]}.csv.1.tmp"
    leftover.write_text("half a li")

    write_observations(tmp_path, [level(), ignored()])

    assert os.listdir(leftover.parent) == [f"{SHA[:16]}.csv"]  # noqa: PTH208


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00")), max_size=4))
def test_any_text_of_a_cell_comes_back(texts):
    records = [replace(ignored(start=10 * n), label=text) for n, text in enumerate(texts)]

    raw = read_raw(render_observations(records), "x.csv", COLUMNS)

    assert raw.problems == []
    assert raw.column("label") == texts
