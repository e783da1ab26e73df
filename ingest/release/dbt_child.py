"""The process that runs dbt: build and static docs in one, so that dbt is imported and parses once.

It works on the dbt project of the current folder, and exits 0 where everything passed, 1 where a node
failed, 2 where dbt could not run. It ends when the process that started it does.
"""

from __future__ import annotations

import os
import sys
import threading

_COMMON = ["--project-dir", ".", "--profiles-dir", ".", "--target-path", "target", "--log-path", "target"]
_COMMON += ["--no-use-colors", "--no-send-anonymous-usage-stats"]
_STEPS = (
    # unit tests try the SQL on made-up rows, whatever was ingested: they are for `make test`
    ["build", *_COMMON, "--exclude-resource-type", "unit_test"],
    ["docs", "generate", "--static", *_COMMON, "--log-level", "warn"],
)


def main() -> int:
    """Run `dbt build`, and `dbt docs generate --static` where the build passed; return the exit code."""
    _end_with_parent()
    # after the watcher: this import takes seconds
    from dbt.cli.main import dbtRunner  # noqa: PLC0415

    for step in _STEPS:
        result = dbtRunner().invoke(step)
        if not result.success:
            if result.exception is not None:
                print(result.exception, file=sys.stderr)
                return 2
            return 1
        if step[0] == "build":
            # docs generate writes a run_results.json of its own
            os.replace("target/run_results.json", "target/build_results.json")  # noqa: PTH105
    return 0


def _end_with_parent() -> None:
    """A killed refresh must not leave a dbt at work: the parent's end closes our standard input."""

    def watch() -> None:
        os.read(0, 1)  # unbuffered: a buffered read would hold a lock that the interpreter's end waits for
        os._exit(3)

    threading.Thread(target=watch, daemon=True).start()


if __name__ == "__main__":
    sys.exit(main())
