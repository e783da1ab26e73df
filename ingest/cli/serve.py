"""The subcommand that shows the site."""

from __future__ import annotations

from typing import Annotated

import typer

from ingest.cli.show import note

Port = Annotated[int, typer.Option("--port", help="The port; 0 takes any that is free.", min=0, max=65535)]


def register(app: typer.Typer) -> None:
    """Add this subcommand to the command line."""
    app.command()(serve)


def serve(port: Port = 8000) -> None:
    """Serve the published site to this machine's browsers, until interrupted.

    Example: panelbook serve --port 8080
    """
    from ingest.settings import load
    from ingest.website.publish import site_folder
    from ingest.website.serve import server

    with server(site_folder(load()), port) as running:
        print(f"http://127.0.0.1:{running.server_port}/")
        note("Ctrl+C ends it.")
        try:
            running.serve_forever()
        except KeyboardInterrupt:
            note("Ended.")
