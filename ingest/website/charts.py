"""Charts as SVG text with a text alternative; the style sheet gives the colours."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from functools import cache
from importlib import metadata
from pathlib import Path

from markupsafe import Markup, escape

from ingest.website import words
from ingest.website.chart_kinds import Drawing
from ingest.website.read import Row

_ROLES = re.compile(r' (?:role|aria-roledescription|aria-hidden)="[^"]*"')
_EMPTY = re.compile(r'<path class="(?:background|foreground)"[^>]*d="M0,0h0v0h0Z"[^>]*/>')
_HEAD = re.compile(r"^<svg[^>]*?viewBox=\"([^\"]+)\"[^>]*>")
_TOLD = 12


class Drawer:
    """Draws charts; one that an earlier build drew from the same description is taken from its folder."""

    def __init__(self, folder: Path, earlier: Path | None = None) -> None:
        self.folder, self.earlier = folder, earlier
        self.used: set[str] = set()
        folder.mkdir(parents=True, exist_ok=True)

    def draw(self, described: Drawing, title: str, told: str) -> Markup:
        """Return a chart as an inline SVG; `told` says what it shows."""
        text = json.dumps(described, sort_keys=True)
        name = hashlib.sha256(f"{_version()}{text}".encode()).hexdigest()[:16]
        body = self._body(name, text)
        box = _HEAD.match(body)
        assert box is not None
        return Markup(
            f'<svg class="chart" viewBox="{box[1]}" role="img" aria-labelledby="c{name}-t c{name}-d" '
            f'focusable="false"><title id="c{name}-t">{escape(title)}</title>'
            f'<desc id="c{name}-d">{escape(told)}</desc>{body[box.end() :]}'
        )

    def _body(self, name: str, described: str) -> str:
        target = self.folder / f"{name}.svg"
        known = [target] + ([self.earlier / target.name] if self.earlier else [])
        body = next((p.read_text(encoding="utf-8") for p in known if p.is_file()), None) or _svg(described)
        if not target.exists():
            target.write_text(body, encoding="utf-8")
        self.used.add(target.name)
        return body

    def drop_others(self) -> None:
        """Remove drawings that no page of this build shows."""
        for path in self.folder.iterdir():
            if path.name not in self.used:
                path.unlink()


@cache
def _version() -> str:
    """A drawing is taken over only where what drew it is the same."""
    code = hashlib.sha256(Path(__file__).read_bytes()).hexdigest()
    return f"{metadata.version('vl-convert-python')} {code}"


def _svg(described: str) -> str:
    import vl_convert  # noqa: PLC0415 - its import takes time, and a build with nothing new draws nothing

    drawn: str = vl_convert.vegalite_to_svg(described)
    return _EMPTY.sub("", _ROLES.sub("", drawn))


def say_series(
    title: str,
    points: list[Row],
    unit: str,
    standard: Row | None,
    national: Sequence[Row] = (),
    breaks: Sequence[Row] = (),
) -> str:
    """Return what the chart says, for those who do not see it; `points` have a value, oldest first."""
    told = [_said(point, unit) for point in points[-_TOLD:]]
    count = f"{len(points)} value{'' if len(points) == 1 else 's'}"
    text = [f"{title}: {count}."]
    if len(points) > _TOLD:
        low, high = (end(points, key=lambda p: p["value"]) for end in (min, max))
        text.append(f"Lowest: {_said(low, unit)}. Highest: {_said(high, unit)}. The latest {_TOLD}:")
    text.append("; ".join(told) + ".")
    if standard and standard["target_value"] is not None:
        text.append(f"Standard: {standard['standard_words']}.")
    if national:
        text.append("; ".join(f"{row['label']}, {_said(row, unit)}" for row in national[-_TOLD:]) + ".")
    text += [
        f"{words.day(b['break_date'])}: {words.lowfirst(words.say('break_reason', b['reason']))}."
        for b in breaks
    ]
    return " ".join(text)


def _said(point: Row, unit: str) -> str:
    notes = ["restated"] if point.get("vintage_number", 1) > 1 else []
    if point.get("signal"):
        notes.append("unusual")
    period = words.period(point["period_start"], point["period_end"], point.get("period_basis"))
    return f"{period}: {words.value(point['value'], unit)}" + (f" ({', '.join(notes)})" if notes else "")
