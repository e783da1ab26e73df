"""The ledger: every printed number is in a row, at its place, under an id that lasts."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from extraction_lines import HEAD, extract_body
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.extract.ledger import extract
from ingest.pipeline import extract_path
from ingest.readers import read_paper
from ingest.record import LABEL_WORDS, Record, Status, words_in

Extracted = Callable[[str], list[Record]]
LONGEST_ROW = 60

PIECES = st.sampled_from(
    [
        "In June 2024, 91% of 999 calls were answered within 10 seconds.",
        "A rise of 3.4% on the previous quarter (to £1.373m).",
        "The conviction rate at the Crown Court was 80%, nationally 79%.",
        "13 minutes 5 secs; 10:42; 2,104 officers; 5.1 FTE",
        "1. Under section 12(3) of the Act, 4th of 43 forces.",
        "Telephone 01234 567890 or 101, from 9.00am on 1/4/2024.",
        "Rows\tQ1 2023/24\tQ1 2024/25\n101 calls answered within 30 seconds\t51%\t6\n\t7\t8%",
        "| Measure | June 2024 |\n|---|---|\n| 999 calls received | 12,400 |\n| 3 | 4 |",
        "Response times (mm:ss)\n\nGrade\tMedian\tMean\nGrade 1\t10:42\t13:05\nGrade 2\t48:30\t71:15",
        "No figure here.",
        "\n\n",
        "• 5 PCs\n• 12% \n- (9) or 1/2 or 3²",
        "Page 4 of 9",
        "In Quarter 2 of 2024/25 (1 July to 30 September 2024) 91% of 999 calls were answered.",
        "COVID-19, G1, P2 and B12 3AB",
        "# 2 Calls\n\n## 3.1 Answering",
    ]
)
BODIES = st.lists(PIECES, min_size=1, max_size=8).map("\n\n".join)
SMALL = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])


@given(body=BODIES)
@SMALL
def test_every_digit_is_in_exactly_one_token(tmp_path: Path, body: str) -> None:
    """A token can carry more than one meaning: rows of one span are one token."""
    path = tmp_path / "paper.txt"
    path.write_bytes((HEAD + body).encode())
    extraction = extract_path(path)
    text = extraction.paper.text
    spans = sorted({(r.char_start, r.char_end) for r in extraction.records})
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans)), "tokens overlap"
    covered = {at for start, end in spans for at in range(start, end)}
    lost = [at for at, c in enumerate(text) if c.isdecimal() and at not in covered]
    assert not lost, [text[max(0, at - 15) : at + 15] for at in lost]


@given(body=BODIES)
@SMALL
def test_a_row_is_what_its_span_prints(tmp_path: Path, body: str) -> None:
    path = tmp_path / "paper.txt"
    path.write_bytes((HEAD + body).encode())
    extraction = extract_path(path)
    for record in extraction.records:
        assert extraction.paper.text[record.char_start : record.char_end] == record.value_text
        assert record.value_text.strip() == record.value_text != ""
        assert len(record.value_text) <= LONGEST_ROW
        assert words_in(record.label) <= LABEL_WORDS
        assert record.rule, "a row says why it is what it is"
        if record.status == Status.REVIEW:
            assert json.loads(record.candidates)["readings"]
        if record.status == Status.ACCEPTED:
            assert record.metric and record.value and record.unit and record.period_end
            assert float(record.value_low or record.value) <= float(record.value)
            assert float(record.value) <= float(record.value_high or record.value)


def test_a_label_is_a_handle_and_no_quotation(extracted: Extracted) -> None:
    """A sum with a comma or an address counts as the words that it is."""
    records = extracted(
        "The office gave £70,000 and then £1,250,000 more to the year-on-year self-help schemes of 2023."
    )
    assert records and all(words_in(r.label) <= LABEL_WORDS for r in records)
    sums = [r for r in records if r.value_text.startswith("£")]
    assert len(sums) == 2 and all(r.value_text in r.label for r in sums)


def test_a_period_in_many_words_fits_its_label(extracted: Extracted) -> None:
    """Else the seeds refuse the paper."""
    records = extracted("Quarter 2 of 2024/25 (1 July to 30 September 2024) was quiet.")
    assert any(words_in(r.value_text) > LABEL_WORDS for r in records)
    assert all(words_in(r.label) <= LABEL_WORDS for r in records)


def test_nobody_s_address_is_in_a_label(extracted: Extracted) -> None:
    records = extracted(
        "Contact Sam Moor, Clerk, on 01234 567890 or sam.moor@northmarch.example by 4 June 2024."
    )
    assert "telephone" in {r.rule for r in records}
    assert [r.label for r in records if "@" in r.label] == []
    assert {r.label for r in records if r.rule == "telephone"} == {""}


def test_a_time_read_as_a_duration_is_one_row(extracted: Extracted) -> None:
    """'71:15' is no time of day, so it is a loose number unless the table's words make it a duration."""
    records = extracted(
        "Response times (mm:ss)\n\nGrade\tMedian\tMean\nGrade 1\t10:42\t13:05\nGrade 2\t48:30\t71:15"
    )
    printed = [r.value_text for r in records if ":" in r.value_text]
    assert printed == ["10:42", "13:05", "48:30", "71:15"]


@given(body=BODIES)
@SMALL
def test_ids_are_never_shared(tmp_path: Path, body: str) -> None:
    path = tmp_path / "paper.txt"
    path.write_bytes((HEAD + body).encode())
    records = extract_path(path).records
    assert len({r.observation_id for r in records}) == len(records)
    assert len({r.figure_id for r in records}) == len({(r.char_start, r.char_end) for r in records})


def test_the_same_paper_gives_the_same_records(tmp_path: Path) -> None:
    body = "In June 2024, 91% of 999 calls were answered within 10 seconds, nationally 86%."
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    first = [r.as_row() for r in extract_body(tmp_path / "a", body)]
    assert first == [r.as_row() for r in extract_body(tmp_path / "b", body)]


def test_extraction_leaves_the_paper_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "paper.txt"
    path.write_text(
        HEAD + "In June 2024, 91% of 999 calls were answered within 10 seconds.\n", encoding="utf-8"
    )
    paper = read_paper(path)
    assert [r.as_row() for r in extract(paper)] == [r.as_row() for r in extract(paper)]


def test_a_name_is_no_part_of_an_id(tmp_path: Path) -> None:
    body = "In June 2024, 91% of 999 calls were answered within 10 seconds."
    first = [r.figure_id for r in extract_body(tmp_path, body, "one")]
    assert first == [r.figure_id for r in extract_body(tmp_path, body, "two")]


def test_meaning_survives_an_unrelated_paragraph(tmp_path: Path) -> None:
    """The id holds the paper's hash, so the place and the meaning are what must stay."""
    body = "In June 2024, 91% of 999 calls were answered within 10 seconds."

    def rows(text: str) -> list[tuple[str, ...]]:
        records = extract_body(tmp_path, text)
        return [tuple(r.as_row()[1:16]) for r in records if r.status == Status.ACCEPTED]

    assert rows(body) == rows(f"{body}\n\nThe Panel thanked 14 volunteers.")


WRAPPED = [
    "In June 2024, 91% of 999 calls were answered within 10 seconds, compared with 83% in June 2023 and a "
    "national average of 86%.",
    "The conviction rate at the magistrates' court was 84.4% in Q1 2024/25 and at the Crown Court 78.1%.",
    "The median response time for Grade 1 incidents was 11 minutes in June 2024 and for Grade 2 incidents "
    "52 minutes in the same month.",
]


FILLER = " ".join(
    [
        "the Panel is asked to note this report, which the commissioner has discussed with the chief",
        "constable, and to say which matters it wants to hear more of at its next meeting, so that",
        "officers can prepare for it, and to say as well which of the matters that were raised at the",
        "last meeting it wants to see brought back, so that nothing that was promised is forgotten and",
        "so that the public can see what has come of each of them.",
    ]
)


def hard_wrapped(sentence: str, width: int) -> str:
    lines, line = [], ""
    for word in sentence.split(" "):
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return "\n".join([*lines, line])


def meanings(records: list[Record]) -> list[tuple[str, ...]]:
    return [
        (r.metric, r.area, r.dimensions, r.measure_type, r.basis, r.period_start, r.period_end, r.value)
        for r in records
        if r.status == Status.ACCEPTED
    ]


@pytest.mark.parametrize("sentence", WRAPPED)
@given(width=st.integers(min_value=40, max_value=110))
@SMALL
def test_a_hard_wrapped_sentence_means_the_same(tmp_path: Path, sentence: str, width: int) -> None:
    paragraphs = [f"1. {FILLER}", f"2. {sentence}", f"3. {FILLER}"]
    whole = meanings(extract_body(tmp_path, "\n\n".join(paragraphs)))
    assert whole
    wrapped = "\n\n".join(hard_wrapped(p, width) for p in paragraphs)
    assert meanings(extract_body(tmp_path, wrapped)) == whole


def test_a_number_that_is_no_figure_says_why(extracted: Extracted) -> None:
    records = extracted(
        "On 12 September 2024 the Panel asked under section 12 who calls 101 or 01234 567890."
    )
    assert {r.status for r in records} == {Status.IGNORED}
    assert len(records) == 4 and all(r.rule for r in records)


def test_an_agenda_line_hides_no_report(tmp_path: Path) -> None:
    path = tmp_path / "paper.txt"
    body = "1. In June 2024, 91% of 999 calls were answered within 10 seconds."
    path.write_text(
        "Northmarch Police and Crime Panel\n\nAgenda\n\n"
        "**Tuesday, 10 September 2024, 10.00 am\nMoot Hall**\n\n"
        f"Contact Performance Report\n\n{body}\n",
        encoding="utf-8",
    )
    kept = [r.value_text for r in extract_path(path).records if r.status != Status.IGNORED]
    assert "91%" in kept
