"""The cell record: where a figure stands in its table, what it says again, its part in a sentence's sum."""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class CellRecord:
    """One row of a paper's cells file, every field as text; an empty string is 'none'.

    `row_number` counts the table's body rows from 0, rows that only head a section left out;
    `column_number` counts its columns from 0. A figure of running text has neither, but `echoes`, or a
    `role` in the arithmetic of its sentence: rows with the same number `said` belong together, `form` says
    how (share, change, ...), `way` whether the words say up or down. Of a share within a time limit
    `limit_seconds` is the limit that the sentence names.
    """

    figure_id: str
    observation_id: str
    block: str
    row_number: str = ""
    column_number: str = ""
    row_label: str = ""
    column_label: str = ""
    section: str = ""
    row_kind: str = ""
    column_kind: str = ""
    sign: str = ""
    alone: str = ""
    echoes: str = ""
    said: str = ""
    form: str = ""
    role: str = ""
    way: str = ""
    limit_seconds: str = ""

    def as_row(self) -> list[str]:
        """Return the fields in the order of CELL_COLUMNS."""
        return [getattr(self, name) for name in CELL_COLUMNS]


CELL_COLUMNS: tuple[str, ...] = tuple(f.name for f in fields(CellRecord))
