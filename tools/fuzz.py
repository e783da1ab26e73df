"""Fuzz the readers, the grammar and the extraction for a while; each failing case is kept and told.

Cases are numbered: `python tools/fuzz.py --case pdf 123` runs one again.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import signal
import sys
import time
import traceback
from collections import Counter
from multiprocessing.connection import Connection
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(CHECKOUT))

from ingest.readers import read_paper  # noqa: E402
from ingest.readers.errors import UnreadablePaper  # noqa: E402
from tests.fuzzing.cases import KINDS, made, run  # noqa: E402

BATCH = 40
"""Cases a process: an engine that leaks or breaks costs no more than its own."""
MEMORY = 2 * 2**30


def main() -> int:
    """Print how many cases were read, refused or wrong; return 1 where any was wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--first", type=int, default=int(time.time()) * 1000, help="number of the first case")
    parser.add_argument("--kinds", nargs="+", choices=KINDS, default=KINDS)
    parser.add_argument("--case", nargs=2, metavar=("KIND", "NUMBER"))
    parser.add_argument("--keep", type=Path, default=CHECKOUT / "fuzz", help="folder for failing cases")
    asked = parser.parse_args()
    if asked.case:
        print(run(asked.case[0], int(asked.case[1])))
        return 0
    print(f"Fuzzing for {asked.seconds:g} seconds from case {asked.first}", flush=True)
    until, number = time.monotonic() + asked.seconds, asked.first
    counts: Counter[tuple[str, str]] = Counter()
    while time.monotonic() < until:
        for kind in asked.kinds:
            _batch(kind, number, asked.keep, counts)
        number += BATCH
    for kind in asked.kinds:
        print(f"{kind:6}", *(f"{n} {what}" for (of, what), n in sorted(counts.items()) if of == kind))
    wrong = sum(n for (_, what), n in counts.items() if what == "WRONG")
    print(f"{sum(counts.values())} cases, {wrong} wrong" + (f"; see {asked.keep}" if wrong else ""))
    return 1 if wrong else 0


def _batch(kind: str, first: int, keep: Path, counts: Counter[tuple[str, str]]) -> None:
    """Run a batch in a process of its own; where it dies, the next goes on behind the case that killed it."""
    number, end = first, first + BATCH
    while number < end:
        here, there = multiprocessing.Pipe(duplex=False)
        child = multiprocessing.get_context("fork").Process(target=_work, args=(kind, number, end, there))
        child.start()
        there.close()
        for done, what, why in _messages(here):
            counts[kind, what] += 1
            number = done + 1
            if why:
                _keep(kind, done, why, keep)
        child.join()
        if number < end:
            what, why = _again(kind, number, keep)
            counts[kind, what] += 1
            if why:
                _keep(kind, number, why, keep)
            number += 1


def _messages(pipe: Connection) -> list[tuple[int, str, str]]:
    found = []
    try:
        while True:
            found.append(pipe.recv())
    except EOFError:
        return found


def _work(kind: str, first: int, end: int, out: Connection) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    for number in range(first, end):
        signal.alarm(120)  # a library that computes outside Python hears no other call
        try:
            out.send((number, run(kind, number), ""))
        except BaseException:
            out.send((number, "WRONG", traceback.format_exc()))


def _again(kind: str, number: int, keep: Path) -> tuple[str, str]:
    """Read a case that killed its process as `panelbook` does, where that must end in a refusal."""
    name, data = made(kind, number)
    keep.mkdir(exist_ok=True)
    path = keep / f"{kind}-{number}-{name}"
    path.write_bytes(data)
    try:
        read_paper(path)
    except UnreadablePaper:
        path.unlink()
        return "refused (its engine broke)", ""
    except BaseException:
        return "WRONG", traceback.format_exc()
    return "WRONG", "The process died, and the file reads well by itself: is it the extraction?"


def _keep(kind: str, number: int, why: str, keep: Path) -> None:
    name, data = made(kind, number)
    keep.mkdir(exist_ok=True)
    (keep / f"{kind}-{number}-{name}").write_bytes(data)
    (keep / f"{kind}-{number}.why").write_text(why, encoding="utf-8")
    print(f"WRONG {kind} {number}: {why.strip().splitlines()[-1][:200]}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
