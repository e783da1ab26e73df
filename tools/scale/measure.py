"""Runs a command and says what it cost: wall time, processor time and peak memory, its children included."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
MEMORY = os.environ.get("PANELBOOK_MEMORY", "6GB")
"""What DuckDB may hold; the process around it takes some more."""

LARGEST = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30 * 2 / 3
"""What any process may take, in GiB: one that is not told a limit, such as polars, is ended there."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one process and its children took."""

    wall: float
    """Seconds on the clock; other work on the machine adds to it."""
    cpu: float
    """Seconds of processor time, user and system, of all threads."""
    peak: float
    """Most memory that one process held at a time, in GiB."""


def measure(command: list[str], log: Path, **env: str) -> Cost:
    """Run a Python command line in the checkout; raise RuntimeError with what it said if it fails."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("PANELBOOK_", "DBT_"))}
    kept["PANELBOOK_MEMORY"] = MEMORY
    began = time.perf_counter()
    with log.open("wb") as printed:
        child = subprocess.Popen(
            [sys.executable, *command], cwd=CHECKOUT, env={**kept, **env}, stdout=printed, stderr=printed
        )
        threading.Thread(target=_end_before_the_machine_does, args=(child,), daemon=True).start()
        _, status, usage = os.wait4(child.pid, 0)
    wall = time.perf_counter() - began
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode == -signal.SIGKILL:
        raise RuntimeError(f"{command[:3]} was killed, as what takes more than {LARGEST:.0f} GiB is")
    if child.returncode:
        raise RuntimeError(f"{command[:3]} failed:\n{log.read_text(encoding='utf-8')[-3000:]}")
    # Linux counts in KiB, macOS in bytes
    unit = 2**30 if sys.platform == "darwin" else 2**20
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit)


def _end_before_the_machine_does(child: subprocess.Popen[bytes]) -> None:
    """Kill a process that outgrows LARGEST, where Linux says how large it is: others need the machine too."""
    memory = Path(f"/proc/{child.pid}/statm")
    while child.returncode is None:
        try:
            pages = int(memory.read_text(encoding="ascii").split()[1])
        except (OSError, IndexError):
            return
        if pages * os.sysconf("SC_PAGE_SIZE") > LARGEST * 2**30:
            os.kill(child.pid, signal.SIGKILL)
            return
        time.sleep(0.2)


def build(folder: Path, seeds: Path, *selection: str, keep: bool = False) -> Cost:
    """Build the models (no tests) of `seeds` into FOLDER/panelbook.duckdb: a new file, or the one there."""
    folder.mkdir(parents=True, exist_ok=True)
    database = folder / "panelbook.duckdb"
    if not keep:
        database.unlink(missing_ok=True)
    command = ["-c", "from dbt.cli.main import cli; cli()", "build", "--no-use-colors", *selection]
    command += ["--exclude-resource-type", "test", "--exclude-resource-type", "unit_test"]
    command += ["--project-dir", str(CHECKOUT), "--profiles-dir", str(CHECKOUT)]
    command += ["--target-path", str(folder / "target"), "--log-path", str(folder / "log")]
    settings = {"PANELBOOK_DB": str(database), "PANELBOOK_SEEDS": str(seeds)}
    return measure(command, folder / "dbt.txt", **settings)
