"""The head of a report: the lines by which a pack shows that a part with its own title and date begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ingest.readers.blocks import BlockKind
from ingest.readers.dates import DATE, first_date, written_date
from ingest.readers.head_lines import HeadLine, head_lines, lines_of
from ingest.readers.head_parts import PANEL_NAME, Role, is_day
from ingest.readers.head_words import Label
from ingest.readers.pieces import Piece
from ingest.readers.report_titles import alike, head_date, name_of_head, report_title

_PANEL = PANEL_NAME
_COVER = re.compile(
    rf"(?P<name>[^.:]{{3,60}}?) {_PANEL}[\s,–-]+{DATE.pattern}[\s\d:.,apmhours-]*", re.IGNORECASE
)
_PANEL_LINE = re.compile(rf"(?:minutes of the )?[^.:\d]{{3,60}}? {_PANEL}", re.IGNORECASE)
_MINUTES = re.compile(
    rf"(?:(?:draft|unconfirmed) )?minutes (?:of|from) (?:[^.:\d]{{0,80}}{_PANEL}.*"
    rf"|(?:the|a) [^.:\d]{{0,40}}meeting\b.*{DATE.pattern}.*)",
    re.IGNORECASE,
)
_APPENDIX = re.compile(
    r"(?:appendix\b(?! \w+ to\b).*|.{3,90}?[\s–:-]+appendix (?:\d{1,2}|[a-z]|one|two|three|four|five))",
    re.IGNORECASE,
)
_LIST_OF_PAPERS = re.compile(
    r"(?:\d[\d.]*\s+)?(?:supporting (?:information|papers|documents)|append(?:ix|ices)):?", re.IGNORECASE
)
_ITEM_MARK = re.compile(r"agenda item(?: no| number)?[.:]*\s*\d+[a-z]?", re.IGNORECASE)
_OF_HEAD = frozenset({Role.FIELD, Role.TITLE, Role.WHEN, Role.BYLINE, Role.ITEM})
_SAYS_WHO_OR_WHEN = frozenset({Label.MEETING, Label.DATE, Label.PERSON})
_NEAR = 6
"""Lines of a head that may stand above the one that says that it is one."""


@dataclass(frozen=True, slots=True)
class Start:
    """Where a report begins, and what its head says."""

    at: int
    kind: str
    title: str
    date: date | None


def start_at(pieces: Sequence[Piece], at: int) -> Start | None:
    """Return the report that begins at a piece, or None."""
    piece = pieces[at]
    if piece.table is not None:
        return _labelled(pieces, at)
    if piece.kind is BlockKind.LIST_ITEM or len(piece.value) > 200:
        return None
    return _marked(pieces, at) or _unmarked(pieces, at) or _labelled(pieces, at)


def _marked(pieces: Sequence[Piece], at: int) -> Start | None:
    """Return the report whose head names the panel, the minutes or the item of the agenda."""
    value = pieces[at].value
    if _ITEM_MARK.fullmatch(value):
        return Start(at, "report", title_at(pieces, at), date_below(pieces, at))
    if _MINUTES.fullmatch(value) and pieces[at].gap and not value.endswith((".", ";")):
        return Start(at, "minutes", value, written_date(value) or date_below(pieces, at))
    if _COVER.fullmatch(value):
        return _covered(pieces, at, first_date(value))
    if _PANEL_LINE.fullmatch(value) and _says_day(pieces, at + 1):
        return _covered(pieces, at, head_date(pieces, at))
    return None


def _says_day(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a piece prints the day of a report or its meeting, with a label or without."""
    first = next(iter(lines_of(pieces[at], at)), None) if at < len(pieces) else None
    return first is not None and _is_dated(first)


def _is_dated(line: HeadLine) -> bool:
    if line.label is None:
        return is_day(line.value)
    return line.label in (Label.MEETING, Label.DATE) and first_date(line.value) is not None


def _unmarked(pieces: Sequence[Piece], at: int) -> Start | None:
    """Return the appendix, or the report known by the date and author below its title."""
    if _is_appendix(pieces, at):
        dated = date_below(pieces, at) if _has_byline(pieces, at) else None
        return Start(at, "appendix", _with_subtitle(pieces, at), dated)
    if _is_titled(pieces, at):
        return Start(at, "report", title_at(pieces, at), date_below(pieces, at))
    return None


def _labelled(pieces: Sequence[Piece], at: int) -> Start | None:
    """Return the report that begins with the labels of its head, or with a panel's name above them."""
    first = next(iter(lines_of(pieces[at], at)), None)
    if first is None or first.role not in (Role.FIELD, Role.TITLE, Role.PANEL, Role.ITEM):
        return None
    if any(line.role in _OF_HEAD or line.role is Role.PANEL for line in _above(pieces, at)):
        return None
    lines = head_lines(pieces, at)
    named = any(line.role is Role.TITLE for line in lines)
    said = any(line.label in _SAYS_WHO_OR_WHEN for line in lines)
    dated = any(line.role is Role.WHEN or line.label in (Label.MEETING, Label.DATE) for line in lines)
    panel = any(line.role is Role.PANEL for line in lines)
    if (named and said) or (panel and dated and pieces[at].table is not None):
        return Start(at, "report", title_at(pieces, at), date_below(pieces, at))
    return None


def _above(pieces: Sequence[Piece], at: int) -> list[HeadLine]:
    return lines_of(pieces[at - 1], at - 1) if at else []


def title_at(pieces: Sequence[Piece], at: int) -> str:
    """Return the title of the report that begins at a piece, or what else names it."""
    return report_title(pieces, at) or name_of_head(pieces, at, Role.BYLINE, Role.PANEL)


def _covered(pieces: Sequence[Piece], at: int, when: date | None) -> Start:
    kind = kind_below(pieces, at)
    title = report_title(pieces, at) if kind == "report" else ""
    return Start(at, kind, title or _without_date(pieces[at].value), when)


def _without_date(value: str) -> str:
    """Return a cover line up to its date: the panel's name."""
    dated = DATE.search(value)
    return (value[: dated.start()].rstrip(" ,:–-") if dated else "") or value


def _with_subtitle(pieces: Sequence[Piece], at: int) -> str:
    """Return a heading with the one below it, where both are marked alike ('Appendix A', 'Decisions')."""
    own, follow = pieces[at], pieces[at + 1] if at + 1 < len(pieces) else None
    if follow is None or not alike(own, follow) or len(own.value) > 90:
        return own.value
    return own.value if is_of_head(follow) else f"{own.value} – {follow.value}"


def is_of_head(piece: Piece) -> bool:
    """Whether all that a piece prints says when a report was given, by whom, or as which item."""
    lines = lines_of(piece)
    return bool(lines) and all(line.role in _OF_HEAD and line.role is not Role.TITLE for line in lines)


def kind_below(pieces: Sequence[Piece], at: int) -> str:
    """Return 'agenda' or 'minutes' where a line below a piece says so, else 'report'."""
    for piece in pieces[at + 1 : at + 10]:
        word = piece.value.strip(" :").casefold()
        if word in {"agenda", "minutes"}:
            return word
    return "report"


def date_below(pieces: Sequence[Piece], at: int) -> date | None:
    """Return the day that a report's head gives it, else the first of the short lines from a piece on."""
    return head_date(pieces, at) or written_date_below(pieces[at:])


def written_date_below(pieces: Sequence[Piece]) -> date | None:
    """Return the first date of the short lines that open a paper that is not one of its figures, or None."""
    short = (piece for piece in pieces[:8] if len(piece.value) < 160 and piece.table is None)
    lines = (line for piece in short for line in lines_of(piece) if line.label is not Label.OTHER_DATE)
    return next((found for line in lines if (found := written_date(line.value))), None)


def _is_appendix(pieces: Sequence[Piece], at: int) -> bool:
    value = pieces[at].value
    if not _APPENDIX.fullmatch(value) or value.endswith((".", ":")) or len(value.split()) > 14:
        return False
    if pieces[at].kind is not BlockKind.HEADING and not pieces[at].page_start:
        return False
    if pieces[at].level is not None:
        return True
    above = [piece for piece in pieces[max(0, at - 8) : at] if piece.kind is not BlockKind.FURNITURE]
    while above and _APPENDIX.match(above[-1].value):
        above.pop()
    return not (above and _LIST_OF_PAPERS.fullmatch(above[-1].value))


def _has_byline(pieces: Sequence[Piece], at: int) -> bool:
    lines = [line for piece in pieces[at + 1 : at + 5] for line in lines_of(piece)]
    return any(line.label in _SAYS_WHO_OR_WHEN for line in lines)


def _is_titled(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a title stands here with its date and author below it."""
    piece = pieces[at]
    short = len(piece.value) < 160 and piece.value[:1].isalnum()
    if not short or not _stands_as_title(piece) or (at > 1 and _is_title_above(pieces[at - 1], piece)):
        return False
    if piece.value.endswith(":") or is_of_head(piece) or is_day(piece.value):
        return False
    dated = bylines = False
    subtitles = 0
    for line in _few_lines(pieces, at + 1):
        byline = line.role is Role.TITLE or line.label in _SAYS_WHO_OR_WHEN
        is_date = _is_dated(line) or (byline and first_date(line.value) is not None)
        dated, bylines = dated or is_date, bylines or byline
        if byline or is_date or line.role in _OF_HEAD:
            continue
        subtitles += 1
        if subtitles > 1 or (not dated and not alike(piece, pieces[line.at])):
            break
    return dated and bylines


def _few_lines(pieces: Sequence[Piece], at: int) -> list[HeadLine]:
    """Return the next lines that are short or those of a head's table."""
    found: list[HeadLine] = []
    for number in range(at, min(at + _NEAR - 1, len(pieces))):
        lines = lines_of(pieces[number], number)
        if len(pieces[number].value) > 200 and pieces[number].table is None:
            break
        if pieces[number].table is not None and lines and lines[0].role is Role.BODY:
            break
        found.extend(lines)
    return found


def _is_title_above(above: Piece, piece: Piece) -> bool:
    headed = above.kind is BlockKind.HEADING and alike(above, piece)
    return headed and not is_of_head(above) and len(above.value) < 160


def _stands_as_title(piece: Piece) -> bool:
    return piece.kind is BlockKind.HEADING or (piece.gap and not piece.value.endswith((".", ":")))
