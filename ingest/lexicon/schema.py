"""The form of the lexicon's YAML files."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

Reach = Literal["own", "before", "words", "sentence", "paragraph", "section", "report"]
CONDITION = "~"
"""Before a cue of a sense: it must stand somewhere around the figure, near or far."""
LABEL = "label"
"""In a metric's dimensions: in a table the slug of the row's label, where the words name no value."""
WHOLE = "none"
"""A value that says the figure is of the whole, so the dimension is left out."""
TOTAL = "all"
"""A value that is the whole of what a dimension divides: all offences, all staff."""
UNNAMED = "unnamed"
"""A value whose words say that something is counted and not what ('412 offences were recorded')."""
REQUIRED = "required"
"""In a metric's dimensions: the words must name a value, else the figure goes to review."""

PART = "part"
"""In a metric's dimensions: only a part places the figure; one of the whole ('all crime') has none."""


class MetricEntry(BaseModel):
    """One measure and the cues that name it (see metrics.yaml for what each field does)."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    metric: str
    unit: str
    senses: list[list[str]] = Field(min_length=1)
    anchor: list[str] = []
    unless: list[str] = []
    unless_nearer: list[str] = []
    """Cues that take the figure for themselves where they stand nearer to it than the anchors."""
    unless_before: list[str] = []
    """Cues that forbid the measure also where they stand in the sentence before the figure."""
    unless_after: list[str] = []
    """Cues that forbid the measure also where they end the figure's sentence."""
    own: list[str] = []
    """Cues of which one must stand in the figure's own words; the words right after a figure are its own."""
    led_by: list[str] = []
    """Cues of which one must stand right before the figure: 'a revenue budget of £412m'."""
    unless_own: list[str] = []
    """Cues that forbid the measure where they so stand: 'up £14 a year, or £1.17 a month'."""
    unless_titled: dict[str, str] = {}
    """Cues that forbid the measure in the titles of a table, where those that they point to do not stand."""
    dimensions: dict[str, str | None] = {}
    close: bool = False
    """Its anchors must stand in the figure's own clause."""
    requires_dimension: list[str] = []
    changes: bool = False
    standard: bool = False
    near: bool = False
    """Its anchors must stand in the figure's own words or labels, not in a heading."""
    where: Literal["table", "text", "any"] = "any"
    reach: dict[str, Reach] = {}
    """Where a dimension's words may not stand as far away as dimensions.yaml lets them."""
    counted: str | None = None
    fixed: dict[str, str] = {}
    """Dimensions that every figure of the entry has."""
    whole: dict[str, str] = {}
    """Values of dimensions that say no more than the measure itself, and are left out."""
    negative: str | None = None
    """The cue that makes the figure negative where it is named nearest ('overspend')."""
    not_before: list[str] = []
    stock: bool = False
    """A state on a day: a month that dates it means its first day."""
    lower_is_better: bool = False
    """An improvement of it is a fall."""
    share_of: str | None = None
    """The count that it is a share of: a date given for the one, earlier under a heading, is the other's."""
    least: float | None = None
    most: float | None = None
    """A level outside of these is of another measure: 'a precept of £102m' is no household's."""
    parts: str | None = None
    """Words (words.yaml) that name a part of what it measures: near a figure that no dimension places, they
    leave it to a person ('control room vacancies', 'an underspend on overtime')."""
    of_a_year: bool = False
    """It says nothing without its year: a household's charge whose year no words tell goes to a person."""
    yearly: bool = False
    """Set for a financial year, which a heading may name; a change of it is on the year before."""


class AreaFile(BaseModel):
    """Areas: slug to the patterns that name it; places by the force whose papers they count in.

    `panels` and `bodies` are plain names, in any case and punctuation.
    """

    model_config = ConfigDict(extra="forbid")

    forces: dict[str, list[str]]
    panels: dict[str, list[str]] = {}
    bodies: dict[str, list[str]] = {}
    countries: dict[str, list[str]]
    grouped: dict[str, list[str]]
    places: dict[str, dict[str, list[str]]]


class DimensionEntry(BaseModel):
    """A dimension: how far from the figure its words may stand, and the words of each value."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    reach: Reach = "sentence"
    values: dict[str, list[str]]


CueFile = TypeAdapter(dict[str, list[str]])
DimensionFile = TypeAdapter(dict[str, DimensionEntry])
MetricFile = TypeAdapter(list[MetricEntry])
WordFile = TypeAdapter(dict[str, list[str]])
