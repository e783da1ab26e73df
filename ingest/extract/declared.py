"""What a report says once of all its figures: the period that they are of, and what changes are on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.extract.passage import Mention, Passage
from ingest.extract.sentences import Span, split_sentences
from ingest.grammar.intervals import previous, year_before
from ingest.grammar.periods import PeriodMention
from ingest.grammar.types import Period, PeriodType

_OPENING = 12
"""In so many first blocks a report says what period it is about."""
_HEAD, _TITLE_LENGTH = 8, 120
_ABOUT = (PeriodType.QUARTER, PeriodType.ROLLING_12M)
_LED = (*_ABOUT, PeriodType.FINANCIAL_YEAR, PeriodType.YEAR_TO_DATE, PeriodType.RANGE)
"""What may follow the words directly: 'my annual report for the year 1 April 2022 to 31 March 2023'."""
_LEADS = re.compile(
    r"\s*(?:[a-z]+\s+){0,2}for\s+the\s+(?:[a-z]+\s+)?"
    r"|\s*(?:(?:for|covers?|covering|describes?)\s+)?(?:the\s+)?",
    re.IGNORECASE,
)
_DURING = re.compile(
    r"[^.;:]{0,160}\b(?:in|during|for|over|covers?|covering|between)\s+(?:the\s+)?$", re.IGNORECASE
)
_SET_APART = re.compile(r"\b(?:compar\w+|against|since|than|previous|last|plan|strategy)\b", re.IGNORECASE)
"""What stands between tells that the period is not the report's: 'the Police and Crime Plan for 2021-25'."""


@dataclass(frozen=True, slots=True)
class Declared:
    """What a report says once of all its figures ('All data are rolling 12 month totals to July').

    `from_block` is the number of the block that says it: a declared default holds from there on, but
    the twelve months that it dates are those meant everywhere in the report. `basis` is what a change is
    measured on where its own words do not say it, empty where the report does not say it either.
    """

    default: Period | None = None
    national: Period | None = None
    rolling: Period | None = None
    from_block: int = 0
    basis: str = ""


def declared_in(passages: Sequence[tuple[int, Passage]]) -> Declared:
    """Return what the blocks of a report (number, passage) declare of all its data.

    The year in the title of an annual report counts where no sentence states what its figures are of.
    """
    titled = Declared()
    for order, (number, passage) in enumerate(passages[:_HEAD]):
        if titled.default is None and number - passages[0][0] < _OPENING:
            below = passages[order + 1][1] if order + 1 < len(passages) else None
            titled = Declared(default=_year_of_annual_report(passage, below), from_block=number)
    found = Declared()
    for number, passage in passages:
        opening = number - passages[0][0] < _OPENING
        if found.default is None and opening:
            period = _purpose(passage)
            found = replace(found, default=period, from_block=number) if period is not None else found
        found = _stated(found, number, passage)
        if not found.basis and (opening or passage.words("data_statement")):
            found = replace(found, basis=_basis(passage, found.default or titled.default))
    if found.default is None and titled.default is not None:
        found = replace(found, default=titled.default, from_block=titled.from_block)
    for _, passage in passages:
        rolling = next((m.period for m in passage.periods if _is_twelve_months(m)), None)
        if rolling is not None and found.rolling is None and found.default == rolling:
            found = replace(found, rolling=rolling)
    return found


def _stated(found: Declared, number: int, passage: Passage) -> Declared:
    """Return what is declared with what a passage states of all data, and of national data."""
    for sentence in _sentences_with(passage, "data_statement"):
        national = next((m.start for m in _inside(passage.words("national_data"), sentence)), sentence.end)
        for mention in passage.periods:
            if mention.period is None or not sentence.start <= mention.start < sentence.end:
                continue
            if mention.start > national:
                found = replace(found, national=found.national or mention.period)
            else:
                found = replace(found, default=found.default or mention.period, from_block=number)
    return found


def _sentences_with(passage: Passage, words: str) -> Iterator[Span]:
    mentions = passage.words(words)
    for sentence in split_sentences(passage.text) if mentions else ():
        if _inside(mentions, sentence):
            yield sentence


def _inside(mentions: Sequence[Mention], sentence: Span) -> list[Mention]:
    return [m for m in mentions if sentence.start <= m.start < sentence.end]


def _purpose(passage: Passage) -> Period | None:
    """Return the one quarter or twelve months that a sentence gives as what the report is about."""
    for sentence in _sentences_with(passage, "report_purpose"):
        mentions = [m for m in passage.periods if sentence.start <= m.start < sentence.end and m.period]
        for told in _inside(passage.words("report_purpose"), sentence):
            for mention in mentions:
                if told.end <= mention.start and _is_led(passage.text[told.end : mention.start], mention):
                    return mention.period
        named = {m.period for m in mentions}
        about = [p for p in named if p is not None and p.type in _ABOUT]
        if len(named) == len(about) == 1:
            return about[0]
    return None


def _is_led(between: str, mention: PeriodMention) -> bool:
    """Whether the words between a report's purpose and a period make it what the report is about."""
    if mention.period is None or mention.period.type not in _LED:
        return False
    if _LEADS.fullmatch(between):
        return True
    return bool(_DURING.fullmatch(between)) and not mention.base and not _SET_APART.search(between)


def _year_of_annual_report(passage: Passage, below: Passage | None) -> Period | None:
    """Return the financial year that the title of an annual report names, or the line below it.

    None where the passage is no such title.
    """
    if len(passage.text) > _TITLE_LENGTH or not passage.words("annual_report"):
        return None
    for line in (passage, below):
        periods = [m.period for m in line.periods if m.period] if line is not None else []
        years = [p for p in periods if p.type is PeriodType.FINANCIAL_YEAR]
        if len(years) == 1 and (line is passage or _is_period(line, below)):
            return years[0]
    return None


def _is_period(line: Passage | None, below: Passage | None) -> bool:
    """Whether a line prints a period and next to nothing else: '1 April 2022 to 31 March 2023'."""
    if line is None or line is not below:
        return False
    covered = sum(m.end - m.start for m in line.periods)
    return len(line.text.strip()) - covered <= _BESIDE


_BESIDE = 20


def _basis(passage: Passage, default: Period | None) -> str:
    """Return what a passage says that all changes are measured on, empty where it does not."""
    for sentence in _sentences_with(passage, "basis_statement"):
        told = _inside(passage.words("basis_statement"), sentence)[0]
        for basis in ("same_period_last_year", "previous_period"):
            if any(told.start <= m.start for m in _inside(passage.words(basis), sentence)):
                return basis
        if default is None:
            continue
        bases = [m.period for m in passage.periods if told.end <= m.start < sentence.end]
        if bases and bases[0] in (year_before(default), previous(default)):
            return "same_period_last_year" if bases[0] == year_before(default) else "previous_period"
    return ""


def _is_twelve_months(mention: PeriodMention) -> bool:
    return mention.period is not None and mention.period.type is PeriodType.ROLLING_12M
