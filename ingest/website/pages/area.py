"""Pages of an area: its measures at a glance, each measure, each series with its chart and table."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from ingest.website import addresses, charts, drawings, words
from ingest.website.context import Site
from ingest.website.files import write_series
from ingest.website.read import Row
from ingest.website.workbook import Part, workbook

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
    facts = _Facts(site, area)
    latest = [_for_people(site, area, row, facts) for row in site.marts.rows("latest", area=area)]
    points = _by_series(site.marts.rows("points", area=area))
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
        _write_workbook(site, area, rows, points, facts)
        for row in rows:
            _write_series(site, area, row, points[row["series_id"]], facts)
    return latest


class _Facts:
    """Everything about the series of one area that is read once and shown on many pages."""

    def __init__(self, site: Site, area: str) -> None:
        self.quarters = _by_series(site.marts.rows("quarters", area=area))
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


def _for_people(site: Site, area: str, row: Row, facts: _Facts) -> Row:
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


def _by_series(rows: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row["series_id"], []).append(row)
    return found


def _spark(site: Site, row: Row, points: list[Row]) -> Any:
    """A small chart of the points on the basis of the latest value, where there are enough of them."""
    kind = "quarter" if row["value_basis"] == "three_months" else row["value_basis"]
    shown = [p for p in points if p["value"] is not None and p["period_basis"] == kind]
    if row["headline_rank"] is None or len(shown) < _SPARK:
        return None
    told = charts.say_series(row["name"], shown, row["unit"], None)
    return site.drawer.draw(drawings.spark(shown, row["unit"]), f"{row['name']}, over time", told)


def _runs(quarters: list[Row]) -> list[Row]:
    """Join quarters in a row that have no value for the same reason; the newest first, as they come."""
    joined: list[Row] = []
    for row in reversed(quarters):
        last = joined[-1] if joined else None
        if last and row["value"] is None and last["value"] is None and row["reason"] == last["reason"]:
            last["until"] = row["quarter_label"]
        else:
            joined.append(row | {"until": None})
    return joined[::-1]


def _write_workbook(
    site: Site, area: str, rows: list[Row], points: dict[str, list[Row]], facts: _Facts
) -> None:
    metric = site.metrics[rows[0]["metric"]]
    title = f"{metric['label']}, {site.areas[area]['label']}"
    parts = [
        Part(
            row["parts"] or words.say("whole", "undivided"),
            points[row["series_id"]],
            list(reversed(facts.quarters.get(row["series_id"], []))),
        )
        for row in rows
    ]
    address = addresses.workbook(area, metric["metric"])
    site.pages.writer.write(
        address, workbook(title, parts, _about(site, title, metric, rows, facts), site.as_of)
    )


def _about(site: Site, title: str, metric: Row, rows: list[Row], facts: _Facts) -> list[tuple[str, str]]:
    """What goes with the values of a measure of an area, as names and texts."""
    standards = {row["standard_aside"] for row in rows if row["standard_words"]}
    breaks = [b for b in facts.breaks if b["metric"] == metric["metric"]]
    return [
        ("Measure", title),
        ("Definition", metric["definition"]),
        ("Direction", words.say("polarity", metric["polarity"])),
        *(("Standard", said) for said in sorted(standards)),
        *(
            (f"Break on {words.day(b['break_date'])}", f"{b['note']}. Nothing is compared across it")
            for b in breaks
        ),
        ("Not compared", words.say("whole", "not_compared")),
        ("Known up to", words.day(site.as_of)),
        ("Source", words.say("whole", "source")),
    ]


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


def _write_series(site: Site, area: str, row: Row, points: list[Row], facts: _Facts) -> None:
    drawn = [p for p in points if p["value"] is not None]
    for point in points:
        point["signal"] = facts.signals.get((row["series_id"], point["period_start"], point["period_end"]))
    breaks = facts.breaks_of(row)
    national = facts.national_of(row, {p["period_basis"] for p in drawn})
    title = f"{row['name']}, {site.areas[area]['label']}"
    chart = small = None
    if len(drawn) > 1:
        told = charts.say_series(title, drawn, row["unit"], row)
        standard = {key: row[key] for key in ("target_value", "comparator", "standard_words")}
        given = (drawn, row["unit"], standard, national, breaks)
        chart = site.drawer.draw(drawings.series_chart(*given), title, told)
        small = site.drawer.draw(drawings.series_chart(*given, small=True), title, told)
    site.pages.page(
        row["address"],
        "series",
        area=site.areas[area],
        metric=site.metrics[row["metric"]],
        row=row,
        points=list(reversed(points)),
        quarters=_runs(facts.quarters.get(row["series_id"], [])),
        chart=chart,
        small=small,
        breaks=breaks,
        national=national,
        restated=[p for p in points if p["vintage_number"] > 1],
        stated=[s for s in facts.stated if s["series_id"] == row["series_id"]],
        comparators=[c for c in facts.comparators if row["metric"] in (c["metric"], c["compared_metric"])],
        conflicts=[c for c in site.conflicts if c["series_id"] == row["series_id"]],
        documents=site.documents,
        metrics=site.metrics,
        data=addresses.series_json(area, row["metric"], row["dimensions"]),
        workbook=addresses.workbook(area, row["metric"]),
    )
    if row["parts"]:
        site.find(title, "Values over time", row["address"])
