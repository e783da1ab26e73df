"""Reads the figures of running text, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ingest.extract.alike import doubt_alike
from ingest.extract.clock import Clock
from ingest.extract.going_on import bases_of, latest_of, leads, main_of
from ingest.extract.meaning import Reading, Site
from ingest.extract.passage import Passage
from ingest.extract.reading import read_figure
from ingest.extract.respective import muted_for, names_none_for_sure, shares_out
from ingest.extract.sentences import Clause, Span, split_clauses, split_sentences
from ingest.extract.surroundings import Level, Scope, Surroundings
from ingest.grammar.types import PeriodType, Quantity


def read_prose(
    passage: Passage,
    figures: Sequence[Quantity],
    clock: Clock,
    outer: Iterable[Scope],
    names: Sequence[Quantity] = (),
) -> list[Reading]:
    """Return the readings of the figures of a passage, in order.

    `figures` are its quantities without those that only name a measure, a date or a reference; `outer`
    are the scopes beyond the passage (labels, headings, blocks before); `names` are the quantities that
    stand in the name of a measure, which may state an aim.
    """
    sentences = split_sentences(passage.text)
    beyond = list(outer)
    readings: list[Reading] = []
    in_sentence: list[Reading] = []
    for index, sentence in enumerate(sentences):
        inside = [f for f in figures if sentence.holds(f.start)]
        aims = [q for q in names if sentence.holds(q.start)]
        if inside or aims:
            before = [Scope(Level.PARAGRAPH, passage, s.start, s.end) for s in reversed(sentences[:index])]
            previous = main_of(in_sentence)
            told = replace(
                clock, said=latest_of(passage, readings), changed_on=bases_of(passage, in_sentence)
            )
            read = _Sentence(passage, sentence, inside, told, [*before, *beyond], previous, aims).read()
            in_sentence = read if any(r.metric for r in read) else in_sentence
            readings.extend(read)
    return readings


_OPENS = 6
"""A sentence opens with 'Of these' within so many characters, after its number."""
_BY_OR_TO = re.compile(r"\b(?:by|to)\s+$", re.IGNORECASE)
_AND = re.compile(r"\s(?:and|but|while|whilst|whereas)\s(?!\d)", re.IGNORECASE)
"""After 'fell by 9%' and 'to 3,242' the words behind 'and' are of something else."""
_COMMA = re.compile(r"[,;](?=\s(?!(?:when|as|in comparison|compared|who|which|up|down|per)\b)\D)")


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence with figures, and what they are read against."""

    passage: Passage
    span: Span
    figures: list[Quantity]
    clock: Clock
    beyond: list[Scope]
    previous: Reading | None
    names: list[Quantity]

    def read(self) -> list[Reading]:
        """Return the readings of the figures in order; each may go on from the main one before it."""
        if shares_out(self.passage, self.span):
            return self._read_shared_out()
        readings: list[Reading] = []
        main = self.previous if self._goes_on() else None
        spans = [Span(f.start, f.end) for f in self.figures]
        whole = [Span(m.start, m.end) for m in self.passage.periods]
        whole += [Span(m.start, m.end) for m in self.passage.areas]
        whole += [Span(m.start, m.end) for m in self.passage.joined]
        for clause in split_clauses(self.passage.text, self.span, spans, whole):
            inside = [f for f in self.figures if clause.holds(f.start)]
            for number, figure in enumerate(inside):
                first, last = _range_around(self.passage.text, inside, number)
                start = inside[first - 1].end if first else clause.start
                end = inside[last + 1].start if last + 1 < len(inside) else clause.end
                mapped = next((r.figure.start for r in readings if r.metric), figure.start)
                site = self._site(figure, clause, Span(start, end), main, mapped)
                reading = read_figure(replace(site, last=readings[-1] if readings else None))
                readings.append(reading)
                if leads(self.passage, self.span.start, reading, main):
                    main = replace(reading, period=reading.rose_to or reading.period)
            if any(f.unit == "percent" for f in inside):
                continue  # '88% of calls within 10 seconds' states no aim to answer within 10 seconds
            for name in (q for q in self.names if clause.holds(q.start)):
                site = self._site(name, clause, self._words_of(name, clause), None)
                readings.append(read_figure(replace(site, names_measure=True)))
        return doubt_alike(_dated_by_outcome(self.passage, readings), self._is_range)

    def _is_range(self, first: Quantity, second: Quantity) -> bool:
        """Whether two figures are the ends of a range: '83%-85%', 'between 83% and 85%'."""
        return _RANGE.fullmatch(self.passage.text[first.end : second.start]) is not None

    def _read_shared_out(self) -> list[Reading]:
        """Return the readings of '86% and 62% of 999 and 101 calls respectively'."""
        clause = Clause(self.span.start, self.span.end)
        readings = []
        for figure in self.figures:
            muted = [(m.start, m.end) for m in muted_for(self.passage, self.span, self.figures, figure)]
            site = self._site(figure, clause, self.span, None)
            at = (figure.start, figure.end)
            own = Scope(Level.OWN, self.passage, self.span.start, self.span.end, at, tuple(muted))
            clock = replace(site.clock, lead_end=None)
            around = Surroundings([own, *self.beyond])
            reading = read_figure(replace(site, around=around, clock=clock))
            if names_none_for_sure(self.passage, self.span, self.figures, figure):
                reading = replace(reading, doubts=(*reading.doubts, "the words share several figures out"))
            readings.append(reading)
        return readings

    def _goes_on(self) -> bool:
        """Whether the sentence goes on from the one before: 'This is higher than ...'."""
        opening = self.span.start + _OPENS
        return any(self.span.start <= m.start <= opening for m in self.passage.words("goes_on"))

    def _words_of(self, name: Quantity, clause: Clause) -> Span:
        """Return the part of a clause that a number in a measure's name shares with no other such number."""
        others = [q for q in self.names if q != name and clause.holds(q.start)]
        start = max((q.end for q in others if q.end <= name.start), default=clause.start)
        end = min((q.start for q in others if q.start >= name.end), default=clause.end)
        return Span(start, end)

    def _site(
        self,
        figure: Quantity,
        clause: Clause,
        window: Span,
        main: Reading | None,
        lead_end: int | None = None,
    ) -> Site:
        following = next((f.start for f in self.figures if f.start > figure.start), self.span.end)
        return Site(
            passage=self.passage,
            figure=figure,
            window=window,
            clause=clause,
            until=Span(window.start, max(following, window.end)),
            around=self._around(figure, clause, window),
            clock=replace(_continue(self.clock, main), lead_end=lead_end),
            continued=main,
            previous=self.previous,
        )

    def _around(self, figure: Quantity, clause: Clause, window: Span) -> Surroundings:
        at = (figure.start, figure.end)
        end = min(self._explained_from(figure), self._next_comma(figure))
        parts = tuple(
            (m.start, m.end)
            for m in self.passage.words("of_these")
            if self.span.start <= m.start < self.span.start + _OPENS and m.end <= self.figures[0].start
        )
        return Surroundings(
            [
                Scope(Level.OWN, self.passage, window.start, min(window.end, end), at, parts),
                Scope(Level.CLAUSE, self.passage, clause.start, min(clause.end, end), at, parts),
                Scope(Level.BEFORE, self.passage, self.span.start, figure.start, at, parts),
                Scope(Level.AFTER, self.passage, figure.end, min(self.span.end, end), at),
                *self.beyond,
            ]
        )

    def _next_comma(self, figure: Quantity) -> int:
        """Return where a comma ends what is said of a figure: 'at 3%, other pressures and attrition'."""
        text, names = self.passage.text, self.passage.joined
        ends = list(_COMMA.finditer(text, figure.end, self.span.end))
        if _BY_OR_TO.search(text, self.span.start, figure.start):
            between = {at for m in self.passage.periods for at in range(m.start, m.end + 1)}
            joints = _AND.finditer(text, figure.end, self.span.end)
            ends += [a for a in joints if a.start() not in between]  # not 'between Quarter 2 and Quarter 3'
        starts = (e.start() for e in ends if not any(m.start < e.start() < m.end for m in names))
        return min(starts, default=len(text))

    def _explained_from(self, figure: Quantity) -> int:
        """Return where the words after a figure begin to explain it instead of saying what it is."""
        starts = [m.start for m in self.passage.words("explanation") if m.start >= figure.end]
        return min(starts, default=len(self.passage.text))


_RANGE = re.compile(r"\s?[-\u2013]\s?|\s+and\s+")
_DASH = re.compile(r"\s?[-\u2013]\s?")


def _range_around(text: str, figures: Sequence[Quantity], index: int) -> tuple[int, int]:
    """Return the first and last of the figures that a figure shares its words with: '83%-85% last year'."""
    first = last = index

    def linked(a: Quantity, b: Quantity) -> bool:
        return a.unit == b.unit and _DASH.fullmatch(text, a.end, b.start) is not None

    if index and linked(figures[index - 1], figures[index]):
        first = index - 1
    if index + 1 < len(figures) and linked(figures[index], figures[index + 1]):
        last = index + 1
    return first, last


_TO = re.compile(r"\s*\(?(?:from\s+\S+(?:\s+[a-z]+)?\s+)?to\s+(?:\w+\s+){0,2}")


_ASIDE = re.compile(r"(?:\s+[a-z]+){0,2}\s*\(\s*")


def _dated_by_outcome(passage: Passage, readings: list[Reading]) -> list[Reading]:
    """Return the readings, a change dated by its level: 'fell by 3 points to 6.1% in June'."""
    dated = list(readings)
    for index, change in enumerate(readings):
        unstated = change.period is not None and change.period.type is PeriodType.UNSTATED
        if not unstated or not change.statement.measure_type.startswith("change"):
            continue
        before = readings[index - 1] if index else change
        between = passage.text[before.figure.end : change.figure.start]
        if before.metric == change.metric and _ASIDE.fullmatch(between):
            dated[index] = replace(change, period=before.period)
        for level in readings[index + 1 : index + 3]:
            between = passage.text[change.figure.end : level.figure.start]
            if change.metric == level.metric and _TO.fullmatch(between):
                dated[index] = replace(change, period=level.period)
    return dated


def _continue(clock: Clock, main: Reading | None) -> Clock:
    period = main.period if main is not None else None
    if period is None or period.type is PeriodType.UNSTATED:
        return clock
    return replace(clock, continued=period)
