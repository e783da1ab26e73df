"""One refresh at a time: who holds the lock is written beside it, for the one who comes second."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from ingest.release.errors import Busy, cannot_write


@contextmanager
def refresh_lock(state: Path) -> Iterator[None]:
    """Hold the refresh lock of a state folder; raise Busy at once where another process holds it.

    The operating system lets go of the lock when its holder ends, however it ends.
    """
    holder = state / "refresh.holder.json"
    try:
        state.mkdir(parents=True, exist_ok=True)
        lock = FileLock(state / "refresh.lock", timeout=0)
        lock.acquire()
    except Timeout:
        raise Busy(_who(holder)) from None
    except OSError as error:
        raise cannot_write(error, str(state)) from error
    try:
        holder.write_text(json.dumps({"pid": os.getpid(), "since": _now()}), encoding="utf-8")
        yield
    finally:
        holder.unlink(missing_ok=True)
        lock.release()


def _who(holder: Path) -> str:
    try:
        known = json.loads(holder.read_text(encoding="utf-8"))
        who = f"process {known['pid']}, since {known['since']}"
    except (OSError, ValueError, KeyError):
        who = "a process that has just started"
    return f"Another refresh is running ({who}). Nothing was changed. Run this again when it has ended."


def _now() -> str:
    return datetime.now().astimezone().isoformat(timespec="seconds")
