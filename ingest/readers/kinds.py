"""What kind of file its bytes make it; its name decides only for text."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from pathlib import Path

from ingest.readers.errors import UnreadablePaper

TEXT_SUFFIXES = (".txt", ".md")
TABLE_SUFFIXES = (".csv", ".tsv")
_PDF = b"%PDF-"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_FIRST_MEMBERS = (b"[Content_Types].xml", b"mimetype", b"_rels/", b"docProps/", b"word/", b"xl/")
"""What office programs put first into their archives."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OTHER_STARTS = (_PDF, *_ZIP, _OLE)
"""How the bytes of PDFs and of office files begin."""
_DAMAGE = (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError, RuntimeError)
_MARKUP = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|main|table|div|h1|p)\b",
    re.IGNORECASE | re.DOTALL,
)
_MEMBERS = (("word/document", "docx"), ("xl/workbook.xml", "xlsx"))
"""How the name of the main part begins; some programs number it (word/document2.xml)."""
_TYPES = {
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
    b"application/vnd.oasis.opendocument.spreadsheet-template": "ods",
}
_OTHERS = (
    ("ppt/presentation.xml", "a presentation", "Save it as PDF and read that."),
    ("xl/workbook.bin", "a binary workbook (XLSB)", "Save it as XLSX and read that."),
    ("content.xml", "an OpenDocument file that is no spreadsheet", "Save it as PDF or DOCX and read that."),
)


def has_known_start(path: Path) -> bool:
    """Whether a file begins as a PDF or an office file does, whatever its name."""
    try:
        with path.open("rb") as file:
            head = file.read(64)
    except OSError:
        return False
    return head.startswith(_PDF) or (head.startswith(_ZIP) and head[30:].startswith(_FIRST_MEMBERS))


def kind_of(path: Path, data: bytes) -> str | None:
    """Return 'plain', 'pdf', 'docx', 'xlsx', 'ods', 'html' or 'csv'; None for unknown bytes.

    A name ending in .txt or .md is plain text whatever the bytes. Raises UnreadablePaper for kinds that
    are known and not read, with what to save them as.
    """
    suffix = path.suffix.lower()
    if suffix in TEXT_SUFFIXES:
        return "plain"
    if _PDF in data[:1024]:
        return "pdf"
    if data.startswith(_ZIP):
        return _zipped(path, data)
    if data.startswith(_OLE):
        raise _old_office(path, data)
    if data.startswith(b"{\\rtf"):
        raise UnreadablePaper(path.name, "it is a Rich Text file", "Save it as DOCX and read that.")
    if _MARKUP.match(data[:4096]) or suffix in {".html", ".htm"}:
        return "html"
    if suffix == ".pdf":
        raise UnreadablePaper(path.name, "it is named PDF, and its bytes are none", "Fetch it again.")
    return "csv" if suffix in TABLE_SUFFIXES else None


def _zipped(path: Path, data: bytes) -> str | None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            declared = archive.open("mimetype").read(100).strip() if "mimetype" in names else b""
    except _DAMAGE as error:
        raise UnreadablePaper(
            path.name, f"its archive is cut off or damaged ({error})", "Fetch the file again."
        ) from error
    if declared in _TYPES:
        return _TYPES[declared]
    found = next((kind for start, kind in _MEMBERS if any(name.startswith(start) for name in names)), None)
    if found is None:
        for member, what, remedy in _OTHERS:
            if member in names:
                raise UnreadablePaper(path.name, f"it is {what}", remedy)
        raise UnreadablePaper(
            path.name, "it is an archive, not a paper", "Unpack it and read the papers in it."
        )
    return found


def _old_office(path: Path, data: bytes) -> UnreadablePaper:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return UnreadablePaper(
            path.name, "it is protected by a password", "Save a copy without the password and read that."
        )
    return UnreadablePaper(
        path.name, "it is an office file of the kind before 2007", "Save it as DOCX or XLSX and read that."
    )
