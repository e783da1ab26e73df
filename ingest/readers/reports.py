"""A pack cut into its reports, each with kind, title and date."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from ingest.readers.agendas import report_after_agenda
from ingest.readers.blocks import BlockKind, Dated, Report
from ingest.readers.head_lines import head_lines
from ingest.readers.head_parts import Role
from ingest.readers.pieces import Piece
from ingest.readers.report_heads import Start, date_below, kind_below, start_at, title_at
from ingest.readers.report_titles import name_of_head
from ingest.readers.vague_dates import vague_date

_HEAD = 12
"""How many pieces from its start hold a report's title and date."""


def find_reports(
    pieces: Sequence[Piece], known: Sequence[Start] | None = None
) -> tuple[list[Start], date | None]:
    """Return the starts of the reports in order, the first at 0, and the date of the pack's meeting.

    `known` are starts that the format itself tells; then only their dates are completed.
    """
    if known is not None:
        meeting = _meeting_date(known)
        return _inherit(known, meeting), meeting
    starts: list[Start] = []
    for number in range(len(pieces)):
        start = start_at(pieces, number)
        if start is None:
            continue
        if starts and _same_head(pieces, starts[-1], start):
            continue
        starts.append(start)
    if not starts or starts[0].at > 0:
        starts = _with_front(pieces, starts)
    starts = _without_reports(pieces, starts)
    meeting = _meeting_date(starts)
    return _inherit(starts, meeting), meeting


def _without_reports(pieces: Sequence[Piece], starts: Sequence[Start]) -> list[Start]:
    """Cut from every agenda the report that begins within it without a head of its own."""
    made: list[Start] = []
    for number, start in enumerate(starts):
        end = starts[number + 1].at if number + 1 < len(starts) else len(pieces)
        at = report_after_agenda(pieces, start.at, end) if start.kind == "agenda" else None
        if at is None or at > start.at:
            made.append(start)
        if at is not None:
            made.append(Start(at, "report", pieces[at].value[:160], start.date))
    return made


def as_reports(starts: Sequence[Start], pieces: Sequence[Piece]) -> tuple[Report, ...]:
    """Return the reports of a paper; one that prints no full date has that of what its head names."""
    when, dated = None, Dated.DAY
    if all(start.date is None for start in starts):
        when, dated = vague_date(pieces) or (None, Dated.DAY)
    return tuple(
        Report(number, start.title, start.date or when, start.kind, dated)
        for number, start in enumerate(starts)
    )


def _same_head(pieces: Sequence[Piece], last: Start, start: Start) -> bool:
    """Whether a start is only another line of the head of the report before it."""
    if start.kind == "appendix" or last.kind == "appendix" or start.at - last.at > _HEAD:
        return False
    if last.kind == start.kind == "report":
        return _in_head(pieces, last.at, start.at)
    between = pieces[last.at : start.at]
    return all(len(piece.value) < 260 and piece.table is None for piece in between) and (
        start.date == last.date or last.date is None
    )


def _in_head(pieces: Sequence[Piece], begin: int, at: int) -> bool:
    """Whether a piece is a line of the head that begins at another: no text stands between them."""
    lines = head_lines(pieces, begin)
    ended = next((line.at for line in lines if line.role in (Role.SECTION, Role.BODY)), len(pieces))
    return at < ended and lines[-1].at >= at


def _with_front(pieces: Sequence[Piece], starts: list[Start]) -> list[Start]:
    """Return the starts with the text before the first one as a report of its own, or as its head."""
    if starts and starts[0].kind != "appendix" and (starts[0].at <= 3 or _in_head(pieces, 0, starts[0].at)):
        first = starts[0]
        title = title_at(pieces, 0) if first.kind == "report" else ""
        return [Start(0, first.kind, title or first.title, first.date), *starts[1:]]
    head = pieces[: starts[0].at if starts else len(pieces)]
    kind = kind_below(head, -1)
    title = title_at(head, 0) if kind == "report" else name_of_head(head, 0, Role.PANEL)
    return [Start(0, kind, (title or _first_line(pieces))[:160], date_below(head, 0)), *starts]


def _first_line(pieces: Sequence[Piece]) -> str:
    solid = (piece for piece in pieces if piece.kind is not BlockKind.FURNITURE and not piece.table)
    return next((piece.value for piece in solid), "")


def _meeting_date(starts: Sequence[Start]) -> date | None:
    for kind in ("agenda", "report"):
        dates = Counter(start.date for start in starts if start.kind == kind and start.date)
        if dates:
            return dates.most_common(1)[0][0]
    return next((start.date for start in starts if start.date), None)


def _inherit(starts: Sequence[Start], meeting: date | None) -> list[Start]:
    """Give an appendix without a date that of the report it follows, any other the meeting's."""
    made: list[Start] = []
    for start in starts:
        inherited = (
            made[-1].date if made and start.kind == "appendix" and made[-1].kind != "minutes" else meeting
        )
        made.append(Start(start.at, start.kind, start.title or "", start.date or inherited))
    return made
