"""The page that answers SQL in the browser: examples, and every table with its columns."""

from __future__ import annotations

import json
from itertools import groupby
from pathlib import Path
from urllib.parse import quote

import duckdb

from ingest.website.context import Site
from ingest.website.described import Described
from ingest.website.engine import Engine
from ingest.website.read import Row

ADDRESS = "sql.html"


def write_sql(site: Site, known: dict[str, Described], analyses: Path, engine: Engine | None) -> None:
    """Write the SQL page, and the engine's files where it is at hand.

    `known` describes the marts; each query in `analyses` that needs no other table is an example.
    """
    tables = _tables(site, known)
    if engine is not None:
        engine.write(site.pages.writer)
        listed = json.dumps(tables, ensure_ascii=False, separators=(",", ":"))
        site.pages.writer.write("assets/sql-tables.js", f"globalThis.panelbookTables={listed};\n")
    site.pages.page(
        ADDRESS,
        "sql",
        tables=tables,
        examples=_examples(analyses, {table["name"] for table in tables}),
        engine=engine,
    )
    site.find("SQL", "Ask every table with SQL in the browser, and take the answer as CSV", ADDRESS)


def _tables(site: Site, known: dict[str, Described]) -> list[Row]:
    tables = []
    for name, columns in groupby(site.marts.rows("marts"), key=lambda row: str(row["mart"])):
        text = known.get(name, Described())
        listed = [
            {"name": c["column"], "type": c["type"].lower(), "description": text.columns.get(c["column"], "")}
            for c in columns
        ]
        tables.append({"name": name, "description": text.description, "columns": listed})
    return tables


def _examples(analyses: Path, published: set[str]) -> list[dict[str, str]]:
    """Return question, query and the part of the address that restores it, of each analysis."""
    examples = []
    for path in sorted(analyses.glob("*.sql")):
        query = path.read_text(encoding="utf-8").strip()
        first, _, _ = query.partition("\n")
        if first.startswith("--") and duckdb.get_table_names(query) <= published:
            question = first.lstrip("- ").strip()
            examples.append({"question": question, "hash": f"#q={quote(query, safe='')}"})
    return examples
