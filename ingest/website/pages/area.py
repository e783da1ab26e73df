"""Pages of an area: its measures at a glance, and each measure."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import Any

from ingest.website import addresses, charts, drawings, words
from ingest.website.context import Site
from ingest.website.files import write_series
from ingest.website.pages.facts import Facts, by_series
from ingest.website.pages.series import write_series_page, write_workbook
from ingest.website.read import Row

_SPARK = 3
_NO_STANDARD: Row = dict.fromkeys(
    (
        "comparator",
        "target_value",
        "standard_status",
        "status_reason",
        "distance",
        "side",
        "standard_document",
        "valid_from",
        "valid_to",
        "owner",
        "standard_note",
        "target_figure_id",
        "quarters_since_last_met",
    )
) | {"is_short": False}


def write_area(site: Site, area: str) -> list[Row]:
    """Write every page of one area; return its series, each with its latest value."""
    label = site.areas[area]["label"]
    facts = Facts(site, area)
    latest = [_for_people(site, area, row, facts) for row in site.marts.rows("latest", area=area)]
    points = by_series(site.marts.rows("points", area=area))
    for row in latest:
        row["spark"] = _spark(site, row, points[row["series_id"]])
    cards = [list(rows) for _, rows in groupby(_headline(latest), key=lambda row: row["metric"])]
    others = _first_of_each([row for row in latest if row["headline_rank"] is None])
    site.pages.page(
        addresses.area(area),
        "area",
        area=site.areas[area],
        cards=cards,
        families=_families(others),
        meetings=[m for m in site.marts.rows("meetings") if m["panel"] == area],
        papers=[p for p in site.papers if p["panel"] == area],
        conflicts=[c for c in site.conflicts if c["area"] == area],
        discrepancies=[d for d in site.discrepancies if area in (d["areas"] or [])],
        stated=facts.stated_without_series({row["series_id"] for row in latest}),
    )
    site.find(label, "All measures", addresses.area(area))
    write_series(site, area, latest, points)
    for metric, group in groupby(
        sorted(latest, key=lambda row: row["metric"]), key=lambda row: row["metric"]
    ):
        rows = list(group)
        _write_measure(site, area, metric, rows)
        write_workbook(site, area, rows, points, facts)
        for row in rows:
            write_series_page(site, area, row, points[row["series_id"]], facts)
    return latest


def _for_people(site: Site, area: str, row: Row, facts: Facts) -> Row:
    row = site.named(row | {"area": area, "area_label": site.areas[area]["label"]})
    standard = facts.standards.get((row["series_id"], row["period_start"], row["period_end"]), _NO_STANDARD)
    return row | standard | words.standard(standard, row["unit"])


def _headline(latest: list[Row]) -> list[Row]:
    return [row for row in latest if row["headline_rank"] is not None]


def _first_of_each(rows: list[Row]) -> list[Row]:
    """The first part of each measure, with how many `more` its own page has."""
    measures = [list(parts) for _, parts in groupby(rows, key=lambda row: row["metric"])]
    return [parts[0] | {"more": len(parts) - 1} for parts in measures]


def _families(rows: list[Row]) -> list[tuple[str, list[Row]]]:
    ordered = sorted(rows, key=lambda row: row["family"])
    return [(words.say("family", f), list(g)) for f, g in groupby(ordered, key=lambda row: row["family"])]


def _spark(site: Site, row: Row, points: list[Row]) -> Any:
    """A small chart of the points on the basis of the latest value, where a line joins enough of them."""
    kind = "quarter" if row["value_basis"] == "three_months" else row["value_basis"]
    shown = [p for p in points if p["value"] is not None and p["period_basis"] == kind]
    lines = Counter(p["line"] for p in shown)
    if row["headline_rank"] is None or max(lines.values(), default=0) < _SPARK:
        return None
    told = charts.say_series(row["name"], shown, row["unit"], None)
    return site.drawer.draw(drawings.spark(shown, row["unit"]), f"{row['name']}, over time", told)


def _write_measure(site: Site, area: str, metric: str, rows: list[Row]) -> None:
    site.pages.page(
        addresses.area_measure(area, metric),
        "area_measure",
        area=site.areas[area],
        metric=site.metrics[metric],
        rows=rows,
        workbook=addresses.workbook(area, metric),
    )
    title = f"{site.metrics[metric]['label']}, {site.areas[area]['label']}"
    site.find(title, site.metrics[metric]["definition"], addresses.area_measure(area, metric))
