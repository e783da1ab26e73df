"""How fast papers are read, beside pdfplumber on the same files: `python -m tests.bench.readers`."""

from __future__ import annotations

import io
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pdfplumber

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "unit" / "readers"))

import northmarch_pdf as fixtures

from ingest.readers import pdf, read_paper

PAGES, BESIDE = 100, 10


def seconds(work: Callable[[], object]) -> float:
    """Return the processor time that a piece of work takes, the better of two runs."""
    found = []
    for _ in range(2):
        begin = time.process_time()
        work()
        found.append(time.process_time() - begin)
    return min(found)


def plumber(data: bytes, pages: int) -> None:
    """Extract text and tables of the first pages with pdfplumber alone."""
    with pdfplumber.open(io.BytesIO(data)) as document:
        for page in document.pages[:pages]:
            page.extract_text()
            page.extract_tables()


def main() -> None:
    """Print pages a second for text and for tables, and the time and memory of a pack of 200 pages."""
    for name, make in (("text", fixtures.long_prose), ("tables", fixtures.long_tables)):
        data = make(PAGES)
        ours = PAGES / seconds(lambda data=data: pdf.read(Path("bench.pdf"), data))
        theirs = BESIDE / seconds(lambda data=data: plumber(data, BESIDE))
        print(f"{name:7} {ours:7.0f} pages/s   pdfplumber {theirs:6.1f} pages/s")
    with tempfile.TemporaryDirectory() as folder:
        pack = Path(folder) / "pack.pdf"
        pack.write_bytes(fixtures.long_tables(200))
        begin = time.perf_counter()
        paper = read_paper(pack)
        took = time.perf_counter() - begin
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 2**10
    print(f"pack    {took:7.1f} s for 200 pages of tables ({len(paper.blocks)} blocks), peak {peak:.0f} MB")


if __name__ == "__main__":
    main()
