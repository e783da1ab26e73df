"""The subcommands that only read: query, trace, status."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ingest.cli.show import print_table


class Form(StrEnum):
    """How a query's answer is printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


Sql = Annotated[str, typer.Argument(help="One SQL statement (DuckDB's dialect).", show_default=False)]
Id = Annotated[str, typer.Argument(help="A figure_id or an observation_id.", show_default=False)]
Folder = Annotated[Path | None, typer.Option("--papers", help="Where the papers are, to print the sentence.")]
Format = Annotated[Form, typer.Option("--format", help="How to print the answer.")]
AsOf = Annotated[
    datetime | None,
    typer.Option("--as-of", formats=["%Y-%m-%d"], help="Show what had been reported by this day."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, for another program.")]


def register(app: typer.Typer) -> None:
    """Add these subcommands to the command line."""
    app.command()(query)
    app.command()(trace)
    app.command()(status)


def query(sql: Sql, format: Format = Form.TABLE, as_of: AsOf = None) -> None:
    """Ask the published warehouse in SQL; it is opened read-only.

    Example: panelbook query "select quarter_label, value from fct_quarterly where is_headline" --format csv

    Example: panelbook query "select * from fct_latest" --as-of 2022-12-31
    """
    from ingest.release import query as asking
    from ingest.settings import load

    answer = asking.ask(load(), sql, as_of.date() if as_of else None)
    if format is Form.TABLE:
        print_table(answer)
    elif format is Form.CSV:
        print(asking.as_csv(answer), end="")
    else:
        print(asking.as_json(answer))


def trace(id: Id, papers: Folder = None, json: AsJson = False) -> None:
    """Say where a figure was printed: the paper, report, page, block, characters, and its very words.

    Example: panelbook trace 0123456789abcdef-0 --papers papers/
    """
    from ingest.release import trace as tracing
    from ingest.settings import load

    found = tracing.trace(load(), id, papers)
    print(tracing.as_json(found) if json else tracing.as_text(found))


def status(json: AsJson = False) -> None:
    """Say what is held and how fresh it is: papers, meetings, counts, last refresh, failing checks.

    Example: panelbook status --json
    """
    from ingest.release import status as state
    from ingest.settings import load

    found = state.status(load())
    print(state.as_json(found) if json else state.as_text(found))
