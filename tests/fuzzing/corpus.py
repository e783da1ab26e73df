"""Valid papers of a made-up force in every format, from which damaged ones are made."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "unit" / "readers"))

import northmarch_office as office  # noqa: E402
import northmarch_pdf as pdfs  # noqa: E402

_ROWS = (
    "Calls in Aldport;;",
    "Area;Q1 2023/24;Q2 2023/24",
    "Aldport;76%;81%",
    "Beckham;1,204;-",
    ";;",
    "Source: A;;",
)
CSV = "\n".join(_ROWS)


@cache
def corpus() -> dict[str, list[bytes]]:
    """Return the papers of each kind, by the suffix that names it."""
    examples = ROOT / "examples" / "northmarch"
    found = {
        suffix: [path.read_bytes() for path in sorted((examples / suffix).glob(f"*.{suffix}"))]
        for suffix in ("txt", "md", "html", "pdf", "docx", "xlsx")
    }
    found["pdf"] += [pdfs.report(), pdfs.merged(), pdfs.marked(), pdfs.turned(90)]
    found["docx"] += [office.word(), office.word_with_note()]
    found["xlsx"].append(office.workbook())
    found["html"].append(office.PAGE.encode())
    found["ods"] = [office.ods()]
    found["csv"] = [CSV.encode(), CSV.replace(";", "\t").encode("utf-16"), b"\xef\xbb\xbf" + CSV.encode()]
    return found
