"""Finds the tokens that are no figures: dates, references, telephone numbers, ages, codes, names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter, field_validator

from ingest.grammar.periods import PeriodMention, find_impossible_periods, find_periods
from ingest.grammar.scan import lowered
from ingest.grammar.types import PeriodType
from ingest.grammar.words import alternatives, words

_REACH = 40
_FAR_FUTURE = date(2099, 12, 31)
"""Where a period begins and ends in the text does not hang on the date of the report."""
_PLAIN_SPACES = dict.fromkeys((0xA0, 0x2009, 0x202F), " ")
_INSIDE_NUMBER = re.compile(r"\d[,.:]?\Z")
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>\"]+|[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+|\b[\w-]+\.(?:gov|police|org|co)\.uk(?:/[^\s<>\"]*)?"
)
_STARTS = re.compile(rf"\d+|{alternatives([*words().number_words, *words().ordinal_words, 'first'])}")


class IgnorableRule(BaseModel):
    """One entry of ignorable.yaml; its expressions must compile."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    rule: str
    at: str
    before: str | None = None
    example: str
    counter_example: str

    @field_validator("at", "before")
    @classmethod
    def _compiles(cls, value: str | None) -> str | None:
        try:
            _compiled(value or "")
        except re.error as error:
            raise ValueError(f"{value!r} is no regular expression: {error}") from error
        return value


@dataclass(frozen=True, slots=True)
class Ignorable:
    """A token that is no figure: half-open span and the rule's name.

    The span begins with the number: the words before it that show what it is are not in it."""

    start: int
    end: int
    rule: str


@cache
def rules() -> tuple[IgnorableRule, ...]:
    """Return the rules of ignorable.yaml, in order. Raises pydantic.ValidationError on a bad entry."""
    text = files("ingest.grammar").joinpath("ignorable.yaml").read_text(encoding="utf-8")
    loaded = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return tuple(TypeAdapter(list[IgnorableRule]).validate_python(loaded))


def find_ignorable(text: str, periods: Sequence[PeriodMention] | None = None) -> list[Ignorable]:
    """Return the tokens of clean text that are no figures, in order and without overlap.

    Pass the mentions of find_periods where they are at hand, so that they are not looked for twice.
    """
    fixed = [Ignorable(*m.span(), "email_or_url") for m in _addresses(text)]
    mentions = find_periods(text, _FAR_FUTURE) if periods is None else periods
    fixed += [Ignorable(m.start, m.end, _name_of(m)) for m in mentions if _has_digit(text, m.start, m.end)]
    fixed += [Ignorable(i.start, i.end, "impossible_period") for i in find_impossible_periods(text)]
    found: list[Ignorable] = []
    for item in sorted(fixed, key=lambda i: (i.start, -i.end)):
        if not found or item.start >= found[-1].end:
            found.append(item)
    return _with_rules(text.translate(_PLAIN_SPACES), found)


def _with_rules(text: str, fixed: list[Ignorable]) -> list[Ignorable]:
    """Try the rules at every number that nothing holds yet."""
    found: list[Ignorable] = []
    index, end = 0, 0
    for start in _STARTS.finditer(lowered(text)):
        at = start.start()
        while index < len(fixed) and fixed[index].end <= at:
            found.append(fixed[index])
            end = max(end, fixed[index].end)
            index += 1
        if at < end or (index < len(fixed) and fixed[index].start <= at):
            continue
        limit = fixed[index].start if index < len(fixed) else len(text)
        item = _rule_at(text, at, end, limit)
        if item is not None:
            found.append(item)
            end = item.end
    return found + fixed[index:]


def _rule_at(text: str, at: int, floor: int, limit: int) -> Ignorable | None:
    if text[at - 1 : at] == "£":
        return None
    if _INSIDE_NUMBER.search(text, max(0, at - 2), at) or (
        at and not text[at].isdigit() and text[at - 1].isalnum()
    ):
        return None
    before = text[max(floor, at - _REACH) : at]
    if at - _REACH > 0:
        # \A in a rule means the start of the text: a cut-off piece must not look like one.
        before = "\x00" + before
    for name, lead, pattern in _patterns():
        match = pattern.match(text, at)
        if match is None or match.end() > limit:
            continue
        if lead is None:
            if at and text[at - 1].isalpha():
                continue
            return Ignorable(at, match.end(), name)
        if lead.search(before) is not None:
            return Ignorable(at, match.end(), name)
    return None


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str] | None, re.Pattern[str]], ...]:
    return tuple(
        (r.rule, _compiled(rf"(?:{r.before})\Z") if r.before else None, _compiled(r.at)) for r in rules()
    )


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _addresses(text: str) -> list[re.Match[str]]:
    return list(_ADDRESS.finditer(text)) if any(sign in text for sign in ("@", "www.", "://", ".uk")) else []


def _name_of(mention: PeriodMention) -> str:
    if mention.period is None:
        return "period"
    if mention.period.type is PeriodType.POINT:
        return "date"
    return "year" if mention.period.type is PeriodType.CALENDAR_YEAR else "period"


def _has_digit(text: str, start: int, end: int) -> bool:
    return any(character.isdigit() for character in text[start:end])
