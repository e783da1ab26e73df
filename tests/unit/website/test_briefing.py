"""The briefing as a file: what it says, for whom it can be read, and that hostile text does it no harm."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import pdfplumber
import pytest

from ingest.website.briefing import briefing_pdf

DAY = date(2030, 9, 12)
PAGE = "meeting/northmarch/2030-09-12.pdf"
HOSTILE = "#eval(1) $x$ <script> \u202eevil\u2066 \x07" + "w" * 300


def row(**more: Any) -> dict[str, Any]:
    known = {
        "name": "999 calls answered in time", "metric": "m", "unit": "percent", "value": Decimal(81),
        "period_start": date(2030, 4, 1), "period_end": date(2030, 6, 30), "value_basis": "quarter",
        "figure_id": "0123456789abcdef", "qoq_direction": "down", "qoq_abs": Decimal(-8), "qoq_pct": None,
        "qoq_judgement": "worse", "yoy_direction": None,
    }  # fmt: skip
    return known | more


def shown(label: str = "Northmarch", **more: Any) -> dict[str, Any]:
    nothing: dict[str, Any] = {
        "area": {"area": "northmarch", "label": label}, "held_on": DAY, "as_of": DAY,
        "papers": [{"name": "Report of the chief constable"}], "moved": [], "missed": [], "discrepancies": [],
        "conflicts": [], "stale": [], "questions": [],
        "more_moved": 0, "more_missed": 0, "more_contradicts": 0,
    }  # fmt: skip
    return nothing | more


def text_of(made: bytes) -> str:
    with pdfplumber.open(BytesIO(made)) as pdf:
        return " ".join(" ".join(page.extract_text() for page in pdf.pages).split())


def test_it_says_what_moved_and_against_what() -> None:
    said = text_of(briefing_pdf(PAGE, shown(moved=[row()], more_moved=3, questions=["What is being done?"])))
    assert "81%" in said and "April to June 2030" in said
    assert "Down 8 percentage points (worse)" in said
    assert "on the quarter before" in said
    assert "Further changes on the page of the area: 3." in said
    assert "1. What is being done?" in said


def test_it_says_so_where_there_is_nothing() -> None:
    said = text_of(briefing_pdf(PAGE, shown()))
    assert "No contradiction was found." in said
    assert "The figures raise no question by themselves." in said
    assert "Not heard of lately" not in said


def test_a_value_that_a_paper_repeats_is_named_once() -> None:
    conflict = row(printed=[("85%", "a"), ("85%", "b"), ("83%", "c")])
    assert "April to June 2030: 85% and 83%" in text_of(briefing_pdf(PAGE, shown(conflicts=[conflict])))


def test_its_values_lead_to_their_figures() -> None:
    with pdfplumber.open(BytesIO(briefing_pdf(PAGE, shown(moved=[row()])))) as pdf:
        assert [link["uri"] for link in pdf.hyperlinks] == ["../../figure/0123456789abcdef.html"]


def test_it_can_be_read_aloud() -> None:
    with pdfplumber.open(BytesIO(briefing_pdf(PAGE, shown(moved=[row()])))) as pdf:
        catalog = pdf.doc.catalog
        assert {"StructTreeRoot", "MarkInfo"} <= catalog.keys()
        assert catalog["Lang"] == b"en-GB"
        assert b"pdfuaid" in catalog["Metadata"].resolve().get_data()


def test_equal_values_give_equal_bytes() -> None:
    assert briefing_pdf(PAGE, shown(moved=[row()])) == briefing_pdf(PAGE, shown(moved=[row()]))


@pytest.mark.parametrize("hostile", [HOSTILE, "北部 🚓"])
def test_hostile_text_is_text(hostile: str) -> None:
    made = briefing_pdf(PAGE, shown(hostile, moved=[row(name=hostile)] * 3, questions=[hostile]))
    with pdfplumber.open(BytesIO(made)) as pdf:
        assert len(pdf.pages) <= 2
        letters = [char for page in pdf.pages for char in page.chars]
        assert max(char["x1"] for char in letters) <= pdf.pages[0].width
    assert "script" not in hostile or "#eval(1) $x$ <script>" in text_of(made)
