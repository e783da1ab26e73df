"""The names of the months as papers print them: for patterns, and the number of a month."""

from __future__ import annotations

NAMES = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_SHORT = tuple(name[:3] for name in NAMES)

STEMS = "|".join(_SHORT)
"""The first three letters of each month, for a pattern: 'Jan|Feb|...'."""
FULL_NAME = f"(?:{'|'.join(NAMES)})"
"""A pattern of a month's whole name."""
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
"""A pattern of a month's whole or short name; without a flag for the case, with its capital."""


def month_number(printed: str) -> int:
    """Return the number of a month, 1 to 12, by its first three letters; ValueError where none begins so."""
    return _SHORT.index(printed[:3].title()) + 1
