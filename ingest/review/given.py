"""What a person writes in a correction, as the fields of a meaning."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ingest.review.decision import Refused
from ingest.review.meaning import FIELDS
from ingest.review.period import parse

NONE = "none"
"""What a person writes for 'no dimensions', since an empty cell keeps those that were read."""


def read_given(given: Mapping[str, str], report_date: str) -> tuple[dict[str, str], list[Refused]]:
    """Return the fields of a meaning that a correction gives, and what of it cannot be read.

    `given` may hold any field of a meaning, and a whole period in words under 'period'.
    """
    fields = {name: text.strip() for name, text in given.items() if name in FIELDS}
    wrong = []
    if "dimensions" in fields:
        fields["dimensions"] = _sorted(fields["dimensions"])
    if "value" in fields:
        try:
            fields["value"] = number(fields["value"])
        except ValueError as error:
            wrong.append(Refused("value", str(error)))
    if "period" in given:
        try:
            kind, start, end = parse(given["period"], report_date)
        except ValueError as error:
            wrong.append(Refused("period", str(error)))
        else:
            fields |= {"period_type": kind, "period_start": start, "period_end": end}
    return fields, wrong


def besides(known: Sequence[Refused], found: Sequence[Refused]) -> list[Refused]:
    """Return what else is wrong: a field that cannot be read is not also told to be missing or impossible."""
    told = {refused.column for refused in known}
    return [refused for refused in found if refused.column not in told]


def number(text: str) -> str:
    """Return a number that a person wrote ('1,234', '76%', '+3.20') as the seeds have it.

    Raises ValueError, with the remedy, where it is none.
    """
    plain = re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", text.strip()).removesuffix("%").strip().removeprefix("+")
    match = re.fullmatch(r"(-?)0*(\d+)(?:\.(\d*?)0*)?", plain.replace("−", "-"), re.ASCII)
    if match is None:
        raise ValueError(f"{text!r} is not a number. Write a plain number in the unit, such as 76 or 3.25")
    whole = match[2] + (f".{match[3]}" if match[3] else "")
    return whole if whole == "0" else match[1] + whole


def _sorted(dimensions: str) -> str:
    if dimensions.lower() == NONE:
        return ""
    return ";".join(sorted(pair.strip() for pair in re.split(r"[;,]", dimensions) if pair.strip()))
