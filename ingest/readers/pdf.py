"""Reader of PDF: text with its places, in reading order, tables and page furniture told apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pypdfium2 as pdfium

from ingest.readers import progress
from ingest.readers.blocks import BlockKind, Paper
from ingest.readers.building import Builder
from ingest.readers.errors import UnreadablePaper
from ingest.readers.finishing import finish
from ingest.readers.making import Source
from ingest.readers.pdf_furniture import PageLines, find_furniture
from ingest.readers.pdf_joins import join_pages
from ingest.readers.pdf_layout import Grid, Item, heading_level, items_of
from ingest.readers.pdf_lines import PrintedLine, box_of, lines_of
from ingest.readers.pdf_paragraphs import IsWord
from ingest.readers.pdf_pictures import is_picture, told
from ingest.readers.pdf_rules import RuledTable, ruled_tables
from ingest.readers.pdf_words import PageText, Word, page_text

NAME = "pdf"
VERSION = "1"
SUFFIXES = (".pdf",)
MOST_PAGES = 2000
_PROSE_WORDS = 7
_END, _TAIL = b"%%EOF", 8192
"""The mark of a PDF's end, and within how many last bytes it stands."""
_PAGE = re.compile(rb"/Type\s*/Page\b|/ObjStm\b")
"""A page's object, or what may hold one packed."""
_BODY_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")


@dataclass(frozen=True, slots=True)
class _Page:
    text: PageText
    lines: list[PrintedLine]
    tables: list[RuledTable]
    picture: bool


def read(path: Path, data: bytes) -> Paper:
    """Return the paper of a PDF; raise UnreadablePaper where it is encrypted, damaged or without text."""
    document = _open(path, data)
    pages = [_page(path, document, number) for number in range(len(document))]
    _check_text(path, pages)
    built = Builder()
    is_word = _vocabulary(pages)
    body, sizes = _sizes(pages)
    furniture = find_furniture([PageLines(page.lines, page.text.height) for page in pages])
    for number, page in enumerate(pages, 1):
        progress.reached(f"page {number}")
        built.page = number
        first = len(built.pieces)
        _build_page(built, page, furniture[number - 1], is_word, (body, sizes))
        if len(built.pieces) > first:
            built.pieces[first].page_start = number > 1
    progress.reached("the whole of it")
    join_pages(built.pieces)
    remark = told([number for number, page in enumerate(pages, 1) if page.picture])
    paper = finish(Source.of(path, data, NAME, VERSION), built)
    return replace(paper, remarks=(remark,)) if remark else paper


def _open(path: Path, data: bytes) -> pdfium.PdfDocument:
    if _END not in data[-_TAIL:]:  # the engine would read what is there, and the rest would be missing
        raise UnreadablePaper(path.name, "its PDF is cut off", "Fetch it again.")
    try:
        document = pdfium.PdfDocument(data)
        count = len(document)
    except pdfium.PdfiumError as error:
        if "assword" in str(error):
            raise UnreadablePaper(
                path.name, "it is protected by a password", "Save a copy without the password and read that."
            ) from error
        what = "its PDF is cut off or damaged" if _PAGE.search(data) else "its PDF has no pages"
        raise UnreadablePaper(path.name, what, "Fetch it again, or print it to a new PDF.") from error
    if not count:
        raise UnreadablePaper(path.name, "its PDF has no pages", "Fetch it again.")
    if count > MOST_PAGES:
        raise UnreadablePaper(
            path.name, f"it has {count:,} pages; the limit is {MOST_PAGES:,}", "Split it, and read its parts."
        )
    return document


def _page(path: Path, document: pdfium.PdfDocument, number: int) -> _Page:
    progress.reached(f"page {number + 1}")
    try:
        page = document[number]
    except pdfium.PdfiumError as error:
        raise UnreadablePaper(
            path.name, f"page {number + 1} is damaged", "Fetch it again, or print it to a new PDF."
        ) from error
    text = page_text(page)
    lines = lines_of(text.words)
    ends = [word for line in lines for part in line.parts for word in (part.words[0], part.words[-1])]
    bold = {word.at for word in ends if text.is_bold(word)}
    text = replace(text, is_bold=lambda word: word.at in bold)
    read = _Page(text, lines, ruled_tables(page, text.turn), is_picture(page, len(text.words)))
    page.close()  # an open page holds some 300 kB
    return read


def _check_text(path: Path, pages: Sequence[_Page]) -> None:
    words = [word.text for page in pages for word in page.text.words]
    strange = [word for word in words if not word.isascii()]
    if not words:
        raise UnreadablePaper(
            path.name,
            f"its {len(pages)} page(s) hold pictures and no text (a scan)",
            "Put it through text recognition (OCR) and read the result.",
        )
    odd = sum(_is_undecoded(word) for word in strange)
    if odd * 3 > len(words):
        raise UnreadablePaper(
            path.name,
            "its fonts do not say which letters they print",
            "Put it through text recognition (OCR) and read the result.",
        )


def _is_undecoded(word: str) -> bool:
    odd = sum("\ue000" <= char <= "\uf8ff" or char == "\ufffd" for char in word)
    return len(word) > 1 and odd * 2 > len(word)


def _vocabulary(pages: Sequence[_Page]) -> IsWord:
    known = {
        word
        for page in pages
        for line in page.lines
        for word in _BODY_WORD.findall(line.text.casefold().removesuffix("-"))
    }
    return lambda word: word.casefold() in known


def _sizes(pages: Sequence[_Page]) -> tuple[float, list[float]]:
    """Return the body's usual height of a line, and the larger ones from the tallest down."""
    heights: Counter[float] = Counter()
    prose: Counter[float] = Counter()
    for line in (line for page in pages for line in page.lines):
        size, words = round(line.height * 2) / 2, len(line.words)
        heights[size] += words
        for part in line.parts:
            if len(part.words) >= _PROSE_WORDS:  # the small print of tables says nothing of the body
                prose[size] += len(part.words)
    body = (prose or heights).most_common(1)[0][0]
    return body, sorted((size for size in heights if size >= 1.15 * body), reverse=True)


def _build_page(
    built: Builder, page: _Page, furniture: set[int], is_word: IsWord, sizes: tuple[float, list[float]]
) -> None:
    """Add what a page prints: running lines at its top, its body, running lines at its foot."""
    assert built.page is not None
    apart = [page.lines[at] for at in sorted(furniture)]
    body = [line for at, line in enumerate(page.lines) if at not in furniture]
    middle = page.text.height / 2
    _add_furniture(built, [line for line in apart if line.y0 < middle])
    for item in items_of(page.text, body, page.tables, built.page, is_word):
        _add(built, item, is_word, sizes)
    _add_furniture(built, [line for line in apart if line.y0 >= middle])
    built.prose(page.text.aside, BlockKind.FURNITURE)


def _add_furniture(built: Builder, lines: Sequence[PrintedLine]) -> None:
    for line in lines:
        built.prose(line.text, BlockKind.FURNITURE, box=box_of(line.words, built.page or 0))


def _add(built: Builder, item: Item, is_word: IsWord, sizes: tuple[float, list[float]]) -> None:
    number = built.page or 0
    if isinstance(item, Grid):
        built.table(item.rows, box=box_of(item.words, number))
        return
    level = heading_level(item, *sizes)
    kind = (
        BlockKind.HEADING
        if level is not None and _can_head(item.words)
        else BlockKind.LIST_ITEM
        if item.listed
        else BlockKind.PARAGRAPH
    )
    built.prose(
        item.value(is_word),
        kind,
        level=level if kind is BlockKind.HEADING else None,
        bold=item.bold,
        box=box_of(item.words, number),
    )


def _can_head(words: Sequence[Word]) -> bool:
    """Whether large text is a heading: the words of a title; a large figure is a card's."""
    letters = sum(char.isalpha() for word in words for char in word.text)
    figure = words[0].text.startswith("£") or words[-1].text.endswith("%")
    sentence = len(words) > _PROSE_WORDS and words[-1].text.endswith((".", ";"))
    return letters >= 3 and len(words) <= 30 and not figure and not sentence
