"""Reads the figures of tables: what the row says, what the column says, what stands above."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, islice

from ingest.extract.alike import doubt_alike
from ingest.extract.context import Context, whole
from ingest.extract.finance_tables import Money, of_capital, read_money
from ingest.extract.grid import Place, places
from ingest.extract.meaning import Reading, Site
from ingest.extract.passage import Passage
from ingest.extract.prose import read_prose
from ingest.extract.reading import read_figure
from ingest.extract.sentences import Clause, Span
from ingest.extract.surroundings import Level, Scope, Surroundings
from ingest.extract.table_changes import Dated, dated
from ingest.extract.table_units import clock_duration, in_pounds, in_unit
from ingest.grammar.bounds import negated
from ingest.grammar.types import Quantity
from ingest.readers.blocks import Block, Cell

FiguresOf = Callable[[Passage], Sequence[Quantity]]
"""Gives the quantities of a passage that may be figures."""


@dataclass(frozen=True, slots=True)
class CellReadings:
    """The readings of one cell, with its passage and the words that label it."""

    cell: Cell
    passage: Passage
    readings: list[Reading]
    labels: tuple[str, ...]
    is_label: bool = False
    is_prose: bool = False
    """It prints a sentence, whose figures have periods of their own."""


def read_table(context: Context, block: Block, figures_of: FiguresOf) -> Iterator[CellReadings]:
    """Give the readings of every body cell of a table block, row by row."""
    assert block.table is not None
    for _, row in groupby(places(context, block, block.table), key=lambda place: id(place.row)):
        yield from _apart([_read_place(place, figures_of) for place in row])


def _apart(cells: list[CellReadings]) -> Iterator[CellReadings]:
    """Give the cells of a row, figures of one meaning and several values in doubt."""
    values = [cell for cell in cells if not cell.is_prose]
    told = iter(doubt_alike([reading for cell in values for reading in cell.readings]))
    for cell in cells:
        yield cell if cell.is_prose else replace(cell, readings=list(islice(told, len(cell.readings))))


def _read_place(place: Place, figures_of: FiguresOf) -> CellReadings:
    if not place.is_label:
        return _read_cell(place, figures_of)
    passage = place.passage(place.cell.text.value)
    return CellReadings(place.cell, passage, [], place.beside, is_label=True)


def _read_cell(place: Place, figures_of: FiguresOf) -> CellReadings:
    labels = (*place.beside, *place.above)
    if place.is_prose:
        passage = place.passage(place.cell.text.value)
        clock = place.context.clock(place.block)
        readings = read_prose(passage, figures_of(passage), clock, list(place.scopes()))
        return CellReadings(place.cell, passage, readings, labels, is_prose=True)
    pounds = in_pounds(place)
    passage = Passage(
        place.cell.text.value, place.context.setting(place.block), accounting=pounds is not None
    )
    money = read_money(place) if pounds is not None else None
    when, scopes = money.when if money else dated(place), list(place.scopes())
    for column in when.columns:  # a column of changes is of the measure that the columns compared are of
        scopes += [whole(Level.LABEL, place.passage(label)) for label in place.header_of(column)]
    readings = [
        _read_value(place, passage, in_unit(place, figure, passage.text, pounds), scopes, when, money)
        for figure in (clock_duration(place, passage.text) or figures_of(passage))
    ]
    return CellReadings(place.cell, passage, readings, labels)


def _question(place: Place, figure: Quantity, when: Dated, money: Money | None) -> str:
    if money is not None:
        return money.doubt
    return when.open_question or (of_capital(place) if figure.unit == "gbp" else "")


def _read_value(
    place: Place,
    passage: Passage,
    figure: Quantity,
    scopes: list[Scope],
    when: Dated,
    money: Money | None,
) -> Reading:
    if money is not None and money.sign < 0:
        figure = negated(figure)
    size = len(passage.text)
    own = Scope(Level.OWN, passage, 0, size, (figure.start, figure.end))
    site = Site(
        passage=passage,
        figure=figure,
        window=Span(0, size),
        clause=Clause(0, size),
        until=Span(0, size),
        around=Surroundings([own, *scopes], row=place.beside, divides=place.divides),
        clock=place.context.clock(place.block, when.period),
        table=True,
        header=place.above[-1] if place.above else "",
        open_question=_question(place, figure, when, money),
        change=when if when.is_change else None,
    )
    return read_figure(site)
