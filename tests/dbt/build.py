"""Running dbt on a folder of seeds, in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
SEEDS = CHECKOUT / "seeds"
DATABASE = "panelbook.duckdb"


def run_dbt(folder: Path, seeds: Path, *arguments: str, **env: str) -> Path:
    """Run dbt on `seeds` with its files in `folder`; return the database, or fail with dbt's words."""
    folder.mkdir(parents=True, exist_ok=True)
    database = folder / DATABASE
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("PANELBOOK_", "DBT_"))}
    command = [sys.executable, "-c", "from dbt.cli.main import cli; cli()", *arguments, "--no-use-colors"]
    command += ["--project-dir", str(CHECKOUT), "--profiles-dir", str(CHECKOUT)]
    command += ["--target-path", str(folder / "target"), "--log-path", str(folder / "log")]
    done = subprocess.run(
        command,
        env={**kept, "PANELBOOK_DB": str(database), "PANELBOOK_SEEDS": str(seeds), **env},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
    return database
