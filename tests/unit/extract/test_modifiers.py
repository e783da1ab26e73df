"""Words in running text that narrow a measure and are not understood leave its figure to a person."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.record import Record, Status

Extracted = Callable[[str], list[Record]]


def statuses(records: list[Record], token: str) -> set[Status]:
    return {r.status for r in records if r.value_text == token}


@pytest.mark.parametrize(
    "sentence",
    [
        "Crime Desk vacancies were 38 FTE at 30 June 2024.",
        "There are 38 contact officers in post.",
        "The kennel overspend was £38m.",
        "Kennel contract: £38m overspend.",
        "Police horse pay – £38m underspend, because posts are empty.",
        "In 2023/24 the juvenile conviction rate was 38%.",
    ],
)
def test_a_part_that_is_not_understood_is_not_taken_for_the_whole(
    extracted: Extracted, sentence: str
) -> None:
    token = next(t for t in ("£38m", "38%", "38") if t in sentence)
    assert Status.ACCEPTED not in statuses(extracted(sentence), token)


@pytest.mark.parametrize(
    "sentence",
    [
        "In 2023/24 the overall conviction rate was 38%.",
        "In 2023/24 the force's total revenue underspend was £38m.",
        "Demand on the 999 line is high: 38% of all 999 calls were answered within 10 seconds in June 2024.",
        "Conviction rate: 38% in 2023/24.",
    ],
)
def test_words_that_narrow_nothing_leave_a_figure_as_it_is(extracted: Extracted, sentence: str) -> None:
    token = "£38m" if "£38m" in sentence else "38%"
    assert statuses(extracted(sentence), token) == {Status.ACCEPTED}
