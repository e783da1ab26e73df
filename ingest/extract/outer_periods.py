"""The periods that words further out give a figure: its sentence, the sentences before, labels, headings."""

from __future__ import annotations

import re

from ingest.extract.clock import Clock
from ingest.extract.period_mentions import dates_something_else, mentions_at
from ingest.extract.sentences import split_sentences
from ingest.extract.statements import Statement
from ingest.extract.surroundings import Level, Surroundings
from ingest.grammar.periods import PeriodMention
from ingest.grammar.types import Period, PeriodType

_INTERVALS = {
    PeriodType.MONTH,
    PeriodType.QUARTER,
    PeriodType.FINANCIAL_YEAR,
    PeriodType.CALENDAR_YEAR,
    PeriodType.ROLLING_12M,
    PeriodType.YEAR_TO_DATE,
    PeriodType.RANGE,
}


_LONG = _INTERVALS - {PeriodType.MONTH}
_LEVELS = (
    Level.BEFORE,
    Level.PARAGRAPH,
    Level.LABEL,
    Level.CAPTION,
    Level.LEADIN,
    Level.HEADING,
    Level.REPORT,
)
_TOLD_FROM = ("months", "same", "now", "month", "to_date")
"""The relative periods that can date what follows them; 'last quarter' only compares."""


def outer_period(
    around: Surroundings, clock: Clock, statement: Statement
) -> tuple[Period | None, Level | None]:
    """Return the period that the words further out give, and how far away they stand; None where none do."""
    levels: tuple[Level, ...] = _LEVELS
    if statement.measure_type == "target":  # a target is seldom of the period that the results are of
        levels = (Level.BEFORE, Level.PARAGRAPH) if clock.stock else (Level.BEFORE,)
    for level in levels:
        mentions = [m for m in mentions_at(around, (level,), yearly=clock.yearly) if not m.base]
        if level is Level.BEFORE and clock.lead_end is not None:
            mentions = [m for m in mentions if m.end <= clock.lead_end]
        if level is Level.PARAGRAPH and clock.before is not None and clock.before.start is not None:
            if not any(m.start >= clock.before_end and m.period is not None for m in mentions):
                return clock.before, level
            mentions = [m for m in mentions if m.start >= clock.before_end]
        if level is Level.PARAGRAPH:
            mentions = [m for m in mentions if not (_is_since(around, m) or _is_singled_out(around, m))]
        for mention in mentions:
            period = _dating(around, clock, level, mention)
            if period is not None:
                return _last_said(clock, level, period), level
    return None, None


def _is_since(around: Surroundings, mention: PeriodMention) -> bool:
    """Whether a sentence before only tells since when something has been so."""
    return any(
        scope.passage.text[mention.start : mention.end].lower().startswith("since")
        for scope in around.scopes(upto=Level.PARAGRAPH)
        if scope.level is Level.PARAGRAPH and mention in scope.passage.periods
    )


_SINGLED_OUT = re.compile(r"\s+(?:was|is|being|remains)\s+(?:also\s+)?(?:the|our|a)\s+[\w-]+", re.IGNORECASE)


def _is_singled_out(around: Surroundings, mention: PeriodMention) -> bool:
    """Whether a sentence before only says something of one month: 'July was the busiest month on record'."""
    return any(
        _SINGLED_OUT.match(scope.passage.text, mention.end) is not None
        for scope in around.scopes(upto=Level.PARAGRAPH)
        if scope.level is Level.PARAGRAPH and mention in scope.passage.periods
    )


def _last_said(clock: Clock, level: Level, period: Period) -> Period:
    """Return the period of the sentence before, not the earlier one that its figures are set against."""
    said = clock.said
    if level is not Level.PARAGRAPH or said is None or said.type is not period.type:
        return period
    return said if said.end > period.end else period


def _is_a_day_for_a_result(clock: Clock, level: Level, mention: PeriodMention) -> bool:
    """Whether words further out tell a day, on which states are, and the figure is none."""
    day = mention.period is not None and mention.period.type is PeriodType.POINT
    return day and level >= Level.LABEL and not (clock.stock or clock.yearly)


def _dating(around: Surroundings, clock: Clock, level: Level, mention: PeriodMention) -> Period | None:
    """Return the period of a mention where it can date the figure from its level, else None."""
    kind = mention.relative.kind if mention.relative is not None else ""
    to_others = kind == "to_date" and level is not Level.LABEL  # it is told from a period, and tells none
    if (kind and kind not in _TOLD_FROM) or to_others or _is_a_day_for_a_result(clock, level, mention):
        return None
    said = clock.said if level is Level.PARAGRAPH else None
    near = level in (Level.PARAGRAPH, Level.LABEL)
    period = clock.resolve(mention, said or (clock.declared.default if near else None))
    if period is None or (level >= Level.HEADING and _is_state(around)):
        return None
    if level >= Level.HEADING and clock.stock and period.type in _LONG and around.row is None:
        return None  # a quarter's report tells a state on some day of it, or after it
    if level is Level.PARAGRAPH and _is_deadline(around, mention):
        return None
    if level is Level.PARAGRAPH and (clock.stock or _in_comparison(around, mention)):
        return period if clock.stock and _as_of(around, mention) else None
    meeting = period.end == clock.report_date and period.start == period.end  # its own date dates nothing
    return period if level is Level.BEFORE or (not meeting and _sets(period, level, mention)) else None


_ON_THE_DAY = ("as at", "as of", "at the end of", "at the same")


def _as_of(around: Surroundings, mention: PeriodMention) -> bool:
    """Whether the words are 'as at' a date or 'at the end of' a month."""
    return any(
        scope.passage.text[mention.start : mention.end].lower().startswith(_ON_THE_DAY)
        for scope in around.scopes(upto=Level.PARAGRAPH)
        if scope.level is Level.PARAGRAPH and mention in scope.passage.periods
    )


_COMPARED_FIGURE = re.compile(
    r"(?:from|against|than|with|on|compar\w+\s+to|below|above)\s+(?:an?\s+|the\s+)?[£\d]\S*\s+(?:\w+\s+){0,4}?(?:in|at|for|during)?\s*(?:the\s+)?\(?$",
    re.IGNORECASE,
)


def is_of_compared(around: Surroundings, mention: PeriodMention) -> bool:
    """Whether a period after a figure dates what it is compared with: '2:31, down from 3:48 in Q1'."""
    own = around.own
    if own is None or own.at is None or mention.start < own.at[1]:
        return False
    return bool(_COMPARED_FIGURE.search(own.passage.text[own.at[1] : mention.start]))


_BRACKETED = re.compile(r"\s*:")


def _in_comparison(around: Surroundings, mention: PeriodMention) -> bool:
    """Whether a period of a sentence before dates only what its figure is set against: 'from 56% in Q1'."""
    return any(
        _COMPARED_FIGURE.search(scope.passage.text[max(scope.start, mention.start - 40) : mention.start])
        or (
            scope.passage.text[: mention.start].endswith("(")
            and _BRACKETED.match(scope.passage.text, mention.end) is not None
        )
        for scope in around.scopes(upto=Level.PARAGRAPH)
        if scope.level is Level.PARAGRAPH and mention in scope.passage.periods
    )


_BY = re.compile(r"\bby\s+(?:the\s+end\s+of\s+)?$", re.IGNORECASE)


def _is_deadline(around: Surroundings, mention: PeriodMention) -> bool:
    """Whether a sentence before only says by when something is due: 'a balanced budget by 2020/21'."""
    return any(
        _BY.search(scope.passage.text[max(scope.start, mention.start - 20) : mention.start])
        for scope in around.scopes(upto=Level.PARAGRAPH)
        if scope.level is Level.PARAGRAPH and mention in scope.passage.periods
    )


_SETS_APART = re.compile(
    r"\b(?:compar\w+|against|than|from|versus|previous|last|whereas|while|whilst|but|however|up|down|since"
    r"|improvement|similar|comparable|identical|close to|level with|in line with|consistent with|same as)\b",
    re.IGNORECASE,
)


_BREAKS_OFF = re.compile(r"[,;(]|\bcompar\w+|\b(?:against|than|versus)\b", re.IGNORECASE)


_FROM = re.compile(r"\bfrom\s+$", re.IGNORECASE)
_TO = re.compile(r"\s(?:to|until)\s", re.IGNORECASE)


def _start_with_from(text: str, at: int, mention: PeriodMention) -> int:
    """Return where a stretch begins, with its 'from': 'within its standard from July to September'."""
    stretch = _TO.search(text, mention.start, mention.end)
    led = _FROM.search(text, at, mention.start) if stretch is not None else None
    return mention.start if led is None else led.start()


def closing_period(around: Surroundings, clock: Clock) -> Period | None:
    """Return the one period that a sentence names, where it closes it: 'fell by 4%, and by 2%, in June'."""
    own = around.own
    if own is None or own.at is None:
        return None
    text, end = own.passage.text, own.at[1]
    sentence = next((s for s in split_sentences(text) if s.holds(own.at[0])), None)
    if sentence is None:
        return None
    named = [m for m in own.passage.periods if sentence.holds(m.start) and m.relative is None]
    if len(named) != 1 or named[0].start < end or named[0].base or dates_something_else(own, named[0]):
        return None
    after = _BREAKS_OFF.split(text[named[0].end : sentence.end])[0]
    elsewhere = any(end <= m.start < named[0].start for m in own.passage.areas)  # '4% against 6% nationally'
    if any(c.isdigit() for c in after):
        return None
    if _SETS_APART.search(text, end, _start_with_from(text, end, named[0])) and not elsewhere:
        return None
    return clock.resolve(named[0], None)


def _is_state(around: Surroundings) -> bool:
    """Whether the words tell a state without a date ('stands at 86%')."""
    return around.word("as_reported", upto=Level.BEFORE) is not None


def _sets(period: Period, level: Level, mention: PeriodMention) -> bool:
    """Whether a mention further out can date the figure: a heading's year or a printed day seldom does."""
    whole = (PeriodType.QUARTER, PeriodType.ROLLING_12M, PeriodType.YEAR_TO_DATE)
    if level is Level.REPORT:  # a title's month is often that of its issue
        return period.type in whole and not mention.inferred
    if level is Level.HEADING:
        return period.type in (PeriodType.MONTH, *whole) and not mention.inferred
    if level in (Level.PARAGRAPH, Level.LEADIN):
        return period.type in _INTERVALS
    return True
