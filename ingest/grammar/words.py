"""Reads words.yaml, the words of the quantity grammar, and checks them against a schema."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

import yaml
from pydantic import BaseModel, ConfigDict, PositiveInt

from ingest.grammar.types import Qualifier


class Words(BaseModel):
    """The content of words.yaml; an unknown key or a value of a wrong type is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    qualifiers_before: dict[Qualifier, list[str]]
    qualifiers_after: dict[Qualifier, list[str]]
    between_qualifier_and_number: list[str]
    calendar_units: list[str]
    number_words: dict[str, PositiveInt]
    ordinal_words: dict[str, PositiveInt]
    superlatives: list[str]
    multiples: dict[str, int]
    scales: dict[str, PositiveInt]


@cache
def words() -> Words:
    """Return the words of the grammar. Raises pydantic.ValidationError where the file is not sound."""
    text = files("ingest.grammar").joinpath("words.yaml").read_text(encoding="utf-8")
    return Words.model_validate(yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))


def alternatives(options: list[str] | dict[str, int]) -> str:
    """Return a regex alternation of literal words, longest first, spaces matching any kind of space."""
    ordered = sorted(options, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", SPACE + "+") for word in ordered)


SPACE = "[ \u00a0\u2009\u202f]"
