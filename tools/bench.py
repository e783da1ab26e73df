"""Prints wall times: extraction of papers, the parts of a refresh that builds, and one with nothing new."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[1]
PAPERS = CHECKOUT.parent / "shared" / "papers"
SAMPLE = CHECKOUT / "tests" / "integration" / "papers"


def main() -> None:
    """Measure in a folder of its own, on the seeds of the checkout; nothing of the checkout is changed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--papers", type=Path, default=PAPERS if PAPERS.exists() else SAMPLE)
    papers: Path = parser.parse_args().papers
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        size = sum(p.stat().st_size for p in papers.rglob("*") if p.is_file())
        show("panelbook --help", timed(home, "--help"))
        seconds = timed(home, "extract", str(papers), "--out", str(home / "figures.csv"))
        show(f"extract {papers.name}/ ({size / 1000:.0f} kB)", seconds)
        show("refresh, all of it", timed(home, "refresh"))
        manifest = json.loads((home / "current" / "manifest.json").read_text(encoding="utf-8"))
        for step, seconds in manifest["seconds"].items():
            show(f"  of which {step}", seconds)
        show("refresh, nothing new", timed(home, "refresh"))
        show("query", timed(home, "query", "select count(*) from fct_quarterly"))


def timed(home: Path, *arguments: str) -> float:
    """Run one command, and return its wall time in seconds, start-up included."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("PANELBOOK_")}
    began = time.perf_counter()
    subprocess.run(
        [sys.executable, "-c", "from ingest.cli import main; main()", *arguments],
        env={**kept, "PANELBOOK_HOME": str(home)},
        cwd=CHECKOUT,
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    return time.perf_counter() - began


def show(what: str, seconds: float) -> None:
    """Print one line of the table."""
    print(f"{what:<40} {seconds:7.2f} s", flush=True)


if __name__ == "__main__":
    main()
