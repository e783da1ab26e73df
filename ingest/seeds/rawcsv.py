"""Read the bytes of a seed CSV strictly: encoding, line ends, header and number of cells."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.seeds.problem import SeedProblem

BOM = "\ufeff"
csv.field_size_limit(2**24)


@dataclass(slots=True)
class RawSeed:
    """A seed as text: `rows[i]` starts at printed line `lines[i]`; rows of a wrong length are left out.

    `rows` is empty where the header is wrong, since no cell then has a column.
    """

    header: tuple[str, ...]
    rows: list[list[str]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    problems: list[SeedProblem] = field(default_factory=list)
    usable: bool = False
    """Whether the header was right, so that the rows have columns."""

    def column(self, name: str) -> list[str]:
        """Return the cells of one column in the order of the file."""
        at = self.header.index(name)
        return [row[at] for row in self.rows]


def read_raw(data: bytes, file: str, header: Sequence[str]) -> RawSeed:
    """Return the rows of a seed file's bytes, with every fault of form it has."""
    seed = RawSeed(tuple(header))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - data.rfind(b"\n", 0, error.start)
        what = f"byte {column} of the line is not UTF-8"
        seed.problems.append(SeedProblem(file, line, "", "", what, "Save the file as UTF-8"))
        return seed
    if text.startswith(BOM):
        what = "the file starts with a byte order mark"
        seed.problems.append(SeedProblem(file, 1, "", "", what, "Save it as UTF-8 without BOM"))
        text = text.removeprefix(BOM)
    _read_rows(text, file, seed)
    return seed


def _read_rows(text: str, file: str, seed: RawSeed) -> None:
    physical = text.split("\n")
    ends = physical.pop()
    if ends or not physical:
        what = "the file does not end with a line feed" if ends else "the file is empty"
        seed.problems.append(
            SeedProblem(file, len(physical) + 1, "", "", what, "Restore it, or end its last line")
        )
    lines = [*(line + "\n" for line in physical), *([ends] if ends else [])]
    reader = csv.reader(lines, strict=True)
    first, header_seen = 1, False
    try:
        for row in reader:
            last, line = reader.line_num, first
            first = last + 1
            if lines[last - 1].endswith("\r\n"):
                what = "the line ends with CR LF"
                seed.problems.append(SeedProblem(file, line, "", "", what, "Save it with LF line ends"))
            if header_seen:
                _take_row(row, line, file, seed)
            else:
                header_seen = seed.usable = _header_fits(row, file, seed)
                if not header_seen:
                    return
    except csv.Error as error:
        what = f"the line is not CSV ({error})"
        seed.problems.append(
            SeedProblem(file, reader.line_num, "", "", what, "Check its quotes, or restore the file")
        )


def _header_fits(row: list[str], file: str, seed: RawSeed) -> bool:
    if tuple(row) == seed.header:
        return True
    missing = [name for name in seed.header if name not in row]
    extra = [name for name in row if name not in seed.header]
    parts = [f"without {', '.join(missing)}"] if missing else []
    parts += [f"with the unknown {', '.join(extra)}"] if extra else []
    what = "the header is " + (" and ".join(parts) or "not in the right order")
    seed.problems.append(
        SeedProblem(file, 1, (missing or extra or [""])[0], "", what, f"Write: {','.join(seed.header)}")
    )
    return False


def _take_row(row: list[str], line: int, file: str, seed: RawSeed) -> None:
    if len(row) == len(seed.header):
        seed.rows.append(row)
        seed.lines.append(line)
        return
    short = len(row) < len(seed.header)
    column = seed.header[len(row)] if short else seed.header[-1]
    what = f"the line has {len(row)} cells, not {len(seed.header)}"
    remedy = "Add the missing commas" if short else "Quote the cell that holds a comma"
    seed.problems.append(SeedProblem(file, line, column, "", what, remedy))
