"""What is read once of an area and shown on the pages of its series."""

from __future__ import annotations

from collections.abc import Iterable

from ingest.website.context import Site
from ingest.website.read import Row


class Facts:
    """Everything about the series of one area that is read once and shown on many pages."""

    def __init__(self, site: Site, area: str) -> None:
        self.quarters = by_series(site.marts.rows("quarters", area=area))
        self.breaks = site.marts.rows("breaks", area=area)
        self.national = [row for row in site.national if row["area"] != area]
        self.comparators = site.marts.rows("comparators")
        known = site.marts.rows("standard_status", area=area) if site.marts.has("fct_standard_status") else []
        self.standards = {(s["series_id"], s["period_start"], s["period_end"]): s for s in known}
        unusual = site.marts.rows("signals", area=area) if site.marts.has("fct_signals") else []
        self.signals = {(s["series_id"], s["period_start"], s["period_end"]): s for s in unusual}
        self.stated = [site.named(row | {"area": area}) for row in site.marts.rows("stated", area=area)]

    def stated_without_series(self, known: set[str]) -> list[Row]:
        """What papers state (changes, ranks, targets) of series that have no value of their own."""
        return [row for row in self.stated if row["series_id"] not in known]

    def breaks_of(self, row: Row) -> list[Row]:
        """Breaks of one series: those whose dimensions it has."""
        has = set(row["dimensions"].split(";"))
        found = [b for b in self.breaks if b["metric"] == row["metric"]]
        return [b for b in found if not b["dimensions"] or set(b["dimensions"].split(";")) <= has]

    def national_of(self, row: Row, bases: set[str]) -> list[Row]:
        """Values of countries that may stand beside one series: the same parts, unit and kind of period."""
        same = ("metric", "dimensions", "unit")
        found = [n for n in self.national if all(n[key] == row[key] for key in same)]
        return [n for n in found if n["period_basis"] in bases]


def by_series(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """Return rows by their series, in the order that they come."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row["series_id"], []).append(row)
    return found
