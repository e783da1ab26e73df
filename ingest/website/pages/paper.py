"""Pages of a paper: what it says, what was not understood, what was set aside, and one page a figure."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import groupby
from pathlib import Path

from ingest.website import addresses, words
from ingest.website.context import Site
from ingest.website.quotes import Words, words_of
from ingest.website.read import Row

_ON_A_PAGE = 400
Finder = Callable[[str], Path | None]
"""Returns a file with these bytes, by SHA-256, or None where none is at hand."""


def write_paper(site: Site, paper: Row, find: Finder) -> None:
    """Write every page of one paper."""
    sha = paper["paper_sha256"]
    figures = site.marts.rows("figures", paper=sha)
    meanings = [site.named(row) for row in site.marts.rows("observations", paper=sha)]
    path = find(sha)
    quoted = words_of(path, figures) if path else {}
    said = _parts(sha, "accepted", meanings) or [(paper["address"], [])]
    by_status = {s: [f for f in figures if f["status"] == s] for s in ("review", "unmapped", "ignored")}
    lists = {s: _parts(sha, s, rows) for s, rows in by_status.items()}
    site.pages.page(
        paper["address"],
        "paper",
        paper=paper,
        families=_families(said[0][1]),
        said=said,
        review=[_reviewed(f) for f in by_status["review"]],
        lists=lists,
        conflicts=[c for c in site.conflicts if c["paper_sha256"] == sha],
        discrepancies=[d for d in site.discrepancies if d["paper_sha256"] == sha],
    )
    for number, (address, rows) in enumerate(said[1:], start=2):
        site.pages.page(address, "says", paper=paper, families=_families(rows), number=number, said=said)
    for status in ("unmapped", "ignored"):
        for number, (address, rows) in enumerate(lists[status], start=1):
            site.pages.page(
                address, "figures", paper=paper, status=status, rows=rows, number=number, pages=lists[status]
            )
    site.find(paper["name"], f"Paper, {words.day(paper['meeting_date'])}", paper["address"])
    of_figure = {ident: list(rows) for ident, rows in groupby(sorted(meanings, key=_figure), key=_figure)}
    for figure in figures:
        if figure["status"] != "ignored":
            _write_figure(site, paper, figure, of_figure.get(figure["figure_id"], []), quoted)


def _families(rows: list[Row]) -> list[tuple[str, list[Row]]]:
    return [(words.say("family", f), list(g)) for f, g in groupby(rows, key=lambda row: row["family"])]


def _figure(row: Row) -> str:
    return str(row["figure_id"])


def _parts(sha: str, status: str, rows: list[Row]) -> list[tuple[str, list[Row]]]:
    """Cut a long list into pages, each with its address."""
    cut = [rows[n : n + _ON_A_PAGE] for n in range(0, len(rows), _ON_A_PAGE)]
    name = {"accepted": "says", "unmapped": "not-understood", "ignored": "set-aside"}.get(status, status)
    first = "index" if status == "accepted" else f"{name}-1"
    pages = [first, *(f"{name}-{n}" for n in range(2, len(cut) + 1))]
    return [(addresses.paper(sha, page), part) for page, part in zip(pages, cut, strict=False)]


def _reviewed(figure: Row) -> Row:
    """A figure in review with why it waits; extraction writes the readings as JSON."""
    try:
        held = json.loads(figure["candidates"] or "{}")
    except ValueError:
        held = {}
    return figure | {"why": held.get("reason", "") if isinstance(held, dict) else ""}


def _write_figure(site: Site, paper: Row, figure: Row, meanings: list[Row], quoted: dict[str, Words]) -> None:
    for meaning in meanings:
        if meaning["measure_type"] != "level" or not meaning["has_series"] or meaning["scenario"] != "actual":
            meaning["address"] = ""
    ident = figure["figure_id"]
    site.pages.page(
        addresses.figure(ident),
        "figure",
        paper=paper,
        figure=_reviewed(figure),
        meanings=meanings,
        quote=quoted.get(ident),
        vintages=site.vintages.get(ident, []),
        discrepancies=site.discrepancies_of.get(ident, []),
        conflicts=site.conflicts_of.get(ident, []),
    )
