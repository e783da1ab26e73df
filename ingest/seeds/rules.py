"""The checks of seed cells and rows as pandera checks on frames of text columns.

The error text of every check carries column, fault and remedy, so that a failure can be told to a person.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence

import pandera.polars as pa
import polars as pl

from ingest.record import LABEL_WORDS, WORD
from ingest.seeds.spec import ColumnSpec, ColumnType

SEPARATOR = "\x1f"
Fault = tuple[str, str, str]
"""Column, what is wrong, what to do."""

_PAIR = "[a-z][a-z0-9_]*=[a-z0-9_][a-z0-9_-]*"
_PATTERNS: dict[ColumnType, tuple[str, str, str]] = {
    "id": ("[a-z][a-z0-9_]*", "is not an id", "Use small letters, digits and _"),
    "slug": ("[a-z][a-z0-9]*(-[a-z0-9]+)*", "is not a slug", "Use small letters, digits and -"),
    "decimal": (r"-?(0|[1-9][0-9]*)(\.[0-9]+)?", "is not a number", "Write a number such as 76 or 3.25"),
    "whole": ("0|[1-9][0-9]*", "is not a whole number", "Write digits only"),
    "dimensions": (f"{_PAIR}(;{_PAIR})*", "is not a list of dimensions", "Write key=value;key=value"),
    "sha256": ("[0-9a-f]{64}", "is not a SHA-256", "Write 64 hex digits"),
    "figure": ("[0-9a-f]{16}", "is not a figure id", "Copy the 16 hex digits of the figure_id"),
    "observation": ("[0-9a-f]{16}-[0-9]+", "is not an observation id", "Copy the observation_id"),
    "url": (r"https?://\S+", "is not an address", "Write it with http:// or https://"),
}


def error(fault: Fault) -> str:
    """Return the fault as the error text of a check."""
    return SEPARATOR.join(fault)


def fault_of(text: str) -> Fault:
    """Return the fault that an error text carries; text of pandera's own comes back as it is."""
    parts = text.split(SEPARATOR)
    return (parts[0], parts[1], parts[2]) if len(parts) == 3 else ("", text, "Restore the file")


def rows(ok: pl.Expr, column: str, what: str, remedy: str) -> pa.Check:
    """Return a check of whole rows: `ok` is true (or null) where a row is right."""

    def check(data: pa.PolarsData) -> pl.LazyFrame:
        return data.lazyframe.select(ok.fill_null(True))

    return pa.Check(check, error=error((column, what, remedy)))


def short_label(name: str, remedy: str) -> pa.Check:
    """Return a check that a column's labels have no more words than ingest.record.words_in lets them have."""
    label = pl.col(name)
    printed, runs = label.str.split(" ").list.len(), label.str.count_matches(WORD)
    return rows(
        pl.max_horizontal(printed, runs) <= LABEL_WORDS, name, f"has more than {LABEL_WORDS} words", remedy
    )


def cells(name: str, spec: ColumnSpec, known: Collection[str] | None) -> list[pa.Check]:
    """Return the checks of one column; `known` holds the values that `refers` allows."""
    cell, filled = pl.col(name), pl.col(name) != ""
    checks = [rows(cell.str.strip_chars() == cell, name, "has blanks around it", "Take the blanks away")]
    if spec.required:
        checks.append(rows(filled, name, "the cell is empty", f"Fill it: {spec.about}"))
    if spec.choices:
        allowed = ", ".join(spec.choices)
        checks.append(
            rows(~filled | cell.is_in(spec.choices), name, "is not a known value", f"Use one of: {allowed}")
        )
    if spec.unique:
        checks.append(unique([name]))
    if known is not None:
        seed, _, _ = spec.refers.partition(".")
        remedy = f"Use one that stands in {seed}.csv, or add it there"
        checks.append(rows(~filled | cell.is_in(list(known)), name, f"is not in {seed}.csv", remedy))
    return [*checks, *_type_checks(name, spec.type)]


def _type_checks(name: str, kind: ColumnType) -> list[pa.Check]:
    cell, filled = pl.col(name), pl.col(name) != ""
    if kind == "date":
        real = cell.str.to_date("%Y-%m-%d", strict=False).is_not_null()
        right = real & cell.str.contains(r"^\d{4}-\d\d-\d\d$")
        return [rows(~filled | right, name, "is not a date", "Write YYYY-MM-DD")]
    if kind == "json":
        right = pl.when(filled).then(cell).map_elements(_is_json, return_dtype=pl.Boolean)
        return [rows(right, name, "is not JSON", "Restore the cell, or extract the paper again")]
    if kind not in _PATTERNS:
        return []
    pattern, what, remedy = _PATTERNS[kind]
    checks = [rows(~filled | cell.str.contains(f"^(?:{pattern})$"), name, what, remedy)]
    if kind == "dimensions":
        checks.append(_sorted_pairs(name))
    return checks


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


def _sorted_pairs(name: str) -> pa.Check:
    pairs = pl.col(name).str.split(";")
    keys = pairs.list.eval(pl.element().str.extract("^([^=]*)="))
    right = (pairs == pairs.list.sort()) & (keys.list.n_unique() == keys.list.len())
    return rows(right, name, "has its keys twice or unsorted", "Write each key once, in alphabetical order")


def unique(key: Sequence[str]) -> pa.Check:
    """Return the check that no row has the key of an earlier one."""
    again = pl.struct(list(key)).is_first_distinct()
    what = f"the key ({', '.join(key)}) stands in an earlier line too"
    return rows(again, key[0], what, "Take one of the lines away")


def ordered(key: Sequence[str]) -> pa.Check:
    """Return the check that rows are sorted by the text of the columns."""
    joined = pl.concat_str([pl.col(name) for name in key], separator="\x00")
    remedy = f"Sort the file by {', '.join(key)}"
    return rows(joined >= joined.shift(1), key[0], "stands after a greater one", remedy)


def not_after(first: str, last: str) -> pa.Check:
    """Return the check that one date is not after another, where both are given."""
    both = (pl.col(first) != "") & (pl.col(last) != "")
    right = ~both | (pl.col(first) <= pl.col(last))
    return rows(right, first, f"{first} is after {last}", "Put the earlier date first")
