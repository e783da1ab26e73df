"""The lines of a report's head, one by one, and the part that each of them plays.

Offices print a head as lines ('Date: 5 March 2024'), as a small table of two or four columns, or as several
labels run together in one line. Here each becomes one line, whatever it was printed as.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from ingest.readers.blocks import BlockKind, Table
from ingest.readers.dates import written_date
from ingest.readers.head_parts import Role, role_of
from ingest.readers.head_words import Label, label_kind, labels
from ingest.readers.pieces import Piece

MOST_LINES = 24
"""How many lines from its start may hold a report's head."""
_LONGEST = 260
_LONGEST_CELL = 220
_MOST_ROWS = 16
_LABELLED = re.compile(
    r"(?P<label>[^\W\d][^:\t|]{0,44}?)\s*(?P<mark>:\s?[-–]?|\s[-–]|\t)\s*(?P<value>.*)", re.DOTALL
)
_BY_DASH = frozenset({Label.TITLE, Label.MEETING, Label.DATE})
"""Labels that a dash may follow: 'Contact - calls in the quarter' is a title."""
_UNMARKED_DATE = re.compile(
    r"(?P<label>(?:meeting |panel )?date(?: of (?:the )?(?:meeting|report|panel))?)\s+(?P<value>\S.{5,60})",
    re.IGNORECASE,
)
_UNMARKED_TITLE = re.compile(
    r"(?P<label>(?i:report title|title of (?:the )?report|report author))\s+(?P<value>(?=[A-Z\d]).{3,120})"
)


@dataclass(frozen=True, slots=True)
class HeadLine:
    """One line of a head: a label with its value, or a line that says itself what it is."""

    at: int
    """Index of the piece that prints it."""
    role: Role
    value: str
    label: Label | None = None


def head_lines(pieces: Sequence[Piece], begin: int) -> list[HeadLine]:
    """Return the lines of the head that begins at a piece, up to the line at which its text begins.

    The last one is that line, of the role SECTION or BODY, where the head is not longer than heads are.
    """
    found: list[HeadLine] = []
    for line in _with_values(_lines(pieces, begin)):
        found.append(line)
        if line.role in (Role.SECTION, Role.BODY) or len(found) == MOST_LINES:
            break
    return found


def lines_of(piece: Piece, at: int = 0) -> list[HeadLine]:
    """Return the lines of a head that one piece prints."""
    if piece.kind is BlockKind.FURNITURE:
        return []
    if piece.table is not None:
        rows = _rows(piece.table)
        return [_line(at, text, piece) for text in rows] if rows else [HeadLine(at, Role.BODY, piece.value)]
    if piece.kind is BlockKind.LIST_ITEM or len(piece.value) > _LONGEST:
        return [HeadLine(at, Role.BODY, piece.value)]
    return [_line(at, part, piece) for part in _parts(piece.value)]


def _lines(pieces: Sequence[Piece], begin: int) -> Iterator[HeadLine]:
    for at in range(begin, len(pieces)):
        yield from lines_of(pieces[at], at)


def _line(at: int, text: str, piece: Piece) -> HeadLine:
    kind, value = labelled(text, cell=piece.table is not None)
    if kind is not None:
        return HeadLine(at, Role.TITLE if kind is Label.TITLE else Role.FIELD, value, kind)
    heading = piece.kind is BlockKind.HEADING
    return HeadLine(at, role_of(text, heading=heading), text)


def labelled(text: str, *, cell: bool = False) -> tuple[Label | None, str]:
    """Return the kind of the label that begins a line and what follows it; None and the line without one.

    In the cells of a table, before a date, and where no other words could mean it, a label needs no colon.
    """
    found = _LABELLED.match(text)
    kind = label_kind(found["label"]) if found else None
    if found and kind is not None and (found["mark"].strip() not in ("-", "–") or kind in _BY_DASH):
        return kind, found["value"].strip()
    for pattern in (_UNMARKED_DATE, _UNMARKED_TITLE):
        found = pattern.fullmatch(text)
        if found and (pattern is _UNMARKED_TITLE or written_date(found["value"]) is not None):
            return label_kind(found["label"]), found["value"]
    if cell and (kind := label_kind(text)) is not None:
        return kind, ""
    return None, text


def _with_values(lines: Iterator[HeadLine]) -> Iterator[HeadLine]:
    """Give the lines with a label that stands alone joined to the line that follows it."""
    waiting: HeadLine | None = None
    for line in lines:
        if waiting is not None:
            if line.label is None and line.role not in (Role.SECTION, Role.BODY):
                yield HeadLine(line.at, waiting.role, line.value, waiting.label)
                waiting = None
                continue
            yield waiting
            waiting = None
        if line.label is not None and not line.value:
            waiting = line
        else:
            yield line
    if waiting is not None:
        yield waiting


@cache
def _label_in_line() -> re.Pattern[str]:
    words = sorted((word for word in labels() if len(word) > 3 or word == "re"), key=len, reverse=True)
    either = "|".join(re.escape(word) for word in words)
    return re.compile(rf"(?:(?<=\s)(?<!crime )|^)(?:{either})\s*:", re.IGNORECASE)


def _parts(value: str) -> list[str]:
    """Cut a line before each of its labels, where it begins with one or has several."""
    starts = [found.start() for found in _label_in_line().finditer(value) if value[found.start()].isupper()]
    if not starts or starts == [0]:
        return [value]
    before = value[: starts[0]].strip()
    if len(starts) == 1 and role_of(before) is Role.PLAIN:
        return [value]  # 'Performance update: ...' and the like
    cuts = [0, *(start for start in starts if start), len(value)]
    return [value[one:other].strip() for one, other in pairwise(cuts)]


def _rows(table: Table) -> list[str]:
    """Return the lines of a table that is a head, none of any other table.

    It is one where two cells are labels that a value follows, or where every cell says itself what it is.
    """
    if len(table.rows) > _MOST_ROWS:
        return []
    lines: list[str] = []
    known = other = 0
    for row in table.rows:
        cells = [cell.text.value for cell in row.cells if cell.text.value]
        if any(len(cell) > _LONGEST_CELL for cell in cells):
            return []
        made = _row(cells)
        known += sum(labelled(line)[0] is not None for line in made)
        other += sum(_is_open(line) for line in made)
        lines.extend(made)
    if not any(_tells(line) for line in lines):
        return []
    return lines if other <= max(known - 1, 0) or known > other == 1 else []


def _row(cells: Sequence[str]) -> list[str]:
    """Return a row's cells, a label joined to the value beside it."""
    made: list[str] = []
    at = 0
    while at < len(cells):
        follow = cells[at + 1] if at + 1 < len(cells) else ""
        label = label_kind(cells[at])
        if label is not None and follow and label_kind(follow) is None:
            made.append(f"{cells[at].rstrip(' :')}: {follow}")
            at += 2
        elif len(cells) == 2 and at == 0 and label is None and role_of(cells[0]) is Role.PLAIN:
            made.append(f"{cells[0].rstrip(' :')}\t{follow}")  # a label that is not known, and its value
            at += 2
        else:
            made.append(cells[at])
            at += 1
    return made


def _tells(line: str) -> bool:
    """Whether a line of a table says what only a head says: a title, a panel, or a day by its label."""
    kind, value = labelled(line)
    if kind in (Label.MEETING, Label.DATE):
        return written_date(value) is not None
    return (kind is Label.TITLE and bool(value)) or (
        kind is None and role_of(line) in (Role.PANEL, Role.ITEM)
    )


def _is_open(line: str) -> bool:
    return labelled(line)[0] is None and role_of(line) in (Role.PLAIN, Role.BODY, Role.SECTION)
