"""What a Word file's styles say of a paragraph: heading level, list, weight."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from ingest.readers.office_xml import W

_HEADING = re.compile(r"heading (\d)", re.IGNORECASE)
_DEEPEST = 12


class Styles:
    """Looks up a property of a paragraph's style, or of the styles that it is based on."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, Element] = {}
        self._default: str | None = None
        for style in root.iter(f"{W}style") if root is not None else []:
            name = style.get(f"{W}styleId", "")
            self._styles[name] = style
            if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in {"1", "true"}:
                self._default = name

    def chain(self, paragraph: Element) -> list[Element]:
        """Return the styles of a paragraph, its own first."""
        own = paragraph.find(f"{W}pPr/{W}pStyle")
        name = own.get(f"{W}val") if own is not None else self._default
        found: list[Element] = []
        while name in self._styles and len(found) < _DEEPEST:
            found.append(self._styles[name])
            base = found[-1].find(f"{W}basedOn")
            name = base.get(f"{W}val") if base is not None else None
        return found

    def heading_level(self, paragraph: Element) -> int | None:
        """Return the level of a heading, 1 is the outermost; None for other paragraphs."""
        own = paragraph.find(f"{W}pPr/{W}outlineLvl")
        for style in self.chain(paragraph):
            name = _name(style)
            if match := _HEADING.fullmatch(name):
                return int(match.group(1))
            if name.lower() == "title":
                return 1
            if own is None:
                own = style.find(f"{W}pPr/{W}outlineLvl")
        level = int(own.get(f"{W}val", "9")) if own is not None else 9
        return level + 1 if level < 9 else None

    def is_contents(self, paragraph: Element) -> bool:
        """Whether a paragraph is a line of the table of contents."""
        return any(_name(style).lower().startswith("toc ") for style in self.chain(paragraph))

    def list_of(self, paragraph: Element) -> tuple[str, int] | None:
        """Return the list and level of a numbered or bulleted paragraph."""
        for holder in (paragraph, *self.chain(paragraph)):
            numbers = holder.find(f"{W}pPr/{W}numPr")
            if numbers is None:
                continue
            number, level = numbers.find(f"{W}numId"), numbers.find(f"{W}ilvl")
            if number is None or number.get(f"{W}val") == "0":
                return None
            return number.get(f"{W}val", ""), int(level.get(f"{W}val", "0")) if level is not None else 0
        return None

    def is_bold(self, paragraph: Element) -> bool:
        """Whether a paragraph's style sets it in bold."""
        return any(is_on(style.find(f"{W}rPr/{W}b")) for style in self.chain(paragraph))


def is_on(switch: Element | None) -> bool:
    """Whether a switch of the format is set."""
    return switch is not None and switch.get(f"{W}val", "1") not in {"0", "false", "off", "none"}


def _name(style: Element) -> str:
    name = style.find(f"{W}name")
    return name.get(f"{W}val", "") if name is not None else ""
