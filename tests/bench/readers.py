"""How fast papers are read, beside pdfplumber alone on the same files: `python -m tests.bench.readers`."""

from __future__ import annotations

import io
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pdfplumber

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "unit" / "readers"))

import northmarch_pdf as fixtures  # noqa: E402

from ingest.readers import pdf  # noqa: E402

PAGES, BESIDE = 100, 10
"""Pages of a file, and how many of them pdfplumber reads: it is slow, and as fast on each."""
LEAST = {"text": 150.0, "tables": 20.0}
"""Pages a second of one core."""
PACK_SECONDS, PACK_MB = 20.0, 1024.0


def main() -> int:
    """Print pages a second of text and of tables, and the cost of a pack; return 1 for a missed limit."""
    met = [
        _pages_a_second(name, make)
        for name, make in (("text", fixtures.long_prose), ("tables", fixtures.long_tables))
    ]
    with tempfile.TemporaryDirectory() as folder:
        pack = Path(folder) / "pack.pdf"
        pack.write_bytes(fixtures.pack(200))
        met.append(_pack(pack, Path(folder) / "figures.csv"))
    return 0 if all(met) else 1


def _pages_a_second(name: str, make: Callable[[int], bytes]) -> bool:
    data = make(PAGES)
    ours = PAGES / seconds(lambda: pdf.read(Path("bench.pdf"), data))
    theirs = BESIDE / seconds(lambda: plumber(data, BESIDE))
    missed = "" if ours >= LEAST[name] else "   MISSED"
    print(
        f"{name:7} {ours:6.0f} pages/s (at least {LEAST[name]:g}){missed}   pdfplumber {theirs:6.1f} pages/s",
        flush=True,
    )
    return not missed


def _pack(pack: Path, out: Path) -> bool:
    """Print what `panelbook extract` and what pdfplumber take for a pack."""
    took, mb = command(
        "from ingest.cli.app import app; app(standalone_mode=False)", "extract", str(pack), "--out", str(out)
    )
    theirs, their_mb = command(
        "import sys; from tests.bench.readers import plumber; plumber(open(sys.argv[1], 'rb').read(), 200)",
        str(pack),
    )
    rows = out.read_text(encoding="utf-8").count("\n") - 1
    missed = "" if took <= PACK_SECONDS and mb <= PACK_MB else "   MISSED"
    print(
        f"pack    {took:6.1f} s, {mb:.0f} MB (at most {PACK_SECONDS:g} s, {PACK_MB:g} MB){missed}", end="   "
    )
    print(f"pdfplumber {theirs:.1f} s, {their_mb:.0f} MB   (200 pages, {rows:,} rows of figures)", flush=True)
    return not missed


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


def command(code: str, *arguments: str) -> tuple[float, float]:
    """Run Python code in a process of its own; return its wall seconds and the MB of its largest process."""
    begin = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", code + _PEAK, *arguments], cwd=ROOT, check=True, capture_output=True, text=True
    )
    return time.perf_counter() - begin, int(done.stdout.rsplit("PEAK", 1)[1]) / 2**10


_PEAK = """
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
print("PEAK", max(getrusage(who).ru_maxrss for who in (RUSAGE_SELF, RUSAGE_CHILDREN)))
"""


if __name__ == "__main__":
    sys.exit(main())
