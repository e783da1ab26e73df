"""The observation record: what extraction writes and the seed files hold, column by column."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, fields
from enum import StrEnum

LABEL_WORDS = 8
"""A label is a handle, not a quotation."""
WORD = r"[^\W_]+"
"""A word of a label: an unbroken run of letters and digits; '£70,000' has two, a web address many."""


def words_in(text: str) -> int:
    """Return the number of words in a text, as labels count them: of the two ways to count, the stricter."""
    return max(len(re.findall(WORD, text)), len(text.split()))


def short_label(text: str) -> str:
    """Return as many printed words of a text, from its first, as a label may have."""
    kept: list[str] = []
    for printed in text.split():
        if words_in(" ".join([*kept, printed])) > LABEL_WORDS:
            break
        kept.append(printed)
    return " ".join(kept)


class Status(StrEnum):
    """What became of a figure."""

    ACCEPTED = "accepted"
    REVIEW = "review"
    UNMAPPED = "unmapped"
    IGNORED = "ignored"


@dataclass(slots=True)
class Record:
    """One row, every field as the text that the CSV prints; an empty string is 'none'.

    Columns stand in the order of the exchange format. `char_start` and `char_end` are a half-open span
    in the paper's text whose characters are `value_text`; dates are ISO 8601; `value` is a plain
    decimal in `unit`.
    """

    document: str
    char_start: int
    char_end: int
    value_text: str
    area: str = ""
    metric: str = ""
    dimensions: str = ""
    measure_type: str = ""
    basis: str = ""
    period_type: str = ""
    period_start: str = ""
    period_end: str = ""
    value: str = ""
    unit: str = ""
    qualifier: str = ""
    status: str = Status.UNMAPPED
    page: str = ""
    block: str = ""
    label: str = ""
    confidence: str = ""
    rule: str = ""
    paper_sha256: str = ""
    figure_id: str = ""
    observation_id: str = ""
    report_date: str = ""
    scenario: str = ""
    value_low: str = ""
    value_high: str = ""
    base_start: str = ""
    base_end: str = ""
    candidates: str = ""

    def as_row(self) -> list[str]:
        """Return the fields as text, in the order of COLUMNS."""
        return [str(getattr(self, name)) for name in COLUMNS]


COLUMNS: tuple[str, ...] = tuple(f.name for f in fields(Record))
ID_LENGTH = 16


def figure_id(paper_sha256: str, page: str, value_text: str, ordinal: int) -> str:
    """Return the id of the ordinal-th (from 0) occurrence of a printed token on a page of a paper.

    Where a paper has no pages `page` is empty and the ordinal counts over the whole text.
    """
    return _digest((paper_sha256, page, value_text, str(ordinal)))


def observation_id(figure: str, ordinal: int) -> str:
    """Return the id of the ordinal-th (from 0) meaning of a figure."""
    return f"{figure}-{ordinal}"


def _digest(parts: Iterable[str]) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:ID_LENGTH]
