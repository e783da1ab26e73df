"""Where a figure belongs inside its measure: its dimensions, from the nearest words that name them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ingest.extract.halves import fixed_or_headed
from ingest.extract.labels import is_area, label_value, without_periods
from ingest.extract.named_elsewhere import only_one_before, told_in_sentence
from ingest.extract.passage import Mention, Passage, Setting
from ingest.extract.surroundings import Finder, Hit, Level, Surroundings
from ingest.lexicon import Lexicon, MetricEntry
from ingest.lexicon.schema import LABEL, PART, REQUIRED, TOTAL, UNNAMED, WHOLE

_REACH = {
    "own": Level.OWN,
    "before": Level.BEFORE,
    "words": Level.LABEL,
    "sentence": Level.CAPTION,
    "paragraph": Level.CAPTION,
    "section": Level.HEADING,
    "report": Level.HEADING,
}
_SKIP = {
    "own": (),
    "before": (Level.CLAUSE,),
    "words": (Level.CLAUSE, Level.AFTER),
    "sentence": (Level.CLAUSE, Level.AFTER, Level.PARAGRAPH),
    "paragraph": (Level.CLAUSE, Level.AFTER),
    "section": (Level.CLAUSE, Level.AFTER),
    "report": (Level.CLAUSE, Level.AFTER),
}
_ASPECT = "aspect"
_RUN_IN = 6
"""A sentence of so few words is a heading set in the line: 'Police staff pay.'"""
_ASKED = ("staff_type", "staff_group", "offence")
"""Where the sentence before names a part of the workforce and its own words none, a person decides."""
_COURT = "court"
_SURVEY = "survey"


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
        name: fixed_or_headed(name, value, around) for name, value in entry.fixed.items()
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
        reach = _reach_of(name, entry, around, setting, named_before=named_before)
        value = _nearest(lexicon, name, names, reach, around, inherited)
        if name == _SURVEY and around.dimension(name, upto=Level.OWN) is None:
            value = told_in_sentence(name, around) or value
        if value is None and reach == "report":
            value = only_one_before(name, around)
        if default == PART and value == TOTAL:
            value = None
        asked = name in _ASKED and "department" not in found and _sentence_before_names(name, around)
        if value is None and (asked or default in (REQUIRED, LABEL)):
            missing.append(name)
        elif value is None and default != PART:
            value = default
        if value is not None and value not in (WHOLE, entry.whole.get(name)):
            found[name] = value
    for name in _borrowed_totals(entry, found, around):
        found.pop(name)
    return Place(found, tuple(missing))


def _borrowed_totals(entry: MetricEntry, found: Mapping[str, str], around: Surroundings) -> list[str]:
    """Return the dimensions that a table names the whole of and does not divide.

    One 'Total' is the whole of what the table divides; that of a title beside a part is the part's own.
    """
    if around.row is None:
        return []
    totals = [name for name, value in found.items() if value == TOTAL]
    told = [name for name in totals if entry.dimensions.get(name) != TOTAL]
    beside = told if len(found) > len(totals) else []
    return [name for name in (totals if len(totals) > 1 else beside) if not around.divides(name)]


def _reach_of(
    name: str, entry: MetricEntry, around: Surroundings, setting: Setting, *, named_before: bool
) -> str:
    """Return how far the words of a dimension may stand from this figure."""
    if entry.share_of is not None and _has_another(name, entry, around):
        return "own"
    if name == _COURT and around.row is None and around.dimension("offence", upto=Level.OWN) is not None:
        return "own"
    if name in entry.requires_dimension and around.row and is_area(around.row[-1], setting):
        return "section"  # a row that names a place leaves the rest to the heading
    reach = entry.reach.get(name, setting.lexicon.reach[name])
    near = reach in ("before", "words", "sentence") and name != _ASPECT
    return "paragraph" if named_before and near else reach


def _has_another(name: str, entry: MetricEntry, around: Surroundings) -> bool:
    """Whether the figure's own words place it in another of the dimensions of which one is needed."""
    others = [other for other in entry.requires_dimension if other != name]
    return around.row is None and any(around.dimension(o, upto=Level.OWN) is not None for o in others)


def _sentence_before_names(name: str, around: Surroundings) -> bool:
    own = around.own
    told = [s for s in around.scopes(upto=Level.PARAGRAPH) if s.level is Level.PARAGRAPH]
    if own is None or not told or told[0].passage is not own.passage:
        return False
    near = [
        s for n, s in enumerate(told) if n == 0 or len(s.passage.text[s.start : s.end].split()) <= _RUN_IN
    ]
    named = {m.value for s in near for m in s.passage.dimension(name) if s.holds(m)}
    return bool(named - {TOTAL, WHOLE})


def _labelled(lexicon: Lexicon, name: str, row: Sequence[str], setting: Setting) -> str | None:
    """Return the value that a row's label names whole, else the label's slug."""
    own = without_periods(row[-1], setting).strip(" -–•*:") if row else ""
    for value, phrase in lexicon.dimensions[name]:
        if value != LABEL and phrase.pattern.fullmatch(own):
            return value
    return label_value(row, setting)


def _nearest(
    lexicon: Lexicon,
    name: str,
    names: tuple[str, ...],
    reach: str,
    around: Surroundings,
    inherited: Mapping[str, str] | None,
) -> str | None:
    def is_listed(value: str) -> bool:
        return any(value == listed for listed, _ in lexicon.dimensions[name])

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
    if hit is not None and not is_listed(hit.value) and _is_too_far(hit, name, names, reach, around):
        return None
    if hit is not None:
        return hit.value
    return TOTAL if around.nearest(find, upto, skip) is not None else None


def _is_too_far(hit: Hit, name: str, names: tuple[str, ...], reach: str, around: Surroundings) -> bool:
    """Whether a name that no one has listed stands where it says nothing of the figure.

    So does the sentence before, unless the figure's own names nothing to place it by.
    """
    if reach == "report":
        return False
    placed = any(around.dimension(n, upto=Level.BEFORE) is not None for n in names if n != name)
    return hit.level > Level.CAPTION or (hit.level is Level.PARAGRAPH and placed)


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
