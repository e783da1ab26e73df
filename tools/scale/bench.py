"""Builds the marts at scale, beside the same question written by hand, and prints what it took.

Each size: the models that fct_quarterly needs, all models, the SQL script and the polars script, on the
same seeds in the same run; whether all three agree; how fast the built file answers; and the same file built
again with a paper more. Everything lies in a temporary folder.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import statistics
import tempfile
import textwrap
import time
from collections.abc import Callable
from pathlib import Path

import duckdb

from tools.scale.agree import differences
from tools.scale.generate import add_paper, generate
from tools.scale.measure import Cost, build, measure

CHAIN = ("--select", "+fct_quarterly")
QUERIES = {
    "one series, all its quarters": "select * from fct_quarterly where series_id = $series",
    "one series, all its periods": "select * from fct_series_points where series_id = $series",
    "one series, all its vintages": "select * from fct_vintages where series_id = $series",
    "a force's page of series": "select metric, dimensions, quarter_label, value, qoq_abs, "
    "qoq_judgement, yoy_abs, yoy_judgement from fct_quarterly where area = $area and is_headline "
    "qualify row_number() over (partition by series_id order by quarter_start desc) = 1 order by series_id",
}
ASKED = 15
FAILED_LINES = 16


def main() -> None:
    """Measure each size of --sizes, in millions of observations."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="1,10", help="millions of observations, separated by commas")
    parser.add_argument("--folder", type=Path, help="where the temporary folder is made")
    arguments = parser.parse_args()
    print(_machine(), flush=True)
    with tempfile.TemporaryDirectory(dir=arguments.folder) as name:
        _print_head()
        for size in str(arguments.sizes).replace(" ", ",").split(","):
            _measure_size(Path(name) / size, float(size))


def _measure_size(folder: Path, size: float) -> None:
    seeds = folder / "seeds"
    rows = generate(seeds, round(size * 1_000_000))
    empty = _without_papers(folder, seeds)
    hand, frames = folder / "hand.duckdb", folder / "frames.parquet"
    marts = folder / "marts" / "panelbook.duckdb"
    chain, everything = "models of fct_quarterly", "all models"

    def tried(what: str, run: Callable[[], Cost], file: Path | None = None) -> bool:
        return _print_tried(rows, what, run, file)

    tried(f"dbt alone, {chain}", lambda: build(folder / "none", empty, *CHAIN))
    tried(f"dbt alone, {everything}", lambda: build(folder / "none", empty))
    yardsticks = [
        tried("SQL by hand", lambda: _by_hand("by_hand", seeds, hand), hand),
        tried("polars by hand", lambda: _by_hand("by_polars", seeds, frames), frames),
    ]
    has_changes = tried(chain, lambda: build(marts.parent, seeds, *CHAIN), marts)
    if has_changes and all(yardsticks):
        apart = differences(marts, hand, frames)
        others = f"{apart['by_hand']} (SQL), {apart['by_polars']} (polars)"
        print(f"  changes compared: {apart['rows']:,}; differing: {others}")
    if tried(everything, lambda: build(marts.parent, seeds), marts):
        for what, first, usual in ask(marts):
            print(f"  {what}: {usual * 1000:.0f} ms; first after opening the file {first * 1000:.0f} ms")
        add_paper(seeds)
        kept = "fct_quarterly, a paper more, kept"
        tried(kept, lambda: build(marts.parent, seeds, *CHAIN, keep=True), marts)
    shutil.rmtree(folder)


def _by_hand(module: str, seeds: Path, target: Path) -> Cost:
    return measure(["-m", f"tools.scale.{module}", str(seeds), str(target)], target.with_suffix(".txt"))


def ask(database: Path) -> list[tuple[str, float, float]]:
    """Return for each query the seconds of the first, on a file just opened, and the median of the next."""
    some = f"select distinct series_id, area from fct_quarterly order by hash(series_id) limit {ASKED}"
    answers = []
    for what, query in QUERIES.items():
        with duckdb.connect(str(database), read_only=True) as connection:
            keys = connection.execute(some).fetchall()
        seconds = []
        with duckdb.connect(str(database), read_only=True) as connection:
            for series, area in keys:
                key = {"series": series} if "$series" in query else {"area": area}
                began = time.perf_counter()
                found = connection.execute(query, key).fetchall()
                seconds.append(time.perf_counter() - began)
                assert found, query
        answers.append((what, seconds[0], statistics.median(seconds[1:])))
    return answers


def _without_papers(folder: Path, seeds: Path) -> Path:
    empty = folder / "empty"
    shutil.copytree(seeds / "reference", empty / "reference")
    (empty / "observations").mkdir()
    return empty


def _machine() -> str:
    cpuinfo = Path("/proc/cpuinfo")
    lines = cpuinfo.read_text(encoding="utf-8").splitlines() if cpuinfo.exists() else []
    model = next((line.split(":")[1].strip() for line in lines if line.startswith("model name")), "")
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    load = ", ".join(f"{n:.1f}" for n in os.getloadavg())
    return f"{model or platform.machine()}, {os.cpu_count()} cores, {memory:.0f} GiB; load before: {load}"


def _print_head() -> None:
    print(f"{'rows':>12} {'what':<36} {'wall s':>8} {'cpu s':>8} {'peak GiB':>9} {'file MB':>8}")


def _print_tried(rows: int, what: str, run: Callable[[], Cost], file: Path | None) -> bool:
    """Print what a run cost, or that it failed and the last it said: the next is measured all the same."""
    try:
        _print_row(rows, what, run(), file)
    except RuntimeError as error:
        print(f"{rows:>12,} {what:<36} failed:", flush=True)
        print(textwrap.indent("\n".join(str(error).splitlines()[-FAILED_LINES:]), "    "), flush=True)
        return False
    return True


def _print_row(rows: int, what: str, cost: Cost, file: Path | None = None) -> None:
    size = f"{file.stat().st_size / 1e6:8.0f}" if file else " " * 8
    print(f"{rows:>12,} {what:<36} {cost.wall:8.1f} {cost.cpu:8.1f} {cost.peak:9.2f} {size}", flush=True)


if __name__ == "__main__":
    main()
