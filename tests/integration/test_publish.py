"""The links and folders of publication, with releases that hold next to nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.release import publish
from ingest.release.errors import Blocked
from ingest.settings import Settings, load


def settings(home: Path, **more: str) -> Settings:
    return load({"PANELBOOK_HOME": str(home), **more})


def release(of: Settings, name: str) -> Path:
    folder = publish.workplace(of)
    (folder / publish.DATABASE).write_text(name, encoding="utf-8")
    return publish.publish(of, folder, name)


def test_readers_see_the_newest_and_the_two_last_stay(tmp_path: Path) -> None:
    mine = settings(tmp_path)
    for name in ("aaaa", "bbbb", "cccc"):
        release(mine, name)
        assert mine.warehouse.read_text(encoding="utf-8") == name
    assert sorted(p.name for p in mine.releases.iterdir()) == ["bbbb", "cccc"]


def test_a_rebuild_of_the_published_release_stands_beside_it(tmp_path: Path) -> None:
    mine = settings(tmp_path)
    assert release(mine, "aaaa") != release(mine, "aaaa")
    assert len(list(mine.releases.iterdir())) == 2


def test_a_moved_home_still_works(tmp_path: Path) -> None:
    release(settings(tmp_path / "old"), "aaaa")
    (tmp_path / "old").rename(tmp_path / "new")
    assert settings(tmp_path / "new").warehouse.read_text(encoding="utf-8") == "aaaa"


def test_the_warehouse_can_have_its_place_elsewhere(tmp_path: Path) -> None:
    place = tmp_path / "shared" / "figures.duckdb"
    release(settings(tmp_path / "home", PANELBOOK_WAREHOUSE=str(place)), "aaaa")
    assert place.read_text(encoding="utf-8") == "aaaa"


def test_a_link_that_cannot_be_made_publishes_nothing(tmp_path: Path) -> None:
    first = release(settings(tmp_path), "aaaa")
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    with pytest.raises(OSError):
        release(settings(tmp_path, PANELBOOK_WAREHOUSE=str(tmp_path / "file" / "x.duckdb")), "bbbb")
    assert (tmp_path / "current").resolve() == first


@pytest.mark.parametrize("name", ["current", "warehouse/panelbook.duckdb"])
def test_what_is_not_our_link_is_not_replaced(tmp_path: Path, name: str) -> None:
    place = tmp_path / name
    place.parent.mkdir(exist_ok=True)
    place.write_text("mine", encoding="utf-8")
    with pytest.raises(Blocked, match=name):
        publish.check_places(settings(tmp_path))


def test_leftovers_of_a_killed_refresh_are_cleaned_and_releases_are_not(tmp_path: Path) -> None:
    mine = settings(tmp_path)
    kept = release(mine, "aaaa")
    left = publish.workplace(mine)
    (tmp_path / ".current.next").symlink_to(left)
    publish.clean(mine)
    assert kept.exists()
    assert not left.exists()
    assert not (tmp_path / ".current.next").is_symlink()
