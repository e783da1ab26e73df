"""Pages about everything: start, papers, measures, about, search, not found, and the feed."""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import groupby

from ingest.website import addresses, words
from ingest.website.context import Site
from ingest.website.pages.meeting import few_of_each, moved_at
from ingest.website.pages.quality import foremost
from ingest.website.read import Row

_MOVED = 6
_MOST = 10
# what a page holds before it is slow to load; of more, the latest are shown, and where the others are is said
_DETAILED = 12
_PAPERS = 250
_ENTRIES = 200


def write_start(site: Site, latest: dict[str, list[Row]]) -> None:
    """Write the start page; `latest` has the series of each area with their latest values."""
    forces = [_force(site, area, latest[area["area"]]) for area in site.areas.values() if area["has_panel"]]
    site.pages.page(
        "index.html",
        "start",
        forces=forces if len(forces) <= _DETAILED else [],
        many=forces if len(forces) > _DETAILED else [],
        others=[a for a in site.areas.values() if not a["has_panel"]],
        papers=site.papers,
        totals={row["status"]: row["figures"] for row in site.marts.rows("totals")},
        conflicts=site.conflicts[:_MOST],
        discrepancies=foremost(site.discrepancies, _MOST),
    )


def _force(site: Site, area: Row, latest: list[Row]) -> Row:
    dates = [p["meeting_date"] for p in site.papers if p["panel"] == area["area"] and p["meeting_date"]]
    last = max(dates) if dates else None
    headline = [row for row in latest if row["headline_rank"] is not None]
    return area | {
        "last_meeting": last,
        "headline": [next(rows) for _, rows in groupby(headline, key=lambda row: row["metric"])],
        "moved": few_of_each(moved_at(site, area["area"], last), 1)[:_MOVED] if last else [],
    }


Families = list[tuple[str, list[Row]]]


def write_measures(site: Site, latest: dict[str, list[Row]]) -> Families:
    """Write one page a measure, with the areas it is known for, and the list of measures; return that."""
    used = sorted({row["metric"] for rows in latest.values() for row in rows})
    for metric in used:
        rows = [site.named(row) for row in site.marts.rows("across", metric=metric)]
        kinds = [
            (parts, periods)
            for parts, group in groupby(rows, key=lambda row: row["dimensions"])
            for periods in [_same_period(group)]
        ]
        groups = [(site.parts(parts), periods) for parts, periods in kinds]
        site.pages.page(
            addresses.measure(metric),
            "measure",
            metric=site.metrics[metric],
            groups=within(groups),
            areas=[
                (a, site.areas[a]["label"]) for a in latest if any(r["metric"] == metric for r in latest[a])
            ],
        )
        site.find(
            site.metrics[metric]["label"], site.metrics[metric]["definition"], addresses.measure(metric)
        )
    by_family = sorted((site.metrics[m] for m in used), key=lambda m: (m["family"], m["label"]))
    families = [(words.say("family", f), list(ms)) for f, ms in groupby(by_family, key=lambda m: m["family"])]
    site.pages.page("measure/index.html", "measures", families=families)
    return families


def _same_period(rows: Iterable[Row]) -> list[tuple[str, list[Row]]]:
    """Group values that are about the same period: only those stand beside one another."""
    found = groupby(rows, key=lambda row: (row["period_start"], row["period_end"], row["period_basis"]))
    return [(words.period(*period), list(group)) for period, group in found]


_ROWS = 250
_MOST_ROWS = 450

Periods = list[tuple[str, list[Row]]]
"""The values of one part of a measure, by period, the latest first."""


def within(groups: list[tuple[str, Periods]]) -> list[tuple[str, Periods, int]]:
    """Leave out what is more than a page can hold, the oldest of each part first; say how many."""
    room = max(_ROWS // max(len(groups), 1), 10)
    cut, shown = [], 0
    for parts, periods in groups:
        kept: Periods = []
        count = 0
        for period in periods:
            more = count + len(period[1])
            if (kept and more > room) or shown + more > _MOST_ROWS:
                break
            kept.append(period)
            count = more
        shown += count
        cut.append((parts, kept, sum(len(rows) for _, rows in periods) - count))
    return cut


def write_others(site: Site, families: Families) -> None:
    """Write the list of papers, about, search with its index, the page for 404, and the feed."""
    held = site.papers
    site.pages.page("paper/index.html", "papers", papers=held[:_PAPERS], more=len(held[_PAPERS:]))
    site.pages.page("about.html", "about")
    site.pages.page("search.html", "search", areas=list(site.areas.values()), families=families)
    site.pages.page("404.html", "404")
    order = sorted(site.entries, key=lambda entry: (len(entry["t"]), entry["t"], entry["a"]))
    # a script and not a JSON file: a page opened from a disk may load the one, and may not fetch the other
    index = json.dumps(order, ensure_ascii=False, separators=(",", ":"))
    site.pages.writer.write("assets/search-index.js", f"globalThis.panelbookIndex={index};\n")
    site.pages.page(
        "feed.xml",
        "feed.xml",
        papers=site.papers[:_ENTRIES],
        conflicts=site.conflicts[:_ENTRIES],
        discrepancies=site.discrepancies[:_ENTRIES],
        restated=[site.named(row) for row in site.marts.rows("restatements")[:_ENTRIES]],
    )
