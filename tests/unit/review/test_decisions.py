"""Decisions: what is kept, what is refused, and what holds when papers and extraction change."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ingest.release.errors import Busy, NotFound
from ingest.release.lock import refresh_lock
from ingest.release.reviewing import Asked, NotTaken, listed, missing_measures, shown, take
from ingest.review.decision import Hand
from ingest.review.queue import Question, Seeds
from ingest.seeds.check import check_seeds
from ingest.settings import Settings
from tests.unit.review.conftest import EXAMPLE, reviews_of

HAND = Hand("A. Clerk", "2024-10-01", "the heading says so")


def test_the_doubtful_figure_waits_with_its_two_readings(settings: Settings) -> None:
    (row,) = listed(settings, "waiting")
    assert row["printed"] == "5%"
    assert row["readings"] == "2"
    assert "two measures fit equally" in row["asked_because"]


def test_show_prints_the_readings_and_the_line_of_the_paper(settings: Settings, asked: Question) -> None:
    text = shown(settings, asked.id, EXAMPLE / "txt").text
    assert "reading 1: 999 calls abandoned | northmarch | month 2024-03-01 to 2024-03-31 | 5 percent" in text
    assert "reading 2: 101 calls abandoned" in text
    assert ">>5%<< of 999 and 101 calls were abandoned" in text


def test_show_works_without_the_paper(settings: Settings, asked: Question, tmp_path: Path) -> None:
    shown_text = shown(settings, asked.figure_id, tmp_path).text
    assert "not at hand" in shown_text
    assert "reading 2: 101 calls abandoned" in shown_text


def test_an_accepted_reading_is_written_out_whole(settings: Settings, asked: Question) -> None:
    taken = take(settings, Asked("accept", asked.id, HAND, reading=2))
    assert taken.changed
    (row,) = Seeds(settings.seeds).decisions
    assert row == {
        **dict.fromkeys(row, ""),
        "figure_id": asked.figure_id,
        "observation_id": asked.id,
        "value_text": "5%",
        "decision": "accept",
        "area": "northmarch",
        "metric": "calls_101_abandoned_pct",
        "measure_type": "level",
        "period_type": "month",
        "period_start": "2024-03-01",
        "period_end": "2024-03-31",
        "value": "5",
        "unit": "percent",
        "decided_by": "A. Clerk",
        "decided_on": "2024-10-01",
        "reason": "the heading says so",
    }
    assert listed(settings, "waiting") == []
    assert check_seeds(settings.seeds) == []


def test_several_readings_need_one_to_be_named(settings: Settings, asked: Question) -> None:
    before = reviews_of(settings)
    with pytest.raises(NotTaken, match="2 readings"):
        take(settings, Asked("accept", asked.id, HAND))
    with pytest.raises(NotTaken, match="no reading 3"):
        take(settings, Asked("accept", asked.id, HAND, reading=3))
    assert reviews_of(settings) == before


def test_a_correction_keeps_what_it_does_not_name_and_takes_the_unit_of_its_measure(
    settings: Settings, asked: Question
) -> None:
    given = {"metric": "calls_101_volume", "value": "1,250", "period": "Q4 2023/24"}
    taken = take(settings, Asked("correct", asked.figure_id, HAND, given=given))
    meaning = taken.decision.meaning
    assert (meaning.area, meaning.metric, meaning.value, meaning.unit) == (
        "northmarch",
        "calls_101_volume",
        "1250",
        "count",
    )
    assert (meaning.period_type, meaning.period_start, meaning.period_end) == (
        "quarter",
        "2024-01-01",
        "2024-03-31",
    )


def test_a_correction_goes_on_from_what_was_decided_before(settings: Settings, asked: Question) -> None:
    given = {"metric": "conviction_rate_pct", "dimensions": "court=crown", "period": "unstated"}
    take(settings, Asked("correct", asked.id, HAND, given=given))
    meaning = take(settings, Asked("correct", asked.id, HAND, given={"value": "7"})).decision.meaning
    assert (meaning.metric, meaning.dimensions, meaning.value) == ("conviction_rate_pct", "court=crown", "7")
    assert (meaning.period_type, meaning.period_start, meaning.period_end) == ("unstated", "", "2024-06-11")


WRONG = {
    "unknown measure": ({"metric": "calls_101_abandond_pct"}, "--metric", "calls_101_abandoned_pct"),
    "unknown area": ({"area": "north_march"}, "--area", "northmarch"),
    "unknown dimension": ({"dimensions": "offense=rape"}, "--dimensions", "offence"),
    "not a dimension": ({"dimensions": "offence:rape"}, "--dimensions", "offence:rape"),
    "period of no year": ({"period": "June"}, "--period", "Q1 2023/24"),
    "period that cannot be": ({"period": "2024-02-30 to 2024-03-31"}, "--period", "calendar"),
    "days of no quarter": ({"period": "quarter 2024-02-01 to 2024-03-31"}, "--period", "not a quarter"),
    "no number": ({"value": "about 5"}, "--value", "plain number"),
    "more than can be": ({"value": "105"}, "--value", "from 0 to 100"),
    "less than can be": ({"value": "-5"}, "--value", "from 0 to 100"),
    "another unit": ({"unit": "count"}, "--unit", "percent"),
    "unknown kind": ({"measure_type": "delta"}, "--measure-type", "change_pct"),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_wrong_correction_is_refused_with_the_field_and_the_remedy(
    settings: Settings, asked: Question, case: str
) -> None:
    given, option, remedy = WRONG[case]
    before = reviews_of(settings)
    with pytest.raises(NotTaken) as refused:
        take(settings, Asked("correct", asked.id, HAND, given=given))
    assert option in str(refused.value)
    assert remedy in str(refused.value)
    assert reviews_of(settings) == before


@pytest.mark.parametrize("verdict", ["accept", "correct", "reject"])
def test_nobody_decides_without_a_reason(settings: Settings, asked: Question, verdict: str) -> None:
    hand = replace(HAND, why="  ")
    given = {"value": "6"} if verdict == "correct" else {}
    with pytest.raises(NotTaken, match="--why"):
        take(settings, Asked(verdict, asked.id, hand, reading=1, given=given))  # type: ignore[arg-type]


def test_an_unknown_figure_is_named(settings: Settings) -> None:
    with pytest.raises(NotFound, match="0123456789abcdef"):
        take(settings, Asked("reject", "0123456789abcdef", HAND))


def test_nothing_is_written_while_a_refresh_runs(settings: Settings, asked: Question) -> None:
    before = reviews_of(settings)
    with refresh_lock(settings.state), pytest.raises(Busy):
        take(settings, Asked("reject", asked.id, HAND))
    assert reviews_of(settings) == before


def test_the_latest_decision_holds_and_one_of_the_same_day_takes_the_place(
    settings: Settings, asked: Question
) -> None:
    take(settings, Asked("accept", asked.id, HAND, reading=1))
    again = take(settings, Asked("accept", asked.id, HAND, reading=2))
    assert again.before is not None
    assert again.before["metric"] == "calls_999_abandoned_pct"
    take(settings, Asked("reject", asked.id, replace(HAND, on="2024-10-02")))
    seeds = Seeds(settings.seeds)
    assert [row["decision"] for row in seeds.decisions] == ["accept", "reject"]
    held = seeds.decision_on(asked.row)
    assert held is not None
    assert held["decision"] == "reject"
    assert check_seeds(settings.seeds) == []


def test_a_decision_survives_an_extractor_that_reads_the_figure_anew(
    settings: Settings, asked: Question
) -> None:
    take(settings, Asked("accept", asked.id, HAND, reading=2))
    path = settings.seeds / "observations" / f"{asked.row['paper_sha256'][:16]}.csv"
    text = path.read_text(encoding="utf-8").replace("calls_999_abandoned_pct", "calls_101_abandoned_pct")
    path.write_text(text.replace(",sentence,", ",better_rule,"), encoding="utf-8")
    seeds = Seeds(settings.seeds)
    assert seeds.orphans() == []
    (now,) = seeds.questions(asked.id)
    assert now.row["rule"] == "better_rule"
    held = seeds.decision_on(now.row)
    assert held is not None
    assert held["metric"] == "calls_101_abandoned_pct"


def test_a_decision_whose_paper_is_gone_is_an_orphan(settings: Settings, asked: Question) -> None:
    take(settings, Asked("accept", asked.id, HAND, reading=2))
    assert listed(settings, "orphans") == []
    (settings.seeds / "observations" / f"{asked.row['paper_sha256'][:16]}.csv").unlink()
    (orphan,) = listed(settings, "orphans")
    assert orphan["id"] == asked.id
    assert "no paper that is held" in orphan["not_applied_because"]


def test_a_decision_on_another_token_is_an_orphan_and_the_figure_waits_again(
    settings: Settings, asked: Question
) -> None:
    take(settings, Asked("accept", asked.id, HAND, reading=2))
    path = settings.seeds / "reference" / "reviews.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",5%,", ",50%,"), encoding="utf-8")
    (orphan,) = listed(settings, "orphans")
    assert "'5%'" in orphan["not_applied_because"]
    assert "'50%'" in orphan["not_applied_because"]
    assert [row["id"] for row in listed(settings, "waiting")] == [asked.id]


def test_every_figure_of_the_example_has_a_measure(settings: Settings) -> None:
    assert missing_measures(settings) == []
