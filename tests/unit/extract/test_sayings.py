"""Which figures of a sentence are part, whole and share, or base, level and change, of one thing."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.pipeline import extract_path

HEAD = "Northmarch Police and Crime Panel\n19 September 2023\n\n# Report\n\n"
Told = list[tuple[str, str, dict[str, str]]]


def told(tmp_path: Path, text: str) -> Told:
    path = tmp_path / "northmarch.txt"
    path.write_text(HEAD + text, encoding="utf-8")
    found = extract_path(path)
    tokens = {r.observation_id: r.value_text for r in found.records}
    sayings: dict[str, tuple[str, str, dict[str, str]]] = {}
    for cell in found.cells:
        if cell.said:
            roles = sayings.setdefault(cell.said, (cell.form, cell.way, {}))[2]
            roles[cell.role] = " ".join(filter(None, [roles.get(cell.role), tokens[cell.observation_id]]))
    return list(sayings.values())


@pytest.mark.parametrize(
    ("text", "form", "way", "roles"),
    [
        (
            "Of the 240 cases that were closed, 96 (40%) led to a charge.",
            "share",
            "",
            {"whole": "240", "part": "96", "share": "40%"},
        ),
        (
            "Theft rose by 20% from 1,100 in 2021/22 to 1,320 in 2022/23.",
            "change",
            "up",
            {"base": "1,100", "level": "1,320", "change": "20%"},
        ),
        ("Confidence is 78%, up from 71% a year ago.", "change", "up", {"base": "71%", "level": "78%"}),
        ("It had 150 referrals, an increase of 3.4%.", "implied", "up", {"level": "150", "change": "3.4%"}),
        ("It trained 36 of the 40 officers.", "part", "", {"part": "36", "whole": "40"}),
        (
            "The 9.5 posts are made up of 6.5 staff posts and 3.0 officer posts.",
            "sum",
            "",
            {"total": "9.5", "part": "6.5 3.0"},
        ),
    ],
    ids=["share", "change", "direction", "implied", "part", "sum"],
)
def test_words_tie_figures_together(
    tmp_path: Path, text: str, form: str, way: str, roles: dict[str, str]
) -> None:
    assert told(tmp_path, text + "\n") == [(form, way, roles)]


def test_a_wordy_cell_of_a_table_is_read_like_a_sentence(tmp_path: Path) -> None:
    table = "Measure\tUpdate\nConfidence\tConfidence of residents is 78%, up from 71% a year ago.\n"
    assert told(tmp_path, table) == [("change", "up", {"base": "71%", "level": "78%"})]


@pytest.mark.parametrize(
    "text",
    [
        "The force held 46 meetings, compared with 19 in 2019; demand has increased by 78%.",
        "The budget of £9m includes £4m for vans and £3m for radios.",
        "The team went up from 12th to 9th place.",
        "Officer numbers are 50 above the establishment of 2,145.",
        "The pilot cost £22 in year 1 and £25 in year 2, bringing the total to £98.",
    ],
)
def test_words_that_tie_nothing(tmp_path: Path, text: str) -> None:
    assert told(tmp_path, text + "\n") == []
