"""The title and the date that the lines of a report's head give it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from ingest.months import MONTH
from ingest.readers.blocks import BlockKind
from ingest.readers.dates import first_date, written_date
from ingest.readers.head_lines import HeadLine, head_lines
from ingest.readers.head_parts import Role
from ingest.readers.head_words import Label
from ingest.readers.pieces import Piece

LONGEST_TITLE = 160
_PERIOD = re.compile(
    rf"\bq(?:uarter|tr)?\s?[1-4]\b|\b(?:first|second|third|fourth) quarter\b|\b20\d\d\s?[/–-]\s?(?:20)?\d\d\b"
    rf"|\b(?:{MONTH}|year|months) (?:to|until|ending|ended)\b|\bto (?:the end of )?(?:\d{{1,2}} )?{MONTH}\b"
    rf"|\b{MONTH} 20\d\d\b",
    re.IGNORECASE,
)
_ITEM_NUMBER = re.compile(r"\d{1,2}(?:\.0)?[.)]?\s+(?P<title>[A-Z].{3,100}[^.:;])")
_OPEN_END = re.compile(r"(?:[:,–-]|\b(?:of|and|for|to|on|in|the|by|with|from|&))$", re.IGNORECASE)
_UNSAID = (Role.WHEN, Role.PANEL, Role.STATUS, Role.BYLINE, Role.ITEM)
"""Lines whose day is the meeting's without a label; the title's own may be another."""


def report_title(pieces: Sequence[Piece], begin: int) -> str:
    """Return the title of the report whose head begins at a piece; '' where the head has none.

    What a label says to be the title comes first, then the first line that is no other part of a head.
    """
    lines = head_lines(pieces, begin)
    named = next((line.value for line in lines if line.role is Role.TITLE and line.value), "")
    if named:
        return named[:LONGEST_TITLE].strip()
    opened = next((n for n, line in enumerate(lines) if line.role is Role.LETTER), -1)
    plain = [n for n, line in enumerate(lines) if line.role is Role.PLAIN]
    at = next((n for n in plain if n > opened), plain[0] if plain else None)
    return _whole(pieces, lines, at) if at is not None else _of_item(pieces, lines)


def _of_item(pieces: Sequence[Piece], lines: Sequence[HeadLine]) -> str:
    """Return the title that carries the number of its item on the agenda, above who gives the report."""
    at = lines[-1].at if lines and lines[-1].role is Role.BODY else len(pieces)
    number = _ITEM_NUMBER.fullmatch(pieces[at].value) if at < len(pieces) else None
    follow = next(iter(head_lines(pieces, at + 1)), None)
    given = follow is not None and follow.role in (Role.FIELD, Role.BYLINE, Role.WHEN)
    return number["title"] if number and given else ""


def name_of_head(pieces: Sequence[Piece], begin: int, *roles: Role) -> str:
    """Return the first line of a head of the first of these roles that it has; '' where it has none."""
    lines = head_lines(pieces, begin)
    return next((line.value for role in roles for line in lines if line.role is role), "")


def _whole(pieces: Sequence[Piece], lines: Sequence[HeadLine], at: int) -> str:
    """Return a title with the line that it goes on in and the one below it that names its period."""
    title, last = lines[at].value, at
    while last + 1 < len(lines) and lines[last + 1].role is Role.PLAIN and _goes_on(title, lines[last + 1]):
        last += 1
        title = f"{title} {lines[last].value}"
    below = _subtitle(pieces, lines, at, last)
    joined = f"{title} – {below}" if below and not title.endswith(":") else f"{title} {below}".strip()
    return (joined if len(joined) <= LONGEST_TITLE else title)[:LONGEST_TITLE].strip()


def _goes_on(title: str, line: HeadLine) -> bool:
    return bool(_OPEN_END.search(title)) or line.value[:1].islower() or line.value[:1] == "("


def _subtitle(pieces: Sequence[Piece], lines: Sequence[HeadLine], at: int, last: int) -> str:
    """Return the line below a title that belongs to it; '' where what follows heads the report's text."""
    for number in range(last + 1, len(lines)):
        line = lines[number]
        if line.role in (Role.BYLINE, Role.STATUS):
            continue
        if line.role is not Role.PLAIN:
            return ""
        own, follow = pieces[lines[at].at], pieces[line.at]
        inside = any(later.role not in (Role.PLAIN, Role.BODY) for later in lines[number + 1 :])
        close = not follow.gap and follow.kind is not BlockKind.HEADING
        if _PERIOD.search(line.value) and (inside or close):
            return line.value
        said = any(later.role in (Role.FIELD, Role.WHEN, Role.BYLINE) for later in lines[number + 1 :])
        return line.value if number == last + 1 and said and alike(own, follow) else ""
    return ""


def alike(one: Piece, other: Piece) -> bool:
    """Whether two headings carry the same kind of mark, the first not below the second."""
    if one.kind is not BlockKind.HEADING or other.kind is not BlockKind.HEADING:
        return False
    if (one.level is None) != (other.level is None):
        return False
    return (
        one.level <= other.level
        if one.level is not None and other.level is not None
        else one.bold == other.bold
    )


def head_date(pieces: Sequence[Piece], begin: int) -> date | None:
    """Return the day that a report's head gives it: by its label, the meeting's first, or in another line."""
    return next(_days(head_lines(pieces, begin)), None)


def _days(lines: Sequence[HeadLine]) -> Iterator[date]:
    for kind in (Label.MEETING, Label.DATE):
        yield from _found(first_date(line.value) for line in lines if line.label is kind)
    yield from _found(written_date(line.value) for line in lines if line.role in _UNSAID)
    yield from _found(
        written_date(line.value)
        for line in lines
        if line.role in (Role.PLAIN, Role.TITLE) or line.label in (Label.PLACE, Label.PERSON)
    )
    yield from _found(first_date(line.value) for line in lines if line.label is Label.PUBLISHED)


def _found(days: Iterator[date | None]) -> Iterator[date]:
    return (day for day in days if day is not None)
