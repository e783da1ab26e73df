"""What every page needs to know: names, papers, and where things lead."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from ingest.website import addresses, charts, words
from ingest.website.read import Marts, Row
from ingest.website.render import Pages


@dataclass
class Site:
    """One site while it is built."""

    marts: Marts
    pages: Pages
    drawer: charts.Drawer
    as_of: date
    entries: list[dict[str, str]] = field(default_factory=list)
    """What search finds: t(itle), d(escription), a(ddress)."""

    @cached_property
    def areas(self) -> dict[str, Row]:
        """Areas that any figure is about, by id; forces with papers first."""
        return {row["area"]: row for row in self.marts.rows("areas")}

    @cached_property
    def metrics(self) -> dict[str, Row]:
        """Measures by id."""
        return {row["metric"]: row for row in self.marts.rows("metrics")}

    @cached_property
    def papers(self) -> list[Row]:
        """Papers, latest meeting first, each with a `name` for people."""
        found = self.marts.rows("papers")
        for row in found:
            row["address"] = addresses.paper(row["paper_sha256"])
            said = words.day(row["meeting_date"])
            title = row["title"] or row["document"]
            row["name"] = f"{title}, {said}" if said and said.lower() not in title.lower() else title
        return found

    @cached_property
    def national(self) -> list[Row]:
        """Values of countries, with their `label`; rows of queries/points.sql."""
        countries = [a for a in self.areas.values() if a["area_kind"] in {"country", "uk"}]
        found = [
            row | {"area": c["area"], "label": c["label"]}
            for c in countries
            for row in self.marts.rows("points", area=c["area"])
        ]
        return [row | {"line": f"{row['area']} {row['line']}"} for row in found if row["value"] is not None]

    @cached_property
    def labels(self) -> dict[str, str]:
        """Labels of dimension values, by `key=value`."""
        return {row["pair"]: row["label"] for row in self.marts.rows("dimensions")}

    @cached_property
    def documents(self) -> dict[str, Row]:
        """Papers by their label."""
        return {row["document"]: row for row in self.papers}

    @cached_property
    def conflicts(self) -> list[Row]:
        """Places where a paper prints values that exclude each other, named for people."""
        return [self.named(row) | _printed(row) for row in self.marts.rows("conflicts")]

    @cached_property
    def discrepancies(self) -> list[Row]:
        """Where papers contradict themselves, with the arithmetic."""
        rows = self.marts.rows("discrepancies") if self.marts.has("fct_discrepancies") else []
        return [row | {"figures": [f for f in (row["figure_ids"] or "").split(";") if f]} for row in rows]

    @cached_property
    def discrepancies_of(self) -> dict[str, list[Row]]:
        """Discrepancies by each figure that they are about."""
        found: dict[str, list[Row]] = {}
        for row in self.discrepancies:
            for figure in row["figures"]:
                found.setdefault(figure, []).append(row)
        return found

    @cached_property
    def conflicts_of(self) -> dict[str, list[Row]]:
        """Conflicts by each figure that they are about."""
        found: dict[str, list[Row]] = {}
        for row in self.conflicts:
            for _, figure in row["printed"]:
                found.setdefault(figure, []).append(row)
        return found

    @cached_property
    def vintages(self) -> dict[str, list[Row]]:
        """Every reporting of each period that was reported more than once, by figure."""
        points: dict[str, list[Row]] = {}
        for row in self.marts.rows("vintages"):
            points.setdefault(row["point_id"], []).append(row)
        return {row["figure_id"]: rows for rows in points.values() for row in rows}

    def parts(self, dimensions: str | None) -> str:
        """Return dimensions in words."""
        return words.parts(dimensions, self.labels)

    def named(self, row: Row) -> Row:
        """Return a row of a series with `parts`, `name` (measure and parts) and the `address` of its page."""
        parts = self.parts(row["dimensions"])
        label = row.get("metric_label") or self.metrics[row["metric"]]["label"]
        area = row.get("area", "")
        return row | {
            "parts": parts,
            "name": f"{label}: {parts}" if parts else label,
            "address": addresses.series(area, row["metric"], row["dimensions"]) if area else "",
        }

    def find(self, title: str, description: str, address: str) -> None:
        """Let search find a page."""
        self.entries.append({"t": title, "d": description, "a": address})


def _printed(row: Row) -> Row:
    ids = row["observation_ids"].split(";")
    figures = [ident.split("-", 1)[0] for ident in ids]
    return {"printed": list(zip(row["printed_values"].split(";"), figures, strict=False))}
