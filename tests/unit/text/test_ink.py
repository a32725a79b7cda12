"""Pieces of ink: which of them are long, and so tell how a line runs."""

from __future__ import annotations

import numpy as np

from unheat.model import Raster
from unheat.text.ink import find_glyphs

WHITE = (255.0, 255.0, 255.0)


def test_digits_are_not_long_beside_the_marks_of_many_ticks() -> None:
    page = np.full((120, 200, 3), 255, dtype=np.uint8)
    for i in range(6):  # digits of 7 × 12
        page[10:22, 20 + 10 * i : 27 + 10 * i] = 0
        page[12:20, 22 + 10 * i : 25 + 10 * i] = 255
    for i in range(20):
        page[40, 10 + 9 * i : 13 + 9 * i] = 0
    raster = Raster(rgb=page, name="drawn", sha256="", format="png")
    glyphs = find_glyphs(raster, [], WHITE)
    digits = glyphs.boxes[:, 3] < 30
    assert digits.sum() == 6
    assert np.isnan(glyphs.slope[digits]).all()
    assert (glyphs.height[digits] > 8).all()


def test_a_word_that_a_codec_joined_is_no_axis_with_its_ticks() -> None:
    rows = [
        "##..###..................##..................",
        "###.###..................##..................",
        "######.######################################",
        "#############..##.###############.###########",
        "############...#..#######################.###",
        "#################.###########################",
        "#....#...............###..........####.......",
        ".....................###..........###........",
        "......................#......................",
    ]
    word = np.array([[one == "#" for one in row] for row in rows])
    axis = np.zeros((7, 45), dtype=bool)
    axis[:3] = axis[:, ::11] = True
    rgb = np.full((60, 80, 3), 255, dtype=np.uint8)
    rgb[10:19, 5:50][word] = 60
    rgb[40:47, 5:50][axis] = 60
    # Other print tells how large letters are.
    for left in range(55, 75, 5):
        rgb[10:16, left : left + 3] = 60
    glyphs = find_glyphs(
        Raster(rgb=rgb, name="drawn", sha256="", format="png"), [], (255.0, 255.0, 255.0)
    )
    found = {tuple(box.astype(int).tolist()) for box in glyphs.boxes}
    assert (5, 10, 50, 19) in found
    assert not any(box[1] >= 40 for box in found)
