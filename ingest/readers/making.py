"""The last step of every reader: pieces in reading order to a paper with reports and blocks."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.readers.blocks import Block, Paper
from ingest.readers.characters import label_of
from ingest.readers.numbering import paragraph_number
from ingest.readers.outline import heading_paths
from ingest.readers.overlong import cut_overlong
from ingest.readers.pieces import Piece
from ingest.readers.report_heads import Start
from ingest.readers.reports import as_reports, find_reports

_PANEL = re.compile(
    r"\b([A-Z][\w'’-]*(?:[ -](?:(?:[A-Z][\w'’-]*)|and|AND|of|OF|&|the|THE)){0,5}) (?:Police|POLICE)"
    r"(?:,? (?:Fire|FIRE))? (?:and|AND|&) (?:Crime|CRIME) (?:Panel|PANEL)\b"
)
_NO_NAMES = frozenset(
    {"a", "all", "annual", "association", "chair", "draft", "each", "every", "held", "joint", "meeting"}
    | {"meetings", "member", "members", "minutes", "my", "national", "new", "of", "other", "our", "report"}
    | {"reports", "s", "the", "their", "this", "to", "welsh", "county", "local", "next", "last"}
    | {"today", "tomorrow", "yesterday", "monday", "tuesday", "wednesday", "thursday", "friday"}
)
"""Words that stand before 'Police and Crime Panel' and name no force."""


@dataclass(frozen=True, slots=True)
class Source:
    """Which file a paper was read from, and by which reader."""

    label: str
    sha256: str
    """Of the file's bytes."""
    reader: str
    version: str
    file: str = ""
    """The file's name, for messages."""

    @classmethod
    def of(cls, path: Path, data: bytes, reader: str, version: str) -> Source:
        """Return the source that a file's bytes are."""
        return cls(label_of(path.stem), hashlib.sha256(data).hexdigest(), reader, version, path.name)


def make_paper(
    source: Source,
    text: str,
    pieces: Sequence[Piece],
    starts: Sequence[Start] | None = None,
) -> Paper:
    """Return the paper of the pieces, whose offsets are places in `text`.

    `starts` are the reports where the format itself tells them (a workbook's sheets), else they are
    found by the heads that papers print.
    """
    if starts is None:
        pieces = cut_overlong(pieces)
    found, meeting = find_reports(pieces, starts)
    return Paper(
        label=source.label,
        sha256=source.sha256,
        text=text,
        text_sha256=hashlib.sha256(text.encode()).hexdigest(),
        reader=source.reader,
        reader_version=source.version,
        title=found[0].title,
        panel=panel_of(text),
        meeting_date=meeting,
        reports=as_reports(found, pieces),
        blocks=_blocks(pieces, found),
    )


def _blocks(pieces: Sequence[Piece], starts: Sequence[Start]) -> tuple[Block, ...]:
    paths = heading_paths(pieces, frozenset(start.at for start in starts))
    blocks: list[Block] = []
    report = 0
    for number, piece in enumerate(pieces):
        while report + 1 < len(starts) and starts[report + 1].at <= number:
            report += 1
        heading = piece.kind.value == "heading"
        blocks.append(
            Block(
                number=number,
                kind=piece.kind,
                text=piece.text,
                report=report,
                headings=_below_title(paths[number], starts[report].title),
                paragraph=None
                if piece.table
                else piece.number or paragraph_number(piece.value, heading=heading),
                page=piece.page,
                level=piece.level if heading else None,
                table=piece.table,
                box=piece.box,
            )
        )
    return tuple(blocks)


def _below_title(path: tuple[str, ...], title: str) -> tuple[str, ...]:
    """Return a heading path without the headings that make the report's title."""
    return tuple(
        heading
        for heading in path
        if heading != title and not title.startswith(f"{heading} – ") and not title.endswith(f" – {heading}")
    )


def first_offset(piece: Piece) -> int:
    """Return the place in the paper's text of a piece's first printed character."""
    return next(at for char, at in zip(piece.value, piece.text.offsets, strict=True) if not char.isspace())


def panel_names(text: str) -> list[str]:
    """Return the slug of every panel's name that a text prints, in order ('kent-and-medway')."""
    found = []
    for match in _PANEL.finditer(text):
        name = re.split(r"\b(?:the|THE|of the|OF THE)(?:\s+|$)", match.group(1))[-1]
        name = re.sub(r"^(?:Minutes|Report|Meeting|Association)\b.*?\bof\s+", "", name, flags=re.IGNORECASE)
        slug = re.sub(r"[^a-z0-9]+", "-", name.casefold().replace("&", "and")).strip("-")
        if slug and not _NO_NAMES.issuperset(slug.split("-")):
            found.append(slug)
    return found


def panel_of(text: str) -> str | None:
    """Return the slug of the panel's name that the text prints most often ('northmarch'), or None."""
    found = Counter(panel_names(text))
    return found.most_common(1)[0][0] if found else None
