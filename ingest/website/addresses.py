"""Where each page is. An address is made of ids, so it stays when labels or readers get better."""

from __future__ import annotations

import hashlib
import posixpath
import re
from datetime import date
from functools import lru_cache

_SAFE = re.compile(r"[^a-z0-9_-]+")


def slug(text: str) -> str:
    """Return text as a part of an address; what had to be changed is told apart by a short hash."""
    plain = _SAFE.sub("-", text)
    if plain == text:
        return text
    return f"{plain.strip('-')[:60]}-{hashlib.sha256(text.encode()).hexdigest()[:6]}"


def area(name: str) -> str:
    """Return the address of an area's page."""
    return f"area/{slug(name)}/index.html"


def area_measure(name: str, metric: str) -> str:
    """Return the address of the page of one measure of one area."""
    return f"area/{slug(name)}/{slug(metric)}/index.html"


def part(dimensions: str | None) -> str:
    """Return the name of a series among those of its measure: 'all', or its dimensions."""
    pairs = (pair.replace("=", "-") for pair in (dimensions or "").split(";") if pair)
    return slug("--".join(pairs) or "all")


def series(name: str, metric: str, dimensions: str | None) -> str:
    """Return the address of the page of one series."""
    return f"area/{slug(name)}/{slug(metric)}/{part(dimensions)}.html"


def series_json(name: str, metric: str, dimensions: str | None) -> str:
    """Return the address of a series as JSON."""
    return f"data/series/{slug(name)}/{slug(metric)}/{part(dimensions)}.json"


def measure(metric: str) -> str:
    """Return the address of the page of one measure across areas."""
    return f"measure/{slug(metric)}.html"


def figure(figure_id: str) -> str:
    """Return the permanent address of a figure."""
    return f"figure/{slug(figure_id)}.html"


def paper(sha256: str, page: str = "index") -> str:
    """Return the address of a paper's page, or of one of the lists that go with it."""
    return f"paper/{slug(sha256[:16])}/{page}.html"


def meeting(panel: str, when: date, kind: str = "html") -> str:
    """Return the address of the briefing for a meeting; `kind` is html or pdf."""
    return f"meeting/{slug(panel)}/{when.isoformat()}.{kind}"


def workbook(name: str, metric: str) -> str:
    """Return the address of the workbook of one measure of one area."""
    return f"data/xlsx/{slug(name)}/{slug(metric)}.xlsx"


def relative(target: str, page: str) -> str:
    """Return how `page` links to `target`; both are addresses from the root of the site."""
    path, mark, anchor = target.partition("#")
    return _from(posixpath.dirname(page) or ".", path) + mark + anchor


@lru_cache(maxsize=1 << 16)
def _from(folder: str, path: str) -> str:
    return posixpath.relpath(path, folder)
