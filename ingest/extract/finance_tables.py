"""A budget's columns: what is budgeted, what is spent, and which sign of a variance is an underspend."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ingest.extract.grid import Place
from ingest.extract.table_changes import Dated, dated
from ingest.extract.table_numbers import signed_number_in
from ingest.extract.table_periods import stated_by
from ingest.grammar.intervals import financial_year, financial_year_with
from ingest.grammar.periods import find_periods
from ingest.grammar.types import Period, PeriodType
from ingest.readers.blocks import Row
from ingest.readers.tables import cell_at

_BUDGET = re.compile(r"\bbudget(?:s|ed)?\b", re.IGNORECASE)
_SPENT = re.compile(
    r"\b(?:actuals?|outturn|out-turn|forecast|projected|projection|predicted|estimated?|spen[dt]|expenditure)\b",
    re.IGNORECASE,
)
_WHOLE_YEAR = re.compile(
    r"\b(?:annual|full[- ]year|year[- ]end|outturn|out-turn|forecast|projected|projection)\b", re.I
)
_TO_DATE = re.compile(r"\bto date\b|\bytd\b|\bprofiled?\b|\bcumulative\b", re.IGNORECASE)
_VARIANCE = re.compile(
    r"\bvarian(?:ce|t|ces)\b|\bvariation\b|\b(?:over|under)[- ]?spen[dt]\w*"
    r"|\b(?:over|under)\)?\s*/\s*\(?(?:over|under)\b",
    re.IGNORECASE,
)
_MINUS_IS_UNDER = re.compile(
    r"\(\s*under(?:[- ]?spen[dt]\w*)?\s*\)|\bover(?:[- ]?spen[dt]\w*)?\s*/\s*\(", re.IGNORECASE
)
_MINUS_IS_OVER = re.compile(
    r"\(\s*over(?:[- ]?spen[dt]\w*)?\s*\)|\bunder(?:[- ]?spen[dt]\w*)?\s*/\s*\(", re.IGNORECASE
)
_SIGN_UNKNOWN = "the table does not say which sign is an underspend"
_DAY_UNKNOWN = "the words do not say whether the figure is of the year or of the year to date"


@dataclass(frozen=True, slots=True)
class Money:
    """How a cell of a budget's table is to be read: its period, its sign and what stays open."""

    when: Dated
    sign: int = 1
    """-1 where the table prints an overspend as positive."""
    doubt: str = ""


def read_money(place: Place) -> Money | None:
    """Return how to read a cell below a header of a budget or a variance; None below any other."""
    header = " ".join(place.above)
    if _VARIANCE.search(header):
        return _variance(place, header)
    if _BUDGET.search(header) and not _SPENT.search(header):
        when = dated(place)
        if when.is_change:
            return None
        period, doubt = _period(place, header)
        return Money(Dated(period), doubt=doubt or _of_two(place, header) or of_capital(place))
    return None


def _variance(place: Place, header: str) -> Money:
    sign, column = _sign(place)
    compared = " ".join(place.header_of(column)) if column else ""
    if not sign:
        words = " ".join((header, place.caption, *place.corners))
        minus = (bool(_MINUS_IS_OVER.search(words)), bool(_MINUS_IS_UNDER.search(words)))
        sign = {(True, False): 1, (False, True): -1}.get(minus, 0)
    period, doubt = _period(place, f"{header} {compared}")
    doubt = _SIGN_UNKNOWN if not sign else doubt or of_capital(place)
    return Money(Dated(period, columns=(column,) if column else ()), sign or 1, doubt)


def _sign(place: Place) -> tuple[int, int]:
    """Return which sign a variance is printed with where less was spent than budgeted, and the column spent.

    Arithmetic tells: most rows must print budget less spend (1), or spend less budget (-1), and this row
    must not print the other. (0, 0) where no two columns give the variance.
    """
    best = (0, 0, 0)
    for budget, spent in _pairs(place):
        signs = [s for row in place.table.rows if (s := _of_row(place, row, budget, spent)) is not None]
        own = _of_row(place, place.row, budget, spent)
        sign = 1 if sum(signs) > 0 else -1
        agreeing = abs(sum(signs))
        if signs and agreeing * 2 > len(signs) and own in (0, sign, None) and agreeing > best[0]:
            best = (agreeing, sign, spent)
    return best[1], best[2]


def _pairs(place: Place) -> Iterator[tuple[int, int]]:
    headers = {c: " ".join(place.header_of(c)) for c in place.columns() if c != place.column}
    budgets = [c for c, h in headers.items() if _BUDGET.search(h) and not _VARIANCE.search(h)]
    others = [c for c, h in headers.items() if _SPENT.search(h) and not _VARIANCE.search(h)]
    return ((b, s) for b in budgets for s in others if b != s)


def _of_row(place: Place, row: Row, budget: int, spent: int) -> int | None:
    """Return the sign that a row's arithmetic tells, 0 where both fit; None where it does not add up."""
    if row.header:
        return None
    cells = [cell_at(place.table, row, c) for c in (budget, spent, place.column)]
    planned, used, printed = (signed_number_in(cell) for cell in cells)
    if planned is None or used is None or printed is None:
        return None
    step = max(abs(type(n)(1).scaleb(int(n.as_tuple().exponent))) for n in (planned, used, printed))
    fits = [s for s in (1, -1) if abs((planned - used) * s - printed) <= step * 3 / 2]
    return {0: None, 1: fits[0] if fits else None, 2: 0}[len(fits)]


def _period(place: Place, header: str) -> tuple[Period | None, str]:
    """Return the year that a budget's column is of, from its header outwards, and what stays open."""
    own = stated_by(place)
    if own is not None:
        year = _year_with(own.end) if own.type is PeriodType.POINT else own
        return year, "" if own.end == year.end or _WHOLE_YEAR.search(header) else _DAY_UNKNOWN
    if _TO_DATE.search(header):
        return None, _DAY_UNKNOWN
    return _around_it(place, header)


def _around_it(place: Place, header: str) -> tuple[Period | None, str]:
    """Return the year that the words around a table name, and what stays open."""
    for text in _around(place):
        named = {m.period for m in find_periods(text, place.today) if m.period is not None}
        named = {p for p in named if p.end != place.today}
        years = {p for p in named if p.type is PeriodType.FINANCIAL_YEAR}
        if len(years) == 1:
            return years.pop(), ""
        short = set() if years else {_year_with(p.end) for p in named}
        if len(short) == 1:
            whole = _WHOLE_YEAR.search(
                " ".join((header, *(" ".join(place.header_of(c)) for c in place.columns())))
            )
            return short.pop(), "" if whole else _DAY_UNKNOWN
        if named:
            break
    return None, ""


def _year_with(day: date) -> Period:
    return financial_year(financial_year_with(day))


def _around(place: Place) -> Iterator[str]:
    """Give the texts that may date a table: its caption, the paragraph and the headings above, the title."""
    yield place.caption
    before = next(place.context.before(place.block), None)
    if before is not None:
        yield before.text.value
    yield from reversed(place.block.headings)
    yield place.context.paper.reports[place.block.report].title


_CAPITAL = re.compile(r"\bcapital\b", re.IGNORECASE)
_TOTAL = re.compile(r"\W*(?:grand |sub-?)?totals?\W*", re.IGNORECASE)


def of_capital(place: Place) -> str:
    """Return a doubt for a bare 'Total' of a capital programme, which is not that of the year's budget."""
    label = place.beside[-1] if place.beside else ""
    capital = _CAPITAL.search(" ".join((place.caption, *place.block.headings[-1:])))
    return "the total of a capital programme" if capital and _TOTAL.fullmatch(label) else ""


_FIRST = re.compile(r"\b(?:original|initial|opening|approved)\b", re.IGNORECASE)
_LATER = re.compile(r"\b(?:revised|current|latest|working|updated)\b", re.IGNORECASE)


def _of_two(place: Place, header: str) -> str:
    """Return a doubt where a later budget of the same year stands in another column."""
    if not _FIRST.search(header):
        return ""
    others = (" ".join(place.header_of(c)) for c in place.columns() if c != place.column)
    later = any(_BUDGET.search(h) and _LATER.search(h) and not _VARIANCE.search(h) for h in others)
    return "another column prints the revised budget" if later else ""
