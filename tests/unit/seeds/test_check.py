"""Reference seeds that were edited wrongly are told by file, line and column, all at once."""

from pathlib import Path

import pytest

from ingest.seeds.check import check_seeds, require_seeds
from ingest.seeds.problem import SeedError

from .conftest import COMMITTED


def edit(root: Path, name: str, old: str, new: str) -> None:
    path = root / "reference" / name
    text = path.read_bytes().decode()
    assert old in text
    path.write_bytes(text.replace(old, new, 1).encode())


def messages(root: Path) -> list[str]:
    return [str(problem) for problem in check_seeds(root)]


def test_committed_reference_seeds_are_right(root):
    assert messages(root) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        pytest.param(
            "west-midlands,calls_101_answered_within_3min_pct",
            "west-midlands,calls_102",
            "column metric: 'calls_102' is not in metrics.csv. Use one that stands in metrics.csv, or add it",
            id="unknown metric",
        ),
        pytest.param(
            "west-midlands,calls_101_answered_within_3min_pct",
            "northmarch,calls_101_answered_within_3min_pct",
            "column area: 'northmarch' is not in areas.csv",
            id="unknown area",
        ),
        pytest.param(
            ",percent,180,,,",
            ",percent,three minutes,,,",
            "column threshold_seconds: 'three minutes' is not a number. Write a number such as 76 or 3.25.",
            id="wrong type",
        ),
        pytest.param(
            ",percent,180,,,",
            ",percent,180,2022-06-31,,",
            "column valid_from: '2022-06-31' is not a date. Write YYYY-MM-DD.",
            id="a day that cannot be",
        ),
        pytest.param(
            ",percent,180,,,",
            ",percent,180,2023-01-01,2022-01-01,",
            "column valid_from: '2023-01-01' valid_from is after valid_to. Put the earlier date first.",
            id="dates the wrong way round",
        ),
        pytest.param(
            ",percent,180,,,",
            ",per cent,180,,,",
            "column unit: 'per cent' is not a known value. Use one of: percent, count,",
            id="unknown word",
        ),
        pytest.param(
            ",percent,180,,,",
            ",percent,180 ,,,",
            "column threshold_seconds: '180 ' has blanks around it. Take the blanks away.",
            id="trailing blank",
        ),
        pytest.param(
            ",percent,180,,,",
            ",percent,180,,",
            "column note: the line has 12 cells, not 13. Add the missing commas.",
            id="too few cells",
        ),
        pytest.param(
            ",percent,180,,,",
            ",percent,180,,,,",
            "column note: the line has 14 cells, not 13. Quote the cell that holds a comma.",
            id="too many cells",
        ),
        pytest.param(
            "ethnicity=bame;staff_group=police_officer",
            "staff_group=police_officer;ethnicity=bame",
            "column dimensions: 'staff_group=police_officer;ethnicity=bame' has its keys twice or unsorted.",
            id="unsorted dimensions",
        ),
    ],
)
def test_a_wrong_cell_is_told_with_its_place_and_remedy(root, old, new, message):
    edit(root, "standards.csv", old, new)
    path = root / "reference/standards.csv"
    line = next(n for n, text in enumerate(path.read_text().splitlines(), 1) if new in text)

    found = messages(root)

    assert any(f"reference/standards.csv, line {line}, {message}" in text for text in found), found


def test_a_duplicate_key_is_told_at_the_second_line(root):
    path = root / "reference/meetings.csv"
    lines = path.read_text().splitlines()
    path.write_text("\n".join([*lines[:3], lines[2], *lines[3:]]) + "\n")

    assert messages(root) == [
        "reference/meetings.csv, line 4, column panel: 'west-mercia' the key (panel, meeting_date) stands in "
        "an earlier line too. Take one of the lines away."
    ]


def test_an_unsorted_file_is_told(root):
    path = root / "reference/comparators.csv"
    header, first, second, *others = path.read_text().splitlines()
    path.write_text("\n".join([header, second, first, *others]) + "\n")

    assert "stands after a greater one. Sort the file by comparator_id." in messages(root)[0]


def test_crlf_is_told_on_every_line(root):
    path = root / "reference/breaks.csv"
    data = path.read_bytes()
    path.write_bytes(data.replace(b"\n", b"\r\n"))

    found = messages(root)

    assert len(found) == data.count(b"\n")
    assert found[1] == ("reference/breaks.csv, line 2: the line ends with CR LF. Save it with LF line ends.")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda b: b"\xef\xbb\xbf" + b, "line 1: the file starts with a byte order mark. Save it as UTF-8"),
        (lambda b: b.replace(b"\n", b"\n\xff", 2), "line 2: byte 1 of the line is not UTF-8. Save the file"),
        (
            lambda b: b.replace(b",unit,", b",units,"),
            "line 1, column unit: the header is without unit and with",
        ),
        (lambda b: b.replace(b"metric,family", b"family,metric"), "the header is not in the right order"),
        (lambda b: b[:-1], "the file does not end with a line feed"),
        (lambda b: b"", "line 1: the file is empty"),
        (lambda b: b.replace(b"\n", b'\n"', 1), "the line is not CSV"),
    ],
    ids=["BOM", "not UTF-8", "header", "order of columns", "cut off", "empty", "open quote"],
)
def test_a_file_of_a_wrong_form_is_told(root, change, message):
    path = root / "reference/metrics.csv"
    path.write_bytes(change(path.read_bytes()))

    found = messages(root)

    assert any(message in text for text in found), found[:3]


def test_a_missing_seed_is_told(root):
    (root / "reference/reviews.csv").unlink()

    assert messages(root) == [
        "reference/reviews.csv: the file cannot be read (No such file or directory). Restore it from the "
        "repository."
    ]


def test_every_fault_is_reported_at_once(root):
    edit(root, "standards.csv", ",percent,180,,,", ",percent,x,y,,")
    edit(root, "areas.csv", "E23000016", "E23000014")
    edit(root, "metrics.csv", ",percent,higher_is_better,", ",percent,up,")

    with pytest.raises(SeedError) as caught:
        require_seeds(root)

    places = {(p.file, p.column) for p in caught.value.problems}
    assert places == {
        ("reference/standards.csv", "threshold_seconds"),
        ("reference/standards.csv", "valid_from"),
        ("reference/areas.csv", "area_id"),
        ("reference/metrics.csv", "polarity"),
    }


def test_a_long_list_of_faults_ends_with_their_number(root):
    path = root / "reference/areas.csv"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))

    with pytest.raises(SeedError, match=r"\.\.\. and \d+ more$"):
        require_seeds(root)


def test_committed_seeds_as_a_whole_are_right():
    assert [str(problem) for problem in check_seeds(COMMITTED)] == []
