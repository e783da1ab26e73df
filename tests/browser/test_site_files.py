"""What the site is made of: links, weights, figures, data files, the feed, and what a second build leaves."""

from __future__ import annotations

import http.client
import posixpath
import xml.etree.ElementTree as ET
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import duckdb

from ingest.release.quote import papers_at_hand
from ingest.settings import load
from ingest.website.build import build_site
from tests.browser.common import HOSTILE, PAPERS, ROOT, Site

_HEAVIEST = 200_000


class Links(HTMLParser):
    """Addresses that a page leads to, and its anchors."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.leads: list[str] = []
        self.anchors: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in {"href", "src"} and value:
                self.leads.append(value)
            if name == "id" and value:
                self.anchors.add(value)


def pages(site: Site) -> list[Path]:
    return [p for p in sorted(site.folder.rglob("*.html")) if "docs" not in p.relative_to(site.folder).parts]


def test_no_mark_of_a_paper_turns_the_text_of_a_page_around(site: Site) -> None:
    turning = [chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))]
    assert any(mark in HOSTILE for mark in turning)
    texts = {page: page.read_text(encoding="utf-8") for page in pages(site)}
    assert [str(page) for page, text in texts.items() if any(mark in text for mark in turning)] == []


def test_every_link_leads_somewhere_and_none_out(site: Site) -> None:
    there = {p.relative_to(site.folder).as_posix() for p in site.folder.rglob("*") if p.is_file()}
    read = {p.relative_to(site.folder).as_posix(): Links(p.read_text(encoding="utf-8")) for p in pages(site)}
    wrong = set()
    for page, links in read.items():
        for lead in links.leads:
            parts = urlsplit(lead)
            target = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(parts.path)))
            target = page if not parts.path else target
            if parts.fragment.startswith("q="):  # a query that the SQL page restores
                parts = parts._replace(fragment="")
            bad = parts.scheme or parts.netloc or lead.startswith("/") or target not in there
            if bad or (parts.fragment and target in read and parts.fragment not in read[target].anchors):
                wrong.add((page, lead))
    assert len(read) > 1000
    assert sorted(wrong)[:10] == []


def test_no_page_is_heavy(site: Site) -> None:
    heavy = {p.name: p.stat().st_size for p in pages(site) if p.stat().st_size > _HEAVIEST}
    assert heavy == {}


def test_every_page_forbids_what_it_does_not_need(site: Site) -> None:
    for page in pages(site):
        text = page.read_text(encoding="utf-8")
        assert "default-src 'none'; style-src 'self'; script-src 'self'" in text
        assert " style=" not in text and "<style" not in text and "onclick" not in text


def test_every_printed_number_is_there(site: Site) -> None:
    shown = {p.stem for p in site.folder.glob("figure/*.html")}
    for page in site.folder.glob("paper/*/set-aside-*.html"):
        shown |= {a.removeprefix("f-") for a in Links(page.read_text(encoding="utf-8")).anchors}
    with duckdb.connect(str(site.release / "panelbook.duckdb"), read_only=True) as connection:
        figures = {row[0] for row in connection.execute("select figure_id from fct_figures").fetchall()}
    assert len(figures) > 3000
    assert figures <= shown


def test_a_second_build_leaves_every_file_alone(site: Site) -> None:
    before = {p: (p.stat().st_mtime_ns, p.stat().st_ino) for p in site.folder.rglob("*") if p.is_file()}
    checks = [{"subject": "fct_quarterly", "name": "a_check", "message": "other"}]
    papers = papers_at_hand(load({"PANELBOOK_PAPERS": str(PAPERS)}))
    built = build_site(site.release, ROOT / "models", checks=checks, find=papers.get)
    after = {p: (p.stat().st_mtime_ns, p.stat().st_ino) for p in site.folder.rglob("*") if p.is_file()}
    changed = {p.name for p in before.keys() | after.keys() if before.get(p) != after.get(p)}
    build_site(site.release, ROOT / "models", checks=[checks[0] | {"message": HOSTILE}], find=papers.get)
    assert changed == {"quality.html"}
    assert built.kept == len([p for p in after if p.parent.name != "charts"]) - 1


def test_an_earlier_release_gives_its_files(site: Site, tmp_path: Path) -> None:
    other = tmp_path / "next"
    other.mkdir()
    (other / "panelbook.duckdb").write_bytes((site.release / "panelbook.duckdb").read_bytes())
    build_site(other, ROOT / "models", earlier=site.folder)
    page = "measure/index.html"
    assert (other / "site" / page).stat().st_ino == (site.folder / page).stat().st_ino


def test_the_feed_is_whole(site: Site) -> None:
    feed = ET.fromstring((site.folder / "feed.xml").read_bytes())
    entries = feed.findall("{http://www.w3.org/2005/Atom}entry")
    idents = [e.findtext("{http://www.w3.org/2005/Atom}id") for e in entries]
    assert len(idents) == len(set(idents)) >= 5


def test_serve_gives_ranges_types_and_the_page_for_404(site: Site) -> None:
    size = (site.folder / "data/dim_metric.parquet").stat().st_size
    for span, status, length in (("bytes=0-3", 206, 4), ("bytes=-4", 206, 4), (f"bytes={size}-", 416, 0)):
        answer, body = _get(site, "/data/dim_metric.parquet", {"Range": span})
        assert (answer.status, len(body)) == (status, length)
    assert body == b"" and _get(site, "/data/dim_metric.parquet", {"Range": "bytes=0-3"})[1] == b"PAR1"
    assert _get(site, "/data/datapackage.json")[0].headers["Content-Type"] == "application/json"
    answer, body = _get(site, "/area/nowhere/else.html")
    assert answer.status == 404 and b"Page not found" in body and b'<base href="/">' in body


def _get(
    site: Site, path: str, headers: dict[str, str] | None = None
) -> tuple[http.client.HTTPResponse, bytes]:
    connection = http.client.HTTPConnection(urlsplit(site.address).netloc)
    connection.request("GET", path, headers=headers or {})
    answer = connection.getresponse()
    return answer, answer.read()
