"""What a sentence can go on from: the main one of the figures of the sentence before, and their period."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from ingest.extract.area import is_average
from ingest.extract.meaning import Reading
from ingest.extract.passage import Passage
from ingest.grammar.types import Period


def main_of(readings: Sequence[Reading]) -> Reading | None:
    """Return the last reading that a sentence can go on from: none that another is only set against.

    '34.8% (Q4 2022/23: 32.1%)', '13.6%, having been 12.8% a year earlier': of one measure the latest leads.
    """
    kept = [r for r in readings if r.metric and not r.comparison]
    if not kept:
        return None
    alike = [r for r in kept if r.metric == kept[-1].metric and r.period is not None]
    latest = max(
        alike, key=lambda r: (r.period.end if r.period else date.min, r.figure.start), default=kept[-1]
    )
    return kept[-1] if kept[-1].period is None else latest


def latest_of(passage: Passage, readings: Sequence[Reading]) -> Period | None:
    """Return the latest period that the figures of a paragraph are of so far, None where they have none."""
    told = [r for r in readings if r.metric and r.period is not None and r.period.start is not None]
    kept = [r for r in told if not r.comparison and not _is_aside(passage, r)]
    periods = [r.period for r in kept if r.period is not None]
    return max(periods, key=lambda p: p.end, default=None)


def bases_of(passage: Passage, readings: Sequence[Reading]) -> dict[str, str]:
    """Return by measure what a sentence's changes are measured on, or its values set against.

    '298 offences, compared with 352 in the same period last year. Theft fell by 6%' is on that period too.
    """
    told = {r.metric: r.basis for r in readings if r.metric and r.basis not in ("", "stated")}
    if told or not readings:
        return told
    start, end = readings[0].figure.start, readings[-1].figure.end
    for basis in ("same_period_last_year", "previous_period"):
        if any(start <= m.start <= end + _AFTER for m in passage.words(basis)):
            return {r.metric: basis for r in readings if r.metric}
    return {}


_AFTER = 60


def _is_aside(passage: Passage, reading: Reading) -> bool:
    """Whether a figure stands in brackets behind a period of its own: '11.4% (Quarter 1: 12.9%)'."""
    return bool(_ASIDE.search(passage.text[max(0, reading.figure.start - 40) : reading.figure.start]))


_ASIDE = re.compile(r"\([^()]{2,30}:\s*$")


def leads(passage: Passage, start: int, reading: Reading, main: Reading | None) -> bool:
    """Whether the figures that follow go on from a reading: not from a target or what is compared with.

    Nor from an aside in brackets: '88.6% (national rate 84.3%), and for hate crime it was 90%'.
    """
    if not reading.metric or (main is not None and reading.comparison):
        return False
    if main is not None and reading.area != main.area and is_average(reading.area):
        return False
    here = main is not None and start <= main.figure.start
    compared = _COMPARED.search(passage.text, start, reading.figure.start) is not None
    if main is not None and (here or compared) and _is_of_another(passage, reading, main):
        return False
    return main is None or reading.statement.measure_type != "target"


_COMPARED = re.compile(r"\b(?:below|above|than|under|over|on)\s+(?:(?:the|our|its)\s+)?$", re.IGNORECASE)
"""'That is below the 73.5% of the year before, but above the average of 68%': the average is of now."""


def _is_of_another(passage: Passage, reading: Reading, main: Reading) -> bool:
    """Whether a figure is that of a period before, or stands in brackets for another area."""
    if reading.period is not None and main.period is not None and reading.period.end < main.period.end:
        return True
    before = passage.text[main.figure.end : reading.figure.start]
    return reading.area != main.area and before.rfind("(") > before.rfind(")")
