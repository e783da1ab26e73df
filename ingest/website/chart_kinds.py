"""Kinds of charts, as altair describes them: with $names for what differs from series to series.

Each kind is described once: to copy and check altair's objects for every series takes longer than to draw it.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import altair as alt
import yaml
from altair.utils import schemapi

Drawing = dict[str, Any]
"""A chart as Vega-Lite has it."""
_TICKS = 6
_UNCHECKED = schemapi.debug_mode(False)  # a $name stands where altair wants a list


@cache
def _style() -> dict[str, Any]:
    found = yaml.safe_load(Path(__file__).with_name("charts.yaml").read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


@cache
@_UNCHECKED
def series(many_kinds: bool, breaks: bool, national: bool, limit: bool, small: bool) -> Drawing:
    """Return the chart of a series: what it has decides its layers.

    Its $names are days, format, unit, range, kinds and shapes; its data are points, breaks, national, limit.
    """
    ink = _style()["colours"]
    ticks = _TICKS // 2 if small else _TICKS
    x = alt.X(
        "when:T",
        title=None,
        scale=alt.Scale(domain="$days", type="utc"),
        axis=alt.Axis(format="$format", tickCount=ticks, labelOverlap=True, grid=False),
    )
    y = alt.Y(
        "y:Q", title="$unit", scale=alt.Scale(domain="$range", nice=True), axis=alt.Axis(tickCount=_TICKS)
    )
    legend = alt.Legend(title=None, orient="top", labelLimit=0, columns=2 if small else 5)
    scale = alt.Scale(domain="$kinds", range="$shapes")
    shape = alt.Shape("kind:N", scale=scale, legend=legend if many_kinds else None)
    base = _rows("points").encode(x=x, y=y)
    marks = {"size": 90, "strokeWidth": 2.5, "stroke": ink["series"], "opacity": 1}
    plain, restated = base.transform_filter("!datum.restated"), base.transform_filter("datum.restated")
    rings = base.transform_filter("datum.signal")
    ground, label = _labels(base.transform_filter("datum.labelled"))
    layers: list[Any] = [_break_lines(x)] if breaks else []
    layers += [
        _lines(base, ink["series"], 2.5),
        ground,
        plain.mark_point(fill=ink["series"], **marks).encode(shape=shape),
        restated.mark_point(fill=ink["paper"], **marks).encode(shape=shape),
        rings.mark_point(shape="circle", size=380, stroke=ink["standard"], strokeWidth=2),
        label,
    ]
    layers += _national(x, y) if national else []
    layers += _limit_line(y)[: 1 if small else 2] if limit else []
    return _finished(layers, **_style()["small" if small else "size"])


@cache
@_UNCHECKED
def spark() -> Drawing:
    """Return the small chart of a series, without axes; its data are points."""
    ink = _style()["colours"]["series"]
    base = _rows("points").encode(
        x=alt.X("when:T", axis=None), y=alt.Y("y:Q", axis=None, scale=alt.Scale(zero=False, padding=6))
    )
    return _finished(
        [_lines(base, ink, 2), base.mark_circle(color=ink, size=28, opacity=1)], **_style()["spark"]
    )


def _rows(name: str) -> alt.Chart:
    return alt.Chart(alt.NamedData(name))


def _lines(base: alt.Chart, ink: str, width: float) -> alt.Chart:
    joined = base.transform_filter("datum.joined").mark_line(color=ink, strokeWidth=width)
    lines: alt.Chart = joined.encode(detail="line:N", order=alt.Order("when:T"))
    return lines


def _labels(base: alt.Chart) -> list[alt.Chart]:
    """Values beside their points, on a ground that parts them from the lines below it."""
    ink = _style()["colours"]
    marks: dict[str, Any] = {"dy": alt.expr("datum.below ? 22 : -14"), "fontSize": 14, "fontWeight": "bold"}
    ground = base.mark_text(**marks, stroke=ink["paper"], strokeWidth=5, strokeJoin="round")
    return [mark.encode(text="shown:N") for mark in (ground, base.mark_text(**marks, color=ink["text"]))]


def _break_lines(x: alt.X) -> Any:
    ink = _style()["colours"]
    base = _rows("breaks").encode(x=x)
    rule = base.mark_rule(color=ink["break"], strokeDash=[2, 4], strokeWidth=2)
    text = base.mark_text(align="right", dx=-6, y=10, fontSize=13, color=ink["text"]).encode(text="shown:N")
    return alt.layer(rule, text)


def _national(x: alt.X, y: alt.Y) -> list[Any]:
    ink = _style()["colours"]
    base = _rows("national").encode(x=x, y=y)
    marks = {
        "shape": "diamond",
        "size": 110,
        "stroke": ink["national"],
        "fill": ink["national"],
        "opacity": 1,
    }
    text = base.transform_filter("datum.last").mark_text(dy=20, fontSize=13, color=ink["text"])
    return [_lines(base, ink["national"], 1.5), base.mark_point(**marks), text.encode(text="shown:N")]


def _limit_line(y: alt.Y) -> list[Any]:
    ink = _style()["colours"]
    base = _rows("limit").encode(y=y)
    rule = base.mark_rule(color=ink["standard"], strokeWidth=2, strokeDash=[7, 4])
    text = base.mark_text(align="left", baseline="bottom", dx=4, dy=-3, x=0, fontSize=13, color=ink["text"])
    return [rule, text.encode(text="shown:N")]


def _finished(layers: list[Any], width: int, height: int) -> Drawing:
    ink = _style()["colours"]
    axis = {"labelFontSize": 14, "titleFontSize": 14, "titleFontWeight": "normal"}
    axis |= dict.fromkeys(("labelColor", "titleColor"), ink["text"])
    axis |= dict.fromkeys(("gridColor", "domainColor", "tickColor"), ink["grid"])
    legend = {"labelFontSize": 14, "labelColor": ink["text"]}
    legend |= dict.fromkeys(("symbolStrokeColor", "symbolFillColor"), ink["series"])
    config = {
        "aria": False, "background": "transparent", "font": "system-ui", "padding": 4,
        "view": {"stroke": None}, "axis": axis, "legend": legend,
    }  # fmt: skip
    drawn: Drawing = alt.layer(*layers).to_dict(validate=False)
    return drawn | {"width": width, "height": height, "config": config}
