"""`panelbook query --as-of`: what had been reported by a day; the published file is not touched."""

from __future__ import annotations

import json

from tests.integration.book import Panelbook

COUNT = "select count(*) as n from fct_latest"


def rows(book: Panelbook, sql: str, *arguments: str) -> list[dict[str, object]]:
    done = book.run("query", sql, "--format", "json", *arguments)
    assert done.returncode == 0, done.stdout + done.stderr
    found: list[dict[str, object]] = json.loads(done.stdout)
    return found


def test_a_day_before_the_last_meeting_knows_less_than_today(built: Panelbook) -> None:
    meetings = [
        row["day"] for row in rows(built, "select distinct reported_from as day from fct_vintages order by 1")
    ]
    assert len(meetings) > 1
    first = str(meetings[0])
    latest = "select max(reported_from) as day from fct_latest"
    assert rows(built, latest, "--as-of", first) == [{"day": first}]
    assert rows(built, latest) == [{"day": meetings[-1]}]
    assert rows(built, COUNT, "--as-of", "1999-01-01") == [{"n": 0}]
    assert rows(built, COUNT, "--as-of", str(meetings[-1])) == rows(built, COUNT)


def test_what_is_no_day_or_no_sql_is_said_to_a_person(built: Panelbook) -> None:
    no_day = built.run("query", COUNT, "--as-of", "last summer")
    assert no_day.returncode != 0
    assert "last summer" in no_day.stdout + no_day.stderr
    no_sql = built.run("query", "selec 1", "--as-of", "2023-01-01")
    assert no_sql.returncode != 0
    assert "Traceback" not in no_sql.stdout + no_sql.stderr
    assert "cannot answer" in no_sql.stdout + no_sql.stderr
