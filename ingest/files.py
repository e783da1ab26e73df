"""Writing a file whole or not at all."""

from __future__ import annotations

import csv
import errno
import io
import os
from collections.abc import Iterable
from pathlib import Path

from ingest.record import COLUMNS, Record


def write_whole(path: Path, text: str) -> None:
    """Write UTF-8 text with LF line ends through a temporary file in the same folder; OSError as it comes."""
    if not path.parent.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, "there is no such folder", str(path.parent))
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("w", encoding="utf-8", newline="\n") as out:
            out.write(text)
            out.flush()
            os.fsync(out.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def as_csv(records: Iterable[Record]) -> str:
    """Return observation records as CSV with the exchange format's header and LF line ends."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(record.as_row() for record in records)
    return out.getvalue()
