"""Reads head_words.yaml, the words of the heads of reports, and checks them against a schema."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from importlib.resources import files

import yaml
from pydantic import BaseModel, ConfigDict, model_validator


class Label(StrEnum):
    """What the words before a colon say that follows it."""

    TITLE = "title"
    MEETING = "meeting"
    """The day of the meeting."""
    DATE = "date"
    """A day that may be the meeting's or the report's."""
    PUBLISHED = "published"
    OTHER_DATE = "other_date"
    """A day that dates no report: of the next meeting, of a deadline."""
    PERSON = "person"
    PLACE = "place"
    ITEM = "item"
    STATUS = "status"


class HeadWords(BaseModel):
    """The content of head_words.yaml; an unknown key or a value of a wrong type is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    labels: dict[Label, tuple[str, ...]]
    sections: frozenset[str]
    statuses: frozenset[str]
    status_starts: tuple[str, ...]
    venues: tuple[str, ...]

    @model_validator(mode="after")
    def _one_kind_each(self) -> HeadWords:
        words = [word for kind in self.labels.values() for word in kind]
        twice = sorted({word for word in words if words.count(word) > 1})
        if twice:
            raise ValueError(f"labels of two kinds: {', '.join(twice)}")
        return self


@cache
def head_words() -> HeadWords:
    """Return the words of heads. Raises pydantic.ValidationError where the file is not sound."""
    text = files("ingest.readers").joinpath("head_words.yaml").read_text(encoding="utf-8")
    return HeadWords.model_validate(yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))


@cache
def labels() -> dict[str, Label]:
    """Return the kind of each label, in small letters and without its colon."""
    return {word: kind for kind, words in head_words().labels.items() for word in words}


def label_kind(printed: str) -> Label | None:
    """Return the kind of a label ('Date of meeting:', 'Dyddiad / Date'), None where it is none."""
    plain = " ".join(printed.casefold().strip(" \t:*.-–").split())
    found = labels().get(plain)
    if found is None and "/" in plain:  # one in two languages
        parts = [labels().get(part.strip(" :")) for part in plain.split("/")]
        found = parts[0] if all(part is parts[0] for part in parts) else None
    return found
