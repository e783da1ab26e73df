"""Turns rows of the ledger into records: raw spans, ids, printed values."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from ingest.extract.meaning import Reading
from ingest.extract.tokens import LONGEST_ROW
from ingest.grammar.bounds import as_change, bounds, negated
from ingest.grammar.types import Period, PeriodType, Quantity
from ingest.readers.blocks import Block, Paper, Text
from ingest.record import Record, Status, figure_id, observation_id


@dataclass(frozen=True, slots=True)
class Row:
    """A row to be written: the clean span in its text, and what is known of it."""

    text: Text
    start: int
    end: int
    reading: Reading | None
    rule: str
    label: str


class RecordWriter:
    """Writes the records of one paper."""

    def __init__(self, paper: Paper) -> None:
        self.paper = paper
        self._pages = _page_spans(paper.blocks)
        self._places: dict[tuple[str, str], list[int]] = {}

    def record(self, block: Block, row: Row, report_date: date) -> Record:
        """Return the record of a row."""
        start, end = row.text.span(*_trimmed(row.text.value, row.start, row.end))
        if end - start > LONGEST_ROW and row.reading is None:
            start, end = row.text.span(*_first_digits(row.text.value, row.start, row.end))
        token = self.paper.text[start:end]
        page = self._page_of(block, start)
        figure = figure_id(self.paper.sha256, page, token, self._ordinal(page, token, start))
        record = Record(
            document=self.paper.label,
            char_start=start,
            char_end=end,
            value_text=token,
            status=Status.IGNORED if row.rule not in _KEPT else Status.UNMAPPED,
            page=page,
            block=str(block.number),
            label=row.label,
            rule=row.rule,
            paper_sha256=self.paper.sha256,
            figure_id=figure,
            observation_id=observation_id(figure, 0),
            report_date=str(report_date),
        )
        if row.reading is not None:
            _fill(record, row.reading)
        return record

    def _page_of(self, block: Block, start: int) -> str:
        """Return the page that prints a place of a block: a table may go on over the next pages."""
        if block.page is None:
            return ""
        if block.table is not None:
            for page, (low, high) in self._pages.items():
                if low <= start < high:
                    return page
        return str(block.page)

    def _ordinal(self, page: str, token: str, start: int) -> int:
        """Return how often the token is printed before on its page, whatever became of it."""
        key = (page, token)
        low, high = self._pages.get(page, (0, len(self.paper.text)))
        if key not in self._places:
            self._places[key] = _places_of(token, self.paper.text[low:high])
        return bisect_left(self._places[key], start - low)


_KEPT = {"no_measure", "no_quantity"}


def _places_of(token: str, text: str) -> list[int]:
    """Return where a token starts in a text, without overlaps."""
    places: list[int] = []
    at = text.find(token)
    while at >= 0:
        places.append(at)
        at = text.find(token, at + len(token))
    return places


def _page_spans(blocks: Iterable[Block]) -> dict[str, tuple[int, int]]:
    spans: dict[str, tuple[int, int]] = {}
    for block in blocks:
        for page, text in _printed_on(block):
            start, end = text.span(0, len(text.value))
            low, high = spans.get(str(page), (start, end))
            spans[str(page)] = (min(low, start), max(high, end))
    return spans


def _printed_on(block: Block) -> Iterator[tuple[int, Text]]:
    """Give the texts of a block with their pages; the cells of a table that goes on over pages, each."""
    cells = [cell for row in block.table.rows for cell in row.cells] if block.table is not None else []
    placed = [(cell.box.page, cell.text) for cell in cells if cell.box is not None and cell.text.value]
    if placed:
        yield from placed
    elif block.page is not None and block.text.value:
        yield block.page, block.text


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    inside = text[start:end]
    return start + len(inside) - len(inside.lstrip()), end - len(inside) + len(inside.rstrip())


def _first_digits(text: str, start: int, end: int) -> tuple[int, int]:
    match = re.search(r"\d[\d,./:]*", text[start:end])
    return (start + match.start(), start + match.end()) if match else (start, start + 1)


def _fill(record: Record, reading: Reading) -> None:
    quantity = _valued(reading)
    record.status = reading.status
    record.value, record.unit = _plain(quantity.value), reading.unit
    record.qualifier = quantity.qualifier
    record.value_low, record.value_high = _plain(quantity.low), _plain(quantity.high)
    record.scenario = reading.statement.scenario
    record.confidence = f"{reading.confidence:.2f}"
    if not reading.metric:
        record.confidence = ""
        return
    record.area, record.metric, record.dimensions = reading.area, reading.metric, str(reading.place)
    record.measure_type, record.basis = reading.statement.measure_type, reading.basis
    record.candidates = reading.as_candidates()
    if reading.period is not None:
        _fill_period(record, reading.period, reading.base)


def _fill_period(record: Record, period: Period, base: Period | None) -> None:
    record.period_type = period.type
    record.period_start = str(period.start) if period.start is not None else ""
    record.period_end = str(period.end)
    if base is not None and period.type is not PeriodType.UNSTATED:
        record.base_start = str(base.start) if base.start is not None else ""
        record.base_end = str(base.end)


def _valued(reading: Reading) -> Quantity:
    """Return the figure with the bounds of its unit and the sign of its statement."""
    quantity = reading.figure
    if reading.unit != quantity.unit or reading.unit == "percent":
        quantity = _rebounded(quantity, reading.unit)
    if reading.statement.measure_type.startswith("change"):
        quantity = as_change(quantity)
    return negated(quantity) if reading.statement.sign < 0 and quantity.value > 0 else quantity


def _rebounded(quantity: Quantity, unit: str) -> Quantity:
    if quantity.form != "digits":
        return quantity
    places = -int(quantity.value.as_tuple().exponent) if quantity.value.as_tuple().exponent else 0
    if unit in {"fte", quantity.unit}:
        return quantity
    low, high = bounds(quantity.value, Decimal(10) ** -places, unit, quantity.qualifier)
    return replace(quantity, unit=unit, low=low, high=high)


def _plain(value: Decimal | None) -> str:
    if value is None:
        return ""
    text = format(value, "f")
    return (text.rstrip("0").rstrip(".") or "0") if "." in text else text
