"""Reader of CSV and other files of separated values."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from pathlib import Path

from ingest.readers import progress
from ingest.readers.blocks import Paper
from ingest.readers.building import Builder
from ingest.readers.characters import label_of
from ingest.readers.errors import UnreadablePaper
from ingest.readers.finishing import finish
from ingest.readers.making import Source
from ingest.readers.sheets import Sheet, build_sheet, check_size

NAME = "csv"
VERSION = "1"
SUFFIXES = (".csv", ".tsv")
_DELIMITERS = ",;\t|"
_SAMPLE = 40
_SAMPLED = 2**20
_LONGEST_FIELD = 2**20
_QUOTED = re.compile(r'"[^"]*"')


def read(path: Path, data: bytes) -> Paper:
    """Return the paper of a file of separated values; raise UnreadablePaper where it is no such text."""
    progress.reached("the table")
    text = _decoded(path, data)
    csv.field_size_limit(_LONGEST_FIELD)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text)))
    except csv.Error as error:
        raise UnreadablePaper(
            path.name, f"its rows cannot be told apart ({error})", "Save it as CSV with quotes and read that."
        ) from error
    width = max((len(row) for row in rows), default=0)
    sheet = Sheet(label_of(path.stem), [[*row, *[""] * (width - len(row))] for row in rows])
    check_size(path.name, [sheet])
    built = Builder()
    start = build_sheet(built, sheet, named=False)
    source = Source.of(path, data, NAME, VERSION)
    return finish(source, built, [start] if start else [])


def _decoded(path: Path, data: bytes) -> str:
    """Return the text by its byte order mark, else as UTF-8 or Windows-1252."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", errors="replace")
    if b"\0" in data[:4096]:
        raise UnreadablePaper(path.name, "its bytes are no text", "Save it as CSV and read that.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("windows-1252", errors="replace")


def _delimiter(text: str) -> str:
    """Return the sign that stands equally often in most of the first lines; a comma where none does."""
    lines = [_QUOTED.sub("", line) for line in text[:_SAMPLED].splitlines()[:_SAMPLE] if line.strip()]

    def agreeing(sign: str) -> int:
        counts = Counter(line.count(sign) for line in lines if sign in line)
        return counts.most_common(1)[0][1] if counts else 0

    return max(_DELIMITERS, key=agreeing)
