"""Made-up papers and observations, one fault or one innocent look-alike each, against fct_discrepancies."""

from __future__ import annotations

import duckdb
import pytest

from tests.dbt.build import run_dbt
from tests.dbt.discrepancy_cases import Expected, cases, complaint, write_all


@pytest.fixture(scope="module")
def marts(tmp_path_factory: pytest.TempPathFactory) -> duckdb.DuckDBPyConnection:
    """Return the warehouse of all cases."""
    folder = tmp_path_factory.mktemp("discrepancies")
    chosen = ("--select", "+fct_discrepancies", "--indirect-selection", "cautious")
    seeds = write_all(folder)
    database = run_dbt(folder / "build", seeds, "build", *chosen, "--exclude-resource-type", "unit_test")
    return duckdb.connect(str(database), read_only=True)


@pytest.mark.parametrize(("name", "expected"), cases().items(), ids=list(cases()))
def test_what_a_careful_reader_would_say(
    marts: duckdb.DuckDBPyConnection, name: str, expected: Expected
) -> None:
    assert complaint(marts, name, expected) == ""


def test_every_rule_has_a_case_that_it_finds_and_all_ids_are_there(marts: duckdb.DuckDBPyConnection) -> None:
    rules = {row[0] for expected in cases().values() for row in expected}
    assert len(rules) == 11
    lost = marts.execute(
        "select d.discrepancy_id "
        "from fct_discrepancies as d, unnest(string_split(d.observation_ids, ';')) as t(id) "
        "left join staging.stg_observations as s on s.observation_id = t.id where s.observation_id is null"
    ).fetchall()
    assert lost == []


def test_sentence_says_the_arithmetic(marts: duckdb.DuckDBPyConnection) -> None:
    ((sentence,),) = marts.execute(
        "select sentence from fct_discrepancies where document = 'total_leaves_one_row_out'"
    ).fetchall()
    assert "120 + 310 + 44 + 61 + 17 = 552" in sentence
    assert "Volunteers" in sentence
