"""The process in which one paper is read: `python -m ingest.readers.child READER MEMORY SECONDS`.

The file's bytes come on standard input; messages go to standard output, each a length of eight bytes and
a pickled pair: ('at', place), ('unreadable', (paper, what, remedy)) or ('paper', Paper).
"""

from __future__ import annotations

import importlib
import os
import pickle
import resource
import struct
import sys
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from ingest.readers import progress
from ingest.readers.errors import UnreadablePaper

if TYPE_CHECKING:
    from ingest.readers.blocks import Paper
    from ingest.readers.registry import Reader


def main(arguments: list[str]) -> None:
    """Read the paper on standard input under limits and send what it gives."""
    module, memory, seconds = arguments
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not mix with the messages
    name = os.environ.get("PANELBOOK_PAPER", "paper")
    progress.listen(lambda place: _send(out, "at", place))
    try:
        reader = cast("Reader", importlib.import_module(module))
        data = sys.stdin.buffer.read()
        _limit(int(memory), int(seconds))
        _send(out, "at", "the start")
        paper = guarded(reader, Path(name), data)
    except UnreadablePaper as error:
        _send(out, "unreadable", (error.paper, error.what, error.remedy))
    except MemoryError:
        what = f"it needs more than {int(memory) / 2**20:,.0f} MB of memory"
        _send(out, "unreadable", (name, what, "Split it, or print it to a new PDF, and read that."))
    else:
        _send(out, "paper", paper)


def guarded(reader: Reader, path: Path, data: bytes) -> Paper:
    """Return what a reader makes of a file; UnreadablePaper for whatever its library raises.

    A damaged file can break a library in ways that no list of errors holds. MemoryError passes.
    """
    try:
        return reader.read(path, data)
    except (UnreadablePaper, MemoryError):
        raise
    except Exception as error:
        said = " ".join(str(error).split())[:200]
        what = f"its content is damaged ({type(error).__name__}: {said})"
        remedy = "Fetch it again, or open it in its own program and save it anew."
        raise UnreadablePaper(path.name, what, remedy) from error


def _limit(memory: int, seconds: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _send(out: BinaryIO, kind: str, content: object) -> None:
    message = pickle.dumps((kind, content), protocol=pickle.HIGHEST_PROTOCOL)
    out.write(struct.pack("<Q", len(message)) + message)
    out.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
