"""Blocks of cells that the branches of a dendrogram join."""

from __future__ import annotations

import numpy as np

from unheat.detect.joined_blocks import without_pens
from unheat.detect.regions import propose
from unheat.model import Box

_BLOCKS = [Box(300, 100, 900, 500), Box(300, 520, 900, 900)]


def _picture(pen: int, side: int = 1100) -> np.ndarray:
    """Two blocks of cells, whose rows a dendrogram at their left joins."""
    rgb = np.full((side, side, 3), 255, dtype=np.uint8)
    for box in _BLOCKS:
        rgb[box.pixels(rgb.shape)] = (230, 120, 40)
    rgb[300 : 300 + pen, 150:300] = rgb[700 : 700 + pen, 150:300] = 0
    rgb[300 : 700 + pen, 150 : 150 + pen] = 0
    return rgb


def _has(found: list[Box], box: Box) -> bool:
    return any(np.abs(np.subtract(one.as_tuple(), box.as_tuple())).max() <= 2.0 for one in found)


def test_blocks_that_the_thick_branches_of_a_dendrogram_join_are_regions_of_their_own() -> None:
    found = propose(_picture(pen=5), (255.0, 255.0, 255.0), tolerance=4.0)
    assert all(_has(found, box) for box in _BLOCKS)


def test_what_does_not_fall_apart_is_left_as_it_is() -> None:
    rgb = _picture(pen=5)
    rgb[500:520, 300:900] = (230, 120, 40)
    inked = np.asarray((rgb < 255).any(axis=-1), dtype=np.uint8)
    assert without_pens(inked, inked) is None
    small = np.ones((500, 500), dtype=np.uint8)
    assert without_pens(small, small) is None
