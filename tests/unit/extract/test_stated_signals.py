"""Signals that performance summaries state in words, and what they are about."""

from __future__ import annotations

from pathlib import Path

from ingest.pipeline import extract_path

HEAD = "Northmarch Police and Crime Panel\n19 September 2023\n\n# Performance summary\n\n"


def stated(tmp_path: Path, text: str) -> list[tuple[str, str, str, str]]:
    path = tmp_path / "northmarch.txt"
    path.write_text(HEAD + text, encoding="utf-8")
    return [(s.topic, s.dimensions, s.signal, s.place) for s in extract_path(path).signals]


def test_line_is_about_the_topic_that_stands_before_it(tmp_path: Path) -> None:
    text = (
        "Violence with Injury Quarter unless exceptional\n\n"
        "Higher volumes than the month before but below monthly average\n\n"
        "Exceptional volumes in Coastal Northmarch. No exceptional volumes elsewhere.\n\n"
        "Robbery Quarter unless exceptional\n\nIn line with monthly average\n"
    )
    violence = ("Violence with Injury", "offence=violence_with_injury")
    assert sorted(stated(tmp_path, text)) == sorted(
        [
            (*violence, "above_previous", ""),
            (*violence, "below_average", ""),
            (*violence, "exceptional", "Coastal Northmarch"),
            (*violence, "not_exceptional", ""),
            ("Robbery", "offence=robbery", "near_average", ""),
        ]
    )


def test_topic_of_two_stacked_lines_is_neither(tmp_path: Path) -> None:
    text = "Hate Crime\n\nDomestic Abuse\n\nDecreased volumes on previous month\n"
    assert stated(tmp_path, text) == [("Hate Crime / Domestic Abuse", "", "below_previous", "")]


def test_unless_exceptional_states_nothing(tmp_path: Path) -> None:
    assert stated(tmp_path, "Robbery Quarter unless exceptional\n") == []


def test_words_that_are_about_no_topic_are_left_alone(tmp_path: Path) -> None:
    assert stated(tmp_path, "The bill was above the monthly average.\n") == []


def test_topic_and_words_of_a_table_row(tmp_path: Path) -> None:
    table = "Topic\tCommentary\nRobbery\tVolumes well above the monthly average\nFraud\tNo update\n"
    assert stated(tmp_path, table) == [("Robbery", "offence=robbery", "above_average", "")]
