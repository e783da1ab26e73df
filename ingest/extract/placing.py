"""Where a figure belongs: its dimensions and its area, from the nearest words that name them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ingest.extract.labels import is_area, label_value, without_periods
from ingest.extract.passage import Mention, Passage, Setting
from ingest.extract.surroundings import Finder, Level, Surroundings
from ingest.lexicon import Lexicon, MetricEntry
from ingest.lexicon.schema import LABEL, PART, REQUIRED

_REACH = {
    "own": Level.OWN,
    "before": Level.BEFORE,
    "words": Level.LABEL,
    "sentence": Level.CAPTION,
    "paragraph": Level.CAPTION,
    "section": Level.HEADING,
}
_SKIP = {
    "own": (),
    "before": (Level.CLAUSE,),
    "words": (Level.CLAUSE, Level.AFTER),
    "sentence": (Level.CLAUSE, Level.AFTER, Level.PARAGRAPH),
    "paragraph": (Level.CLAUSE, Level.AFTER),
    "section": (Level.CLAUSE, Level.AFTER),
}
WHOLE = "none"
"""A value that says the figure is of the whole, so the dimension is left out."""
_ASPECT = "aspect"
_ASKED = ("staff_type", "staff_group")
"""Where the sentence before names a part of the workforce and its own words none, a person decides."""
UNNAMED = "unnamed"
"""A value whose words say that something is counted and not what ('412 offences were recorded')."""
TOTAL = "all"
GROUP = "msg"
_AMONG = (GROUP, "england-and-wales")
"""A rank 'in the most similar group' is the force's own."""
"""A group of forces is named after the force that it is most similar to."""


@dataclass(frozen=True, slots=True)
class Place:
    """Dimensions by name, and those that the measure needs but the words do not give."""

    dimensions: Mapping[str, str] = field(default_factory=dict)
    missing: tuple[str, ...] = ()

    def __str__(self) -> str:
        return ";".join(f"{name}={value}" for name, value in sorted(self.dimensions.items()))


def place(
    setting: Setting,
    entry: MetricEntry,
    around: Surroundings,
    inherited: Mapping[str, str] | None,
    *,
    named_before: bool = False,
) -> Place:
    """Return the dimensions of a figure of a measure.

    `inherited` are those of the figure that it continues ('...82%, compared with 79% nationally');
    `named_before` says that the sentence before names the measure, so it may name its place too.
    """
    lexicon = setting.lexicon
    found: dict[str, str] = {
        name: _fixed_or_headed(name, value, around) for name, value in entry.fixed.items()
    }
    missing: list[str] = []
    names = tuple(entry.dimensions)
    if inherited is not None and any(
        name not in (*inherited, _ASPECT) and around.dimension(name, upto=Level.OWN) is not None
        for name in names
    ):
        inherited = None  # 'in the Crown Court it was 81%; for rape it was 69%' leaves the court open
    for name, default in entry.dimensions.items():
        if default == LABEL and around.row is not None:
            printed = _labelled(lexicon, name, around.row, setting)
            found.update({name: printed} if printed else {})
            continue
        reach = entry.reach.get(name, lexicon.reach[name])
        if named_before and name != _ASPECT and reach in ("before", "words", "sentence"):
            reach = "paragraph"
        if (entry.share_of is not None and _has_another(name, entry, around)) or (
            name == "court" and around.row is None and around.dimension("offence", upto=Level.OWN) is not None
        ):
            reach = "own"
        value = _nearest(name, names, reach, around, inherited)
        if default == PART and value == TOTAL:
            value = None
        asked = name in _ASKED and "department" not in found and _sentence_before_names(name, around)
        if value is None and (asked or default in (REQUIRED, LABEL)):
            missing.append(name)
        elif value is None and default != PART:
            value = default
        if value is not None and value != WHOLE:
            found[name] = value
    totals = [name for name, value in found.items() if value == TOTAL]
    if around.row is not None and len(totals) > 1:  # one 'Total' is the whole of what the table divides
        for name in totals:
            if not around.divides(name):
                found.pop(name)
    return Place(found, tuple(missing))


def _has_another(name: str, entry: MetricEntry, around: Surroundings) -> bool:
    """Whether the figure's own words place it in another of the dimensions of which one is needed."""
    others = [other for other in entry.requires_dimension if other != name]
    return around.row is None and any(around.dimension(o, upto=Level.OWN) is not None for o in others)


_OF_MONEY = re.compile(r"\s+(?:programmes?|budgets?|outturn)\b", re.IGNORECASE)
_OTHER_HALF = {"revenue": "capital"}


def _fixed_or_headed(name: str, value: str, around: Surroundings) -> str:
    """Return a fixed value, or its counterpart where the sentence before or the heading names only that.

    An underspend under 'Capital programme' is none of the revenue budget.
    """
    other = _OTHER_HALF.get(value)
    for level in (Level.BEFORE, Level.PARAGRAPH, Level.HEADING):
        named = {
            m.value
            for scope in around.scopes(upto=level)
            if scope.level is level
            for m in scope.passage.dimension(name)
            if scope.holds(m)
            and m.value in (value, other)
            and (level is Level.HEADING or _OF_MONEY.match(scope.passage.text, m.end))
        }
        if named:
            return named.pop() if len(named) == 1 else value
    return value


def _sentence_before_names(name: str, around: Surroundings) -> bool:
    own = around.own
    before = next((s for s in around.scopes(upto=Level.PARAGRAPH) if s.level is Level.PARAGRAPH), None)
    if own is None or before is None or before.passage is not own.passage:
        return False
    named = {m.value for m in before.passage.dimension(name) if before.holds(m)}
    return bool(named - {TOTAL, WHOLE})


def _labelled(lexicon: Lexicon, name: str, row: Sequence[str], setting: Setting) -> str | None:
    """Return the value that a row's label names whole, else the label's slug."""
    own = without_periods(row[-1], setting).strip(" -–•*:") if row else ""
    for value, phrase in lexicon.dimensions[name]:
        if phrase.pattern.fullmatch(own):
            return value
    return label_value(row, setting)


def _nearest(
    name: str, names: tuple[str, ...], reach: str, around: Surroundings, inherited: Mapping[str, str] | None
) -> str | None:
    def find(passage: Passage) -> list[Mention]:
        return _uncovered(passage, name, names)

    own = None
    if around.row is not None:
        # 'Grand Total' beside 'BAME': the label that names a part says more than one of the whole
        own = around.nearest(lambda p: [m for m in find(p) if m.value != TOTAL], upto=Level.OWN)
    own = own or around.nearest(find, upto=Level.OWN)
    if own is not None:
        return _named_before(find, around) if own.value == UNNAMED else own.value
    if reach == "own":
        return None
    if inherited is not None and name in inherited:
        return inherited[name]
    upto, skip = _REACH[reach], _SKIP[reach]
    hit = around.nearest(lambda p: [m for m in find(p) if m.value != UNNAMED], upto, skip)
    if hit is not None:
        return hit.value
    return TOTAL if around.nearest(find, upto, skip) is not None else None


def _named_before(find: Finder, around: Surroundings) -> str | None:
    """Return the one value that the sentence names before a figure whose own words name none, else the whole.

    None where it names several: 'Theft drives the rise in overall crime; 2,581 offences were recorded'.
    """
    named = {
        m.value
        for scope in around.scopes(upto=Level.BEFORE)
        for m in find(scope.passage)
        if scope.at is not None and scope.holds(m) and m.end <= scope.at[0] and m.value != UNNAMED
    }
    if not named:
        named = _named_in_sentence_before(find, around)
    if not named:
        return TOTAL
    return named.pop() if len(named) == 1 else None


def _named_in_sentence_before(find: Finder, around: Surroundings) -> set[str]:
    """Return the values that the sentence before names: 'Burglary fell. 2,914 offences were recorded'."""
    own = around.own
    before = next((s for s in around.scopes(upto=Level.PARAGRAPH) if s.level is Level.PARAGRAPH), None)
    if own is None or before is None or before.passage is not own.passage:
        return set()
    return {m.value for m in find(before.passage) if before.holds(m) and m.value != UNNAMED}


def _uncovered(passage: Passage, name: str, names: tuple[str, ...]) -> list[Mention]:
    """Return the mentions of a dimension that no longer one covers: 'officers' in 'business officers'."""
    longer = [m for other in names if other != name for m in passage.dimension(other)]
    return [
        m
        for m in passage.dimension(name)
        if not any(
            o.start <= m.start and m.end <= o.end and o.end - o.start > m.end - m.start for o in longer
        )
    ]


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
    return f"msg-{force}" if hit.value == GROUP else hit.value


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
