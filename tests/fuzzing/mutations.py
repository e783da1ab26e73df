"""Ways to damage a file: bits, cuts, splices, hostile words, and the same inside the parts of a container."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable
from random import Random

_STREAM = re.compile(rb"/Filter\s*/FlateDecode(.*?)stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_HOSTILE = {
    "pdf": (b'/Count 99999999', b'/MediaBox[0 0 9e99 9e99]', b'/Rotate 45', b'/Kids[1 0 R 1 0 R]',
        b'9999999999', b'1e38 0 0 1e38 0 0 cm', b'-1', b'/Length 0', b'0 Tf', b'NaN', b'<</Type/Page>>',
        b'endobj', b'(\\000)'),
    "docx": (b"<!ENTITY a 'ha'>", b'<!DOCTYPE x>', b'w:val="99999999"', b'w:val="-1"', b'</w:p>',
        b'<w:tbl>', b'&a;', b'<w:del>', b'\xff\xfe', b'<w:tc/>', b'w:ilvl="77"',
        b'w:gridSpan w:val="9999"', b'&#x202e;'),
    "xlsx": (b'r="XFD1048576"', b't="s"', b'<v>99999999</v>', b'<v>1e999</v>', b'<v>NaN</v>',
        b'<!DOCTYPE x>', b']]>', b'formatCode="0.00%;;"', b's="9999"', b'hidden="1"',
        b'ref="A1:XFD1048576"', b'<v></v>', b'r="A0"'),
    "ods": (b'table:number-rows-repeated="1048576"', b'table:number-columns-repeated="16384"',
        b'<!DOCTYPE x>', b'office:value="1e999"', b'<text:p/>', b'<table:table>', b'&a;',
        b'office:value="x"'),
    "html": (b'<table>', b'<td colspan=99999999>', b'<td rowspan=99999>', b'</table>',
        b'<ol start=99999999999>', b'<!--', b"<div>" * 300, b'<script>', b'&#0;', b'&#xd800;',
        b'\xe2\x80\xae', b'<sup>1</sup>', b'<del>', b'<main>'),
    "csv": (b'"', b'\x00', b';', b'\t', b'\n\n', b'=1+1', b'\xff', b'\r', b'1e999', b',,,,,,'),
    "txt": (b'\x00', b'\xff', b'\xe2\x80\xae', b'\t\t\t', b'\n\n\n', b'|', b'**', b'<b>', b'1,2,3,4',
        b'99999999999999999999', b'%', b'\xc2\xa3', b'- ', b'\x0c', b'(', b'1/2/3/4', b'00:00:99', b'-',
        b'Q9 2023/99', b'31 June 2023'),
}  # fmt: skip
Mutation = Callable[[bytes, str, Random], bytes]


def damaged(data: bytes, other: bytes, kind: str, chance: Random) -> bytes:
    """Return a file damaged in one to three ways; `other` is a file of the same kind to splice with."""
    for _ in range(chance.choice((1, 1, 2, 3))):
        if kind in {"docx", "xlsx", "ods"} and chance.random() < 0.8:
            data = _in_member(data, kind, chance)
        elif kind == "pdf" and chance.random() < 0.6:
            data = _in_stream(data, kind, chance)
        elif chance.random() < 0.15:
            cut, at = chance.randrange(len(data) or 1), chance.randrange(len(other) or 1)
            data = data[:cut] + other[at:]
        else:
            data = chance.choice(_MUTATIONS)(data, kind, chance)
    return data


def _flip(data: bytes, _: str, chance: Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 4, 40)) if changed else 0):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _cut(data: bytes, _: str, chance: Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _drop(data: bytes, _: str, chance: Random) -> bytes:
    start = chance.randrange(len(data) + 1)
    return data[:start] + data[start + chance.choice((1, 20, 300)) :]


def _double(data: bytes, _: str, chance: Random) -> bytes:
    start = chance.randrange(len(data) + 1)
    part = data[start : start + chance.choice((1, 30, 900))]
    return data[:start] + part * chance.choice((2, 3, 50)) + data[start:]


def _insert(data: bytes, kind: str, chance: Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + chance.choice(_HOSTILE.get(kind, _HOSTILE["txt"])) + data[at:]


def _number(data: bytes, _: str, chance: Random) -> bytes:
    """Return the file with one of its numbers changed to another, huge or odd one."""
    numbers = list(re.finditer(rb"\d+", data))
    if not numbers:
        return data
    found = chance.choice(numbers)
    odd = chance.choice((b"0", b"-1", b"65536", b"2147483648", b"99999999999999999999", b"1e9", b"0.5", b""))
    return data[: found.start()] + odd + data[found.end() :]


_MUTATIONS: tuple[Mutation, ...] = (_flip, _cut, _drop, _double, _insert, _number, _insert, _number)


def _in_member(data: bytes, kind: str, chance: Random) -> bytes:
    """Return an archive with one of its parts damaged, left out, or put in twice."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
    except Exception:  # an earlier mutation broke it; damage what is there
        return _flip(data, kind, chance)
    name = chance.choice([*parts, *[part for part in parts if part.endswith(".xml")] * 3])
    if chance.random() < 0.05:
        del parts[name]
    else:
        parts[name] = chance.choice(_MUTATIONS)(parts[name], kind, chance)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for part, content in parts.items():
            made.writestr(part, content)
    return out.getvalue()


def _in_stream(data: bytes, kind: str, chance: Random) -> bytes:
    """Return a PDF with one of its packed streams unpacked and damaged."""
    streams = list(_STREAM.finditer(data))
    if not streams:
        return chance.choice(_MUTATIONS)(data, kind, chance)
    found = chance.choice(streams)
    try:
        plain = zlib.decompress(found.group(2))
    except zlib.error:
        return _flip(data, kind, chance)
    changed = chance.choice(_MUTATIONS)(plain, kind, chance)
    head = re.sub(rb"/Length\s+\d+", b"/Length %d" % len(changed), found.group(1))
    return data[: found.start()] + head + b"stream\n" + changed + b"\nendstream" + data[found.end() :]
