"""The subcommand that shows the main job on papers about a made-up force."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ingest.cli.show import console, print_table

if TYPE_CHECKING:
    from ingest.release.demo import Demo

Folder = Annotated[Path | None, typer.Argument(help="Where to build it (default: demo/ of the home).")]


def register(app: typer.Typer) -> None:
    """Add this subcommand to the command line."""
    app.command()(demo)


def demo(folder: Folder = None) -> None:
    """Do the whole main job on two papers of a made-up force, in a warehouse of its own.

    Example: panelbook demo /tmp/northmarch
    """
    from ingest.release.demo import demo as build
    from ingest.release.summary import lines
    from ingest.settings import load
    from ingest.website.publish import write_site

    settings = load()
    place = (folder or settings.home / "demo").expanduser().absolute()
    with console().status("Reading the papers ...") as status:
        built = build(settings, place, lambda step: status.update(f"{step} ..."), write_site)
    for line in lines(built.settings, built.refreshed):
        print(line)
    _show_round(built)


def _show_round(built: Demo) -> None:
    for stop in built.tour:
        print(f"\n{stop.about}")
        print_table(stop.answer)
    home = built.settings.home
    print("To work on it, set these for your shell, and try:")
    print(f"  export PANELBOOK_HOME='{home}' PANELBOOK_SEEDS='{built.settings.seeds}'")
    waiting = next(iter(built.tour[-1].answer.rows), None)
    if waiting is not None:
        print(f"  panelbook review show {waiting[0]}")
        print(f'  panelbook review accept {waiting[0]} --reading 1 --why "my reason"')
    print("  panelbook refresh")
    print("  panelbook status")
