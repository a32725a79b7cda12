"""Outer lines of cells that the page parts from the others."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pytest

from unheat.detect.panels import find_panels
from unheat.detect.strip_taken_in import holds_strip, strip_doubted
from unheat.model import Box

WHITE = (255.0, 255.0, 255.0)
Picture = npt.NDArray[np.uint8]


def cells(axis: int) -> Picture:
    rgb = np.full((260, 200, 3), 255, np.uint8)
    colors = np.random.default_rng(3).integers(0, 200, (10, 7, 3))
    for row, column in np.ndindex(10, 7):
        rgb[30 + 20 * row : 50 + 20 * row, 30 + 20 * column : 50 + 20 * column] = colors[
            row, column
        ]
    return rgb if axis == 0 else np.ascontiguousarray(rgb.transpose(1, 0, 2))


@pytest.mark.parametrize("axis", [0, 1])
def test_a_line_of_page_before_the_others_alone_tells_a_strip(axis: int) -> None:
    whole = cells(axis)
    (panel,) = find_panels(
        whole, [Box(20, 20, whole.shape[1] - 20.0, whole.shape[0] - 20.0)], WHITE, 4.0
    )[0]
    assert max(panel.shape) == 10
    assert not holds_strip(whole, panel, WHITE, 4.0)
    for place in (48, 211):
        parted = whole.copy()
        lines = parted if axis == 0 else parted.swapaxes(0, 1)
        lines[place : place + 2] = 245
        assert holds_strip(parted, panel, WHITE, 4.0)
        assert not holds_strip(parted, replace(panel, row_blocks=(panel.fit.rows,)), WHITE, 4.0)
    printed = replace(panel.check, flatness=np.full_like(panel.check.flatness, 0.9))
    sure = replace(panel, quality=1.0, check=printed)
    assert printed.inked
    doubted = strip_doubted(parted, sure, WHITE, 4.0)
    assert doubted.quality < 1.0
    assert doubted.print_alone
    # What was in doubt before is not answered by numbers.
    assert not strip_doubted(parted, sure.unsure(), WHITE, 4.0).print_alone
    lines[128:130] = 245
    assert strip_doubted(parted, sure, WHITE, 4.0) is sure


def test_cells_of_the_color_of_the_page_tell_nothing() -> None:
    whole = cells(0)
    (panel,) = find_panels(whole, [Box(20, 20, 180, 240)], WHITE, 4.0)[0]
    whole[30:50, 30:170] = 250
    assert not holds_strip(whole, panel, WHITE, 4.0)


@pytest.mark.parametrize("axis", [0, 1])
def test_a_line_that_a_resizer_put_on_one_row_of_pixels_is_no_gap(axis: int) -> None:
    rgb = cells(axis)
    (panel,) = find_panels(
        rgb, [Box(20, 20, rgb.shape[1] - 20.0, rgb.shape[0] - 20.0)], WHITE, 4.0
    )[0]
    lines = rgb if axis == 0 else rgb.swapaxes(0, 1)
    for place in range(50, 230, 20):
        pair = lines[place - 1 : place + 1].astype(np.float64)
        lines[place - 1 : place + 1] = np.round((pair + 255.0) / 2)
    lines[49:51] = cells(axis).swapaxes(0, axis)[49:51]
    lines[50] = 255
    assert not holds_strip(rgb, panel, WHITE, 4.0)
    lines[49:52] = 255
    assert holds_strip(rgb, panel, WHITE, 4.0)
