"""A dimension's value from the printed label of a row, where the vocabulary lists none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.extract.passage import Passage, Setting

_LEADING = re.compile(r"^[\s\-–•*]+|^\(?[a-z0-9]{1,3}[.)]\s+", re.IGNORECASE)
_ASIDE = re.compile(r"\([^)]*\)|(?<=\w)\s+–\s.*$")
_FILLER = re.compile(r"\bbudgets?\b(?! requirement)(?=.*\w)|\b(?:allocations?|funded by)\b:?", re.IGNORECASE)
_SUBTOTAL = re.compile(r"^\W*sub[- ]?totals?\W*$", re.IGNORECASE)
_KINDS = ("capital", "revenue")


def label_value(row: Sequence[str], setting: Setting) -> str | None:
    """Return the slug of a row's label (`row` from the outermost in), None where it prints no words.

    A row that names a place is a part of its section, which then gives the value; under a section that
    is said to be capital or revenue the slug says so too.
    """
    own = row[-1] if row else ""
    if len(row) > 1 and _SUBTOTAL.match(own):
        return f"{_slug(row[-2], setting)}_subtotal"
    if len(row) > 1 and (is_area(own, setting) or own.strip()[:1].isdigit()):
        own = row[-2]
    slug = _slug(own, setting)
    section = row[-2].lower() if len(row) > 1 else ""
    for kind in _KINDS:
        if slug and kind in section and not any(k in slug for k in _KINDS):
            return f"{slug}_{kind}"
    return slug or None


def is_area(label: str, setting: Setting) -> bool:
    """Whether a label is nothing but the name of an area."""
    stripped = label.strip()
    return any(m.start == 0 and m.end >= len(stripped) for m in Passage(stripped, setting).areas)


def without_periods(label: str, setting: Setting) -> str:
    """Return a label without the periods that it names: '2019/20 Budget requirement' is of no other line."""
    for mention in reversed(Passage(label, setting).periods):
        if mention.period is not None:
            label = label[: mention.start] + label[mention.end :]
    return label


def _slug(label: str, setting: Setting) -> str:
    text = _ASIDE.sub("", _LEADING.sub("", label))
    text = without_periods(text, setting)
    for mention in reversed(Passage(text, setting).areas):
        text = text[: mention.start] + text[mention.end :]
    total = text.strip().lower().startswith("total")
    text = text if total else _FILLER.sub("", text)
    return re.sub(r"[^a-z0-9]+", "_", text.lower().replace("'", "").replace("’", "")).strip("_")
