"""What the rows of an observation file must agree on beyond the types of their cells."""

from __future__ import annotations

import pandera.polars as pa
import polars as pl

from ingest.seeds import rules
from ingest.seeds.rawcsv import RawSeed

AGAIN = "Extract the paper again; observation files are never edited by hand"
ACCEPTED_NEEDS = (
    *("area", "metric", "measure_type", "period_type", "period_end"),
    *("value", "unit", "qualifier", "scenario"),
)
_UNIT_OF_TYPE = {"change_pct": "percent", "change_pp": "percentage_points", "rank": "rank"}


def observation_checks(metrics: RawSeed | None) -> list[pa.Check]:
    """Return the row checks of an observation file; `metrics` gives the unit of each measure."""
    return [
        *_place_checks(),
        *_status_checks(),
        *_value_checks(),
        *_meaning_checks(),
        *(_metric_checks(metrics) if metrics is not None else []),
    ]


def _number(name: str) -> pl.Expr:
    return pl.col(name).cast(pl.Float64, strict=False)


def _has(name: str) -> pl.Expr:
    return pl.col(name) != ""


def _accepted() -> pl.Expr:
    return pl.col("status") == "accepted"


def _place_checks() -> list[pa.Check]:
    start, end = _number("char_start"), _number("char_end")
    ordinal = pl.col("observation_id").str.extract(r"-(\d+)$").cast(pl.Int64, strict=False)
    place = (start, end, ordinal)
    later = [column > column.shift(1) for column in place]
    same = [column == column.shift(1) for column in place]
    in_order = later[0] | (same[0] & (later[1] | (same[1] & (later[2] | same[2]))))
    length = (end - start) == pl.col("value_text").str.len_chars()
    of_figure = pl.col("observation_id").str.starts_with(pl.col("figure_id"))
    one_paper = pl.col("paper_sha256") == pl.col("paper_sha256").first()
    return [
        rules.rows(start < end, "char_start", "the span is empty", AGAIN),
        rules.rows(length, "value_text", "is not as long as its span", AGAIN),
        rules.rows(in_order, "char_start", "stands after a later place", AGAIN),
        rules.rows(of_figure, "observation_id", "is not of the row's figure_id", AGAIN),
        rules.rows(one_paper, "paper_sha256", "is another paper than the first row's", AGAIN),
    ]


def _status_checks() -> list[pa.Check]:
    needs = [
        rules.rows(~_accepted() | _has(name), name, "the cell of an accepted row is empty", AGAIN)
        for name in ACCEPTED_NEEDS
    ]
    review, ignored = pl.col("status") == "review", pl.col("status") == "ignored"
    return [
        *needs,
        rules.rows(~review | _has("candidates"), "candidates", "a row in review has no candidates", AGAIN),
        rules.rows(~ignored | _has("rule"), "rule", "an ignored row has no rule", AGAIN),
        rules.short_label("label", AGAIN),
    ]


def _value_checks() -> list[pa.Check]:
    value, low, high = _number("value"), _number("value_low"), _number("value_high")
    confidence = _number("confidence")
    return [
        rules.rows(low <= value, "value_low", "is greater than the value", AGAIN),
        rules.rows(value <= high, "value_high", "is less than the value", AGAIN),
        rules.rows(low <= high, "value_low", "is greater than value_high", AGAIN),
        rules.rows((confidence >= 0) & (confidence <= 1), "confidence", "is not from 0 to 1", AGAIN),
    ]


def _meaning_checks() -> list[pa.Check]:
    kind, unstated = pl.col("measure_type"), pl.col("period_type") == "unstated"
    change = kind.str.starts_with("change_")
    dated = _has("period_type") & ~unstated
    expected = kind.replace_strict(_UNIT_OF_TYPE, default=None, return_dtype=pl.String)
    return [
        rules.rows(
            ~unstated | ~_has("period_start"), "period_start", "an unstated period has a start", AGAIN
        ),
        rules.rows(
            ~(_accepted() & dated) | _has("period_start"), "period_start", "the period has no start", AGAIN
        ),
        rules.rows(
            ~(_accepted() & change) | _has("basis"), "basis", "an accepted change has no basis", AGAIN
        ),
        rules.rows(change | ~_has("basis"), "basis", "stands in a row that is no change", AGAIN),
        rules.rows(
            ~_accepted() | (pl.col("unit") == expected), "unit", "is not the unit of its measure_type", AGAIN
        ),
    ]


def _metric_checks(metrics: RawSeed) -> list[pa.Check]:
    ids = metrics.column("metric")

    def of_metric(column: str) -> pl.Expr:
        values = dict(zip(ids, metrics.column(column), strict=True))
        return pl.col("metric").replace_strict(values, default=None, return_dtype=pl.String)

    level = _accepted() & (pl.col("measure_type") == "level")
    unit, most = of_metric("unit"), of_metric("max").cast(pl.Float64, strict=False)
    possible = (_number("value") >= 0) & (_number("value") <= most)
    bounded = _number("value_high").fill_null(0) <= most
    return [
        rules.rows(~level | (pl.col("unit") == unit), "unit", "is not the unit of its metric", AGAIN),
        # an impossible share is the paper's fault and is kept; bounds beyond 100 of a possible one are ours
        rules.rows(~(level & possible) | bounded, "value_high", "is more than the metric can be", AGAIN),
    ]
