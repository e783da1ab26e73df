"""What the periods of one figure are read against."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from ingest.extract.declared import Declared
from ingest.extract.passage import Passage
from ingest.grammar.intervals import months_ending
from ingest.grammar.periods import PeriodMention, resolve
from ingest.grammar.relative_meaning import months_of
from ingest.grammar.relative_periods import Relative
from ingest.grammar.types import Period, PeriodType

_TWELVE = 12


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
    changed_on: Mapping[str, str] = field(default_factory=dict)
    """By measure, what the last change of it in the sentence before is measured on."""
    said: Period | None = None
    """The latest period of the figures of the sentence before: what it is set against dates no other."""
    rate: bool = False
    """The figure is a share or a time: 'since April' says since when it has moved, not of when it is."""
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
    headed_since: bool = False
    """A heading below what the report declares names a period: it dates the figures under it."""
    given: Period | None = None
    """The period that a table's header gives its cells: it needs no other words."""

    def resolve(self, mention: PeriodMention, context: Period | None) -> Period | None:
        """Return the period of a mention; bare 'last 12 months' are those the report declares."""
        relative = mention.relative
        if relative is None:
            return resolve(mention, context, self.report_date)
        if relative.kind == "months":
            return (
                self._months_before(mention, context) if relative.year == -1 else self._last_months(relative)
            )
        of_a_year = relative.kind == "before" and relative.unit == "year" and not relative.financial
        if of_a_year or relative.kind == "unstated":
            return None
        return resolve(mention, context, self.report_date)

    def _months_before(self, mention: PeriodMention, context: Period | None) -> Period | None:
        """Return the previous so many months before as many that are around, or that the report declares."""
        assert mention.relative is not None
        for period in (context, self.declared.rolling, self.declared.default):
            if period is not None and period.start and months_of(period) == mention.relative.count:
                return resolve(mention, period, self.report_date)
        return None

    def _last_months(self, relative: Relative) -> Period | None:
        """Return the last so many months before the report's end, None where it declares no twelve."""
        rolling, default = self.declared.rolling, self.declared.default
        if rolling is None:
            alike = default is not None and months_of(default) == relative.count
            return default if alike else None
        return rolling if relative.count == _TWELVE else months_ending(rolling.end, relative.count)

    def declared_for(self, *, national: bool) -> Period | None:
        """Return what the report says of all its data, where it can date the figure.

        A day dates a state, a stretch of time others; `national` data may have a period of their own.
        """
        if self.block < self.declared.from_block:
            return None
        own = self.declared.national if national else None
        declared = own or self.declared.default
        if declared is None or (declared.end > self.report_date and not self.yearly):
            return None  # the year of a budget has not ended when its report is written
        fits = declared.type in _DAYS if self.stock else declared.type is not PeriodType.POINT
        return declared if fits else None


_DAYS = (PeriodType.POINT, PeriodType.MONTH)
