"""Pages of a PDF that show more than their text says: scans, whole or with a running line printed over."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence

import pypdfium2 as pdfium
from pypdfium2 import raw

_FEW_WORDS = 15
"""A page with no more beside a large picture is a scan that the office has stamped."""
_LARGE = 0.4
"""Share of its page that the picture of a scan covers at least."""


def is_picture(page: pdfium.PdfPage, words: int) -> bool:
    """Whether a page shows pictures or drawings and (almost) no text; an empty page does not."""
    count = raw.FPDFPage_CountObjects(page)
    if words > _FEW_WORDS or not count:
        return False
    if not words:
        return True
    width, height = page.get_size()
    return any(_size_of_picture(page, n) >= _LARGE * width * height for n in range(count))


def _size_of_picture(page: pdfium.PdfPage, number: int) -> float:
    item = raw.FPDFPage_GetObject(page, number)
    if raw.FPDFPageObj_GetType(item) != raw.FPDF_PAGEOBJ_IMAGE:
        return 0.0
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    raw.FPDFPageObj_GetBounds(item, left, bottom, right, top)
    return (right.value - left.value) * (top.value - bottom.value)


def told(pages: Sequence[int]) -> str:
    """Return the remark on the pages (from 1) that are pictures: '' where there are none."""
    if not pages:
        return ""
    listed = ", ".join(_runs(pages))
    what = f"page {listed} is a picture" if len(pages) == 1 else f"pages {listed} are pictures"
    return (
        f"{what} with little or no text (a scan), and no figure in it was read; "
        "put the file through text recognition (OCR) to read it"
    )


def _runs(pages: Sequence[int]) -> list[str]:
    """Return sorted numbers with neighbours as ranges ('2', '5-7')."""
    runs: list[tuple[int, int]] = []
    for page in pages:
        if runs and page == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], page)
        else:
            runs.append((page, page))
    return [str(first) if first == last else f"{first}-{last}" for first, last in runs]
