"""Properties of the reader over any text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.readers.dates import first_date
from ingest.readers.numbering import paragraph_number
from ingest.readers.plain import to_paper

_BITS = st.sampled_from(
    (
        "12%",
        "£1.2m",
        "Northmarch",
        "the",
        "calls",
        "\t",
        "\n",
        "\n\n",
        " ",
        "**",
        "<b>",
        "</b>",
        "|",
        "- ",
        "# ",
        "# ",
        "1. ",
        "(a) ",
        ".",
        ",",
        "-\n",
        "\x0c",
        "\r\n",
        "•",
        "2019/20",
        "Page 3",
        "<p>",
        "*",
        "\\",
        "|--|",
        "\ufeff",
        "Minutes of the Northmarch Police and Crime Panel",
        "5 March 2024",
        "Appendix 1",
        "   ",
        "\nMeasure   Q1 2023/24   Target\n",
        "\nOct 2023 Nov 2023\n",
        "\nTheft   12%   9\n",
        "\nTheft 4 5\n",
        "\nin towns\n",
        "\n---|---\n",
        "\n-----\n",
        "\n31,204\n",
        "Agenda",
        "Force Report",
    )
)


@settings(max_examples=150)
@given(st.lists(_BITS, max_size=60))
def test_any_text_keeps_every_digit_once_at_its_place(bits: list[str]) -> None:
    text = "".join(bits)
    paper = to_paper("any", "0" * 64, text, "plain", "1")
    seen: list[int] = []
    for block in paper.blocks:
        cells = [c.text for r in block.table.rows for c in r.cells] if block.table else [block.text]
        assert block.text.value
        for cell in cells:
            assert all(
                text[at] == c for c, at in zip(cell.value, cell.offsets, strict=True) if not c.isspace()
            )
            seen.extend(at for c, at in zip(cell.value, cell.offsets, strict=True) if c.isdigit())
    assert sorted(seen) == [at for at, c in enumerate(text) if c.isdigit()]


def test_dates_need_a_calendar() -> None:
    assert first_date("31 June 2023") is None
    found = first_date("on 31 June 2023, or Monday 5th March 2024")
    assert found is not None and found.isoformat() == "2024-03-05"


def test_numbers_of_paragraphs_and_figures_are_told_apart() -> None:
    numbered = ("27. We", "3.1 The", "(iv) a", "a) b")
    assert [paragraph_number(value) for value in numbered] == ["27", "3.1", "iv", "a"]
    assert not any(paragraph_number(value) for value in ("1.5 FTE posts", "30 vans", "2.5% of"))
    assert paragraph_number("315 Welcome", heading=True) == "315"
    assert paragraph_number("5 March 2024", heading=True) is None
