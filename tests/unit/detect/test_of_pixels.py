from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest

from unheat.detect.cellcheck import check_cells
from unheat.detect.grid import GridFit
from unheat.detect.lattice import Lattice
from unheat.detect.of_pixels import panels_of_pixels
from unheat.detect.rivals import FoundPanel
from unheat.model import Bar, Box

PAGE = (255.0, 255.0, 255.0)


def scene(values: npt.NDArray[np.float64]) -> tuple[npt.NDArray[np.uint8], Bar]:
    """``values`` (h, w) 0 to 1 at one pixel each from (40, 30) on, and a bar beside them."""
    height, width = values.shape
    rgb = np.full((height + 60, width + 140, 3), 255, np.uint8)
    # The pen of the frame is two pixels wide, and lies half over the cells.
    rgb[29 : 31 + height, 39 : 41 + width] = 0
    rgb[31 : 29 + height, 41 : 39 + width] = ramp(values)[1:-1, 1:-1]
    left = width + 70
    rgb[30 : 30 + height, left : left + 16] = ramp(np.linspace(1, 0, height))[:, None]
    bar = Bar(
        box=Box(left, 30, left + 16, 30 + height),
        orientation="vertical",
        tick_positions=(40.0, 100.0),
    )
    return rgb, bar


def ramp(values: npt.NDArray[np.float64]) -> npt.NDArray[np.uint8]:
    """Colors of a ramp in 256 steps from blue to yellow."""
    steps = np.round(np.asarray(values).clip(0, 1) * 255)
    return np.stack([steps, steps * 0.8, 200 - steps * 0.6], axis=-1).astype(np.uint8)


def noise() -> npt.NDArray[np.float64]:
    return np.random.default_rng(3).uniform(0, 1, (150, 190))


def test_pixels_that_all_differ_in_colors_of_the_bar_are_cells_in_doubt() -> None:
    rgb, bar = scene(noise())
    found = panels_of_pixels(rgb, [Box(30, 20, 240, 190)], [bar], [], PAGE, 2.0)
    assert [panel.shape for panel in found] == [(150, 190)]
    assert found[0].quality < 0.9
    assert found[0].borders_alone


def test_a_frame_of_one_pixel_hides_a_line_or_none() -> None:
    rgb, bar = scene(noise())
    rgb[30:180, 40:230] = ramp(noise())
    found = panels_of_pixels(rgb, [Box(30, 20, 240, 190)], [bar], [], PAGE, 2.0)
    assert [panel.borders_alone for panel in found] == [False]


@pytest.mark.parametrize("level", [12, 40])
def test_a_picture_in_other_colors_than_the_bar_has_no_cells(level: int) -> None:
    rgb, bar = scene(noise())
    random = np.random.default_rng(4)
    off = random.integers(-level, level + 1, (150, 190, 3))
    rgb[30:180, 40:230] = (rgb[30:180, 40:230].astype(int) + off).clip(0, 255).astype(np.uint8)
    assert panels_of_pixels(rgb, [Box(30, 20, 240, 190)], [bar], [], PAGE, 2.0) == []


def test_without_a_bar_or_behind_a_codec_nothing_is_told() -> None:
    rgb, bar = scene(noise())
    assert panels_of_pixels(rgb, [Box(30, 20, 240, 190)], [], [], PAGE, 2.0) == []
    assert panels_of_pixels(rgb, [Box(30, 20, 240, 190)], [bar], [], PAGE, 10.0) == []


def test_a_smooth_field_has_no_cells() -> None:
    y, x = np.mgrid[0:150, 0:190]
    rgb, bar = scene(0.5 + 0.2 * np.sin(x / 190) * np.cos(y / 150))
    assert panels_of_pixels(rgb, [Box(30, 20, 240, 190)], [bar], [], PAGE, 2.0) == []


@pytest.mark.parametrize(
    ("grain", "printed", "larger"), [(0.01, True, True), (0.01, False, False), (0.3, True, False)]
)
def test_larger_cells_of_one_color_with_print_and_grain_are_the_cells_and_no_pixels(
    grain: float, printed: bool, larger: bool
) -> None:
    random = np.random.default_rng(5)
    cells = np.kron(random.uniform(0.4, 0.8, (5, 6)), np.ones((30, 30)))
    cells = cells + random.normal(0, grain, cells.shape)
    for row, col in np.ndindex((5, 6) if printed else (0, 0)):
        cells[30 * row + 12 : 30 * row + 18, 30 * col + 11 : 30 * col + 13] = 0.1
    rgb, bar = scene(cells)

    def lattice(start: float, n: int) -> Lattice:
        end = start + 30 * n
        return Lattice(start=start, end=end, n=n, gap=0.0, score=1.0, explained=1.0, support=1.0)

    fit = GridFit(rows=lattice(30, 5), columns=lattice(40, 6))
    check = check_cells(rgb, fit.rows.spans(), fit.columns.spans(), PAGE, 2.0)
    found = [FoundPanel(fit=fit, check=check, quality=1.0)]
    (told,) = panels_of_pixels(rgb, [Box(30, 20, 240, 190)], [bar], found, PAGE, 2.0)
    assert told.shape == ((5, 6) if larger else (150, 180))
    assert told.quality < 0.9
    assert told.print_alone == larger
