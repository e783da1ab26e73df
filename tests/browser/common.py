"""What the tests of the site share: a text that would do harm, and where the checkout is."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ingest.website.build import BuiltSite

ROOT = Path(__file__).parents[2]
PAPERS = ROOT.parent / "shared" / "papers"
"""The real papers, where they are at hand."""
HOSTILE = "<script>globalThis.hostile = 1</script><img src=x onerror='hostile=1'>\u202eevil\u2066" + "w" * 300


@dataclass(frozen=True)
class Site:
    """The built site, where it is served, and what was built."""

    release: Path
    address: str
    built: BuiltSite
    hostile_paper: str

    @property
    def folder(self) -> Path:
        return self.release / "site"
