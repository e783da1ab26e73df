"""How sure a reading is, and why a person must decide."""

from __future__ import annotations

from ingest.extract.meaning import Reading
from ingest.extract.metrics import Candidate, tied
from ingest.extract.passage import NO_DATE, Setting
from ingest.extract.surroundings import Level
from ingest.extract.timing import Timed
from ingest.grammar.types import Period, PeriodType
from ingest.readers.blocks import Dated

_BORROWED = {
    Level.PARAGRAPH: 0.04,
    Level.CAPTION: 0.03,
    Level.LEADIN: 0.04,
    Level.HEADING: 0.06,
    Level.SECTION: 0.08,
}
"""How much less sure a measure is whose words stand so far away; doubled where its name itself does."""


def confidence_in(best: Candidate, timed: Timed) -> float:
    """Return how sure the reading is, 0 to 1: less the further its words and its period are fetched."""
    sure = 0.98 - _BORROWED.get(max(hit.level for hit in best.hits), 0.0)
    sure -= _BORROWED.get(best.reach, 0.0)
    if timed.doubtful:
        sure -= 0.04
    if timed.level in (Level.PARAGRAPH, Level.HEADING, Level.REPORT):
        sure -= 0.03
    return round(sure, 2)


def doubts_of(
    reading: Reading, best: Candidate, found: list[Candidate], timed: Timed, setting: Setting
) -> tuple[str, ...]:
    """Return why a person must decide, in plain words, by what a figure was read as; else nothing.

    `found` are the measures that its words allow, the best first. What the words leave open besides:
    `ingest.extract.doubts`.
    """
    kind, period, needed = reading.statement.measure_type, timed.period, best.entry.requires_dimension
    dimensions, unit = reading.place.dimensions, reading.unit
    level = kind == "level"
    future = unit != "gbp" and level and period.end > setting.report_date > NO_DATE
    share = unit == "percent" and kind in ("level", "target")
    reasons = {
        "two measures fit equally": best is found[0] and tied(found),
        f"the words do not give {', '.join(reading.place.missing)}": bool(reading.place.missing),
        f"the words do not give {' or '.join(needed)}": bool(needed)
        and not any(n in dimensions for n in needed),
        "the words do not say whether it rose or fell": kind == "change_pp" and not reading.statement.own,
        "the sentence says what would or could be": reading.statement.hypothetical,
        "the sentence tells a plan or a forecast": reading.statement.scenario != "actual"
        and best.entry.unit != "gbp",
        "the words do not say what the change is on": reading.basis == "stated"
        and period.start is not None
        and reading.base is None,
        "a day dates what goes on over time": _is_a_day(reading, best, timed),
        "the words do not tell its year": best.entry.of_a_year and period.start is None,
        "its report is of one period, and its section of another": timed.contested,
        "the department is one that the lexicon does not name": _is_unlisted_department(reading, setting),
        "a count that is not whole": unit == "count" and level and _has_places(reading),
        "the period ends after the report": future,
        "the paper does not say whose figures they are": not reading.area,
        "the paper does not say when it was written": _needs_the_day(period, setting),
        "a share over 100 per cent": share and not 0 <= reading.figure.value <= 100,
        "the period ends before it starts": period.start is not None and period.start > period.end,
    }
    return tuple(reason for reason, holds in reasons.items() if holds)


def _is_a_day(reading: Reading, best: Candidate, timed: Timed) -> bool:
    """Whether a share or a count of what goes on over time is dated by a day that words further off tell."""
    entry, kind = best.entry, reading.statement.measure_type
    if entry.stock or entry.unit == "gbp" or kind != "level" or timed.period.type is not PeriodType.POINT:
        return False
    return timed.level not in (None, Level.OWN, Level.CLAUSE)


def _is_unlisted_department(reading: Reading, setting: Setting) -> bool:
    """Whether a department is only taken as printed: papers name one in several ways."""
    value = reading.place.dimensions.get("department")
    return value is not None and value not in dict(setting.lexicon.dimensions["department"])


def _has_places(reading: Reading) -> bool:
    """Whether a number is printed with decimal places, be they nought: '16.0' counts nothing."""
    figure = reading.figure
    width = figure.high - figure.low if figure.low is not None and figure.high is not None else 1
    return figure.value != int(figure.value) or 0 < width < 1


_TO_THE_DAY = (PeriodType.YEAR_TO_DATE, PeriodType.RANGE, PeriodType.ROLLING_12M)
"""Periods that words can let end on the day of the report."""


def _needs_the_day(period: Period, setting: Setting) -> bool:
    """Whether a period is read against the day of a report that is not known, or not to the day."""
    if setting.report_date == NO_DATE:
        return period.end.year <= NO_DATE.year
    if setting.dated is Dated.DAY:
        return False
    to_the_day = setting.dated is Dated.MONTH and period.type in _TO_THE_DAY
    return period.type is PeriodType.UNSTATED or (to_the_day and period.end == setting.report_date)
