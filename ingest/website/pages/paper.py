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
    families = [
        (words.say("family", family), list(rows))
        for family, rows in groupby(meanings, key=lambda row: row["family"])
    ]
    by_status = {s: [f for f in figures if f["status"] == s] for s in ("review", "unmapped", "ignored")}
    lists = {s: _parts(sha, s, rows) for s, rows in by_status.items()}
    site.pages.page(
        paper["address"],
        "paper",
        paper=paper,
        families=families,
        review=[_reviewed(f) for f in by_status["review"]],
        lists=lists,
        conflicts=[c for c in site.conflicts if c["paper_sha256"] == sha],
        discrepancies=[d for d in site.discrepancies if d["paper_sha256"] == sha],
    )
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


def _figure(row: Row) -> str:
    return str(row["figure_id"])


def _parts(sha: str, status: str, rows: list[Row]) -> list[tuple[str, list[Row]]]:
    """Cut a long list into pages, each with its address."""
    cut = [rows[n : n + _ON_A_PAGE] for n in range(0, len(rows), _ON_A_PAGE)]
    name = {"unmapped": "not-understood", "ignored": "set-aside"}.get(status, status)
    return [(addresses.paper(sha, f"{name}-{n}"), part) for n, part in enumerate(cut, start=1)]


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
        discrepancies=[d for d in site.discrepancies if ident in d["figures"]],
        conflicts=[c for c in site.conflicts if any(other == ident for _, other in c["printed"])],
    )
