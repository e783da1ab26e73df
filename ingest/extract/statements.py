"""What kind of statement a figure is: a level, a change and its basis, a target, a rank, a forecast."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.extract.passage import Mention, Passage
from ingest.extract.sentences import Span
from ingest.grammar.types import Quantity

_TARGET_REACH = 48
_NOT_THE_TARGET = re.compile(
    r"\b(?:below|above|under|met|meets?|missed|exceed\w*|against|within|over|beyond|towards|just)\s+"
    r"(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
_PLAN = re.compile(r"\b(?:propos\w+|plan(?:s|ned)? to|intend\w* to|will be|will increase)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Statement:
    """How a figure is meant.

    `sign` is -1 where the words say that it fell. `own` tells that the figure's own words make it a
    change; otherwise the figures before it may.
    """

    measure_type: str
    sign: int = 1
    scenario: str = "actual"
    own: bool = False
    hypothetical: bool = False


_CHANGE_OF_UNIT = {"percent": "change_pct", "percentage_points": "change_pp"}


def read_statement(passage: Passage, figure: Quantity, window: Span) -> Statement:
    """Return what the words of the figure's window (between its neighbours, in its clause) make of it."""
    scenario, hypothetical = _scenario(passage, figure, window)
    if figure.unit == "rank":
        return Statement("rank", scenario=scenario, own=True)
    direction = _change(passage, figure, window)
    if direction:
        kind = _CHANGE_OF_UNIT.get(figure.unit, "change_abs")
        return Statement(kind, direction, scenario, own=True, hypothetical=hypothetical)
    if figure.unit == "percentage_points":
        return Statement("change_pp", scenario=scenario, own=False, hypothetical=hypothetical)
    if is_target(passage, figure, window):
        return Statement("target", scenario="actual", own=True)
    return Statement("level", scenario=scenario, hypothetical=hypothetical)


def basis_of(passage: Passage, figure: Quantity, until: Span) -> str:
    """Return what a change is measured against, from the words of its clause and the comparison after it."""
    hits = []
    for basis in ("same_period_last_year", "previous_period"):
        for mention in passage.words(basis):
            if until.start <= mention.start and mention.end <= until.end:
                gap = max(mention.start - figure.end, figure.start - mention.end, 0)
                hits.append((gap, mention.start - mention.end, basis))
    return min(hits)[2] if hits else "stated"


def basis_beyond(passage: Passage, figure: Quantity, sentence_end: int) -> str:
    """Return what a change is measured against, from the words after the figure that tells it again.

    'Rose by 3% to 4,210 offences, compared with last year', 'by 336, equating to 7.4%, on last year'.
    """
    dated = [(m.start, m.end) for m in passage.periods]
    after = [
        q
        for q in passage.quantities
        if figure.end <= q.start < sentence_end and not any(s <= q.start < e for s, e in dated)
    ]
    if not after or _TELLS_AGAIN.fullmatch(passage.text, figure.end, after[0].start) is None:
        return "stated"
    end = after[1].start if len(after) > 1 else sentence_end
    return basis_of(passage, after[0], Span(after[0].end, end))


_TELLS_AGAIN = re.compile(
    r"(?:\s+[a-z]+){0,2}\s*,?\s*\(?(?:to|(?:equat|amount)\w+\s+to|equivalent\s+to|or|representing)"
    r"\s+(?:an?\s+|the\s+)?|(?:\s+[a-z]+){0,2}\s*\(\s*",
    re.IGNORECASE,
)
_STANDARD = re.compile(r"\s+(?:\w+\s+)?(?:standard|target)\b", re.IGNORECASE)


def is_target(passage: Passage, figure: Quantity, window: Span) -> bool:
    """Whether the figure is what was aimed at, not what was reached ('76%, below target' is not)."""
    if _STANDARD.match(passage.text, figure.end) and figure.unit == "percent":
        return True
    for mention in passage.words("target"):
        if mention.start < window.start or mention.end > window.end or _names_measure(passage, mention):
            continue
        if mention.end <= figure.start:
            return True
        between = passage.text[figure.end : mention.start]
        if any(c.isdigit() or c == "," for c in between):
            continue  # '55 minutes, within the 60 minute aim': the aim is of the number beside it
        if len(between) <= _TARGET_REACH and not _NOT_THE_TARGET.search(between):
            return True
    return False


def headed_target(label: Passage) -> bool:
    """Whether a label heads targets ('Target', 'Target 2024/25'), not the rate of meeting one."""
    return any(m.start <= 2 and not _names_measure(label, m) for m in label.words("target"))


def _names_measure(passage: Passage, mention: Mention) -> bool:
    """Whether 'target' is part of a measure's name: 'within the 10 second target'."""
    return any(
        m.start <= mention.start and mention.end <= m.end and m.end - m.start > mention.end - mention.start
        for name, phrase in passage.setting.lexicon.cues.items()
        if "target" in phrase.pattern.pattern
        for m in passage.cues(name)
    )


def _change(passage: Passage, figure: Quantity, window: Span) -> int:
    """Return 1 for a rise, -1 for a fall by the figure, 0 where the figure is no change."""
    text, words = passage.text, passage.setting.lexicon.words
    if figure.form == "multiple" or (figure.unit == "percent" and _SIGNED.match(text, figure.start - 1)):
        return 1 if figure.value >= 0 else -1
    before = _without_qualifier(text[window.start : figure.start])
    after = text[figure.end : window.end].lstrip(" )%")
    ends = (
        None if _AMOUNTS_TO.search(before) else _ENDS.search(before)
    )  # 'a fall in burglary from 6,120 to 3,870' prints two levels
    if ends or (
        words["level_before"].pattern.search(before) and not words["change_before"].pattern.search(before)
    ):
        following = words["change_after"].pattern.match(after)
        return (
            0
            if following is None or (ends and before.rstrip().endswith(" to"))
            else _direction(passage, following[0])
        )
    match = words["change_before"].pattern.search(before)
    if match is not None:
        return _direction(passage, match[0])
    match = words["change_after"].pattern.match(after)
    return _direction(passage, match[0]) if match is not None else 0


_SIGNED = re.compile(r"[(\s][+\-\u2212\u2013]\d|\(\u2013\d")
"""'Burglary (-21%)': a share has no sign."""
_AMOUNTS_TO = re.compile(r"\b(?:amount|equat|equivalent)\w* to$", re.IGNORECASE)
_ENDS = re.compile(r"\b(?:from|to|with)$", re.IGNORECASE)
_QUALIFIER = re.compile(
    r"(?:\s+(?:more than|less than|at least|over|under|around|approximately|almost|nearly))?\s*[(]?$"
)


def _without_qualifier(before: str) -> str:
    return _QUALIFIER.sub(" ", before).rstrip()


def _direction(passage: Passage, words: str) -> int:
    return -1 if passage.setting.lexicon.words["fall"].pattern.search(words) else 1


def _obliges(passage: Passage, figure: Quantity, window: Span, mention: Mention) -> bool:
    """Whether 'should' makes the figure what ought to be, not what was."""
    if mention.end <= figure.start:
        return window.start <= mention.start and "," not in passage.text[mention.end : figure.start]
    between = passage.text[figure.end : mention.start]
    return mention.end <= window.end and len(between) <= _TARGET_REACH and not re.search(r"[,;.]", between)


def _scenario(passage: Passage, figure: Quantity, window: Span) -> tuple[str, bool]:
    """Return the scenario, and whether the sentence only says what would or could be."""
    if any(_obliges(passage, figure, window, m) for m in passage.words("must")):
        return "actual", True
    before = [
        m
        for m in passage.words("hypothetical")
        if window.start <= m.start and m.end <= figure.start and "," not in passage.text[m.end : figure.start]
    ]
    if not before:
        return "actual", False
    words = passage.text[before[-1].start : before[-1].end].lower()
    if re.match(r"forecast|project|expect|anticipat", words):
        return "forecast", False
    if _PLAN.match(words):
        return "plan", False
    return "actual", True
