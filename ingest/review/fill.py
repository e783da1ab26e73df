"""The review workbook, read back: every row with a decision, or everything that is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ingest.review import sheet
from ingest.review.cells import WANTED, SheetRow, read_rows, text
from ingest.review.decision import Decision, Hand, Refused, accept, correct, reject
from ingest.review.given import besides, read_given
from ingest.review.meaning import FIELDS
from ingest.review.queue import Question, Seeds
from ingest.review.rules import Rules

_OF_MEANING = ("period", *FIELDS)


@dataclass(frozen=True, slots=True)
class CellProblem:
    """What is wrong with a cell: `row` counts the sheet's rows from 1, `column` is its title."""

    row: int
    column: str
    letter: str
    what: str

    def __str__(self) -> str:
        """Return the problem as one line for a person."""
        return (
            f"{sheet.QUESTIONS} row {self.row}, column {self.column} ({self.letter}{self.row}): {self.what}."
        )


@dataclass(slots=True)
class Filled:
    """What a workbook decides; nothing of it is to be kept where it has problems."""

    decisions: list[Decision] = field(default_factory=list)
    problems: list[CellProblem] = field(default_factory=list)
    open: int = 0
    """Rows without a decision."""
    known: int = 0
    """Rows whose decision is kept already."""


def read_filled(data: bytes, name: str, seeds: Seeds, rules: Rules, hand: Hand) -> Filled:
    """Return what the bytes of a workbook decide.

    `hand` says who decided and why where a row does not, and on which day. Raises NoWorkbook, and
    UnreadablePaper for an archive that is not to be opened.
    """
    return _Reading(seeds, rules, hand).run(read_rows(data, name))


class _Reading:
    def __init__(self, seeds: Seeds, rules: Rules, hand: Hand) -> None:
        self.seeds, self.rules, self.hand = seeds, rules, hand
        self.found = Filled()
        self.seen: dict[str, int] = {}
        self.made: list[tuple[SheetRow, Decision, list[Refused]]] = []

    def run(self, rows: Iterable[SheetRow]) -> Filled:
        for row in rows:
            words = self._words(row)
            if words is None:
                continue
            if not words["Decision"]:
                self._leave(row, words)
                continue
            try:
                self._take(row, words)
            except Refused as refused:
                self._wrong(row, refused.column, str(refused))
        self._check()
        return self.found

    def _leave(self, row: SheetRow, words: Mapping[str, str]) -> None:
        filled = [c.title for c in sheet.columns(1) if c.field not in ("", "by") and words.get(c.title)]
        if filled:
            what = (
                f"{' and '.join(filled)} given, but no decision. Choose one, or empty the row's other cells"
            )
            self._wrong(row, "decision", what)
        self.found.open += 1

    def _take(self, row: SheetRow, words: Mapping[str, str]) -> None:
        question = self._question(row, words["Id"])
        decision, wrong = self._decision(question, words)
        kept = self.seeds.decision_on(question.row)
        if kept is not None and decision.says(kept) and not wrong:
            self.found.known += 1
            return
        if kept is not None:
            told = f"{kept['decision']} by {kept['decided_by']} on {kept['decided_on']}"
            what = f"was decided meanwhile ({told}). Empty this cell, or decide again with `panelbook review`"
            wrong.append(Refused("decision", what))
        self.made.append((row, decision, wrong))

    def _check(self) -> None:
        """Check all decisions at once, since to start the checks takes longer than to make them."""
        found = self.rules.check([decision for _, decision, _ in self.made])
        for (row, decision, wrong), more in zip(self.made, found, strict=True):
            told = [*wrong, *besides(wrong, more)]
            for refused in told:
                self._wrong(row, refused.column, str(refused))
            if not told:
                self.found.decisions.append(decision)

    def _question(self, row: SheetRow, wanted: str) -> Question:
        found = self.seeds.questions(wanted)
        if "-" not in wanted or len(found) != 1:
            raise Refused("id", f"no figure has the id {wanted!r} any more. Export anew, and decide on that")
        if wanted in self.seen:
            raise Refused(
                "id", f"{wanted} is decided in row {self.seen[wanted]} too. Empty one of the decisions"
            )
        self.seen[wanted] = row.at
        return found[0]

    def _decision(self, question: Question, words: Mapping[str, str]) -> tuple[Decision, list[Refused]]:
        """Return the decision of a row, and what of its cells cannot be read."""
        hand = Hand(words["By"] or self.hand.by, self.hand.on, words["Why"] or self.hand.why)
        said = " ".join(words["Decision"].lower().split())
        if said == sheet.REJECT:
            return reject(question, hand, whole=False), []
        if said == sheet.CORRECT:
            fields = {c.field: words[c.title] for c in sheet.columns(0) if c.field in _OF_MEANING}
            given, wrong = read_given({k: v for k, v in fields.items() if v}, question.row["report_date"])
            if not given and not wrong:
                raise Refused("decision", "nothing is filled in that differs from reading 1. Say what does")
            return correct(question, given, None, hand, self.rules.units), wrong
        if said == sheet.ACCEPT:
            return accept(question, None, hand), []
        for reading in range(1, sheet.MOST_READINGS + 1):
            if said == sheet.accepting(reading):
                return accept(question, reading, hand), []
        known = ", ".join(sheet.verdicts(len(question.doubt.readings)))
        raise Refused("decision", f"{words['Decision']!r} is no decision. Choose one of: {known}")

    def _words(self, row: SheetRow) -> dict[str, str] | None:
        """Return the words of a row's cells; None where one of them cannot be taken."""
        words, good = {}, True
        for title in WANTED:
            try:
                words[title] = text(row.cells[title])
            except ValueError as error:
                self._wrong(row, title.lower(), str(error))
                good = False
        return words if good else None

    def _wrong(self, row: SheetRow, name: str, what: str) -> None:
        title = next((c.title for c in sheet.columns(0) if name in (c.field, c.title.lower())), "")
        title = title or ("Period" if name.startswith("period") else "Decision")
        problem = CellProblem(row.at, title, row.letters[title], what.rstrip("."))
        self.found.problems.append(problem)
