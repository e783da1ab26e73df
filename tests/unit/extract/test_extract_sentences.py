"""What single sentences state: measure, area, kind of statement, period, value."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from extraction_lines import accepted

from ingest.record import Record, Status

Extracted = Callable[[str], list[Record]]

C9 = "calls_999_answered_within_10s_pct"
C1 = "calls_101_answered_within_30s_pct"
A1 = "calls_101_abandoned_pct"
MARCH = "2024-03-31..2024-03-31"
Q1, Q1_LAST = "2024-04-01..2024-06-30", "2023-04-01..2023-06-30"
JUNE, JUNE_LAST = "2024-06-01..2024-06-30", "2023-06-01..2023-06-30"
UNDATED = "..2024-09-10"
NATIONAL = "@england-and-wales"

CALLS = [
    (
        "In June 2024, 91% of 999 calls were answered within 10 seconds.",
        [f"91% | {C9} | level | {JUNE} | 91 percent"],
    ),
    (
        "Over 90% of 999 calls were answered in under 10 seconds in June 2024.",
        [f"90% | {C9} | level | {JUNE} | 90 percent more_than"],
    ),
    (
        "The force is answering 9 in 10 emergency calls within 10 seconds.",
        [f"9 in 10 | {C9} | level | {UNDATED} | 90 percent"],
    ),
    (
        "In June 2024 91% of 999 calls were answered within 10 seconds, compared with 83% in June 2023.",
        [f"91% | {C9} | level | {JUNE} | 91 percent", f"83% | {C9} | level | {JUNE_LAST} | 83 percent"],
    ),
    (
        "In June 2024 91% of 999 calls were answered within 10 seconds; for June last year it was 83%.",
        [f"91% | {C9} | level | {JUNE} | 91 percent", f"83% | {C9} | level | {JUNE_LAST} | 83 percent"],
    ),
    (
        "The force answered 71% of 999 calls within 10 seconds in May 2024 and 78% in June 2024.",
        [
            f"71% | {C9} | level | 2024-05-01..2024-05-31 | 71 percent",
            f"78% | {C9} | level | {JUNE} | 78 percent",
        ],
    ),
    (
        "In June 2024 91% of 999 calls were answered within 10 seconds against a national average of 86%.",
        [
            f"91% | {C9} | level | {JUNE} | 91 percent",
            f"86% | {C9} | {NATIONAL} | level | {JUNE} | 86 percent",
        ],
    ),
    (
        "In June 2024, 37% of 101 calls were answered within 30 seconds.",
        [f"37% | {C1} | level | {JUNE} | 37 percent"],
    ),
    (
        "In June 2024, 83% of 101 calls were answered within 3 minutes.",
        [f"83% | calls_101_answered_within_3min_pct | level | {JUNE} | 83 percent"],
    ),
    (
        "In June 2024 the force received 12,400 999 calls and 20,100 101 calls.",
        [
            f"12,400 | calls_999_volume | level | {JUNE} | 12400 count",
            f"20,100 | calls_101_volume | level | {JUNE} | 20100 count",
        ],
    ),
    (
        "In June 2024 the 101 abandonment rate fell by 3.2 percentage points on the previous month to 6.1%.",
        [
            f"3.2 percentage points | {A1} | change_pp previous_period | {JUNE} | -3.2 percentage_points",
            f"6.1% | {A1} | level | {JUNE} | 6.1 percent",
        ],
    ),
    (
        "Emergency call volumes were 8% higher in Q1 2024/25 than in Q1 2023/24.",
        [f"8% | calls_999_volume | change_pct same_period_last_year | {Q1} | 8 percent"],
    ),
    (
        "The median time to answer 999 calls was 3.2 seconds in Q1 2024/25.",
        [f"3.2 seconds | calls_999_median_answer_seconds | level | {Q1} | 3.2 seconds"],
    ),
    (
        "The average speed of answer for 101 was 3 minutes 20 seconds in June 2024.",
        [f"3 minutes 20 seconds | calls_101_mean_answer_seconds | level | {JUNE} | 200 seconds"],
    ),
]
RESPONSE = [
    (
        "In June 2024, the median Grade 1 response time was 12 minutes.",
        [f"12 minutes | response_median_seconds | grade=1 | level | {JUNE} | 720 seconds"],
    ),
    (
        "In June 2024, 84% of Grade 1 calls were attended within 15 minutes (target 88%).",
        [
            f"84% | response_within_standard_pct | grade=1 | level | {JUNE} | 84 percent",
            f"88% | response_within_standard_pct | grade=1 | target | {JUNE} | 88 percent",
        ],
    ),
]
JUSTICE = [
    (
        "The Crown Court conviction rate was 82% in Q1 2024/25; the England and Wales rate was 79%.",
        [
            f"82% | conviction_rate_pct | court=crown | level | {Q1} | 82 percent",
            f"79% | conviction_rate_pct | court=crown | {NATIONAL} | level | {Q1} | 79 percent",
        ],
    ),
    (
        "In Q1 2024/25 71% of defendants pleaded guilty at the first hearing in the magistrates' court.",
        [f"71% | guilty_plea_first_hearing_pct | court=magistrates | level | {Q1} | 71 percent"],
    ),
    (
        "The domestic abuse conviction rate in Q1 2024/25 was 77%, above the national rate of 75%.",
        [
            f"77% | conviction_rate_pct | offence=domestic_abuse | level | {Q1} | 77 percent",
            f"75% | conviction_rate_pct | offence=domestic_abuse | {NATIONAL} | level | {Q1} | 75 percent",
        ],
    ),
]
WORKFORCE = [
    (
        "As at 31 March 2024, 4.1% of police officers were BAME.",
        [f"4.1% | bame_workforce_pct | staff_group=police_officer | level | {MARCH} | 4.1 percent"],
    ),
    (
        "In the 2021 Census, 14.4% of the Northmarch population identified as non-white.",
        ["14.4% | population_ethnic_minority_pct | level | 2021-01-01..2021-12-31 | 14.4 percent"],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), [*CALLS, *RESPONSE, *JUSTICE, *WORKFORCE])
def test_a_sentence_gives_its_observations(extracted: Extracted, sentence: str, expected: list[str]) -> None:
    assert accepted(extracted(sentence)) == expected


TRAPS = [
    "If 95% of 999 calls were answered within 10 seconds, the force would be among the best.",
    "The force would need to answer 94% of 999 calls within 10 seconds to be first.",
    "In June 2024, 66% of 101 calls were answered within 60 seconds and 78% within 2 minutes.",
    "The force answered 88% of emails within 30 seconds.",
    "The charge rate for burglary was 8.1% in June 2024.",
    "The Crown Prosecution Service charged 74% of the cases that were sent to it.",
    "The cracked trial rate was 31% and the ineffective trial rate 22%.",
    "Ambulance response times averaged 9 minutes in June 2024.",
    "The ambulance service's mean response time to Category 1 calls was 8 minutes 20 seconds.",
    "The fire service attended 92% of incidents within its standard.",
    "The ambulance trust answered 97% of 999 calls within 10 seconds.",
    "The council answered 81% of calls within 30 seconds.",
    "It is not the case that 20% of 101 calls were abandoned.",
    "The average waiting time for a trial in the Crown Court was 213 days.",
    "The budget for 999 call handling is £11.2m, of which 82% is pay.",
    "Sixty-four recruits began their training in April 2024 and 19 officers transferred from other forces.",
    "A further 40 officers will be recruited in 2024/25.",
    "22% of applicants to become police officers were from an ethnic minority background.",
    "12.5% of fire service staff and 9% of council staff are from an ethnic minority background.",
    "Silent and accidental 999 calls were 17% of the total in June 2024.",
    "Mr Reed said that he believed only 40% of 999 calls were answered within 10 seconds.",
    "Of the 999 calls answered within 10 seconds in June 2024, 22% concerned domestic abuse.",
    "In 2023/24 188 officers joined, of whom 7.4% were from an ethnic minority.",
    "6.1% of new officers and 3.3% of leavers were from an ethnic minority.",
    "There were 18 officers on the course.",
    "The average response time to complaints was 11 minutes.",
    "27% of special constables were women and 10% of officers were on restricted duties.",
]


@pytest.mark.parametrize("sentence", TRAPS)
def test_what_a_sentence_does_not_state_is_not_accepted(extracted: Extracted, sentence: str) -> None:
    assert accepted(extracted(sentence)) == []


ASPIRATIONS = [
    ("The national target is that 90% of 999 calls are answered within 10 seconds.", "90%"),
    ("The force aims to answer 90% of 999 calls within 10 seconds.", "90%"),
    ("The force's aim was to answer 90% of 999 calls within 10 seconds.", "90%"),
    ("The force has a target of 6% BAME officers.", "6%"),
]


@pytest.mark.parametrize(("sentence", "token"), ASPIRATIONS)
def test_an_aim_is_a_target_and_no_level(extracted: Extracted, sentence: str, token: str) -> None:
    records = [r for r in extracted(sentence) if r.value_text == token]
    assert [r.measure_type for r in records] == ["target"]


@pytest.mark.parametrize(
    "sentence",
    [
        "{} of all 999 calls were answered within 10 seconds in June 2024, a fall on the 83% of June 2023.",
        "The conviction rate at the magistrates' court was {} in Q1 2024/25 and nationally 83%.",
    ],
)
@pytest.mark.parametrize("token", ["76%", "76.0%", "76 per cent"])
def test_the_way_a_percentage_is_printed_changes_no_meaning(
    extracted: Extracted, sentence: str, token: str
) -> None:
    def readings(text: str) -> list[tuple[str, ...]]:
        rows = [r for r in extracted(text) if r.status == Status.ACCEPTED]
        return [(r.metric, r.area, r.measure_type, r.period_start, r.period_end, r.unit) for r in rows]

    assert readings(sentence.format(token)) == readings(sentence.format("76%"))
    assert len(readings(sentence.format(token))) == 2
