"""The subcommands of `panelbook metrics`: what the lexicon does not know yet."""

from __future__ import annotations

import json as jsons
from typing import Annotated

import typer

from ingest.cli.show import print_table

Top = Annotated[int, typer.Option("--top", min=1, help="How many to print.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, for another program.")]

metrics = typer.Typer(no_args_is_help=True, help="The measures that papers print.")


def register(app: typer.Typer) -> None:
    """Add these subcommands to the command line."""
    app.add_typer(metrics, name="metrics")


@metrics.callback()
def _group() -> None:
    """Keep `missing` a subcommand, though it is the only one."""


@metrics.command()
def missing(top: Top = 20, json: AsJson = False) -> None:
    """List the measures that papers print most and that the lexicon has no words for.

    Example: panelbook metrics missing --top 50
    """
    from ingest.release.query import Answer
    from ingest.release.reviewing import missing_measures
    from ingest.settings import load

    rows = missing_measures(load())[:top]
    if json:
        print(jsons.dumps(rows, ensure_ascii=False, indent=1))
    elif rows:
        print_table(Answer(list(rows[0]), [tuple(row.values()) for row in rows]))
    else:
        print("Every figure of the papers that are held has a measure.")
