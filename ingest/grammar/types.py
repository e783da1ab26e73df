"""What the grammar gives: quantities and periods with their spans in clean text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class Qualifier(StrEnum):
    """How sharply the words give the value."""

    EXACT = "exact"
    APPROX = "approx"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A printed quantity.

    The half-open span covers the printed token with its unit ('76%', '£1.373m', '3 mins 53 seconds',
    '44th', '2000+'), not the words of its qualifier. `value` is a plain number in `unit` (percent,
    percentage_points, count, seconds, gbp, rank, hours, fte, score, ratio). `low` and `high` are what
    the token can stand for; None is an open side.
    """

    start: int
    end: int
    value: Decimal
    unit: str
    low: Decimal | None
    high: Decimal | None
    qualifier: Qualifier
    form: str
    """How it is written: digits, words, fraction, ordinal, duration, money, multiple or one_in."""


class PeriodType(StrEnum):
    """The kinds of interval that a value can be about."""

    MONTH = "month"
    QUARTER = "quarter"
    FINANCIAL_YEAR = "financial_year"
    CALENDAR_YEAR = "calendar_year"
    ROLLING_12M = "rolling_12m"
    YEAR_TO_DATE = "year_to_date"
    RANGE = "range"
    POINT = "point"
    UNSTATED = "unstated"


@dataclass(frozen=True, slots=True)
class Period:
    """A closed interval of days; an unstated period has no start and ends at the report's date."""

    type: PeriodType
    start: date | None
    end: date
