"""Writes a seeds root of made-up observations: Parquet for 43 forces, with papers and reference seeds.

The shape is 43 forces, 200 series each, 20 years of quarterly meetings, and several papers that tell each
period: ten million rows. Other sizes have more or fewer series of each force, and all else alike.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Iterable
from pathlib import Path

import duckdb

HERE = Path(__file__).resolve().parent
REFERENCE = HERE.parents[1] / "seeds" / "reference"
FORCES = 43
ROWS_PER_SERIES = 1165
"""What one series of one force comes to, on the average."""
COUNTRY = "model-country"
NEEDS_STANDARD = "speed_05"

# name, unit, kind, quarter_rule, polarity, how it is printed
MEASURES = (
    *[(f"volume_{n:02}", "count", "flow", "sum_of_months", "lower_is_better", "month") for n in range(1, 9)],
    *[(f"speed_{n:02}", "percent", "ratio", "last_month", "higher_is_better", "month") for n in range(1, 6)],
    ("delay_01", "seconds", "statistic", "last_month", "lower_is_better", "month"),
    *[(f"outcomes_{n:02}", "count", "flow", "sum_of_months", "neutral", "quarter") for n in range(1, 3)],
    *[
        (f"share_{n:02}", "percent", "ratio", "as_published", "higher_is_better", "quarter")
        for n in range(1, 3)
    ],
    ("survey_01", "percent", "ratio", "as_published", "higher_is_better", "year"),
    ("staff_01", "count", "stock", "point", "neutral", "point"),
)


def generate(root: Path, rows: int, forces: int = FORCES) -> int:
    """Write a seeds root with about `rows` observations under `root`; return how many they are."""
    series = max(len(MEASURES), round(rows / ROWS_PER_SERIES))
    forces = min(forces, series // len(MEASURES))
    copies = round(series / forces / len(MEASURES))
    (root / "reference").mkdir(parents=True)
    (root / "observations").mkdir()
    _write_reference(root / "reference", forces)
    query = (HERE / "observations.sql").read_text(encoding="utf-8")
    with duckdb.connect(config={"memory_limit": "4GB", "threads": 2}) as connection:
        # `pick` of a row of keys: a number from 0 that is the same in every run
        connection.execute("create temp macro pick(keys) as cast(hash(keys) >> 1 as bigint)")
        for force in range(1, forces + 1):
            target = root / "observations" / f"{_area(force)}.parquet"
            settings = {"area": _area(force), "force": force, "copies": copies}
            settings["metrics"] = str(root / "reference" / "metrics.csv")
            connection.execute(query.replace("$target", str(target).replace("'", "''")), settings)
        return _write_papers(connection, root)


def add_paper(root: Path) -> None:
    """Add the first force's newest paper once more, as one of a meeting 91 days later that restates it."""
    more = str(root / "observations" / "more.parquet").replace("'", "''")
    with duckdb.connect() as connection:
        connection.execute(
            f"""
            copy (
                select * replace (
                    document || '-more' as document, sha256(paper_sha256) as paper_sha256,
                    substr(md5(figure_id), 1, 16) as figure_id,
                    substr(md5(figure_id), 1, 16) || '-0' as observation_id,
                    report_date + 91 as report_date, value + 1 as value, value_low + 1 as value_low,
                    value_high + 1 as value_high
                )
                from read_parquet(?) qualify report_date = max(report_date) over ()
            ) to '{more}' (format parquet)
            """,
            [str(root / "observations" / f"{_area(1)}.parquet")],
        )
        _write_papers(connection, root)


def _area(force: int) -> str:
    return f"force-{force:02}"


def _write_reference(folder: Path, forces: int) -> None:
    """Write every reference seed: the ones that the observations need, and the others with a header only."""
    filled: dict[str, list[dict[str, str]]] = {
        "areas": [
            _area_row(COUNTRY, "country", ""),
            *(_area_row(_area(n), "force", COUNTRY) for n in range(1, forces + 1)),
        ],
        "metrics": [_metric_row(*measure) for measure in MEASURES],
        "breaks": [
            {
                "break_id": "new-count",
                "metric": "volume_03",
                "break_date": "2014-05-01",
                "reason": "method",
                "document": "made-up",
            }
        ],
        "standards": [
            _standard_row("slow", "20", "", "2012-03-31"),
            _standard_row("quick", "10", "2012-04-01", ""),
        ],
    }
    for path in sorted(REFERENCE.glob("*.csv")):
        header = next(csv.reader(path.read_text(encoding="utf-8").splitlines()))
        _write(folder / path.name, header, filled.get(path.stem, []))


def _area_row(area: str, kind: str, parent: str) -> dict[str, str]:
    return {"area": area, "area_id": f"panelbook:{area}", "area_kind": kind, "label": area, "parent": parent}


def _metric_row(
    metric: str, unit: str, kind: str, rule: str, polarity: str, printed_by: str
) -> dict[str, str]:
    return {
        "metric": metric,
        "family": metric.split("_", maxsplit=1)[0],
        "core": "no",
        "label": metric,
        "unit": unit,
        "polarity": polarity,
        # the generator reads the first word
        "definition": f"{printed_by} by {printed_by}",
        "kind": kind,
        "quarter_rule": rule,
        "min": "0",
        "max": "100" if unit == "percent" else "",
        "needs_standard": "yes" if metric == NEEDS_STANDARD else "no",
    }


def _standard_row(name: str, seconds: str, first: str, last: str) -> dict[str, str]:
    return {
        "standard_id": name,
        "area": COUNTRY,
        "metric": NEEDS_STANDARD,
        "comparator": ">=",
        "target_value": "50",
        "unit": "percent",
        "threshold_seconds": seconds,
        "valid_from": first,
        "valid_to": last,
        "owner": COUNTRY,
        "document": "made-up",
    }


def _write(path: Path, header: list[str], rows: Iterable[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, header, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _write_papers(connection: duckdb.DuckDBPyConnection, root: Path) -> int:
    """Write papers.csv from the observations; return how many these are."""
    files = str(root / "observations" / "*.parquet")
    connection.execute(
        f"""
        copy (
            select paper_sha256, paper_sha256 as text_sha256, any_value(document) as document,
                any_value(document) as title, any_value(regexp_extract(document, '^force-\\d+')) as panel,
                max(report_date) as meeting_date, 'plain' as reader, '1' as reader_version,
                '1' as extractor_version, '' as source_url, '' as meeting_url, '' as retrieved_on,
                '' as licence
            from read_parquet(?) group by paper_sha256 order by meeting_date, paper_sha256
        ) to '{str(root / "papers.csv").replace("'", "''")}' (header, delimiter ',')
        """,
        [files],
    )
    found = connection.execute("select count(*) from read_parquet(?)", [files]).fetchone()
    assert found is not None
    return int(found[0])


def main() -> None:
    """Generate from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("root", type=Path, help="folder to write, which must not hold seeds yet")
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--forces", type=int, default=FORCES)
    arguments = parser.parse_args()
    rows = generate(arguments.root, arguments.rows, arguments.forces)
    print(f"{rows:,} observations under {arguments.root}")


if __name__ == "__main__":
    main()
