"""What a chart shows, as altair has it: points by the kind of their period, standards, breaks, countries."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import altair as alt
import yaml

from ingest.website import words
from ingest.website.read import Row

Drawing = dict[str, Any]
"""A chart as Vega-Lite has it."""
_TICKS = 6
_FINE = 5
_LABELS = 12
_FEW = 6
_SHAPES = ["circle", "square", "triangle-up", "diamond", "cross"]


@cache
def _style() -> dict[str, Any]:
    found = yaml.safe_load(Path(__file__).with_name("charts.yaml").read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def series_chart(
    points: list[Row],
    unit: str,
    standard: Row | None,
    national: list[Row],
    breaks: list[Row],
    small: bool = False,
) -> Drawing:
    """Return the chart of one series: points by kind of period, lines only where nothing lies between.

    `points` are rows of queries/points.sql with a value; a period that is not stated stands at its report.
    `small` is for a phone.
    """
    ink = _style()["colours"]
    kinds = sorted({words.say("basis", p["period_basis"]) for p in points})
    x = _time_axis(points, national, breaks, _TICKS // 2 if small else _TICKS)
    y = _value_axis([*points, *national], unit, standard)
    base = _chart(_labelled(points, unit, _FEW if small else _LABELS)).encode(x=x, y=y)
    layers: list[alt.Chart] = [_break_lines(breaks, x)] if breaks else []
    layers.append(
        base.transform_filter("datum.joined")
        .mark_line(color=ink["series"], strokeWidth=2.5)
        .encode(detail="line:N", order=alt.Order("when:T"))
    )
    shape = alt.Shape(
        "kind:N",
        scale=alt.Scale(domain=kinds, range=_SHAPES[: len(kinds)]),
        legend=alt.Legend(title=None, orient="top", labelLimit=0, columns=2 if small else 5)
        if len(kinds) > 1
        else None,
    )
    marks = {"size": 90, "strokeWidth": 2.5, "stroke": ink["series"], "opacity": 1}
    layers.append(
        base.transform_filter("!datum.restated").mark_point(fill=ink["series"], **marks).encode(shape=shape)
    )
    layers.append(
        base.transform_filter("datum.restated").mark_point(fill=ink["paper"], **marks).encode(shape=shape)
    )
    rings = base.transform_filter("datum.signal")
    layers.append(rings.mark_point(shape="circle", size=380, stroke=ink["standard"], strokeWidth=2))
    label = base.transform_filter("datum.labelled")
    layers.append(
        label.mark_text(dy=-14, fontSize=14, fontWeight="bold", color=ink["text"]).encode(text="shown:N")
    )
    if national:
        layers += _national(national, unit, x, y)
    if standard and standard["target_value"] is not None:
        layers += _standard_line(standard, unit, y)[: 1 if small else 2]
    return _finished(_layered(layers), **_style()["small" if small else "size"])


def spark(points: list[Row], unit: str) -> Drawing:
    """Return a small chart of a series, without axes."""
    ink = _style()["colours"]
    base = _chart(_labelled(points, unit)).encode(
        x=alt.X("when:T", axis=None), y=alt.Y("y:Q", axis=None, scale=alt.Scale(zero=False, padding=6))
    )
    joined = base.transform_filter("datum.joined")
    line = joined.mark_line(color=ink["series"], strokeWidth=2).encode(
        detail="line:N", order=alt.Order("when:T")
    )
    return _finished(
        _layered([line, base.mark_circle(color=ink["series"], size=28, opacity=1)]), **_style()["spark"]
    )


def _layered(layers: list[Any]) -> alt.LayerChart:
    chart = alt.layer(*layers)
    assert isinstance(chart, alt.LayerChart)
    return chart


def _chart(rows: list[dict[str, Any]]) -> alt.Chart:
    return alt.Chart(alt.InlineData(values=rows))


def _plain(point: Row, unit: str) -> dict[str, Any]:
    return {
        "when": _noon(point["period_end"]),
        "y": _scaled(point["value"], unit),
        "shown": words.value(point["value"], unit),
        "kind": words.say("basis", point["period_basis"]),
        "line": point.get("line", ""),
        "signal": bool(point.get("signal")),
        "restated": point.get("vintage_number", 1) > 1,
    }


def _labelled(points: list[Row], unit: str, most: int = _LABELS) -> list[dict[str, Any]]:
    """Points for drawing; a value is written beside its point only where it has room, the last one always."""
    drawn = [_plain(p, unit) for p in points]
    groups = Counter(point["line"] for point in drawn)
    named = _named(points, most)
    for point, plain in zip(points, drawn, strict=True):
        plain.update(labelled=id(point) in named, joined=groups[plain["line"]] > 1)
    return drawn


def _named(points: list[Row], most: int) -> set[int]:
    """The points whose values are written: where there are many, the last, the highest and the lowest."""
    wanted = list(reversed(points))
    if len(points) > most:
        by_value = sorted(points, key=lambda p: p["value"])
        wanted = [points[-1], by_value[-1], by_value[0]]
    room = (points[-1]["period_end"] - points[0]["period_end"]).days / most
    taken: list[Row] = []
    for point in wanted:
        if all(abs((point["period_end"] - other["period_end"]).days) >= room for other in taken):
            taken.append(point)
    return {id(point) for point in taken}


def _noon(when: date) -> str:
    return f"{when.isoformat()}T12:00:00Z"  # noon: no time zone moves it to another day


def _scaled(amount: Any, unit: str) -> float:
    """Times are drawn in minutes: an axis in seconds says nothing to a reader."""
    return round(float(amount) / 60, _FINE) if unit == "seconds" else float(amount)


def _time_axis(points: list[Row], national: list[Row], breaks: list[Row], ticks: int) -> alt.X:
    days = [p["period_end"] for p in [*points, *national]] + [b["break_date"] for b in breaks]
    first, last = min(days), max(days)
    span = (last - first).days
    edge = max(span // 14, 45)
    low, high = date.fromordinal(first.toordinal() - edge), date.fromordinal(last.toordinal() + edge)
    return alt.X(
        "when:T",
        title=None,
        scale=alt.Scale(domain=[_noon(low), _noon(high)], type="utc"),
        axis=alt.Axis(
            format="%b %Y" if span < 1500 else "%Y", tickCount=ticks, labelOverlap=True, grid=False
        ),
    )


def _value_axis(rows: list[Row], unit: str, standard: Row | None) -> alt.Y:
    values = [_scaled(r["value"], unit) for r in rows]
    if standard and standard["target_value"] is not None:
        values.append(_scaled(standard["target_value"], unit))
    room = (max(values) - min(values)) * 0.15 or max(abs(max(values)) * 0.1, 1)
    low, high = min(values) - room, max(values) + room
    low = max(low, 0) if min(values) >= 0 else low
    high = min(high, 100) if unit == "percent" and max(values) <= 100 - room else high
    title = "minutes" if unit == "seconds" else words.wording()["units"].get(unit, {"name": unit})["name"]
    return alt.Y(
        "y:Q", title=title, scale=alt.Scale(domain=[low, high], nice=True), axis=alt.Axis(tickCount=_TICKS)
    )


def _break_lines(breaks: list[Row], x: alt.X) -> Any:
    ink = _style()["colours"]
    data = [{"when": _noon(b["break_date"]), "shown": words.say("break_reason", b["reason"])} for b in breaks]
    base = _chart(data).encode(x=x)
    rule = base.mark_rule(color=ink["break"], strokeDash=[2, 4], strokeWidth=2)
    text = base.mark_text(align="right", dx=-6, y=10, fontSize=13, color=ink["text"]).encode(text="shown:N")
    return alt.layer(rule, text)


def _national(rows: list[Row], unit: str, x: alt.X, y: alt.Y) -> list[Any]:
    ink = _style()["colours"]
    data = [{**_plain(r, unit), "shown": f"{r['label']} {words.value(r['value'], unit)}"} for r in rows]
    base = _chart(data).encode(x=x, y=y)
    point = base.mark_point(
        shape="diamond", size=110, stroke=ink["national"], fill=ink["national"], opacity=1
    )
    text = base.mark_text(dy=20, fontSize=13, color=ink["text"]).encode(text="shown:N")
    return [point, text]


def _standard_line(standard: Row, unit: str, y: alt.Y) -> list[Any]:
    ink = _style()["colours"]
    data = [
        {"y": _scaled(standard["target_value"], unit), "shown": f"Standard: {standard['standard_words']}"}
    ]
    base = _chart(data).encode(y=y)
    rule = base.mark_rule(color=ink["standard"], strokeWidth=2, strokeDash=[7, 4])
    text = base.mark_text(align="left", baseline="bottom", dx=4, dy=-3, x=0, fontSize=13, color=ink["text"])
    return [rule, text.encode(text="shown:N")]


def _finished(chart: alt.LayerChart, width: int, height: int) -> Drawing:
    """Size and style are put into the description: altair would copy the whole chart for each of them."""
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
    return chart.to_dict(validate=False) | {"width": width, "height": height, "config": config}
