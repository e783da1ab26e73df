"""Figures lead to their place: the page of each names the paper and shows the line that prints it."""

from __future__ import annotations

import os
import random
import re
from pathlib import Path

import duckdb
import pytest
from selectolax.lexbor import LexborHTMLParser

from ingest.release.quote import papers_at_hand
from ingest.settings import load
from tests.browser.common import PAPERS, Site

_DRAWN = re.compile(r"<[^<>]*>|[\s|*#_]+")
_NEAR = 12


def twenty(site: Site) -> list[tuple[str, str, int, str]]:
    """Twenty accepted observations: figure, printed token, where it starts, and its paper."""
    with duckdb.connect(str(site.release / "panelbook.duckdb"), read_only=True) as connection:
        rows = connection.execute(
            "select figure_id, value_text, char_start, paper_sha256 from fct_observations order by 1, 3"
        ).fetchall()
    return random.Random(5).sample(rows, 20)


def test_a_figure_leads_to_its_paper_and_place(site: Site) -> None:
    for figure, token, start, paper in twenty(site):
        text = (site.folder / "figure" / f"{figure}.html").read_text(encoding="utf-8")
        assert token in text or paper == site.hostile_paper
        assert f"<dd>{start} to " in text
        assert paper in text


def test_the_marked_line_is_the_one_that_the_paper_prints_there(site: Site) -> None:
    papers = papers_at_hand(load({"PANELBOOK_PAPERS": str(PAPERS)}))
    if not papers:
        if os.environ.get("CI"):
            pytest.fail(f"no papers in {PAPERS}")
        pytest.skip("the real papers are not at hand")
    for figure, token, start, paper in twenty(site):
        text = papers[paper].read_bytes().decode("utf-8")
        before, marked, after = quoted(site.folder / "figure" / f"{figure}.html")
        assert token == text[start : start + len(token)]
        assert drawn(marked) == drawn(token)
        assert ends_alike(drawn(before), drawn(text[:start]))
        assert ends_alike(drawn(after)[::-1], drawn(text[start + len(token) :])[::-1])


def quoted(page: Path) -> tuple[str, str, str]:
    """The words that a figure's page shows before, in and after the mark."""
    quote = LexborHTMLParser(page.read_text(encoding="utf-8")).css_first("blockquote")
    before, _, rest = (quote.html or "").partition("<mark>")
    marked, _, after = rest.partition("</mark>")
    return tuple(LexborHTMLParser(f"<p>{part}</p>").text() for part in (before, marked, after))


def drawn(text: str) -> str:
    """Text without what only draws: space, tags, and the marks of tables and headings."""
    return _DRAWN.sub("", text)


def ends_alike(shown: str, printed: str) -> bool:
    """Whether the last letters are the same; a sentence or row may begin within the letters compared."""
    return printed.endswith(shown[-_NEAR:])
