"""The period of a table's cell, what a column of changes compares, and what a total sums."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from ingest.extract.grid import Place
from ingest.extract.table_columns import CHANGE, RUNNING, TOTAL, as_beside, dated_columns, has_year_running
from ingest.extract.table_numbers import number_in
from ingest.extract.table_periods import TO_DATE, stated_by
from ingest.grammar.intervals import interval, previous, year_before
from ingest.grammar.types import Period
from ingest.readers.blocks import Cell, Row
from ingest.readers.tables import cell_at, row_labels

_CHANGE_ROW = re.compile(
    r"^\W*(?:(?:percentage|per ?cent|cash|net|numeric(?:al)?|annual|actual|weekly|year[- ]on[- ]year)\s+)?"
    r"(?:change|difference|diff|variance|movement|increase|decrease)s?\b(?!\s+(?:in|to|of)\s+[a-z])|^\W*\+\s?/\s?[-–]",
    re.IGNORECASE,
)
"""A row of changes: 'Change', '% increase', '+/-'; not 'Increase in calls', which names a measure."""
_SAYS_NOTHING = re.compile(
    r"(?:\W|\b(?:no|num(?:ber|eric|erical)?|volume|count|per ?cent(?:age)?|pts|points|pp|actual)\b)*",
    re.IGNORECASE,
)
"""A header that may head changes, which only arithmetic tells: 'Numeric', '%', none at all."""


@dataclass(frozen=True, slots=True)
class Dated:
    """The period of a cell; for a column of changes also the period compared with, and the basis."""

    period: Period | None = None
    base: Period | None = None
    basis: str = ""
    columns: tuple[int, ...] = ()
    """The columns that are compared."""
    kind: str = ""
    """Whether the printed change is the difference ('abs') or the percentage ('pct'); '' where unclear."""
    sign: int = 1

    open_question: str = ""
    """Why no period can be told although the labels name one."""

    @property
    def is_change(self) -> bool:
        """Whether the column prints changes."""
        return bool(self.basis)


def dated(place: Place) -> Dated:
    """Return the period that a cell's labels give it; for a change or a total that of its columns."""
    header = " ".join(place.above)
    if CHANGE.search(header):
        return _compared(place)
    if place.beside and _CHANGE_ROW.match(place.beside[-1]):
        return _compared_rows(place)
    if _SAYS_NOTHING.fullmatch(header) and _adds_up(place):
        return _compared(place)
    stated = stated_by(place, place.above, place.beside)
    if stated is None and TOTAL.match(header):
        return Dated(_summed(place))
    if stated is not None:
        stated = as_beside(place, stated)
    if stated is not None and has_year_running(place, stated):
        return Dated(stated, open_question=RUNNING)
    return Dated(stated, open_question="" if stated is not None else _question(place, header))


_UNDATED = "a label tells a period that nothing dates"
_ALONE = "other columns of the table are dated, and this one is not"
_TOLD = ("before", "year_ago", "same", "months")
_AIM = re.compile(r"\b(?:targets?|standard|aim|ambition|aspiration|baseline)\b", re.IGNORECASE)


def _question(place: Place, header: str) -> str:
    """Return why a cell without a period of its own needs a person, '' where it may go without."""
    if _names_another(place, place.labels):
        return _UNDATED
    return _ALONE if header and dated_columns(place) else ""


def _names_another(place: Place, labels: Iterable[str]) -> bool:
    """Whether a label names a period by another that nothing dates ('Last 12 months', 'FYTD 23/24')."""
    labels = tuple(labels)
    return any(TO_DATE.search(label) for label in labels) or any(
        mention.relative is not None and mention.relative.kind in _TOLD
        for label in labels
        for mention in place.passage(label).periods
    )


def _compared(place: Place) -> Dated:
    """Return the later of the two periods that a column of changes compares, on the earlier."""
    before = [(c, p) for c, p in dated_columns(place) if c < place.column]
    named = _measured_on(place, before)
    if named is not None:
        return named
    if len(before) < 2:
        titled = _compared_in_title(place)
        if titled is not None:
            return replace(titled, columns=_levels_before(place)[:1])
        headers = [label for column in place.columns() for label in place.header_of(column)]
        question = _UNDATED if _names_another(place, headers) else ""
        own = stated_by(place, (), place.beside) if place.beside else None
        return Dated(own, None, "stated", _levels_before(place)[:1], open_question=question)
    (a, first), (b, second) = before[-2:]
    cells = tuple(cell_at(place.table, place.row, column) for column in (a, b))
    return replace(_between(place, first, second, cells), columns=(a, b))


def _measured_on(place: Place, before: list[tuple[int, Period]]) -> Dated | None:
    """Return the change that its header measures on an earlier column: 'Change on Q2 2023/24'."""
    header = place.passage(" ".join(place.above))
    if len(before) < 2:
        return None
    column, later = before[-1]
    bases = [m.period for m in header.periods if m.period is not None]
    if not bases and header.words("same_period_last_year"):
        bases = [year_before(later)]
    found = next((c for c, p in before[:-1] if bases and p == bases[0]), None)
    if found is None or found == before[-2][0]:
        return None
    cells = tuple(cell_at(place.table, place.row, c) for c in (found, column))
    return replace(_between(place, bases[0], later, cells), columns=(found, column))


def _compared_in_title(place: Place) -> Dated | None:
    """Return the two periods that the table's title compares: 'Quarter 3 and change on Quarter 3 2022/23'."""
    before = next(place.context.before(place.block), None)
    for text in (place.caption, before.text.value if before is not None else "", *place.block.headings[-1:]):
        named = [m.period for m in place.passage(text).periods if m.period is not None]
        if len(named) == 2 and len(text) <= _TITLE_LENGTH and _COMPARES.search(text):
            found = _between(place, named[1], named[0], (None, None))
            return found if found.basis != "stated" else None
    return None


_TITLE_LENGTH = 160
_COMPARES = re.compile(r"\b(?:changes?|compar\w+|against|versus|vs|difference)\b", re.IGNORECASE)


def _levels_before(place: Place) -> tuple[int, ...]:
    """Return the columns of figures before a cell's that print no changes, the nearest first."""
    columns = (c for c in reversed(place.columns()) if c < place.column)
    return tuple(c for c in columns if not CHANGE.search(" ".join(place.header_of(c))))


def _adds_up(place: Place) -> bool:
    """Whether most rows print in this column what the two columns before it make of a change."""
    kinds = []
    for row in place.table.rows:
        cell = cell_at(place.table, row, place.column)
        if not row.header and cell is not None and number_in(cell) is not None:
            kinds.append(_compared(replace(place, row=row, cell=cell)).kind)
    known = [kind for kind in kinds if kind]
    return len(kinds) > 1 and len(known) * 5 >= 4 * len(kinds) and len(set(known)) == 1


def _compared_rows(place: Place) -> Dated:
    """Return the later of the two periods that a row of changes compares, on the earlier."""
    before: list[tuple[Row, Period]] = []
    for row, labels in zip(
        (r for r in place.table.rows if not r.header), row_labels(place.table), strict=True
    ):
        if row is place.row:
            break
        period = stated_by(place, place.above, labels)
        if period is not None and period.start is not None:
            before.append((row, period))
    if len(before) < 2 or before[-1][1] == before[-2][1]:
        return Dated(None, None, "stated")
    (a, first), (b, second) = before[-2:]
    return _between(place, first, second, tuple(cell_at(place.table, row, place.column) for row in (a, b)))


def _between(place: Place, first: Period, second: Period, cells: tuple[Cell | None, ...]) -> Dated:
    """Return the change from the earlier of two periods to the later, printed in `cells` in their order."""
    later, earlier = (first, second) if first.end > second.end else (second, first)
    basis = "stated"
    if earlier == previous(later):
        basis = "previous_period"
    elif earlier == year_before(later):
        basis = "same_period_last_year"
    old, new = cells if later is second else cells[::-1]
    kind, sign = _kind_of_change(place, old, new)
    return Dated(later, earlier, basis, (), kind, sign)


_FALLS = re.compile(r"^\s*(?:[↓▼]|[-−–]\s?\d|down\b)|[↓▼]\s*$", re.IGNORECASE)


def _kind_of_change(place: Place, old: Cell | None, new: Cell | None) -> tuple[str, int]:
    """Return what the two cells compared make of a printed change, difference or percentage, and its sign.

    Arithmetic decides, within the rounding of the three printed numbers; the header may say neither.
    """
    was, now = number_in(old), number_in(new)
    printed = number_in(place.cell)
    falls = -1 if _FALLS.search(place.cell.text.value) else 1
    if was is None or now is None or printed is None:
        return "", falls
    step = max(Decimal(1).scaleb(int(n.as_tuple().exponent)) for n in (was, now, printed))
    difference, sign = now - was, -1 if now < was else 1
    if abs(abs(difference) - abs(printed)) <= step * Decimal("1.5"):
        below = _is_bracketed(old) and _is_bracketed(new) and not _is_bracketed(place.cell)
        return "abs", -sign if below else sign  # from (8.2) to (7.9) is a rise
    if was and abs(abs(difference / was * 100) - abs(printed)) <= max(step, Decimal("0.6")):
        return "pct", sign
    return "", falls


def _is_bracketed(cell: Cell | None) -> bool:
    """Whether a cell prints an amount below zero in brackets."""
    return cell is not None and cell.text.value.strip().startswith("(")


def _summed(place: Place) -> Period | None:
    """Return the stretch of the columns that a total adds up, found by adding them in every row."""
    columns = [(c, p) for c, p in dated_columns(place) if c < place.column]
    if len(columns) < 2:
        return None
    best = max(range(len(columns) - 1), key=lambda first: (_rows_that_add(place, columns[first:]), -first))
    parts = columns[best:] if _rows_that_add(place, columns[best:]) else columns
    start, end = parts[0][1].start, parts[-1][1].end
    assert start is not None
    return interval(start, end)


def _rows_that_add(place: Place, parts: list[tuple[int, Period]]) -> int:
    """Return in how many rows the parts add up to the total within rounding, less those where they do not."""
    score = 0
    for row in place.table.rows:
        values = [number_in(cell_at(place.table, row, c)) for c, _ in parts]
        total = number_in(cell_at(place.table, row, place.column))
        known = [v for v in values if v is not None]
        if row.header or total is None or len(known) != len(values):
            continue
        half = Decimal("0.5").scaleb(int(total.as_tuple().exponent)) * (len(values) + 1)
        score += 1 if abs(sum(known, Decimal(0)) - total) <= half else -1
    return score
