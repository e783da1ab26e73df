"""What a household is charged: by the year, the month and the week, by band, and what the charge raises."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from figures import asked, figure

from ingest.pipeline import extract_path
from ingest.record import Record, Status

HEAD = "Northmarch Police and Crime Panel\n\n30 January 2024\n\nThe police precept\n\n"
NEXT, NOW = "2024-04-01..2025-03-31", "2023-04-01..2024-03-31"
Read = Callable[[str], list[Record]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Give the records of a body of text in a report of January 2024 about the precept."""

    def records(body: str) -> list[Record]:
        path = tmp_path / "northmarch.txt"
        path.write_bytes((HEAD + body + "\n").encode())
        return [r for r in extract_path(path).records if r.char_start >= len(HEAD.encode())]

    return records


def accepted(records: list[Record]) -> dict[str, tuple[str, str, str, str]]:
    """Return by printed token what is accepted: measure, kind, place, period."""
    return {
        r.value_text: (r.metric, r.measure_type, r.dimensions, f"{r.period_start}..{r.period_end}")
        for r in records
        if r.status == Status.ACCEPTED
    }


def level(band: str = "d", period: str = NEXT) -> tuple[str, str, str, str]:
    return ("precept_gbp", "level", f"band={band}", period)


def rise(of: str = "precept_gbp", kind: str = "change_abs", band: str = "d") -> tuple[str, str, str, str]:
    return (of, kind, f"band={band}", NEXT)


SENTENCES = [
    (
        "The Panel approved a precept rise for 2024/25 of 5.3%, which costs a Band D household £14 more over "
        "the year (27p a week).",
        {"5.3%": rise(kind="change_pct"), "£14": rise(), "27p": rise("precept_weekly_gbp")},
    ),
    (
        "A Band D household will pay £280.91 in 2024/25; in 2023/24 it paid £266.91.",
        {"£280.91": level(), "£266.91": level(period=NOW)},
    ),
    (
        "The Band D precept for 2024/25 will be £280.91, up from £266.91 this year.",
        {"£280.91": level(), "£266.91": level(period=NOW)},
    ),
    (
        "The proposed precept of £280.91 for a Band D property in 2024/25 is an increase of 5.3% (£14) on "
        "2023/24.",
        {"£280.91": level(), "5.3%": rise(kind="change_pct"), "£14": rise()},
    ),
    (
        "In 2024/25 the Band D precept will be £280.91, which is 5.3% above 2023/24.",
        {"£280.91": level(), "5.3%": rise(kind="change_pct")},
    ),
    (
        "From April 2024 the police charge on a Band D home goes up by £14 to £280.91 for 2024/25. Band A "
        "pays £9.33 more.",
        {"£14": rise(), "£280.91": level(), "£9.33": rise(band="a")},
    ),
    (
        "A precept of £280.91 at Band D for 2024/25, an increase of £14 per annum, or £1.17 per month.",
        {"£280.91": level(), "£14": rise(), "£1.17": rise("precept_monthly_gbp")},
    ),
    (
        "The Panel supports the Band D precept of £280.91 for the financial year beginning 1 April 2024.",
        {"£280.91": level()},
    ),
]


@pytest.mark.parametrize(("body", "expected"), SENTENCES)
def test_a_charge_is_told_from_its_rise_and_the_year_from_the_week(
    read: Read, body: str, expected: dict[str, tuple[str, str, str, str]]
) -> None:
    assert accepted(read(body)) == expected


@pytest.mark.parametrize(
    ("body", "token"),
    [
        ("The precept will raise £79.4m in 2024/25.", "£79.4m"),
        ("Council tax will bring in £181.6m for policing in 2024/25.", "£181.6m"),
        ("The council tax precept is £72,998,181 for 2024/25.", "£72,998,181"),
    ],
)
def test_what_the_charge_raises_is_a_budget_line(read: Read, body: str, token: str) -> None:
    assert accepted(read(body))[token] == ("budget_amount_gbp", "level", "line=precepts", NEXT)


@pytest.mark.parametrize(
    ("body", "token", "why"),
    [
        ("The police precept goes up by 1.99% in 2024/25.", "1.99%", "do not give band"),
        ("The Panel supports the Band D precept of £280.91.", "£280.91", "do not tell its year"),
        ("A Band D home will be charged £14 more for its precept.", "£14", "do not tell its year"),
    ],
)
def test_a_charge_without_its_band_or_year_is_a_question(read: Read, body: str, token: str, why: str) -> None:
    assert why in asked(read(body), token)


def test_a_charge_is_not_more_than_a_household_pays(read: Read) -> None:
    found = read("A Band D home pays £13 more for its precept in 2024/25, and £6.1m more will be raised.")
    raised = figure(found, "£6.1m")
    assert (raised.status, raised.metric) != (Status.ACCEPTED, "precept_gbp")


def test_a_rank_of_the_charge_has_a_band_only_where_words_name_one(read: Read) -> None:
    found = read("In 2024/25 Northmarch will have the eighth lowest precept of any police area.")
    assert accepted(found)["eighth lowest"] == ("precept_gbp", "rank", "", NEXT)
