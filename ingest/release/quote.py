"""The words around a figure, taken from the paper when it is at hand; they are stored nowhere."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ingest.readers import read_paper
from ingest.readers.blocks import Block, Paper, Row, Text
from ingest.release.state import outcomes
from ingest.settings import Settings

SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[\"'(£A-Z0-9])")
_LINE_SHOWN = 2000


@dataclass(frozen=True, slots=True)
class Quote:
    """A figure in its words; `line` is the paper's own line, `words` its sentence or table row, marked."""

    path: str
    report: str
    headings: tuple[str, ...]
    kind: str
    """'sentence' or 'table row'."""
    words: str
    line_number: int
    line: str


def find_paper(sha256: str, settings: Settings, papers: Path | None) -> Path | None:
    """Return a file with these bytes: in `papers` if given, else in the known folders; None where none is."""
    folders = [papers] if papers is not None else list(_known(settings))
    for folder in folders:
        files = [folder] if folder.is_file() else sorted(folder.rglob("*")) if folder.is_dir() else []
        for path in files:
            if path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == sha256:
                return path
    return None


def papers_at_hand(settings: Settings) -> dict[str, Path]:
    """Return every file of the known folders by its SHA-256; each is read once."""
    found: dict[str, Path] = {}
    for folder in _known(settings):
        files = [folder] if folder.is_file() else sorted(folder.rglob("*")) if folder.is_dir() else []
        for path in (p for p in files if p.is_file()):
            found.setdefault(hashlib.sha256(path.read_bytes()).hexdigest(), path)
    return found


def quote(path: Path, start: int, end: int) -> Quote:
    """Return the words around the half-open span [start, end) of the paper's text."""
    return quote_in(read_paper(path), path, start, end)


def quote_in(paper: Paper, path: Path, start: int, end: int) -> Quote:
    """Return the words around a span of a paper that was read from `path`."""
    block = _block(paper, start)
    kind, words = _words(block, start, end) if block else ("sentence", "")
    line_number, line = _line(paper.text, start, end)
    report = paper.reports[block.report].title if block and paper.reports else ""
    return Quote(str(path), report, block.headings if block else (), kind, words or line, line_number, line)


def _known(settings: Settings) -> Iterator[Path]:
    """The set folders, then the files that were ingested on this machine, newest first."""
    yield from settings.papers
    ingested = [o.subject for o in outcomes(settings.state) if o.step == "ingest"]
    yield from dict.fromkeys(Path(subject) for subject in reversed(ingested) if subject)


def _block(paper: Paper, start: int) -> Block | None:
    return next((b for b in paper.blocks if _covers(b.text, start)), None)


def _covers(text: Text, start: int) -> bool:
    return _at(text, start) is not None


def _at(text: Text, offset: int) -> int | None:
    """The place in clean text of an offset in the paper's text, or None where the text does not hold it."""
    try:
        return text.offsets.index(offset)
    except ValueError:
        return None


def _words(block: Block, start: int, end: int) -> tuple[str, str]:
    row = next((r for r in block.table.rows if _in_row(r, start)), None) if block.table else None
    if row is not None:
        return "table row", " | ".join(_marked(cell.text, start, end) for cell in row.cells)
    return "sentence", _sentence(_marked(block.text, start, end))


def _in_row(row: Row, start: int) -> bool:
    return any(_covers(cell.text, start) for cell in row.cells)


def _marked(text: Text, start: int, end: int) -> str:
    first, last = _at(text, start), _at(text, end - 1)
    if first is None or last is None:
        return text.value
    return f"{text.value[:first]}>>{text.value[first : last + 1]}<<{text.value[last + 1 :]}"


def _sentence(marked: str) -> str:
    return next((s for s in SENTENCE_END.split(marked) if ">>" in s), marked)


def _line(text: str, start: int, end: int) -> tuple[int, str]:
    """The number (from 1) and the words of the paper's own line; a very long one is cut around the figure."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    last = len(text) if last < 0 else last
    left, right = max(first, start - _LINE_SHOWN), min(last, end + _LINE_SHOWN)
    words = f"{text[left:start]}>>{text[start:end]}<<{text[end:right]}".strip("\r\n")
    return text.count("\n", 0, start) + 1, f"{'... ' * (left > first)}{words}{' ...' * (right < last)}"
