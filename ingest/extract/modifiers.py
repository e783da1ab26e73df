"""Whether running text says no more of a figure than the measure and the place that it was given."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.extract.explained import known_spans, unexplained
from ingest.extract.labels import is_area
from ingest.extract.meaning import Site
from ingest.extract.metrics import Candidate
from ingest.extract.passage import Mention, Passage
from ingest.extract.placing import Place
from ingest.extract.surroundings import Level, Scope

_WORD = re.compile(r"[A-Za-z][A-Za-z'’/-]*|\S")
_REACH = 60
_LABELLED = re.compile(
    r"(?:^|\n)\W*(?:\d+(?:\.\d+)*[.)]?\s+)?(?P<label>[A-Z][A-Za-z'’&/() -]{2,60}?)\s*(?::|\s[-–—])\s+"
    r"(?:(?:an?|is|was|of|at)\s+){0,2}$"
)
"""'Police staff pay – £0.4m': what stands before the dash or the colon labels the figure."""


def unexplained_in_text(site: Site, best: Candidate, placed: Place) -> str:
    """Return the words that narrow a measure in running text and are not understood; empty where none do.

    They are the words right before the measure's own ('Control Room vacancies', 'overtime overspend') and
    those of a label that the figure follows.
    """
    if site.table:
        return " ".join(_parts(site, best, placed))
    words = [
        *_among(site, best, placed),
        *_of_label(site, best, placed),
        *_parts(site, best, placed),
        *_part_of_day(site, placed),
    ]
    for hit in best.hits:
        if hit.passage is site.passage and hit.level <= Level.BEFORE:
            words += _before(site.passage, hit.mention.start, best, placed)
    return " ".join(dict.fromkeys(words))


_NAMES_A_PART = (
    Level.OWN,
    Level.CLAUSE,
    Level.BEFORE,
    Level.LABEL,
    Level.PARAGRAPH,
    Level.CAPTION,
    Level.HEADING,
    Level.REPORT,
)
_RUN_IN_WORDS = 6


def _is_run_in(scope: Scope) -> bool:
    """Whether a sentence is a heading set in the line: '2.2 Police officer pay. The forecast ...'."""
    return len(scope.passage.text[scope.start : scope.end].split()) <= _RUN_IN_WORDS


_AMONG = re.compile(
    r"\bamong(?:st)?\s+(?:the\s+)?(?P<whom>(?:[A-Za-z'’-]+\s+){0,4}?[A-Za-z'’-]+)(?=[\s,.;:(]|$)",
    re.IGNORECASE,
)


def _among(site: Site, best: Candidate, placed: Place) -> tuple[str, ...]:
    """Return the words of a group that a share is of and that nothing explains: 'among young women 51%'."""
    if best.entry.unit != "percent":
        return ()
    own = site.around.own
    start = own.start if own is not None else site.clause.start
    match = _AMONG.search(site.passage.text, start, site.clause.end)
    if match is None:
        return ()
    whom = re.split(r"\b(?:it|this|the|was|were|is|are|has|have|at|in|who)\b", match["whom"])[0]
    return unexplained(Passage(whom, site.passage.setting), best.entry, placed, (*_PLAIN, "asked"))


def _parts(site: Site, best: Candidate, placed: Place) -> Iterator[str]:
    """Give the words near a figure that name a part of what it measures, where nothing places it in one."""
    entry = best.entry
    told_of = site.around.dimension("department", upto=Level.BEFORE)  # also of the force as a whole
    if entry.parts is None or "department" in placed.dimensions or told_of is not None:
        return
    if site.around.row and is_area(site.around.row[-1], site.passage.setting):
        return  # a row that names a place is of that part of the force
    for scope in site.around.scopes():
        if scope.level is Level.PARAGRAPH and entry.unit == "gbp" and not _is_run_in(scope):
            continue
        if scope.level in _NAMES_A_PART:
            headed = scope.passage.words("topics") if scope.level is Level.HEADING else []
            topics = {m.start for m in headed}
            for mention in scope.passage.words(entry.parts):
                if scope.holds(mention) and mention.start not in topics:
                    yield scope.passage.text[mention.start : mention.end]
                    return


def _part_of_day(site: Site, placed: Place) -> list[str]:
    """Return the words of the sentence that tell a part of the day or the week, which nothing places."""
    hit = site.around.word("part_of_day", upto=Level.BEFORE)
    return (
        [hit.passage.text[hit.mention.start : hit.mention.end]]
        if hit and "aspect" not in placed.dimensions
        else []
    )


def _of_label(site: Site, best: Candidate, placed: Place) -> tuple[str, ...]:
    match = _LABELLED.search(site.passage.text, 0, site.figure.start)
    label = Passage(match["label"], site.passage.setting) if match is not None else None
    if label is None or any(label.text[m.start : m.end].lower() not in _JOINS for m in _ends(label)):
        return ()  # a sentence that goes on after its colon is no label
    return unexplained(label, best.entry, placed, _PLAIN)


def _ends(passage: Passage) -> list[Mention]:
    """Return the words that are no part of a name: verbs, and what joins nouns."""
    return passage.words("not_modifiers")


_JOINS = ("of", "and", "for", "in", "on", "by", "to", "with", "the", "at", "from")
_PLAIN = ("neutral_header", "label_words", "target", "plain_modifiers")


def _before(passage: Passage, start: int, best: Candidate, placed: Place) -> Iterator[str]:
    """Give the words before a measure's own that are part of its name, the last first."""
    known = [*known_spans(passage, best.entry, placed), *((q.start, q.end) for q in passage.quantities)]
    known += [(m.start, m.end) for name in _PLAIN for m in passage.words(name)]
    ends = [(m.start, m.end) for m in _ends(passage)]
    if any(a == start for a, _ in ends):
        return  # 'received 45,980 calls': what stands before the verb is who received them
    for word in reversed([*_WORD.finditer(passage.text, max(0, start - _REACH), start)]):
        at = word.span()
        if not word[0][0].isalpha() or any(a <= at[0] and at[1] <= b for a, b in ends):
            return
        if not any(a < at[1] and at[0] < b for a, b in known):
            yield word[0]
