"""The briefing of a meeting as a PDF: what its page says, set by typst, without fonts of the machine."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pypdfium2 import PdfDocument

from ingest.website import addresses, words
from ingest.website.read import Row
from ingest.website.render import in_reading_order

_TEMPLATE = Path(__file__).with_name("briefing.typ")
_SIZES = (10, 9.5, 9)
"""Points of the text: one page is better than two, as long as it can be read."""
_LONG = re.compile(r"(\S{18})(?=\S)")
_BREAK = "\u200b"  # lets a word that is wider than its column go on in the next line


def briefing_pdf(page: str, shown: Row) -> bytes:
    """Return the PDF (A4, tagged) of the briefing whose page is at the address `page`.

    `shown` is what the page's template is given. Equal values give equal bytes. The file keeps PDF/UA where
    the letters of its text allow: a letter that the type does not have leaves only the tags. What fills
    little more than a page is set somewhat smaller, to be one.
    """
    told = json.dumps(_printable(_told(page, shown)))
    made = [_set(told, _SIZES[0])]
    for points in _SIZES[1:]:
        if len(PdfDocument(made[-1])) == 1:
            return made[-1]
        made.append(_set(told, points))
    return made[-1] if len(PdfDocument(made[-1])) == 1 else made[0]


def _set(told: str, points: float) -> bytes:
    import typst  # noqa: PLC0415 - 80 MB that only a build needs

    given: dict[str, Any] = {
        "input": _TEMPLATE.read_bytes(),
        "sys_inputs": {"told": told, "points": str(points)},
        "ignore_system_fonts": True,
    }
    try:
        made = typst.compile(**given, pdf_standards=["ua-1"])
    except typst.TypstError as error:
        if "could not be displayed with font" not in str(error):
            raise
        made = typst.compile(**given)
    assert isinstance(made, bytes)
    return made


def _told(page: str, shown: Row) -> dict[str, Any]:
    said = words.wording()["briefing"]
    area = shown["area"]["label"]
    papers = words.listed(p["name"] for p in shown["papers"])
    more = {key: shown[f"more_{key}"] for key in ("moved", "missed", "contradicts")}
    return {
        "title": f"{area}: {said['kicker'].format(day=words.day(shown['held_on']))}",
        "kicker": said["kicker"].format(day=words.day(shown["held_on"])),
        "area": area,
        "about": f"{said['from'].format(papers=papers)} {said['claim']}",
        "headings": said["headings"],
        "columns": said["columns"],
        "nothing": said["nothing"],
        "more": {key: said["more"][key].format(count=count) if count else "" for key, count in more.items()},
        "moved": [_moved(page, row) for row in shown["moved"]],
        "missed": [_value(page, row) | _standing(row) for row in shown["missed"]],
        "contradictions": [*_wrong(shown["discrepancies"]), *_conflicts(shown["conflicts"])],
        "stale": [_value(page, row) for row in shown["stale"]],
        "questions": shown["questions"],
        "foot": said["foot"].format(day=words.day(shown["as_of"])),
        "page_of": said["page_of"],
    }


def _value(page: str, row: Row) -> dict[str, Any]:
    lead = addresses.relative(addresses.figure(row["figure_id"]), page) if row["figure_id"] else ""
    return {
        "name": row["name"],
        "value": words.value(row["value"], row["unit"], row.get("qualifier")),
        "period": words.period(row["period_start"], row["period_end"], row["value_basis"]),
        "lead": lead,
    }


def _moved(page: str, row: Row) -> dict[str, Any]:
    told = _value(page, row)
    return told | {"period": words.capfirst(told["period"]), "changes": _changes(row)}


def _changes(row: Row) -> list[dict[str, str]]:
    named = [c for c in ("qoq", "yoy") if row[f"{c}_direction"] in {"up", "down"}]
    return [
        {
            "said": words.change(row, c),
            "against": words.compared(row, c),
            "tone": words.tone(row[f"{c}_judgement"]),
        }
        for c in named
    ]


def _standing(row: Row) -> dict[str, str]:
    tone = {"missed": "bad", "met": "good"}.get(row["standard_status"], "none")
    return {"verdict": row["verdict_words"], "standard": f"({row['standard_aside']})", "tone": tone}


def _wrong(rows: Iterable[Row]) -> list[dict[str, str]]:
    return [
        {
            "severity": words.say("severity", row["severity"]),
            "said": row["sentence"],
            "tone": "bad" if row["severity"] == "high" else "none",
        }
        for row in rows
    ]


def _conflicts(rows: Iterable[Row]) -> list[dict[str, str]]:
    return [
        {
            "severity": "",
            "tone": "none",
            "said": f"{row['name']}, {words.period(row['period_start'], row['period_end'])}: "
            + words.listed(dict.fromkeys(text for text, _ in row["printed"])),
        }
        for row in rows
    ]


def _printable(value: Any) -> Any:
    """Text without marks that turn its direction or are no letter, and with room to break long words."""
    if isinstance(value, dict):
        return {key: held if key == "lead" else _printable(held) for key, held in value.items()}
    if isinstance(value, list):
        return [_printable(held) for held in value]
    if not isinstance(value, str):
        return value
    shown = "".join(letter for letter in str(in_reading_order(value)) if letter.isprintable())
    return _LONG.sub(rf"\1{_BREAK}", shown)
