"""The period that a table gives a cell: by header, row, caption, or the columns that it sums or compares."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import lru_cache

from ingest.extract.grid import Place
from ingest.grammar.intervals import interval, month, point, previous, quarter_of, year_before
from ingest.grammar.periods import find_periods, parse_header_period, resolve
from ingest.grammar.quantities import find_quantities
from ingest.grammar.types import Period, PeriodType, Quantity
from ingest.readers.blocks import Cell, Row
from ingest.readers.tables import cell_at, row_labels

_YEARLY_DATE = re.compile(
    r"\b(?:as (?:of|at)|at)\s+(?:(\d{1,2})(?:st|nd|rd|th)?\s+)?([A-Z][a-z]+)\s+(?:each|every)\b"
)
_TOTAL = re.compile(r"^\W*(?:grand )?totals?\b", re.IGNORECASE)
_CHANGE = re.compile(
    r"\b(?:change|difference|diff|variance|movement|increase|decrease)\b|\+\s?/\s?[-–]", re.IGNORECASE
)
_CHANGE_ROW = re.compile(
    r"^\W*(?:(?:percentage|per ?cent|cash|net|numeric(?:al)?|annual|actual|weekly|year[- ]on[- ]year)\s+)?"
    r"(?:change|difference|diff|variance|movement|increase|decrease)s?\b(?!\s+(?:in|to|of)\s+[a-z])|^\W*\+\s?/\s?[-–]",
    re.IGNORECASE,
)
"""A row of changes: 'Change', '% increase', '+/-'; not 'Increase in calls', which names a measure."""
_BARE_QUARTER = re.compile(r"\bq(?:uarter|tr)?\s?([1-4])\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b|\d\d\s?[/–-]\s?\d\d|['’]\d\d|\b[a-z]{3}\w*[ -]\d\d\b", re.IGNORECASE)
_SAYS_NOTHING = re.compile(
    r"(?:\W|\b(?:no|num(?:ber|eric|erical)?|volume|count|per ?cent(?:age)?|pts|points|pp|actual)\b)*",
    re.IGNORECASE,
)
"""A header that may head changes, which only arithmetic tells: 'Numeric', '%', none at all."""
_HEADER_WORDS = 8
_YEARS = (PeriodType.CALENDAR_YEAR, PeriodType.FINANCIAL_YEAR)


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
    if _CHANGE.search(header):
        return _compared(place)
    if place.beside and _CHANGE_ROW.match(place.beside[-1]):
        return _compared_rows(place)
    if _SAYS_NOTHING.fullmatch(header) and _adds_up(place):
        return _compared(place)
    stated = _stated(place, place.above, place.beside)
    if stated is None and _TOTAL.match(header):
        return Dated(_summed(place))
    return Dated(stated, open_question=_UNDATED if stated is None and _names_another(place, place.labels) else "")


_UNDATED = "a label tells a period that nothing dates"
_TOLD = ("before", "year_ago", "same", "months")


def _names_another(place: Place, labels: Iterable[str]) -> bool:
    """Whether one of the labels names a period by another that nothing dates ('Last 12 months', 'Previous year')."""
    return any(
        mention.relative is not None and mention.relative.kind in _TOLD
        for label in labels
        for mention in place.passage(label).periods
    )


def stated_by(place: Place) -> Period | None:
    """Return the period that the labels of a cell's column and row give it."""
    return _stated(place, place.above, place.beside)


def _stated(place: Place, above: tuple[str, ...], beside: tuple[str, ...]) -> Period | None:
    texts = [*reversed(above), *reversed(beside), *place.corners, *([place.caption] if place.caption else [])]
    stated = [(text, p) for text in texts if (p := parse_header_period(text, place.today)) is not None]
    stated = [(text, p) for text, p in stated if p.end != place.today]  # the meeting's own date dates nothing
    if not stated:
        labels = (*reversed(above), *reversed(beside))
        stated = [(text, p) for text in labels if (p := _leading(text, place.today)) is not None]
    if not stated:
        return _relative(place, above) or _of_section(place) or _of_caption(place, compared=True)
    titled = _of_caption(place)
    if titled is not None:
        stated.append((place.caption, titled))
    period = _with_year(stated)
    yearly = _yearly_date(place)
    if yearly is not None and period.type is PeriodType.FINANCIAL_YEAR and period.start is not None:
        number, day = yearly
        year = period.start.year if number >= period.start.month else period.end.year
        return point(date(year, number, day))
    return period


_CURRENT = re.compile(r"\b(?:current|latest|this|last)\s+(?:12|twelve)[- ]months?\b|\bR12M?\b", re.IGNORECASE)
_BEFORE = re.compile(r"\b(?:previous|prior|preceding)\s+(?:12|twelve)[- ]months?\b", re.IGNORECASE)


def _relative(place: Place, above: tuple[str, ...]) -> Period | None:
    """Return the period of 'Current 12 months' or 'Last quarter', told from what the report declares."""
    clock = place.context.clock(place.block)
    now = clock.declared.default or place.context.title_period(place.block)
    if now is None:
        return None
    for text in reversed(above):
        if _BEFORE.search(text):
            return year_before(now) if now.type is PeriodType.ROLLING_12M else None
        if _CURRENT.search(text):
            return now if now.type is PeriodType.ROLLING_12M else None
        for mention in find_periods(text, place.today):
            if mention.relative is not None and mention.relative.kind in (
                "now",
                "before",
                "year_ago",
                "same",
            ):
                return resolve(mention, now, place.today)
    return None


def _of_section(place: Place) -> Period | None:
    """Return the year that one section row of the table names, where no other label of it names another."""
    found: set[Period] = set()
    for row in place.table.rows:
        label = row.cells[0].text.value if row.cells else ""
        found.update(
            m.period
            for m in find_periods(label, place.today)
            if m.period is not None and m.period.type in _YEARS
        )
    return found.pop() if len(found) == 1 else None


def _of_caption(place: Place, *, compared: bool = False) -> Period | None:
    """Return the one period that the table's caption names.

    `compared` asks for one that reads like what others are compared with ('Comparison with others, July
    2023'): of a table it is the period of all its figures. Others are left to the words of each figure.
    """
    mentions = [m for m in find_periods(place.caption, place.today) if m.period is not None]
    named = {m.period for m in mentions if m.period is not None and m.period.end != place.today}
    if len(named) != 1 or (compared and not all(m.base for m in mentions)):
        return None
    return named.pop()


def _leading(text: str, today: date) -> Period | None:
    """Return the one period that a header names: '2022/23 including one-offs', 'Year to date (Oct 2023)'."""
    mentions = [m for m in find_periods(text, today) if m.period is not None]
    return mentions[0].period if len(mentions) == 1 and len(text.split()) <= _HEADER_WORDS else None


def _with_year(stated: list[tuple[str, Period]]) -> Period:
    """Return the first period, with another label's year where it prints a bare month ('Jan', '2020')."""
    text, period = stated[0]
    bare = not re.search(r"\d", text)
    if period.type is PeriodType.MONTH and period.start is not None and bare:
        for _, other in stated[1:]:
            if other.start is None or other.type in (PeriodType.POINT, PeriodType.MONTH):
                continue
            if other.type in _YEARS or other.start.month <= period.start.month <= other.end.month:
                return month(_year_of(other, period.start.month), period.start.month)
    number = _BARE_QUARTER.search(text)
    if period.type is PeriodType.QUARTER and number is not None and not _YEAR.search(text):
        for _, other in stated[1:]:
            if other.type is PeriodType.FINANCIAL_YEAR and other.start is not None:
                return quarter_of(other.start.year, int(number[1]))
    if period.type in _YEARS and period.start is not None:
        for label, other in stated[1:]:
            if other.type is PeriodType.MONTH and other.start is not None and not re.search(r"\d", label):
                return month(_year_of(period, other.start.month), other.start.month)
    return period


def _year_of(year: Period, number: int) -> int:
    assert year.start is not None
    return year.start.year if number >= year.start.month else year.end.year


def _yearly_date(place: Place) -> tuple[int, int] | None:
    """Return (month, day) where the note under a table dates its yearly columns: 'as of April each year'."""
    note = place.context.note_after(place.block)
    match = _YEARLY_DATE.search(note.text) if note is not None else None
    if match is None:
        return None
    mentions = find_periods(f"1 {match[2]} 2020", date(2020, 12, 31))
    if not mentions or mentions[0].period is None:
        return None
    return mentions[0].period.end.month, int(match[1] or 1)


def _columns(place: Place) -> list[tuple[int, Period]]:
    """Return the columns of figures that have a period of their own, without totals and changes."""
    found = []
    for column in place.columns():
        header = place.header_of(column)
        joined = " ".join(header)
        if _CHANGE.search(joined) or _TOTAL.match(joined):
            continue
        period = _stated(place, header, place.beside)
        if period is not None and period.start is not None:
            found.append((column, period))
    return found


def _compared(place: Place) -> Dated:
    """Return the later of the two periods that a column of changes compares, on the earlier."""
    before = [(c, p) for c, p in _columns(place) if c < place.column]
    if len(before) < 2:
        headers = [label for column in place.columns() for label in place.header_of(column)]
        return Dated(None, None, "stated", open_question=_UNDATED if _names_another(place, headers) else "")
    (a, first), (b, second) = before[-2:]
    cells = tuple(cell_at(place.table, place.row, column) for column in (a, b))
    return replace(_between(place, first, second, cells), columns=(a, b))


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
        period = _stated(place, place.above, labels)
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
        return "abs", sign
    if was and abs(abs(difference / was * 100) - abs(printed)) <= max(step, Decimal("0.6")):
        return "pct", sign
    return "", falls


def _summed(place: Place) -> Period | None:
    """Return the stretch of the columns that a total adds up, found by adding them in every row."""
    columns = [(c, p) for c, p in _columns(place) if c < place.column]
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


def number_in(cell: Cell | None) -> Decimal | None:
    """Return the one number that a cell prints, None where it prints none or several."""
    return _number(cell.text.value) if cell is not None else None


def signed_number_in(cell: Cell | None) -> Decimal | None:
    """Return the one number that a cell prints with its sign, brackets being a minus as in accounts."""
    found = _quantities(cell.text.value) if cell is not None and cell.text.value else ()
    return found[0].value if len(found) == 1 else None


@lru_cache(maxsize=4096)
def _quantities(text: str) -> tuple[Quantity, ...]:
    return tuple(find_quantities(text, accounting=True))


@lru_cache(maxsize=4096)  # a table is added up for each cell of a column of totals
def _number(text: str) -> Decimal | None:
    found = find_quantities(text, accounting=True) if text else []
    if len(found) != 1:
        return None
    printed = re.sub(r"[^\d.]", "", text)
    return Decimal(printed) if re.fullmatch(r"\d+(?:\.\d+)?", printed) else found[0].value
