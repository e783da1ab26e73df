"""The smallest parts of a period: a day, month, quarter, half or year as printed, not yet placed in time."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date

from ingest.grammar.scan import candidates
from ingest.grammar.words import SPACE, words
from ingest.months import MONTH, STEMS, month_number

_MONTH = rf"{MONTH}\b\.?"
_S = SPACE + "*"
_DASH = "[-\u2010\u2011\u2013\u2014\u2212]"
_YEAR = r"(?:199\d|20[0-5]\d)"
_END = rf"(?![\d%+])(?![.,:/]\d)(?!{_DASH}\d)"
_SPAN_OF_YEARS = rf"(?:{_YEAR}{_S}(?:/|{_DASH}){_S}(?:{_YEAR}|\d\d)|\d\d/\d\d){_END}"
_RUN_TOGETHER = r"20\d{4}"
_ORDINALS = (
    rf"1st|first|2nd|second|3rd|third|4th|fourth|final"
    rf"|last(?= quarter (?:of|in) (?:the )?(?:(?:financial|performance) )?(?:year\b|{_SPAN_OF_YEARS}))"
)
_COUNTS = r"\d|two|three|four|five|six|seven|eight|nine|ten|eleven"
_THIS_YEAR = r"(?:the|this|current)(?: current)?(?: (?:financial|performance|fiscal))? year"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"

ATOM = re.compile(
    rf"(?<![\w.])(?<!/(?=\d))(?<!\d:)(?<!\d\d\d-(?=\d))(?:"
    rf"(?P<iso>{_YEAR}-\d\d-\d\d)(?!\d)"
    rf"|(?P<numeric>\d{{1,2}}(?P<sep>[/.\-])\d{{1,2}}(?P=sep)(?:{_YEAR}|\d\d))(?![\d/])"
    rf"|(?P<month_year>\d{{1,2}}/{_YEAR})(?![\d/])"
    rf"|{_WEEKDAY}(?P<day>{_DAY})(?:{SPACE}+of)?(?:{SPACE}+|-)?(?P<day_month>{_MONTH})"
    rf"(?:,?{_S}[('‘’]?(?P<day_year>{_YEAR}|(?<=['‘’])\d\d|\d\d(?={_S}(?:[,.;:)]|$)))\)?{_END})?"
    rf"|(?P<us_month>{_MONTH}){SPACE}+(?P<us_day>\d{{1,2}}(?:st|nd|rd|th)|\d{{1,2}}(?=,{_S}{_YEAR}{_END}))(?:,?{_S}(?P<us_year>{_YEAR}){_END})?(?!\w)"
    rf"|(?P<month>{_MONTH})(?:(?:{_S}[-,('‘’/]?{_S})(?P<year_of_month>{_SPAN_OF_YEARS}|{_YEAR}{_END}|\d\d{_END}(?!\w))\)?)?"
    rf"|first{SPACE}(?P<first_count>{_COUNTS}){SPACE}(?P<first_unit>quarters|months){SPACE}of{SPACE}"
    rf"(?:(?:the{SPACE})?(?:financial{SPACE}year{SPACE})?(?P<first_year>{_SPAN_OF_YEARS}|{_YEAR}{_END})|{_THIS_YEAR})"
    rf"|(?:(?P<q_years>{_SPAN_OF_YEARS}){_S},?{_S}\(?(?:q|quarter{SPACE}?)(?P<q_after>\d)(?!\w)\)?)"
    rf"|(?:q{SPACE}?(?P<q>\d)|quarter{SPACE}(?P<quarter>\d|one|two|three|four)|(?P<nth>{_ORDINALS}){SPACE}(?:(?:financial|fiscal){SPACE})?quarter)(?!\w)(?![.,]\d)"
    rf"(?:{_S}[,(]?{_S}(?:(?:of|for|in){SPACE}(?:the{SPACE})?)?(?:fy{_S}|(?:financial{SPACE})?year{SPACE})?"
    rf"(?P<q_of>{_SPAN_OF_YEARS}|\d\d{_DASH}\d\d{_END}|{_YEAR}{_END}|{_RUN_TOGETHER}(?!\d))\)?)?"
    rf"|(?:h(?P<half>[12])|(?P<half_word>first|second){SPACE}half{SPACE}of){_S}(?:the{SPACE})?(?P<half_year>{_SPAN_OF_YEARS})"
    rf"|(?:(?:fy|financial{SPACE}year|fiscal{SPACE}year|performance{SPACE}year){_S})?(?P<years>{_SPAN_OF_YEARS})"
    rf"|(?P<year>{_YEAR}){_END}(?!\w)"
    rf")",
    re.IGNORECASE,
)
_STARTS = re.compile(
    rf"\d+|{STEMS.lower()}|first|second|third|fourth|final q|last q|q ?\d"
    r"|quarter \w|h[12]"
    r"|fy|financial year|fiscal year|performance year|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
)
_COUNTED = re.compile(rf"{SPACE}(?!(?:was|is|has|this)\b)[a-z]+s\b")
"""In 'July 22 officers joined' the 22 may be a year or a count."""
_WORD_COUNT = {**words().number_words, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "first": 1}
_WORD_COUNT |= {**words().ordinal_words, "final": 4, "last": 4}


@dataclass(frozen=True, slots=True)
class Atom:
    """A printed day, month, quarter, part of a year, or year; `year` None where none is printed.

    `kind` is day, month, quarter, part (the first `count` months), half, years (financial) or year.
    `number` is the month, quarter or half; `financial` says that `year` is the start of 2023/24.
    """

    start: int
    end: int
    kind: str
    year: int | None
    number: int = 0
    day: int = 0
    count: int = 0
    financial: bool = False
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class ImpossiblePeriod:
    """A printed period that cannot be, with its half-open span and the reason in plain words."""

    start: int
    end: int
    why: str


def read_atoms(text: str) -> list[Atom | ImpossiblePeriod]:
    """Return the parts of periods in clean text, in order and without overlap."""
    found = []
    for match in candidates(_STARTS, ATOM, text):
        atom = _read(match)
        if atom is not None:
            found.append(_without_stray_bracket(text, atom))
    return found


def _without_stray_bracket(text: str, atom: Atom | ImpossiblePeriod) -> Atom | ImpossiblePeriod:
    """Leave a closing bracket out of the span where the opening one is not in it: '(Sept 21)'."""
    printed = text[atom.start : atom.end]
    return replace(atom, end=atom.end - 1) if printed.endswith(")") and "(" not in printed else atom


def _read(match: re.Match[str]) -> Atom | ImpossiblePeriod | None:
    if match["iso"] or match["numeric"] or match["month_year"]:
        return _read_numbers(match)
    if match["day"] or match["us_day"]:
        return _read_day(match)
    if match["month"]:
        return _read_month(match)
    if match["q"] or match["quarter"] or match["nth"] or match["q_after"]:
        return _read_quarter(match)
    return _read_years(match)


def _read_numbers(match: re.Match[str]) -> Atom | ImpossiblePeriod | None:
    """Read a date all in numbers: 2023-06-30, 30/06/2023, 30.06.2023, 06/2023."""
    if match["iso"]:
        year, number, day = map(int, match["iso"].split("-"))
        return _day(match.span(), year, number, day)
    if match["numeric"]:
        day, number, year = map(int, match["numeric"].split(match["sep"]))
        # 2.1.12 is rather the number of a paragraph than a day.
        return _day(match.span(), _full(year), number, day) if match["sep"] == "/" or year > 100 else None
    number, year = map(int, match["month_year"].split("/"))
    if not 1 <= number <= 12:
        return ImpossiblePeriod(*match.span(), f"there is no month {number}")
    return Atom(*match.span(), "month", year, number)


def _read_day(match: re.Match[str]) -> Atom | ImpossiblePeriod:
    day = int(re.sub(r"\D", "", match["day"] or match["us_day"]))
    printed = match["day_year"] or match["us_year"]
    year = _full(int(printed)) if printed else None
    return _day(match.span(), year, month_number(match["day_month"] or match["us_month"]), day)


def _day(span: tuple[int, int], year: int | None, number: int, day: int) -> Atom | ImpossiblePeriod:
    if not 1 <= number <= 12:
        return ImpossiblePeriod(*span, f"there is no month {number}")
    last = monthrange(2024 if year is None else year, number)[1]
    if not 1 <= day <= last:
        return ImpossiblePeriod(*span, f"that month has {last} days, not {day}")
    return Atom(*span, "day", year, number, day)


def _read_month(match: re.Match[str]) -> Atom:
    number, printed = month_number(match["month"]), match["year_of_month"]
    if printed is None:
        return Atom(*match.span(), "month", None, number)
    if len(printed) > 4:
        years = _start_year(printed)
        if years is not None:
            # 'October 2019/20' is the October of that financial year.
            year = years[0] if number >= 4 else years[0] + 1
            return Atom(*match.span(), "month", year, number, doubtful=years[1])
        printed = None
    elif len(printed) == 2 and not 10 <= int(printed) <= 40:
        printed = None
    if printed is None:
        return Atom(match.start(), match.start() + len(match["month"]), "month", None, number)
    doubtful = len(printed) == 2 and _COUNTED.match(match.string, match.end()) is not None
    return Atom(*match.span(), "month", _full(int(printed)), number, doubtful=doubtful)


def _read_quarter(match: re.Match[str]) -> Atom | ImpossiblePeriod | None:
    word = (match["q"] or match["quarter"] or match["nth"] or match["q_after"]).lower()
    number = int(word) if word.isdigit() else _WORD_COUNT[word]
    if not 1 <= number <= 4:
        return ImpossiblePeriod(*match.span(), f"a year has four quarters, there is no quarter {number}")
    printed = match["q_of"] or match["q_years"]
    if printed is None:
        return Atom(*match.span(), "quarter", None, number)
    if len(printed) == 4:
        # 'the 3rd quarter of 2019' is of the year that starts in 2019; the fourth may be meant otherwise.
        return Atom(*match.span(), "quarter", int(printed), number, financial=True, doubtful=number == 4)
    years = _start_year(printed)
    if years is None:
        return None
    return Atom(*match.span(), "quarter", years[0], number, financial=True, doubtful=years[1])


def _read_years(match: re.Match[str]) -> Atom | None:
    if match["year"]:
        return Atom(*match.span(), "year", int(match["year"]))
    if match["first_count"]:
        count = _WORD_COUNT.get(match["first_count"].lower()) or int(match["first_count"])
        months = count * (3 if match["first_unit"].lower() == "quarters" else 1)
        printed = match["first_year"]
        years = (int(printed), False) if printed and len(printed) == 4 else _start_year(printed or "")
        if months > 12:
            return None
        year, doubtful = years or (None, False)
        return Atom(*match.span(), "part", year, count=months, financial=True, doubtful=doubtful)
    years = _start_year(match["half_year"] or match["years"] or "")
    if years is None:
        return _two_years(match)
    kind = "half" if match["half_year"] else "years"
    half = (match["half"] or match["half_word"] or "").lower()
    number = {"": 0, "1": 1, "first": 1}.get(half, 2)
    return Atom(*match.span(), kind, years[0], number, financial=True, doubtful=years[1])


def _two_years(match: re.Match[str]) -> Atom | None:
    """Read '2016-2019', which is no financial year, as calendar years."""
    ends = re.fullmatch(rf"({_YEAR}){_S}(?:{_DASH}){_S}({_YEAR})", match["years"] or "")
    if ends is None or int(ends[1]) >= int(ends[2]):
        return None
    return Atom(*match.span(), "year", int(ends[1]), count=int(ends[2]) - int(ends[1]))


def _start_year(printed: str) -> tuple[int, bool] | None:
    """Return (start year, doubtful) of '2023/24', '23/24', '2023-2024' or the slips '23/23', '202324'."""
    numbers = re.findall(r"\d+", printed)
    if len(numbers) == 1 and len(numbers[0]) == 6:
        numbers = [numbers[0][:4], numbers[0][4:]]
    if len(numbers) != 2:
        return None
    first, second = (_full(int(n)) for n in numbers)
    if not 1990 <= first <= 2060:
        return None
    if second == first + 1:
        return first, len(printed) == 6 and printed.isdigit()
    return (first, True) if second == first else None


def _full(year: int) -> int:
    return year + 2000 if year < 100 else year


def day_in(year: int, number: int, day: int) -> date:
    """Return a day; 29 February of a year that has none is its 28th."""
    return date(year, number, min(day, monthrange(year, number)[1]))
