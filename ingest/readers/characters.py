"""Printed characters as plain ones: ligatures, odd spaces, control and bidirectional signs, raised digits."""

from __future__ import annotations

import re

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_HYPHENS = {"\x02": "-", "\ufffe": "-", "\u2010": "-", "\u2011": "-"}
"""Signs that PDFs use for the hyphen at a line's end, and two hyphens that look like the plain one."""
_UNSEEN = [
    *range(0x200B, 0x2010),
    *range(0x202A, 0x202F),
    *range(0x2060, 0x2070),
    0xAD,
    0xFEFF,
    0xFFFF,
    *(code for code in (*range(0x20), *range(0x7F, 0xA0)) if not chr(code).isspace()),
]
_PLAIN = str.maketrans({**dict.fromkeys(_UNSEEN), **_LIGATURES, **_HYPHENS})
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")


def plain(value: str) -> str:
    """Return the value as one line: white space single, ligatures spelt out, unseen signs gone."""
    if value.isascii() and value.isprintable():
        return (
            value if "  " not in value and value[:1] != " " and value[-1:] != " " else " ".join(value.split())
        )
    return " ".join(_LONE_SURROGATE.sub("\ufffd", value).translate(_PLAIN).split())


def label_of(stem: str) -> str:
    """Return a file's name without its extension as a label: itself where it is one printable line."""
    return stem if stem.isprintable() else plain(stem) or "paper"


def raised(value: str) -> str:
    """Return the mark of a footnote in raised digits ('12' as '¹²'), so that no figure is made of it."""
    return value.translate(_RAISED)
