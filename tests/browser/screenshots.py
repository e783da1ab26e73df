"""Pictures of the main pages of the published site: python -m tests.browser.screenshots FOLDER."""

from __future__ import annotations

import os
import shutil
import sys
import threading
from pathlib import Path

from playwright.sync_api import sync_playwright

from ingest.settings import load
from ingest.website.publish import site_folder
from ingest.website.serve import server

WIDTHS = {"phone": 390, "desktop": 1280}
PAGES = {
    "start": "index.html",
    "force": "area/*/index.html",
    "measure": "area/*/*/[!i]*.html",
    "figure": "figure/*.html",
    "briefing": "meeting/*/*.html",
    "sql": "sql.html",
}


def main(out: Path) -> None:
    """Write OUT/<page>-<width>.png; of several pages of a kind, the fullest."""
    folder = site_folder(load()).resolve()
    out.mkdir(parents=True, exist_ok=True)
    path = os.environ.get("PANELBOOK_BROWSER") or shutil.which("chromium")
    with server(folder) as running, sync_playwright() as playwright:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for kind, pattern in PAGES.items():
            fullest = max(folder.glob(pattern), key=lambda page: page.stat().st_size)
            address = f"http://127.0.0.1:{running.server_port}/{fullest.relative_to(folder).as_posix()}"
            for name, width in WIDTHS.items():
                tab = browser.new_page(viewport={"width": width, "height": 900})
                tab.goto(address)
                tab.screenshot(path=out / f"{kind}-{name}.png", full_page=True)
                print(out / f"{kind}-{name}.png")
                tab.close()
        browser.close()
        running.shutdown()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("screenshots"))
