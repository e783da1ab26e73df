"""Which measure a figure is of: the sense whose cues stand nearest to it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ingest.extract.own_words import is_forbidden
from ingest.extract.surroundings import NEAR, Hit, Level, Scope, Surroundings
from ingest.lexicon import Lexicon, MetricEntry
from ingest.lexicon.schema import CONDITION, WHOLE

_TIE = 12
"""Two measures whose cues stand equally near within this many characters are told apart by a person."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A measure that the words allow, best first by `key`."""

    entry: MetricEntry
    own: int
    """How many of its cues stand in the figure's own words."""
    cost: int
    distance: int
    reach: Level
    """The level of its furthest anchor."""
    hits: tuple[Hit, ...]

    @property
    def key(self) -> tuple[int, int, int, int]:
        """Order of preference: near anchors, many own cues, little borrowed, short distance."""
        return (max(self.reach - NEAR, 0), -self.own, self.cost, self.distance)


def candidates(
    lexicon: Lexicon,
    around: Surroundings,
    units: set[str],
    far: Level,
    *,
    change: bool = False,
    table: bool = False,
    standard: bool = False,
    counts: bool = False,
    ranked: bool = False,
) -> list[Candidate]:
    """Return the measures that the words around a figure allow, best first.

    `units` are the units that the printed figure can be in; a change may be of any measure that counts
    something. `far` is the furthest level at which an anchor may stand; `standard` asks for the measures
    that are standards themselves ('answering all calls within 10 seconds'); `counts` says that the figure
    is a number in running text, whose noun must fit; `ranked` that it is a rank, of which the sentence says
    only once what is ranked.
    """
    found = []
    for entry in lexicon.metrics:
        if change != entry.changes and change:
            continue
        if entry.unit not in units and not (change and "percent" in units):
            continue
        if entry.where == ("text" if table else "table") or entry.standard != standard:
            continue
        if ranked and any(around.cue(cue, upto=Level.AFTER) for cue in entry.unless):
            continue  # 'ranked 6th for answering 999 calls' ranks no volume of calls
        best = _best_sense(entry, around, min(far, NEAR) if entry.near else far, counts=counts)
        if best is not None:
            found.append(best)
    return sorted(found, key=lambda c: c.key)


def tied(found: list[Candidate]) -> bool:
    """Whether the two best measures cannot be told apart by the words."""
    if len(found) < 2 or found[0].entry.metric == found[1].entry.metric:
        return False
    a, b = found[0].key, found[1].key
    return a[:3] == b[:3] and abs(a[3] - b[3]) <= _TIE


def _best_sense(entry: MetricEntry, around: Surroundings, far: Level, *, counts: bool) -> Candidate | None:
    senses = [s for sense in entry.senses if (s := _sense(entry, sense, around, far)) is not None]
    if not senses or is_forbidden(entry, around):
        return None
    if counts and entry.counted is not None and not _counts(entry, around):
        return None
    if entry.requires_dimension and not any(
        (hit := around.dimension(name, upto=_far_for(around), skip=(Level.AFTER,))) and hit.value != WHOLE
        for name in entry.requires_dimension
    ):
        return None
    best = min(senses, key=lambda c: c.key)
    nearer = (around.cue(cue, upto=Level.CLAUSE) for cue in entry.unless_nearer)
    return None if any(hit and hit.distance < best.distance for hit in nearer) else best


def _far_for(around: Surroundings) -> Level:
    """Return how far away a required dimension may be named: a table's heading may name it."""
    return Level.HEADING if around.row is not None else Level.PARAGRAPH


def _counts(entry: MetricEntry, around: Surroundings) -> bool:
    """Whether the words after the figure, or the subject that it is said of, name what the measure counts."""
    own = around.own
    if own is None or entry.counted is None:
        return True
    start, end = own.at or (own.start, own.start)
    text = own.passage.text
    noun = next(
        (m for m in own.passage.cues(entry.counted) if m.start >= end and m.start - end <= _NOUN_REACH), None
    )
    if noun is not None and _BREAK.search(_without_names(entry, own, end, noun.end)):
        noun = None
    if noun is None and not any(c.isdigit() for c in text[start:end]):
        return False  # 'one to one' counts nothing
    said = _SAID_OF.search(text[own.start : start]) or _is_named_of(entry, own, start)
    if noun is None and not said and not _follows_noun(entry, own, start):
        return False
    if noun is None and (_OTHER_NOUN.match(text, end) or _counts_people(entry, own, end)):
        return False
    until = noun.end if noun is not None else start
    return not any(
        own.start <= m.start and m.end <= until + _AFTER_NOUN
        for cue in entry.not_before
        for m in own.passage.cues(cue)
    )


def _counts_people(entry: MetricEntry, own: Scope, end: int) -> bool:
    """Whether the word right after a figure is a post that the measure does not count: '14 constables'."""
    return entry.counted != _ROLE and any(0 <= m.start - end <= 1 for m in own.passage.cues(_ROLE))


_ROLE = "role"


def _without_names(entry: MetricEntry, own: Scope, start: int, end: int) -> str:
    """Return the words between without names of parts: 'violence with injury' joins no clause."""
    text, at = "", start
    for name in entry.dimensions:
        for mention in own.passage.dimension(name):
            if at <= mention.start and mention.end <= end:
                text, at = text + own.passage.text[at : mention.start], mention.end
    return text + own.passage.text[at:end]


def _is_named_of(entry: MetricEntry, own: Scope, start: int) -> bool:
    """Whether the measure's own name is said to be 'of' the figure: 'against an establishment of 410'."""
    named_of = _OF.search(own.passage.text, own.start, start)
    return named_of is not None and any(
        m.end == named_of.start() for cue in entry.anchor for m in own.passage.cues(cue)
    )


_OF = re.compile(r"\s+of\s+(?:(?:about|around|some|just|nearly|almost|over|under)\s+)?$", re.IGNORECASE)


def _follows_noun(entry: MetricEntry, own: Scope, start: int) -> bool:
    """Whether the figure stands behind what it counts: 'lives lost on the roads, 52 in all'."""
    assert entry.counted is not None
    before, end = own.passage.text[own.start : start], own.at[1] if own.at else start
    after = own.passage.text[end : end + 1]
    labelled = _ONLY_WORDS.fullmatch(before) and after in {"", ".", ",", ";", "\n"}
    names = {entry.counted, *(cue for sense in entry.senses for cue in sense)}
    return bool(labelled or before.rstrip().endswith((",", ":"))) and any(
        own.start <= m.start and m.end <= start for cue in names for m in own.passage.cues(cue)
    )


_ONLY_WORDS = re.compile(r"\W*(?:(?!(?:by|of|in|to|from|than|for)\s+$)[A-Za-z0-9()/&’'-]+\s+){1,6}")
"""A label and its figure, with no verb between: '999 calls received 16,420'."""


_NOUN_REACH = 48
_AFTER_NOUN = 9
"""'8 staff leavers': the word after the noun can say that they are none of the staff."""
_OTHER_NOUN = re.compile(r"\s+(?:times|days|weeks|months|years|hours|of the|out of|in \d)\b")
_BREAK = re.compile(
    r"[.,;:()]|\b(?:of|by|for|with|from|who|which|in|against|on|to|at|are|were|have|times|days|weeks|months|years)\b"
)
_SAID_OF = re.compile(
    r"\b(?:is|are|was|were|at|to|from|stands?|stood|total(?:led|ling)?)\s+"
    r"(?:an?\s+)?(?:\w+\s+){0,2}(?:figure of\s+)?$",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)  # asked for each figure and measure
def _parts(
    sense: tuple[str, ...], anchor: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Return the conditions of a sense, the cues that anchor it (all where none does), and its others."""
    named = [cue for cue in sense if not cue.startswith(CONDITION)]
    anchors = [cue for cue in named if cue in anchor] or named
    conditions = (cue[len(CONDITION) :] for cue in sense if cue.startswith(CONDITION))
    return tuple(conditions), tuple(anchors), tuple(cue for cue in named if cue not in anchors)


def _sense(entry: MetricEntry, sense: list[str], around: Surroundings, far: Level) -> Candidate | None:
    conditions, anchors, others = _parts(tuple(sense), tuple(entry.anchor))
    if any(around.cue(cue, upto=Level.REPORT) is None for cue in conditions):
        return None
    hits = []
    for cue in (*anchors, *others):
        if cue in anchors:
            hit = around.cue(cue, upto=Level.CLAUSE if entry.close else far, skip=(Level.SECTION,))
        else:
            hit = around.cue(cue, upto=Level.HEADING, completing=True)
        if hit is None:
            return None
        hits.append((cue, hit))
    return Candidate(
        entry=entry,
        own=sum(hit.level == Level.OWN for _, hit in hits),
        cost=round(
            sum(100 * hit.level + (10 * hit.steps if hit.level is Level.SECTION else 0) for _, hit in hits)
            / len(hits)
        ),
        distance=min(hit.distance for cue, hit in hits if cue in anchors),
        reach=max(hit.level for cue, hit in hits if cue in anchors),
        hits=tuple(hit for _, hit in hits),
    )
