"""What a sentence computes: which of its figures are part, whole and share, or base, level and change.

Words tie figures to one another ('rose from A to B', 'A of B (p%)'); `sayings.yaml` lists the forms. Whether
the figures then agree is for others to compute.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from ingest.extract.saying_doubts import Doubts, is_bare_year, is_in_doubt, read_doubts
from ingest.extract.sentences import split_sentences
from ingest.readers.blocks import Block, Text
from ingest.record import Record, Status

_FORMS = Path(__file__).with_name("sayings.yaml")
_CLASSES = {"percent": "p", "percentage_points": "q", "gbp": "m", "seconds": "s", "rank": "r", "hours": "h"}
_ROLES = ("base", "level", "change", "part", "whole", "share", "total")
_MACROS = {
    "gap": r"[^<;]{0,70}?",
    "short": r"[^<;,]{0,30}?",
    "other": r"<[a-z]\d+>",
    "limit": r"(?:(?P<length>\d+|one|two|three|five|ten)[ -]?(?P<unit>sec|min|hour)\w*|(?P<limit><s\d+>))",
    "parts": r"(?P<parts>.+)$",
    "before": r"^(?P<parts>.+?)",
    "tail": r"(?=$|[.,;)]|\s*(?:on|from|over|against|since|vs|versus|when|compared)\b)",
}
_NOT_ALL = re.compile(
    r"\b(?:includ\w+|of which|each|per|average|others?|remain\w*|rest|balance|further|respectively|"
    r"initial\w*|up to|at least|less|minus|net of|offset|mainly|mostly|largely|primarily|such as)\b",
    re.IGNORECASE,
)
_ITEM_ENDS = re.compile(r"[,;]|\b(?:and|plus|as well as)\b", re.IGNORECASE)
_SIGN = re.compile(r"<([a-z])(\d+)>")
_SECONDS = {"sec": 1, "min": 60, "hour": 3600}
_COUNTED = {"one": 1, "two": 2, "three": 3, "five": 5, "ten": 10}
_WORDY = 5
"""A cell of fewer words than this is no sentence."""


@dataclass(frozen=True, slots=True)
class Saying:
    """One statement of arithmetic: its form, whether it says up or down, and the figures by role."""

    form: str
    way: str
    roles: tuple[tuple[str, Record], ...]
    limit_seconds: str = ""
    """The time limit that a share is within, of the form 'limit'."""


def find_sayings(block: Block, records: Sequence[Record]) -> Iterator[Saying]:
    """Give what the sentences of a block, or of the wordy cells of its table, compute.

    `records` are those of the block that have a value; of a figure with several meanings the first counts.
    """
    figures = sorted(
        (r for r in records if r.observation_id.endswith("-0") and _is_figure(r)),
        key=lambda r: r.char_start,
    )
    for text in _texts(block):
        for span in split_sentences(text.value):
            first, last = text.offsets[span.start], text.offsets[span.end - 1]
            inside = [r for r in figures if first <= r.char_start and r.char_end - 1 <= last]
            if inside:
                yield from _of_sentence(_set_aside(text, span.start, span.end, inside), inside)


def _is_figure(record: Record) -> bool:
    return record.status != Status.IGNORED and record.unit != "" and not is_bare_year(record)


def _texts(block: Block) -> Iterator[Text]:
    if block.table is None:
        yield block.text
        return
    for row in block.table.rows:
        for cell in row.cells:
            if len(cell.text.value.split()) >= _WORDY:
                yield cell.text


def _set_aside(text: Text, start: int, end: int, figures: Sequence[Record]) -> str:
    """Return the sentence with '<p3>' in place of its fourth figure, p for a percentage, and so on."""
    places = {offset: at for at, offset in enumerate(text.offsets[start:end], start)}
    kept, at = [], start
    for number, record in enumerate(figures):
        first = places.get(record.char_start, at)
        kept.append(text.value[at:first].replace("<", " ").replace(">", " "))
        kept.append(f"<{_CLASSES.get(record.unit, 'n')}{number}>")
        at = max(at, places.get(record.char_end - 1, first) + 1)
    kept.append(text.value[at:end].replace("<", " ").replace(">", " "))
    return " ".join("".join(kept).split())


def _of_sentence(sentence: str, figures: Sequence[Record]) -> Iterator[Saying]:
    said: list[tuple[tuple[str, int], ...]] = []
    for form, pattern in _forms():
        for match in pattern.finditer(sentence):
            found = _roles(match)
            if not found or not _fit(form, found) or _is_told(form, found, said):
                continue
            roles = tuple((role.partition(":")[0], figures[n]) for role, n in found)
            if is_in_doubt(form, match, dict(roles), _doubts()):
                continue
            said.append(found)
            way = next((w for w in ("up", "down") if match.groupdict().get(w)), "")
            yield Saying(form, way, roles, _limit(match, figures) if form == "limit" else "")


def _limit(match: re.Match[str], figures: Sequence[Record]) -> str:
    """Return the seconds of the limit of a match, which may be a figure or stand in words."""
    if match["limit"]:
        return figures[int(match["limit"][2:-1])].value
    length = match["length"].lower()
    return str((_COUNTED.get(length) or int(length)) * _SECONDS[match["unit"].lower()])


def _is_told(form: str, found: Sequence[tuple[str, int]], said: Sequence[Sequence[tuple[str, int]]]) -> bool:
    """Whether an earlier form says the same and more, or ties the change to the levels it is between."""
    if form == "implied":
        change = next(number for role, number in found if role.startswith("change"))
        return any(role.startswith("change") and number == change for one in said for role, number in one)
    return any(set(found) <= set(one) for one in said)


def _roles(match: re.Match[str]) -> tuple[tuple[str, int], ...]:
    """Return the figures of a match as (role and class, number); nothing where not all parts are told."""
    groups: Mapping[str, str | None] = match.groupdict()
    found = [(f"{role}:{m[1]}", int(m[2])) for role in _ROLES if (m := _SIGN.match(groups.get(role) or ""))]
    parts = groups.get("parts")
    if parts is not None:
        is_behind = match.start("parts") > match.start()
        if _NOT_ALL.search(match[0]) or not _all_have_figures(parts, is_behind):
            return ()
        found += [(f"part:{m[1]}", int(m[2])) for m in _SIGN.finditer(parts)]
    return tuple(found)


def _all_have_figures(parts: str, is_behind: bool) -> bool:
    """Whether each item of a list prints a figure; what has none ('an inspector') may be a part too.

    Of a list that stands before its total, the words before its first figure are the sentence's; so are those
    behind a comma after the last one.
    """
    figures = list(_SIGN.finditer(parts))
    if not figures:
        return False
    last = figures[-1].end()
    listed = parts[0 if is_behind else figures[0].start() : last] + re.split("[,;]", parts[last:])[0]
    return all(_SIGN.search(item) for item in _ITEM_ENDS.split(listed) if item.strip(" .:()"))


def _fit(form: str, found: Sequence[tuple[str, int]]) -> bool:
    """Whether the kinds of the figures can be what the form makes of them."""
    kinds: dict[str, set[str]] = {}
    for name, _ in found:
        role, _, kind = name.partition(":")
        kinds.setdefault(role, set()).add(kind)
    if len({number for _, number in found}) != len(found) or "r" in set().union(*kinds.values()):
        return False
    counted = not kinds.get("part", set()) & {"p", "q"}
    fits = {
        "share": kinds.get("share") == {"p"} and kinds.get("part") == kinds.get("whole") and counted,
        "part": kinds.get("part") == kinds.get("whole") and counted and "s" not in kinds.get("part", set()),
        "sum": kinds.get("part", set()) == kinds.get("total")
        and sum(name.startswith("part") for name, _ in found) > 1,
        "limit": kinds.get("share") == {"p"},
        "implied": kinds.get("level") == {"n"} and kinds.get("change") == {"p"},
        "change": kinds.get("base") == kinds.get("level")
        and kinds.get("change", {"p"}) <= {"p", "q"} | kinds.get("level", set()),
    }
    return fits[form]


@cache
def _declared() -> dict[str, Any]:
    return yaml.safe_load(_FORMS.read_text(encoding="utf-8"))  # type: ignore[no-any-return]


@cache
def _doubts() -> Doubts:
    declared = _declared()
    return read_doubts(declared["doubts"], rf"(?:{declared['words']['up']}|{declared['words']['down']})")


@cache
def _forms() -> list[tuple[str, re.Pattern[str]]]:
    declared = _declared()
    words: dict[str, str] = declared["words"]
    macros = {
        **_MACROS,
        **{role: rf"(?P<{role}><[a-z]\d+>)" for role in _ROLES},
        "rise": rf"(?:(?P<up>{words['up']})|(?P<down>{words['down']}))",
        "than": rf"(?:(?P<up>{words['than_up']})|(?P<down>{words['than_down']}))",
        "adverb": rf"(?:{words['adverb']} )?",
        "because": words["because"],
    }
    return [
        (entry["form"], re.compile(entry["pattern"].format(**macros), re.IGNORECASE))
        for entry in declared["forms"]
    ]
