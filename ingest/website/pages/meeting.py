"""The briefing for a meeting: what moved, what is off target, what contradicts, and questions to ask."""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import groupby

from ingest.website import addresses, words
from ingest.website.briefing import briefing_pdf
from ingest.website.context import Site
from ingest.website.read import Row

# A briefing is two sheets of A4: what does not fit is said to be elsewhere, with a link.
_MOST = 10
_PARTS = 3
_MISSED = 6
_CONTRADICTIONS = 3
_QUESTIONS = 8


def write_meeting(site: Site, panel: str, when: date, latest: list[Row]) -> None:
    """Write the briefing of one meeting; `latest` are the panel's series with their latest values."""
    papers = [p for p in site.papers if p["panel"] == panel and p["meeting_date"] == when]
    moved = moved_at(site, panel, when)
    told = few_of_each(moved, _PARTS)[:_MOST]
    shown = [row for row in latest if row["reported_from"] == when]
    missed = [row for row in shown if row["is_short"]]
    hashes = {p["paper_sha256"] for p in papers}
    conflicts = [c for c in site.conflicts if c["paper_sha256"] in hashes]
    wrong = [d for d in site.discrepancies if d["paper_sha256"] in hashes and d["severity"] != "low"]
    is_latest = when == max(
        p["meeting_date"] for p in site.papers if p["panel"] == panel and p["meeting_date"]
    )
    stale = _stale(latest) if is_latest else []
    address, printed = addresses.meeting(panel, when), addresses.meeting(panel, when, "pdf")
    given: Row = {
        "area": site.areas.get(panel, {"area": panel, "label": panel}),
        "held_on": when,
        "papers": papers,
        "moved": told,
        "more_moved": len(moved) - len(told),
        "missed": missed[:_MISSED],
        "more_missed": len(missed[_MISSED:]),
        "conflicts": conflicts[:_CONTRADICTIONS],
        "discrepancies": wrong[:_CONTRADICTIONS],
        "more_contradicts": len(conflicts[_CONTRADICTIONS:]) + len(wrong[_CONTRADICTIONS:]),
        "stale": stale,
        "questions": questions(moved, missed, conflicts, wrong, stale),
    }
    site.pages.page(address, "meeting", printed=printed, **given)
    site.pages.writer.write(printed, briefing_pdf(printed, given | {"as_of": site.as_of}))


def moved_at(site: Site, panel: str, when: date) -> list[Row]:
    """Return what a meeting's papers say moved, beyond the rounding of the figures; worse first."""
    return [site.named(row) for row in site.marts.rows("moved", panel=panel, meeting=when)]


def few_of_each(rows: list[Row], most: int) -> list[Row]:
    """Return the first rows of each measure, so that one measure's many parts do not hide the others."""
    seen: Counter[str] = Counter()
    kept = []
    for row in rows:
        seen[row["metric"]] += 1
        if seen[row["metric"]] <= most:
            kept.append(row)
    return kept


def _stale(latest: list[Row]) -> list[Row]:
    """Return headline measures of which every part is old, by their first part."""
    headline = groupby((row for row in latest if row["headline_rank"]), key=lambda row: row["metric"])
    measures = [list(rows) for _, rows in headline]
    return [rows[0] for rows in measures if all(row["is_old"] for row in rows)]


def questions(
    moved: list[Row], missed: list[Row], conflicts: list[Row], wrong: list[Row], stale: list[Row]
) -> list[str]:
    """Return questions that the figures raise, in the wording of words.yaml, some of each kind."""
    asked = words.wording()["questions"]
    worse = [row for row in moved if "worse" in (row["yoy_judgement"], row["qoq_judgement"])]
    kinds = [
        [_why(row) for row in worse],
        [_off_target(row) for row in missed],
        [asked["discrepancy"].format(sentence=row["sentence"]) for row in wrong],
        [_which(row) for row in conflicts],
        [_when_next(row) for row in stale],
    ]
    return [question for kind in _shared_out(kinds, _QUESTIONS) for question in kind]


def _shared_out(kinds: list[list[str]], most: int) -> list[list[str]]:
    """Cut lists to `most` entries in all: one of each list in turn, so that none crowds out the others."""
    turns = sorted((turn, n) for n, kind in enumerate(kinds) for turn in range(len(kind)))
    kept = Counter(n for _, n in turns[:most])
    return [kind[: kept[n]] for n, kind in enumerate(kinds)]


def _which(row: Row) -> str:
    return str(words.wording()["questions"]["conflicting"]).format(
        printed=words.listed(dict.fromkeys(text for text, _ in row["printed"])),
        measure=words.lowfirst(row["name"]),
        period=words.period(row["period_start"], row["period_end"]),
    )


def _off_target(row: Row) -> str:
    asked = words.wording()["questions"]
    return str(asked["missed" if row["standard_status"] == "missed" else "undated_standard"]).format(
        measure=row["name"], value=words.value(row["value"], row["unit"]), standard=row["standard_words"]
    )


def _when_next(row: Row) -> str:
    asked = words.wording()["questions"]
    return str(asked["stale" if row["period_start"] else "stale_undated"]).format(
        measure=row["name"],
        day=words.day(row["reported_from"]),
        period=words.period(row["period_start"], row["period_end"]),
    )


def _why(row: Row) -> str:
    comparison, base = (
        ("yoy", "year_ago_value") if row["yoy_judgement"] == "worse" else ("qoq", "previous_value")
    )
    return str(words.wording()["questions"]["worse"]).format(
        measure=row["name"],
        base=words.value(row[base], row["unit"]),
        value=words.value(row["value"], row["unit"]),
        comparison=words.compared(row, comparison),
    )
