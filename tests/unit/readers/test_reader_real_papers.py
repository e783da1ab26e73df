"""The reader over the real papers, where they are at hand."""

from __future__ import annotations

import csv
import time
from pathlib import Path

import pytest
from reader_spans import assert_places

from ingest.readers import read_paper
from ingest.readers.blocks import Block, Paper


@pytest.fixture(scope="module")
def papers(shared_papers: list[Path]) -> dict[str, Paper]:
    return {path.stem: read_paper(path) for path in shared_papers}


def test_every_character_is_in_one_block_at_its_place(papers: dict[str, Paper]) -> None:
    for paper in papers.values():
        assert_places(paper)


def test_text_is_the_bytes(shared_papers: list[Path], papers: dict[str, Paper]) -> None:
    for path in shared_papers:
        assert papers[path.stem].text.encode() == path.read_bytes()


def test_panels_and_meetings(papers: dict[str, Paper]) -> None:
    found = sorted((p.panel or "", str(p.meeting_date)) for p in papers.values())
    assert found == [
        ("west-mercia", "2019-09-10"),
        ("west-mercia", "2020-02-05"),
        ("west-mercia", "2023-02-03"),
        ("west-mercia", "2023-09-19"),
        ("west-midlands", "2023-01-09"),
    ]


def holding(paper: Paper, at: int) -> Block:
    return next(
        b for b in paper.blocks if b.text.offsets[0] <= at <= b.text.offsets[-1] and at in b.text.offsets
    )


def test_an_undated_figure_stands_in_the_report_of_its_date(
    papers: dict[str, Paper], shared_gold: Path
) -> None:
    with shared_gold.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["period_type"] == "unstated"]
    wrong = []
    for row in rows:
        paper = papers[row["document"]]
        at = paper.text.index(row["quote"]) + row["quote"].index(row["value_text"])
        when = paper.reports[holding(paper, at).report].date
        if str(when) != row["period_end"]:
            wrong.append((row["document"], row["quote"][:40], str(when)))
    assert rows and not wrong


def test_all_are_read_in_a_second_and_a_half(shared_papers: list[Path]) -> None:
    begin = time.process_time()
    for path in shared_papers:
        read_paper(path)
    assert time.process_time() - begin < 1.5
