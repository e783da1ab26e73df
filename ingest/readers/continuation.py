"""Where a text or a printed row goes on with the one before it, as over a page break."""

from __future__ import annotations

import re

from ingest.months import MONTH
from ingest.readers.blocks import Text
from ingest.readers.cleaning import join
from ingest.readers.tables import is_figure

_HANGING = frozenset(
    {
        "a",
        "an",
        "and",
        "as",
        "at",
        "by",
        "for",
        "from",
        "her",
        "his",
        "in",
        "into",
        "is",
        "its",
        "of",
        "on",
        "or",
        "our",
        "per",
        "than",
        "that",
        "the",
        "their",
        "to",
        "was",
        "were",
        "which",
        "with",
        "&",
        "have",
        "has",
        "had",
        "been",
        "be",
        "not",
        "no",
        "this",
        "these",
        "those",
        "will",
        "would",
        "including",
        "via",
        "against",
        "because",
        "between",
        "compared",
        "despite",
        "during",
        "since",
        "until",
        "when",
        "where",
        "while",
        "within",
    }
)
Cells = tuple[Text, ...]


def is_unfinished(value: str) -> bool:
    """Whether a text breaks off within a sentence: it ends in a comma or in a word that needs another."""
    words = value.rstrip().rsplit(" ", 1)
    last = words[-1].lower().lstrip("(")
    return bool(last) and (last in _HANGING or last.endswith((",", "-", "/")))


def starts_inside(value: str) -> bool:
    """Whether a text starts within a sentence: with a small letter that is no list letter."""
    return bool(value) and value[0].islower() and not re.match(r"[a-z]{1,4}[.)]\s", value)


_LABELLED = re.compile(r"\D{3,}\d[\d,.]*\s?(?:%|per\s?cent|pp|k|m)?\)?", re.IGNORECASE)


def are_labelled_figures(above: str, below: str) -> bool:
    """Whether two texts are each a label and its one figure: 'robbery - down 4%', 'burglary - down 8.7%'."""
    texts = (above.strip(), below.strip())
    return all(len(t) <= _SHORT and _LABELLED.fullmatch(t) and not _DATE.fullmatch(t) for t in texts)


def are_led_by_figures(above: str, below: str) -> bool:
    """Whether two texts each begin with their figure: '312,846 999 calls received'."""
    return all(len(t) <= _SHORT and _LED_BY.fullmatch(t) for t in (above.strip(), below.strip()))


_SHORT = 80
_LED_BY = re.compile(
    r"£?\d[\d,.]*\s?(?:%|k|m|per\s?cent|seconds?|minutes?)?\s+(?!of\s+20\d\d)[A-Za-z\d][^.;:]*", re.IGNORECASE
)
_DATE = re.compile(rf"(?:.*\s)?{MONTH}\s+\d+", re.IGNORECASE)


def continues(above: Cells, row: Cells, columns: int, *, after_gap: bool) -> bool:
    """Whether a printed row continues cells of the row above it (its leading cells are empty).

    `columns` is the number of columns of the table; `after_gap` says that a blank line stands between.
    """
    filled = [n for n, cell in enumerate(row) if cell.value]
    if not filled or filled[0] == 0 or not any(cell.value for cell in above):
        return False
    first, before = row[filled[0]].value, above[_target(above, row, filled[0])].value
    if not before:
        return False
    if starts_inside(first):
        return not before.endswith((".", "!", "?"))
    if is_only_last(row) and not is_figure(first):
        return len(above) < columns or len(before) > 60
    return after_gap and is_unfinished(before)


def is_only_last(row: Cells) -> bool:
    """Whether a row prints its last cell only, below the last cell of the row above."""
    return len(row) > 2 and bool(row[-1].value) and not any(cell.value for cell in row[:-1])


def _lacks_last(above: Cells, row: Cells, columns: int) -> bool:
    """Whether a line prints the last cell that the row above it lacks."""
    last = above[-1].value
    whole = not starts_inside(row[-1].value) and not is_unfinished(last) and len(last) <= 60
    return is_only_last(row) and len(above) < columns and whole


def _target(above: Cells, row: Cells, column: int) -> int:
    """Return the column of the row above that a cell of a continuing row belongs to."""
    if column < len(above) and above[column].value and len(above) == len(row):
        return column
    if len(above) != len(row) and column == len(row) - 1:
        column = len(above) - 1
    candidates = [n for n, cell in enumerate(above) if cell.value]
    return column if column in candidates else candidates[-1]


def merged(above: Cells, row: Cells, columns: int) -> Cells:
    """Return the row above with the cells of the row that continues it."""
    if _lacks_last(above, row, columns):
        return (*above, row[-1])
    cells = list(above)
    for column, cell in enumerate(row):
        if not cell.value:
            continue
        target = _target(above, row, column)
        cells[target] = join([cells[target], cell])
    return tuple(cells)


def continues_label(above: Cells, row: Cells) -> bool:
    """Whether two printed rows are one whose label runs over two lines, its figures on one of them."""
    one, other = ([n for n, cell in enumerate(cells) if cell.value] for cells in (above, row))
    if not one or not other or one[0] or other[0] or not starts_inside(row[0].value):
        return False
    label = above[0].value
    return (len(one) == 1) != (len(other) == 1) and not label.endswith((".", ":", ";")) and len(label) <= 100


def merged_label(above: Cells, row: Cells) -> Cells:
    """Return the row of two printed rows whose label runs over both."""
    figures = row if any(cell.value for cell in row[1:]) else above
    return (join([above[0], row[0]]), *figures[1:])
