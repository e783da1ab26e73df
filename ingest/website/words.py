"""Values, periods and changes in plain words; the wording itself is in words.yaml."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import yaml

Row = Mapping[str, Any]
_MONTH, _QUARTER, _YEAR = 1, 3, 12
_MINUTE, _HOUR = 60, 3600
_MILLION = 1_000_000


@cache
def wording() -> dict[str, Any]:
    """Return the wording, by kind and then by the word that the marts use."""
    found = yaml.safe_load(Path(__file__).with_name("words.yaml").read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def say(kind: str, word: str | None) -> str:
    """Return the wording of a mart's word; a word that has none is shown as it is, with spaces."""
    if not word:
        return ""
    return str(wording()[kind].get(word, word.replace("_", " ")))


def number(value: Decimal) -> str:
    """Return a number with thousands separated and no trailing zeros: 1234.500000 is 1,234.5."""
    return f"{value.normalize():,f}"


def value(amount: Decimal | None, unit: str, qualifier: str | None = None) -> str:
    """Return an amount with its unit ('76%', '13 minutes', '£1,373,000'); empty where there is none."""
    if amount is None:
        return ""
    return say("qualifier", qualifier) + _amount(amount, unit, "units")


def size(amount: Decimal | None, unit: str) -> str:
    """Return how large a change is, without its sign: '14 percentage points' for a share."""
    if amount is None:
        return ""
    kind = "change_units" if unit in wording()["change_units"] else "units"
    return _amount(abs(amount), unit, kind)


def _amount(amount: Decimal, unit: str, kind: str) -> str:
    if unit == "seconds":
        return _duration(amount)
    if unit == "gbp":
        return f"{'-' if amount < 0 else ''}£{_pounds(abs(amount))}"
    ends = wording()[kind].get(unit) or wording()["units"].get(unit, {"one": f" {unit}", "many": f" {unit}"})
    return number(amount) + str(ends["one" if abs(amount) == 1 else "many"])


def _pounds(amount: Decimal) -> str:
    """'1.373m' and '25m' where that says all of the amount, else '1,373,412'."""
    millions = amount / _MILLION
    return f"{number(millions)}m" if millions >= 1 and round(millions, 3) == millions else number(amount)


def _duration(seconds: Decimal) -> str:
    """'13 minutes', '1 hour 5 minutes', '4.5 seconds'; a fraction of a minute stays in seconds."""
    whole, sign = abs(seconds), "-" if seconds < 0 else ""
    parts = []
    for length, name in ((_HOUR, "hour"), (_MINUTE, "minute")):
        count, whole = divmod(whole, length)
        if count:
            parts.append(f"{number(count)} {name}{'' if count == 1 else 's'}")
    if whole or not parts:
        parts.append(f"{number(whole)} second{'' if whole == 1 else 's'}")
    return sign + " ".join(parts)


def between(low: Decimal | None, high: Decimal | None, unit: str) -> str:
    """Return what a rounded figure can stand for: '75.5% to 76.5%'; empty where it is exact or unknown."""
    if low is None and high is None:
        return ""
    if low is None or high is None:
        return f"{value(low, unit)} or more" if high is None else f"{value(high, unit)} or less"
    return "" if low == high else f"{value(low, unit)} to {value(high, unit)}"


def listed(names: Iterable[str]) -> str:
    """Return names as a list in a sentence: 'a, b and c'."""
    *first, last = list(names) or [""]
    return f"{', '.join(first)} and {last}" if first else last


def capfirst(text: str) -> str:
    """Return text with a capital at its start."""
    return text[:1].upper() + text[1:]


def lowfirst(text: str) -> str:
    """Return text with a small first letter, as within a sentence; '999 calls' and 'BAME share' stay."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def day(when: date | None) -> str:
    """Return '9 September 2023', or nothing."""
    return f"{when.day} {when:%B %Y}" if when else ""


def period(start: date | None, end: date, basis: str | None = None) -> str:
    """Return a period in words, from its days; a missing start is a period that the paper does not state."""
    if start is None:
        return f"period not stated, as reported on {day(end)}"
    if start == end:
        return f"on {day(end)}"
    months = _whole_months(start, end)
    if months == _MONTH:
        return f"{end:%B %Y}"
    if months == _YEAR:
        return f"year ending {end:%B %Y}"
    if months is None:
        return f"{day(start)} to {day(end)}"
    words = f"{start:%B} to {end:%B %Y}" if start.year == end.year else f"{start:%B %Y} to {end:%B %Y}"
    return f"{words} (year to date)" if basis == "year_to_date" else words


def _whole_months(start: date, end: date) -> int | None:
    after = end + timedelta(days=1)
    if start.day != 1 or after.day != 1:
        return None
    return (after.year - start.year) * 12 + after.month - start.month


def change(row: Row, comparison: str) -> str:
    """Return the change of a row of fct_quarterly in honest words; `comparison` is qoq or yoy.

    A direction is said only where the mart claims one; else the words say why there is none.
    """
    direction = row[f"{comparison}_direction"]
    amount = row[f"{comparison}_abs"]
    if direction is None:
        return say("change_reason", row[f"{comparison}_reason"])
    if direction == "uncertain" and amount == 0:
        return say("direction", "no_change_visible")
    words = say("direction", direction).format(size=size(amount, row["unit"]))
    share = row.get(f"{comparison}_pct")
    notes = [f"{number(round(abs(share), 1))}%"] if share is not None and direction in {"up", "down"} else []
    judgement = wording()["judgement"].get(row[f"{comparison}_judgement"])
    notes += [judgement] if judgement else []
    return f"{words} ({', '.join(notes)})" if notes else words


def compared(row: Row, comparison: str) -> str:
    """Return what a change is measured against, by the kind of period: 'on the year before'."""
    known = wording()["comparison"]
    return str(known.get(row.get("value_basis"), known["quarter"])[comparison])


def tone(judgement: str | None) -> str:
    """Return the class of a change's tag; words carry the meaning, colour only repeats it."""
    return {"better": "good", "worse": "bad"}.get(judgement or "", "none")


def parts(dimensions: str | None, labels: Mapping[str, str]) -> str:
    """Return dimensions ('court=crown;grade=1') in words; `labels` has that of each known pair."""
    named = []
    for pair in (dimensions or "").split(";"):
        key, _, chosen = pair.partition("=")
        label = labels.get(pair) or chosen.replace("_", " ").capitalize()
        whole = wording()["dimension_all"].get(key) if chosen == "all" else None
        named.append(whole or wording()["dimension"].get(key, "{label}").format(label=label))
    return ", ".join(name for name in named if name)


def standard(row: Row, unit: str) -> dict[str, str]:
    """Return a standard in words ('90% or more'), and how a value stands to it.

    `verdict_words` is short ('Meets the standard'), `standard_aside` is what goes with it in brackets.
    """
    if row["target_value"] is None:
        return {"standard_words": "", "standard_aside": "", "verdict_words": ""}
    more = {">=": " or more", "<=": " or less"}.get(row["comparator"] or "", "")
    said = say("standard", row["standard_status"])
    verdict = said.format(
        distance=size(row["distance"], unit) if row["side"] != "at" else "", side=say("side", row["side"])
    ).strip()
    why = say("standard_reason", row["status_reason"]) if row["standard_status"] == "uncertain" else ""
    words = value(row["target_value"], unit) + more
    aside = (
        say("standard_aside", row["standard_status"]) if row["standard_status"] == "standard_undated" else ""
    )
    return {
        "standard_words": words,
        "standard_aside": aside.format(standard=words) if aside else words,
        "verdict_words": f"{verdict[:1].upper()}{verdict[1:]}" + (f": {why}" if why else ""),
    }
