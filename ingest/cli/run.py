"""The subcommands that write: extract, ingest, refresh."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from ingest.cli.show import console, note
from ingest.release.errors import Exit

Papers = Annotated[list[Path], typer.Argument(help="Papers, or folders of papers.", show_default=False)]
Folder = Annotated[Path | None, typer.Option("--papers", help="A folder of papers to ingest first.")]
Out = Annotated[Path, typer.Option("--out", help="The CSV file to write.", show_default=False)]
Force = Annotated[bool, typer.Option("--force", help="Build again even where nothing has changed.")]


def register(app: typer.Typer) -> None:
    """Add these subcommands to the command line."""
    app.command()(extract)
    app.command()(ingest)
    app.command()(refresh)


def extract(paths: Papers, out: Out) -> None:
    """Read papers and write every figure in them to one CSV file; write nothing else.

    Example: panelbook extract papers/ --out figures.csv
    """
    from ingest.batch import extract_to

    _end(extract_to(paths, out, note))


def ingest(paths: Papers) -> None:
    """Read papers into the seeds: one CSV a paper in observations/, one row a paper in papers.csv.

    Example: panelbook ingest papers/2024-03-panel-pack.txt
    """
    from ingest.release.ingesting import ingest_to
    from ingest.settings import load

    lines, problems = ingest_to(paths, load(), note)
    print("\n".join(lines))
    _end(problems)


def refresh(papers: Folder = None, force: Force = False) -> None:
    """Build the warehouse from the seeds, check it, and publish it; nothing is done where nothing changed.

    Example: panelbook refresh --papers papers/
    """
    from ingest.release.refresh import refresh as run
    from ingest.settings import load
    from ingest.website.publish import write_site

    settings = load()
    with console().status("Looking for changes ...") as status:
        done = run(
            settings, papers, force=force, say=lambda step: status.update(f"{step} ..."), finish=write_site
        )
    from ingest.release.summary import lines

    for line in lines(settings, done):
        print(line)
    _end(done.problems)


def _end(problems: list[str]) -> None:
    for problem in problems:
        print(problem, file=sys.stderr)
    if problems:
        raise typer.Exit(int(Exit.UNREADABLE))
