"""The number that a cell of a table prints."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from ingest.grammar.quantities import find_quantities
from ingest.grammar.types import Quantity
from ingest.readers.blocks import Cell


def number_in(cell: Cell | None) -> Decimal | None:
    """Return the one number that a cell prints, None where it prints none or several."""
    return _number(cell.text.value) if cell is not None else None


def signed_number_in(cell: Cell | None) -> Decimal | None:
    """Return the one number that a cell prints with its sign, brackets being a minus as in accounts."""
    found = _quantities(cell.text.value) if cell is not None and cell.text.value else ()
    return found[0].value if len(found) == 1 else None


@lru_cache(maxsize=4096)
def _quantities(text: str) -> tuple[Quantity, ...]:
    return tuple(find_quantities(text, accounting=True))


@lru_cache(maxsize=4096)  # a table is added up for each cell of a column of totals
def _number(text: str) -> Decimal | None:
    found = find_quantities(text, accounting=True) if text else []
    if len(found) != 1:
        return None
    printed = re.sub(r"[^\d.]", "", text)
    return Decimal(printed) if re.fullmatch(r"\d+(?:\.\d+)?", printed) else found[0].value
