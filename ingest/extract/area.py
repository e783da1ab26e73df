"""The area of a figure, from the nearest words that name one."""

from __future__ import annotations

import re
from itertools import pairwise

from ingest.extract.labels import is_area
from ingest.extract.passage import Mention, Passage, Setting
from ingest.extract.surroundings import Level, Surroundings

_GROUP = "msg"
"""A group of forces is named after the force that it is most similar to."""
_AMONG = (_GROUP, "england-and-wales")
"""A rank 'in the most similar group' is the force's own."""


def area_of(setting: Setting, around: Surroundings, inherited: str | None, *, ranked: bool = False) -> str:
    """Return the area of a figure: its own words', the continued figure's, its label's, else the force.

    A rank in running text is the force's own: '23rd nationally' names whom it is ranked among.
    """
    force = setting.force
    if ranked and around.row is None:
        return inherited or force
    apart = _set_against(around)

    def own(passage: Passage) -> list[Mention]:
        named = [m for m in passage.areas if not (ranked and m.value in _AMONG)]
        return [m for m in named if (passage.text, m.start) not in apart]

    hit = around.nearest(own, upto=Level.CLAUSE)
    label = around.row[-1] if around.row else ""
    if is_area(label, setting):
        hit = around.nearest(lambda p: p.areas if p.text == label else [], upto=Level.OWN) or hit
    if hit is None and _goes_on_there(around):
        hit = around.nearest(lambda p: p.areas, upto=Level.BEFORE)
    if hit is None and inherited is not None:
        return inherited
    if hit is None:
        hit = around.nearest(own, upto=Level.LABEL, skip=(Level.BEFORE, Level.AFTER))
    if hit is None:
        return force
    if hit.value == _GROUP:
        return f"msg-{force}" if force else ""
    return hit.value


_AGAINST = re.compile(
    r"\b(?:above|below|than|against|over|exceed\w*|better|worse|compar\w+|in line with|similar to|close to)\b"
    r"[^.;:£%\d]*$",
    re.IGNORECASE,
)


def _set_against(around: Surroundings) -> set[tuple[str, int]]:
    """Return where areas stand after a figure that it is only set against: '13.6%, above the MSG average'."""
    own = around.own
    if own is None or own.at is None or around.row is not None:
        return set()
    passage, end = own.passage, own.at[1]
    return {
        (passage.text, m.start)
        for m in passage.areas
        if m.start >= end and _AGAINST.search(passage.text[end : m.start])
    }


_THERE = re.compile(r"[\s,;–-]*(?:where|whose)\b", re.IGNORECASE)


def _goes_on_there(around: Surroundings) -> bool:
    """Whether a figure's own words are of the place named last: '..., where the average is £210'."""
    own = around.own
    return own is not None and bool(_THERE.match(own.passage.text, own.start, own.end))


_AND = re.compile(r"\s*(?:and|&)\s*(?:in\s+|across\s+)?", re.IGNORECASE)
_EACH = re.compile(r"\brespectively\b", re.IGNORECASE)


def is_of_places_together(around: Surroundings, area: str) -> bool:
    """Whether the area is one of two that a figure is told of together: 'across Ashby and Port Varden'."""
    own = around.own
    if own is None or around.row is not None or _EACH.search(own.passage.text, own.start, own.end):
        return False
    inside = [m for m in own.passage.areas if own.start <= m.start and m.end <= own.end]
    pairs = [(one, other) for one, other in pairwise(inside) if one.value != other.value]
    together = [p for p in pairs if _AND.fullmatch(own.passage.text, p[0].end, p[1].start)]
    return any(area in (one.value, other.value) for one, other in together)


def is_average(area: str) -> bool:
    """Whether an area is one of many forces, whose average a force is set beside."""
    return area in _AMONG or area.startswith(f"{_GROUP}-")
