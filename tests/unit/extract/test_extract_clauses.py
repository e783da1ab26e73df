"""Sentences and clauses: what belongs to which figure."""

from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.extract.sentences import Span, split_clauses, split_sentences
from ingest.grammar.quantities import find_quantities

SENTENCES = [
    ("Calls rose. Crime fell.", ["Calls rose. ", "Crime fell."]),
    ("It rose by 3.4% in June. It then fell.", ["It rose by 3.4% in June. ", "It then fell."]),
    ("Officers (inc. PCSOs) rose.", ["Officers (inc. PCSOs) rose."]),
    ("No. 4 in the list. 12 calls came.", ["No. 4 in the list. ", "12 calls came."]),
    ("Was it 9%? It was 8%.", ["Was it 9%? ", "It was 8%."]),
    ("One\nTwo", ["One\n", "Two"]),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [text[s.start : s.end] for s in split_sentences(text)] == expected


CLAUSES = [
    ("Calls rose to 90%, compared with 80% last year.", 2),
    ("Burglary and robbery fell by 5%.", 1),
    ("Calls rose by 5% compared to last year.", 1),
    ("Answering was 90% and abandonment was 3%.", 2),
    ("90% in May, 91% in June and 92% in July.", 3),
    ("The rate was 76%, below June last year (90%).", 2),
    ("Of those asked (in 2023/24), 76% agreed.", 1),
]


def clauses(text: str) -> list[str]:
    figures = [Span(q.start, q.end) for q in find_quantities(text) if q.unit == "percent"]
    return [text[c.start : c.end] for c in split_clauses(text, Span(0, len(text)), figures)]


@pytest.mark.parametrize(("text", "count"), CLAUSES)
def test_clauses(text: str, count: int) -> None:
    found = clauses(text)
    assert "".join(found) == text
    assert len([c for c in found if "%" in c]) == count


WORDS = st.sampled_from(
    [
        "In June,",
        "calls",
        "and",
        "rose",
        "to",
        "80%",
        "12.5%",
        "(90%)",
        "compared with",
        "nationally;",
        "U.K.",
        "No. 3.",
    ]
)


@given(st.lists(WORDS, min_size=1, max_size=24).map(" ".join))
def test_every_character_is_in_one_sentence_and_no_figure_is_cut(text: str) -> None:
    sentences = split_sentences(text)
    assert "".join(text[s.start : s.end] for s in sentences) == text
    for sentence in sentences:
        figures = [Span(q.start, q.end) for q in find_quantities(text) if sentence.holds(q.start)]
        parts = split_clauses(text, sentence, figures)
        assert parts[0].start == sentence.start and parts[-1].end == sentence.end
        assert all(a.end == b.start for a, b in itertools.pairwise(parts))
        assert all(sum(c.start <= f.start and f.end <= c.end for c in parts) == 1 for f in figures)


def test_the_comparison_is_told_from_what_is_compared() -> None:
    text = "It was 90%, compared with 80% before."
    figures = [Span(m.start(), m.end()) for m in re.finditer(r"\d+%", text)]
    assert [c.comparison for c in split_clauses(text, Span(0, len(text)), figures)] == [False, True]
