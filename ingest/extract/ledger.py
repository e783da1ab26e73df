"""Every number token of a paper as a record: accepted, for review, unmapped, or ignored by a rule."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile

from ingest.extract.context import Context
from ingest.extract.meaning import Reading
from ingest.extract.passage import Passage
from ingest.extract.prose import read_prose
from ingest.extract.records import RecordWriter, Row
from ingest.extract.tables import read_table
from ingest.extract.tokens import Tokens, read_tokens
from ingest.grammar.types import Period, Quantity
from ingest.lexicon import Lexicon, load_lexicon
from ingest.readers.blocks import Block, BlockKind, Paper, Text
from ingest.record import LABEL_WORDS, Record, short_label, words_in

_BEFORE, _AFTER = 3, 4
_CONTACT = ("telephone", "email_or_url")
"""Rules of tokens that stand among names and addresses of people, which are nobody's label."""


def extract(paper: Paper, lexicon: Lexicon | None = None) -> list[Record]:
    """Return the observation records of a paper, in the order of its text, every number token in one."""
    context = Context(paper, lexicon or load_lexicon())
    writer = RecordWriter(paper)
    records: list[Record] = []
    for block in paper.blocks:
        for row in _rows(context, block):
            records.append(writer.record(block, row, context.setting(block).report_date))
    records.sort(key=lambda r: (r.char_start, r.char_end, r.observation_id))
    return records


def _rows(context: Context, block: Block) -> Iterator[Row]:
    report = context.paper.reports[block.report]
    if block.kind is BlockKind.FURNITURE:
        yield from _ignore(context, block, "furniture")
    elif block.kind is BlockKind.HEADING:
        yield from _ignore(context, block, "heading")
    else:
        rows = _table_rows(context, block) if block.table is not None else _prose_rows(context, block)
        yield from (_of_agenda(row) for row in rows) if report.kind == "agenda" else rows


def _of_agenda(row: Row) -> Row:
    """Return a row of an agenda, where a bare number that names no measure is an item's or a page's."""
    reading = row.reading
    if row.rule in ("no_measure", "no_quantity") and (reading is None or reading.unit in ("count", "rank")):
        return replace(row, reading=None, rule="agenda")
    return row


def _ignore(context: Context, block: Block, rule: str) -> Iterator[Row]:
    passage = context.passage(block)
    tokens = read_tokens(passage)
    known = [(i.start, i.end, i.rule) for i in tokens.ignored]
    spans = [
        *known,
        *((q.start, q.end, rule) for q in (*tokens.figures, *tokens.names) if _prints_digit(passage, q)),
    ]
    for start, end, why in [*spans, *((a, b, rule) for a, b in tokens.loose)]:
        yield Row(block.text, start, end, None, why, _words_around(passage.text, start, end, why))


def _prints_digit(passage: Passage, quantity: Quantity) -> bool:
    return any(c.isdigit() for c in passage.text[quantity.start : quantity.end])


def _prose_rows(context: Context, block: Block) -> Iterator[Row]:
    passage = context.passage(block)
    tokens = read_tokens(passage)
    number_end = max(_paragraph_number(block), context.footnote_end(block))
    figures = [f for f in tokens.figures if f.start >= number_end]
    readings = read_prose(passage, figures, context.clock(block), context.outer_scopes(block), tokens.names)
    told = [r for r in readings if r.period and _is_dated_level(r)]
    told.sort(key=lambda r: (r.comparison, r.figure.start), reverse=True)  # the first that is told counts
    context.remember(block, {r.metric: r.period for r in told if r.period})
    yield from _token_rows(block.text, passage, tokens, readings, number_end, None)


def _is_dated_level(reading: Reading) -> bool:
    dated = reading.period is not None and reading.period.start is not None
    return bool(reading.metric) and reading.statement.measure_type == "level" and dated


def _table_rows(context: Context, block: Block) -> Iterator[Row]:
    assert block.table is not None
    dated: dict[str, set[Period]] = defaultdict(set)
    for cell in read_table(context, block, lambda p: read_tokens(p).figures):
        if cell.is_label:
            yield from _header_rows(context, block, cell.cell.text, "row_label")
            continue
        tokens = read_tokens(cell.passage)
        label = short_label(" ".join(cell.labels))
        for reading in cell.readings:
            if reading.period is not None and _is_dated_level(reading):
                dated[reading.metric].add(reading.period)
        context.remember(
            block, {r.metric: r.period for r in cell.readings if r.period and _is_dated_level(r)}
        )
        yield from _token_rows(cell.cell.text, cell.passage, tokens, cell.readings, 0, label)
    context.remember(block, {metric: only for metric, (only, *more) in dated.items() if not more})
    for row in block.table.rows:
        if row.header:
            for header in row.cells:
                if header.text.value:
                    yield from _header_rows(context, block, header.text, "table_header")


def _header_rows(context: Context, block: Block, text: Text, rule: str) -> Iterator[Row]:
    passage = context.text(text.value, block)
    tokens = read_tokens(passage)
    spans = [(i.start, i.end, i.rule) for i in tokens.ignored]
    spans += [(q.start, q.end, rule) for q in (*tokens.figures, *tokens.names) if _prints_digit(passage, q)]
    spans += [(a, b, rule) for a, b in tokens.loose]
    for start, end, why in spans:
        yield Row(text, start, end, None, why, _words_around(text.value, start, end, why))


def _token_rows(
    text: Text, passage: Passage, tokens: Tokens, readings: list[Reading], number_end: int, label: str | None
) -> Iterator[Row]:
    """Give a row for each token of a passage, its readings among them."""

    def named(start: int, end: int, rule: str = "") -> str:
        return label or _words_around(passage.text, start, end, rule)

    read = {(r.figure.start, r.figure.end): r for r in readings}
    for (start, end), reading in read.items():
        if reading.metric or not _overlaps_names(reading.figure, tokens):
            yield Row(text, start, end, reading, reading.rule, named(start, end))
    mapped = any(r.metric for r in readings)
    for quantity in tokens.names:
        span = (quantity.start, quantity.end)
        if span in read and read[span].metric:
            continue
        if mapped or not _prints_unit(passage, quantity):
            yield Row(text, *span, None, "measure_name", named(*span))
        else:
            yield Row(text, *span, read.get(span) or _unmapped(quantity), "no_measure", named(*span))
    for ignored in tokens.ignored:
        if any(a < ignored.end and ignored.start < b for a, b in read):
            continue
        named_as = named(ignored.start, ignored.end, ignored.rule)
        yield Row(text, ignored.start, ignored.end, None, ignored.rule, named_as)
    for quantity in tokens.figures:
        if (quantity.start, quantity.end) not in read:
            yield Row(
                text,
                quantity.start,
                quantity.end,
                None,
                "paragraph_number",
                named(quantity.start, quantity.end),
            )
    for start, end in tokens.loose:
        if any(a < end and start < b for a, b in read):
            continue
        rule = "paragraph_number" if end <= number_end else "no_quantity"
        yield Row(text, start, end, None, rule, named(start, end))


def _overlaps_names(figure: Quantity, tokens: Tokens) -> bool:
    return any(figure.start < q.end and q.start < figure.end for q in tokens.names)


def _prints_unit(passage: Passage, quantity: Quantity) -> bool:
    return quantity.unit != "count" and _prints_digit(passage, quantity)


def _unmapped(quantity: Quantity) -> Reading:
    return Reading(quantity, unit=quantity.unit, rule="no_measure")


def _paragraph_number(block: Block) -> int:
    """Return where the printed paragraph number ends in the block's text."""
    if not block.paragraph:
        return 0
    at = block.text.value.find(block.paragraph)
    return at + len(block.paragraph) if 0 <= at <= 4 else 0


def _words_around(text: str, start: int, end: int, rule: str = "") -> str:
    """Return a token with the printed words beside it, nearest first, as far as a label has room."""
    if rule in _CONTACT:
        return ""
    after = list(takewhile(_is_no_address, text[end:].split(maxsplit=_AFTER)[:_AFTER]))
    before = list(takewhile(_is_no_address, reversed(text[:start].rsplit(maxsplit=_BEFORE)[-_BEFORE:])))
    token = short_label(text[start:end])  # a period in many words is longer than a label
    left, right = "", ""
    for turn in range(_AFTER + _BEFORE):
        if turn % 2 == 0 and turn // 2 < len(after):
            longer = left, f"{right} {after[turn // 2]}"
        elif turn % 2 == 1 and turn // 2 < len(before):
            longer = f"{before[turn // 2]} {left}", right
        else:
            continue
        if words_in(f"{longer[0]} {token} {longer[1]}") > LABEL_WORDS:
            break
        left, right = longer
    return " ".join(f"{left} {token} {right}".split())


def _is_no_address(printed: str) -> bool:
    return "@" not in printed
