"""The quarterly changes of the observations, by hand in polars: the second yardstick of the marts."""

from __future__ import annotations

import sys
from pathlib import Path

import polars as pl

SERIES = ["area", "metric", "dimensions", "unit"]
POINT = [*SERIES, "basis", "period_start", "period_end"]
ROW = [*SERIES, "basis", "quarter_start"]
VALUES = ["value", "value_low", "value_high"]


def changes(seeds: Path) -> pl.DataFrame:
    """Return a row for each series, value basis, quarter with a value and comparison (qoq, yoy)."""
    metrics = pl.read_csv(seeds / "reference" / "metrics.csv", infer_schema=False)
    breaks = pl.read_csv(seeds / "reference" / "breaks.csv", infer_schema=False).select(
        "metric", pl.col("break_date").str.to_date()
    )
    points = _points(seeds, metrics)
    quarters = pl.concat(
        [_published(points, _standards(seeds)), _summed(points, breaks)], how="diagonal_relaxed"
    )
    both = [_compared(quarters, breaks, name, months) for name, months in (("qoq", 3), ("yoy", 12))]
    return _bounded(pl.concat(both)).sort("series_id", "value_basis", "quarter_start", "comparison")


def _points(seeds: Path, metrics: pl.DataFrame) -> pl.DataFrame:
    """Return each series and period by the reporting that is in force at the end."""
    papers = pl.scan_csv(seeds / "papers.csv", infer_schema=False).select(
        "paper_sha256", pl.col("meeting_date").str.to_date()
    )
    kinds = metrics.select("metric", "kind", "quarter_rule", "needs_standard").lazy()
    levels = (
        pl.scan_parquet(seeds / "observations" / "*.parquet")
        .filter(
            pl.col("status") == "accepted",
            pl.col("measure_type") == "level",
            pl.col("scenario") == "actual",
            pl.col("value").is_not_null(),
        )
        .join(papers, on="paper_sha256", how="left")
        .with_columns(
            pl.col("dimensions").fill_null(""),
            basis=_basis(),
            reported_from=pl.coalesce("meeting_date", "report_date"),
            width=pl.col("value_high") - pl.col("value_low"),
        )
        .filter(pl.col("basis") != "range")
        .select(*POINT, *VALUES, "width", "char_start", "paper_sha256", "reported_from", "report_date")
        .collect()
    )
    reportings = (
        levels.sort("width", "char_start")
        .group_by(*POINT, "paper_sha256", "reported_from", "report_date")
        .agg(
            pl.col(VALUES).first(),
            is_conflicting=pl.col("value_low").max() > pl.col("value_high").min(),
        )
    )
    return _in_force(reportings).join(kinds.collect(), on="metric", how="left")


def _basis() -> pl.Expr:
    first, last = pl.col("period_start"), pl.col("period_end")
    months = (last.dt.year() - first.dt.year()) * 12 + last.dt.month() - first.dt.month()
    whole = (first.dt.day() == 1) & (last == last.dt.month_end())
    return (
        pl.when(first == last)
        .then(pl.lit("point"))
        .when(whole & (months == 0))
        .then(pl.lit("month"))
        .when(whole & (months == 11))
        .then(pl.lit("year_ending"))
        .when(whole & (months == 2) & (first.dt.month() % 3 == 1))
        .then(pl.lit("quarter"))
        .otherwise(pl.lit("range"))
    )


def _in_force(reportings: pl.DataFrame) -> pl.DataFrame:
    """Follow the reportings of each point in order: one that holds the value in force replaces nothing."""
    told = reportings.sort("reported_from", "report_date", "paper_sha256").with_columns(
        number=pl.int_range(pl.len()).over(POINT)
    )
    state = [*VALUES, "is_conflicting"]
    held = told.filter(pl.col("number") == 0).select(*POINT, *state)
    for number in range(1, int(told["number"].max() or 0) + 1):  # type: ignore[call-overload]
        later = told.filter(pl.col("number") == number).select(*POINT, *state)
        repeats = pl.col("is_conflicting") & pl.col("is_conflicting_later") | (
            ~pl.col("is_conflicting")
            & ~pl.col("is_conflicting_later")
            & (pl.col("value_low_later") <= pl.col("value_low"))
            & (pl.col("value_high_later") >= pl.col("value_high"))
        )
        keeps = pl.col("is_conflicting_later").is_null() | repeats
        held = held.join(later, on=POINT, how="left", suffix="_later").select(
            *POINT,
            *(pl.when(keeps).then(pl.col(c)).otherwise(pl.col(f"{c}_later")).alias(c) for c in state),
        )
    shown = [pl.when(~pl.col("is_conflicting")).then(pl.col(name)).alias(name) for name in VALUES]
    return held.with_columns(*shown)


def _standards(seeds: Path) -> pl.DataFrame:
    standards = pl.read_csv(seeds / "reference" / "standards.csv", infer_schema=False)
    return standards.select(
        "metric",
        pl.col("threshold_seconds"),
        pl.col("valid_from").replace("", None).str.to_date().fill_null(pl.date(1, 1, 1)),
        pl.col("valid_to").replace("", None).str.to_date().fill_null(pl.date(9999, 12, 31)),
    )


def _published(points: pl.DataFrame, standards: pl.DataFrame) -> pl.DataFrame:
    """Return the value that stands for each quarter of each published basis: the latest period in it."""
    stands_at = pl.when((pl.col("basis") == "point") & (pl.col("kind") != "flow")).then(
        pl.col("period_end").dt.offset_by("-7d")
    )
    quarters = (
        points.filter((pl.col("basis") != "month") | (pl.col("period_end").dt.month() % 3 == 0))
        .with_columns(quarter_start=stands_at.otherwise(pl.col("period_end")).dt.truncate("1q"))
        .sort("period_end", descending=True)
        .unique(ROW, keep="first", maintain_order=True)
    )
    known = (
        quarters.filter(pl.col("needs_standard") == "yes")
        .join(standards, on="metric")
        .filter(pl.col("period_start") >= pl.col("valid_from"), pl.col("period_end") <= pl.col("valid_to"))
        .select(*ROW, "threshold_seconds")
    )
    return quarters.join(known, on=ROW, how="left")


def _summed(points: pl.DataFrame, breaks: pl.DataFrame) -> pl.DataFrame:
    """Return the sum of three months of one definition, for flows."""
    months = points.filter(
        pl.col("basis") == "month", pl.col("kind") == "flow", pl.col("quarter_rule") == "sum_of_months"
    ).with_columns(quarter_start=pl.col("period_end").dt.truncate("1q"), basis=pl.lit("three_months"))
    broken = (
        months.join(breaks, on="metric")
        .filter(pl.col("break_date") > pl.col("quarter_start"), pl.col("break_date") <= pl.col("period_end"))
        .select(ROW)
        .unique()
    )
    return (
        months.join(broken, on=ROW, how="anti")
        .group_by(ROW)
        .agg(
            *(pl.when(pl.col(n).count() == 3).then(pl.col(n).sum()).alias(n) for n in VALUES),
            pl.col("period_start").min(),
            pl.col("period_end").max(),
            pl.col("is_conflicting").any(),
            parts=pl.len(),
        )
        .filter(pl.col("parts") == 3)
        .drop("parts")
        .with_columns(needs_standard=pl.lit("no"))
    )


def _compared(quarters: pl.DataFrame, breaks: pl.DataFrame, name: str, months: int) -> pl.DataFrame:
    """Return each quarter beside the one some months before it; base values are null where not comparable."""
    bases = quarters.select(
        *SERIES,
        "basis",
        pl.col("quarter_start").dt.offset_by(f"{months}mo"),
        *(pl.col(c).alias(f"base_{c}") for c in (*VALUES, "period_start", "period_end", "threshold_seconds")),
    )
    pairs = quarters.filter(~pl.col("is_conflicting")).join(bases, on=ROW, how="left")
    crossed = (
        pairs.join(breaks, on="metric")
        .filter(
            pl.col("break_date") > pl.col("base_period_start"), pl.col("break_date") <= pl.col("period_end")
        )
        .select(*ROW, is_broken=pl.lit(value=True))
    )
    ends = (
        pl.col("base_period_end").dt.month_end()
        == pl.col("period_end").dt.offset_by(f"-{months}mo").dt.month_end()
    )
    same_standard = pl.col("threshold_seconds") == pl.col("base_threshold_seconds")
    fits = (
        ((pl.col("basis") != "year_ending") | ends)
        & ((pl.col("needs_standard") == "no") | same_standard.fill_null(value=False))
        & pl.col("is_broken").is_null()
    )
    base = [pl.when(fits).then(pl.col(f"base_{n}")).alias(f"base_{n}") for n in VALUES]
    return pairs.join(crossed, on=ROW, how="left").select(*ROW, *VALUES, *base, comparison=pl.lit(name))


def _bounded(pairs: pl.DataFrame) -> pl.DataFrame:
    """Return the changes with their bounds and the direction that these allow."""
    low, high = (
        pl.col("value_low") - pl.col("base_value_high"),
        pl.col("value_high") - pl.col("base_value_low"),
    )
    has_pct = (pl.col("unit") != "percent") & (pl.col("base_value_low") > 0)

    def pct(value: str, base: str, below_zero: str) -> pl.Expr:
        number = pl.col(value).cast(pl.Float64)
        of = pl.when(number < 0).then(pl.col(below_zero)).otherwise(pl.col(base)).cast(pl.Float64)
        return pl.when(has_pct).then(((number / of - 1) * 100).round(6))

    return pairs.select(
        pl.concat_str(SERIES, separator="|").alias("series_id"),
        pl.col("basis").alias("value_basis"),
        "quarter_start",
        "comparison",
        *VALUES,
        change_abs=pl.col("value") - pl.col("base_value"),
        change_abs_low=low,
        change_abs_high=high,
        change_pct=pct("value", "base_value", "base_value"),
        change_pct_low=pct("value_low", "base_value_high", "base_value_low"),
        change_pct_high=pct("value_high", "base_value_low", "base_value_high"),
        direction=pl.when((low == 0) & (high == 0))
        .then(pl.lit("unchanged"))
        .when(low > 0)
        .then(pl.lit("up"))
        .when(high < 0)
        .then(pl.lit("down"))
        .when(low.is_not_null() | high.is_not_null())
        .then(pl.lit("uncertain")),
    )


if __name__ == "__main__":
    changes(Path(sys.argv[1])).write_parquet(sys.argv[2])
