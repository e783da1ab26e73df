"""Which measure a figure is of: words of another measure beside it forbid the first that comes to mind."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from ingest.extract.passage import Passage, Setting
from ingest.extract.surroundings import Level, Scope, Surroundings
from ingest.lexicon import load_lexicon
from ingest.record import Record

SENTENCES = [
    (
        "3% of 999 calls were abandoned before being answered within 10 seconds.",
        "3%",
        "calls_999_abandoned_pct",
    ),
    ("82% of 101 and 999 calls were answered within 10 seconds.", "82%", ""),
    ("45% of stop and searches were of the workforce's BAME neighbours.", "45%", "stop_search_share_pct"),
    ("The census gave a BAME population of 12% beside the workforce.", "12%", ""),
]


@pytest.mark.parametrize(("sentence", "token", "metric"), SENTENCES)
def test_words_of_another_measure_forbid_this_one(
    extracted: Callable[[str], list[Record]], sentence: str, token: str, metric: str
) -> None:
    records = extracted(f"In June 2024 the figures were these. {sentence}")
    assert [r.metric for r in records if r.value_text == token] == [metric]


def test_a_level_that_is_skipped_for_one_question_is_there_for_the_next() -> None:
    """Answers are kept: each must be that of its own question."""
    setting = Setting(load_lexicon(), "northmarch", date(2024, 9, 10))
    above = Passage("Conviction rate", setting)
    around = Surroundings([Scope(Level.SECTION, above, 0, len(above.text))])
    assert around.cue("conviction_rate", upto=Level.HEADING, skip=(Level.SECTION,)) is None
    found = around.cue("conviction_rate", upto=Level.HEADING)
    assert found is not None and found.level is Level.SECTION
    assert around.cue("conviction_rate", upto=Level.CLAUSE) is None
