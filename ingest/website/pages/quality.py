"""The page of quality: what was checked, what is covered, what is missing, what contradicts itself."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby

from ingest.website.context import Site
from ingest.website.read import Row

# what the page holds before it is slow to load; of more, where the others are is said
_MEETINGS = 250
_CONTRADICTIONS = 60
_EXPECTED = 150


@dataclass(frozen=True, slots=True)
class Checked:
    """What was checked of a release."""

    failed: list[Row]
    """Checks that did not pass and do not block: `subject`, `name`, `message`."""
    tests: list[Row]
    """All tests of dbt: `table`, `name`, `result`."""
    has_docs: bool
    """Whether the release has the pages of dbt and of the expectations."""


def foremost(rows: list[Row], most: int) -> list[Row]:
    """Return the latest serious contradictions, then the others, up to `most`."""
    return sorted(rows, key=lambda row: row["severity"] != "high")[:most]


def write_quality(site: Site, checked: Checked) -> None:
    """Write the quality page (checks, coverage, what is missing, contradictions) and that of the tests."""
    expected = [site.named(row) for row in site.marts.rows("expected")]
    by_table = groupby(sorted(checked.tests, key=_table), key=_table)
    site.pages.page("checks.html", "checks", tables=[(table, list(rows)) for table, rows in by_table])
    meetings = site.marts.rows("meetings")
    held = {(p["panel"], p["meeting_date"]) for p in site.papers}
    absent = [m for m in meetings if m["state"] == "held" and (m["panel"], m["meeting_date"]) not in held]
    site.pages.page(
        "quality.html",
        "quality",
        checks=checked.failed,
        tests=Counter(test["result"] for test in checked.tests),
        expected=expected[:_EXPECTED],
        more_expected=len(expected[_EXPECTED:]),
        has_docs=checked.has_docs,
        coverage=[
            (label, list(rows)) for label, rows in groupby(site.marts.rows("coverage"), key=_area_label)
        ],
        absent=absent[:_MEETINGS],
        more_absent=len(absent[_MEETINGS:]),
        conflicts=site.conflicts[:_CONTRADICTIONS],
        discrepancies=foremost(site.discrepancies, _CONTRADICTIONS),
        more_contradictions=len(site.conflicts[_CONTRADICTIONS:]) + len(site.discrepancies[_CONTRADICTIONS:]),
        papers=site.papers,
        totals={row["status"]: row["figures"] for row in site.marts.rows("totals")},
    )


def _table(test: Row) -> str:
    return str(test["table"])


def _area_label(row: Row) -> str:
    return str(row["area_label"])
