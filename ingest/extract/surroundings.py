"""What surrounds a figure, from its own words outwards, and the search for the nearest mention."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum

from ingest.extract.passage import Mention, Passage

Finder = Callable[[Passage], Sequence[Mention]]


class Level(IntEnum):
    """How far away the words stand that say something of a figure."""

    OWN = 0
    """Its clause, no further than the neighbouring figures; for a table cell its labels and header."""
    CLAUSE = 1
    BEFORE = 2
    """The sentence before its clause."""
    AFTER = 3
    LABEL = 4
    """The label of the row that holds the cell, a table's corner, or the line that a list hangs from."""
    PARAGRAPH = 5
    """The sentences before, in the same block."""
    CAPTION = 6
    """A table's caption, and the note below it."""
    LEADIN = 7
    """The paragraph before a table."""
    SECTION = 8
    """Blocks before it under the same heading."""
    HEADING = 9
    REPORT = 10
    ELSEWHERE = 11
    """Earlier blocks of the report, under any heading, that name a value of a dimension of the report."""


NEAR = Level.LABEL
"""The furthest level at which words count as the figure's own."""


@dataclass(frozen=True, slots=True)
class Scope:
    """A range of a passage to look in; `at` is where the figure stands, None in another passage."""

    level: Level
    passage: Passage
    start: int
    end: int
    at: tuple[int, int] | None = None
    muted: tuple[tuple[int, int], ...] = ()
    """Ranges that belong to other figures."""
    completes: bool = False
    """The header of a column before the figure's: it completes a measure's name, and says nothing else."""

    def holds(self, mention: Mention) -> bool:
        """Whether the mention stands here; one that begins in the figure's own words may run on."""
        if any(a <= mention.start and mention.end <= b for a, b in self.muted):
            return False
        if self.level is Level.OWN:
            return self.start <= mention.start < self.end
        return self.start <= mention.start and mention.end <= self.end

    def distance(self, mention: Mention) -> int:
        """Characters between the mention and the figure; in another passage, to that passage's end."""
        if self.at is None:
            return self.end - mention.end
        start, end = self.at
        return max(mention.start - end, start - mention.end, 0)


@dataclass(frozen=True, slots=True)
class Hit:
    """A mention found, and how far away."""

    level: Level
    distance: int
    mention: Mention
    passage: Passage
    steps: int = 0
    """How many other passages of the same level stand nearer."""

    @property
    def value(self) -> str:
        """What the mention names."""
        return self.mention.value


class Surroundings:
    """The scopes around one figure, nearest first."""

    def __init__(
        self,
        scopes: Iterable[Scope],
        row: Sequence[str] | None = None,
        divides: Callable[[str], bool] | None = None,
    ) -> None:
        self._scopes = sorted(scopes, key=lambda s: s.level)
        self._cues: dict[tuple[str, Level, tuple[Level, ...], bool], Hit | None] = {}
        self.divides = divides or (lambda _: True)
        """Whether the labels of the table name parts of a dimension, whose whole is then 'Total'."""
        self.row = row
        """The labels of the figure's row, outermost first; None where it stands in no cell of a table."""

    def nearest(
        self,
        find: Finder,
        upto: Level = Level.REPORT,
        skip: tuple[Level, ...] = (),
        *,
        completing: bool = False,
    ) -> Hit | None:
        """Return the nearest mention at a level up to `upto` and not in `skip`; None if there is none.

        `completing` looks in the headers of the columns before the figure's, too.
        """
        steps, level = 0, Level.OWN
        for scope in self._scopes:
            steps = steps + 1 if scope.level is level else 0
            level = scope.level
            if scope.level > upto or scope.level in skip or (scope.completes and not completing):
                continue
            found = find(scope.passage)
            inside = [m for m in found if scope.holds(m)] if found else found
            if inside:
                best = min(inside, key=scope.distance)
                return Hit(scope.level, scope.distance(best), best, scope.passage, steps)
        return None

    def cue(
        self, name: str, upto: Level, skip: tuple[Level, ...] = (), *, completing: bool = False
    ) -> Hit | None:
        """Return the nearest words of a cue; kept, since many measures ask for the same ones."""
        key = (name, upto, skip, completing)
        if key not in self._cues:
            self._cues[key] = self.nearest(
                lambda passage: passage.cues(name), upto, skip, completing=completing
            )
        return self._cues[key]

    def titled(self, name: str, beside: str) -> bool:
        """Whether the caption or a heading holds the words of a cue, and none of them those of another."""
        titles = [s.passage for s in self._scopes if s.level in (Level.CAPTION, Level.HEADING)]
        return any(t.cues(name) for t in titles) and not any(t.cues(beside) for t in titles)

    def word(self, name: str, upto: Level) -> Hit | None:
        """Return the nearest words of a list of words.yaml."""
        return self.nearest(lambda passage: passage.words(name), upto)

    def dimension(self, name: str, upto: Level, skip: tuple[Level, ...] = ()) -> Hit | None:
        """Return the nearest value of a dimension."""
        return self.nearest(lambda passage: passage.dimension(name), upto, skip)

    @property
    def headers_before(self) -> list[Passage]:
        """The headers of the columns before the figure's, the nearest first."""
        return [s.passage for s in self._scopes if s.completes]

    @property
    def own(self) -> Scope | None:
        """The figure's own words, None where there are none."""
        return self._scopes[0] if self._scopes and self._scopes[0].level is Level.OWN else None

    def scopes(self, upto: Level = Level.REPORT) -> list[Scope]:
        """Return the scopes up to a level, nearest first."""
        return [s for s in self._scopes if s.level <= upto and not s.completes]
