"""Which reader reads which kind of file. A new format is one more line in READERS."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, cast

from ingest.readers import kinds, limits, plain
from ingest.readers.blocks import Paper
from ingest.readers.errors import UnreadablePaper

_NO_FILE, _COPY = "it is a pipe or a device, not a file", "Copy what it gives into a file, and read that."
_IN_PROCESS = 10**6
"""A text of more bytes is read in a process of its own; for others that would take longer than reading."""


class Reader(Protocol):
    """What a reader module holds."""

    NAME: str
    SUFFIXES: tuple[str, ...]

    def read(self, path: Path, data: bytes) -> Paper:
        """Return the paper that the bytes of a file print; raise UnreadablePaper."""
        ...


@dataclass(frozen=True)
class Limited:
    """A reader that runs in a process of its own, under limits; its module is not loaded in this one."""

    NAME: str
    SUFFIXES: tuple[str, ...]
    module: str

    def read(self, path: Path, data: bytes) -> Paper:
        """Return the paper that the bytes of a file print; raise UnreadablePaper."""
        return limits.read_limited(self.module, path, data)


_PLAIN = cast("Reader", plain)
READERS: tuple[Reader, ...] = (
    _PLAIN,
    cast("Reader", Limited("pdf", (".pdf",), "ingest.readers.pdf")),
    cast("Reader", Limited("docx", (".docx", ".docm"), "ingest.readers.docx")),
    cast("Reader", Limited("html", (".html", ".htm"), "ingest.readers.html")),
    cast("Reader", Limited("xlsx", (".xlsx", ".xlsm"), "ingest.readers.xlsx")),
    cast("Reader", Limited("ods", (".ods",), "ingest.readers.ods")),
    cast("Reader", Limited("csv", (".csv", ".tsv"), "ingest.readers.delimited")),
)


def is_known_kind(path: Path) -> bool:
    """Whether a reader reads files of this name, or files that begin as this one does."""
    return path.suffix.lower() in _suffixes() or kinds.has_known_start(path)


def find_papers(paths: Iterable[Path]) -> list[Path]:
    """Return files in the order given; a folder gives every file of a known kind in it, sorted by name.

    A file given by name is returned whatever its kind, so that reading it says what is wrong. Raises
    UnreadablePaper for a path that does not exist and for a folder without a paper.
    """
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = sorted(
                (p for p in path.rglob("*") if p.is_file() and is_known_kind(p)), key=lambda p: (p.name, p)
            )
            if not inside:
                raise UnreadablePaper(
                    str(path), f"the folder holds no paper ({_kinds()})", "Name another folder."
                )
            found.extend(inside)
        elif path.is_file():
            found.append(path)
        elif path.exists():
            raise UnreadablePaper(str(path), _NO_FILE, _COPY)
        else:
            raise UnreadablePaper(str(path), "there is no such file or folder", "Check the path.")
    return list(dict.fromkeys(found))


def read_paper(path: Path) -> Paper:
    """Return one published file, read.

    Raises UnreadablePaper where the file is missing, empty, too large, of an unknown kind, cannot be
    opened, or holds bytes that its reader cannot read; the message names the file, the place and the
    remedy.
    """
    data = _bytes_of(path)
    kind = kinds.kind_of(path, data)
    reader = next((reader for reader in READERS if kind == reader.NAME), None)
    if reader is None:
        raise UnreadablePaper(
            path.name,
            f"files of kind '{path.suffix or 'without suffix'}' are not read",
            f"Known kinds: {_kinds()}.",
        )
    if reader is _PLAIN and len(data) > _IN_PROCESS:
        return limits.read_limited("ingest.readers.plain", path, data)
    return reader.read(path, data)


def _bytes_of(path: Path) -> bytes:
    """Return the bytes of a file that may be read; raise UnreadablePaper."""
    if not path.exists():
        raise UnreadablePaper(str(path), "there is no such file", "Check the path.")
    if path.is_dir():
        raise UnreadablePaper(str(path), "it is a folder", f"Known kinds: {_kinds()}.")
    if not path.is_file():
        raise UnreadablePaper(str(path), _NO_FILE, _COPY)
    if path.stat().st_size > limits.MOST_BYTES:
        size, most = path.stat().st_size, limits.MOST_BYTES
        what = f"it has {size:,} bytes; the limit is {most:,}"
        raise UnreadablePaper(path.name, what, "Split it, and read its parts.")
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadablePaper(
            str(path), f"it cannot be opened ({error.strerror})", "Check its permissions."
        ) from error
    if not data:
        raise UnreadablePaper(path.name, "the file is empty (0 bytes)", "Fetch it again, or leave it out.")
    return data


def _suffixes() -> tuple[str, ...]:
    return tuple(suffix for reader in READERS for suffix in reader.SUFFIXES)


def _kinds() -> str:
    return ", ".join(_suffixes())
