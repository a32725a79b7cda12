"""Print that belongs to nothing is told by its letters, or by the shape of its line."""

from __future__ import annotations

import numpy as np
import pytest

from unheat.model import Box, Raster
from unheat.text.free_lines import is_slim
from unheat.text.ink import find_glyphs
from unheat.text.lines import Line


def _line(ink: np.ndarray, angle: float) -> tuple[bool, Box]:
    """Whether dark pixels (h, w), all of them one line, have the shape of a word."""
    rgb = np.full((120, 120, 3), 255, np.uint8)
    height, width = ink.shape
    rgb[20 : 20 + height, 20 : 20 + width][ink] = 0
    raster = Raster(rgb=rgb, name="drawn", sha256="", format="png")
    glyphs = find_glyphs(raster, [], (255.0, 255.0, 255.0))
    low, high = glyphs.boxes[:, :2].min(axis=0), glyphs.boxes[:, 2:].max(axis=0)
    box = Box(*low.tolist(), *high.tolist())
    along, across = ((box.y0, box.y1), (box.x0, box.x1))
    index = np.arange(len(glyphs))
    line = Line(glyphs=index, angle=angle, along=along, across=across, box=box, size=8.0)
    return is_slim(glyphs, line, 8.0), box


def _word(length: int) -> np.ndarray:
    """Stems eight pixels high on a common foot: letters that touch."""
    ink = np.zeros((8, length), dtype=bool)
    ink[7] = True
    ink[:, ::4] = ink[:, 1::4] = True
    return ink


@pytest.mark.parametrize(("angle", "told"), [(90.0, True), (0.0, False)])
def test_a_word_of_one_piece_is_long_in_the_direction_that_it_runs(
    angle: float, told: bool
) -> None:
    assert _line(_word(40).T, angle)[0] is told


def test_a_letter_or_two_have_not_the_shape_of_a_word() -> None:
    assert not _line(_word(12), 0.0)[0]


def test_a_letter_over_the_keys_of_a_legend_is_no_turned_word() -> None:
    ink = np.zeros((60, 12), dtype=bool)
    ink[:10, 3:9] = ~np.eye(10, 6, dtype=bool)
    ink[16:36] = ink[40:60] = True
    assert not _line(ink, 90.0)[0]
