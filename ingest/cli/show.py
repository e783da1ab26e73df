"""Putting things on the screen: progress and notes on standard error, answers on standard output."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

    from ingest.release.query import Answer

_WIDE = 400


def console() -> Console:
    """Return the console for progress; it is silent where standard error is not a terminal."""
    from rich.console import Console

    return Console(stderr=True, highlight=False)


def note(text: str) -> None:
    """Say one line that is not part of the answer."""
    print(text, file=sys.stderr)


def print_table(answer: Answer) -> None:
    """Print an answer as a table; in a pipe or a file no column is cut or wrapped."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from ingest.release.query import as_words

    table = Table(box=box.SIMPLE_HEAD)
    for name, values in zip(answer.columns, _columns(answer), strict=True):
        right = any(_number(v) for v in values)
        table.add_column(name, justify="right" if right else "left", overflow="fold")
    for row in answer.rows:
        table.add_row(*(Text(as_words(value)) for value in row))
    Console(width=None if sys.stdout.isatty() else _WIDE, highlight=False).print(table)


def _columns(answer: Answer) -> list[list[object]]:
    return [[row[n] for row in answer.rows] for n in range(len(answer.columns))]


def _number(value: object) -> bool:
    from decimal import Decimal

    return isinstance(value, int | float | Decimal) and not isinstance(value, bool)
