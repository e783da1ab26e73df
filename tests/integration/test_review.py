"""A question from the queue to the warehouse, with the real commands, also where the papers are not."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from openpyxl import load_workbook

from tests.integration.book import DemoBook

COMMANDS = ("list", "show", "accept", "correct", "reject", "export", "import")


def rows(book: DemoBook, sql: str) -> list[dict[str, object]]:
    done = book.run("query", sql, "--format", "json")
    assert done.returncode == 0, done.stderr
    answer: list[dict[str, object]] = json.loads(done.stdout)
    return answer


def fill(path: Path, **cells: str) -> None:
    """Fill the first question as a person does."""
    opened = load_workbook(path)
    page = opened["Questions"]
    at = {str(cell.value): cell.column for cell in page[1]}
    for title, text in cells.items():
        page.cell(2, at[title]).value = text
    opened.save(path)


def test_every_command_shows_an_example(demo: DemoBook) -> None:
    for command in COMMANDS:
        assert f"Example: panelbook review {command}" in demo.run("review", command, "--help").stdout
    assert "Example: panelbook metrics missing" in demo.run("metrics", "missing", "--help").stdout
    assert "Example: panelbook demo" in demo.run("demo", "--help").stdout


def test_a_filled_workbook_decides_the_warehouse_without_the_papers(demo_copy: DemoBook) -> None:
    book = demo_copy
    sheet = book.root / "questions.xlsx"
    assert "1 question(s) written" in book.run("review", "export", str(sheet)).stdout
    shutil.rmtree(book.home / "papers")
    shutil.rmtree(book.home / "state")

    fill(sheet, Decision="accept reading 2", By="B. Officer")
    refused = book.run("review", "import", str(sheet))
    assert refused.returncode == 2
    assert "Questions row 2, column Why (S2)" in refused.stderr
    fill(sheet, Why="the report is about 101")
    taken = book.run("review", "import", str(sheet))
    assert "1 decision(s) taken" in taken.stdout, taken.stderr
    # a decision on a figure of a paper that is not held, and one on a token that is not the printed one
    reviews = book.seeds / "reference" / "reviews.csv"
    header, decided = reviews.read_text(encoding="utf-8").splitlines()
    target = rows(book, "select figure_id from fct_observations where value_text = '78.5%'")[0]["figure_id"]
    lost = [
        "0" * 16 + ",,9%,reject,,,,,,,,,,A,2024-10-01,gone",
        f"{target},,99%,reject,,,,,,,,,,A,2024-10-01,moved",
    ]
    reviews.write_text("\n".join([header, *sorted([decided, *lost])]) + "\n", encoding="utf-8")

    done = book.run("refresh")
    assert done.returncode == 0, done.stderr
    (figure,) = rows(book, "select * from fct_observations where review_decision = 'accept'")
    assert (figure["metric"], figure["value"], figure["reviewed_by"]) == (
        "calls_101_abandoned_pct",
        5,
        "B. Officer",
    )
    assert figure["period_start"] == "2024-03-01"
    assert rows(book, "select count(*) as n from fct_figures where status = 'review'") == [{"n": 0}]
    assert rows(book, f"select status from fct_figures where figure_id = '{target}'") == [
        {"status": "accepted"}
    ]
    status = book.run("status").stdout
    assert "Decisions that fit no paper, and are not applied: 2" in status
    assert "the paper prints '78.5%', decided was on '99%'" in status
    orphans = json.loads(book.run("review", "list", "--orphans", "--json").stdout)
    assert {row["id"] for row in orphans} == {"0" * 16, target}


def test_a_correction_takes_the_place_of_what_was_read(demo_copy: DemoBook) -> None:
    book = demo_copy
    (row,) = rows(book, "select observation_id from fct_observations where value_text = '78.5%'")
    wrong = str(row["observation_id"])
    given = ["--dimensions", "none", "--value", "77.5", "--why", "the panel was told so", "--by", "C. Chief"]
    done = book.run("review", "correct", wrong, *given)
    assert done.returncode == 0, done.stderr
    (asked,) = json.loads(book.run("review", "list", "--json").stdout)
    assert book.run("review", "reject", asked["id"].split("-")[0], "--why", "no measure").returncode == 0
    assert book.run("refresh").returncode == 0
    (now,) = rows(book, f"select * from fct_observations where observation_id = '{wrong}'")
    assert (now["dimensions"], now["value"], now["value_low"], now["review_decision"]) == (
        "",
        77.5,
        77.5,
        "correct",
    )
    (gone,) = rows(book, f"select * from fct_figures where figure_id = '{asked['id'].split('-')[0]}'")
    assert (gone["status"], gone["extracted_status"], gone["review_decision"]) == (
        "ignored",
        "review",
        "reject",
    )


def test_a_decision_without_a_place_or_reason_is_wrong_use(demo: DemoBook) -> None:
    (asked,) = json.loads(demo.run("review", "list", "--json").stdout)
    before = (demo.seeds / "reference" / "reviews.csv").read_bytes()
    without = demo.run("review", "accept", asked["id"], "--reading", "1")
    assert (without.returncode, "--why" in without.stderr) == (2, True)
    unknown = demo.run("review", "accept", "feedfeedfeedfeed", "--why", "x")
    assert (unknown.returncode, "feedfeedfeedfeed" in unknown.stderr) == (7, True)
    assert (demo.seeds / "reference" / "reviews.csv").read_bytes() == before
