"""What a report says of the time of all its figures, and what the periods of one figure are read against."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from ingest.extract.passage import Passage
from ingest.extract.sentences import split_sentences
from ingest.grammar.intervals import months_ending
from ingest.grammar.periods import PeriodMention, resolve
from ingest.grammar.types import Period, PeriodType

_TWELVE = 12
_OPENING = 12
"""In so many first blocks a report says what period it is about."""
_ABOUT = (PeriodType.QUARTER, PeriodType.ROLLING_12M)
_LED = (*_ABOUT, PeriodType.FINANCIAL_YEAR, PeriodType.YEAR_TO_DATE, PeriodType.RANGE)
"""What may follow the words directly: 'my annual report for the year 1 April 2022 to 31 March 2023'."""
_LEADS = re.compile(
    r"\s*(?:[a-z]+\s+){0,2}for\s+the\s+(?:[a-z]+\s+)?|\s*(?:for\s+)?(?:the\s+)?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Declared:
    """What a report says once of all its figures ('All data are rolling 12 month totals to July').

    `from_block` is the number of the block that says it: a declared default holds from there on, but
    the twelve months that it dates are those meant everywhere in the report.
    """

    default: Period | None = None
    national: Period | None = None
    rolling: Period | None = None
    from_block: int = 0


def declared_in(passages: Sequence[tuple[int, Passage]]) -> Declared:
    """Return what the blocks of a report (number, passage) declare of all its data."""
    found = Declared()
    for number, passage in passages:
        if found.default is None and number - passages[0][0] < _OPENING:
            period = _purpose(passage)
            found = replace(found, default=period, from_block=number) if period is not None else found
        statements = passage.words("data_statement")
        if not statements:
            continue
        for sentence in split_sentences(passage.text):
            if not any(sentence.start <= m.start < sentence.end for m in statements):
                continue
            national = next(
                (m.start for m in passage.words("national_data") if sentence.start <= m.start < sentence.end),
                sentence.end,
            )
            for mention in passage.periods:
                if mention.period is None or not sentence.start <= mention.start < sentence.end:
                    continue
                if mention.start > national:
                    found = replace(found, national=found.national or mention.period)
                else:
                    found = replace(found, default=found.default or mention.period, from_block=number)
    for _, passage in passages:
        rolling = next((m.period for m in passage.periods if _is_twelve_months(m)), None)
        if rolling is not None and found.rolling is None and found.default == rolling:
            found = replace(found, rolling=rolling)
    return found


def _purpose(passage: Passage) -> Period | None:
    """Return the one quarter or twelve months that a sentence gives as what the report is about."""
    for sentence in split_sentences(passage.text):
        if not any(sentence.start <= m.start < sentence.end for m in passage.words("report_purpose")):
            continue
        for told in passage.words("report_purpose"):
            for mention in passage.periods:
                led = told.end <= mention.start and _LEADS.fullmatch(passage.text, told.end, mention.start)
                if led and mention.period is not None and mention.period.type in _LED:
                    return mention.period
        named = {m.period for m in passage.periods if sentence.start <= m.start < sentence.end and m.period}
        about = [p for p in named if p.type in _ABOUT]
        if len(named) == len(about) == 1:
            return about[0]
    return None


def _is_twelve_months(mention: PeriodMention) -> bool:
    return mention.period is not None and mention.period.type is PeriodType.ROLLING_12M


@dataclass(frozen=True, slots=True)
class Clock:
    """What a figure's period is read against."""

    report_date: date
    declared: Declared
    block: int
    continued: Period | None = None
    """The period of the figure of the same sentence that this one continues."""
    lead_end: int | None = None
    """Where the sentence's first figure stands: what is dated before it dates the whole sentence."""
    before: Period | None = None
    """The period of a figure of the same measure in the sentences before, and where that sentence ends."""
    before_end: int = 0
    stock: bool = False
    """The figure is a state on a day: 'as of' that day dates the sentences that follow."""
    in_section: Mapping[str, Period] = field(default_factory=dict)
    """The last period of each measure in the blocks before, under the same heading."""
    notes: tuple[Passage, ...] = ()
    """The footnotes near the figure, of which one that names the measure dates it."""
    whole: Period | None = None
    """The last period there of the count that the figure is a share of, or of the measure that it ranks."""
    yearly: bool = False
    """The figure is set for a financial year, which a heading may name."""
    given: Period | None = None
    """The period that a table's header gives its cells: it needs no other words."""

    def resolve(self, mention: PeriodMention, context: Period | None) -> Period | None:
        """Return the period of a mention; bare 'last 12 months' are those the report declares."""
        relative = mention.relative
        if relative is not None and relative.kind == "months":
            rolling = self.declared.rolling
            if rolling is None or relative.count == _TWELVE:
                return rolling
            return months_ending(rolling.end, relative.count)
        if (
            relative is not None
            and relative.kind == "before"
            and relative.unit == "year"
            and not relative.financial
        ):
            return None
        if relative is not None and relative.kind == "unstated":
            return None
        return resolve(mention, context, self.report_date)
