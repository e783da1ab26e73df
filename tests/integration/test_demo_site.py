"""The site of the demo: what was restated, what is in doubt, and the page that prints a figure."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.integration.book import DemoBook


@pytest.fixture(scope="module")
def site(demo: DemoBook) -> Path:
    return (demo.home / "current" / "site").resolve()


def figure(demo: DemoBook, printed: str) -> str:
    sql = f"select figure_id from fct_observations where value_text = '{printed}' and metric like '%999%10s%'"
    return demo.run("query", sql, "--format", "csv").stdout.split()[1]


def test_a_restated_figure_shows_what_it_replaced(demo: DemoBook, site: Path) -> None:
    text = (site / "figure" / f"{figure(demo, '83%')}.html").read_text(encoding="utf-8")
    assert "Reported more than once" in text
    assert "Replaced the value; in force" in text
    assert "Gave the first value; in force until 10 September 2024" in text
    assert f'href="{figure(demo, "84%")}.html">84%</a>' in text


def test_the_feed_tells_of_the_restatement_in_words(site: Path) -> None:
    feed = ElementTree.fromstring((site / "feed.xml").read_bytes())
    told = {
        entry.findtext("{*}title"): entry.findtext("{*}summary")
        for entry in feed.findall("{http://www.w3.org/2005/Atom}entry")
    }
    restated = told["Restated: Northmarch, 999 calls answered within 10 seconds"]
    assert restated == "January to March 2024: 84% became 83%"


def test_a_figure_of_a_pdf_says_its_page_and_shows_its_words(demo: DemoBook, site: Path) -> None:
    text = (site / "figure" / f"{figure(demo, '83%')}.html").read_text(encoding="utf-8")
    assert "<dt>Page</dt>" in text
    assert "<mark>83%</mark>" in text
