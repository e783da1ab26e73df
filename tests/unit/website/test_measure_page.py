"""A measure with many parts in many areas: what its page shows, and that it says what it leaves out."""

from __future__ import annotations

from ingest.website.pages.overview import within


def part(periods: int, areas: int) -> list[tuple[str, list[dict[str, object]]]]:
    return [(f"period {n}", [{"area": str(a)} for a in range(areas)]) for n in range(periods)]


def test_a_small_measure_is_shown_whole() -> None:
    assert within([("Whole", part(3, 2))]) == [("Whole", part(3, 2), 0)]


def test_the_latest_period_of_each_part_comes_before_older_ones() -> None:
    cut = within([("A", part(20, 43)), ("B", part(20, 43))])
    assert [(name, [period for period, _ in kept]) for name, kept, _ in cut] == [
        ("A", ["period 0", "period 1"]),
        ("B", ["period 0", "period 1"]),
    ]
    assert [left for _, _, left in cut] == [18 * 43, 18 * 43]


def test_many_parts_in_many_areas_stay_a_page() -> None:
    cut = within([(str(n), part(20, 43)) for n in range(40)])
    shown = sum(len(rows) for _, kept, _ in cut for _, rows in kept)
    assert 300 < shown <= 450
    assert shown + sum(left for _, _, left in cut) == 40 * 20 * 43
