"""Seeds of the example papers, extracted once for real; a copy for each test to change."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ingest.pipeline import extract_path
from ingest.review.queue import Question, Seeds
from ingest.seeds.ingest import OutcomeStatus, ingest_papers
from ingest.settings import Settings, load

CHECKOUT = Path(__file__).resolve().parents[3]
EXAMPLE = CHECKOUT / "examples" / "northmarch"


@pytest.fixture(scope="session")
def extracted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("seeds")
    shutil.copytree(CHECKOUT / "seeds" / "reference", root / "reference")
    _add_area(root / "reference" / "areas.csv")
    reviews = root / "reference" / "reviews.csv"
    reviews.write_text(reviews.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    outcomes = ingest_papers(sorted((EXAMPLE / "txt").iterdir()), root, extract_path)
    assert {o.status for o in outcomes} == {OutcomeStatus.OK}, outcomes
    return root


@pytest.fixture
def settings(extracted: Path, tmp_path: Path) -> Settings:
    shutil.copytree(extracted, tmp_path / "seeds")
    places = {"PANELBOOK_SEEDS": str(tmp_path / "seeds"), "PANELBOOK_HOME": str(tmp_path / "home")}
    return load({**places, "PANELBOOK_PAPERS": str(EXAMPLE / "txt")})


@pytest.fixture
def asked(settings: Settings) -> Question:
    """The one figure that the example leaves to a person; it has two readings."""
    (question,) = Seeds(settings.seeds).waiting()
    return question


def reviews_of(settings: Settings) -> bytes:
    return (settings.seeds / "reference" / "reviews.csv").read_bytes()


def _add_area(areas: Path) -> None:
    lines = areas.read_text(encoding="utf-8").splitlines(keepends=True)
    own = (EXAMPLE / "reference" / "areas.csv").read_text(encoding="utf-8").splitlines(keepends=True)[1:]
    areas.write_text("".join([lines[0], *sorted([*lines[1:], *own])]), encoding="utf-8")
