"""What people see: each kind of page in a real browser, with and without scripts, light, dark and printed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pypdfium2
import pytest

from tests.browser.common import HOSTILE, Site

KINDS = (
    "start", "area", "measure of an area", "series", "measure", "measures", "figure", "paper", "papers",
    "not understood", "set aside", "briefing", "quality", "data", "guide", "SQL", "about", "search",
    "not found",
    "hostile paper",
)  # fmt: skip
PHONE, DESKTOP = {"width": 360, "height": 800}, {"width": 1280, "height": 900}
axe = pytest.importorskip("axe_playwright_python.sync_playwright")
UNSEEN = dict.fromkeys(map(ord, "\u202e\u2066"))  # the marks that turn text are left out
_AXE = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.fixture
def tab(browser: Any, site: Site) -> Iterator[Any]:
    """A page in a fresh context; at the end of a test it must have met no error and reached no other host."""
    context = browser.new_context(viewport=DESKTOP)
    page = context.new_page()
    wrong: list[str] = []
    page.on("console", lambda said: wrong.append(said.text) if said.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda asked: None if asked.url.startswith(site.address) else wrong.append(asked.url))
    yield page
    context.close()
    assert wrong == []


@pytest.mark.parametrize("kind", KINDS)
def test_opens_and_fits_on_phone_and_desktop(tab: Any, site: Site, kinds: dict[str, str], kind: str) -> None:
    for size in (PHONE, DESKTOP):
        tab.set_viewport_size(size)
        answer = tab.goto(f"{site.address}/{kinds[kind]}")
        assert answer.status == 200
        assert tab.locator("h1").count() == 1
        assert tab.evaluate("document.documentElement.scrollWidth") <= size["width"]
    assert tab.evaluate("globalThis.hostile") is None


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", KINDS)
def test_no_barrier_that_axe_can_see(
    tab: Any, site: Site, kinds: dict[str, str], kind: str, scheme: str
) -> None:
    tab.emulate_media(color_scheme=scheme)
    tab.goto(f"{site.address}/{kinds[kind]}")
    found = axe.Axe().run(tab, options=_AXE)
    told = [
        (v["id"], v["help"], [node["html"][:160] for node in v["nodes"][:3]])
        for v in found.response["violations"]
    ]
    assert told == []


def test_charts_are_there_without_scripts(browser: Any, site: Site) -> None:
    charted = [p for p in site.folder.glob("area/*/*/*.html") if '<figure class="plot">' in p.read_text()]
    assert charted
    context = browser.new_context(java_script_enabled=False, viewport=DESKTOP)
    tab = context.new_page()
    for path in sorted(charted)[:5]:
        tab.goto(f"{site.address}/{path.relative_to(site.folder).as_posix()}")
        chart = tab.locator("figure.plot .wide svg")
        assert chart.bounding_box()["height"] > 200
        assert chart.locator("path").count() > 2
        values = tab.locator("table").first.locator("tbody tr").count()
        told = chart.locator("desc").text_content()
        assert f": {values} values" in told or "withheld" in tab.content()
        latest = tab.locator("table").first.locator("tbody tr").first.locator("td").first.text_content()
        assert latest in told or "withheld" in tab.content()
    context.close()


def test_search_finds_and_keeps_its_address(tab: Any, site: Site) -> None:
    tab.goto(f"{site.address}/search.html")
    tab.get_by_label("Area, measure or paper").fill("999 west mercia")
    assert "found" in tab.get_by_role("status").text_content()
    first = tab.locator("#hits a").first
    assert "999" in first.text_content()
    tab.goto(tab.url)
    assert tab.locator("#hits a").first.text_content() == first.text_content()
    tab.locator("#hits a").first.click()
    assert "West Mercia" in tab.locator("h1").text_content() or "999" in tab.locator("h1").text_content()


def test_without_scripts_the_search_page_lists_what_has_a_name(browser: Any, site: Site) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=DESKTOP)
    tab = context.new_page()
    tab.goto(f"{site.address}/search.html")
    assert not tab.locator("#search").is_visible()
    tab.get_by_role("link", name="999 calls answered within 10 seconds").click()
    assert "999" in tab.locator("h1").text_content()
    tab.goto(f"{site.address}/search.html")
    tab.get_by_role("link", name="West Mercia").click()
    assert tab.locator("h1").text_content() == "West Mercia"
    context.close()


def test_tables_sort_by_value_and_by_day(tab: Any, site: Site, kinds: dict[str, str]) -> None:
    tab.goto(f"{site.address}/{kinds['area']}")
    table = tab.locator("table.sorts").last
    for name in ("Latest value", "Period"):
        column = table.locator("th[scope=col]").all_text_contents().index(name)
        table.get_by_role("button", name=name).click()
        keys = table.locator(f"tbody tr > :nth-child({column + 1})").evaluate_all(
            "cells => cells.map(c => c.dataset.sort)"
        )
        assert len(keys) > 1
        assert keys == (sorted(keys, key=float) if name == "Latest value" else sorted(keys))


def test_keyboard_reaches_everything(tab: Any, site: Site, kinds: dict[str, str]) -> None:
    tab.goto(f"{site.address}/{kinds['area']}")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.textContent") == "Skip to main content"
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.id") == "content"


@pytest.mark.parametrize("kind", ["area", "series", "search"])
def test_tab_alone_comes_to_every_link_and_button(
    tab: Any, site: Site, kinds: dict[str, str], kind: str
) -> None:
    tab.goto(f"{site.address}/{kinds[kind]}")
    wanted = tab.evaluate(
        """() => {
            const all = [...document.querySelectorAll("a[href], button, input, summary, [tabindex='0']")];
            globalThis.met = new Set();
            document.addEventListener("focusin", (event) => met.add(event.target));
            globalThis.left = () => all.filter((e) => e.checkVisibility() && !met.has(e)).length;
            return all.length;
        }"""
    )
    for _ in range(wanted + 1):
        tab.keyboard.press("Tab")
    assert wanted > 10
    assert tab.evaluate("left()") == 0


def test_hostile_text_is_shown_as_text(tab: Any, site: Site) -> None:
    tab.goto(f"{site.address}/paper/{site.hostile_paper[:16]}/index.html")
    assert HOSTILE.translate(UNSEEN) in tab.locator("h1").text_content()
    assert tab.locator("a[href^='javascript']").count() == 0
    tab.goto(f"{site.address}/quality.html")
    assert HOSTILE.translate(UNSEEN) in tab.locator("main").text_content()
    tab.goto(f"{site.address}/search.html?q=script")
    assert tab.locator("#hits a").count() > 0
    assert tab.evaluate("globalThis.hostile") is None


def test_a_briefing_prints_on_two_pages(tab: Any, site: Site, kinds: dict[str, str]) -> None:
    tab.goto(f"{site.address}/{kinds['briefing']}")
    printed = tab.pdf(format="A4", prefer_css_page_size=True)
    assert 1 <= len(pypdfium2.PdfDocument(printed)) <= 2


def test_each_briefing_is_a_file_of_one_or_two_pages(site: Site) -> None:
    pages = sorted(site.folder.glob("meeting/*/*.html"))
    assert len(pages) > 3
    for page in pages:
        pdf = pypdfium2.PdfDocument(page.with_suffix(".pdf"))
        assert len(pdf) <= 2
        assert [round(side) for side in pdf[0].get_size()] == [595, 842]
        assert f'href="{page.stem}.pdf"' in page.read_text(encoding="utf-8")


def test_opens_from_a_disk_without_a_server(browser: Any, site: Site, kinds: dict[str, str]) -> None:
    context = browser.new_context()
    tab = context.new_page()
    wrong: list[str] = []
    tab.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    tab.goto((site.folder / "search.html").as_uri())
    tab.get_by_label("Area, measure or paper").fill("west")
    assert tab.locator("#hits a").count() > 0
    assert (
        tab.evaluate("getComputedStyle(document.querySelector('.top')).backgroundColor") != "rgba(0, 0, 0, 0)"
    )
    context.close()
    assert wrong == []
