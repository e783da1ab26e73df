"""The engine of the SQL page: what tools/engine.sh has put into the environment, if it could."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ingest.website.render import Writer

ADDRESS = "assets/sql"
"""Where the files are on the site."""
ON_DEMAND = ("engine.js", "worker.js", "duckdb.wasm.gz", "parquet.wasm.gz")
"""What the first query loads."""
OTHERS = ("editor.js", "licences.txt")


@dataclass(frozen=True, slots=True)
class Engine:
    """An engine that is at hand."""

    folder: Path

    @property
    def bytes_on_demand(self) -> int:
        """Bytes that the first query loads."""
        return sum((self.folder / name).stat().st_size for name in ON_DEMAND)

    def write(self, writer: Writer) -> None:
        """Write the engine's files into the site."""
        for name in (*ON_DEMAND, *OTHERS):
            writer.write(f"{ADDRESS}/{name}", (self.folder / name).read_bytes())


def at_hand(folder: Path) -> Engine | None:
    """Return the engine in a folder, or None where any file of it is missing: the site does without."""
    whole = all((folder / name).is_file() for name in (*ON_DEMAND, *OTHERS))
    return Engine(folder) if whole else None
