"""The XML parts of office files, read without entities, schemas or anything outside the file."""

from __future__ import annotations

import posixpath
import zipfile
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (
        b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    ),
)
"""The strict form of the standard names the same things differently."""


@dataclass(frozen=True, slots=True)
class Link:
    """What a part refers to inside the archive."""

    kind: str
    """The last word of its type: 'header', 'footnotes', 'worksheet', ..."""
    part: str


def parse(data: bytes) -> Element:
    """Return the root of an XML part; ParseError where it is damaged, ValueError where it declares a DTD."""
    for strict, usual in _STRICT:
        data = data.replace(strict, usual)
    root: Element = fromstring(data, forbid_dtd=True)
    return root


def part(archive: zipfile.ZipFile, name: str) -> Element | None:
    """Return the root of a part, None where the archive has none of that name."""
    try:
        data = archive.read(name)
    except KeyError:
        return None
    return parse(data)


def links(archive: zipfile.ZipFile, of: str) -> dict[str, Link]:
    """Return what a part ('' for the archive itself) refers to by id; links out of the file are left out."""
    folder, name = posixpath.split(of)
    root = part(archive, posixpath.join(folder, "_rels", f"{name}.rels"))
    found: dict[str, Link] = {}
    for item in root.iter(_RELATIONSHIP) if root is not None else []:
        if item.get("TargetMode") == "External":
            continue
        target = item.get("Target", "")
        path = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        found[item.get("Id", "")] = Link(item.get("Type", "").rsplit("/", 1)[-1], path)
    return found


def main_part(archive: zipfile.ZipFile) -> str | None:
    """Return the name of the archive's main part."""
    return next((link.part for link in links(archive, "").values() if link.kind == "officeDocument"), None)
