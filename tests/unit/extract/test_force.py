"""Whose figures a paper prints: the force that its panel, its head or its text names."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.lexicon import load_lexicon
from ingest.pipeline import extract_path
from ingest.record import Status

PANELS = [
    ("Northmarch Police and Crime Panel", "northmarch"),
    ("Kent and Medway Police and Crime Panel", "kent"),
    ("KENT AND MEDWAY POLICE AND CRIME PANEL", "kent"),
    ("Hampshire and Isle of Wight Police, Fire & Crime Panel", "hampshire"),
    ("Hampshire & Isle of Wight Police and Crime Panel", "hampshire"),
    ("Leicester, Leicestershire and Rutland Police and Crime Panel", "leicestershire"),
    ("Devon, Cornwall and the Isles of Scilly Police and Crime Panel", "devon-and-cornwall"),
    ("Devon & Cornwall Police and Crime Panel", "devon-and-cornwall"),
    ("County Durham and Darlington Police and Crime Panel", "durham"),
    ("Stoke-on-Trent and Staffordshire Police, Fire and Crime Panel", "staffordshire"),
    ("Cambridgeshire and Peterborough Police and Crime Panel", "cambridgeshire"),
    ("Nottinghamshire (City and County) Police and Crime Panel", "nottinghamshire"),
    ("Nottingham City and Nottinghamshire Police and Crime Panel", "nottinghamshire"),
    ("Greater Manchester Combined Authority Police, Fire and Crime Panel", "greater-manchester"),
    ("York and North Yorkshire Police, Fire and Crime Panel", "north-yorkshire"),
    ("Norfolk County Council Police and Crime Panel", "norfolk"),
    ("Minutes of the Avon and Somerset Police and Crime Panel", "avon-and-somerset"),
    ("Dyfed Powys Police and Crime Panel", "dyfed-powys"),
    ("South Wales Police and Crime Panel", "south-wales"),
    ("Warwickshire Police and Crime Panel", "warwickshire"),
    ("Police and Crime Panel for Lincolnshire", "lincolnshire"),
    ("Police, Fire and Crime Panel\nEssex County Council", "essex"),
]
BODIES = [
    ("Lancashire Police and Crime Commissioner", "lancashire"),
    ("Ada Weaver, Kent Police and Crime Commissioner", "kent"),
    ("Police and Crime Commissioner for Gwent", "gwent"),
    ("Office of the Police and Crime Commissioner for the Thames Valley", "thames-valley"),
    ("Office of the Police, Fire and Crime Commissioner Northamptonshire", "northamptonshire"),
    ("Avon & Somerset Constabulary", "avon-and-somerset"),
    ("West Midlands Police - Response times", "west-midlands"),
    ("City of London Police Authority Board", "city-of-london"),
    ("London Policing Board", "metropolitan"),
    ("MOPAC provisional outturn", "metropolitan"),
    ("Annual police budget, North Yorkshire", "north-yorkshire"),
    ("At a meeting of the Police and Crime Panel held in County Hall, Durham", "durham"),
    ("Road casualties", ""),
    ("Casualties in Surrey, Sussex and Kent", ""),
]
LINE = "In June 2024, 91% of 999 calls were answered within 10 seconds."


@pytest.mark.parametrize(("head", "force"), [*PANELS, *BODIES])
def test_the_head_names_the_force(tmp_path: Path, head: str, force: str) -> None:
    path = tmp_path / "paper.txt"
    path.write_text(f"{head}\n\n10 September 2024\n\nPerformance\n\n{LINE}\n", encoding="utf-8")
    assert {r.area for r in extract_path(path).records if r.value_text == "91%"} == {force}


def test_every_force_is_known_by_its_panel(tmp_path: Path) -> None:
    """The slug of each force comes back from the name that its panel is likely to print."""
    for slug, name in load_lexicon().forces.items():
        path = tmp_path / f"{slug}.txt"
        path.write_text(f"{name} Police and Crime Panel\n\n10 September 2024\n\n{LINE}\n", encoding="utf-8")
        assert extract_path(path).paper.panel == slug


def test_the_text_tells_whose_a_paper_without_a_head_is(tmp_path: Path) -> None:
    path = tmp_path / "paper.txt"
    others = "Essex Police and Norfolk Constabulary do the same.\n\n"
    body = "The Chief Constable of Suffolk Constabulary told the meeting of it.\n\n" * 4
    filler = "A line without any name of a place in it stands here.\n\n" * 14
    path.write_text(f"10 September 2024\n\n{filler}{others}{body}{LINE}\n", encoding="utf-8")
    assert extract_path(path).paper.panel == "suffolk"


def test_a_figure_of_no_known_force_waits_for_a_person(tmp_path: Path) -> None:
    path = tmp_path / "paper.txt"
    path.write_text(f"Road casualties\n\n10 September 2024\n\n{LINE}\n", encoding="utf-8")
    (found,) = (r for r in extract_path(path).records if r.value_text == "91%")
    assert found.status == Status.REVIEW and "does not say whose" in found.candidates
