"""A site built from the committed seeds, with hostile text put among the labels, and a browser to open it."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from ingest.release.quote import papers_at_hand
from ingest.release.refresh import refresh
from ingest.settings import load
from ingest.website.build import build_site
from ingest.website.serve import server
from tests.browser.common import HOSTILE, PAPERS, ROOT, Site
from tests.once import once

WHY = "No browser: install chromium, or say where one is with PANELBOOK_BROWSER"


@pytest.fixture(scope="session")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release of the committed seeds; PANELBOOK_TEST_RELEASE names one that is built, to save time."""
    if ready := os.environ.get("PANELBOOK_TEST_RELEASE"):
        return Path(ready).resolve()

    def make(home: Path) -> None:
        settings = load({"PANELBOOK_HOME": str(home), "PANELBOOK_SEEDS": str(ROOT / "seeds")})
        refresh(settings, None, force=False, say=lambda _: None)

    return (once(tmp_path_factory, "home", make) / "current").resolve()


@pytest.fixture(scope="session")
def site(release: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site, served on loopback; one paper and some labels carry hostile text."""
    folder = tmp_path_factory.mktemp("release") / "release"
    shutil.copytree(release, folder, ignore=shutil.ignore_patterns("site"))
    (folder / "panelbook.duckdb").chmod(0o644)
    with duckdb.connect(str(folder / "panelbook.duckdb")) as connection:
        found = connection.execute(
            "select paper_sha256 from dim_paper order by figure_count desc limit 1"
        ).fetchall()
        paper = str(found[0][0])
        for view in ("fct_figures", "fct_observations"):  # the words of a view cannot be changed
            connection.execute(f"create table as_table as from {view}")
            connection.execute(f"drop view {view}")
            connection.execute(f"alter table as_table rename to {view}")
        for statement in (
            "update dim_paper set title = $text, source_url = 'javascript:hostile=1' "
            "where paper_sha256 = $paper",
            "update fct_figures set label = $text, value_text = '=1+' || value_text "
            "where paper_sha256 = $paper",
            "update fct_observations set label = $text where paper_sha256 = $paper",
            "update dim_area set label = left($text, 80) where area = 'worcester' and $paper <> ''",
        ):
            connection.execute(statement, {"text": HOSTILE, "paper": paper})
    checks = [{"subject": "fct_quarterly", "name": "a_check", "message": HOSTILE}]
    papers = papers_at_hand(load({"PANELBOOK_PAPERS": str(PAPERS)}))
    built = build_site(folder, ROOT / "models", checks=checks, find=papers.get)
    with server(folder / "site") as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield Site(folder, f"http://127.0.0.1:{running.server_port}", built, paper)
        running.shutdown()


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    """Chromium without a window; tests that need it are skipped where there is none."""
    api = pytest.importorskip("playwright.sync_api", reason=WHY)
    path = os.environ.get("PANELBOOK_BROWSER") or shutil.which("chromium") or shutil.which("google-chrome")
    if path is None:
        pytest.skip(WHY)
    with api.sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield running
        running.close()


@pytest.fixture(scope="session")
def kinds(site: Site) -> dict[str, str]:
    """The address of one page of each kind; where there are several, the heaviest."""
    folders = {
        "start": "index.html", "area": "area/*/index.html", "measure of an area": "area/*/*/index.html",
        "series": "area/*/*/[!i]*.html", "measure": "measure/[!i]*.html", "measures": "measure/index.html",
        "figure": "figure/*.html", "paper": "paper/*/index.html", "papers": "paper/index.html",
        "not understood": "paper/*/not-understood-*.html", "set aside": "paper/*/set-aside-*.html",
        "briefing": "meeting/*/*.html", "quality": "quality.html", "data": "data/index.html",
        "guide": "guide.html", "SQL": "sql.html", "about": "about.html", "search": "search.html",
        "not found": "404.html",
    }  # fmt: skip
    found = {}
    for kind, pattern in folders.items():
        heaviest = max(site.folder.glob(pattern), key=lambda path: path.stat().st_size)
        found[kind] = heaviest.relative_to(site.folder).as_posix()
    found["hostile paper"] = f"paper/{site.hostile_paper[:16]}/index.html"
    return found
