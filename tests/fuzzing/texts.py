"""Random papers of text, made of the tokens that papers print, in any order."""

from __future__ import annotations

from random import Random

_NUMBER_LINES = """
    76% 6.2% -1.7pp +5pp 0.4 1,204 31,250 12 3 999 101 £1.373m £6 £25,000 (198.5) 1.2 4th 44th 62 100% 0
    1/3 2/10 00:16:36 17:00 3:45 01632 960123 2023 2022/23 23/24 2019-20 300% 1e9 12.5.3 1,2,3 ½ ¹ ²
    10,000+ 5-6 7–8 c.900 99999999999999999999 0.000001 1,000,000 -0 £-5m 45.6k 1m 2bn
"""
_WORD_LINES = """
    nearly over about up down to from by of the in and between compared with than than last year quarter
    previous same period target below above national average median minutes seconds hours per cent
    percentage points times doubled halved one in ten three quarters a third half two thirds first
    second third worst best respectively not would aims since April June September 2023 Q1 Q4 Quarter 31
    March 12 months year-to-date ending as at calls were answered within abandoned conviction rate Crown
    Court workforce headcount BAME officers staff Northmarch Police Crime Panel force forces ranked out
    stop search sickness days budget precept Band D variance £000 million thousand k m FTE victims
    satisfied complaints incidents grade response time Table Appendix Page Agenda Item section Minutes
    report
"""
_NUMBERS, _WORDS = _NUMBER_LINES.split(), _WORD_LINES.split()
_SIGNS = (". ", ", ", "; ", ": ", " (", ") ", " - ", "\n", "\n\n", "\n- ", "\n1. ", "\n# ", "**", "\t",
          "\n\t", " | ", "\n|---|---|\n", "/", "’", "“", "\u00a0", "\u2212", "\u202e", "\ufeff",
          "\x0c", "<b>", "</b>", "   ", "\r\n")  # fmt: skip


def random_text(chance: Random, most: int = 60) -> str:
    """Return a text of up to `most` tokens."""
    parts: list[str] = []
    for _ in range(chance.randrange(1, most)):
        kind = chance.random()
        if kind < 0.3:
            parts.append(chance.choice(_NUMBERS))
        elif kind < 0.75:
            parts.append(chance.choice(_WORDS))
        else:
            parts.append(chance.choice(_SIGNS))
            continue
        parts.append(" " if chance.random() < 0.9 else "")
    return "".join(parts)
