"""Compares extraction with a truth table written by hand, figure by figure.

A truth table stands beside its paper and has one row a figure: the printed token, which occurrence of it in
the text (from 0), whether it is to be accepted, and the fields of the observation. 'a|b' means that both
readings are right. A figure of `expected` not_accepted may be in review, unmapped or ignored.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from ingest.pipeline import extract_path
from ingest.record import Record, Status

FIELDS = ("unit", "metric", "area", "dimensions", "measure_type", "basis")
INTERVALS = {"month", "quarter", "financial_year", "calendar_year", "rolling_12m", "year_to_date", "range"}


@dataclass
class Score:
    """Counts over papers, and a line for everything that is not as the truth says."""

    counts: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    @property
    def accepted(self) -> int:
        """Accepted rows: right, wrong, not to be accepted, and those the truth does not list."""
        return sum(self.counts[name] for name in ("right", "wrong", "trap", "extra"))

    @property
    def precision(self) -> float:
        """Share of the accepted rows that are right."""
        return self.counts["right"] / self.accepted

    @property
    def exact(self) -> float:
        """Share of the figures to be accepted that are accepted and right."""
        return self.counts["right"] / self.counts["figures"]


def score(papers: Iterable[Path]) -> Score:
    """Extract papers and compare their records with the truth beside them."""
    total = Score()
    for paper in papers:
        _score_paper(paper, total)
    return total


def _score_paper(paper: Path, total: Score) -> None:
    extraction = extract_path(paper)
    text = extraction.paper.text
    accepted = {(r.char_start, r.char_end): r for r in extraction.records if r.status == Status.ACCEPTED}
    with paper.with_suffix(".csv").open(encoding="utf-8", newline="") as file:
        for truth in csv.DictReader(file):
            start = _place(text, truth)
            end = start + len(truth["value_text"])
            found = next((s for s in accepted if s[0] < end and start < s[1]), None)
            record = accepted.pop(found) if found else None
            verdict = _verdict(truth, record)
            total.counts[verdict] += 1
            total.counts["figures"] += truth["expected"] == "accepted"
            if verdict not in ("right", "left"):
                total.faults.append(_fault(paper, verdict, truth["value_text"], truth, record))
    for record in accepted.values():
        total.counts["extra"] += 1
        total.faults.append(_fault(paper, "extra", record.value_text, {}, record))


def _place(text: str, truth: dict[str, str]) -> int:
    starts = [m.start() for m in re.finditer(f"(?={re.escape(truth['value_text'])})", text)]
    return starts[int(truth["occurrence"])]


def _verdict(truth: dict[str, str], record: Record | None) -> str:
    if truth["expected"] != "accepted":
        return "left" if record is None else "trap"
    if record is None:
        return "missed"
    return "wrong" if differing(truth, record) else "right"


def differing(truth: dict[str, str], record: Record) -> list[str]:
    """Return the fields in which a record differs from the truth."""
    fields = [f for f in FIELDS if _plain(f, getattr(record, f)) not in _options(f, truth)]
    if float(record.value or "nan") != float(truth["value"]):
        fields.append("value")
    columns = ("period_type", "period_start", "period_end")
    periods = zip(*(truth[name].split("|") for name in columns), strict=True)
    printed = (record.period_start, record.period_end)
    if not any(
        p[1:] == printed and (p[0] == record.period_type or {p[0], str(record.period_type)} <= INTERVALS)
        for p in periods
    ):
        fields.append("period")
    return fields


def _options(name: str, truth: dict[str, str]) -> list[str]:
    return [_plain(name, option) for option in truth[name].split("|")]


def _plain(name: str, value: str) -> str:
    return ";".join(sorted(value.split(";"))) if name == "dimensions" else value


def _fault(paper: Path, verdict: str, token: str, truth: dict[str, str], record: Record | None) -> str:
    said = (
        "" if record is None else f"{record.metric} {record.dimensions} {record.area} {record.measure_type}"
    )
    when = "" if record is None else f"{record.period_start}..{record.period_end}"
    fields = ", ".join(differing(truth, record)) if verdict == "wrong" and record is not None else ""
    return f"{paper.stem}: {verdict} {token} [{fields}] {said} {when}"
