"""The one module that knows Great Expectations: runs the suites on a database, writes the Data Docs."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb

from expectations.offline import write_index, write_offline
from expectations.suites import Expectation, Finding, Suite, load_suites, wrong

os.environ["GX_ANALYTICS_ENABLED"] = "false"

import great_expectations as gx
from great_expectations.core.expectation_validation_result import ExpectationSuiteValidationResult
from great_expectations.data_context.data_context.ephemeral_data_context import EphemeralDataContext
from great_expectations.data_context.types.base import ProgressBarsConfig
from great_expectations.exceptions.exceptions import GreatExpectationsError
from great_expectations.expectations.registry import get_expectation_impl

_SITE = "panelbook"


def run_suites(folder: Path, database: Path, docs: Path) -> list[Finding]:
    """Run every suite of `folder` on a closed DuckDB file, write Data Docs to `docs`; return what is not met.

    Raises SuiteWrong where a suite file is not as its schema says. The pages need no network.
    """
    suites = load_suites(folder)
    context = _context(docs)
    findings: list[Finding] = []
    with duckdb.connect(str(database), read_only=True) as connection:
        for name, suite in suites.items():
            try:
                result = _validate(context, connection, name, suite)
            except (ValueError, AttributeError, GreatExpectationsError, duckdb.Error) as error:
                raise wrong(name, error) from error
            findings += _findings(name, suite, result)
    context.build_data_docs(site_names=[_SITE])
    write_offline(docs)
    write_index(docs, {name: suite.about for name, suite in suites.items()}, findings)
    return [f for f in findings if not f.met]


def _context(docs: Path) -> EphemeralDataContext:
    logging.getLogger("great_expectations").setLevel(logging.ERROR)
    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = ProgressBarsConfig(globally=False)
    context.add_data_docs_site(
        site_name=_SITE,
        site_config={
            "class_name": "SiteBuilder",
            "store_backend": {
                "class_name": "TupleFilesystemStoreBackend",
                "base_directory": str(docs),
            },
            "site_index_builder": {"class_name": "DefaultSiteIndexBuilder"},
        },
    )
    return context


def _validate(
    context: EphemeralDataContext, connection: duckdb.DuckDBPyConnection, name: str, suite: Suite
) -> ExpectationSuiteValidationResult:
    frame = connection.execute(f'select * from "{suite.mart}" where {suite.where}').df()
    source = context.data_sources.add_pandas(name)
    batch = source.add_dataframe_asset(suite.mart).add_batch_definition_whole_dataframe("all rows")
    asked = [_expectation(e) for e in suite.expectations]
    definition = context.validation_definitions.add(
        gx.ValidationDefinition(
            name=name,
            data=batch,
            suite=context.suites.add(gx.ExpectationSuite(name=name, expectations=asked)),
        )
    )
    return definition.run(batch_parameters={"dataframe": frame}, result_format="SUMMARY")


def _expectation(asked: Expectation) -> Any:
    kind = get_expectation_impl(asked.expect)
    return kind(**asked.arguments, notes=asked.why, meta={"severity": asked.severity, "why": asked.why})


def _findings(name: str, suite: Suite, result: ExpectationSuiteValidationResult) -> Iterator[Finding]:
    for found in result.results:
        config = found.expectation_config
        assert config is not None
        column = config.kwargs.get("column") or ", ".join(config.kwargs.get("column_list", []))
        meta = config.meta or {}
        where = f"{suite.mart}.{column}" if column else suite.mart
        message = "" if found.success else _message(found)
        yield Finding(name, where, config.type, meta["severity"], meta["why"], bool(found.success), message)


def _message(found: Any) -> str:
    trouble = [i["exception_message"] for i in _exceptions(found.exception_info) if i.get("raised_exception")]
    if trouble:
        return f"could not be checked: {trouble[0]}"
    result = found.result
    if "unexpected_count" in result:
        shown = ", ".join(str(v) for v in result.get("partial_unexpected_list", [])[:5])
        return f"{result['unexpected_count']} of {result['element_count']} rows, e.g. {shown}"
    return f"found {result.get('observed_value')}"


def _exceptions(info: dict[str, Any] | None) -> list[dict[str, Any]]:
    """The library gives one flat entry, or one entry a metric."""
    if not info:
        return []
    return [info] if "raised_exception" in info else [v for v in info.values() if isinstance(v, dict)]
