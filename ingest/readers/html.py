"""Reader of saved web pages: the page's own content, without navigation, scripts and cookie banners."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ingest.readers import progress
from ingest.readers.blocks import BlockKind, Paper
from ingest.readers.building import Builder
from ingest.readers.errors import UnreadablePaper
from ingest.readers.finishing import finish
from ingest.readers.html_inline import BLOCKS, Inline, is_left_out
from ingest.readers.html_tables import caption_of, cells_of, grid_of, is_layout
from ingest.readers.making import Source

NAME = "html"
VERSION = "1"
SUFFIXES = (".html", ".htm")
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?([\w-]{2,30})", re.IGNORECASE)
_HEADING = re.compile(r"h([1-6])")
_CONTENT = ("main", "[role=main]", "#main-content", "#content", "#modgov", "article")
_ENOUGH = 0.5
"""A page's content holds at least this share of what the page prints outside its navigation."""


def read(path: Path, data: bytes) -> Paper:
    """Return the paper of a web page; raise UnreadablePaper where it prints nothing."""
    progress.reached("the text")
    parser = LexborHTMLParser(_decoded(data))
    body = parser.body
    if body is None:
        raise UnreadablePaper(path.name, "it has no page content", "Save the page again as HTML.")
    reader = _Reader()
    reader.walk(_content(parser, body))
    reader.end()
    return finish(Source.of(path, data, NAME, VERSION), reader.built)


def _decoded(data: bytes) -> str:
    """Return the text by its byte order mark, the page's own word, else UTF-8 or Windows-1252."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", errors="replace")
    match = _CHARSET.search(data[:4096])
    for name in ([match.group(1).decode("ascii", "replace")] if match else []) + ["utf-8-sig"]:
        try:
            return data.decode("windows-1252" if name.lower() in {"iso-8859-1", "latin-1"} else name)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("windows-1252", errors="replace")


def _content(parser: LexborHTMLParser, body: LexborNode) -> LexborNode:
    """Return the element that holds the page's content, where one holds most of it, else the body."""
    whole = sum(len(text) for text in _texts(body))
    for selector in _CONTENT:
        found = parser.css(selector)
        if len(found) == 1 and sum(len(text) for text in _texts(found[0])) >= _ENOUGH * whole:
            return found[0]
    return body


def _texts(node: LexborNode) -> Iterator[str]:
    for child in node.iter(include_text=True):
        if child.tag == "-text":
            yield (child.text_content or "").strip()
        elif not is_left_out(child):
            yield from _texts(child)


class _Reader:
    """Walks through a page and adds its blocks to what is built."""

    def __init__(self) -> None:
        self.built = Builder()
        self._inline = Inline()
        self._kind = BlockKind.PARAGRAPH
        self._mark = ""

    def end(self) -> None:
        """Add the text gathered so far as a block."""
        for value, bold in self._inline.lines():
            printed, self._mark = f"{self._mark}{value}", ""
            self.built.prose(printed, self._kind, bold=bold)
            self._kind = BlockKind.PARAGRAPH

    def walk(self, node: LexborNode) -> None:
        """Add the content of an element."""
        number = _first_number(node)
        for child in node.iter(include_text=True):
            tag = child.tag or ""
            if tag not in BLOCKS:
                self._inline.add(child)
                if self._inline.holds_block:
                    self._inline.holds_block = False
                    self.walk(child)
                continue
            if is_left_out(child):
                continue
            self.end()
            if tag == "li":
                self._item(child, number)
                number += 1
            else:
                self._block(child, tag)
            self.end()

    def _block(self, node: LexborNode, tag: str) -> None:
        if match := _HEADING.fullmatch(tag):
            value = Inline.text_of(node)
            self.built.prose(value, BlockKind.HEADING, level=int(match.group(1)))
        elif tag == "table":
            self._table(node)
        elif tag == "dl":
            self._definitions(node)
        else:
            self.walk(node)

    def _item(self, node: LexborNode, number: int) -> None:
        parent = node.parent
        if parent is not None and parent.tag == "ol":
            self._mark = f"{number}. "
        else:
            self._kind = BlockKind.LIST_ITEM
        self.walk(node)
        self.end()
        self._mark, self._kind = "", BlockKind.PARAGRAPH

    def _definitions(self, node: LexborNode) -> None:
        """Add each term with what stands for it as one line ('999 calls: 76%')."""
        term = ""
        for child in node.css("dt, dd"):
            value = Inline.text_of(child)
            if child.tag == "dt":
                if term:
                    self.built.prose(term)
                term = value
            else:
                self.built.prose(f"{term.rstrip(':')}: {value}" if term and value else value)
                term = ""
        self.built.prose(term)

    def _table(self, node: LexborNode) -> None:
        if is_layout(node):
            for cell in cells_of(node):
                self.walk(cell)
                self.end()
            return
        if caption := caption_of(node):
            self.built.prose(caption, bold=True)
        grid, headers = grid_of(node)
        self.built.table(grid, headers)


def _first_number(node: LexborNode) -> int:
    start = (node.attributes or {}).get("start") if node.tag == "ol" else None
    return int(start) if start and start.isdigit() else 1
