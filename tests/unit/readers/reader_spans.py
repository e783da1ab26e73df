"""What every paper's blocks must keep: each printed character once, at its own place."""

from __future__ import annotations

import re

from ingest.readers.blocks import Block, BlockKind, Paper, Text

_TAG = re.compile(r"</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>", re.IGNORECASE)
_SIGN = re.compile(
    r"\*|\\|^[ ]*#+|^[ ]*(?:-(?=\s)|[•➽])|(?<=[a-z])-\r?$|^[-:| ]*\|[-:| ]*\r?$|\|",
    re.MULTILINE,
)


def texts(block: Block) -> list[Text]:
    if block.table is None:
        return [block.text]
    return [cell.text for row in block.table.rows for cell in row.cells]


def assert_places(paper: Paper) -> None:
    """Clean characters stand at their offsets, offsets rise, and no character is in two blocks."""
    seen: set[int] = set()
    for block in paper.blocks:
        assert len(block.text.value) == len(block.text.offsets)
        if block.kind is not BlockKind.TABLE:
            assert list(block.text.offsets) == sorted(block.text.offsets), block.number
        for text in texts(block):
            places = [(c, at) for c, at in zip(text.value, text.offsets, strict=True) if not c.isspace()]
            assert all(paper.text[at] == c for c, at in places), block.number
            found = [at for _, at in places]
            assert found == sorted(set(found)) and not seen.intersection(found), block.number
            seen.update(found)
    assert_nothing_lost(paper, seen)


def assert_nothing_lost(paper: Paper, seen: set[int]) -> None:
    """Whatever no block holds is markup."""
    matches = [m for pattern in (_TAG, _SIGN) for m in pattern.finditer(paper.text)]
    markup = {at for match in matches for at in range(*match.span())}
    known = seen | markup
    lost = [at for at, c in enumerate(paper.text) if not c.isspace() and c != "\ufeff" and at not in known]
    assert not lost, [paper.text[max(0, at - 20) : at + 20] for at in lost[:5]]
