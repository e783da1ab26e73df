"""Ingest papers in every order, and see that seeds, marts and a kept file are the same for all of them.

Three things could depend on the order, and each is tried.

(1) What ingesting writes: in every order the papers are ingested one after another, and all at once, into
    seeds of their own; a paper is extracted once.
(2) What the models make of files and rows in another order: every model runs for every order, on files that
    are named by it, with rows that are shuffled.
(3) What a file that is kept holds, where a build after each paper adds to it: for every set of the papers,
    and each of them as the last one to come. Where all ways to one set end alike, so do all orders.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations, permutations
from pathlib import Path

import duckdb

from ingest.pipeline import Extraction, extract_path
from ingest.readers import find_papers
from ingest.seeds.ingest import ingest_papers
from tests.dbt.arrangements import arranged, hashes, hashes_of, stems
from tests.dbt.build import SEEDS, run_dbt

KEPT = "int_reporting_history"
"""The one model that adds to what a kept file holds."""
NO_TESTS = ("--exclude-resource-type", "test", "--exclude-resource-type", "unit_test")


def main() -> int:
    """Print how many orders gave the same; return 1 where one gave another thing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--papers", type=Path, help="papers to ingest; else the committed seeds are arranged")
    papers = parser.parse_args().papers
    with tempfile.TemporaryDirectory() as name:
        folder, seeds = Path(name), SEEDS
        fine = True
        if papers is not None:
            fine, seeds = ingest_in_all_orders(find_papers([papers]), folder / "ingested")
        fine = arrange_in_all_orders(seeds, folder / "arranged") and fine
        fine = keep_in_all_orders(seeds, folder / "kept") and fine
    return 0 if fine else 1


def ingest_in_all_orders(papers: Sequence[Path], folder: Path) -> tuple[bool, Path]:
    """Ingest papers in every order, one by one and at once; return whether all seeds are equal, and one."""
    known = {path: extract_path(path) for path in papers}
    first = ""
    wrong, orders = [], list(permutations(papers))
    for order in orders:
        for ways, steps in (("one by one", [[path] for path in order]), ("all at once", [order])):
            made = _digest(_ingested(folder / "next", steps, known.__getitem__))
            first = first or made
            if made != first:
                wrong.append(f"{ways}: {[path.name for path in order]}")
    _say(f"ingested: {len(orders)} orders of {len(papers)} papers, twice", wrong)
    return not wrong, folder / "next"


def arrange_in_all_orders(seeds: Path, folder: Path) -> bool:
    """Run every model on files and rows in every order; return whether all marts are equal."""
    built = run_dbt(folder / "build", seeds, "build", *NO_TESTS)
    expected = hashes(built)
    wrong, number = [], 0
    for number, order in enumerate(permutations(stems(seeds)), 1):
        shutil.rmtree(folder / "next", ignore_errors=True)
        found = hashes_of(arranged(seeds, order, folder / "next", number), built, seeds)
        wrong += [f"{mart}: {order}" for mart in expected if found.get(mart) != expected[mart]]
    _say(f"arranged: {number} orders, {len(expected)} marts", wrong)
    return not wrong


def keep_in_all_orders(seeds: Path, folder: Path) -> bool:
    """Add each paper of every set to a kept file of the others; return whether all ways end alike."""
    build, kept = folder / "build", {frozenset[str](): folder / "0.duckdb"}
    empty = arranged(seeds, [], folder / "none", 0)
    shutil.copyfile(run_dbt(build, empty, "build", "--select", f"+{KEPT}", *NO_TESTS), kept[frozenset()])
    wrong, ways, found = [], 0, stems(seeds)
    for size in range(1, len(found) + 1):
        for papers in map(frozenset, combinations(found, size)):
            ends = set()
            for last in sorted(papers):
                shutil.rmtree(folder / "next", ignore_errors=True)
                now = arranged(seeds, sorted(papers), folder / "next", ways)
                shutil.copyfile(kept[papers - {last}], build / "panelbook.duckdb")
                database = run_dbt(build, now, "run", "--select", f"+{KEPT}")
                ends.add(_history(database))
                ways += 1
            kept[papers] = folder / f"{len(kept)}.duckdb"
            shutil.copyfile(database, kept[papers])
            wrong += [f"{sorted(papers)}: {len(ends)} ends"] if len(ends) > 1 else []
    whole = run_dbt(folder / "whole", seeds, "build", "--select", f"+{KEPT}", *NO_TESTS)
    wrong += [] if _history(whole) == _history(kept[frozenset(found)]) else ["a build of all at once differs"]
    _say(f"kept: {len(kept)} sets of papers, {ways} ways to them", wrong)
    return not wrong


def _history(database: Path) -> str:
    with duckdb.connect(str(database), read_only=True) as connection:
        (found,) = connection.execute(
            f"select sha256(string_agg(cast(h as varchar), '' order by cast(h as varchar))) "
            f"from intermediate.{KEPT} as h"
        ).fetchall()
    return str(found[0])


def _ingested(seeds: Path, steps: Iterable[Sequence[Path]], extract: Callable[[Path], Extraction]) -> Path:
    shutil.rmtree(seeds, ignore_errors=True)
    shutil.copytree(SEEDS / "reference", seeds / "reference")
    for step in steps:
        bad = [outcome for outcome in ingest_papers(step, seeds, extract) if not outcome.paper_sha256]
        if bad:
            sys.exit(f"{bad[0].paper}: {bad[0].what}. {bad[0].remedy}.")
    return seeds


def _digest(seeds: Path) -> str:
    files = sorted(path for path in seeds.rglob("*") if path.is_file())
    parts = [f"{path.relative_to(seeds)} {hashlib.sha256(path.read_bytes()).hexdigest()}" for path in files]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _say(what: str, wrong: Sequence[str]) -> None:
    told = f"{len(wrong)} differ, the first: {wrong[0]}" if wrong else "all equal"
    print(f"{what}: {told}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
