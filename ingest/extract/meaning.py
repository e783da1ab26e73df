"""What extraction says of one figure, and what it is read from."""

from __future__ import annotations

import json
from dataclasses import dataclass

from ingest.extract.clock import Clock
from ingest.extract.passage import Passage
from ingest.extract.placing import Place
from ingest.extract.sentences import Clause, Span
from ingest.extract.statements import Statement
from ingest.extract.surroundings import Surroundings
from ingest.extract.table_changes import Dated
from ingest.grammar.types import Period, Quantity
from ingest.record import Status

ACCEPT_FROM = 0.75
"""Below this confidence a person decides."""
NOWHERE, PLAIN = Place(), Statement("level")


@dataclass(frozen=True, slots=True)
class Reading:
    """One meaning of a figure. `doubts` say why a person must decide; without any it is accepted."""

    figure: Quantity
    metric: str = ""
    area: str = ""
    place: Place = NOWHERE
    statement: Statement = PLAIN
    basis: str = ""
    period: Period | None = None
    base: Period | None = None
    unit: str = ""
    confidence: float = 0.0
    rule: str = ""
    doubts: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    comparison: bool = False
    rose_to: Period | None = None
    """Of a value that another rose or fell from: the period of that other, of which what follows tells."""

    @property
    def status(self) -> Status:
        """Accepted, to be reviewed, or unmapped."""
        if not self.metric:
            return Status.UNMAPPED
        return Status.REVIEW if self.doubts or self.confidence < ACCEPT_FROM else Status.ACCEPTED

    def as_candidates(self) -> str:
        """Return the readings a person chooses from, as JSON; empty where there is no doubt."""
        if self.status is not Status.REVIEW:
            return ""
        readings = [{"metric": m} for m in (self.metric, *self.others)]
        reason = "; ".join(self.doubts) or f"confidence {self.confidence:.2f}"
        return json.dumps({"reason": reason, "readings": readings}, ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Site:
    """Where a figure stands: its passage, clause and the window between its neighbours, and what is around.

    `until` reaches over the comparison that follows; `continued` is the reading of the same sentence that
    this figure goes on from.
    """

    passage: Passage
    figure: Quantity
    window: Span
    clause: Clause
    until: Span
    around: Surroundings
    clock: Clock
    continued: Reading | None = None
    previous: Reading | None = None
    """The last reading of the sentences before, in the same block."""
    last: Reading | None = None
    """The reading just before in the same sentence."""
    table: bool = False
    header: str = ""
    """What heads the column of a cell."""
    change: Dated | None = None
    """For a column of changes: the periods that it compares."""
    open_question: str = ""
    """What a table leaves open of the cell, which a person must decide."""
    names_measure: bool = False
    """The number stands in a measure's name ('within 10 seconds'): only a standard can be read from it."""
