"""What a sentence can go on from: the main one of the figures of the sentence before, and their period."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ingest.extract.meaning import Reading
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


def latest_of(readings: Sequence[Reading]) -> Period | None:
    """Return the latest period that a sentence's figures are of, None where they have none."""
    periods = [r.period for r in readings if r.metric and r.period is not None and r.period.start is not None]
    return max(periods, key=lambda p: p.end, default=None)


def bases_of(readings: Sequence[Reading]) -> dict[str, str]:
    """Return by measure what the last of a sentence's changes is measured on, where its words say it."""
    return {r.metric: r.basis for r in readings if r.metric and r.basis not in ("", "stated")}
