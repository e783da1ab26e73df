"""A paper as extraction sees it: its blocks as passages, with headings, lead-ins and notes around each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ingest.extract.cards import dated_by, lines_of, named_by
from ingest.extract.clock import Clock
from ingest.extract.declared import Declared, declared_in
from ingest.extract.passage import NO_DATE, Passage, Setting
from ingest.extract.surroundings import Level, Scope
from ingest.grammar.types import Period, PeriodType
from ingest.lexicon import Lexicon
from ingest.readers.blocks import Block, BlockKind, Paper

_SECTION_REACH = 6
"""How many blocks before a figure, under the same heading, may name what it measures."""
_FOOTNOTE = re.compile(r"^\s*\(?(\d{1,2})\)?[.:)]?\s+\D.{0,120}$")
_FOOTNOTE_MARK = re.compile(r"(?<=[a-z%)])(\d{1,2})(?!\w)")
_FOOTNOTE_REACH = 40
_NOTE = re.compile(
    r"^\s*\(?(?:N\.?B\.?|note|years? run|\*|source"
    r"|(?:all )?(?:figures|data)(?: shown)?(?: are| is)? as (?:at|of))\b",
    re.IGNORECASE,
)


class Context:
    """The passages of one paper and what surrounds each block."""

    def __init__(self, paper: Paper, lexicon: Lexicon) -> None:
        self.paper = paper
        self._settings = [
            Setting(lexicon, paper.panel or "", r.date or paper.meeting_date or NO_DATE, r.dated)
            for r in paper.reports
        ]
        self._passages: dict[int, Passage] = {}
        self._texts: dict[tuple[str, int], Passage] = {}
        self._dated: dict[tuple[int, tuple[str, ...]], dict[str, Period]] = {}
        self._declared: dict[int, Declared] = {}
        self._named: dict[int, list[tuple[int, Passage]]] = {}
        numbered = [(b.number, m[1], b) for b in paper.blocks if (m := _FOOTNOTE.match(b.text.value))]
        at = {(number, int(mark)) for number, mark, _ in numbered}
        self._footnotes = [
            (n, mark, b) for n, mark, b in numbered if {(n - 1, int(mark) - 1), (n + 1, int(mark) + 1)} & at
        ]
        self._footnoted = {n for n, _, _ in self._footnotes}

    def setting(self, block: Block) -> Setting:
        """Return what holds for the block's report."""
        return self._settings[block.report]

    def passage(self, block: Block) -> Passage:
        """Return the block's text as a passage; the same object at every call."""
        if block.number not in self._passages:
            self._passages[block.number] = Passage(block.text.value, self.setting(block))
        return self._passages[block.number]

    def text(self, value: str, block: Block) -> Passage:
        """Return a label, heading or caption that belongs to a block as a passage."""
        key = (value, block.report)
        if key not in self._texts:
            self._texts[key] = Passage(value, self.setting(block))
        return self._texts[key]

    def footnote_end(self, block: Block) -> int:
        """Return where the number of a footnote's line ends, 0 where the block is no footnote."""
        match = _FOOTNOTE.match(block.text.value)
        return match.end(1) if match and block.number in self._footnoted else 0

    def clock(self, block: Block, given: Period | None = None) -> Clock:
        """Return what the periods of a block's figures are read against."""
        if block.report not in self._declared:
            blocks = [b for b in self.paper.blocks if b.report == block.report]
            self._declared[block.report] = declared_in([(b.number, self.passage(b)) for b in blocks])
        declared = self._declared[block.report]
        return Clock(
            self.setting(block).report_date,
            declared,
            block.number,
            headed_since=self._headed_since(block, declared.from_block),
            given=given,
            in_section=self._in_section(block),
            notes=tuple(self.passage(note) for note in self._notes_near(block)),
        )

    def _headed_since(self, block: Block, number: int) -> bool:
        """Whether the nearest heading above a block that names a period stands below a block's number."""
        for heading in reversed(block.headings):
            if any(m.period is not None for m in self.text(heading, block).periods):
                above = self.paper.blocks[number + 1 : block.number]
                return any(b.kind is BlockKind.HEADING and b.text.value == heading for b in above)
        return False

    def _notes_near(self, block: Block) -> list[Block]:
        """Return the footnotes printed near a block of running text, the nearest first."""
        if block.kind is not BlockKind.PARAGRAPH:
            return []
        notes = [(abs(number - block.number), b) for number, _, b in self._footnotes]
        near = [(away, b) for away, b in notes if b.report == block.report and 0 < away <= _FOOTNOTE_REACH]
        return [b for _, b in sorted(near, key=lambda pair: pair[0])]

    def remember(self, block: Block, dated: Mapping[str, Period]) -> None:
        """Keep the period of each measure of a block for those under the same heading that go on from it."""
        self._in_section(block).update(dated)

    def _in_section(self, block: Block) -> dict[str, Period]:
        return self._dated.setdefault((block.report, block.headings), {})

    def title_period(self, block: Block) -> Period | None:
        """Return the quarter or the twelve months that the report's title names, None where it names none."""
        title = self.paper.reports[block.report].title
        for mention in self.text(title, block).periods if title else ():
            if mention.period is not None and mention.period.type in (
                PeriodType.QUARTER,
                PeriodType.ROLLING_12M,
            ):
                return mention.period
        return None

    def outer_scopes(self, block: Block) -> Iterator[Scope]:
        """Give the scopes beyond a block: list lead-in, footnotes, headings, blocks before."""
        for passage in self._lead_ins(block):
            yield whole(Level.LABEL, passage)
        for heading in reversed(block.headings):
            yield whole(Level.HEADING, self.text(heading, block))
        for before in self.before(block):
            yield whole(Level.SECTION, self.passage(before))
        title = self.paper.reports[block.report].title
        if title:
            yield whole(Level.REPORT, self.text(title, block))
        for number, passage in self._naming(block.report):
            if number < block.number:
                yield whole(Level.ELSEWHERE, passage)

    def _naming(self, report: int) -> list[tuple[int, Passage]]:
        """Return the blocks of a report that name a value of a dimension whose words reach all of it."""
        if report not in self._named:
            reach = self._settings[report].lexicon.reach
            names = [name for name, far in reach.items() if far == "report"]
            blocks = [(b.number, self.passage(b)) for b in self.paper.blocks if b.report == report]
            self._named[report] = [(n, p) for n, p in blocks if any(p.dimension(name) for name in names)]
        return self._named[report]

    def before(self, block: Block) -> Iterator[Block]:
        """Give the blocks before one under the same heading, nearest first."""
        count = 0
        for number in range(block.number - 1, -1, -1):
            other = self.paper.blocks[number]
            if other.headings != block.headings or other.report != block.report:
                if other.kind is BlockKind.FURNITURE:
                    continue
                return
            if other.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
                count += 1
                yield other
            if count == _SECTION_REACH:
                return

    def note_after(self, block: Block) -> Passage | None:
        """Return the note printed under a table, None where there is none."""
        following = self.paper.blocks[block.number + 1 : block.number + 2]
        if following and _NOTE.match(following[0].text.value):
            return self.passage(following[0])
        return None

    def _lead_ins(self, block: Block) -> Iterator[Passage]:
        if block.kind is BlockKind.LIST_ITEM:
            for number in range(block.number - 1, max(block.number - 30, -1), -1):
                other = self.paper.blocks[number]
                if other.kind is BlockKind.PARAGRAPH and other.report == block.report:
                    if other.text.value.rstrip().endswith(":") or number == block.number - 1:
                        yield self.passage(other)
                    break
                if other.kind is BlockKind.HEADING:
                    break
        for line in lines_of(self.paper.blocks, block):
            yield self.passage(line)
        dated = dated_by(self.paper.blocks, block, lambda b: bool(self.passage(b).periods))
        placed = named_by(self.paper.blocks, block, lambda b: bool(self.passage(b).areas))
        for line in filter(None, (dated, placed)):
            yield self.passage(line)
        for mark in _FOOTNOTE_MARK.finditer(block.text.value):
            note = self._footnote(mark[1], block)
            if note is not None:
                printed = note.text.value
                yield self.text(printed[printed.index(mark[1]) + len(mark[1]) :].lstrip(" .:)"), block)

    def _footnote(self, mark: str, block: Block) -> Block | None:
        near = [
            (abs(number - block.number), b)
            for number, name, b in self._footnotes
            if name == mark and b.report == block.report and 0 < abs(number - block.number) <= _FOOTNOTE_REACH
        ]
        return min(near, key=lambda pair: pair[0])[1] if near else None


def whole(level: Level, passage: Passage) -> Scope:
    """Return the scope of a whole passage in which the figure does not stand."""
    return Scope(level, passage, 0, len(passage.text))
