"""What a chart shows: points by the kind of their period, standards, breaks, countries."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

from ingest.website import chart_kinds, words
from ingest.website.chart_kinds import Drawing
from ingest.website.read import Row

_FINE = 5
_LABELS = 12
_FEW = 6
_YEARS = 1500  # days from which an axis names years only
_SHAPES = ["circle", "square", "triangle-up", "diamond", "cross"]


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
    limit = standard if standard and standard["target_value"] is not None else None
    kinds = sorted({words.say("basis", p["period_basis"]) for p in points})
    described = chart_kinds.series(len(kinds) > 1, bool(breaks), bool(national), bool(limit), small)
    rows = {
        "points": _labelled(points, unit, _FEW if small else _LABELS),
        "breaks": [{"when": _noon(b["break_date"]), "shown": _reason(b)} for b in breaks],
        "national": _joined([_plain(r, unit) | {"shown": _of_country(r, unit)} for r in national]),
        "limit": [{"y": _scaled(s["target_value"], unit), "shown": _limit(s)} for s in (limit,) if s],
    }
    values = _time_axis(points, national, breaks) | _value_axis([*points, *national], unit, limit)
    values |= {"kinds": kinds, "shapes": _SHAPES[: len(kinds)]}
    drawn: Drawing = _filled(described, values)
    return drawn | {"datasets": {name: held for name, held in rows.items() if held}}


def spark(points: list[Row], unit: str) -> Drawing:
    """Return a small chart of a series, without axes."""
    return chart_kinds.spark() | {"datasets": {"points": _labelled(points, unit)}}


def _filled(described: Any, values: dict[str, Any]) -> Any:
    """Copy a description, with `values` in the place of their $names."""
    if isinstance(described, dict):
        return {key: _filled(held, values) for key, held in described.items()}
    if isinstance(described, list):
        return [_filled(held, values) for held in described]
    named = isinstance(described, str) and described.startswith("$")
    return values[described[1:]] if named else described


def _reason(broken: Row) -> str:
    return words.say("break_reason", broken["reason"])


def _limit(standard: Row) -> str:
    return f"Standard: {standard['standard_words']}"


def _of_country(row: Row, unit: str) -> str:
    return f"{row['label']} {words.value(row['value'], unit)}"


def _joined(drawn: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Mark which points a line joins, and the last of each line."""
    groups = Counter(point["line"] for point in drawn)
    last = {point["line"]: id(point) for point in drawn}
    for point in drawn:
        point.update(joined=groups[point["line"]] > 1, last=last[point["line"]] == id(point))
    return drawn


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
    drawn = _joined([_plain(p, unit) for p in points])
    named, lowest = _named(points, most), min(p["value"] for p in points)
    for point, plain in zip(points, drawn, strict=True):
        plain["labelled"] = id(point) in named
        plain["below"] = len(points) > most and point["value"] == lowest
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
        near = [p for p in points if p is not point and _days(point, p) < room / 2]
        hidden = len(points) <= most and any(p["value"] > point["value"] for p in near)
        if all(_days(point, other) >= room for other in taken) and not (hidden and taken):
            taken.append(point)
    return {id(point) for point in taken}


def _days(one: Row, other: Row) -> int:
    return abs(int((one["period_end"] - other["period_end"]).days))


def _noon(when: date) -> str:
    return f"{when.isoformat()}T12:00:00Z"  # noon: no time zone moves it to another day


def _scaled(amount: Any, unit: str) -> float:
    """Times are drawn in minutes: an axis in seconds says nothing to a reader."""
    return round(float(amount) / 60, _FINE) if unit == "seconds" else float(amount)


def _time_axis(points: list[Row], national: list[Row], breaks: list[Row]) -> dict[str, Any]:
    days = [p["period_end"] for p in [*points, *national]] + [b["break_date"] for b in breaks]
    first, last = min(days), max(days)
    span = (last - first).days
    edge = max(span // 14, 45)
    low, high = date.fromordinal(first.toordinal() - edge), date.fromordinal(last.toordinal() + edge)
    return {"days": [_noon(low), _noon(high)], "format": "%b %Y" if span < _YEARS else "%Y"}


def _value_axis(rows: list[Row], unit: str, limit: Row | None) -> dict[str, Any]:
    values = [_scaled(r["value"], unit) for r in rows]
    values += [_scaled(limit["target_value"], unit)] if limit else []
    room = (max(values) - min(values)) * 0.15 or max(abs(max(values)) * 0.1, 1)
    low, high = min(values) - room, max(values) + room
    low = max(low, 0) if min(values) >= 0 else low
    high = min(high, 100) if unit == "percent" and max(values) <= 100 - room else high
    title = "minutes" if unit == "seconds" else words.wording()["units"].get(unit, {"name": unit})["name"]
    return {"range": [low, high], "unit": title}
