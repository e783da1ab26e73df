"""When the words of a statement say that its figures are about more than its form makes of them.

'an increase of 3% in real terms' is not the change between the two sums before it. `sayings.yaml` lists the
words under `doubts`; a statement in doubt is none, since a wrong one would accuse somebody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from ingest.record import Record

_SIGN = r"<[a-z]\d+>"
_LENGTH = re.compile(_SIGN + r"[ -](second|minute|hour|day|week|month|year)s?\b", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_BEHIND = 40
"""Characters behind a statement that may still be about it."""
Doubts = Sequence[tuple[frozenset[str], str, re.Pattern[str]]]


def read_doubts(declared: Iterable[Mapping[str, object]], rise: str) -> Doubts:
    """Return the forms, the reach ('sentence' or 'statement') and the pattern of each declared doubt."""
    found = []
    for entry in declared:
        forms, pattern = entry["forms"], str(entry["pattern"])
        assert isinstance(forms, list)
        pattern = pattern.replace("{figure}", _SIGN).replace("{rise}", rise)
        found.append((frozenset(forms), str(entry["within"]), re.compile(pattern, re.IGNORECASE)))
    return found


def is_in_doubt(form: str, match: re.Match[str], by_role: Mapping[str, Record], doubts: Doubts) -> bool:
    """Whether a statement of a form, with its figures by role, is about more than they say."""
    statement = match.string[match.start() : match.end() + _BEHIND]
    reaches = {"sentence": match.string, "statement": statement}
    if any(form in forms and pattern.search(reaches[within]) for forms, within, pattern in doubts):
        return True
    if not _is_balanced(match[0]):
        return True  # a figure in brackets is an aside, and not what the sentence goes on about
    levels = [by_role[role] for role in ("base", "level") if role in by_role]
    if any(record.value_text[:1] in "-–−(" for record in levels):
        return True  # of numbers below zero, words of rise and fall may mean either way
    # 'from 6 weeks to 30 days'
    return form == "change" and len({unit.lower() for unit in _LENGTH.findall(statement)}) > 1


def _is_balanced(text: str) -> bool:
    """Whether no bracket closes that has not opened in the text."""
    depth = 0
    for mark in re.findall(r"[()]", text):
        depth += 1 if mark == "(" else -1
        if depth < 0:
            return False
    return True


def is_bare_year(record: Record) -> bool:
    """Whether a count is printed as a year is."""
    return _YEAR.fullmatch(record.value_text) is not None
