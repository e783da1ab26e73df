"""Papers into seeds: twice, renamed, changed, unreadable, wrong, on a full or read-only disk."""

import errno
import os
from pathlib import Path

import pytest

from ingest.seeds.check import check_seeds
from ingest.seeds.ingest import OutcomeStatus, ingest_papers
from ingest.seeds.problem import SeedError
from ingest.seeds.write import read_papers

from .conftest import extract, snapshot

OK, NOTHING_NEW = OutcomeStatus.OK, OutcomeStatus.NOTHING_NEW


def statuses(outcomes):
    return [outcome.status for outcome in outcomes]


def only_row(root):
    (row,) = read_papers(root).values()
    return row


def test_an_ingested_paper_gives_seeds_that_pass(root, paper):
    (outcome,) = ingest_papers([paper("pack.txt", "minutes")], root, extract)

    assert (outcome.paper, outcome.status, outcome.records) == ("pack.txt", OK, 2)
    assert only_row(root).document == "pack"
    assert (root / "observations" / f"{outcome.paper_sha256[:16]}.csv").exists()
    assert check_seeds(root) == []


def test_the_same_paper_again_or_under_another_name_changes_nothing(root, paper):
    first, other = paper("pack.txt", "minutes"), paper("renamed.txt", "minutes")
    ingest_papers([first], root, extract)
    before = snapshot(root)

    assert statuses(ingest_papers([first, other], root, extract)) == [NOTHING_NEW, NOTHING_NEW]
    assert snapshot(root) == before


def test_another_name_that_asks_for_another_reader_changes_nothing(root, paper):
    ingest_papers([paper("pack.html", "minutes")], root, extract)
    before = snapshot(root)

    (outcome,) = ingest_papers([paper("pack.txt", "minutes")], root, extract)

    assert outcome.status == NOTHING_NEW
    assert outcome.what == "it was read as html under the name pack; as txt it is not read again"
    assert snapshot(root) == before


def test_two_copies_in_one_run_are_one_paper(root, paper):
    paths = [paper("pack.txt", "minutes"), paper("copy.txt", "minutes")]

    assert statuses(ingest_papers(paths, root, extract)) == [OK, NOTHING_NEW]
    assert only_row(root).document == "pack"


def test_a_changed_file_is_a_new_paper_beside_the_old(root, paper):
    path = paper("pack.txt", "minutes")
    ingest_papers([path], root, extract)
    before = snapshot(root)
    path.write_text("minutes, corrected")

    assert statuses(ingest_papers([path], root, extract)) == [OK]
    after = snapshot(root)
    assert len(read_papers(root)) == 2
    assert {name: after[name] for name in before if name != "papers.csv"} == {
        name: data for name, data in before.items() if name != "papers.csv"
    }


def test_one_bad_paper_does_not_stop_the_others(root, paper, tmp_path):
    def breaks_off(path: Path):
        if path.name == "odd.txt":
            raise KeyError("row")
        return extract(path)

    paths = [
        paper("scan.txt", "scan"),
        paper("wrong.txt", "bad"),
        paper("odd.txt", "odd"),
        tmp_path / "missing.txt",
        paper("good.txt", "good"),
    ]

    outcomes = ingest_papers(paths, root, breaks_off)

    assert statuses(outcomes) == ["unreadable", "failed", "failed", "unreadable", "ok"]
    assert (outcomes[0].what, outcomes[0].remedy) == ("it holds no text", "Ask for a text version")
    assert "column metric: 'calls_998' is not in metrics.csv" in outcomes[1].what
    assert outcomes[2].what == "the extraction broke off (KeyError: 'row')"
    assert "No such file or directory" in outcomes[3].what
    assert only_row(root).document == "good"
    assert check_seeds(root) == []


@pytest.mark.parametrize("call", [1, 2], ids=["at the observations", "at papers.csv"])
def test_a_full_disk_blocks_and_leaves_everything_as_it_was(root, paper, monkeypatch, call):
    ingest_papers([paper("old.txt", "old")], root, extract)
    before = snapshot(root)
    calls = []
    real = os.fsync

    def full(handle):
        calls.append(handle)
        if len(calls) >= call:
            raise OSError(errno.ENOSPC, "No space left on device")
        real(handle)

    monkeypatch.setattr("os.fsync", full)
    (outcome,) = ingest_papers([paper("new.txt", "new")], root, extract)

    assert outcome.status == OutcomeStatus.BLOCKED
    assert outcome.what == "No space left on device"
    assert outcome.remedy == ("Free some space on the disk, and run this again; the seeds are as they were")
    assert snapshot(root) == before


@pytest.fixture
def read_only(root, tmp_path):
    """Make the seeds read-only; as root, who may write anywhere, also become nobody for a while."""
    folders = [p for p in (tmp_path, *tmp_path.parents) if "pytest" in str(p)]
    modes = {path: path.stat().st_mode for path in (*folders, *root.rglob("*"), root)}
    for path in folders:
        path.chmod(path.stat().st_mode | 0o055)
    for path in (*root.rglob("*"), root):
        path.chmod(0o555 if path.is_dir() else 0o444)
    superuser = os.geteuid() == 0
    if superuser:
        os.seteuid(65534)
    yield
    if superuser:
        os.seteuid(0)
    for path, mode in modes.items():
        path.chmod(mode)


def test_a_read_only_folder_blocks_with_a_remedy(root, paper, request):
    first, second = paper("old.txt", "old"), paper("new.txt", "new")
    ingest_papers([first], root, extract)
    before = snapshot(root)
    request.getfixturevalue("read_only")

    (outcome,) = ingest_papers([second], root, extract)

    assert outcome.status == OutcomeStatus.BLOCKED
    assert outcome.what.startswith("Permission denied (")
    assert outcome.remedy == "Make the seeds folder writable, and run this again; the seeds are as they were"
    assert snapshot(root) == before


def test_provenance_comes_from_the_sidecar_and_stays(root, paper):
    path = paper("pack.txt", "minutes")
    sidecar = paper(
        "pack.txt.source.yml",
        "source_url: https://northmarch.example/pack.txt\nretrieved_on: 2023-09-20\nlicence: OGL-UK-3.0\n",
    )
    ingest_papers([path], root, extract)
    sidecar.unlink()
    ingest_papers([path], root, extract)

    row = only_row(root)
    assert (row.source_url, row.retrieved_on, row.licence, row.meeting_url) == (
        "https://northmarch.example/pack.txt",
        "2023-09-20",
        "OGL-UK-3.0",
        "",
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("url: x\n", "pack.txt.source.yml has the unknown key url; known are source_url, meeting_url,"),
        ("- x\n", "pack.txt.source.yml does not hold `key: value` lines"),
        ("a: [\n", "pack.txt.source.yml is not YAML in UTF-8"),
        ("source_url: northmarch\n", "column source_url: 'northmarch' is not an address"),
        ("retrieved_on: yesterday\n", "column retrieved_on: 'yesterday' is not a date"),
    ],
)
def test_a_wrong_sidecar_fails_that_paper(root, paper, text, message):
    path = paper("pack.txt", "minutes")
    paper("pack.txt.source.yml", text)

    (outcome,) = ingest_papers([path], root, extract)

    assert outcome.status == OutcomeStatus.FAILED
    assert message in outcome.what
    assert read_papers(root) == {}


def test_a_papers_list_that_was_edited_wrongly_is_not_overwritten(root, paper):
    ingest_papers([paper("pack.txt", "minutes")], root, extract)
    path = root / "papers.csv"
    path.write_bytes(path.read_bytes().replace(b"2023-09-19", b"19/09/2023"))
    before = snapshot(root)

    with pytest.raises(
        SeedError, match=r"papers\.csv, line 2, column meeting_date: '19/09/2023' is not a date"
    ):
        ingest_papers([paper("new.txt", "new")], root, extract)

    assert snapshot(root) == before


def test_a_paper_without_its_observations_and_the_reverse_are_told(root, paper):
    (outcome,) = ingest_papers([paper("pack.txt", "minutes")], root, extract)
    name = f"{outcome.paper_sha256[:16]}.csv"
    (root / "observations" / name).rename(root / "observations" / "0123456789abcdef.csv")

    found = [(p.file, p.what) for p in check_seeds(root)]

    assert found == [
        ("observations/0123456789abcdef.csv", "no row of papers.csv is about this file"),
        ("observations/0123456789abcdef.csv", "the file is not named by the paper's hash"),
        ("papers.csv", "has no file in observations/"),
    ]
