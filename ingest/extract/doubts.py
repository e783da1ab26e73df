"""What the words around a figure leave open, so that a person must decide."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.extract.area import is_of_places_together
from ingest.extract.beside import is_level_by, is_of_the_extreme, is_one_of_several, is_unclear_beside
from ingest.extract.explained import unexplained_labels
from ingest.extract.meaning import Reading, Site
from ingest.extract.metrics import Candidate
from ingest.extract.modifiers import unexplained_in_text
from ingest.extract.sentences import sentence_at
from ingest.extract.statements import Statement
from ingest.extract.surroundings import Level
from ingest.extract.timing import Timed
from ingest.extract.undated import names_a_period, stands_among_dated
from ingest.grammar.types import PeriodType
from ingest.lexicon import MetricEntry
from ingest.lexicon.schema import LABEL, PART, REQUIRED


def doubts_in_words(site: Site, best: Candidate, reading: Reading, timed: Timed) -> tuple[str, ...]:
    """Return why a figure's words ask for a person, in plain words; nothing where it can stand."""
    entry, statement = best.entry, reading.statement
    unexplained = unexplained_labels(site, best, reading.place) or unexplained_in_text(
        site, best, reading.place
    )
    clock = replace(site.clock, stock=entry.stock, yearly=entry.yearly)
    is_target = statement.measure_type == "target"  # an aim may stand for ever, but a yearly amount
    undated = (not is_target or entry.yearly) and names_a_period(site.around, clock, timed, reading.basis)
    among_dated = not is_target and stands_among_dated(site.around, clock, timed, entry.metric)
    unclear = is_level_by(site, statement) or is_unclear_beside(site, statement)
    reasons = {
        "the sentence says that it is not so": _is_denied(site),
        f"the labels say more than the measure: {unexplained}": bool(unexplained),
        site.open_question: bool(site.open_question),
        "the words do not say whether the change is in per cent or in points": _is_of_unknown_kind(
            site, entry
        ),
        "the words tell a period that cannot be dated": undated,
        "it has no period, and its paragraph or report is about one": among_dated,
        "the words do not say whether it is the change or what it came to": unclear,
        f"the words do not give {_supposed(site, entry, statement)}": bool(_supposed(site, entry, statement)),
        "a note tells that its years are no financial years": _has_other_years(site, timed),
        "the words name a survey that the lexicon does not know": _is_of_unnamed_survey(site, entry),
        "the words tell it of a place that is not known": _is_of_unknown_place(site, entry),
        "the words tell two figures at once": is_one_of_several(site),
        "the words tell it of two areas together": is_of_places_together(site.around, reading.area),
        "the words say that it is the highest or lowest, and not of whom": is_of_the_extreme(site),
    }
    return tuple(reason for reason, holds in reasons.items() if holds)


def _supposed(site: Site, entry: MetricEntry, statement: Statement) -> str:
    """Return the dimension that only a default gives to a percentage: 'the precept rose by 5%'."""
    if statement.measure_type != "change_pct" or entry.unit != "gbp" or site.table:
        return ""
    supposed = (name for name, value in entry.dimensions.items() if value not in (None, *_NO_DEFAULT))
    return next((n for n in supposed if site.around.dimension(n, upto=Level.PARAGRAPH) is None), "")


_NO_DEFAULT = (REQUIRED, LABEL, PART)


def _has_other_years(site: Site, timed: Timed) -> bool:
    """Whether a note at a table says that its '2023/24' runs otherwise: 'Years run from October'."""
    whole = timed.period.type is PeriodType.FINANCIAL_YEAR
    return whole and site.around.word("other_years", upto=Level.SECTION) is not None


def _is_of_unnamed_survey(site: Site, entry: MetricEntry) -> bool:
    """Whether a sentence tells of a survey by a name unknown, where the report names another before."""
    if "survey" not in entry.dimensions or site.table:
        return False
    told = site.around.word("unnamed_survey", upto=Level.AFTER) is not None
    return told and site.around.dimension("survey", upto=Level.AFTER) is None and _names_one_before(site)


_CRIME_IN = re.compile(
    r"\b[Cc]rimes?\s+(?:in|across)\s+(?:the\s+)?(?P<place>[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)*)"
)
_DIRECTLY = re.compile(r"\s+(?:(?:offences|crimes)\s+)?")
_PART = re.compile(r"\s+(?:town|city|village|station|market|shopping|centre)\b", re.IGNORECASE)


def _is_of_unknown_place(site: Site, entry: MetricEntry) -> bool:
    """Whether 'crime in ...' tells of no place that is known: 'crime in Aldport town centre'."""
    if site.table or entry.counted != "offence_noun":
        return False
    text, sentence = site.passage.text, sentence_at(site.passage.text, site.figure.start)
    narrow = site.around.word("narrow_place", upto=Level.AFTER)
    if narrow is not None and _DIRECTLY.fullmatch(text, site.figure.end, narrow.mention.start):
        return True  # 'fell by 7% in the parks'
    known = [(m.start, m.end) for m in site.passage.areas]
    known += [(m.start, m.end) for m in site.passage.periods]
    for match in _CRIME_IN.finditer(text, sentence.start, sentence.end):
        start, end = match.span("place")
        if not any(s <= start and e >= end for s, e in known) or _PART.match(text, end):
            return True
    return False


def _names_one_before(site: Site) -> bool:
    return site.around.dimension("survey", upto=Level.ELSEWHERE) is not None


def _is_denied(site: Site) -> bool:
    """Whether words before a figure say that it is not so."""
    denial = site.around.word("negation", upto=Level.BEFORE)
    return denial is not None and denial.mention.end <= site.figure.start


def _is_of_unknown_kind(site: Site, entry: MetricEntry) -> bool:
    """Whether a column prints '5%' as the change of a share, and no arithmetic tells of what kind it is."""
    change = site.change
    return change is not None and not change.kind and entry.unit == site.figure.unit == "percent"
