"""What a refresh tells a person: what came in, the latest headline quarter, and where to look."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ingest.release.build import DATA_DOCS, DOCS, PARQUET
from ingest.release.query import ask
from ingest.release.refresh import Refreshed
from ingest.settings import Settings

# One line a measure of each panel's own force: the undivided series where there is one, at its latest value.
_HEADLINES = """
select
    a.label as area, m.label as measure, q.dimensions, q.unit, q.quarter_label, q.value_basis, q.value,
    q.report_date, q.qoq_abs, q.qoq_direction, q.qoq_judgement, q.qoq_reason,
    q.yoy_abs, q.yoy_direction, q.yoy_judgement
from fct_quarterly as q
inner join dim_metric as m using (metric)
inner join dim_area as a using (area)
where m.headline_rank is not null and q.is_headline and q.value is not null
    and q.area in (select panel from dim_paper)
qualify row_number() over (
    partition by q.area, q.metric
    order by regexp_full_match(q.dimensions, '(\\w+=all;?)*') desc, q.quarter_start desc, q.dimensions
) = 1
order by a.label, m.headline_rank
"""
SITE = "site/index.html"
_UNITS = {"percent": "%", "seconds": " seconds", "gbp": " pounds", "count": ""}


def lines(settings: Settings, done: Refreshed) -> list[str]:
    """Return the lines to print after a refresh, for a person."""
    out = ["Ingested:", *(f"  {paper}" for paper in done.ingested), ""] if done.ingested else []
    if not done.built:
        out.append("Nothing new: the published warehouse is up to date, and was left as it is.")
    out += [_contents(settings), "", "Latest quarter of the headline measures:"]
    out += [f"  {text}" for text in headlines(settings)] or ["  none yet: no paper gave one."]
    out += ["", *_checks(done), "", *_places(settings)]
    return out


def headlines(settings: Settings) -> list[str]:
    """Return a sentence for each headline measure of each panel's force, in the published warehouse."""
    answer = ask(settings, _HEADLINES)
    return [_sentence(dict(zip(answer.columns, row, strict=True))) for row in answer.rows]


def _contents(settings: Settings) -> str:
    figures = ask(settings, "select status, count(*) from fct_figures group by 1 order by 1").rows
    ((papers,),) = ask(settings, "select count(*) from dim_paper").rows
    counts = ", ".join(f"{count} {status}" for status, count in figures) or "none"
    return f"Held: {papers} paper(s); figures: {counts}."


def _checks(done: Refreshed) -> list[str]:
    if not done.checks:
        return ["Checks: all passed."]
    head = f"Checks that did not pass (they do not block): {len(done.checks)}"
    return [head, *(f"  {c.subject} {c.name}: {c.message}" for c in done.checks)]


def _places(settings: Settings) -> list[str]:
    current = settings.current
    site = [f"Site       {current / SITE}"] if (current / SITE).is_file() else []
    return [
        *site,
        f"Warehouse  {settings.warehouse}",
        f"Parquet    {current / PARQUET}",
        f"Tables     {current / DOCS}",
        f"Checks     {current / DATA_DOCS / 'index.html'}",
        'Ask        panelbook query "select ... from fct_quarterly ..."',
    ]


def _sentence(row: dict[str, Any]) -> str:
    measure = f"{row['measure']} [{row['dimensions']}]" if row["dimensions"] else row["measure"]
    value = f"{_number(row['value'])}{_unit(row['unit'])}"
    return f"{row['area']}: {measure}, {_when(row)}: {value}; {_change(row)}"


def _when(row: dict[str, Any]) -> str:
    if row["value_basis"] == "as_reported":
        return f"period not stated, as reported on {row['report_date']}"
    return f"{row['quarter_label']} ({row['value_basis'].replace('_', ' ')})"


def _change(row: dict[str, Any]) -> str:
    """The change on the quarter before; else why there is none, and the change on the year if any."""
    if row["qoq_direction"] is not None:
        return _moved(row, "qoq", "on the quarter before")
    reason = (row["qoq_reason"] or "not known").replace("_", " ")
    without = f"no change on the quarter before ({reason})"
    if row["yoy_direction"] is None:
        return without
    return f"{_moved(row, 'yoy', 'on the year before')}; {without}"


def _moved(row: dict[str, Any], change: str, base: str) -> str:
    direction, judgement = row[f"{change}_direction"], row[f"{change}_judgement"]
    if direction == "uncertain":
        return f"no clear change {base}: it is within the rounding of the printed figures"
    if direction == "unchanged":
        return f"unchanged {base}"
    unit = " points" if row["unit"] == "percent" else _unit(row["unit"])
    verdict = f" ({judgement})" if judgement in ("better", "worse") else ""
    return f"{direction} {_number(abs(row[f'{change}_abs']))}{unit} {base}{verdict}"


def _unit(unit: str) -> str:
    return _UNITS.get(unit, f" {unit.replace('_', ' ')}")


def _number(value: Decimal) -> str:
    return f"{value.normalize():,f}"
