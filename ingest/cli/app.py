"""The `panelbook` command and what it does with errors: a message for a person, a code for a scheduler."""

from __future__ import annotations

import sys

import typer

from ingest.cli import ask, demo, metrics, review, run, serve
from ingest.release.errors import Exit, PanelbookError, cannot_write

app = typer.Typer(
    name="panelbook",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    help="The figures that police and crime panels are shown, as a tested time series.",
    epilog="Exit codes: 0 done, 1 a paper could not be read, 2 wrong use, 3 seeds wrong, "
    "4 build or check failed, 5 another refresh runs, 6 cannot write, 7 not found.",
)
run.register(app)
ask.register(app)
review.register(app)
metrics.register(app)
demo.register(app)
serve.register(app)


def main() -> None:
    """Run the command line and end the process with its exit code."""
    try:
        app()
    except PanelbookError as error:
        _fail(str(error), error.exit_code)
    except BrokenPipeError:
        sys.stderr.close()  # the reader of a pipe has seen enough
        sys.exit(Exit.OK)
    except OSError as error:
        wrong = cannot_write(error, "a file")
        _fail(str(wrong), wrong.exit_code)


def _fail(message: str, code: Exit) -> None:
    print(message, file=sys.stderr)
    sys.exit(int(code))
