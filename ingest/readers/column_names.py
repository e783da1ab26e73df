"""What a cell says that names a column: a period of any kind, a unit, or a word such as 'Target'."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.months import MONTH

_MONTH = rf"{MONTH}\b\.?"
_YEAR = r"(?:(?:19|20)\d\d|['’]\d\d)"
_YEARS = rf"(?:(?:fy\s?)?(?:{_YEAR}|\d\d)\s?[/–-]\s?(?:(?:19|20)\d\d|\d\d)|fy\s?\d\d|{_YEAR})"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_COUNT = r"(?:\d{1,2}|three|six|nine|twelve)"
_LEAD = r"(?:to|ending|ended|current|previous|last|prior|latest|rolling|first|this|past)"
_SPAN = r"(?:days?|weeks?|months?|quarters?|years?|periods?)"
_ATOM = re.compile(
    rf"\b{_DAY}\s+{_MONTH}(?:\s+{_YEAR}\b)?|\d{{1,2}}[/.]\d{{1,2}}[/.](?:20)?\d\d\b"
    rf"|\b{_MONTH}[\s/–-]*(?:{_YEARS}|\d\d)(?![\d.,%])"
    rf"|\b{_MONTH}"
    rf"|\b(?:q(?:uarter|tr)?\s?[1-4]|(?:1st|2nd|3rd|4th|first|second|third|fourth) (?:quarter|half)|h[12])\b"
    rf"|\b{_LEAD}[\s-]{_COUNT}[\s-]{_SPAN}\b|\b{_COUNT}[\s-]{_SPAN}(?=[\s-](?:{_LEAD}|rolling|average|mean)\b)"
    rf"|(?<![\d.,£]){_YEARS}(?![\d.,%])",
    re.IGNORECASE,
)
_WORDS = frozenset(
    re.findall(
        r"\S+",
        """
    a actual actuals aim ambition and as at average avg baseline benchmark budget change changes current
    comparison comparator comments commentary date diff difference direction end ended ending fiscal
    financial forecast from full in including change increase decrease last latest level mean median
    month monthly months movement number numbers no of off offs on one outturn over past per percent cent
    percentage performance period plan planned point points position previous prior progress projected
    projection provisional quarter quarterly quarters rag rank ranking rate rating result revised rolling
    same so far status target targets tolerance the this threshold to total totals travel trend value
    variance versus volume vs week weekly year yearly years ytd fytd yoy mtd annual england wales national
    msg msf
    % £ £m £k £000 £000s £'000 £'000s £bn gbp pp ppt ppts fte headcount count secs seconds mins minutes
    hours days
    """,
    )
)
_THOUSANDS = re.compile(r"£\s?'?000s?")
_WORD = re.compile(r"£'?000s?|[£%]?[^\W_]+|[£%]", re.IGNORECASE)
_LONGEST = 60


def is_column_name(value: str) -> bool:
    """Whether a cell names a column by periods and the words of table heads alone.

    True of '12 months to June 2023', 'Q2 2024/25 actual', '% change', 'Target'; not of a figure, nor of a
    label with words of its own.
    """
    value = value.strip().replace("\u2019", "'")
    if not value or len(value) > _LONGEST:
        return False
    rest = _ATOM.sub(" ", value)
    named = rest != value
    words = [word.casefold() for word in _WORD.findall(rest)]
    if not all(word in _WORDS for word in words) or re.search(r"[\d↑↓▲▼+]", _THOUSANDS.sub("", rest)):
        return False
    return named or bool(words)


def are_column_names(values: Sequence[str]) -> bool:
    """Whether the cells of a row that print anything all name columns, one at least."""
    filled = [value for value in values if value]
    return bool(filled) and all(is_column_name(value) for value in filled)


def period_names(value: str) -> tuple[tuple[int, int], list[tuple[int, int]]]:
    """Return the span of a line's label and those of the period names that make up the rest of it.

    No names where anything but spaces stands between them or after them.
    """
    matches = list(_ATOM.finditer(value.rstrip()))
    joined: list[tuple[int, int]] = []
    for match in matches:
        near = joined and value[joined[-1][1] : match.start()] == " "
        if near and _is_year_of(value, joined[-1], match):
            joined[-1] = (joined[-1][0], match.end())
        else:
            joined.append(match.span())
    edges = [*joined, (len(value.rstrip()), 0)]
    apart = all(not value[edges[n][1] : edges[n + 1][0]].strip() for n in range(len(joined)))
    label = value[: joined[0][0]] if joined else ""
    if not apart or re.search(r"[\d.:]", label) or len(label.split()) > 6:
        return (0, 0), []
    return (0, len(label)), joined


def _is_year_of(value: str, before: tuple[int, int], match: re.Match[str]) -> bool:
    """Whether a year belongs to the quarter printed before it ('Q1 2024/25')."""
    quarter = re.fullmatch(r"(?:q|quarter|qtr|h)\s?[1-4]", value[slice(*before)], re.IGNORECASE)
    return bool(quarter and re.fullmatch(_YEARS, match.group(), re.IGNORECASE))
