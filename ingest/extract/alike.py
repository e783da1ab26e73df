"""Figures that stand together and read alike: what tells them apart was not understood; a person decides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace

from ingest.extract.meaning import Reading
from ingest.grammar.types import Quantity
from ingest.record import Status

_ALIKE = "two figures that stand together read alike, with different values"


def doubt_alike(
    readings: Sequence[Reading], linked: Callable[[Quantity, Quantity], bool] = lambda _a, _b: False
) -> list[Reading]:
    """Return the readings, those that are of one measure, place and period with other values in doubt.

    `linked` says of two figures that they are the ends of one range, which both stand. 'Grade 1 urban 77%
    and rural 71%' are two measures that a lexicon without towns and country takes for one.
    """
    groups: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for index, reading in enumerate(readings):
        if reading.status is Status.ACCEPTED:
            groups[_key(reading)].append(index)
    doubted = list(readings)
    for indices in groups.values():
        for index in indices:
            others = (readings[i].figure for i in indices if i != index)
            figure = readings[index].figure
            if any(_apart(figure, other) and not linked(*_in_order(figure, other)) for other in others):
                doubted[index] = replace(readings[index], doubts=(*readings[index].doubts, _ALIKE))
    return doubted


def _key(reading: Reading) -> tuple[object, ...]:
    statement = reading.statement
    return (
        reading.metric,
        reading.area,
        str(reading.place),
        statement.measure_type,
        statement.scenario,
        reading.basis,
        reading.period,
        reading.unit,
    )


def _in_order(a: Quantity, b: Quantity) -> tuple[Quantity, Quantity]:
    return (a, b) if a.start <= b.start else (b, a)


def _apart(a: Quantity, b: Quantity) -> bool:
    """Whether the values differ beyond what their printed places can stand for."""
    low, high = (a, b) if a.value <= b.value else (b, a)
    if low.high is None or high.low is None:
        return low.value != high.value
    return low.high < high.low
