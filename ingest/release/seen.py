"""Papers that this very code has ingested before: a refresh need not read them again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

from ingest.files import write_whole
from ingest.release.fingerprint import code_digest
from ingest.seeds.provenance import SUFFIX
from ingest.seeds.write import STEM, papers_path
from ingest.settings import Settings


class Seen:
    """What each paper left in the seeds, and by which code; anything else since then and it is read again."""

    def __init__(self, settings: Settings) -> None:
        self._seeds = settings.seeds
        self._file = settings.state / "seen.json"
        self._code = code_digest(settings.seeds / "reference")
        self._papers = _lines(papers_path(settings.seeds))
        self._marks: dict[str, str] = _load(self._file)

    def holds(self, path: Path) -> bool:
        """Whether ingesting this file would change nothing."""
        try:
            return self._marks.get(_key(path)) == self._mark(path)
        except OSError:
            return False  # reading it says what is wrong

    def remember(self, paths: Iterable[Path]) -> None:
        """Keep that these files have just been ingested."""
        self._papers = _lines(papers_path(self._seeds))
        self._marks.update((_key(path), self._mark(path)) for path in paths)
        write_whole(self._file, json.dumps(self._marks, indent=0))

    def _mark(self, path: Path) -> str:
        """A hash of the code, of the paper's files in the seeds, and of its row in papers.csv."""
        sha = hashlib.sha256(path.read_bytes()).hexdigest()
        total = hashlib.sha256(self._code.encode())
        for seed in sorted(self._seeds.glob(f"*/{sha[:STEM]}.csv")):
            total.update(seed.parent.name.encode() + hashlib.sha256(seed.read_bytes()).digest())
        total.update("".join(line for line in self._papers if line.startswith(sha)).encode())
        return total.hexdigest()


def _key(path: Path) -> str:
    """The content of the paper and of the file beside it that says where it came from; not its name."""
    beside = path.with_name(path.name + SUFFIX)
    parts = (path.suffix.encode(), path.read_bytes(), beside.read_bytes() if beside.exists() else b"")
    return hashlib.sha256(b"\0".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()


def _load(file: Path) -> dict[str, str]:
    try:
        return dict(json.loads(file.read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return {}  # only a shortcut: without it papers are read again


def _lines(papers: Path) -> list[str]:
    return papers.read_text(encoding="utf-8").splitlines() if papers.exists() else []
