"""Tick marks that a frame has swallowed, and the labels that stand before them."""

from __future__ import annotations

import numpy as np
import pytest

from unheat.model import Box, Raster
from unheat.text.mark_depth import mark_depth

OWN = Box(100.0, 40.0, 260.0, 200.0)
WHITE = (255.0, 255.0, 255.0)


def framed(lengths: tuple[int, ...], thick: int = 2) -> Raster:
    """Cells in a frame of two pixels, with strokes that leave it to the left."""
    rgb = np.full((240, 300, 3), 255, dtype=np.uint8)
    rgb[38:202, 98:262] = 0
    rgb[40:200, 100:260] = (90, 140, 200)
    for number, length in enumerate(lengths):
        y = 60 + 40 * number
        rgb[y : y + thick, 98 - length : 98] = 0
    return Raster(rgb=rgb, name="page", sha256="", format="png")


def test_marks_reach_as_far_as_they_are_drawn() -> None:
    assert mark_depth(framed((9, 9, 9, 9)), WHITE, OWN, "left") == 11.0
    assert mark_depth(framed((9, 9, 9, 9)), WHITE, OWN, "right") == 0.0


@pytest.mark.parametrize(
    ("lengths", "thick"), [((), 2), ((9,), 2), ((9, 4, 9, 15), 2), ((9, 9, 9, 9), 12)]
)
def test_a_bare_frame_and_other_strokes_are_no_marks(lengths: tuple[int, ...], thick: int) -> None:
    assert mark_depth(framed(lengths, thick), WHITE, OWN, "left") == 0.0


def test_marks_at_the_rim_of_the_picture_are_none() -> None:
    raster = framed((60, 60, 60))
    assert mark_depth(raster, WHITE, OWN, "left") == 0.0
    assert mark_depth(raster, WHITE, Box(1.0, 40.0, 260.0, 200.0), "left") == 0.0
