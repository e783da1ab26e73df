"""What the rows of an observation file must agree on."""

from dataclasses import replace

import pytest

from ingest.seeds.check import check_observations, read_reference
from ingest.seeds.write import render_observations

from .conftest import COMMITTED, ignored, level

REFERENCE, _ = read_reference(COMMITTED)


def faults(*records):
    problems = check_observations(render_observations(records), "observations/x.csv", REFERENCE)
    return [f"{p.line} {p.column}: {p.what}" for p in problems]


def test_good_rows_have_no_fault():
    review = replace(ignored(start=40), status="review", candidates='[{"metric": "road_deaths"}]', rule="")
    assert faults(level(), ignored(), review) == []


def test_a_header_only_file_has_no_fault():
    assert faults() == []


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"metric": "calls_998"}, "metric: is not in metrics.csv"),
        ({"area": "North March"}, "area: is not a slug"),
        ({"unit": "count"}, "unit: is not the unit of its metric"),
        ({"measure_type": "rank", "unit": "percent"}, "unit: is not the unit of its measure_type"),
        ({"value_low": "77"}, "value_low: is greater than the value"),
        ({"value_high": "75"}, "value_high: is less than the value"),
        ({"value_high": "100.5"}, "value_high: is more than the metric can be"),
        ({"value": "76%"}, "value: is not a number"),
        ({"period_start": "2023-07-01"}, "period_start: period_start is after period_end"),
        ({"period_start": ""}, "period_start: the period has no start"),
        ({"period_type": "unstated"}, "period_start: an unstated period has a start"),
        ({"period_type": "Q5"}, "period_type: is not a known value"),
        ({"char_end": 10}, "char_start: the span is empty"),
        ({"char_end": 15}, "value_text: is not as long as its span"),
        ({"qualifier": ""}, "qualifier: the cell of an accepted row is empty"),
        ({"scenario": ""}, "scenario: the cell of an accepted row is empty"),
        ({"measure_type": "change_pct"}, "basis: an accepted change has no basis"),
        ({"basis": "stated"}, "basis: stands in a row that is no change"),
        ({"status": "done"}, "status: is not a known value"),
        ({"status": "review"}, "candidates: a row in review has no candidates"),
        ({"status": "ignored"}, "rule: an ignored row has no rule"),
        ({"candidates": "[1, "}, "candidates: is not JSON"),
        ({"candidates": "[1,]"}, "candidates: is not JSON"),
        ({"label": "one two three four five six seven eight nine"}, "label: has more than 8 words"),
        ({"label": "a-b@c.d.example (e-f-g) 1,000"}, "label: has more than 8 words"),
        ({"label": "- - - - - - - - -"}, "label: has more than 8 words"),
        ({"confidence": "1.2"}, "confidence: is not from 0 to 1"),
        ({"observation_id": "0123456789abcdef-0"}, "observation_id: is not of the row's figure_id"),
        ({"dimensions": "court=crown;court=crown"}, "dimensions: has its keys twice or unsorted"),
        ({"paper_sha256": "12"}, "paper_sha256: is not a SHA-256"),
    ],
    ids=lambda value: next(iter(value.items())) if isinstance(value, dict) else "",
)
def test_a_wrong_row_is_told(changes, expected):
    found = faults(level(**changes), ignored())

    assert f"2 {expected}" in found


def test_an_impossible_share_is_the_papers_fault_and_is_kept():
    impossible = level(value="176", value_text="176%", char_end=14, value_low="175.5", value_high="176.5")

    assert faults(impossible) == []


def test_a_meaning_that_stands_twice_is_told():
    assert "3 observation_id: the key (observation_id) stands in an earlier line too" in faults(
        level(), level()
    )


def test_rows_of_two_papers_in_one_file_are_told():
    other = "f" * 64
    assert "3 paper_sha256: is another paper than the first row's" in faults(level(), ignored(other))


def test_rows_out_of_order_are_told():
    data = render_observations([level(), ignored()]).decode().splitlines()
    swapped = "\n".join([data[0], data[2], data[1]]) + "\n"

    problems = check_observations(swapped.encode(), "observations/x.csv", REFERENCE)

    assert [(p.line, p.what) for p in problems] == [(3, "stands after a later place")]


def test_the_line_is_the_printed_one_after_a_token_over_two_lines():
    broken = level(value_text="3\nminutes", char_end=19)

    assert faults(broken, replace(ignored(), rule="")) == ["4 rule: an ignored row has no rule"]
