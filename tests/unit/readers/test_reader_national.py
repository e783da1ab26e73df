"""Workbooks of official statistics as their publishers laid them out, where they are at hand."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ingest.readers import delimited, ods, xlsx
from ingest.readers.blocks import Block, Paper
from ingest.readers.tables import column_labels, row_labels

NATIONAL = Path(__file__).resolve().parents[4] / "shared" / "data" / "national"


def published(name: str) -> Path:
    path = NATIONAL / name
    if not path.exists():
        if os.environ.get("CI"):
            pytest.fail(f"there is no {path}")
        pytest.skip("the official statistics are not at hand")
    return path


def labelled(block: Block) -> dict[tuple[tuple[str, ...], tuple[str, ...]], str]:
    """Return each figure by its row's and its column's labels."""
    table = block.table
    assert table is not None
    body = [row for row in table.rows if not row.header]
    return {
        (beside, column_labels(table, row, cell)): cell.text.value
        for row, beside in zip(body, row_labels(table), strict=True)
        for cell in row.cells
    }


def tables(paper: Paper, title: str) -> list[Block]:
    report = next(report.number for report in paper.reports if report.title.startswith(title))
    return [block for block in paper.blocks if block.report == report and block.table is not None]


def test_workbook_of_recorded_crime() -> None:
    path = published("ons_pfa_tables/policeforceareatablesyearendingdecember2018.xlsx")
    paper = xlsx.read(path, path.read_bytes())
    (block,) = tables(paper, "Table P1")
    found = labelled(block)
    crimes = {row[-1]: value for (row, columns), value in found.items() if "Total recorded" in columns[0]}
    assert crimes["ENGLAND AND WALES ⁷,⁸"] == "5,153,064"
    names = [row[-1] for row, _ in found]
    assert "Lancashire ⁸" in names and "ENGLAND AND WALES ⁷,⁸" in names
    notes = [b.text.value for b in paper.blocks if b.text.value.startswith("1. Police recorded crime data")]
    assert len(notes) >= 3


def test_spreadsheet_of_the_workforce() -> None:
    path = published("home_office_workforce_ods/police-workforce-tables-jan17.ods")
    paper = ods.read(path, path.read_bytes())
    (block,) = tables(paper, "Table 1: Police officers")
    found = labelled(block)
    change = {
        row[-1]: value for (row, columns), value in found.items() if "Change in 12" in " ".join(columns)
    }
    assert change["Cleveland"] == "-2.0"
    (designated,) = tables(paper, "Table 4")
    values = set(labelled(designated).values())
    assert ".." in values and "*" in values


def test_separated_values_of_twenty_thousand_rows() -> None:
    path = published("police_recorded_crime_pfa_quarterly_2017_18.csv")
    paper = delimited.read(path, path.read_bytes())
    (block,) = paper.blocks
    assert block.table is not None and len(block.table.rows) == 23069
    assert block.table.rows[0].header and not block.table.rows[1].header
