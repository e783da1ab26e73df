"""The head of a report: the lines by which a pack shows that a part with its own title and date begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ingest.readers.blocks import BlockKind
from ingest.readers.dates import DATE, first_date, written_date
from ingest.readers.pieces import Piece

_PANEL = r"police(?:,? fire)? (?:and|&) crime panel"
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
_BYLINE = re.compile(
    r"(?:(?:meeting |report )?date(?: of (?:meeting|report))?"
    r"|report (?:of|author|authors|by|title|from)|presented by|author|from)\s*:",
    re.IGNORECASE,
)
_TITLE = re.compile(r"(?:report )?title\s*:\s*(?P<title>.{3,120})", re.IGNORECASE)
_ITEM_MARK = re.compile(r"agenda item (?:no\.? ?)?\d+[a-z]?", re.IGNORECASE)


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
    if piece.kind is BlockKind.LIST_ITEM or len(piece.value) > 200 or piece.table is not None:
        return None
    return _marked(pieces, at) or _unmarked(pieces, at)


def _marked(pieces: Sequence[Piece], at: int) -> Start | None:
    """Return the report whose head names the panel, the minutes or the item of the agenda."""
    value = pieces[at].value
    if _ITEM_MARK.fullmatch(value):
        return Start(at, "report", _title(pieces, at + 1), date_below(pieces, at))
    if _MINUTES.fullmatch(value) and pieces[at].gap and not value.endswith((".", ";")):
        return Start(at, "minutes", value, date_below(pieces, at))
    if _COVER.fullmatch(value):
        return _covered(pieces, at, first_date(value))
    if _PANEL_LINE.fullmatch(value) and at + 1 < len(pieces) and _is_date_line(pieces[at + 1].value):
        return _covered(pieces, at, first_date(pieces[at + 1].value))
    return None


def _unmarked(pieces: Sequence[Piece], at: int) -> Start | None:
    """Return the appendix, or the report known by the date and author below its title."""
    if _is_appendix(pieces, at):
        dated = date_below(pieces, at) if _has_byline(pieces, at) else None
        return Start(at, "appendix", _with_subtitle(pieces, at), dated)
    if _is_titled(pieces, at):
        return Start(at, "report", _titled(pieces, at), date_below(pieces, at))
    return None


def _covered(pieces: Sequence[Piece], at: int, when: date | None) -> Start:
    kind = kind_below(pieces, at)
    title = _title(pieces, at + 1) if kind == "report" else ""
    return Start(at, kind, title or _without_date(pieces[at].value), when)


def _without_date(value: str) -> str:
    """Return a cover line up to its date: the panel's name."""
    dated = DATE.search(value)
    return (value[: dated.start()].rstrip(" ,:–-") if dated else "") or value


def _with_subtitle(pieces: Sequence[Piece], at: int) -> str:
    """Return a heading with the one below it, where both are marked alike ('Appendix A', 'Decisions')."""
    own, follow = pieces[at], pieces[at + 1] if at + 1 < len(pieces) else None
    if (
        follow is None
        or follow.kind is not BlockKind.HEADING
        or not _alike(own, follow)
        or len(own.value) > 90
    ):
        return own.value
    return own.value if says_date_or_author(follow) else f"{own.value} – {follow.value}"


def _alike(one: Piece, other: Piece) -> bool:
    """Whether two headings carry the same kind of mark, the first not below the second."""
    if (one.level is None) != (other.level is None):
        return False
    return (
        one.level <= other.level
        if one.level is not None and other.level is not None
        else one.bold == other.bold
    )


def says_date_or_author(piece: Piece) -> bool:
    """Whether a line of a report's head says its date or who wrote it."""
    return bool(_BYLINE.match(piece.value)) or _is_date_line(piece.value)


def is_byline(value: str) -> bool:
    """Whether a line begins as those below a report's title do ('Report of: ...', 'Date: ...')."""
    return bool(_BYLINE.match(value))


def _is_date_line(value: str) -> bool:
    found = DATE.search(value)
    opens = found is not None and found.start() <= 6 and len(value) < 70
    return opens and written_date(value) is not None


def kind_below(pieces: Sequence[Piece], at: int) -> str:
    """Return 'agenda' or 'minutes' where a line below a piece says so, else 'report'."""
    for piece in pieces[at + 1 : at + 10]:
        word = piece.value.strip(" :").casefold()
        if word in {"agenda", "minutes"}:
            return word
    return "report"


def date_below(pieces: Sequence[Piece], at: int) -> date | None:
    """Return the first date of the short lines from a piece on, or None."""
    for piece in pieces[at : at + 8]:
        if len(piece.value) < 160 and (found := first_date(piece.value)):
            return found
    return None


def written_date_below(pieces: Sequence[Piece]) -> date | None:
    """Return the first date of the short lines that open a paper that is not one of its figures, or None."""
    short = (piece.value for piece in pieces[:8] if len(piece.value) < 160)
    return next((found for value in short if (found := written_date(value))), None)


def _title(pieces: Sequence[Piece], at: int) -> str:
    """Return the first headings below a cover line, without dates, item marks and the panel's name."""
    parts: list[str] = []
    for piece in pieces[at : at + 6]:
        value = piece.value
        if (
            _COVER.fullmatch(value)
            or _is_date_line(value)
            or _ITEM_MARK.fullmatch(value)
            or _PANEL_LINE.fullmatch(value)
        ):
            continue
        if (
            piece.table is not None
            or len(value) > 160
            or value.casefold() in {"recommendation", "recommendations"}
        ):
            break
        named = _TITLE.match(value)
        parts.append(named["title"].strip() if named else value)
        break
    return " ".join(parts)


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
    return any(_BYLINE.match(piece.value) for piece in pieces[at + 1 : at + 5])


def _is_titled(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a title stands here with its date and author below it."""
    if at > 1 and _is_title_above(pieces[at - 1], pieces[at]):
        return False
    if _BYLINE.match(pieces[at].value) or pieces[at].value.endswith(":") or _is_date_line(pieces[at].value):
        return False
    dated = bylines = False
    subtitles = 0
    for piece in pieces[at + 1 : at + 6]:
        if len(piece.value) > 200 or piece.table is not None:
            break
        byline = bool(_BYLINE.match(piece.value) or _TITLE.match(piece.value))
        is_date = _is_date_line(piece.value) or bool(_BYLINE.match(piece.value) and first_date(piece.value))
        dated, bylines = dated or is_date, bylines or byline
        if byline or is_date:
            continue
        subtitles += 1
        if subtitles > 1 or (
            not dated and not (piece.kind is BlockKind.HEADING and _alike(pieces[at], piece))
        ):
            break
    short = len(pieces[at].value) < 160 and pieces[at].value[:1].isalnum()
    return dated and bylines and short and _stands_as_title(pieces[at])


def _is_title_above(above: Piece, piece: Piece) -> bool:
    headed = above.kind is BlockKind.HEADING and _alike(above, piece)
    return headed and not says_date_or_author(above) and len(above.value) < 160


def _stands_as_title(piece: Piece) -> bool:
    return piece.kind is BlockKind.HEADING or (piece.gap and not piece.value.endswith((".", ":")))


def _titled(pieces: Sequence[Piece], at: int) -> str:
    for piece in pieces[at : at + 6]:
        if match := _TITLE.match(piece.value):
            return match["title"].strip()
    if _PANEL_LINE.fullmatch(pieces[at].value) and _is_byline(pieces, at + 1):
        below = next((n for n in range(at + 1, min(at + 6, len(pieces))) if not _is_byline(pieces, n)), at)
        if pieces[below].kind is BlockKind.HEADING:
            return pieces[below].value
    return _with_subtitle(pieces, at)


def _is_byline(pieces: Sequence[Piece], at: int) -> bool:
    return at < len(pieces) and says_date_or_author(pieces[at])
