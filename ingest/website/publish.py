"""The step of a refresh that writes the site into a release before it is published."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

from ingest.release.errors import NotFound
from ingest.release.publish import published
from ingest.release.quote import papers_at_hand
from ingest.release.refresh import Say
from ingest.release.state import Check
from ingest.settings import Settings


def write_site(settings: Settings, folder: Path, checks: list[Check], say: Say) -> None:
    """Write FOLDER/site; papers that are at hand give the words around their figures."""
    from ingest.website.build import build_site  # noqa: PLC0415 - drawing libraries take a second to import

    say("Writing the site")
    release = published(settings)
    build_site(
        folder,
        settings.project / "models",
        earlier=release / "site" if release else None,
        checks=[asdict(check) for check in checks],
        engine=settings.engine,
        find=papers_at_hand(settings).get,
        say=say,
    )


def site_folder(settings: Settings) -> Path:
    """Return the folder of the published site; raise NotFound where there is none."""
    folder = settings.current / "site"
    if not (folder / "index.html").is_file():
        raise NotFound("There is no published site yet. Run `make refresh` (or `panelbook refresh`) first.")
    return folder
