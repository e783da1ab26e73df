"""What a chart says in words, and that its colours can be told from the ground in light and dark."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from ingest.website import charts
from ingest.website.build import ASSETS

CSS = (ASSETS / "site.css").read_text(encoding="utf-8")


def point(month: int, value: int, **more: Any) -> dict[str, Any]:
    day = date(2030, month, 1)
    return {"period_start": day, "period_end": day, "period_basis": "point", "value": Decimal(value)} | more


def test_a_chart_says_all_that_it_shows() -> None:
    told = charts.say_series(
        "Share, Northmarch",
        [point(4, 76), point(5, 81, vintage_number=2), point(6, 60, signal={"signal": "shift"})],
        "percent",
        {"target_value": Decimal(90), "standard_words": "90% or more"},
        [point(6, 70, label="England")],
        [{"break_date": date(2030, 5, 1), "reason": "method"}],
    )
    assert told == (
        "Share, Northmarch: 3 values. on 1 April 2030: 76%; on 1 May 2030: 81% (restated); "
        "on 1 June 2030: 60% (unusual). Standard: 90% or more. England, on 1 June 2030: 70%. "
        "1 May 2030: method changed."
    )


def test_of_many_values_a_chart_says_the_ends_and_the_latest() -> None:
    told = charts.say_series("Share", [point(1 + n % 12, n) for n in range(30)], "percent", None)
    assert told.startswith("Share: 30 values. Lowest: on 1 January 2030: 0%. Highest: on 1 June 2030: 29%.")
    assert told.endswith("on 1 June 2030: 29%.")
    assert "17%" not in told


def colours(scheme: str) -> dict[str, str]:
    blocks = re.findall(r":root \{(.*?)\}", CSS, re.DOTALL)
    light = dict(re.findall(r"--([\w-]+): (#\w{6})", blocks[0]))
    return light | (dict(re.findall(r"--([\w-]+): (#\w{6})", blocks[1])) if scheme == "dark" else {})


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_charts_can_be_told_from_their_ground(scheme: str) -> None:
    known = colours(scheme)
    ground = known["ground"]
    assert contrast(known["text"], ground) >= 7
    for role in ("c-series", "c-national", "c-standard", "c-break"):
        assert contrast(known[role], ground) >= 4.5, role
