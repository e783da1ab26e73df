"""Building the whole site from a built database into one folder."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ingest.release.build import TESTS
from ingest.settings import ENGINE
from ingest.website.charts import Drawer
from ingest.website.context import Site
from ingest.website.described import describe, schema_version
from ingest.website.engine import at_hand
from ingest.website.files import as_json, write_tables
from ingest.website.openapi import openapi
from ingest.website.pages.area import write_area
from ingest.website.pages.guide import write_guide
from ingest.website.pages.meeting import write_meeting
from ingest.website.pages.overview import Families, write_measures, write_others, write_start
from ingest.website.pages.paper import Finder, write_paper
from ingest.website.pages.quality import Checked, write_quality
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

    `models` is the folder of a dbt project that describes the marts, with docs/ and analyses/ beside it.
    `engine` is where that of the SQL page would be.
    `earlier` is the site of the release before, `checks` are those that did not pass but do not block, `find`
    gives a paper's file by its SHA-256 where it is at hand.
    """
    began = time.perf_counter()
    folder = release / "site"
    writer = Writer(folder, earlier)
    drawer = Drawer(folder / _CHARTS, earlier / _CHARTS if earlier else None)
    database = release / "panelbook.duckdb"
    checked = Checked(checks or [], _tests(release), (release / _DOCS).is_dir())
    known = describe(models)
    with Marts(database) as marts:
        as_of = marts.row("as_of")["as_of"]
        site = Site(marts, Pages(writer, as_of=as_of), drawer, as_of)
        families = _write_pages(site, checked, find, say)
        write_guide(site, models.parent)
        write_sql(site, known, models.with_name("analyses"), at_hand(engine))
        write_others(site, families)
    say("Writing the site: data files")
    version = schema_version(models)
    tables = write_tables(writer, database, release / "parquet", known, version)
    writer.write("data/openapi.json", as_json(openapi(version)))
    site.pages.page("data/index.html", "data", marts=tables, has_docs=checked.has_docs, version=version)
    for path in sorted(ASSETS.iterdir()):
        writer.write(f"assets/{path.name}", path.read_bytes())
    for path in sorted(p for p in (release / _DOCS).rglob("*") if p.is_file()):
        writer.write(path.relative_to(release).as_posix(), path.read_bytes())
    drawer.drop_others()
    writer.drop_others(but=[_CHARTS])
    pages = {a: size for a, size in writer.written.items() if a.endswith(".html") and not a.startswith(_DOCS)}
    heaviest = max(pages.items(), key=lambda item: item[1])
    return BuiltSite(len(pages), writer.kept, heaviest, round(time.perf_counter() - began, 1))


def _tests(release: Path) -> list[dict[str, Any]]:
    """The tests of dbt with their results, where the build left them."""
    path = release / TESTS
    held: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else []
    return held


def _write_pages(site: Site, checked: Checked, find: Finder, say: Callable[[str], None]) -> Families:
    latest = {}
    for number, area in enumerate(site.areas, start=1):
        say(f"Writing the site: area {number} of {len(site.areas)}")
        latest[area] = write_area(site, area)
    for number, paper in enumerate(site.papers, start=1):
        say(f"Writing the site: paper {number} of {len(site.papers)}")
        write_paper(site, paper, find)
    meetings = {(p["panel"], p["meeting_date"]) for p in site.papers if p["panel"] and p["meeting_date"]}
    for number, (panel, when) in enumerate(sorted(meetings), start=1):
        say(f"Writing the site: briefing {number} of {len(meetings)}")
        write_meeting(site, panel, when, latest.get(panel, []))
    say("Writing the site: overviews")
    families = write_measures(site, latest)
    write_quality(site, checked)
    write_start(site, latest)
    return families
