"""When a paper was written, and what becomes of its figures where it does not say so to the day."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.pipeline import extract_path
from ingest.record import Record, Status

PANEL = "Northmarch Police and Crime Panel"
UNSTATED = "91% of all 999 calls were answered within 10 seconds."
IN_JUNE = "In June 2016, 91% of 999 calls were answered within 10 seconds."


def figure(folder: Path, head: str, body: str) -> Record:
    """Return the record of '91%' in a paper with this head and body."""
    path = folder / "paper.txt"
    path.write_text(f"{head}\n\nPerformance\n\n{body}\n", encoding="utf-8")
    return next(r for r in extract_path(path).records if r.value_text == "91%")


TO_THE_DAY = [
    (f"{PANEL}\n\n6 September 2016", "2016-09-06"),
    (f"{PANEL}\n\n6th Sept 2016", "2016-09-06"),
    (f"{PANEL}, Tue 6 Sep. 2016", "2016-09-06"),
    (f"Date of meeting: 06/09/16\n\n{PANEL}", "2016-09-06"),
    (f"{PANEL}\n\nDate: 06/09/2016", "2016-09-06"),
    (f"{PANEL}\n\n06.09.2016", "2016-09-06"),
    (f"{PANEL}\n\n06.09.16", "2016-09-06"),
    (f"{PANEL}\n\n2016-09-06", "2016-09-06"),
    (f"{PANEL}\n\nSeptember 6, 2016", "2016-09-06"),
    (f"{PANEL} 6 Sept 16", "2016-09-06"),
    (f"{PANEL}\n\nSubject:\tCalls\nDate:\t6 September 2016", "2016-09-06"),
    (f"{PANEL}\n\n| Meeting | 6 September 2016 |\n|---|---|\n| Item | 4 |", "2016-09-06"),
    (f"{PANEL}\n\nPanel date: Tuesday 6 September 2016, 10.30am, Town Hall, AL1 2BC", "2016-09-06"),
    (f"Draft for consideration by the {PANEL}, 6th September 2016", "2016-09-06"),
    (f"{PANEL}\n\nDate of next meeting: 6 December 2016\nDate: 6 September 2016", "2016-09-06"),
]


@pytest.mark.parametrize(("head", "when"), TO_THE_DAY)
def test_a_full_date_of_the_head_is_the_reports(tmp_path: Path, head: str, when: str) -> None:
    found = figure(tmp_path, head, UNSTATED)
    assert (found.report_date, found.period_end, found.status) == (when, when, Status.ACCEPTED)


VAGUE = [
    (f"{PANEL}\nReport of the Chief Constable, September 2016", "2016-09-30"),
    (f"{PANEL}\n\nQuarter 2 Report 2016-17", "2016-09-30"),
    (f"{PANEL}\n\nPerformance in 2016/17 Q2\n\nContact", "2016-09-30"),
    (f"{PANEL}\n\nBulletin Quarter Four 2016/17\n\nContact", "2017-03-31"),
    (f"{PANEL}\n\nJuly to September 2016\n\nContact", "2016-09-30"),
    (f"{PANEL}\n\nFinance as at 30 September 2016", "2016-09-30"),
    (f"{PANEL}\n\nAnnual Report 2016/17", "2017-03-31"),
    (f"{PANEL}\n\nSubject:\tQuarter 2 Report 2016/17\nAuthor:\tA. Person", "2016-09-30"),
    (f"{PANEL}\n\nNext meeting: 6 December 2016\n\nQuarter 2 Report 2016-17", "2016-09-30"),
]


@pytest.mark.parametrize(("head", "when"), VAGUE)
def test_a_vague_date_is_the_last_day_and_dates_no_figure(tmp_path: Path, head: str, when: str) -> None:
    """A figure of a stated period can stand; one 'as reported' needs the day of the report."""
    assert figure(tmp_path, head, IN_JUNE).status == Status.ACCEPTED
    without = figure(tmp_path, head, UNSTATED)
    assert without.report_date == when
    if without.period_start:  # a title that names a period may date what stands under it
        assert without.period_end == when
    else:
        assert without.status == Status.REVIEW and "when it was written" in without.candidates


def test_a_day_that_figures_go_up_to_is_not_the_day_of_the_report(tmp_path: Path) -> None:
    head = f"{PANEL}\n\nAt 30 June 2016 the Force had 812 officers in post."
    assert figure(tmp_path, head, UNSTATED).status == Status.REVIEW


UNDATED = [UNSTATED, f"In June {UNSTATED}", f"In the year to date {UNSTATED}", f"Last year {UNSTATED}"]


@pytest.mark.parametrize("body", UNDATED)
def test_without_a_date_only_stated_periods_stand(tmp_path: Path, body: str) -> None:
    assert figure(tmp_path, PANEL, body).status == Status.REVIEW
    stated = figure(tmp_path, PANEL, IN_JUNE)
    assert (stated.status, stated.period_end) == (Status.ACCEPTED, "2016-06-30")


def test_the_year_to_date_of_a_quarters_report_ends_with_it(tmp_path: Path) -> None:
    found = figure(tmp_path, f"{PANEL}\n\nQuarter 2 Report 2016-17", f"In the year to date, {UNSTATED}")
    assert (found.status, found.period_start, found.period_end) == ("accepted", "2016-04-01", "2016-09-30")
