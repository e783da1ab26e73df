"""What a web page prints within a block, and which of its elements are no content."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from ingest.readers.characters import plain, raised
from ingest.readers.continuation import is_unfinished

_BLOCK_NAMES = """
    address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav ol p pre section summary table tbody td
    tfoot th thead tr ul
"""
_NO_CONTENT = """
    script style noscript template nav aside form button iframe svg dialog head link meta select textarea
    object embed canvas audio video del s strike input
"""
BLOCKS = frozenset(_BLOCK_NAMES.split())
_LEFT_OUT = frozenset(_NO_CONTENT.split())
_ROLES = frozenset(
    {"navigation", "banner", "contentinfo", "search", "complementary", "dialog", "alertdialog", "menu"}
)
_NAMES = re.compile(
    r"(?:^|[\s_-])(?:cookies?|consent|breadcrumbs?|skip-?(?:to-|links?)[\w-]*|navbar|site-?(?:nav|menu|header|footer)"
    r"|sidebar|share|social|pagination|related-(?:links|content|pages)|footer"
    r"|(?:(?:left|right|main|top|side|primary|secondary|global|local)[_-]?)?(?:nav|navigation|menu)"
    r"|mg(?:left|right|top|header|footer|nav|links|related|action)\w*)(?:$|[\s_-])",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_NEVER_OUT = frozenset({"html", "body", "main", "article", "-text", "table", "tr", "td", "th"})
_PAGE_WIDE = frozenset({"header", "footer"})
_NOTE_MARK = re.compile(r"\s*\[?(\d{1,2})\]?\s*")
_BOLD = frozenset({"b", "strong"})


def is_left_out(node: LexborNode) -> bool:
    """Whether an element is no content: scripts, navigation, banners, hidden or deleted parts."""
    tag = node.tag or ""
    if tag in _NEVER_OUT:
        return False
    if tag in _LEFT_OUT or tag.startswith(("_", "!", "-c")):
        return True
    given = {key: value or "" for key, value in (node.attributes or {}).items()}
    if "hidden" in given or given.get("aria-hidden") == "true" or given.get("role") in _ROLES:
        return True
    if _HIDDEN.search(given.get("style", "")):
        return True
    named = _NAMES.search(f"{given.get('class', '')} {given.get('id', '')}") is not None
    outer = tag in _PAGE_WIDE and not _is_inside_content(node)
    return (named or outer) and node.css_first("main, article, h1") is None


def _is_inside_content(node: LexborNode) -> bool:
    parent = node.parent
    while parent is not None:
        if parent.tag in {"main", "article", "section"}:
            return True
        parent = parent.parent
    return False


class Inline:
    """Gathers the text of a block; a line break begins a new line where a sentence does not run on."""

    def __init__(self) -> None:
        self._lines: list[list[tuple[str, bool]]] = [[]]
        self.holds_block = False
        """The element just handed in holds blocks of its own, and was not added."""

    def add(self, node: LexborNode, *, bold: bool = False) -> None:
        """Add a text or an inline element."""
        tag = node.tag or ""
        if tag == "-text":
            self._lines[-1].append((node.text_content or "", bold))
        elif tag == "br":
            self._lines.append([])
        elif is_left_out(node):
            return
        elif tag == "sup":
            self._lines[-1].append((_raised(self.text_of(node)), bold))
        elif node.css_first(_BLOCK_SELECTOR) is not None:
            self.holds_block = True
        else:
            for child in node.iter(include_text=True):
                self.add(child, bold=bold or tag in _BOLD)

    def lines(self) -> Iterator[tuple[str, bool]]:
        """Give the lines gathered, each with whether all of it is bold, and begin anew."""
        gathered, self._lines = self._lines, [[]]
        value, bold = "", True
        for parts in gathered:
            text = plain("".join(part for part, _ in parts))
            if not text:
                continue
            if value and not text[0].islower() and not is_unfinished(value):
                yield value, bold
                value, bold = "", True
            value = f"{value} {text}" if value else text
            bold = bold and all(heavy for part, heavy in parts if part.strip())
        if value:
            yield value, bold

    @staticmethod
    def text_of(node: LexborNode) -> str:
        """Return all that an element prints as one line."""
        return plain("".join(_printed(node)))


_BLOCK_SELECTOR = ", ".join(sorted(BLOCKS - {"body"}))


def _printed(node: LexborNode) -> Iterator[str]:
    for child in node.iter(include_text=True):
        tag = child.tag or ""
        if tag == "-text":
            yield child.text_content or ""
        elif is_left_out(child):
            continue
        elif tag == "sup":
            yield _raised("".join(_printed(child)))
        elif tag == "br" or tag in BLOCKS:
            yield " "
            yield from _printed(child)
            yield " "
        else:
            yield from _printed(child)


def _raised(value: str) -> str:
    match = _NOTE_MARK.fullmatch(value)
    return f" {raised(match.group(1))}" if match else value
