"""Sentences that tell of one offence: whatever their shape, their figures are of it, of the same period."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from extraction_lines import extract_body
from figures import asked

from ingest.record import Record, Status

PERIODS = {
    "In Quarter 1 2024/25": "2024-04-01..2024-06-30",
    "Between April and June 2024": "2024-04-01..2024-06-30",
    "In the 12 months to June 2024": "2023-07-01..2024-06-30",
    "During 2023/24": "2023-04-01..2024-03-31",
    "In June 2024": "2024-06-01..2024-06-30",
}
OFFENCES = {
    "residential_burglary": ("residential burglaries", "residential burglary"),
    "robbery": ("robberies", "robbery"),
    "violence_with_injury": ("violence with injury offences", "violence with injury"),
    "vehicle_crime": ("vehicle crimes", "vehicle crime"),
    "rape": ("rape offences", "rape"),
    "domestic_abuse": ("domestic abuse offences", "domestic abuse"),
    "hate_crime": ("hate crimes", "hate crime"),
    "shoplifting": ("shoplifting offences", "shoplifting"),
    "knife_crime": ("knife crimes", "knife crime"),
    "stalking": ("stalking offences", "stalking"),
}
COUNT, BEFORE, LESS, SHARE = "4,210", "4,546", "336", "7.4%"
FRAMES = {
    "{lead}, the force recorded 4,210 offences of {one}.": (COUNT,),
    "{lead}, Northmarch Police recorded 4,210 {many}.": (COUNT,),
    "There were 4,210 {many} {mid}.": (COUNT,),
    "There were 4,210 {many} recorded {mid}, a reduction of 7.4% on the same period last year.": (
        COUNT,
        SHARE,
    ),
    "{lead}, there were 4,210 {many}, compared with 4,546 in the same period the previous year.": (
        COUNT,
        BEFORE,
    ),
    "{lead}, {many} fell by 7.4% compared to the same period last year, from 4,546 to 4,210.": (
        SHARE,
        BEFORE,
        COUNT,
    ),
    "{lead} police recorded 4,210 {many}, 336 fewer than in the same period a year earlier.": (COUNT, LESS),
    "Recorded {one} fell by 7.4% to 4,210 offences {mid}, compared with the same period last year.": (
        SHARE,
        COUNT,
    ),
    "{lead}, {one} fell by 336 offences, equating to a 7.4% reduction, against the same period last year.": (
        LESS,
        SHARE,
    ),
    "The number of {many} recorded {mid} was 4,210, down from 4,546 in the same period last year.": (
        COUNT,
        BEFORE,
    ),
    "{lead} compared with the same period last year: {many} (-7.4%), arson (+2%).": ("-7.4%",),
}
VALUES = {COUNT: "4210", BEFORE: "4546", LESS: "-336", SHARE: "-7.4", "-7.4%": "-7.4"}


@pytest.mark.parametrize("frame", FRAMES, ids=range(len(FRAMES)))
def test_a_sentence_of_one_offence_is_read_so_for_each_offence_and_period(tmp_path: Path, frame: str) -> None:
    for (lead, period), (offence, (many, one)) in product(PERIODS.items(), OFFENCES.items()):
        mid = lead[0].lower() + lead[1:]
        body = frame.format(lead=lead, mid=mid, many=many, one=one)
        found = {r.value_text: r for r in extract_body(tmp_path, body) if r.status == Status.ACCEPTED}
        for token in FRAMES[frame]:
            assert token in found, f"{token} is not accepted in: {body}"
            assert _told(found[token], token) == (f"offence={offence}", VALUES[token], period), body


def _told(record: Record, token: str) -> tuple[str, str, str]:
    """Return the place, value and period of a figure; for the value before, the period a year later."""
    days = (record.period_start, record.period_end)
    start, end = (_later(day) for day in days) if token == BEFORE else days
    return record.dimensions, record.value, f"{start}..{end}"


def _later(day: str) -> str:
    return f"{int(day[:4]) + 1}{day[4:]}"


@pytest.mark.parametrize(
    "body",
    [
        "In June 2024 the force recorded 412 offences involving a ladder.",
        "In June 2024 we recorded 412 offences committed by visitors.",
        "In June 2024, over 600 people used the stalking advocacy service, up from 431 in May 2024.",
        "In June 2024 the rural crime team had grown to 14 constables.",
        "Residential burglary stood at 74 offences in June 2024, against a monthly average of 88.",
        "In June 2024 there were 412 crimes in which a child was the victim.",
        "In June 2024 there were 412 crimes for which no suspect was found.",
        "In June 2024 officers solved 412 crimes across Northmarch.",
        "In June 2024 the force had 412 crimes over 12 months old still open.",
        "In June 2024 there were 14 harassment cases at tribunal.",
    ],
)
def test_what_is_no_count_of_the_offence_is_not_accepted_as_one(tmp_path: Path, body: str) -> None:
    last = [r for r in extract_body(tmp_path, body) if r.value_text in ("412", "431", "14", "88")]
    assert [r.status for r in last] != []
    assert [r.metric for r in last if r.status == Status.ACCEPTED] == []


@pytest.mark.parametrize(
    "body",
    [
        "In June 2024 crime in Fernwick Meadows fell by 9% compared with June 2023.",
        "In 2023/24, crime fell by 9% in the parks.",
    ],
)
def test_crime_in_a_place_that_is_not_known_is_asked(tmp_path: Path, body: str) -> None:
    assert "a place that is not known" in asked(extract_body(tmp_path, body), "9%")


@pytest.mark.parametrize(
    ("words", "offence"),
    [
        ("Burglary in people's homes", "burglary_dwelling"),
        ("Burglaries of non-domestic properties", "burglary_non_dwelling"),
        ("Other burglary", "burglary_non_dwelling"),
        ("Knife crime levels", "knife_crime"),
        ("Modern day slavery offences", "modern_slavery"),
    ],
)
def test_a_longer_name_of_an_offence_is_that_offence(tmp_path: Path, words: str, offence: str) -> None:
    found = extract_body(tmp_path, f"{words} fell by 9% in June 2024 compared with June 2023.")
    assert [r.dimensions for r in found if r.value_text == "9%"] == [f"offence={offence}"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "In 2023/24 burglary fell by nine per cent to 3,242 and vehicle crime by four per cent.",
            {"3,242": "offence=burglary"},
        ),
        (
            "In 2023/24 there were 3,242 burglaries and 521 robberies, down 9% and 14% respectively.",
            {"3,242": "offence=burglary", "521": "offence=robbery", "9%": "offence=burglary"},
        ),
        (
            "In 2023/24 crime in Northmarch fell by 6%.",
            {"6%": "offence=all"},
        ),
        (
            "In 2023/24 crime fell by 6% and knife crime by 8% on the same period in the county.",
            {"6%": "offence=all", "8%": "offence=knife_crime"},
        ),
        (
            "Northmarch Police recorded more than 53,000 crimes in 2023/24.",
            {"53,000": "offence=all"},
        ),
    ],
)
def test_each_figure_of_a_sentence_is_of_its_own_offence(
    tmp_path: Path, body: str, expected: dict[str, str]
) -> None:
    found = {r.value_text: r.dimensions for r in extract_body(tmp_path, body) if r.status == Status.ACCEPTED}
    assert {token: found.get(token) for token in expected} == expected
