"""Writes docs/schema.csv, the list of the marts' columns and keys, from the published warehouse."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import duckdb

from ingest.settings import CHECKOUT, load
from ingest.website.described import describe

SCHEMA = CHECKOUT / "docs" / "schema.csv"
HEADER = ("table", "column", "type", "key")


def schema(database: Path) -> str:
    """Return the columns of every mart as CSV: table, column, type, and its place in the key (from 1)."""
    known = describe(CHECKOUT / "models")
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEADER)
    with duckdb.connect(str(database), read_only=True) as connection:
        found = connection.execute(
            "select table_name, column_name, data_type from information_schema.columns "
            "where table_schema = 'main' and split_part(table_name, '_', 1) in ('fct', 'dim', 'bridge') "
            "order by table_name, ordinal_position"
        ).fetchall()
    for table, column, kind in found:
        key = known[table].key
        writer.writerow((table, column, kind, key.index(column) + 1 if column in key else ""))
    return out.getvalue()


if __name__ == "__main__":
    SCHEMA.write_text(schema(load().warehouse), encoding="utf-8")
    print(f"{SCHEMA}: raise schema_version in dbt_project.yml where it changed, and say so in CHANGELOG.md")
