"""What the rows of a cells file must agree on beyond the types of their cells."""

from __future__ import annotations

import pandera.polars as pa
import polars as pl

from ingest.seeds import rules
from ingest.seeds.observation_rules import AGAIN

_LABELS = ("row_label", "column_label", "section")


def cell_checks() -> list[pa.Check]:
    """Return the row checks of a cells file."""
    of_figure = pl.col("observation_id").str.starts_with(pl.col("figure_id"))
    placed = (pl.col("row_number") != "") & (pl.col("column_number") != "") & (pl.col("alone") != "")
    unplaced = (pl.col("row_number") == "") & (pl.col("column_number") == "") & (pl.col("alone") == "")
    told = (pl.col("said") != "") & (pl.col("form") != "") & (pl.col("role") != "")
    place = pl.struct(*(_number(name) for name in ("block", "row_number", "column_number")))
    in_order = _rank(place) >= _rank(place).shift(1)
    return [
        rules.rows(of_figure, "observation_id", "is not of the row's figure_id", AGAIN),
        rules.rows(placed | unplaced, "row_number", "row_number, column_number and alone go together", AGAIN),
        rules.rows(
            placed | (pl.col("echoes") != "") | told, "echoes", "a row without a place says nothing", AGAIN
        ),
        rules.rows(in_order, "block", "stands after a later place", AGAIN),
        *(rules.short_label(name, AGAIN) for name in _LABELS),
    ]


def _number(name: str) -> pl.Expr:
    return pl.col(name).cast(pl.Int64, strict=False).fill_null(-1).alias(name)


def _rank(place: pl.Expr) -> pl.Expr:
    block, row, column = (place.struct.field(name) for name in ("block", "row_number", "column_number"))
    return (block * 1_000_000 + row) * 10_000 + column
