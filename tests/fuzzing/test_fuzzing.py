"""A bounded run of fuzzing: the same cases every time; `make fuzz` runs others for as long as is asked."""

from __future__ import annotations

import io
import zipfile
from decimal import Decimal

import pytest

from ingest.readers.blocks import Paper
from ingest.readers.errors import UnreadablePaper
from ingest.readers.plain import to_paper
from tests.fuzzing import cases
from tests.fuzzing.checks import check_file, check_paper, outcome
from tests.fuzzing.corpus import corpus

CASES = {"words": 40}
"""Cases of a kind, where they are not 12."""


@pytest.mark.parametrize("kind", cases.KINDS)
def test_damaged_papers_are_read_right_or_refused(kind: str) -> None:
    ends = {cases.run(kind, number) for number in range(CASES.get(kind, 12))}
    assert "read" in ends or kind == "ods"


@pytest.mark.parametrize("kind", ["pdf", "docx", "xlsx", "ods"])
def test_every_prefix_of_a_container_is_refused(kind: str) -> None:
    """A cut container must not pass for a whole paper with fewer figures."""
    data = corpus()[kind][-1].rstrip()
    ends = {*range(1, len(data), max(1, len(data) // 150)), *range(len(data) - 8, len(data))}
    read = [end for end in sorted(ends) if isinstance(outcome(f"a.{kind}", data[:end]), Paper)]
    assert not read


@pytest.mark.parametrize("kind", ["html", "csv", "txt", "md"])
def test_prefixes_of_texts_print_what_is_there(kind: str) -> None:
    data = corpus()[kind][0]
    for end in range(1, len(data), len(data) // 10):
        found = check_file(f"a.{kind}", data[:end])
        assert isinstance(found, Paper | UnreadablePaper)


FOUND = (("ods", 2000762), ("words", 2001394))
"""Cases that `make fuzz` once found: a part that cannot be unpacked, and a text of markup alone."""


@pytest.mark.parametrize(("kind", "number"), FOUND)
def test_cases_that_broke_once_hold(kind: str, number: int) -> None:
    assert cases.run(kind, number) in {"read", "refused"}


def test_the_checks_find_a_figure_that_is_not_printed() -> None:
    paper = to_paper(
        "a", "0" * 64, "In Q1 2023/24, 76% of 999 calls were answered within 10 seconds.", "plain", "1"
    )
    accepted = next(r for r in check_paper(paper) if r.value_text == "76%")
    assert Decimal(accepted.value) == 76
    wrong = to_paper("a", "0" * 64, paper.text.replace("76", "77"), "plain", "1")
    object.__setattr__(wrong, "blocks", paper.blocks)
    with pytest.raises(AssertionError):
        check_paper(wrong)


def test_a_part_that_unpacks_to_more_than_it_says_is_refused() -> None:
    data = bytearray(corpus()["docx"][0])
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        member = archive.getinfo("word/document.xml")
    at = data.rindex(b"word/document.xml") - 46
    assert data[at : at + 4] == b"PK\x01\x02"
    data[at + 24 : at + 28] = (member.file_size // 2).to_bytes(4, "little")
    assert isinstance(outcome("a.docx", bytes(data)), UnreadablePaper)
