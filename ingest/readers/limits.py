"""Readers run in a process of their own, with limits on time and memory."""

from __future__ import annotations

import os
import pickle
import select
import signal
import struct
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

from ingest.readers.blocks import Paper
from ingest.readers.errors import UnreadablePaper

MOST_BYTES = 200 * 10**6
"""A larger file is not read: the largest packs that panels publish have some 60 MB."""
_ROOT = Path(__file__).resolve().parents[2]
_KILLED = {-signal.SIGKILL, -signal.SIGABRT, -signal.SIGSEGV, -signal.SIGBUS}


@dataclass(frozen=True, slots=True)
class Limits:
    """What the reading of one paper may cost."""

    page_seconds: float = 10.0
    paper_seconds: float = 120.0
    memory_bytes: int = 2**30


DEFAULT = Limits()


def read_limited(reader: str, path: Path, data: bytes, limits: Limits = DEFAULT) -> Paper:
    """Return what a reader's module makes of a file, read in a child process.

    Raises UnreadablePaper where the reader does, where it takes longer than the limits at one page or
    for the paper, needs more memory, or breaks.
    """
    with tempfile.TemporaryFile() as file:
        file.write(data)
        file.seek(0)
        child = _start(reader, path, limits, file)
        try:
            return _listen(child, path, limits)
        finally:
            child.kill()
            child.wait()
            if child.stdout is not None:
                child.stdout.close()


def _start(reader: str, path: Path, limits: Limits, file: IO[bytes]) -> subprocess.Popen[bytes]:
    seconds = int(limits.paper_seconds) + 10  # of the processor: ends a child whose parent is gone
    command = [sys.executable, "-m", "ingest.readers.child", reader, str(limits.memory_bytes), str(seconds)]
    search = os.pathsep.join([str(_ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
    environment = {**os.environ, "PYTHONPATH": search, "PANELBOOK_PAPER": path.name.replace("\0", "")}
    return subprocess.Popen(
        command, stdin=file, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
    )


def _listen(child: subprocess.Popen[bytes], path: Path, limits: Limits) -> Paper:
    """Return the paper that a child sends; each message is a pickled pair of kind and content."""
    assert child.stdout is not None
    place, until = "the start", time.monotonic() + limits.paper_seconds
    turn = until  # the start of the interpreter is not the paper's fault
    while True:
        now = time.monotonic()
        ready, _, _ = select.select([child.stdout], [], [], max(0.0, min(until, turn) - now))
        if not ready:
            raise _too_slow(path, place, limits, whole=until <= turn)
        message = _receive(child.stdout)
        if message is None:
            raise _broken(path, place, child, limits)
        kind, content = message
        if kind == "paper":
            assert isinstance(content, Paper)
            return content
        if kind == "unreadable":
            raise UnreadablePaper(*cast("tuple[str, str, str]", content))
        place, turn = str(content), time.monotonic() + limits.page_seconds


def _receive(stream: IO[bytes]) -> tuple[str, object] | None:
    head = os.read(stream.fileno(), 8)
    while 0 < len(head) < 8:
        more = os.read(stream.fileno(), 8 - len(head))
        if not more:
            return None
        head += more
    if not head:
        return None
    (left,) = struct.unpack("<Q", head)
    parts = []
    while left:
        part = os.read(stream.fileno(), min(left, 2**20))
        if not part:
            return None
        parts.append(part)
        left -= len(part)
    kind, content = pickle.loads(b"".join(parts))  # from our own child
    return str(kind), content


def _too_slow(path: Path, place: str, limits: Limits, *, whole: bool) -> UnreadablePaper:
    if whole:
        what = f"reading it takes longer than {limits.paper_seconds:g} seconds (reached {place})"
    else:
        what = f"{place} takes longer than {limits.page_seconds:g} seconds to read"
    return UnreadablePaper(path.name, what, "Split it, or print it to a new PDF, and read that.")


def _broken(path: Path, place: str, child: subprocess.Popen[bytes], limits: Limits) -> UnreadablePaper:
    code = child.wait()
    memory = f"{limits.memory_bytes / 2**20:,.0f} MB of memory"
    if code == -signal.SIGXCPU:
        return _too_slow(path, place, limits, whole=True)
    reason = f"needs more than {memory}, or breaks the reader" if code in _KILLED else "breaks the reader"
    return UnreadablePaper(
        path.name, f"{place} {reason} (code {code})", "Print it to a new PDF, or split it, and read that."
    )
