"""Files that are odd rather than damaged: what is read of them, and what is said of the rest."""

from __future__ import annotations

import os
import re
import time
from dataclasses import replace
from pathlib import Path

import northmarch_office as office
import northmarch_pdf as pdfs
import pytest
from reader_spans import assert_places

from ingest import pipeline
from ingest.batch import extract_to
from ingest.deadline import TookTooLong, within
from ingest.readers import docx, find_papers, limits, pdf, read_paper, registry, xlsx
from ingest.readers.errors import UnreadablePaper
from ingest.readers.overlong import LONGEST
from ingest.readers.plain import to_paper

FIGURE = "In Quarter {} 2023/24, 8{}% of 999 calls were answered within 10 seconds."
NO_PAGES = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
    b"xref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n0000000052 00000 n \n"
    b"trailer<</Root 1 0 R/Size 3>>\nstartxref\n96\n%%EOF\n"
)
LATE_ENTITIES = (
    b'<?xml version="1.0"?><!--' + b"x" * 5000 + b'--><!DOCTYPE x [<!ENTITY a "ha">]>'
    b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>&a;</t></si></sst>'
)


def some_scanned() -> bytes:
    """Five pages, the second and fourth of which are drawings only."""
    made = pdfs.new_pdf()
    for page in range(5):
        made.add_page()
        if page % 2:
            made.rect(20, 20, 100, 100)
        else:
            pdfs.line(made, FIGURE.format(page // 2 + 1, page))
    return pdfs.as_bytes(made)


def said_of(path: Path, data: bytes) -> str:
    path.write_bytes(data)
    with pytest.raises(UnreadablePaper) as caught:
        read_paper(path)
    return str(caught.value)


def test_scanned_pages_among_others_are_named(tmp_path: Path) -> None:
    (tmp_path / "pack.pdf").write_bytes(some_scanned())
    said: list[str] = []
    assert extract_to([tmp_path], tmp_path / "out.csv", said.append) == []
    assert said[0].startswith("pack.pdf: pages 2, 4 are pictures") and "OCR" in said[0]


def test_pages_with_text_and_empty_pages_are_no_scans() -> None:
    made = pdfs.new_pdf()
    made.add_page()
    pdfs.line(made, "Part 1")
    made.add_page()
    assert pdf.read(Path("a.pdf"), pdfs.as_bytes(made)).remarks == ()
    assert pdf.read(Path("a.pdf"), pdfs.report()).remarks == ()


def test_hidden_sheets_are_named() -> None:
    assert xlsx.read(Path("a.xlsx"), office.workbook()).remarks == (
        "sheet 'Working' is hidden and was not read",
    )


@pytest.mark.parametrize("parts", [{"vbaProject.bin": b"\xd0\xcf\x11\xe0"}, {"media/a.emf": b"x"}])
def test_macros_and_pictures_are_left_alone(parts: dict[str, bytes]) -> None:
    for reader, folder, plain in ((docx, "word", office.word()), (xlsx, "xl", office.workbook())):
        name = f"a.{reader.NAME}"
        with_parts = office.repacked(plain, {f"{folder}/{part}": data for part, data in parts.items()})
        assert reader.read(Path(name), with_parts).text == reader.read(Path(name), plain).text  # type: ignore[attr-defined]


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.pdf")
    for read in (read_paper, lambda path: find_papers([path])):
        with pytest.raises(UnreadablePaper, match=r"pipe\.pdf: it is a pipe.*Copy"):
            read(tmp_path / "pipe.pdf")


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("pack.txt", pdfs.report(), "PDF.*Rename"),
        ("pack.md", office.word(), "office file.*Rename"),
        ("nul.txt", bytes(1000), "empty"),
        ("none.pdf", NO_PAGES, "no pages"),
        (
            "late.xlsx",
            office.repacked(office.workbook(), {"xl/sharedStrings.xml": LATE_ENTITIES}),
            "XML entities",
        ),
    ],
)
def test_the_remedy_fits_the_file(tmp_path: Path, name: str, data: bytes, what: str) -> None:
    said = said_of(tmp_path / name, data)
    assert said.startswith(name) and re.search(what, said)


def test_a_line_without_end_is_cut_between_sentences() -> None:
    line = " ".join(FIGURE.format(n % 4 + 1, n % 10) for n in range(1000))
    paper = to_paper("long", "0" * 64, line, "plain", "1")
    assert_places(paper)
    assert max(len(block.text.value) for block in paper.blocks) <= LONGEST
    assert all(block.text.value.startswith("In ") for block in paper.blocks)
    assert all(block.text.value.endswith("seconds.") for block in paper.blocks)


@pytest.mark.parametrize("line", ["7" * 20_000, "word " * 5_000, "x" * 7_000 + " " + "7%;" * 4_000])
def test_no_word_is_cut(line: str) -> None:
    paper = to_paper("long", "0" * 64, line, "plain", "1")
    assert [word for block in paper.blocks for word in block.text.value.split()] == line.split()


def test_a_large_text_is_read_within_limits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "large.txt"
    path.write_text(FIGURE.format(1, 4) + "\n" * 2000, encoding="utf-8")
    here = read_paper(path)
    monkeypatch.setattr(registry, "_IN_PROCESS", 1000)
    assert read_paper(path) == here
    tight = replace(limits.DEFAULT, paper_seconds=0.01)
    with pytest.raises(UnreadablePaper, match=r"large\.txt: .* takes longer"):
        limits.read_limited("ingest.readers.plain", path, path.read_bytes(), tight)


def test_work_past_its_seconds_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(TookTooLong), within(0.05):
        while True:
            pass
    with within(0.05):
        time.sleep(0.2)  # waiting for other processes is not computing
    path = tmp_path / "slow.txt"
    path.write_text(" ".join(FIGURE.format(1, 4) for _ in range(2000)), encoding="utf-8")
    monkeypatch.setattr(pipeline, "MOST_SECONDS", 0.05)
    with pytest.raises(UnreadablePaper, match=r"slow\.txt: finding its figures takes longer than 0\.05"):
        pipeline.extract_path(path)
