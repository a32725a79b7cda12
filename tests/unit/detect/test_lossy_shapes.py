"""Panels of small lossy pictures: what a codec makes of labels, frames and rows of cells."""

from __future__ import annotations

import io

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image

from unheat.detect.bar_judge import judge
from unheat.detect.bar_search import Seed
from unheat.detect.cellcheck import check_cells
from unheat.detect.colorbar import find_bars
from unheat.detect.extend import extended
from unheat.detect.grid import GridFit, fit_grid
from unheat.detect.in_frame import frame_of
from unheat.detect.lattice import Lattice
from unheat.model import Box

Pixels = npt.NDArray[np.uint8]
PAGE = (255.0, 255.0, 255.0)
LOSSY = 10.0
VIRIDIS = ((68, 1, 84), (65, 68, 135), (42, 120, 142), (34, 168, 132), (122, 209, 81))


def saved(picture: Pixels, quality: int) -> Pixels:
    """The picture as a JPEG of this quality shows it."""
    file = io.BytesIO()
    Image.fromarray(picture).save(file, "JPEG", quality=quality)
    return np.asarray(Image.open(file))


def lattice(start: float, period: float, n: int) -> Lattice:
    end = start + n * period
    return Lattice(start=start, end=end, n=n, gap=0.0, score=0.9, explained=1.0, support=1.0)


@pytest.mark.parametrize(("first", "columns"), [(40, 5), (244, 6)])
def test_page_that_ripples_about_labels_is_no_column(first: int, columns: int) -> None:
    """Beyond a gap of page it is none; pale cells that touch the others are one."""
    picture = np.full((300, 440, 3), 255, np.uint8)
    for row, column in np.ndindex(8, 5):
        y, x = 30 + 30 * row, 74 + 34 * column
        picture[y : y + 30, x : x + 34] = (20 + 25 * column + 9 * row, 120, 90)
        picture[y + 12 : y + 18, x + 8 : x + 26] = 255
    if columns > 5:
        picture[30:270, first : first + 34] = (np.arange(240) // 30 % 2 * 6 + 234)[:, None, None]
        picture[30:270, 278:282] = 0
    else:
        # What a codec leaves of the page about names, between these and the cells.
        for row in (1, 2, 4, 5, 7):
            picture[30 + 30 * row : 60 + 30 * row, 40:70] = 238
        picture[29:270, 73] = 0
    fit = GridFit(rows=lattice(30, 30, 8), columns=lattice(74, 34, 5))
    check = check_cells(picture, fit.rows.spans(), fit.columns.spans(), PAGE, LOSSY)
    assert check.ripples > 21
    assert extended(picture, fit, check, PAGE, LOSSY)[0].columns.n == columns


@pytest.mark.parametrize(("gap", "framed"), [(0, True), (40, False)])
def test_two_frames_side_by_side_are_not_one(gap: int, framed: bool) -> None:
    picture = np.full((200, 1100, 3), 255, np.uint8)
    for start in (40, 540 + gap):
        for row, column in np.ndindex(5, 10):
            y, x = 40 + 24 * row, start + 50 * column
            picture[y : y + 24, x : x + 50] = (90 + 20 * row, 120 + 9 * column, 90)
        picture[[40, 159], start : start + 500] = 0
        picture[40:160, [start, start + 499]] = 0
    region = Box(40.0, 40.0, 1040.0 + gap, 160.0)
    fit = fit_grid(picture, region)
    assert fit is not None
    poor = GridFit(rows=fit.rows, columns=lattice(40, 1000 + gap, 1))
    assert (frame_of(picture, region, poor, PAGE) is not None) == framed


def test_rows_between_white_lines_are_no_bar() -> None:
    picture = np.full((300, 420, 3), 255, np.uint8)
    colors = np.linspace((80, 200, 110), (70, 10, 90), 8)
    for row, column in np.ndindex(3, 8):
        y, x = 100 + 32 * row, 40 + 42 * column
        picture[y : y + 30, x : x + 40] = colors[column] + (2 * row, 0, 0)
    inside = saved(picture, 50).transpose(1, 0, 2).copy()
    whole = Seed(40, 374, 100, 194)
    assert judge(inside, whole, 12) is None
    without = inside.copy()
    for line in (130, 162):
        without[:, line - 2 : line + 4] = without[:, line - 6 : line]
    assert judge(without, whole, 12) is not None
    assert find_bars(saved(picture, 50), (), PAGE, lossy=True) == ()


def test_a_smeared_border_takes_no_step_from_a_bar() -> None:
    """Yellow beside green: chroma takes a dozen rows to go from one to the other."""
    colors = [np.tile(color, (52, 1)) for color in (*VIRIDIS, (254, 230, 35))]
    strip = np.concatenate(colors).astype(float)
    last = 5 * 52
    smear = np.linspace(0.0, 1.0, 15)[:, None]
    strip[last - 12 : last + 3] = (1 - smear) * strip[last - 20] + smear * strip[last + 20]
    picture = np.full((400, 80, 3), 255, np.uint8)
    picture[40 : 40 + len(strip), 30:46] = strip.round().astype(np.uint8)[:, None]
    found = judge(picture, Seed(40, 40 + len(strip), 30, 46), 5)
    assert found is not None
    assert np.diff(found.steps) == pytest.approx([52] * 6, abs=6)
