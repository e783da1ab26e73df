"""Figures without a measure, grouped so that the lexicon can grow."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ingest.record import COLUMNS
from ingest.review.missing import as_row, missing


def rows(*labels: str, unit: str = "count", paper: str = "a") -> list[dict[str, str]]:
    blank = dict.fromkeys(COLUMNS, "")
    return [
        {
            **blank,
            "label": label,
            "unit": unit,
            "paper_sha256": paper,
            "status": "unmapped",
            "figure_id": f"{paper}{unit}{number}",
            "document": paper,
            "block": "7",
            "value_text": next((w for w in label.split() if w[0].isdigit()), ""),
        }
        for number, label in enumerate(labels)
    ]


def test_figures_that_share_words_are_one_measure_whatever_their_period_and_number() -> None:
    found = missing(
        [
            *rows("Drones flown Q1 2023/24", "Drones flown Q2 2023/24", "Knives handed in 2023/24"),
            *rows("patrols of 12 drones flown in May", paper="b"),
        ],
        set(),
    )
    assert [(g.phrase, g.figures, g.papers) for g in found] == [
        ("drones flown", 3, 2),
        ("knives handed", 1, 1),
    ]
    assert as_row(found[0])["example"] == "Drones flown Q1 2023/24"
    assert as_row(found[0])["place"] == "a, block 7"


def test_endings_do_not_part_a_measure_but_units_do() -> None:
    found = missing(
        [*rows("11 drone flights", "12 drone flight"), *rows("11% drone flights", unit="percent")], set()
    )
    assert [(g.unit, g.figures) for g in found] == [("count", 2), ("percent", 1)]


def test_the_name_of_a_force_is_no_measure() -> None:
    found = missing(
        rows("3 Northmarch Police dogs", "4 Northmarch Police horses"), set(), ["Northmarch Police"]
    )
    assert {g.phrase for g in found} == {"dogs", "horses"}


def test_what_a_person_decided_is_not_missing() -> None:
    known = rows("11 drone flights", "12 drone flights")
    (group,) = missing(known, {known[0]["figure_id"]})
    assert group.figures == 1


WORDS = st.sampled_from(["drone", "drones", "flight", "of", "12", "2023/24", "knife", "in", "%", "(", "é"])


@given(st.lists(st.lists(WORDS, max_size=8).map(" ".join), max_size=30))
def test_every_figure_is_counted_once(labels: list[str]) -> None:
    assert sum(group.figures for group in missing(rows(*labels), set())) == len(labels)
