"""Cells with gaps in the color of the page, within a frame that is stronger than their borders."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from unheat.detect import detect
from unheat.detect.bar_frame import framed_strip
from unheat.detect.bar_grow import Strip
from unheat.detect.grid import GridFit
from unheat.detect.lattice import Lattice, fit_lattice
from unheat.detect.paired import paired
from unheat.detect.steps import common_steps
from unheat.model import Raster

Picture = npt.NDArray[np.uint8]

GAP_PX, AROUND_PX = 4, 20


def framed(shape: tuple[int, int], period: tuple[float, float], pen: int) -> Picture:
    """Pale cells that touch a frame, drawn with a pen of some pixels, from inside."""
    rows, columns = shape
    height, width = (
        round(n * step) - GAP_PX + AROUND_PX for n, step in zip(shape, period, strict=True)
    )
    rgb = np.full((height + AROUND_PX, width + AROUND_PX, 3), 255, np.uint8)
    shades = np.random.default_rng(0).integers(150, 250, (rows, columns))
    for row, column in np.ndindex(rows, columns):
        y, x = AROUND_PX + row * period[0], AROUND_PX + column * period[1]
        shade = shades[row, column]
        down, right = y + period[0] - GAP_PX, x + period[1] - GAP_PX
        rgb[round(y) : round(down), round(x) : round(right)] = (shade, shade, 253)
    outer = AROUND_PX - pen + 1
    for k in range(pen):
        top_left, bottom_right = (outer + k, outer + k), (width + pen - 2 - k, height + pen - 2 - k)
        cv2.rectangle(rgb, top_left, bottom_right, (0, 0, 0))
    return rgb


@pytest.mark.parametrize(
    ("shape", "period", "pen"),
    [((29, 22), (29.87, 22.31), 2), ((44, 36), (70.6, 52.7), 3)],
)
def test_a_frame_says_nothing_against_cells_inside_of_it(
    shape: tuple[int, int], period: tuple[float, float], pen: int
) -> None:
    rgb = framed(shape, period, pen)
    layout = detect(Raster(rgb=rgb, name="framed", sha256="", format="png"))
    assert [panel.grid.shape for panel in layout.panels] == [shape]


def test_odd_distances_from_a_frame_do_not_chain_two_steps_to_one() -> None:
    """Cells of 66 px and gaps of 4; both sides of a frame stand near their ends."""
    right = np.linspace(121.3, 3087.3, 43)
    borders = np.sort(np.r_[51.9, 54.2, right, right + 4.3, 3159.5])
    steps = common_steps(borders, np.ones(borders.size), chained=False)
    assert steps is not None
    assert steps[0] == pytest.approx(70.6, abs=0.1)
    assert common_steps(right, np.ones(right.size), chained=False) is None
    found = fit_lattice(borders, np.ones(borders.size))
    assert found is not None
    assert found.n == 44
    assert found.period == pytest.approx(70.6, abs=0.1)


def test_a_long_band_of_a_palette_is_no_line_of_a_frame() -> None:
    """Beside the last band the pen is thinner: the column that it leaves there is the ramp's."""
    rgb = np.full((300, 120, 3), 255, np.uint8)
    rgb[20:282, 29:62] = (86, 29, 4)
    rgb[172:280, 31:60] = (250, 190, 120)
    rgb[72:172, 30:61] = (197, 65, 2)
    strip = Strip(72, 280, 31, 60)
    assert framed_strip(rgb, strip, 2, tips=(False, False)) == replace(strip, y0=21)


def printed(rows: int, columns: int) -> Picture:
    """Cells of 40×24 px with a number in each."""
    rgb = np.full((40 + 24 * rows, 40 + 40 * columns, 3), 255, np.uint8)
    shades = np.random.default_rng(2).integers(40, 220, (rows, columns, 3))
    for row, column in np.ndindex(rows, columns):
        y, x = 20 + 24 * row, 20 + 40 * column
        color = shades[row, column]
        rgb[y : y + 24, x : x + 40] = color
        ink = (0, 0, 0) if color.mean() > 128 else (255, 255, 255)
        cv2.putText(rgb, "28", (x + 9, y + 17), cv2.FONT_HERSHEY_SIMPLEX, 0.5, ink)
    return rgb


def test_half_cells_of_a_lossy_picture_are_paired_where_whole_ones_are_flat() -> None:
    rgb = printed(10, 8)

    def lattice(n: int, period: float) -> Lattice:
        end = 20 + n * period
        return Lattice(start=20, end=end, n=n, gap=0, score=0.8, explained=1, support=1)

    halves = GridFit(rows=lattice(20, 12.0), columns=lattice(8, 40.0))
    whole = paired(rgb, halves, (255.0, 255.0, 255.0), 10.0)
    assert whole is not None
    assert (whole.rows.n, whole.columns.n) == (10, 8)
    assert paired(rgb, halves, (255.0, 255.0, 255.0), 2.0) is None
    told = GridFit(rows=lattice(10, 24.0), columns=lattice(8, 40.0))
    assert paired(rgb, told, (255.0, 255.0, 255.0), 10.0) is None
