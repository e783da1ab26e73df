"""Raw spans of a paper's text to clean text that knows where each character was printed."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from ingest.readers.blocks import Text

Span = tuple[int, int]

_TAGS = (
    "a|b|i|u|p|s|br|hr|em|ul|ol|li|td|th|tr|dl|dt|dd|sup|sub|div|del|ins|pre|code|font|span|small|strong"
    "|table|thead|tbody|tfoot|caption|center|blockquote|h[1-6]"
)
TAG = re.compile(rf"</?({_TAGS})(?:\s[^<>]*)?/?>", re.IGNORECASE)
_INLINE = frozenset(
    {"a", "b", "i", "u", "s", "em", "sup", "sub", "del", "ins", "code", "font", "span", "small", "strong"}
)
BULLET = re.compile(
    r"[-–•▪●◦‣➽➢➤⮚❖✓✔·\uf0b7\uf0a7\uf0d8*](?=[ \t\xa0])[ \t\xa0]*|[•➽\uf0b7\uf0a7\uf0d8](?=\S)"
)
ATX = re.compile(r"#{1,6}(?=[ \t])[ \t]*")
_SUP_DIGIT = re.compile(r"<sup>(?=\s*\d{1,2}\s*</sup>)", re.IGNORECASE)
_EMPHASIS = re.compile(r"(?<![\w*])\*(?=[^\s*])[^*\n]+?(?<=[^\s*])\*(?![\w*])")
_ODD = re.compile(r"[<*\\\t\n\r\x0b\x0c\xa0\u200b\ufeff]|  ")
_PIECE = re.compile(
    rf"(?P<space>[\s\u200b\ufeff]+)|(?P<tag>{TAG.pattern})|(?P<stars>\*{{2,}})|(?P<escape>\\(?=[^\w\s]))",
    re.IGNORECASE,
)
_HYPHEN = re.compile(r"([A-Za-z]+)-$")


def trim(text: str, start: int, end: int) -> Span:
    """Return the span without the white space around it."""
    piece = text[start:end]
    lead = len(piece) - len(piece.lstrip(" \t\r\n\x0c\xa0\u200b\ufeff"))
    tail = len(piece) - len(piece.rstrip(" \t\r\n\x0c\xa0\u200b\ufeff"))
    return (start + lead, end - tail) if lead < len(piece) else (start, start)


def clean(text: str, start: int, end: int) -> Text:
    """Return one raw span as clean text: tags, emphasis and escapes gone, white space single."""
    start, end = trim(text, start, end)
    raw = text[start:end]
    if not _ODD.search(raw):
        return Text(raw, range(start, end))
    made = _Buffer(raw, start, {pos for m in _EMPHASIS.finditer(raw) for pos in (m.start(), m.end() - 1)})
    position = 0
    for match in _PIECE.finditer(raw):
        made.copy(position, match.start())
        if _is_gap(raw, match):
            made.gap(match.start())
        position = match.end()
    made.copy(position, len(raw))
    return made.text()


class _Buffer:
    """Clean characters with their offsets, as they are gathered from a raw span."""

    def __init__(self, raw: str, base: int, dropped: set[int]) -> None:
        self.raw, self.base, self.dropped = raw, base, dropped
        self.value: list[str] = []
        self.offsets: list[int] = []

    def copy(self, start: int, end: int) -> None:
        for at in range(start, end):
            if at not in self.dropped:
                self.value.append(self.raw[at])
                self.offsets.append(self.base + at)

    def gap(self, at: int) -> None:
        if self.value and self.value[-1] != " ":
            self.value.append(" ")
            self.offsets.append(self.base + at)

    def text(self) -> Text:
        end = len(self.value) - (self.value[-1:] == [" "])
        return Text("".join(self.value[:end]), tuple(self.offsets[:end]))


def _is_gap(raw: str, match: re.Match[str]) -> bool:
    if match.group("space"):
        return True
    tag = TAG.fullmatch(match.group())
    if tag is None:
        return False
    return tag.group(1).lower() not in _INLINE or bool(_SUP_DIGIT.match(raw, match.start()))


def join(parts: Sequence[Text], glue: str = " ") -> Text:
    """Return several clean texts as one; a glue character carries the offset after the part before it."""
    parts = [part for part in parts if part.value] if glue == " " else list(parts)
    if len(parts) == 1:
        return parts[0]
    offsets: list[int] = []
    for number, part in enumerate(parts):
        if number:
            offsets.extend([offsets[-1] + 1 if offsets else _first_offset(parts)] * len(glue))
        offsets.extend(part.offsets)
    return Text(glue.join(part.value for part in parts), tuple(offsets))


def _first_offset(parts: Sequence[Text]) -> int:
    return next((part.offsets[0] for part in parts if part.value), 0)


def clean_lines(text: str, spans: Sequence[Span], is_word: Callable[[str], bool]) -> Text:
    """Return printed lines as one paragraph: a space for a break, none after a line-end hyphen.

    The hyphen itself goes only where both halves are lower-case and `is_word` knows the joined word
    (from elsewhere in the paper): '2019-/20' and 'co-/opted' keep theirs.
    """
    if len(spans) == 1:
        return clean(text, *spans[0])
    value = ""
    offsets: list[int] = []
    for span in spans:
        part = clean(text, *span)
        if not part.value:
            continue
        if value and is_broken_word(value, part.value, is_word):
            value, offsets = value[:-1], offsets[:-1]
        elif value and not re.search(r"\w[-/]$", value):
            value += " "
            offsets.append(offsets[-1] + 1)
        value += part.value
        offsets.extend(part.offsets)
    return Text(value, tuple(offsets))


def is_broken_word(before: str, after: str, is_word: Callable[[str], bool]) -> bool:
    """Whether a line's end is a word broken by a hyphen that the word does not carry itself."""
    head, tail = _HYPHEN.search(before), re.match(r"[a-z]+", after)
    if not head or not tail or not head.group(1).islower():
        return False
    return is_word(head.group(1) + tail.group()) and not is_word(f"{head.group(1)}-{tail.group()}")
