"""One numbered case of fuzzing: what it is made of hangs on its number alone, so that it can be run again."""

from __future__ import annotations

from random import Random

from ingest.readers.blocks import Paper
from ingest.readers.errors import UnreadablePaper
from tests.fuzzing.checks import check_file
from tests.fuzzing.corpus import corpus
from tests.fuzzing.mutations import damaged
from tests.fuzzing.texts import random_text

KINDS = ("pdf", "docx", "xlsx", "ods", "html", "csv", "txt", "md", "words")
"""Formats, and 'words': texts of random tokens, for the grammar and the extraction."""


def made(kind: str, number: int) -> tuple[str, bytes]:
    """Return the name and the bytes of a case."""
    chance = Random(f"{kind} {number}")
    if kind == "words":
        return "words.txt", random_text(chance).encode()
    papers = corpus()[kind]
    name = f"paper.{chance.choice((kind, kind, kind, 'bin'))}"
    return name, damaged(chance.choice(papers), chance.choice(papers), kind, chance)


def run(kind: str, number: int) -> str:
    """Run a case; return 'read', 'refused' or 'unknown', raise what is wrong."""
    found = check_file(*made(kind, number))
    if found is None:
        return "unknown"
    assert isinstance(found, Paper | UnreadablePaper)
    return "read" if isinstance(found, Paper) else "refused"
