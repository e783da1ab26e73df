"""Office files are archives: what is checked before one is opened."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from ingest.readers.errors import UnreadablePaper

MOST_BYTES = 400 * 2**20
"""More than this unpacked is no paper of a panel: the largest known workbooks have some 60 MB."""
MOST_MEMBERS = 10_000
_MOST_RATIO = 400
_RATIO_FROM = 20 * 2**20
_DOCTYPE = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_HEAD = 2**16
_DAMAGE = (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError)


def open_archive(name: str, data: bytes) -> zipfile.ZipFile:
    """Return the archive of an office file, checked; raise UnreadablePaper where it is not to be opened.

    Refused are archives that are damaged, unpack to more than MOST_BYTES, hold a password, or declare
    XML entities (which office files never need and which can grow without end).
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        members = archive.infolist()
        _check_size(name, members)
        for member in members:
            if member.flag_bits & 1:
                raise UnreadablePaper(
                    name, "it is protected by a password", "Save a copy without the password and read that."
                )
            if member.filename.endswith((".xml", ".rels")) and _declares(archive, member):
                raise UnreadablePaper(
                    name,
                    f"its part {member.filename!r} declares XML entities, which office files never need",
                    "Ask the sender, or open it in an office program and save it anew.",
                )
    except _DAMAGE as error:
        raise UnreadablePaper(
            name, f"its archive is cut off or damaged ({error})", "Fetch the file again."
        ) from error
    return archive


def _check_size(name: str, members: list[zipfile.ZipInfo]) -> None:
    total = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members) or 1
    blown_up = total > _RATIO_FROM and total / packed > _MOST_RATIO
    if len(members) > MOST_MEMBERS or total > MOST_BYTES or blown_up:
        raise UnreadablePaper(
            name,
            f"it unpacks to {total / 2**20:,.0f} MB in {len(members):,} parts, which no paper needs",
            "Do not open it before you know who sent it.",
        )


def _declares(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bool:
    with archive.open(member) as part:
        head = part.read(_HEAD)
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in head[:8]:
        head = head.replace(b"\0", b"")  # UTF-16 hides the words from a plain search
    return bool(_DOCTYPE.search(head))
