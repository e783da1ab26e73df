"""What a figure takes from the lines and figures beside it, and what it must not take."""

from __future__ import annotations

from collections.abc import Callable

from ingest.record import Record, Status

Extracted = Callable[[str], list[Record]]


def told(records: list[Record]) -> dict[str, tuple[str, str, str]]:
    """Printed token to metric, status and period of the figures that have a meaning."""
    return {
        r.value_text: (r.metric, r.status, f"{r.period_start}..{r.period_end}") for r in records if r.metric
    }


def test_a_line_with_a_colon_names_and_dates_the_labelled_lines_under_it(extracted: Extracted) -> None:
    body = (
        "June average % of hours lost to sickness:\n\n"
        "Officers: 5.10%, a slight increase on the previous month (4.90%).\n\n"
        "Staff: 4.30%, an improvement on the same period in 2023 (4.75%)."
    )
    found = told(extracted(body))
    assert found["5.10%"] == ("sickness_hours_lost_pct", Status.ACCEPTED, "2024-06-01..2024-06-30")
    assert found["4.30%"] == ("sickness_hours_lost_pct", Status.ACCEPTED, "2024-06-01..2024-06-30")
    assert found["4.75%"] == ("sickness_hours_lost_pct", Status.ACCEPTED, "2023-06-01..2023-06-30")


def test_a_numbered_paragraph_hangs_from_no_colon(extracted: Extracted) -> None:
    body = (
        "1. Officer absence in June 2024 had these causes:\n\n"
        "2. Attendance levels of police officers and staff are improving; attendance was 94.1%."
    )
    assert told(extracted(body))["94.1%"][2] == "..2024-09-10"


def test_shares_take_the_period_of_the_count_they_are_shares_of(extracted: Extracted) -> None:
    body = (
        "In the 12 months to June 2024 2,410 stop searches were carried out.\n\n"
        "The procedure was inspected in August 2023.\n\n"
        "Drugs were the primary reason for stop searches (58.2%)."
    )
    assert told(extracted(body))["58.2%"][2] == "2023-07-01..2024-06-30"


def test_both_ends_of_a_range_share_the_words_around_it(extracted: Extracted) -> None:
    body = (
        "In Q1 2024/25 public confidence in the survey was 80%, while it had stayed at "
        "83%-85% over previous quarters."
    )
    found = told(extracted(body))
    assert found["80%"][2] == "2024-04-01..2024-06-30"
    assert found["83%"] == found["85%"] == ("public_confidence_pct", Status.ACCEPTED, "..2024-09-10")


def test_a_rank_is_the_force_s_own_and_the_one_before_needs_a_date(extracted: Extracted) -> None:
    body = (
        "Public confidence in the Crime Survey was 74.1% in the 12 months to June 2024. The force has "
        "improved its ranking nationally (from 21st to 19th)."
    )
    found = {r.value_text: r for r in extracted(body) if r.metric}
    assert (found["19th"].area, found["19th"].status) == ("northmarch", Status.ACCEPTED)
    assert found["21st"].status == Status.REVIEW


def test_a_deadline_dates_no_sentence_after_it(extracted: Extracted) -> None:
    body = "The force will balance its budget by 2026/27. Good management left an underspend of £2.4m."
    assert told(extracted(body))["£2.4m"][2] == "..2024-09-10"


def test_the_year_to_date_ends_with_the_report(extracted: Extracted) -> None:
    body = "For 2024/25, vacancies are held. This has created an in-year underspend of £1.2m to date."
    assert told(extracted(body))["£1.2m"][2] == "2024-04-01..2024-09-10"
