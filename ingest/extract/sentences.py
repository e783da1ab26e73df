"""Cuts clean text into sentences, and a sentence into the clauses that each state their own figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

_SENTENCE_END = re.compile(
    r"(?<!\bNo)(?<!\bSt)(?<!\bvs)(?<!\binc)(?<!\bapprox)(?<!\b[a-zA-Z])[.!?]['\"’”)\]]*\s+(?=[A-Z0-9£'\"‘“(•-])"
    r"|(?<=(?:and|ade|art|dix) [A-H])\.\s+(?=[A-Z])"  # 'at Band D. The police grant'
    r"|\s+•\s+|\n+"
)
_BOUNDARY = re.compile(
    r";|:(?=\s)|\s[–-]\s"
    r"|,?\s+(?:and\s+|or\s+)?(?:(?:when\s+|as\s+|in\s+)?compar(?:ed|ison|ing)\s+(?:to|with)|versus|vs\.?|"
    r"(?<!satisfied\s)(?<!happy\s)with(?!(?<=%\swith)\s+(?!an?\b|the\b|[\d£]))|while|whilst|but|however|although|than|against|"
    r"(?:well\s+|just\s+|far\s+|slightly\s+)?(?:above|below|from|to)\s+(?:the|an?)|up\s+from|down\s+from|"
    r"an?\s+(?:\w+\s+)?(?:increase|decrease|reduction|rise|fall|drop|decline))(?=\s)"
    r"|,?\s+and(?=\s)|,(?=\s)"
    r"|\s+to(?!\s+(?:999|101)\b)(?=\s+(?:around\s|approximately\s|over\s|an?\s\w+\sof\s)?(?:[£\d]|(?:two|three|four|five|six|seven|eight|nine|ten)\b))"
    r"|\s\((?=[^)]*\))"
)
_COMPARISON = re.compile(
    r"^,?\s*(?:and\s+|or\s+)?(?:(?:when|as|in)\s+)?(?:compar|versus|vs|than|against|up\s+from|down\s+from"
    r"|(?:(?:well|just|far|slightly)\s+)?(?:above|below|from)\s|an?\s+(?:\w+\s+)?(?:increase|decrease|reduction|rise|fall|drop|decline))",
    re.IGNORECASE,
)
_JOINS = re.compile(r"[;:,]|\s+(?:and|while|whilst|but|however|although|with)\b")
_ONLY_FIGURE = re.compile(
    r"^\((?:\s*(?:over|around|approx\w*|about|just|nearly|almost|more than|less than)\s*)?$"
)


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range of clean text."""

    start: int
    end: int

    def holds(self, position: int) -> bool:
        """Whether the position lies in the range."""
        return self.start <= position < self.end


@dataclass(frozen=True, slots=True)
class Clause(Span):
    """A part of a sentence; a comparison gives the figures that the main figure is set against."""

    comparison: bool = False


@lru_cache(maxsize=256)  # each figure of a paragraph asks for its sentences
def split_sentences(text: str) -> tuple[Span, ...]:
    """Return the sentences of clean text in order; together they cover it."""
    spans, start = [], 0
    for match in _SENTENCE_END.finditer(text):
        if text[start : match.end()].strip():
            spans.append(Span(start, match.end()))
        start = match.end()
    if text[start:].strip():
        spans.append(Span(start, len(text)))
    return tuple(spans)


def sentence_at(text: str, at: int) -> Span:
    """Return the sentence of clean text that holds a place; the whole text where none does."""
    return next((s for s in split_sentences(text) if s.holds(at)), Span(0, len(text)))


def split_clauses(
    text: str, sentence: Span, figures: Sequence[Span], whole: Sequence[Span] = ()
) -> list[Clause]:
    """Return the clauses of a sentence, each with at least one of its figures where it has any.

    `figures` are the spans of the sentence's quantities in order. A boundary counts only where figures
    stand on both of its sides: 'burglary and robbery fell by 5%' is one clause. `whole` are names that are
    not cut ('1 July and 30 September', 'Devon and Cornwall').
    """
    cuts = [sentence.start]
    boundaries = [m.start() for m in _BOUNDARY.finditer(text, sentence.start, sentence.end)]
    inner = [
        b
        for b in boundaries
        if not any(f.start < b < f.end for f in (*figures, *whole)) and not _aside(text, b, figures)
    ]
    for index, cut in enumerate(inner):
        following = inner[index + 1] if index + 1 < len(inner) else sentence.end
        joined = next((b for b in inner[index + 1 :] if _JOINS.match(text, b)), sentence.end)
        has_before = any(cuts[-1] <= f.start < cut for f in figures)
        has_after = any(cut <= f.start for f in figures)
        if _COMPARISON.match(text[cut:following].lstrip()) and not any(
            cut <= f.start < joined for f in figures
        ):
            continue  # 'compared to the previous year' without a figure belongs to what it follows
        if has_before and has_after and not _belongs_before(text, cut, following, figures):
            cuts.append(cut)
    ends = [*cuts[1:], sentence.end]
    return [
        Clause(a, b, comparison=a > sentence.start and bool(_COMPARISON.match(text[a:b].lstrip(" ("))))
        for a, b in zip(cuts, ends, strict=True)
    ]


def _aside(text: str, cut: int, figures: Sequence[Span]) -> bool:
    """Whether the cut is at a bracket without a figure: '(2016/17)' belongs to what stands before it."""
    if text[cut : cut + 2].strip() != "(":
        return False
    close = text.find(")", cut)
    return not any(cut < f.start < close for f in figures)


def _belongs_before(text: str, cut: int, following: int, figures: Sequence[Span]) -> bool:
    """Whether what follows the cut is no clause of its own: '(90%)' after what it is the figure of."""
    if text[cut : cut + 2].strip() != "(":
        return False
    first = next((f for f in figures if f.start >= cut), None)
    if first is None or not _ONLY_FIGURE.match(text[cut : first.start].strip()):
        return False
    return text[first.end : first.end + 1] in {")", ",", ";"} and first.start < max(following, cut + 40)
