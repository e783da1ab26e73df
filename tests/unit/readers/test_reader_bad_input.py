"""Files that are damaged, hostile or of another kind: a right reading, or a message that says what to do."""

from __future__ import annotations

import io
import random
import re
import types
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import cast

import northmarch_office as office
import northmarch_pdf as pdfs
import pytest

from ingest.readers import delimited, docx, find_papers, html, limits, ods, pdf, plain, read_paper, xlsx
from ingest.readers.blocks import Paper
from ingest.readers.child import guarded
from ingest.readers.errors import UnreadablePaper
from ingest.readers.kinds import kind_of
from ingest.readers.registry import Reader

ENTITIES = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">
<!ENTITY c SYSTEM "file:///etc/hostname">]>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r>
<w:t>&b;&c;</w:t></w:r></w:p></w:body></w:document>"""


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return {
        "a.pdf": pdfs.report(),
        "a.docx": office.word(),
        "a.xlsx": office.workbook(),
        "a.ods": office.ods(),
        "a.html": office.PAGE.encode(),
        "a.csv": b"Area,2022,2023\nAldport,5,6\n",
    }


READERS: dict[str, types.ModuleType] = {
    "plain": plain,
    "pdf": pdf,
    "docx": docx,
    "xlsx": xlsx,
    "ods": ods,
    "html": html,
    "csv": delimited,
}


def refused(path: Path, data: bytes) -> UnreadablePaper:
    path.write_bytes(data)
    with pytest.raises(UnreadablePaper) as caught:
        read_paper(path)
    assert path.name in str(caught.value) and caught.value.remedy
    return caught.value


def archive(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.xlsx", "a.ods", "a.html", "a.csv"])
def test_each_kind_is_read_in_its_own_process_as_here(
    tmp_path: Path, files: dict[str, bytes], name: str
) -> None:
    path = tmp_path / name
    path.write_bytes(files[name])
    here = cast("Reader", READERS[kind_of(path, files[name]) or ""]).read(path, files[name])
    assert read_paper(path) == here


def test_kinds_are_found_from_the_bytes(tmp_path: Path, files: dict[str, bytes]) -> None:
    for name, kind in (("a.pdf", "pdf"), ("a.docx", "docx"), ("a.xlsx", "xlsx"), ("a.ods", "ods")):
        assert kind_of(Path("paper.bin"), files[name]) == kind
        assert kind_of(Path("paper.html"), files[name]) == kind
        assert kind_of(Path("paper.txt"), files[name]) == "plain"
    assert kind_of(Path("paper.pdf"), files["a.html"]) == "html"
    (tmp_path / "paper").write_bytes(files["a.pdf"])
    (tmp_path / "notes.doc").write_bytes(b"text")
    assert [path.name for path in find_papers([tmp_path])] == ["paper"]
    assert read_paper(tmp_path / "paper").reader == "pdf"


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("locked.pdf", pdfs.locked(), "password"),
        ("scan.pdf", pdfs.scanned(), r"2 page\(s\) hold pictures.*OCR"),
        ("cut.pdf", pdfs.report()[:3000], "cut off"),
        ("last.pdf", pdfs.report()[:-8], "cut off"),
        ("none.pdf", b"%PDF-1.4\n%%EOF", "no pages"),
        ("no.pdf", b"text and nothing else", "named PDF"),
        ("cut.docx", office.word()[:5000], "cut off"),
        ("other.zip", archive(**{"a.txt": b"x"}), "archive"),
        ("slides.pptx", archive(**{"ppt/presentation.xml": b"<x/>"}), "presentation.*PDF"),
        ("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "before 2007.*XLSX"),
        (
            "locked.xlsx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "password",
        ),
        ("a.rtf", b"{\\rtf1 text}", "Rich Text.*DOCX"),
        ("entities.docx", office.repacked(office.word(), {"word/document.xml": ENTITIES}), "XML entities"),
        ("bomb.docx", office.repacked(office.word(), {"word/media/a.bin": bytes(90 * 2**20)}), "unpacks to"),
        ("bomb.xlsx", office.repacked(office.workbook(), {"xl/a.bin": bytes(90 * 2**20)}), "unpacks to"),
        ("empty.html", b"<html><body><script>1</script></body></html>", "no text"),
        ("odd.csv", b"a,b\0c\n1,2\n", "no text"),
        ("blank.csv", b" , \n , \n", "no text"),
    ],
)
def test_what_cannot_be_read_is_said(tmp_path: Path, name: str, data: bytes, what: str) -> None:
    assert re.search(what, str(refused(tmp_path / name, data)))


def test_too_many_pages_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MOST_PAGES", 3)
    with pytest.raises(UnreadablePaper, match=r"has 4 pages; the limit is 3"):
        pdf.read(Path("long.pdf"), pdfs.pages(4))


def test_too_large_a_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "large.pdf"
    with path.open("wb") as file:
        file.truncate(limits.MOST_BYTES + 1)
    with pytest.raises(UnreadablePaper, match=r"large\.pdf: it has 200,000,001 bytes; .* 200,000,000"):
        read_paper(path)


@pytest.mark.parametrize(
    ("limit", "what"),
    [
        ({"paper_seconds": 0.01}, r"a\.pdf: reading it takes longer than 0\.01 seconds"),
        ({"memory_bytes": 2**20}, r"a\.pdf: .*(memory|breaks)"),
    ],
)
def test_limits_on_time_and_memory_end_a_reading(
    files: dict[str, bytes], limit: dict[str, float], what: str
) -> None:
    tight = replace(limits.DEFAULT, **limit)  # type: ignore[arg-type]
    with pytest.raises(UnreadablePaper, match=what):
        limits.read_limited("ingest.readers.pdf", Path("a.pdf"), files["a.pdf"], tight)


SLOW_READER = """import time
from ingest.readers import progress
def read(path, data):
    progress.reached("page 7")
    time.sleep(600)
"""


def test_a_page_that_takes_for_ever_is_named(tmp_path: Path) -> None:
    (tmp_path / "slow_reader.py").write_text(SLOW_READER)
    tight = replace(limits.DEFAULT, page_seconds=2)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(tmp_path))
        with pytest.raises(UnreadablePaper, match=r"a\.pdf: page 7 takes longer than 2 seconds to read"):
            limits.read_limited("slow_reader", Path("a.pdf"), b"", tight)


def test_a_reader_that_breaks_down_is_a_bad_paper(tmp_path: Path) -> None:
    (tmp_path / "broken_reader.py").write_text("import os\ndef read(path, data):\n    os.abort()\n")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(tmp_path))
        with pytest.raises(UnreadablePaper, match="breaks the reader"):
            limits.read_limited("broken_reader", Path("a.pdf"), b"")


@pytest.mark.parametrize("name", ["two\nlines.pdf", "\u202edrow.pdf", "--help.pdf"])
def test_odd_names_are_only_labels(tmp_path: Path, files: dict[str, bytes], name: str) -> None:
    path = tmp_path / name
    path.write_bytes(files["a.pdf"])
    paper = read_paper(path)
    assert paper.label.isprintable() and set(paper.label) <= {*path.stem, " "}
    path.write_bytes(b"%PDF-1.4")
    with pytest.raises(UnreadablePaper) as caught:
        read_paper(path)
    assert str(caught.value).isprintable()


def test_control_and_direction_signs_are_left_out() -> None:
    paper = html.read(Path("a.html"), "<p>About \u202e76\u2069%\x07\u200b of ﬁrst calls\xad".encode())
    assert paper.text == "About 76% of first calls"


def test_one_line_of_ten_megabytes(tmp_path: Path) -> None:
    path = tmp_path / "long.html"
    path.write_text("<p>" + "Northmarch answered 76% of calls. " * 300_000)
    assert read_paper(path).text.count("76%") == 300_000


def test_deep_nesting_is_read_or_refused() -> None:
    try:
        paper = guarded(cast("Reader", html), Path("deep.html"), b"<div>" * 3_000 + b"76%")
    except UnreadablePaper as error:
        assert "damaged" in error.what
    else:
        assert paper.text == "76%"


def outcome(name: str, data: bytes) -> Paper | UnreadablePaper:
    """Return the paper or the refusal; anything else is an error of ours."""
    try:
        kind = kind_of(Path(name), data)
        return (
            guarded(cast("Reader", READERS[kind]), Path(name), data)
            if kind
            else UnreadablePaper(name, "of no kind", "-")
        )
    except UnreadablePaper as error:
        return error


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.xlsx", "a.ods", "a.html", "a.csv"])
def test_every_prefix_is_read_or_refused(files: dict[str, bytes], name: str) -> None:
    data = files[name]
    for length in range(1, len(data), max(1, len(data) // 25)):
        found = outcome(name, data[:length])
        assert isinstance(found, UnreadablePaper) or found.text


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.xlsx", "a.ods", "a.html", "a.csv"])
def test_damaged_bytes_are_read_or_refused(files: dict[str, bytes], name: str) -> None:
    chance = random.Random(name)
    for _ in range(12):
        data = bytearray(files[name])
        for _ in range(chance.choice((1, 10, 200))):
            data[chance.randrange(len(data))] = chance.randrange(256)
        found = outcome(name, bytes(data))
        assert isinstance(found, UnreadablePaper) or found.text
