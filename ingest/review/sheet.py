"""The columns of the review workbook, and what may be chosen in them."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.seeds.spec import load_specs

QUESTIONS, LISTS, HELP = "Questions", "Lists", "How to"
ACCEPT, CORRECT, REJECT = "accept", "correct", "reject"
MOST_READINGS = 9


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `field` is the part of a decision that its cells give; '' where it only informs."""

    title: str
    width: int
    field: str = ""
    choices: str = ""
    """What the cells offer: 'verdicts', or the list of that name on the sheet of lists."""


def columns(readings: int) -> tuple[Column, ...]:
    """Return the columns of a workbook whose questions have up to this many readings."""
    return (
        Column("Id", 21),
        Column("Paper", 24),
        Column("Page", 7),
        Column("Printed", 12),
        Column("Words", 50),
        Column("Reported on", 12),
        Column("Asked because", 32),
        *(Column(f"Reading {n}", 44) for n in range(1, readings + 1)),
        Column("Decision", 18, "decision", "verdicts"),
        Column("Measure", 30, "metric", "Measure"),
        Column("Area", 18, "area", "Area"),
        Column("Dimensions", 24, "dimensions"),
        Column("Kind", 13, "measure_type", "Kind"),
        Column("Period", 26, "period"),
        Column("Value", 12, "value"),
        Column("Unit", 14, "unit", "Unit"),
        Column("By", 16, "by"),
        Column("Why", 40, "why"),
    )


def verdicts(readings: int) -> list[str]:
    """Return what can be decided, in the words of the drop-down."""
    return [*(accepting(n) for n in range(1, readings + 1)), CORRECT, REJECT]


def accepting(reading: int) -> str:
    """Return the words that accept a reading, counted from 1."""
    return f"{ACCEPT} reading {reading}"


def choices_of(column: str) -> list[str]:
    """Return the values that a column of reviews.csv may have."""
    return list(load_specs()["reviews"].columns[column].choices)


HOW_TO = (
    "One row is one figure that the papers print and that a person must decide on. Fill in the white cells.",
    "",
    "Decision: choose which reading is right, or 'correct', or 'reject' where the figure measures nothing.",
    "With 'correct' fill in what differs from reading 1; what you leave empty stays as reading 1 has it.",
    "To say that there are no dimensions, write: none.",
    "Measure and Area: choose from the list, or copy an id from the sheet 'Lists'.",
    "Dimensions: key=value, several joined by ; such as court=crown;offence=rape.",
    "Period: Q1 2023/24, June 2023, 2022/23, 12 months to June 2023, as at 31 March 2023, "
    "2023-04-01 to 2023-06-30, or unstated.",
    "Value: a plain number in the unit of the measure: 76 for 76%, 233 for 3 minutes 53 seconds.",
    "By and Why: who decided, and why. Every decision needs both.",
    "",
    "A row without a decision stays open. Then: panelbook review import FILE.xlsx",
    "Nothing is taken over while one row is wrong; all that is wrong is told at once, by row and column.",
)
