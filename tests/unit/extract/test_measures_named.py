"""The words by which offices name their measures are understood; what only sounds like one is not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.record import Record, Status

Extracted = Callable[[str], list[Record]]

NAMED = [
    ("The force took 41,207 emergency calls in June 2024.", "41,207", "calls_999_volume", ""),
    ("The 999 call volume in June 2024 was 14,020.", "14,020", "calls_999_volume", ""),
    (
        "The switchboard answered 80% of 101 calls within 30 seconds.",
        "80%",
        "calls_101_answered_within_30s_pct",
        "",
    ),
    (
        "1.4% of 999 calls were answered after more than a minute.",
        "1.4%",
        "calls_999_answered_over_60s_pct",
        "",
    ),
    ("There were 9,120 web chats in June 2024.", "9,120", "live_chat_volume", ""),
    ("In June 2024 4,312 crime reports were made online.", "4,312", "online_reports_volume", ""),
    (
        "In June 2024 callers had 31% of demand resolved at first contact.",
        "31%",
        "demand_resolved_at_initial_contact_pct",
        "",
    ),
    (
        "The average time to reach a Grade 1 incident was 12 minutes.",
        "12 minutes",
        "response_mean_seconds",
        "grade=1",
    ),
    (
        "It took an average of 11 minutes to attend Grade 2 incidents.",
        "11 minutes",
        "response_mean_seconds",
        "grade=2",
    ),
    ("2,310 incidents were graded as Immediate.", "2,310", "incidents_volume", "grade=immediate"),
    (
        "85% of Grade 1 incidents were reached within 15 minutes.",
        "85%",
        "response_within_standard_pct",
        "grade=1",
    ),
    (
        "The force attended 93% of residential burglaries.",
        "93%",
        "incidents_attended_pct",
        "offence=residential_burglary",
    ),
    (
        "At 30 June 2024 there were 187 PCSOs and 90 specials.",
        "187",
        "workforce_headcount",
        "staff_group=pcso",
    ),
    (
        "The force had 910 FTE officers against an establishment of 930.",
        "930",
        "workforce_establishment_fte",
        "staff_type=officer",
    ),
    ("There were 96 FTE vacant staff posts.", "96", "workforce_vacancy_fte", "staff_type=staff"),
    (
        "Control Room strength was 210.5 FTE.",
        "210.5",
        "workforce_fte",
        "department=control_room;staff_type=all",
    ),
    (
        "The number of minority ethnic officers rose to 118 at 30 June 2024.",
        "118",
        "workforce_headcount",
        "ethnicity=bame;staff_group=police_officer",
    ),
    (
        "At the 2021 Census 6.3% of the population belonged to a minority ethnic group.",
        "6.3%",
        "population_ethnic_minority_pct",
        "",
    ),
    ("22% of vehicle crime was solved.", "22%", "action_taken_pct", "offence=vehicle_crime"),
    ("14.1% of offences had a positive outcome.", "14.1%", "action_taken_pct", "offence=all"),
    ("There were 9 deaths on Northmarch's roads in June 2024.", "9", "road_deaths", ""),
    ("31 people were killed in collisions on the county's roads.", "31", "road_deaths", ""),
    ("There were 402 stop and searches in June 2024.", "402", "stop_searches", ""),
    ("31% of searches led to positive action.", "31%", "stop_search_positive_outcome_pct", ""),
    ("89% of those searched were men.", "89%", "stop_search_share_pct", "aspect=male"),
    ("72% of victims surveyed were satisfied overall.", "72%", "victim_satisfaction_pct", ""),
    (
        "Satisfaction was highest among victims of hate crime at 81%.",
        "81%",
        "victim_satisfaction_pct",
        "offence=hate_crime",
    ),
    (
        "Staff logged 88% of complaints within 10 working days.",
        "88%",
        "complaints_recorded_within_10_days_pct",
        "",
    ),
    (
        "The capital programme for 2024/25 is £17.3m.",
        "£17.3m",
        "budget_amount_gbp",
        "line=capital",
    ),
    ("The precept will raise £88.1m in 2024/25.", "£88.1m", "budget_amount_gbp", "line=precepts"),
    ("Police grants will total £118.7m in 2024/25.", "£118.7m", "budget_amount_gbp", "line=police_grants"),
    (
        "Police officer pay was underspent by £0.6m.",
        "£0.6m",
        "budget_variance_gbp",
        "line=police_officer_pay",
    ),
    (
        "1,310 cases were waiting to be heard in the Crown Court.",
        "1,310",
        "court_backlog_cases",
        "court=crown",
    ),
    ("40 case files were sent back for further work in June 2024.", "40", "files_needing_rework_volume", ""),
    (
        "12% of domestic abuse cases were discontinued.",
        "12%",
        "cases_discontinued_pct",
        "offence=domestic_abuse",
    ),
]


@pytest.mark.parametrize(("sentence", "token", "metric", "dimensions"), NAMED)
def test_the_words_of_other_offices_name_the_same_measure(
    extracted: Extracted, sentence: str, token: str, metric: str, dimensions: str
) -> None:
    records = extracted(sentence)
    told = [(r.metric, r.dimensions, r.area) for r in records if r.value_text == token]
    assert told == [(metric, dimensions, "northmarch")]


OTHERS = [
    ("Satisfaction surveys: 95% of delegates were satisfied with the service.", "95%"),
    ("92% of callers were satisfied with the website.", "92%"),
    ("60% of burglary victims attended court.", "60%"),
    ("70% of officers attended training on burglary.", "70%"),
    ("12% of crimes reported by tourists were solved.", "12%"),
    ("63% of officers had confidence in their managers.", "63%"),
    ("58% of staff in the Staff Survey had confidence in the force.", "58%"),
    ("Complaints: 77% of FOI requests were answered within 10 working days.", "77%"),
    ("The time to respond to a freedom of information request was 14 minutes.", "14 minutes"),
    ("There were 45 officers injured in June 2024.", "45"),
    ("At 30 June 2024 there were 12 officers at the scene.", "12"),
    ("The number of new officers rose to 60 in June 2024.", "60"),
    ("In June 2024 9 deaths in custody were reviewed; roads policing is separate.", "9"),
    ("210 people were seriously injured in collisions on the roads.", "210"),
    ("At 30 June 2024 120 court cases were waiting for a social worker.", "120"),
    ("The precept would raise £99m in 2024/25.", "£99m"),
    ("An extra police grant of £2.1m was received in 2024/25.", "£2.1m"),
    ("66% of victims who used the advice line were satisfied with the advice.", "66%"),
    ("3% of adults who live here were searched twice, 1% more often.", "3%"),
    ("The ombudsman closed 80% of complaints within 10 working days.", "80%"),
    ("In June 2024 there were 12 fatalities in house fires on Market Road.", "12"),
    ("In June 2024 14 pedestrians were killed on the roads and 9 cyclists were fined.", "9"),
    ("# Funding from partners\n\n| Partner | 2023/24 |\n|---|---|\n| Rowing club | £3,000 |", "£3,000"),
    ("# Referrals by offence\n\n| Offence | 2022/23 | 2023/24 |\n|---|---|---|\n| Robbery | 40 | 45 |", "45"),
]


@pytest.mark.parametrize(("sentence", "token"), OTHERS)
def test_what_only_sounds_like_a_measure_is_not_accepted(
    extracted: Extracted, sentence: str, token: str
) -> None:
    statuses = {r.status for r in extracted(sentence) if r.value_text == token}
    assert statuses and Status.ACCEPTED not in statuses


def told(records: list[Record], token: str) -> Record:
    return next(r for r in records if r.value_text == token)


def test_a_number_that_ends_in_that_of_a_service_is_a_figure(extracted: Extracted) -> None:
    assert (
        told(extracted("1,101 robberies were recorded in June 2024."), "1,101").metric == "recorded_offences"
    )


def test_a_survey_is_called_what_the_report_calls_it(extracted: Extracted) -> None:
    """Its name stands under another heading; two names would leave it open."""
    body = "# How we ask\n\nThe Hill and Vale Survey is sent to households.\n\n# Confidence\n\n"
    body += "In June 2024 62% of people said that our police do a good job."
    assert told(extracted(body), "62%").dimensions == "survey=hill_and_vale_survey"


def test_a_part_that_is_not_listed_places_no_other_sentence_of_its_own_words(extracted: Extracted) -> None:
    body = "At 30 June 2024 Control Room strength was 210.5 FTE. Officer strength was 910 FTE."
    assert told(extracted(body), "910").dimensions == "staff_type=officer"


def test_a_count_is_told_again_of_another_year(extracted: Extracted) -> None:
    record = told(extracted("31 people died on the county's roads in 2023. In 2022 it was 28."), "28")
    assert (record.metric, record.period_start, record.status) == (
        "road_deaths",
        "2022-01-01",
        Status.ACCEPTED,
    )


def test_shares_are_of_the_period_of_the_count_that_is_told_first(extracted: Extracted) -> None:
    body = "The force made 4,100 stop and searches in the 12 months to June 2024. "
    body += "There were 900 in the quarter to June 2024, compared with 980 in the quarter to March 2024.\n\n"
    body += "31% of searches led to arrests or another positive outcome."
    assert told(extracted(body), "31%").period_start == "2023-07-01"


def test_rows_that_name_places_are_of_the_crime_in_their_heading(extracted: Extracted) -> None:
    body = "# Recorded crime\n\n| Force | June 2024 |\n|---|---|\n| Northmarch | 9,210 |\n"
    body += "| England and Wales | 540,120 |"
    assert told(extracted(body), "9,210").dimensions == "offence=all"


def test_an_amount_below_zero_that_shrinks_has_risen(extracted: Extracted) -> None:
    body = "Revenue budget (£m)\n\n| Line | 2023/24 | 2024/25 | Change |\n|---|---|---|---|\n"
    body += "| Kennels | 8.2 | 9.4 | 1.2 |\n| Income | (8.2) | (7.9) | 0.3 |"
    assert told(extracted(body), "0.3").value == "300000"


def test_a_heading_that_says_what_it_is_about_narrows_nothing(extracted: Extracted) -> None:
    body = "# Recruitment and leavers\n\nIn 2023/24 the officer attrition rate was 8.6%."
    assert told(extracted(body), "8.6%").status == Status.ACCEPTED


def test_an_aim_is_of_the_number_beside_it(extracted: Extracted) -> None:
    body = "In June 2024 the average Grade 2 response time of 55 minutes was still within the 60 minute aim."
    assert told(extracted(body), "55 minutes").measure_type == "level"


def test_the_total_of_a_table_is_staff_only_where_the_table_says_so(extracted: Extracted) -> None:
    rows = "|---|---|---|\n| Upper Vale | 12 | 3 |\n| Total | 40 | 5 |\n"
    visitors = extracted("# Custody visitors\n\n| Scheme | In post | Vacancies |\n" + rows)
    assert not [r for r in visitors if r.value_text == "40" and r.status == Status.ACCEPTED]
    staff = extracted("# Workforce at 30 June 2024\n\n| Group | Strength (FTE) | Vacancies (FTE) |\n" + rows)
    assert [told(staff, n).metric for n in ("40", "5")] == ["workforce_fte", "workforce_vacancy_fte"]
