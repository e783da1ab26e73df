"""Building the whole site from a built database into one folder."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ingest.settings import ENGINE
from ingest.website.charts import Drawer
from ingest.website.context import Site
from ingest.website.described import describe
from ingest.website.engine import at_hand
from ingest.website.files import openapi, write_tables
from ingest.website.pages.area import write_area
from ingest.website.pages.meeting import write_meeting
from ingest.website.pages.overview import write_measures, write_others, write_quality, write_start
from ingest.website.pages.paper import Finder, write_paper
from ingest.website.pages.sql import write_sql
from ingest.website.read import Marts
from ingest.website.render import Pages, Writer

ASSETS = Path(__file__).with_name("assets")
_DOCS = "docs"
_CHARTS = "charts"


@dataclass(frozen=True, slots=True)
class BuiltSite:
    """What a build of the site wrote."""

    pages: int
    kept: int
    """Files that an earlier build had written just so."""
    heaviest: tuple[str, int]
    """Address and bytes of the heaviest page."""
    seconds: float


def build_site(
    release: Path,
    models: Path,
    *,
    earlier: Path | None = None,
    checks: list[dict[str, Any]] | None = None,
    engine: Path = ENGINE,
    find: Finder = lambda _: None,
    say: Callable[[str], None] = lambda _: None,
) -> BuiltSite:
    """Write RELEASE/site from RELEASE/panelbook.duckdb, parquet/ and docs/.

    `models` holds the descriptions of the marts, `earlier` is the site of the release before, `checks` are
    those that did not pass but do not block, `engine` is where that of the SQL page would be, `find` gives a
    paper's file by its SHA-256 where it is at hand.
    """
    began = time.perf_counter()
    folder = release / "site"
    writer = Writer(folder, earlier)
    drawer = Drawer(folder / _CHARTS, earlier / _CHARTS if earlier else None)
    database = release / "panelbook.duckdb"
    known = describe(models)
    with Marts(database) as marts:
        as_of = marts.row("as_of")["as_of"]
        site = Site(marts, Pages(writer, as_of=as_of), drawer, as_of)
        write_sql(site, known, models.with_name("analyses"), at_hand(engine))
        _write_pages(site, checks or [], (release / _DOCS).is_dir(), find, say)
    say("Writing the site: data files")
    tables = write_tables(writer, database, release / "parquet", known)
    writer.write("data/openapi.json", openapi())
    site.pages.page("data/index.html", "data", marts=tables, has_docs=(release / _DOCS).is_dir())
    for path in sorted(ASSETS.iterdir()):
        writer.write(f"assets/{path.name}", path.read_bytes())
    for path in sorted(p for p in (release / _DOCS).rglob("*") if p.is_file()):
        writer.write(path.relative_to(release).as_posix(), path.read_bytes())
    drawer.drop_others()
    writer.drop_others(but=[_CHARTS])
    pages = {a: size for a, size in writer.written.items() if a.endswith(".html") and not a.startswith(_DOCS)}
    heaviest = max(pages.items(), key=lambda item: item[1])
    return BuiltSite(len(pages), writer.kept, heaviest, round(time.perf_counter() - began, 1))


def _write_pages(
    site: Site, checks: list[dict[str, Any]], has_docs: bool, find: Finder, say: Callable[[str], None]
) -> None:
    latest = {}
    for number, area in enumerate(site.areas, start=1):
        say(f"Writing the site: area {number} of {len(site.areas)}")
        latest[area] = write_area(site, area)
    for number, paper in enumerate(site.papers, start=1):
        say(f"Writing the site: paper {number} of {len(site.papers)}")
        write_paper(site, paper, find)
    say("Writing the site: overviews")
    meetings = {(p["panel"], p["meeting_date"]) for p in site.papers if p["panel"] and p["meeting_date"]}
    for panel, when in sorted(meetings):
        write_meeting(site, panel, when, latest.get(panel, []))
    write_measures(site, latest)
    write_quality(site, checks, has_docs)
    write_start(site, latest)
    write_others(site)
