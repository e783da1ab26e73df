"""What is held, how fresh it is, and which checks fail."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict, dataclass, field
from typing import Any

from ingest.release.errors import SeedsWrong
from ingest.release.publish import published
from ingest.release.query import ask
from ingest.release.refresh import CHECKS, FAILED_CHECKS, MANIFEST
from ingest.release.state import Check, Outcome, load_checks, outcomes
from ingest.settings import Settings

_PLANNED = """
select m.panel, min(m.meeting_date) as meeting_date
from reference.meetings as m
where m.state = 'planned'
    and m.meeting_date > (select max(p.meeting_date) from dim_paper as p where p.panel = m.panel)
group by m.panel
order by meeting_date
"""


@dataclass(slots=True)
class Status:
    """The state of one panelbook; `release` is None while nothing is published."""

    release: str | None = None
    built_at: str | None = None
    papers: list[dict[str, Any]] = field(default_factory=list)
    """Label, panel and meeting date of each paper, by meeting date."""
    meetings: int = 0
    planned: list[dict[str, Any]] = field(default_factory=list)
    """The first planned meeting of each panel after the last one that was ingested."""
    figures: dict[str, int] = field(default_factory=dict)
    """Figures by status."""
    waiting: int = 0
    """Figures of the seeds that wait for a decision of a person."""
    orphans: list[dict[str, str]] = field(default_factory=list)
    """Decisions that fit no paper that is held, and so are not applied."""
    last_refresh: Outcome | None = None
    published_checks: list[Check] = field(default_factory=list)
    """What did not pass in the published release, without blocking it."""
    blocking_checks: list[Check] = field(default_factory=list)
    """What stopped the last refresh, if it was stopped."""


def status(settings: Settings) -> Status:
    """Read the status; it never fails because something is not there yet."""
    found = Status(blocking_checks=load_checks(settings.state / FAILED_CHECKS))
    refreshes = [o for o in outcomes(settings.state) if o.step == "refresh"]
    found.last_refresh = refreshes[-1] if refreshes else None
    _add_reviews(found, settings)
    release = published(settings)
    if release is None:
        return found
    manifest = json.loads((release / MANIFEST).read_text(encoding="utf-8"))
    found.release, found.built_at = manifest["fingerprint"], manifest["built_at"]
    found.published_checks = load_checks(release / CHECKS)
    papers = ask(
        settings, "select document, panel, meeting_date from dim_paper order by meeting_date, document"
    )
    found.papers = [dict(zip(papers.columns, row, strict=True)) for row in papers.rows]
    found.meetings = len({(p["panel"], p["meeting_date"]) for p in found.papers if p["meeting_date"]})
    planned = ask(settings, _PLANNED)
    found.planned = [dict(zip(planned.columns, row, strict=True)) for row in planned.rows]
    found.figures = dict(ask(settings, "select status, count(*) from fct_figures group by 1 order by 1").rows)
    return found


def _add_reviews(found: Status, settings: Settings) -> None:
    from ingest.release.reviewing import listed  # noqa: PLC0415 - it reads every observation file

    try:
        found.waiting = len(listed(settings, "waiting"))
        found.orphans = listed(settings, "orphans")
    except (SeedsWrong, OSError, ValueError):
        return  # a refresh says what is wrong with the seeds, and where


def as_json(found: Status) -> str:
    """Return the status as one JSON object."""
    return json.dumps(asdict(found), default=str, ensure_ascii=False, indent=1)


def as_text(found: Status) -> str:
    """Return the status for a person."""
    if found.release is None:
        lines = ["Nothing is published yet. Run `make refresh`."]
    else:
        panels = Counter(str(p["panel"] or "panel not known") for p in found.papers)
        lines = [
            f"Published     release {found.release}, built {found.built_at}",
            f"Papers        {len(found.papers)}, of {found.meetings} meeting(s)",
            *(f"              {panel}: {count} paper(s)" for panel, count in sorted(panels.items())),
            *(
                f"              {p['panel']}: next meeting planned for {p['meeting_date']}"
                for p in found.planned
            ),
            f"Figures       {sum(found.figures.values())}: "
            + ", ".join(f"{count} {name}" for name, count in found.figures.items()),
        ]
    if found.last_refresh is not None:
        lines.append(
            f"Last refresh  {found.last_refresh.time}: {found.last_refresh.outcome.replace('_', ' ')}"
        )
        lines += [f"              {text}" for text in found.last_refresh.message.splitlines()[:1]]
    if found.waiting:
        lines.append(f"To decide     {found.waiting} figure(s) wait: panelbook review list")
    lines += _orphans(found.orphans)
    lines += _checks("Checks that stopped the last refresh", found.blocking_checks)
    lines += _checks("Checks that did not pass in what is published", found.published_checks)
    if not found.blocking_checks and not found.published_checks:
        lines.append("Checks        none is failing")
    return "\n".join(lines)


def _checks(title: str, checks: list[Check]) -> list[str]:
    if not checks:
        return []
    return [f"{title}: {len(checks)}", *(f"  {c.subject} {c.name}: {c.message}" for c in checks)]


def _orphans(found: list[dict[str, str]]) -> list[str]:
    if not found:
        return []
    return [
        f"Decisions that fit no paper, and are not applied: {len(found)}",
        *(f"  {o['id']} ({o['printed']}) of {o['by']}, {o['on']}: {o['not_applied_because']}" for o in found),
        f"  To mend one, {found[0]['remedy']}.",
    ]
