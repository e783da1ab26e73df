"""The subcommands of `panelbook review`: doubtful figures, and what people decide on them."""

from __future__ import annotations

import json as jsons
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ingest.cli.show import note, print_table

if TYPE_CHECKING:
    from ingest.release.reviewing import Taken
    from ingest.review.decision import Hand, Verdict

Id = Annotated[str, typer.Argument(help="An observation_id or a figure_id.", show_default=False)]
Book = Annotated[Path, typer.Argument(help="The workbook (.xlsx).", show_default=False)]
Folder = Annotated[Path | None, typer.Option("--papers", help="Where the papers are, to show their words.")]
By = Annotated[str, typer.Option("--by", help="Who decides (default: the name you are logged in with).")]
Why = Annotated[str, typer.Option("--why", help="Why, for those who come after.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, for another program.")]
Reading = Annotated[int | None, typer.Option("--reading", help="The reading that is meant, from 1.")]
Orphans = Annotated[bool, typer.Option("--orphans", help="Decisions that fit no paper, and are not applied.")]
Decided = Annotated[bool, typer.Option("--decided", help="What was decided, the latest first.")]

review = typer.Typer(no_args_is_help=True, help="Decide on figures that could not be read for certain.")


def register(app: typer.Typer) -> None:
    """Add these subcommands to the command line."""
    app.add_typer(review, name="review")


@review.command("list")
def list_(orphans: Orphans = False, decided: Decided = False, json: AsJson = False) -> None:
    """List the figures that wait for a decision, in the order of their papers.

    Example: panelbook review list
    """
    from ingest.release.query import Answer
    from ingest.release.reviewing import listed
    from ingest.settings import load

    rows = listed(load(), "orphans" if orphans else "decided" if decided else "waiting")
    if json:
        print(jsons.dumps(rows, ensure_ascii=False, indent=1))
    elif rows:
        print_table(Answer(list(rows[0]), [tuple(row.values()) for row in rows]))
    else:
        print("Every decision fits its paper." if orphans else "Nothing." if decided else "No figure waits.")


@review.command()
def show(id: Id, papers: Folder = None, json: AsJson = False) -> None:
    """Show a figure: where it is printed, its readings, why it is in doubt, and the words of the paper.

    Example: panelbook review show 0123456789abcdef --papers papers/
    """
    from ingest.release.reviewing import shown
    from ingest.settings import load

    found = shown(load(), id, papers)
    print(jsons.dumps(found.facts, ensure_ascii=False, indent=1) if json else found.text)


@review.command()
def accept(id: Id, reading: Reading = None, by: By = "", why: Why = "") -> None:
    """Say that a reading of a figure is right; where it has several, say which.

    Example: panelbook review accept 0123456789abcdef-0 --reading 1 --why "the heading names the court"
    """
    _take("accept", id, _hand(by, why), reading)


@review.command()
def correct(
    id: Id,
    metric: Annotated[str | None, typer.Option(help="The measure: an id of metrics.csv.")] = None,
    area: Annotated[str | None, typer.Option(help="The place or force: an id of areas.csv.")] = None,
    dimensions: Annotated[str | None, typer.Option(help="key=value;key=value, or none.")] = None,
    measure_type: Annotated[str | None, typer.Option(help="level, change_pct, target, ...")] = None,
    period: Annotated[str | None, typer.Option(help="Such as 'Q1 2023/24' or 'unstated'.")] = None,
    value: Annotated[str | None, typer.Option(help="A plain number in the unit.")] = None,
    unit: Annotated[str | None, typer.Option(help="Follows from the measure where it is left out.")] = None,
    reading: Reading = None,
    by: By = "",
    why: Why = "",
) -> None:
    """Say what a figure means; what is left out stays as decided before, else as read.

    Example: panelbook review correct 0123456789abcdef-0 --period "Q1 2023/24" --why "see the table's title"
    """
    fields = {"metric": metric, "area": area, "dimensions": dimensions, "measure_type": measure_type}
    fields |= {"period": period, "value": value, "unit": unit}
    given = {name: text for name, text in fields.items() if text is not None}
    if not given:
        raise typer.BadParameter("Say what is to be corrected, such as --period 'Q1 2023/24'.")
    _take("correct", id, _hand(by, why), reading, given)


@review.command()
def reject(id: Id, by: By = "", why: Why = "") -> None:
    """Say that a figure measures nothing: with a figure_id all meanings of it, else the one.

    Example: panelbook review reject 0123456789abcdef --why "the number of an agenda item"
    """
    _take("reject", id, _hand(by, why), None)


@review.command()
def export(
    file: Book,
    papers: Folder = None,
    force: Annotated[bool, typer.Option("--force", help="Write over a workbook that is there.")] = False,
) -> None:
    """Write a workbook that a person can fill in: one row a question.

    Example: panelbook review export questions.xlsx --papers papers/
    """
    from ingest.release.review_book import export as write
    from ingest.settings import load

    asked = write(load(), file, papers, force=force)
    if asked:
        print(f"{asked} question(s) written to {file}. Fill it in, then: panelbook review import {file}")
    else:
        print(f"No figure waits for a decision, so {file} was not written.")


@review.command("import")
def import_(file: Book, by: By = "", why: Why = "") -> None:
    """Take the decisions of a filled workbook: all of them, or none where one is wrong.

    Example: panelbook review import questions.xlsx
    """
    from ingest.release.review_book import take_in
    from ingest.release.reviewing import NEXT
    from ingest.settings import load

    done = take_in(load(), file, _hand(by, why))
    print(f"{done.kept} decision(s) taken, {done.known} known already, {done.open} row(s) left open.")
    if done.kept:
        note(NEXT)


def _take(
    verdict: Verdict, wanted: str, hand: Hand, reading: int | None, given: dict[str, str] | None = None
) -> None:
    from ingest.release.reviewing import Asked, take
    from ingest.settings import load

    settings = load()
    _tell(take(settings, Asked(verdict, wanted, hand, reading, given or {})))


def _tell(taken: Taken) -> None:
    from ingest.release.reviewing import NEXT

    print(taken.line)
    old = taken.before
    if old is not None and taken.changed:
        note(f"Before: {old['decision']} by {old['decided_by']} on {old['decided_on']}: {old['reason']}")
    note(NEXT)


def _hand(by: str, why: str) -> Hand:
    import getpass

    from ingest.release.reviewing import today
    from ingest.review.decision import Hand

    if not by:
        try:
            by = getpass.getuser()
        except (OSError, KeyError):
            raise typer.BadParameter("Your name is not known here. Say who decides with --by NAME.") from None
    return Hand(by, today(), why)
