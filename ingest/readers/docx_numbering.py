"""The numbers and bullets that a Word file prints before its paragraphs."""

from __future__ import annotations

import re
from collections import defaultdict
from xml.etree.ElementTree import Element

from ingest.readers.office_xml import W

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
BULLET = "\u2022"
_PLACE = re.compile(r"%(\d)")


class Numbering:
    """Counts the numbered paragraphs of a Word file in the order in which they are asked for."""

    def __init__(self, root: Element | None) -> None:
        self._levels: dict[str, dict[int, Element]] = {}
        self._lists: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        if root is None:
            return
        for abstract in root.iter(f"{W}abstractNum"):
            levels = {int(lvl.get(f"{W}ilvl", "0")): lvl for lvl in abstract.iter(f"{W}lvl")}
            self._levels[abstract.get(f"{W}abstractNumId", "")] = levels
        for number in root.iter(f"{W}num"):
            link = number.find(f"{W}abstractNumId")
            if link is not None:
                self._lists[number.get(f"{W}numId", "")] = link.get(f"{W}val", "")

    def next(self, number: str, level: int) -> str:
        """Return what is printed before the next paragraph of a list at a level; '' where nothing is."""
        name = self._lists.get(number, "")
        levels = self._levels.get(name, {})
        if level not in levels:
            return ""
        if _value(levels[level], "numFmt") == "bullet":
            return BULLET
        counts = self._counts[name]
        counts[level] = counts.get(level, _start(levels[level]) - 1) + 1
        for deeper in [n for n in counts if n > level]:
            del counts[deeper]
        text = _value(levels[level], "lvlText") or ""

        def printed(match: re.Match[str]) -> str:
            at = int(match.group(1)) - 1
            if at not in levels:
                return ""
            return _printed(counts.setdefault(at, _start(levels[at])), _value(levels[at], "numFmt"))

        return _PLACE.sub(printed, text).strip()


def _value(level: Element, name: str) -> str | None:
    found = level.find(f"{W}{name}")
    return found.get(f"{W}val") if found is not None else None


def _start(level: Element) -> int:
    value = _value(level, "start") or "1"
    return int(value) if value.isdigit() else 1


def _printed(count: int, style: str | None) -> str:
    if style in {"lowerLetter", "upperLetter"} and count > 0:
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter if style == "lowerLetter" else letter.upper()
    if style in {"lowerRoman", "upperRoman"} and count > 0:
        roman = _roman(count)
        return roman if style == "lowerRoman" else roman.upper()
    return "" if style == "none" else str(count)


def _roman(count: int) -> str:
    made = ""
    for value, letters in _ROMAN:
        made += letters * (count // value)
        count %= value
    return made
