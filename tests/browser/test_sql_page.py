"""SQL in the page: answers, completion, the CSV file, the address, and what is said where it cannot run."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import duckdb
import pytest

from ingest.settings import ENGINE
from ingest.website.charts import Drawer
from ingest.website.context import Site as Built
from ingest.website.engine import ON_DEMAND, at_hand
from ingest.website.pages.sql import write_sql
from ingest.website.read import Marts
from ingest.website.render import Pages, Writer
from tests.browser.common import ROOT, Site

axe = pytest.importorskip("axe_playwright_python.sync_playwright")
_AXE = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
LATEST = """select area, metric, period_end, value, is_headline from fct_quarterly
where area = 'west-mercia' and is_headline and value is not null
order by metric, dimensions, quarter_start, value_basis"""


@pytest.fixture(scope="module", autouse=True)
def engine() -> None:
    """Skip where the engine could not be fetched; CI must have it."""
    if at_hand(ENGINE) is None and not os.environ.get("CI"):
        pytest.skip("No engine of the SQL page: run `make engine` with a network")


@pytest.fixture
def asked() -> list[str]:
    """The addresses that the page of `tab` asked for."""
    return []


@pytest.fixture
def tab(browser: Any, site: Site, asked: list[str]) -> Iterator[Any]:
    """The SQL page in a fresh context; at the end it must have met no error and reached no other host."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    wrong: list[str] = []
    page.on("console", lambda said: wrong.append(said.text) if said.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site.address}/sql.html")
    yield page
    context.close()
    wrong += [url for url in asked if not url.removeprefix("blob:").startswith(site.address)]
    assert wrong == []


def write(tab: Any, query: str) -> None:
    tab.get_by_role("textbox", name="Query").click()
    tab.keyboard.press("Control+A")
    tab.keyboard.insert_text(query)


def answered(tab: Any) -> str:
    """What the page says when it has an answer; the test fails with its message where it has none."""
    done = tab.locator("#said", has_text=" s)").or_(tab.locator("#wrong:not([hidden])"))
    done.first.wait_for()
    assert tab.locator("#wrong").text_content() == ""
    return str(tab.locator("#said").text_content())


def refused(tab: Any) -> str:
    wrong = tab.get_by_role("alert")
    wrong.wait_for()
    return str(wrong.text_content())


def shown(tab: Any) -> list[list[str]]:
    found: list[list[str]] = tab.locator("#answer tbody tr").evaluate_all(
        "rows => rows.map(row => [...row.cells].map(cell => cell.textContent))"
    )
    return found


def test_a_query_is_answered_and_its_address_restores_it(tab: Any, site: Site) -> None:
    write(tab, LATEST)
    tab.keyboard.press("Control+Enter")
    answered(tab)
    files = site.folder / "data"
    with duckdb.connect() as connection:
        expected = connection.execute(
            LATEST.replace("fct_quarterly", f"'{files}/fct_quarterly.parquet'")
        ).fetchall()
    rows = shown(tab)
    assert len(expected) > 10
    assert [(*row[:3], float(row[3]), row[4]) for row in rows] == [
        (area, metric, end.isoformat(), float(value), str(headline).lower())
        for area, metric, end, value, headline in expected
    ]
    other = tab.context.new_page()
    other.goto(tab.url)
    answered(other)
    assert other.locator(".cm-line").first.text_content() == LATEST.splitlines()[0]
    assert shown(other) == rows


def test_the_address_is_copied_with_the_query(tab: Any) -> None:
    tab.context.grant_permissions(["clipboard-read", "clipboard-write"])
    query = "select 'a & b' as text"
    write(tab, query)
    tab.get_by_role("button", name="Copy address").click()
    tab.locator("#said", has_text="copied").wait_for()
    copied = tab.evaluate("navigator.clipboard.readText()")
    assert copied == tab.url
    assert copied.endswith("#q=" + quote(query, safe="'"))


def test_back_leads_to_the_query_before(tab: Any) -> None:
    for query in ("select 1 as one", "select 2 as two"):
        write(tab, query)
        tab.get_by_role("button", name="Run").click()
        answered(tab)
    tab.go_back()
    tab.get_by_role("columnheader", name="one").wait_for()
    assert shown(tab) == [["1"]]


def test_every_example_is_answered(tab: Any, site: Site) -> None:
    examples = tab.locator("a[data-example]")
    assert examples.count() >= 10
    for example in examples.all():
        example.click()
        assert "row" in answered(tab), example.text_content()
        assert tab.locator(".cm-line").first.text_content().startswith(f"-- {example.text_content()}")


def test_tables_and_columns_are_completed(tab: Any) -> None:
    write(tab, "select * from fct_qu")
    tab.keyboard.type("a")
    tab.get_by_role("option", name="fct_quarterly").wait_for()
    tab.wait_for_timeout(100)  # for a moment the editor takes no choice: no key picks by accident
    tab.keyboard.press("Enter")
    tab.keyboard.type(" as q where q.qoq_ju")
    option = tab.get_by_role("option", name="qoq_judgement")
    option.wait_for()
    tab.wait_for_timeout(100)
    tab.keyboard.press("Tab")
    tab.keyboard.type(" = 'better' and yoy_jud")
    tab.get_by_role("option", name="yoy_judgement").wait_for()
    tab.keyboard.press("Escape")
    text = tab.locator(".cm-content").text_content()
    assert text == "select * from fct_quarterly as q where q.qoq_judgement = 'better' and yoy_jud"


def test_the_csv_file_is_the_answer_and_starts_no_formula(tab: Any) -> None:
    write(
        tab,
        "select * from (values (1, '=1+1', 'a,\"b', -2.5, date '2024-02-29', null), "
        "(2, 'two\nlines', '', 1e6, null, true)) as t(n, formula, marks, negative, day, yes)",
    )
    tab.get_by_role("button", name="Run").click()
    answered(tab)
    with tab.expect_download() as download:
        tab.get_by_role("button", name="Download CSV").click()
    assert download.value.suggested_filename.endswith(".csv")
    text = Path(download.value.path()).read_text(encoding="utf-8")
    assert list(csv.reader(io.StringIO(text))) == [
        ["n", "formula", "marks", "negative", "day", "yes"],
        ["1", "'=1+1", 'a,"b', "-2.5", "2024-02-29", ""],
        ["2", "two\nlines", "", "1000000", "", "true"],
    ]


def test_a_long_answer_is_cut_on_the_page_only(tab: Any) -> None:
    write(tab, "from range(12345)")
    tab.get_by_role("button", name="Run").click()
    assert answered(tab).startswith("12,345 rows; 500 are shown")
    assert len(shown(tab)) == 500
    with tab.expect_download() as download:
        tab.get_by_role("button", name="Download CSV").click()
    assert len(Path(download.value.path()).read_text().splitlines()) == 12346


def test_values_of_other_types_are_text_that_a_person_reads(tab: Any) -> None:
    write(
        tab,
        "select timestamp '2024-02-03 04:05:06' as t, time '10:11:12' as c, [1.5, 2, null] as l, "
        "{'a': -1.25, 'b': date '2024-01-02', 'c': 'x'} as s, map {'k': 1} as m, sum(-2::bigint) as h, "
        "2.50::decimal(9, 2) as d, -0.05 as small, 12345678901234567890.123456 as large, 0.1::double as f",
    )
    tab.get_by_role("button", name="Run").click()
    answered(tab)
    (row,) = shown(tab)
    assert row[:5] == [
        "2024-02-03 04:05:06", "10:11:12", "[1.5,2,null]", '{"a":-1.25,"b":"2024-01-02","c":"x"}', '{"k":1}',
    ]  # fmt: skip
    assert row[5:] == ["-2", "2.5", "-0.05", "12345678901234567890.123456", "0.1"]


def test_an_observation_leads_to_its_figure(tab: Any) -> None:
    write(tab, "select observation_id from fct_observations order by all limit 3")
    tab.get_by_role("button", name="Run").click()
    answered(tab)
    first = tab.locator("#answer a").first
    figure = first.text_content().split("-")[0]
    first.click()
    tab.wait_for_url(f"**/figure/{figure}.html")
    assert tab.locator("h1").count() == 1


def test_errors_are_said_in_words(tab: Any) -> None:
    for query, words in (
        ("selct 1", 'Parser Error: syntax error at or near "selct"'),
        ("select nothing from dim_area", 'Referenced column "nothing" not found'),
        ("select json_extract('{}', '$.a')", "This page has no extensions"),
        ("select interval 1 month as gap", "gap::varchar"),
        ("", "There is no query"),
    ):
        write(tab, query)
        tab.get_by_role("button", name="Run").click()
        tab.get_by_role("alert").filter(has_text=words).wait_for()
        assert tab.locator("#answer").is_hidden()


def test_nothing_is_read_from_elsewhere(tab: Any, site: Site) -> None:
    query = "select * from read_csv('https://data.invalid/x.csv')"
    tab.goto(f"{site.address}/sql.html#q={quote(query)}")
    tab.reload()
    assert "Permission Error" in refused(tab)
    write(tab, "set enable_external_access = true")
    tab.get_by_role("button", name="Run").click()
    assert "locked" in refused(tab)


def test_the_policy_of_the_page_binds_its_worker(browser: Any, site: Site) -> None:
    elsewhere = site.address.replace("127.0.0.1", "localhost")
    tab = browser.new_page()
    tab.goto(f"{site.address}/sql.html")
    said = tab.evaluate(
        """address => new Promise(done => {
            const code = `fetch("${address}", {mode: "no-cors"})
                .then(() => postMessage("reached"), () => postMessage("refused"))`;
            const worker = new Worker(URL.createObjectURL(new Blob([code])));
            worker.onmessage = event => done(event.data);
        })""",
        f"{elsewhere}/index.html",
    )
    tab.close()
    assert said == "refused"


def test_a_query_can_be_stopped_and_the_next_one_is_answered(tab: Any) -> None:
    write(tab, "select sum(a.range % 7 + b.range % 3) from range(100000000) a, range(100000000) b")
    tab.get_by_role("button", name="Run").click()
    tab.locator("#said", has_text="Asking").wait_for()
    tab.get_by_role("button", name="Stop").click()
    tab.locator("#said", has_text="Stopped").wait_for()
    write(tab, "select count(*) > 0 as some from dim_metric")
    tab.get_by_role("button", name="Run").click()
    answered(tab)
    assert shown(tab) == [["true"]]


def test_the_engine_is_asked_for_on_demand_and_by_this_page_only(
    tab: Any, site: Site, asked: list[str]
) -> None:
    tab.wait_for_load_state("networkidle")
    on_demand = {f"{site.address}/assets/sql/{name}" for name in ON_DEMAND}
    assert on_demand.isdisjoint(asked)
    assert not [url for url in asked if url.endswith(".parquet")]
    write(tab, "from dim_quarter")
    tab.get_by_role("button", name="Run").click()
    answered(tab)
    assert on_demand <= set(asked)
    assert [url for url in asked if url.endswith(".parquet")] == [f"{site.address}/data/dim_quarter.parquet"]
    pages = [page for page in site.folder.rglob("*.html") if site.folder / "docs" not in page.parents]
    using = {page.name for page in pages if "assets/sql" in page.read_text(encoding="utf-8")}
    opened = {page.name for page in pages if "wasm-unsafe-eval" in page.read_text(encoding="utf-8")}
    assert using == opened == {"sql.html"}


def test_no_barrier_that_axe_can_see_in_an_answer(tab: Any) -> None:
    tab.locator("a[data-example]").first.click()
    answered(tab)
    tab.locator("details").first.locator("summary").click()
    tab.get_by_role("textbox", name="Query").click()
    tab.keyboard.press("Control+End")
    tab.keyboard.type(" fct")
    tab.get_by_role("listbox").wait_for()
    for scheme in ("light", "dark"):
        tab.emulate_media(color_scheme=scheme)
        found = axe.Axe().run(tab, options=_AXE)
        told = [(v["id"], node["html"][:160]) for v in found.response["violations"] for node in v["nodes"]]
        # the list of completions scrolls with the arrow keys, which it gets from the editor
        assert [one for one in told if 'role="listbox"' not in one[1]] == []


def test_keyboard_goes_into_the_editor_and_out_again(tab: Any) -> None:
    tab.get_by_role("textbox", name="Query").focus()
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.id") == "run"
    tab.keyboard.press("Shift+Tab")
    tab.keyboard.type("--")
    assert tab.locator(".cm-line").first.text_content().startswith("--")
    tab.locator("a[data-example]").first.press("Enter")
    answered(tab)
    assert tab.evaluate("document.activeElement.id") == "run"


def test_says_what_to_do_where_it_cannot_run(browser: Any, site: Site) -> None:
    tab = browser.new_page()
    tab.goto((site.folder / "sql.html").as_uri())
    assert tab.get_by_text("panelbook serve").is_visible()
    assert tab.locator("#asking").is_hidden()
    tab.add_init_script("delete globalThis.WebAssembly")
    tab.goto(f"{site.address}/sql.html")
    assert tab.get_by_text("This browser cannot run the engine").is_visible()
    assert tab.locator("#asking").is_hidden()
    tab.close()


def test_a_site_without_the_engine_says_how_to_get_it(site: Site, tmp_path: Path) -> None:
    with Marts(site.release / "panelbook.duckdb") as marts:
        as_of = marts.row("as_of")["as_of"]
        built = Built(marts, Pages(Writer(tmp_path), as_of=as_of), Drawer(tmp_path, None), as_of)
        write_sql(built, {}, ROOT / "analyses", None)
    page = (tmp_path / "sql.html").read_text(encoding="utf-8")
    assert "make engine" in page
    assert "<script" not in page and "wasm-unsafe-eval" not in page
    assert not (tmp_path / "assets").exists()
