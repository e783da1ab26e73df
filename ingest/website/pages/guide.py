"""The guide for analysts: docs/guide.md, and the queries to start from with the answers of this release."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml
from markdown_it import MarkdownIt
from markupsafe import Markup

from ingest.release.query import as_words
from ingest.website.context import Site

_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Start:
    """A query to start from: its question, file, SQL, and the first rows of its answer as text."""

    question: str
    file: str
    sql: str
    columns: list[str]
    numeric: list[bool]
    rows: list[list[str]]
    row_count: int


def write_guide(site: Site, project: Path) -> None:
    """Write guide.html from docs/guide.md and analyses/ of a dbt project."""
    text = (project / "docs" / "guide.md").read_text(encoding="utf-8")
    html = MarkdownIt("commonmark", {"html": False}).render(text.partition("\n")[2])
    html = html.replace("<pre>", '<pre class="quote" tabindex="0">')
    site.pages.page("guide.html", "guide", text=Markup(html), starts=_starts(site, project / "analyses"))
    site.find("Working with the data", "Guide: Python, R, DBeaver, Excel, queries", "guide.html")


def _starts(site: Site, folder: Path) -> list[Start]:
    known = yaml.safe_load((folder / "analyses.yml").read_text(encoding="utf-8"))["analyses"]
    wanted = [about for about in known if _place(about) is not None]
    return [_start(site, folder, about) for about in sorted(wanted, key=lambda a: _place(a) or 0)]


def _place(about: dict[str, dict[str, dict[str, int]]]) -> int | None:
    return about.get("config", {}).get("meta", {}).get("start")


def _start(site: Site, folder: Path, about: dict[str, str]) -> Start:
    file = f"{about['name']}.sql"
    lines = (folder / file).read_text(encoding="utf-8").splitlines()
    sql = "\n".join(line for line in lines if not line.startswith("--"))
    columns, kinds, rows = site.marts.answer(sql)
    shown = [[as_words(value) for value in row] for row in rows[:_SHOWN]]
    numeric = [kind.startswith(("DECIMAL", "BIGINT", "INTEGER", "DOUBLE", "HUGEINT")) for kind in kinds]
    return Start(about["description"], file, sql, columns, numeric, shown, len(rows))
