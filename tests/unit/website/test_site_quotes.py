"""The words around a figure, from a paper about a made-up force."""

from __future__ import annotations

from pathlib import Path

from ingest.website.quotes import words_of

TEXT = """Northmarch Police and Crime Panel

Northmarch answered 81% of calls in time. In May 2031 it had answered 79% of them.

| Measure | May | June |
|---|---|---|
| Calls | 79% | 81% |
"""


def test_a_figure_is_shown_in_its_own_sentence_or_row(tmp_path: Path) -> None:
    paper = tmp_path / "northmarch.md"
    paper.write_text(TEXT, encoding="utf-8")
    places = [TEXT.index("79% of them"), TEXT.rindex("81%")]
    figures = [{"figure_id": str(n), "char_start": at, "char_end": at + 3} for n, at in enumerate(places)]
    found = words_of(paper, figures)
    assert (found["0"].kind, found["0"].before, found["0"].figure) == (
        "sentence",
        "In May 2031 it had answered ",
        "79%",
    )
    assert "81% of calls" not in found["0"].before
    assert (found["1"].kind, found["1"].figure) == ("table row", "81%")
    assert found["1"].before.endswith("| 79% | ")
