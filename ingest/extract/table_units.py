"""The unit and the scale that a table's words give its bare numbers."""

from __future__ import annotations

import re
from decimal import Decimal

from ingest.extract.grid import Place
from ingest.grammar.bounds import bounds
from ingest.grammar.quantities import read_as
from ingest.grammar.types import Qualifier, Quantity
from ingest.readers.tables import cell_at

_SECONDS = re.compile(r"(?<!\d )(?<!\d)(?<!\bten )(?<!thirty )(?<!sixty )\b(?:seconds|secs)\b", re.IGNORECASE)
"""Seconds as a unit, not as part of a measure's name ('within 10 seconds')."""
_PERCENT_OF_TABLE = re.compile(
    r"^\W*%|\(\s*(?:%|per ?cent(?:age)?s?)\s*\)|^(?:the )?percentages?\b|%\s*$", re.IGNORECASE
)
"""A caption says of all its figures that they are shares: '(%)', '% of calls answered'."""
_MINUTES = re.compile(
    r"\((?:in )?(?:minutes|mins)\)|\b(?:times?|average|mean|median)\b.*(?<!\d )(?<!\d)\b(?:minutes|mins)\b",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"%|\bper ?cent\b|\bpercentage\b", re.IGNORECASE)
_POUNDS = re.compile(r"£\s?(?P<scale>m(?:illion|n)?\b|bn\b|k\b|['’]?000s?\b|thousand)?", re.IGNORECASE)
_SCALES = {"m": 10**6, "b": 10**9, "k": 10**3, "t": 10**3, "0": 10**3, "'": 10**3, "’": 10**3}


def in_pounds(place: Place) -> int | None:
    """Return how many pounds one of the cell's units is, None where no words make it money."""
    for text in (*place.labels, *place.corners, place.caption):
        match = _POUNDS.search(text)
        if match is not None:
            scale = match["scale"]
            return _SCALES[scale[0].lower()] if scale else 1
        if _PERCENT.search(text) or _SECONDS.search(text):
            return None
    return 1 if _is_of_bands(place) else None


_BAND = re.compile(r"(?:band )?[A-H]", re.IGNORECASE)
_TAX = re.compile(r"\bprecepts?\b|\bcouncil tax\b", re.IGNORECASE)
_PENCE = re.compile(r"[\d,]+\.\d\d")


def _is_of_bands(place: Place) -> bool:
    """Whether a cell prints pounds and pence of a council tax band, in a table that prints no pound sign."""
    return (
        bool(_PENCE.fullmatch(place.cell.text.value.strip()))
        and any(_BAND.fullmatch(label.strip()) for label in place.labels)
        and any(_TAX.search(text) for text in (*place.labels, *place.corners, place.caption))
    )


def in_unit(place: Place, figure: Quantity, text: str, pounds: int | None) -> Quantity:
    """Return a bare number in the unit that the labels give it; others as they are printed."""
    if figure.unit != "count":
        return figure
    opener = _opener(place)
    for label in (*place.labels, *place.corners, place.caption, opener):
        if (_PERCENT_OF_TABLE if label in (place.caption, opener) else _PERCENT).search(label):
            return read_as(figure, text, "percent")
        if _SECONDS.search(label):
            return read_as(figure, text, "seconds")
        if _MINUTES.search(label):
            return read_as(figure, text, "seconds", 60)
    if pounds is not None:
        return read_as(figure, text, "gbp", pounds)
    return figure


_NUMBER = re.compile(r"\d+(?:\.\d+)*\.?\s+")


def _opener(place: Place) -> str:
    """Return the line ending in a colon that a table hangs from, without its number, empty where none is."""
    before = next(place.context.before(place.block), None)
    text = before.text.value.strip() if before is not None else ""
    return _NUMBER.sub("", text, count=1) if text.endswith(":") and before is not None else ""


_CLOCK = re.compile(r"\s*(?:(?P<h>\d{1,3}):)?(?P<m>\d{1,3}):(?P<s>\d{2})\s*")
_CLOCK_WORDS = re.compile(r"\b(?:h+:)?m+:s+\b|\bmin(?:ute)?s?:sec(?:ond)?s?\b", re.IGNORECASE)


_CALLS = re.compile(r"\bwait(?:ing)?\b|\banswer(?:ed|ing)?\b|\bqueue\b", re.IGNORECASE)
_HOURS_OF_DAY = 24


def clock_duration(place: Place, text: str) -> list[Quantity]:
    """Return the duration that a cell prints as minutes and seconds, where the table says that it does.

    Its words say so ('mm:ss', a wait for an answer), or another cell of the column does: '71:20' and
    '0:09:40' are no hours and minutes.
    """
    match = _CLOCK.fullmatch(text)
    if match is None or not (match["h"] or _in_minutes(place)):
        return []
    value = Decimal(int(match["h"] or 0) * 3600 + int(match["m"]) * 60 + int(match["s"]))
    low, high = bounds(value, Decimal(1), "seconds", Qualifier.EXACT)
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    return [Quantity(start, end, value, "seconds", low, high, Qualifier.EXACT, "duration")]


def _in_minutes(place: Place) -> bool:
    words = (*place.labels, *place.corners, place.caption)
    if any(_CLOCK_WORDS.search(w) or _CALLS.search(w) for w in words):
        return True
    cells = (cell_at(place.table, row, place.column) for row in place.table.rows if not row.header)
    clocks = [m for cell in cells if cell is not None and (m := _CLOCK.fullmatch(cell.text.value))]
    return any(m["h"] is not None or int(m["m"]) >= _HOURS_OF_DAY for m in clocks)
