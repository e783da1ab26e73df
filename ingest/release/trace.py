"""From an id back to the characters that print the figure."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from ingest.release.errors import NotFound
from ingest.release.query import as_plain, as_words, connect
from ingest.release.quote import Quote, find_paper, quote
from ingest.settings import Settings

_NO_PAPER = (
    "The paper itself is not at hand, so its words cannot be shown. "
    "Say where it is with --papers DIR; it is known by its content, whatever its name."
)


@dataclass(frozen=True, slots=True)
class Trace:
    """Where one figure was printed, what it was taken to mean, and, where the paper is at hand, its words."""

    figure_id: str
    paper: dict[str, Any]
    place: dict[str, Any]
    meanings: list[dict[str, Any]]
    quote: Quote | None


_PAPER = ("document", "title", "panel", "meeting_date", "paper_sha256", "source_url")
_PLACE = ("report_date", "page", "block", "char_start", "char_end", "value_text", "label")
_MEANING = (
    "observation_id", "status", "rule", "area", "metric", "dimensions", "measure_type", "basis",
    "period_type", "period_start", "period_end", "value", "unit", "qualifier", "scenario",
)  # fmt: skip


def trace(settings: Settings, wanted: str, papers: Path | None) -> Trace:
    """Follow a figure_id or observation_id; look for the paper in `papers` or in the known folders.

    Raises NotFound where nothing published has that id.
    """
    figure = wanted.split("-", 1)[0]
    rows = _rows(settings, "fct_figures", "figure_id = ?", figure)
    if not rows:
        raise NotFound(
            f"Nothing published has the id {wanted}. Ids are columns of fct_figures and fct_observations; "
            'try: panelbook query "select figure_id, value_text from fct_figures limit 5"'
        )
    meanings = _rows(settings, "fct_observations", "figure_id = ?", figure) or rows
    if "-" in wanted:
        meanings = [m for m in meanings if m.get("observation_id") == wanted] or meanings
    first = rows[0]
    sha = str(first["paper_sha256"])
    paper = {**first, **next(iter(_rows(settings, "dim_paper", "paper_sha256 = ?", sha)), {})}
    path = find_paper(sha, settings, papers)
    return Trace(
        figure,
        _part(paper, _PAPER),
        _part(first, _PLACE),
        [_part(m, _MEANING) for m in meanings],
        None if path is None else quote(path, int(first["char_start"]), int(first["char_end"])),
    )


def as_json(found: Trace) -> str:
    """Return the trace as one JSON object."""
    return json.dumps(asdict(found), default=as_plain, ensure_ascii=False, indent=1)


def as_text(found: Trace) -> str:
    """Return the trace for a person, a line a fact; the figure is marked >>like this<< in its words."""
    lines = [f"figure {found.figure_id}", *_facts(found.paper)]
    if found.quote is not None:
        lines += _facts({"report": found.quote.report, "headings": " > ".join(found.quote.headings)})
    lines += _facts(found.place)
    for number, meaning in enumerate(found.meanings, start=1):
        lines += ["", f"meaning {number} of {len(found.meanings)}", *_facts(meaning)]
    lines.append("")
    if found.quote is None:
        lines.append(_NO_PAPER)
    else:
        lines += [f"{found.quote.kind}:", f"  {found.quote.words}", f"in {found.quote.path}"]
        lines += [f"line {found.quote.line_number} of its text:", f"  {found.quote.line}"]
    return "\n".join(lines)


def _facts(facts: dict[str, Any]) -> list[str]:
    shown = {name: as_words(value) for name, value in facts.items()}
    return [f"  {name:<14} {value}" for name, value in shown.items() if value]


def _part(row: dict[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    return {name: row[name] for name in names if name in row}


def _rows(settings: Settings, table: str, where: str, value: str) -> list[dict[str, Any]]:
    with connect(settings) as connection:
        result = connection.execute(f"from {table} where {where}", [value])
        names = [column[0] for column in result.description]
        return [dict(zip(names, row, strict=True)) for row in result.fetchall()]
