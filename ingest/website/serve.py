"""Serving the site on this machine for looking at it: right types, ranges for Parquet, the page for 404."""

from __future__ import annotations

import os
import re
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

_RANGE = re.compile(r"bytes=(\d*)-(\d*)$")
_TYPES = {
    ".csv": "text/csv; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".parquet": "application/vnd.apache.parquet",
    ".svg": "image/svg+xml",
    ".wasm": "application/wasm",
    ".xml": "application/atom+xml; charset=utf-8",
}


class Handler(SimpleHTTPRequestHandler):
    """Files of one folder; a range is answered with 206, and what is not there with the site's own page."""

    extensions_map = {**SimpleHTTPRequestHandler.extensions_map, **_TYPES}  # noqa: RUF012 - as the parent has it
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the terminal belongs to whoever started it."""

    def end_headers(self) -> None:
        """Add the headers of every answer."""
        self.send_header("Accept-Ranges", "bytes")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def send_head(self) -> BytesIO | BinaryIO | None:
        """Answer a request for part of a file with that part."""
        wanted = _RANGE.match(self.headers.get("Range", ""))
        path = Path(self.translate_path(self.path))
        if wanted is None or not path.is_file():
            return super().send_head()
        size = path.stat().st_size
        span = _span(wanted, size)
        if span is None:
            self.send_response(HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE)
            self.send_header("Content-Range", f"bytes */{size}")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return None
        first, last = span
        with path.open("rb") as file:
            file.seek(first)
            part = file.read(last - first + 1)
        self.send_response(HTTPStatus.PARTIAL_CONTENT)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Range", f"bytes {first}-{last}/{size}")
        self.send_header("Content-Length", str(len(part)))
        self.end_headers()
        return BytesIO(part)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer 404 with the site's page, with links that work from every address."""
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes().replace(b'<meta name="referrer"', b'<base href="/"><meta name="referrer"')
        body = body.replace(b"base-uri 'none'", b"base-uri 'self'")
        self.send_response(HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", _TYPES[".html"])
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


def server(folder: Path, port: int = 0) -> ThreadingHTTPServer:
    """Return a server of `folder` on loopback; port 0 takes a free one. OSError where it is taken."""
    return ThreadingHTTPServer(("127.0.0.1", port), partial(Handler, directory=os.fspath(folder)))


def _span(wanted: re.Match[str], size: int) -> tuple[int, int] | None:
    """First and last byte of a range; None where it asks for what is not there."""
    first, last = wanted[1], wanted[2]
    if not first:
        return (max(size - int(last), 0), size - 1) if last and int(last) and size else None
    low, high = int(first), min(int(last), size - 1) if last else size - 1
    return (low, high) if low <= high < size else None
