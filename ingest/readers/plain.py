"""Reader of plain text and Markdown: the text is the file's bytes as they are."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from ingest.readers.assembly import assemble
from ingest.readers.blocks import Paper
from ingest.readers.characters import label_of, plain
from ingest.readers.errors import UnreadablePaper
from ingest.readers.kinds import OTHER_STARTS
from ingest.readers.lines import split_lines
from ingest.readers.making import Source, first_offset, make_paper
from ingest.readers.pages import Pages
from ingest.readers.pieces import gather
from ingest.readers.wrapping import wrapped_lines

NAME = "plain"
VERSION = "1"
SUFFIXES = (".txt", ".md")


def read(path: Path, data: bytes) -> Paper:
    """Return the paper of a text file; raise UnreadablePaper where its bytes are not UTF-8."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        if data.startswith(OTHER_STARTS):
            raise UnreadablePaper(
                path.name, "its name says text, and its bytes are a PDF's or an office file's",
                "Rename it, and read it again.",
            ) from error  # fmt: skip
        raise UnreadablePaper(
            path.name,
            f"the byte at offset {error.start} is not UTF-8 text",
            "Save the file as UTF-8 and read it again.",
        ) from error
    if not plain(text):
        raise UnreadablePaper(path.name, "the file is empty", "Fetch it again, or leave it out.")
    return to_paper(label_of(path.stem), hashlib.sha256(data).hexdigest(), text, NAME, VERSION)


def to_paper(label: str, sha256: str, text: str, reader: str, version: str) -> Paper:
    """Return the paper that a text prints, whatever format the text came from."""
    lines = split_lines(text)
    words = _words(text)
    wrapped = wrapped_lines(lines)
    pieces = assemble(gather(text, lines, wrapped, lambda word: word.casefold() in words))
    pages = Pages(lines, wrapped)
    for piece in pieces:
        piece.page = pages.at(first_offset(piece))
    return make_paper(Source(label, sha256, reader, version), text, pieces)


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z]+(?:-[a-z]+)*", text.casefold()))
