"""What a figure's neighbours and verbs make of it: the change told again, the aim, the result, the rank."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from extraction_lines import line
from figures import JUNE, dated, figure, stands

from ingest.record import Record, Status

Extracted = Callable[[str], list[Record]]
CALLS = "of 999 calls answered within 10 seconds"


def kind(record: Record) -> tuple[str, str]:
    assert record.status in (Status.ACCEPTED, Status.REVIEW), line(record)
    return record.measure_type, record.value


AGAIN = [
    ("Burglary fell by 11% on last year, which amounts to 37 fewer.", "37", ("change_abs", "-37")),
    ("Burglary fell by 11% on last year, which equates to 37 offences.", "37", ("change_abs", "-37")),
    ("Burglary fell by 11% on last year, or 37 offences.", "37", ("change_abs", "-37")),
    ("Burglary rose by 11% on last year, or 37 offences.", "37", ("change_abs", "37")),
    ("Burglary fell by 37 offences, or 11%, on last year.", "11%", ("change_pct", "-11")),
    ("In June 2024 burglary fell by 11%, which left 298 offences.", "298", ("level", "298")),
    ("In June 2024 burglary fell by 11% to 298 offences.", "298", ("level", "298")),
    ("Burglary fell in Quarter 1 2024/25 by 37 offences.", "37", ("change_abs", "-37")),
    ("In Quarter 1 2024/25 burglary fell, with 37 offences recorded.", "37", ("level", "37")),
]


@pytest.mark.parametrize(("body", "token", "expected"), AGAIN)
def test_a_change_told_again_in_another_unit_is_the_change(
    extracted: Extracted, body: str, token: str, expected: tuple[str, str]
) -> None:
    assert kind(figure(extracted(body), token)) == expected


AIMS = [
    (
        "Here the force standard is that 90% of emergency calls be answered within 10 seconds.",
        "90%",
        "target",
    ),
    (f"The Commissioner wants to see 90% {CALLS}.", "90%", "target"),
    ("The Commissioner wants to see 65% of people with confidence in the local police.", "65%", "target"),
    (f"In June 2024 the Commissioner was glad to see 90% {CALLS}.", "90%", "level"),
    (f"The force met the national standard in June 2024 with 90% {CALLS}.", "90%", "level"),
    (f"The Commissioner wants to see 85% {CALLS}; in June 2024 it was 90%.", "90%", "level"),
    (
        "At 31 March 2024 the target was a headcount of 1,420 police officers, and the actual headcount was"
        " 1,386 of them.",
        "1,386",
        "level",
    ),
    (
        "At 31 March 2024 the target was a headcount of 1,420 police officers and of 120 PCSOs.",
        "120",
        "target",
    ),
]


@pytest.mark.parametrize(("body", "token", "expected"), AIMS)
def test_an_aim_is_a_target_and_what_was_reached_a_level(
    extracted: Extracted, body: str, token: str, expected: str
) -> None:
    assert kind(figure(extracted(body), token))[0] == expected


RANKS = [
    ("The force is ranked 6th nationally for answering 999 calls in June 2024.", None),
    (
        "The force is ranked 6th nationally for answering 999 calls within 10 seconds in June 2024.",
        "calls_999_answered_within_10s_pct",
    ),
    ("The force is ranked 6th nationally for 999 calls received in June 2024.", "calls_999_volume"),
    ("The force had the 6th highest positive outcome rate for burglary in June 2024.", "action_taken_pct"),
    ("The force had the 6th highest rate of recorded burglary offences in June 2024.", None),
    ("The force had the 6th highest number of recorded burglary offences in June 2024.", "recorded_offences"),
]


@pytest.mark.parametrize(("body", "metric"), RANKS)
def test_a_rank_is_of_what_the_sentence_ranks(extracted: Extracted, body: str, metric: str | None) -> None:
    found = figure(extracted(body), "6th")
    if metric is None:
        assert found.status != Status.ACCEPTED, line(found)
    else:
        assert (stands(found).metric, found.measure_type, found.value) == (metric, "rank", "6")


@pytest.mark.parametrize(
    ("body", "token", "metric"),
    [
        ("In June 2024 the force received 101,448 999 calls.", "101,448", "calls_999_volume"),
        ("In June 2024 999,120 calls were received on 101.", "999,120", "calls_101_volume"),
        ("In June 2024 there were 101,448 recorded crimes.", "101,448", "recorded_offences"),
    ],
)
def test_a_number_that_begins_like_a_service_is_a_figure(
    extracted: Extracted, body: str, token: str, metric: str
) -> None:
    found = extracted(body)
    assert (figure(found, token).metric, dated(found, token)) == (metric, JUNE)


@pytest.mark.parametrize(
    "body", ["Calls to 101 rose.", "999 calls rose.", "Those who called 999 or 101 waited."]
)
def test_the_number_of_a_service_is_no_figure(extracted: Extracted, body: str) -> None:
    assert {r.status for r in extracted(body)} == {Status.IGNORED}
