"""The checkered ground of a viewer is one color again."""

from __future__ import annotations

from io import BytesIO

import cv2
import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image

from unheat.load import load
from unheat.load.checkered import without_squares

Pixels = npt.NDArray[np.uint8]
GRAYS = (255, 204)


def squares(shape: tuple[int, int], size: int, grays: tuple[int, int] = GRAYS) -> Pixels:
    """Squares of two grays, from a corner of one on."""
    rows, columns = (np.arange(n) // size for n in shape)
    odd = (rows[:, None] + columns) % 2 == 1
    return np.where(odd, grays[1], grays[0]).astype(np.uint8)[..., None].repeat(3, axis=2)


def figure(ground: Pixels) -> Pixels:
    """Cells of several colors, one of them white, with labels on the ground beside them."""
    rng = np.random.default_rng(4)
    colors = rng.integers(0, 255, (5, 6, 3)).astype(np.uint8)
    colors[2, 3] = 255
    rgb = ground.copy()
    rgb[60:210, 90:330] = colors.repeat(30, axis=0).repeat(40, axis=1)
    for row in range(5):
        where = (20, 80 + 30 * row)
        cv2.putText(rgb, f"row {row}", where, cv2.FONT_HERSHEY_SIMPLEX, 0.5, (0, 0, 0))
    return rgb


@pytest.mark.parametrize("size", [6, 8, 10, 16])
@pytest.mark.parametrize("grays", [(255, 204), (255, 239), (34, 51)])
def test_squares_of_two_grays_are_one_ground(size: int, grays: tuple[int, int]) -> None:
    ground = squares((300, 420), size, grays)
    found = without_squares(figure(ground[3:, 2:]))
    assert found is not None
    page = grays[0]
    assert (found[:50] == page).all()
    assert (found[60:210, 90:330] == figure(ground[3:, 2:])[60:210, 90:330]).mean() > 0.99
    # Of the letters no gray of the ground is left but where they have it themselves.
    assert (found[60:210, :90] == grays[1]).all(axis=2).mean() < 0.01


@pytest.mark.parametrize(
    "rgb",
    [
        figure(np.full((300, 420, 3), 255, dtype=np.uint8)),
        squares((300, 420), 60),
        squares((300, 420), 10, (255, 0)),
        np.random.default_rng(1).choice([204, 255], (300, 420, 1)).astype(np.uint8).repeat(3, 2),
    ],
    ids=["page", "cells", "chessboard", "noise"],
)
def test_what_is_no_ground_of_a_viewer_is_left(rgb: Pixels) -> None:
    assert without_squares(rgb) is None


def test_the_note_says_what_was_done() -> None:
    file = BytesIO()
    Image.fromarray(figure(squares((300, 420), 10))).save(file, "PNG")
    raster = load(file.getvalue(), name="viewer.png")
    assert any("checkered" in note for note in raster.notes)
    assert (raster.rgb[:50] == 255).all()
