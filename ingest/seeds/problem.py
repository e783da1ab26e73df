"""What is wrong with a seed: one problem a cell or line, and the error that carries them all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

SHOWN = 20
LONGEST_VALUE = 60


@dataclass(frozen=True, slots=True, order=True)
class SeedProblem:
    """One fault of one seed file, with its place and what to do about it.

    `file` is relative to the seeds root; `line` counts printed lines from 1 (0: the file as a whole);
    `column` is the column's name (empty: the line as a whole).
    """

    file: str
    line: int
    column: str
    value: str
    what: str
    remedy: str

    def __str__(self) -> str:
        """Return the problem as one line for a person."""
        place = self.file + (f", line {self.line}" if self.line else "")
        place += f", column {self.column}" if self.column else ""
        return f"{place}: {self._shown_value()}{self.what}. {self.remedy}."

    def _shown_value(self) -> str:
        if not self.value:
            return ""
        short = self.value if len(self.value) <= LONGEST_VALUE else self.value[:LONGEST_VALUE] + "..."
        return f"{short!r} "


class SeedError(Exception):
    """Seeds that must not be used; `problems` has every fault, the message the first few."""

    def __init__(self, problems: Sequence[SeedProblem]) -> None:
        """Keep all problems, and put the first few into the message."""
        self.problems = tuple(problems)
        lines = [str(problem) for problem in self.problems[:SHOWN]]
        if len(self.problems) > SHOWN:
            lines.append(f"... and {len(self.problems) - SHOWN} more")
        super().__init__("\n".join(lines))
