"""Finding papers, and what a reader says of a file that it cannot read."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.readers import find_papers, is_known_kind, read_paper
from ingest.readers.errors import UnreadablePaper


def test_folders_give_every_paper_sorted_by_name(tmp_path: Path) -> None:
    for name in ("b.md", "a.txt", "c.xyz"):
        (tmp_path / name).write_text("Northmarch", encoding="utf-8")
    assert [p.name for p in find_papers([tmp_path])] == ["a.txt", "b.md"]
    assert [p.name for p in find_papers([tmp_path / "b.md", tmp_path])] == ["b.md", "a.txt"]
    assert is_known_kind(Path("x.TXT")) and not is_known_kind(Path("x.xyz"))


def test_missing_path_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadablePaper, match=r"gone\.txt.*no such file"):
        find_papers([tmp_path / "gone.txt"])
    with pytest.raises(UnreadablePaper, match=r"gone\.txt"):
        read_paper(tmp_path / "gone.txt")


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("empty.txt", b"", "empty"),
        ("white.txt", b"\xef\xbb\xbf \r\n\n", "empty"),
        ("paper.xyz", b"text", r"kind '\.xyz'.*\.txt"),
        ("latin.txt", b"costs \xa35", "offset 6"),
    ],
)
def test_unreadable_file_is_named_with_place_and_remedy(
    tmp_path: Path, name: str, data: bytes, what: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(UnreadablePaper, match=what) as caught:
        read_paper(path)
    assert name in str(caught.value) and caught.value.remedy


def test_folder_without_papers_is_said(tmp_path: Path) -> None:
    with pytest.raises(UnreadablePaper, match="holds no paper"):
        find_papers([tmp_path])
