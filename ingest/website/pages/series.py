"""The page of a series, with its chart and table, and the workbook of all series of its measure."""

from __future__ import annotations

from ingest.website import addresses, charts, drawings, words
from ingest.website.context import Site
from ingest.website.pages.facts import Facts
from ingest.website.read import Row
from ingest.website.workbook import Part, workbook

# more would make a page that is slow to load; the workbook and the JSON file have them all
_MOST_POINTS = 120
_MOST_QUARTERS = 60


def write_series_page(site: Site, area: str, row: Row, points: list[Row], facts: Facts) -> None:
    """Write the page of one series; `points` are all of it, oldest first."""
    shown = points[-_MOST_POINTS:]
    drawn = [p for p in shown if p["value"] is not None]
    for point in shown:
        point["signal"] = facts.signals.get((row["series_id"], point["period_start"], point["period_end"]))
    breaks, quarters = facts.breaks_of(row), _runs(facts.quarters.get(row["series_id"], []))
    national = facts.national_of(row, {p["period_basis"] for p in drawn})
    title = f"{row['name']}, {site.areas[area]['label']}"
    chart = small = None
    if len(drawn) > 1:
        told = charts.say_series(title, drawn, row["unit"], row, national, breaks)
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
        points=list(reversed(shown)),
        older=len(points) - len(shown),
        quarters=quarters[:_MOST_QUARTERS],
        older_quarters=len(quarters) - len(quarters[:_MOST_QUARTERS]),
        chart=chart,
        small=small,
        breaks=breaks,
        national=national,
        restated=[p for p in shown if p["vintage_number"] > 1],
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


def write_workbook(
    site: Site, area: str, rows: list[Row], points: dict[str, list[Row]], facts: Facts
) -> None:
    """Write the workbook of one measure of an area; `rows` are its series, `points` all of theirs."""
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


def _about(site: Site, title: str, metric: Row, rows: list[Row], facts: Facts) -> list[tuple[str, str]]:
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
