"""The data files of the site: described, whole, safe to open, and the same as the marts."""

from __future__ import annotations

import csv
import hashlib
import json
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pytest
from frictionless import validate as validate_package
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate as validate_openapi

from ingest.website import addresses
from tests.browser.common import Site

SERIES = "west-mercia|bame_workforce_pct|staff_group=all|percent"


@pytest.fixture(scope="module")
def package(site: Site) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((site.folder / "data/datapackage.json").read_text(encoding="utf-8"))
    return loaded


def asked(site: Site, sql: str, *values: object) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(site.release / "panelbook.duckdb"), read_only=True) as connection:
        return connection.execute(sql, values).fetchall()


def test_the_package_is_what_its_readers_expect(site: Site) -> None:
    report = validate_package(str(site.folder / "data/datapackage.json"))
    assert report.flatten(["name", "type", "message"]) == []
    assert len(report.tasks) > 40


def test_every_table_is_there_twice_and_described(site: Site, package: dict[str, Any]) -> None:
    tables = {r["path"]: r for r in package["resources"]}
    assert {"fct_quarterly.csv", "fct_quarterly.parquet", "dim_metric.csv", "dim_metric.parquet"} <= set(
        tables
    )
    for path, resource in tables.items():
        data = (site.folder / "data" / path).read_bytes()
        assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
        assert resource["description"]
        if resource["format"] == "csv":
            names = [f["name"] for f in resource["schema"]["fields"]]
            assert all(f["description"] for f in resource["schema"]["fields"]), path
            assert set(resource["schema"]["primaryKey"]) <= set(names)
            assert path.replace(".csv", ".parquet") in tables


def test_numbers_say_what_they_are_in(package: dict[str, Any]) -> None:
    quarterly = next(r for r in package["resources"] if r["name"] == "fct-quarterly")
    units = {f["name"]: f.get("unit") for f in quarterly["schema"]["fields"]}
    assert (units["value"], units["qoq_pct"], units["threshold_seconds"]) == ("{unit}", "percent", "seconds")
    silent = [
        (r["name"], f["name"])
        for r in package["resources"]
        for f in r.get("schema", {}).get("fields", [])
        if f["type"] in {"number", "integer"}
        and "unit" not in f
        and (r["name"], f["name"]) not in OF_THE_MEASURE
    ]
    assert {name for _, name in silent} <= {"max_value", "min_value"} | SCALED, silent


# numbers of contradictions: each is in whatever the paper's own sentence says
# in the unit of the measure, which the series of the row says
OF_THE_MEASURE = {("fct-stated-signals", "value"), ("fct-stated-signals", "mean")}
SCALED = {"stated", "recomputed", "tolerance"}


def test_no_cell_starts_a_formula(site: Site) -> None:
    with (site.folder / "data/fct_figures.csv").open(encoding="utf-8", newline="") as file:
        cells = {row["value_text"] for row in csv.DictReader(file)}
    assert any(cell.startswith("'=1+") for cell in cells)
    assert not [cell for cell in cells if cell[:1] in "=+-@" and cell]


def test_a_series_as_json_is_the_mart(site: Site) -> None:
    found = json.loads(
        (site.folder / "data/series/west-mercia/bame_workforce_pct/staff_group-all.json").read_text()
    )
    rows = asked(
        site,
        "select cast(period_end as varchar), cast(value as double) from fct_series_points "
        "where series_id = ? order by period_end",
        SERIES,
    )
    assert found["series_id"] == SERIES
    assert [(p["period_end"], p["value"]) for p in found["points"]] == rows
    assert len(rows) > 2


def test_every_series_is_as_the_api_describes_it(site: Site) -> None:
    document = json.loads((site.folder / "data/openapi.json").read_text(encoding="utf-8"))
    validate_openapi(document)
    schema = {"$ref": "#/components/schemas/Series", "components": document["components"]}
    checked = Draft202012Validator(schema)
    series = sorted((site.folder / "data/series").rglob("*.json"))
    wrong = {
        path.name: error.message
        for path in series
        for error in checked.iter_errors(json.loads(path.read_text(encoding="utf-8")))
    }
    assert wrong == {}
    assert len(series) == asked(site, "select count(distinct series_id) from fct_series_points")[0][0]


def sheet(path: Path, name: str) -> list[dict[str, Any]]:
    head, *rows = openpyxl.load_workbook(path)[name].iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


def test_a_workbook_has_the_values_of_its_measure(site: Site) -> None:
    path = site.folder / addresses.workbook("west-mercia", "bame_workforce_pct")
    values = sheet(path, "Values")
    points = asked(
        site,
        "select cast(value as double) from fct_series_points "
        "where area = 'west-mercia' and metric = 'bame_workforce_pct' order by 1",
    )
    assert sorted(row["Value"] for row in values) == [value for (value,) in points]
    assert {row["Unit"] for row in values} == {"percent"}
    whole = [row for row in sheet(path, "Quarters") if row["Part"] == "Whole workforce"]
    assert whole[-1]["Year: in words"] == "Up 0.35 percentage points (better)"
    assert "No earlier figure is expected" in {row["Quarter: in words"] for row in whole}
    about = dict(openpyxl.load_workbook(path)["About"].iter_rows(values_only=True))
    assert about["Direction"] == "Higher is better"


def test_no_workbook_holds_a_formula(site: Site) -> None:
    books = sorted((site.folder / "data/xlsx").rglob("*.xlsx"))
    assert len(books) > 50
    for path in books[::10]:
        cells = [cell for page in openpyxl.load_workbook(path) for row in page.iter_rows() for cell in row]
        assert [cell.value for cell in cells if cell.data_type == "f"] == []


def test_the_guide_answers_ten_questions(site: Site) -> None:
    text = (site.folder / "guide.html").read_text(encoding="utf-8")
    assert text.count('<h3 id="start-') == 10
    told = asked(site, "select count(*) from fct_discrepancies")[0][0]
    assert f"of {told} rows." in text or f"{told} rows." in text
    assert "calls_999_answered_within_10s_pct" in text
