"""The figures of the seeds, the decisions on them, and which wait for one."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ingest.review.meaning import Doubt, Meaning, doubt_of
from ingest.seeds.check import OBSERVATIONS

Row = dict[str, str]
REVIEWS = "reference/reviews.csv"


@dataclass(frozen=True, slots=True)
class Question:
    """One meaning of one figure, as its observation file has it."""

    row: Row

    @property
    def id(self) -> str:
        """The observation_id."""
        return self.row["observation_id"]

    @property
    def figure_id(self) -> str:
        """The figure_id."""
        return self.row["figure_id"]

    @property
    def meaning(self) -> Meaning:
        """What extraction read."""
        return Meaning.of(self.row)

    @property
    def doubt(self) -> Doubt:
        """Why a person is asked, and between what."""
        return doubt_of(self.row)

    @property
    def place(self) -> str:
        """Where it is printed, for a person."""
        page = f"page {self.row['page']}, " if self.row["page"] else ""
        return f"{self.row['document']}, {page}block {self.row['block']}"


@dataclass(frozen=True, slots=True)
class Orphan:
    """A decision that is not applied, and why."""

    decision: Row
    why: str


class Seeds:
    """One state of the observation files and of reviews.csv under a seeds root.

    Files are read when first asked for. Raises OSError where one cannot be read, and ValueError where one
    is no CSV with a header.
    """

    def __init__(self, root: Path) -> None:
        self.root = root

    @cached_property
    def rows(self) -> list[Row]:
        """Every row of every observation file, in the order of places, paper by paper."""
        return [row for path in sorted((self.root / OBSERVATIONS).glob("*.csv")) for row in _read(path)]

    @cached_property
    def decisions(self) -> list[Row]:
        """Every row of reviews.csv, in its order."""
        return list(_read(self.root / REVIEWS))

    @cached_property
    def _by_figure(self) -> dict[str, list[Row]]:
        found: dict[str, list[Row]] = {}
        for row in self.rows:
            found.setdefault(row["figure_id"], []).append(row)
        return found

    def reference(self, name: str) -> list[Row]:
        """Return the rows of a reference seed ('metrics')."""
        return list(_read(self.root / "reference" / f"{name}.csv"))

    def questions(self, wanted: str) -> list[Question]:
        """Return the meanings of a figure_id, or the one of an observation_id; none where it is unknown."""
        rows = self._by_figure.get(wanted.split("-", 1)[0], [])
        return [Question(row) for row in rows if "-" not in wanted or row["observation_id"] == wanted]

    def waiting(self) -> list[Question]:
        """Return the figures in review on which nothing was decided yet, in the order of places."""
        return [
            Question(row) for row in self.rows if row["status"] == "review" and self.decision_on(row) is None
        ]

    def decision_on(self, row: Row) -> Row | None:
        """Return the decision that holds for an observation row: the latest, and of a day the closest."""
        fit = [d for d in self._decided.get(row["figure_id"], []) if _is_about(d, row)]
        return max(fit, key=lambda d: (d["decided_on"], d["observation_id"] != ""), default=None)

    @cached_property
    def _decided(self) -> dict[str, list[Row]]:
        found: dict[str, list[Row]] = {}
        for decision in self.decisions:
            found.setdefault(decision["figure_id"], []).append(decision)
        return found

    def orphans(self) -> list[Orphan]:
        """Return the decisions that fit no figure that the papers print, and so are not applied."""
        return [Orphan(d, why) for d in self.decisions if (why := self._misfit(d))]

    def _misfit(self, decision: Row) -> str:
        rows = self._by_figure.get(decision["figure_id"])
        if not rows:
            return "no paper that is held prints a figure of this id"
        if decision["value_text"] not in ("", rows[0]["value_text"]):
            return f"the paper prints {rows[0]['value_text']!r}, decided was on {decision['value_text']!r}"
        return ""


def latest(decisions: Iterable[Row]) -> list[Row]:
    """Return decisions, the latest first."""
    return sorted(decisions, key=lambda d: d["decided_on"], reverse=True)


def _is_about(decision: Row, row: Row) -> bool:
    token = decision["value_text"] in ("", row["value_text"])
    return token and decision["observation_id"] in ("", row["observation_id"])


def _read(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, strict=True)
