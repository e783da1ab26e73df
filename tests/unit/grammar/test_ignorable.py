"""Tokens that are no figures, each rule with its own example and counter-example."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from ingest.grammar.ignorable import IgnorableRule, find_ignorable, rules
from ingest.grammar.periods import find_periods


@pytest.mark.parametrize("entry", rules(), ids=lambda r: f"{r.rule}: {r.example}")
def test_every_rule_finds_its_example_and_leaves_its_counter_example(entry: IgnorableRule) -> None:
    assert entry.rule in [found.rule for found in find_ignorable(entry.example)]
    assert entry.rule not in [found.rule for found in find_ignorable(entry.counter_example)]


@pytest.mark.parametrize(
    ("text", "token", "rule"),
    [
        ("on 31 March 2023 we", "31 March 2023", "date"),
        ("in 2022/23 we", "2022/23", "period"),
        ("in 2019 we", "2019", "year"),
        ("in the last 12 months", "last 12 months", "period"),
        ("on 31 June 2023", "31 June 2023", "impossible_period"),
        (
            "see https://northmarch.example/2023/04 for more",
            "https://northmarch.example/2023/04",
            "email_or_url",
        ),
        ("76%3 of calls", "3", "footnote_mark"),
    ],
)
def test_what_is_ignored_and_why(text: str, token: str, rule: str) -> None:
    assert [(text[i.start : i.end], i.rule) for i in find_ignorable(text)] == [(token, rule)]


@pytest.mark.parametrize(
    "text",
    [
        "82 officers",
        "£101 each",
        "999,000 incidents",
        "(13.1)",
        "Four out of five events",
        "101% of plan",
        "a rise of 10.25%",
    ],
)
def test_figures_are_left(text: str) -> None:
    assert find_ignorable(text) == []


def test_periods_at_hand_give_the_same_answer() -> None:
    text = "In Q1 2023/24, 76% of 999 calls were answered, against 90% in June 2022 (page 12)."
    assert find_ignorable(text, find_periods(text, date(2023, 9, 1))) == find_ignorable(text)


def test_a_bad_rule_is_refused() -> None:
    with pytest.raises(ValidationError, match="at"):
        IgnorableRule(rule="x", at="(", example="1", counter_example="2")
    with pytest.raises(ValidationError, match="pattern"):
        IgnorableRule.model_validate({"rule": "x", "pattern": "1", "example": "1", "counter_example": "2"})
