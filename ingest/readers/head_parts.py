"""What a line of a report's head is that carries no label: a panel's name, a day, a byline, or the title."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache, lru_cache

from ingest.readers.dates import DATE, first_date, is_meeting_line, written_date
from ingest.readers.head_words import head_words
from ingest.readers.numbering import paragraph_number


class Role(StrEnum):
    """The part that a line plays in the head of a report."""

    TITLE = "title"
    """What a label says to be the title."""
    FIELD = "field"
    """A label with what follows it."""
    WHEN = "when"
    """When or where the meeting is."""
    ITEM = "item"
    PANEL = "panel"
    """The bare name of the panel, of another body or of the office."""
    BYLINE = "byline"
    """Who gives the report, or to whom."""
    STATUS = "status"
    LETTER = "letter"
    """The words that open a letter."""
    SECTION = "section"
    """A heading of the report's text: the head has ended."""
    BODY = "body"
    """Text of the report."""
    PLAIN = "plain"
    """Anything else: it may be the title."""


PANEL_NAME = r"police(?:,? fire)?(?: and rescue)? (?:and|&) crime panel"
_JOINING = r"(?!(?:of|to|for|from|by|with|on|in|at|into|about|under)\b)"
_NAMED = rf"(?:{_JOINING}[\w'’.&-]+,? ){{0,6}}"
_PANEL = re.compile(
    rf"(?:(?:the|special|extraordinary|ordinary|joint) )*(?:meeting of (?:the )?)?(?:city of )?{_NAMED}"
    r"(?:panel|committee|sub-committee|board|council|forum|authority|partnership)(?: meeting| \(\w+\))?"
    r"|panel (?:yr )?heddlu a th?rosedd\w*\b.{0,30}",
    re.IGNORECASE,
)
_FULL_NAME = re.compile(rf"(?:[^.:\d]{{0,70}} )?{PANEL_NAME}", re.IGNORECASE)
_OFFICE = re.compile(
    rf"(?:the )?(?:office of (?:the )?)?(?:city of )?{_NAMED}"
    r"(?:police(?:,? fire)?(?: and rescue)? (?:and|&) crime (?:commissioner(?:['’]s office)?|office)"
    r"|constabulary|police(?: service)?|opcc|opfcc|pcc|pfcc"
    r"|chief constable|swyddfa comisiynydd.{0,40})(?: for [\w ,&'’-]{3,50})?(?: \(\w+\))?",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"\b(?:report|update|review|performance|plan|budget|precept|annual|summary|dashboard|briefing|response"
    r"|scorecard|minutes|strategy|programme|progress|decisions?|statement|appointment|oversight|monitoring"
    r"|policing|data|statistics)\b",
    re.IGNORECASE,
)
_GIVEN = r"(?:(?:a|an|the|joint|public|open|covering|cover|written|verbal|further) )*(?:report|paper|item)s?"
_GIVER = (
    r"(?:office|opcc|opfcc|pcc|pfcc|commissioner|police|chief|deputy|assistant|acting|interim|director|head|mayor"
    r"|treasurer|monitoring officer|section 151|s\.?151|constabulary|secretariat|host authority|clerk"
    r"|democratic|scrutiny officer|chair|strategic director|lead officer|executive director|panel)"
)
_BYLINE = re.compile(
    rf"{_GIVEN} (?:of|by|from)(?: the| my| your)? (?:[\w'’&-]+ ){{0,4}}?{_GIVER}\b(?!.*\bon\b)(?!.* [–-] )"
    r"[^:]*"
    rf"|{_GIVEN} (?:to|for)(?: the)? (?:[^.:\d–]{{0,70}} )?(?:{PANEL_NAME}|panel|committee|board|members)"
    r"|(?:report )?(?:author|presented by|prepared by|submitted by|written by)\b(?! of\b).{0,80}",
    re.IGNORECASE,
)
_ITEM = re.compile(
    r"(?:agenda )?(?:item|report|paper|enclosure|eitem(?: agenda)?)(?:\s+(?:no|number|ref)\b)?[.:]*\s*"
    r"(?:\d{1,3}|[a-z])(?:\s?\(?[a-z]\)?|\.\d{1,2})?"
    r"|agenda (?:no|number|ref)\b[.:]*\s*\d{1,3}[a-z]?|agenda item",
    re.IGNORECASE,
)
_MARK = re.compile(r"\bagenda item(?: no| number)?[.:]*\s*\d{1,3}[a-z]?\b", re.IGNORECASE)
_CLOCK = re.compile(
    r"(?:(?:at|from|time) )?\d{1,2}(?:[.:]\d\d)?\s*(?:[ap]\.?m\b\.?|hours|hrs|noon)(?:\W.{0,60})?"
    r"|(?:at )?\d{1,2}[.:]\d\d", re.IGNORECASE
)  # fmt: skip
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\.?$")
_CONTACT = re.compile(r"\S@\S|https?:|\bwww\.|\b0\d{3,4} ?\d{3} ?\d{3,4}\b", re.IGNORECASE)
_LETTER = re.compile(r"dear\b.{2,60}|(?:by|via) e-?mail.{0,40}|annwyl\b.{2,60}", re.IGNORECASE)
_TIME = re.compile(
    r"[,\s–-]*(?:at\s+)?\d{1,2}[.:]\d\d\s*(?:[ap]\.?m\b\.?|hours|hrs)?[\s.,–-]*", re.IGNORECASE
)
_SENTENCE = 4
"""Words that a line has at least to be a sentence where it ends as one."""


@lru_cache(maxsize=4096)  # a line of a page is looked at from each of those above it
def role_of(line: str, *, heading: bool = False) -> Role:
    """Return the part that a line without a label plays; `heading` says that it is set as one."""
    value = line.strip(" *_")
    number = paragraph_number(value, heading=heading)
    if number:
        return _numbered(value, number)
    if _plain(value) in head_words().sections:
        return Role.SECTION
    for role, is_one in _TESTS:
        if is_one(value):
            return role
    sentence = value.endswith((".", ";")) and len(value.split()) >= _SENTENCE
    return Role.BODY if sentence or not re.search(r"[^\W\d]{2}", value) else Role.PLAIN


def _plain(value: str) -> str:
    return value.strip(" :.*_-–").casefold()


def _numbered(value: str, number: str) -> Role:
    """Return what a numbered line is: a date, the item of an agenda as its title, or text."""
    if is_day(value):
        return Role.WHEN
    rest = value[value.find(number) + len(number) :].strip(" .):\t").casefold()
    if rest in head_words().sections:
        return Role.SECTION
    return Role.BODY


def is_day(value: str) -> bool:
    """Whether a line opens with a full day, which is not the first of a period."""
    found = DATE.search(value)
    opens = found is not None and found.start() <= 6 and len(value) < 70
    return (opens or _is_figures(value)) and written_date(value) is not None


def _is_figures(value: str) -> bool:
    return bool(re.fullmatch(r"[\d/.\s-]{6,12}", value))


def _is_when(value: str) -> bool:
    if first_date(value) is not None and written_date(value) is None:
        return False  # the first or last day of a period
    return (
        is_day(value)
        or is_meeting_line(value)
        or bool(_CLOCK.fullmatch(value) or _POSTCODE.search(value) or _CONTACT.search(value))
        or _is_venue(_plain(value))
    )


@cache
def _venues() -> re.Pattern[str]:
    either = "|".join(re.escape(venue) for venue in head_words().venues)
    return re.compile(
        rf"(?:(?:the|at|via|in|by)\s+)*(?:[\w'’]+ ){{0,2}}(?:{either})\b.{{0,90}}|.{{0,90}},\s*(?:{either})"
    )


def _is_venue(plain: str) -> bool:
    return bool(_venues().fullmatch(plain)) and not _SUBJECT.search(plain)


def is_body_name(value: str) -> bool:
    """Whether a line is only the name of the panel, of another body or of the office, and perhaps a day."""
    bare = " ".join(_MARK.sub(" ", _TIME.sub(" ", DATE.sub(" ", value))).split()).strip(" ,:–-.")
    if _FULL_NAME.fullmatch(bare) and not _SUBJECT.search(bare):
        return not re.search(r"\b(?:to|for|from|by|on)\b", bare, re.IGNORECASE)
    named = _PANEL.fullmatch(bare) or _OFFICE.fullmatch(bare)
    return bool(named) and not (_SUBJECT.search(bare) and not _PANEL.fullmatch(bare))


def _is_item(value: str) -> bool:
    rest = _MARK.sub("", value).strip(" ,:–-").casefold()
    marked = rest != value.casefold() and (not rest or rest in head_words().statuses)
    return marked or bool(_ITEM.fullmatch(value))


def _is_status(value: str) -> bool:
    words = head_words()
    bare = re.sub(r"[()\[\]]", "", _plain(value)).strip()
    if bare in words.statuses or re.fullmatch(r"v(?:ersion)?\s?\d[\d.]*", bare):
        return True
    return bare.startswith(words.status_starts)


_TESTS = (
    (Role.STATUS, _is_status),
    (Role.ITEM, _is_item),
    (Role.BYLINE, lambda value: bool(_BYLINE.fullmatch(value))),
    (Role.LETTER, lambda value: bool(_LETTER.fullmatch(value))),
    (Role.PANEL, is_body_name),
    (Role.WHEN, _is_when),
)
