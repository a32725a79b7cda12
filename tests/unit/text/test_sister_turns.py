"""Upright labels of panels beside each other are read in one direction."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.text.test_turns import turned

from unheat.model import Word
from unheat.text.sister_turns import turns_of
from unheat.text.sites import Site

RIGHT, WRONG = ("+1 °C", "+2 °C", "+3 °C", "+4 °C"), ("Do T+", "m₀ Z+", "Deo E+", "Do V+")


def words(group: list[Site], up: float, down: float) -> dict[str, Word]:
    return {
        site.crop_key(0, turn): Word(text=texts[site.index], confidence=sure, engine="one")
        for site in group
        for turn, texts, sure in ((90.0, RIGHT, up), (270.0, WRONG, down))
    }


@pytest.mark.parametrize(("side", "together"), [("bottom", True), ("top", False)])
def test_sister_panels_are_heard_together(side: str, together: bool) -> None:
    sites, first = turned()
    first = [replace(site, side="bottom") for site in first]
    second = [replace(site, owner=1, side=side) for site in first]
    told = words(first, 0.9, 0.3) | words(second, 0.5, 0.7)
    found = turns_of(replace(sites, sites=(*first, *second)), told, {}, {})
    assert found["column", 0] == 90.0
    assert found["column", 1] == (90.0 if together else 270.0)


def test_panels_that_all_read_downwards_stay() -> None:
    sites, first = turned()
    told = words(first, 0.3, 0.9)
    assert set(turns_of(replace(sites, sites=tuple(first)), told, {}, {}).values()) == {270.0}
