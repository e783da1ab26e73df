"""Where figures stand in tables, and which sentences say one thing twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.cell_record import CellRecord
from ingest.extract.cells import kind_of
from ingest.pipeline import extract_path

HEAD = "Northmarch Police and Crime Panel\n19 September 2023\n\n# Report\n\n"
BUDGET = """Activity\t2022/23\t2023/24
Force wide\t\t
Vans\t12.5\t13.1
Income\t(4.0)\t(4.2)
Sub-Total\t8.5\t8.9
Local\t\t
North area\t3.3 (new)\t3.4
Grand Total\t11.8\t12.3
"""


def cells_of(tmp_path: Path, text: str) -> list[tuple[str, CellRecord]]:
    path = tmp_path / "northmarch.txt"
    path.write_text(HEAD + text, encoding="utf-8")
    found = extract_path(path)
    tokens = {r.observation_id: r.value_text for r in found.records}
    return [(tokens[c.observation_id], c) for c in found.cells]


def test_cell_has_its_row_column_labels_and_section(tmp_path: Path) -> None:
    cells = dict(cells_of(tmp_path, BUDGET))
    vans, total = cells["13.1"], cells["8.5"]
    assert (vans.row_number, vans.column_number) == ("0", "2")
    assert (vans.row_label, vans.column_label, vans.section) == ("Vans", "2023/24", "Force wide")
    assert (total.row_number, total.row_kind, total.section) == ("2", "subtotal", "Force wide")


def test_rows_that_only_head_a_section_are_not_counted(tmp_path: Path) -> None:
    cells = dict(cells_of(tmp_path, BUDGET))
    assert [cells[t].row_number for t in ("8.9", "3.4", "12.3")] == ["2", "3", "4"]


def test_words_beside_a_figure_are_told(tmp_path: Path) -> None:
    cells = dict(cells_of(tmp_path, BUDGET))
    assert (cells["3.3"].alone, cells["3.4"].alone) == ("no", "yes")


def test_brackets_of_accounts_give_a_negative_part(tmp_path: Path) -> None:
    path = tmp_path / "northmarch.txt"
    path.write_text(HEAD + BUDGET, encoding="utf-8")
    found = extract_path(path)
    record = next(r for r in found.records if "4.2" in r.value_text)
    cell = next(c for c in found.cells if c.observation_id == record.observation_id)
    assert record.value.startswith("-") or cell.sign == "minus"


def test_running_text_has_no_cells_unless_it_echoes(tmp_path: Path) -> None:
    assert cells_of(tmp_path, "In June, 76% of calls were answered.\n\nIn July, 77% of calls were.\n") == []


def test_same_phrases_in_the_other_order_echo(tmp_path: Path) -> None:
    text = (
        "We now use 41% of all our money on patrols in rural areas, as we did when the plan began.\n\n"
        "Other things happened too.\n\n"
        "When the plan began just 42% of the budget was spent on patrols in rural areas.\n"
    )
    ((token, cell),) = cells_of(tmp_path, text)
    assert (token, cell.row_number, cell.alone) == ("42%", "", "")
    assert cell.echoes


@pytest.mark.parametrize(
    "second",
    [
        "Of all our money, 42% went on patrols in rural areas as we did when the plan began.",
        "When the plan began just 62% of the budget was spent on patrols in rural areas.",
        "When the plan began in 2021 just 42% of the budget was spent on patrols in rural areas.",
        "When the plan began just 41% of the budget was spent on patrols in rural areas.",
    ],
    ids=["same order", "far apart", "another period", "same value"],
)
def test_other_sentences_do_not_echo(tmp_path: Path, second: str) -> None:
    first = "We now use 41% of all our money on patrols in rural areas, as we did when the plan began."
    assert cells_of(tmp_path, f"{first}\n\nOther things happened too.\n\n{second}\n") == []


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("Total", "total"),
        ("Total Costs", "total"),
        ("Police Staff Total", "total"),
        ("Sub-Total", "subtotal"),
        ("Grand Total", "grand_total"),
        ("of which part-time", "of_which"),
        ("Change Weekly £: p", "change"),
        ("Average wait", "not_additive"),
        ("Totally new posts", ""),
        ("Custody", ""),
    ],
)
def test_label_says_what_its_row_is(label: str, kind: str) -> None:
    assert kind_of(label) == kind
