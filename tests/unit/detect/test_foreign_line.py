"""Strips of annotation that a lattice took in as an outer line of cells."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from unheat.detect.find import detect
from unheat.detect.foreign_line import without_foreign_lines
from unheat.detect.panels import find_panels
from unheat.model import Bar, Box, Raster

Picture = npt.NDArray[np.uint8]
WHITE = (255.0, 255.0, 255.0)
GREEN, ORANGE, GRAY = (102, 194, 165), (252, 141, 98), (190, 190, 190)


def drawn(first: tuple[int, int, int], last: tuple[int, int, int], *, axis: int = 0) -> Picture:
    """Seven lines of ten cells beside a ramp of blues; the outer line shows two groups."""
    rgb = np.full((300, 380, 3), 255, dtype=np.uint8)
    rng = np.random.default_rng(2)
    for row, col in np.ndindex(7, 10):
        share = float(rng.uniform())
        color = (round(250 - 220 * share), round(250 - 150 * share), 250)
        if row == 0:
            color = first if col < 5 else last
        rgb[20 + 30 * row : 49 + 30 * row, 20 + 24 * col : 43 + 24 * col] = color
    along = np.linspace(0.0, 1.0, 160)[:, None]
    rgb[40:200, 310:326] = np.round(250 - along * np.array([220, 150, 0]))[:, None]
    return rgb if axis == 0 else np.ascontiguousarray(rgb.transpose(1, 0, 2))


def bar(axis: int) -> Bar:
    box = Box(310.0, 40.0, 326.0, 200.0)
    if axis == 1:
        return Bar(box=box.transposed(), orientation="horizontal", tick_positions=())
    return Bar(box=box, orientation="vertical", tick_positions=())


@pytest.mark.parametrize("axis", [0, 1])
@pytest.mark.parametrize(("last", "lines"), [(ORANGE, 6), (GREEN, 7)])
def test_two_colors_that_no_bar_has_are_a_strip_and_one_is_a_mask(
    axis: int, last: tuple[int, int, int], lines: int
) -> None:
    rgb = drawn(GREEN, last, axis=axis)
    box = Box(10.0, 10.0, 270.0, 240.0)
    (panel,) = find_panels(rgb, [box.transposed() if axis else box], WHITE, 4.0)[0]
    left = without_foreign_lines(rgb, panel, [bar(axis)], WHITE, 4.0)
    assert left.shape == ((10, lines) if axis else (lines, 10))
    assert left.quality == panel.quality


def test_a_line_with_numbers_stays_and_puts_the_panel_in_doubt() -> None:
    rgb = drawn(GREEN, ORANGE)
    for col in range(10):
        cv2.putText(rgb, "47", (24 + 24 * col, 38), 0, 0.38, (0, 0, 0), 1, cv2.LINE_AA)
    (panel,) = find_panels(rgb, [Box(10.0, 10.0, 270.0, 240.0)], WHITE, 4.0)[0]
    left = without_foreign_lines(rgb, panel, [bar(0)], WHITE, 4.0)
    assert left.shape == (7, 10)
    assert left.quality < panel.quality


def test_detection_leaves_the_strip_out() -> None:
    raster = Raster(rgb=drawn(GREEN, ORANGE), name="strip", sha256="", format="png")
    (panel,) = detect(raster).panels
    assert panel.grid.shape == (6, 10)
