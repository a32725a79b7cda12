"""Headers of sheets that a lattice took for the first row of the cells."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import cv2
import numpy as np
import pytest

from unheat.detect.cellcheck import check_cells
from unheat.detect.find import detect
from unheat.detect.grid import GridFit
from unheat.detect.header_line import _heads_names, without_names
from unheat.detect.lattice import Lattice
from unheat.detect.rivals import FoundPanel
from unheat.model import Raster

HEADER = (217, 225, 242)


def sheet(*, over_names: bool) -> Raster:
    """Five rows of four cells under a header of their height, ruled, with a column of names."""
    rng = np.random.default_rng(5)
    pixels = np.full((190, 420, 3), 255, dtype=np.uint8)
    for row in range(6):
        for col in range(4):
            shade = int(rng.integers(0, 200))
            color = HEADER if row == 0 else (250 - shade // 2, 80 + shade // 2, 90)
            y, x = 20 + 24 * row, 120 + 60 * col
            pixels[y : y + 24, x : x + 60] = color
    if over_names:
        pixels[20:44, 20:120] = HEADER
    for row in range(7):
        pixels[20 + 24 * row, 20:361] = 0
    for x in (20, 120, 180, 240, 300, 360):
        pixels[20:165, x] = 0
    return Raster(rgb=pixels, name="sheet", sha256="", format="png")


@pytest.mark.parametrize(("over_names", "rows"), [(True, 5), (False, 6)])
def test_a_header_goes_on_over_the_names_of_the_rows(over_names: bool, rows: int) -> None:
    (panel,) = detect(sheet(over_names=over_names)).panels
    assert (panel.grid.n_rows, panel.grid.n_cols) == (rows, 4)


def test_the_end_of_the_ground_of_names_is_no_column_of_cells() -> None:
    rng = np.random.default_rng(6)
    pixels = np.full((200, 460, 3), 255, dtype=np.uint8)
    pixels[20:46, 20:440] = (56, 87, 35)
    for row in range(1, 6):
        y = 20 + 28 * row
        pixels[y : y + 26, 20:138] = (226, 239, 218)
        for col in range(4):
            shade = int(rng.integers(0, 200))
            x = 140 + 75 * col
            pixels[y : y + 26, x : x + 73] = (250, 240 - shade, 220 - shade)
    for col in range(4):
        pixels[20:46, 138 + 75 * col : 140 + 75 * col] = 255
    raster = Raster(rgb=pixels, name="sheet", sha256="", format="png")
    (panel,) = detect(raster).panels
    assert (panel.grid.n_rows, panel.grid.n_cols) == (5, 4)
    assert panel.grid.box.x0 == pytest.approx(139.0, abs=2.0)


def test_a_header_whose_heading_of_names_fills_most_of_its_cell_is_one() -> None:
    raster = sheet(over_names=True)
    rgb = raster.rgb.copy()
    rgb[27:37, 24:117] = 90
    (panel,) = detect(replace(raster, rgb=rgb)).panels
    assert panel.grid.shape == (5, 4)


@pytest.mark.parametrize("names", [90, 110])
def test_one_ground_for_header_and_names_is_no_cell(names: int) -> None:
    """An article's table: ruled, its header and the column of names in one gray, with ink of
    a name on the line where the lattice begins."""
    start = 20 + names
    rng = np.random.default_rng(7)
    pixels = np.full((220, 460, 3), 255, dtype=np.uint8)
    pixels[20:164, 20 : start + 250] = (234, 236, 240)
    for row in range(1, 6):
        for col in range(5):
            shade = int(rng.integers(0, 200))
            y, x = 20 + 24 * row, start + 50 * col
            pixels[y : y + 24, x : x + 50] = (250 - shade, 240 - shade // 2, 230 - shade)
    pixels[50:62, 48:66:3] = 30
    for row in range(7):
        pixels[20 + 24 * row, 20 : start + 251] = 160
    for x in (20, *range(start, start + 251, 50)):
        pixels[20:165, x] = 160
    raster = Raster(rgb=pixels, name="article", sha256="", format="png")
    (panel,) = detect(raster).panels
    assert panel.grid.shape == (5, 5)


@pytest.mark.parametrize(("named", "columns"), [(True, 4), (False, 5)])
def test_names_on_the_page_that_rules_part_are_no_column_of_cells(
    named: bool, columns: int
) -> None:
    """A table on a dark page whose names stand in ruled cells of the width of the others; with
    names at the left of them, what these print are numbers of a column without colors."""
    rng = np.random.default_rng(18435)
    pixels = np.full((240, 460, 3), (11, 15, 25), dtype=np.uint8)
    left = 40
    pixels[20:48, left : left + 301] = (31, 41, 55)
    for row in range(1, 7):
        y = 20 + 28 * row
        for col in range(5):
            shade = int(rng.integers(0, 120))
            x = left + 60 * col
            if col:
                pixels[y : y + 28, x : x + 60] = (250 - shade, 215, 150 + shade // 3)
            pixels[y + 9 : y + 18, x + 12 : x + 40 : 7] = 20 if col else 230
        if not named:
            pixels[y + 9 : y + 18, 6:30:7] = 230
    for row in range(8):
        pixels[20 + 28 * row, left : left + 301] = (55, 65, 81)
    for col in range(6):
        pixels[20:217, left + 60 * col] = (55, 65, 81)
    raster = Raster(rgb=pixels, name="table", sha256="", format="png")
    (panel,) = detect(raster).panels
    assert panel.grid.n_cols == columns


def test_names_are_no_column_where_a_ramp_has_the_colors_of_page_and_header_in_its_middle() -> None:
    """A header nearly white from end to end over names and cells from red over white to blue."""
    shades = np.random.default_rng(33018).permutation(np.linspace(-1.0, 1.0, 30)).reshape(6, 5)
    pixels = np.full((290, 420, 3), 255, dtype=np.uint8)
    pixels[20:51, 20:380] = (246, 248, 250)
    for row in range(7):
        y = 20 + 31 * row
        for col in range(6):
            x = 20 + 60 * col
            if row and col:
                shade = abs(float(shades[row - 1, col - 1]))
                end = (207, 232, 255) if shades[row - 1, col - 1] > 0 else (255, 238, 238)
                pixels[y : y + 31, x : x + 60] = [round(255 - shade * (255 - c)) for c in end]
            pixels[y + 11 : y + 21, x + 22 : x + 40 : 6] = 20
    raster = Raster(rgb=pixels, name="table", sha256="", format="png")
    (panel,) = detect(raster).panels
    assert panel.grid.shape == (6, 5)


def test_the_blank_end_of_the_names_below_a_header_is_no_column() -> None:
    """White lines part the cells of a table, one of which is nearly of the header's color."""
    rng = np.random.default_rng(8)
    pixels = np.full((230, 480, 3), 255, dtype=np.uint8)
    pixels[14:52, 28:478] = (66, 133, 244)
    shades = rng.permutation(20).reshape(4, 5)
    for row in range(4):
        y = 54 + 40 * row
        cv2.putText(pixels, "Q1", (34, y + 24), cv2.FONT_HERSHEY_SIMPLEX, 0.5, (40, 40, 40))
        for col in range(5):
            part = shades[row, col] / 19
            color = np.array((232, 240, 254)) * (1 - part) + np.array((67, 140, 236)) * part
            pixels[y : y + 38, 130 + 62 * col : 190 + 62 * col] = color
    pixels[14:52, 128:440:62] = pixels[14:52, 129:440:62] = 255
    told = {"gap": 2.0, "score": 1.0, "explained": 1.0, "support": 1.0}
    rows = Lattice(n=5, start=14.0, end=212.0, **told)
    columns = Lattice(n=6, start=68.0, end=438.0, **told)
    white = (255.0, 255.0, 255.0)
    check = check_cells(pixels, rows.spans(), columns.spans(), white, 1.0)
    taken = FoundPanel(fit=GridFit(rows=rows, columns=columns), check=check, quality=1.0)
    assert without_names(pixels, taken, white, 4.0).shape == (4, 5)


def test_names_on_the_page_are_no_cells_though_one_of_these_is_white() -> None:
    rng = np.random.default_rng(11)
    pixels = np.full((160, 560, 3), 255, dtype=np.uint8)
    shades = rng.permutation(25).reshape(5, 5)
    for row in range(5):
        y = 10 + 24 * row
        for x in range(24, 60, 9):
            pixels[y + 7 : y + 16, x : x + 3] = 0
        for col in range(5):
            part = shades[row, col] / 24
            x = 110 + 80 * col
            pixels[y : y + 24, x : x + 80] = (255, 255 - int(127 * part), 255 - int(250 * part))
    pixels[10:131:24, 20:511] = 0
    for x in (20, *range(110, 511, 80)):
        pixels[10:131, x] = 0
    rows = Lattice(n=5, start=10.0, end=130.0, gap=1.0, score=1.0, explained=1.0, support=1.0)
    columns = Lattice(n=6, start=30.0, end=510.0, gap=1.0, score=1.0, explained=1.0, support=1.0)
    white = (255.0, 255.0, 255.0)
    check = check_cells(pixels, rows.spans(), columns.spans(), white, 1.0)
    taken = FoundPanel(fit=GridFit(rows=rows, columns=columns), check=check, quality=1.0)
    pixels[10:131, 20:30] = 255
    assert without_names(pixels, taken, white, 4.0).shape == (5, 5)


@pytest.mark.parametrize(("named", "columns"), [(True, 7), (False, 6)])
def test_a_wider_first_column_of_one_value_is_named_beside_its_ground(
    named: bool, columns: int
) -> None:
    """Cohorts of a table: all begin at 100 %, in a wider column, and each has its name."""
    pixels = np.full((260, 560, 3), 255, dtype=np.uint8)
    for row in range(7):
        y = 40 + 30 * row
        if named:
            cv2.putText(pixels, "Jan", (20, y + 19), cv2.FONT_HERSHEY_SIMPLEX, 0.5, (0, 0, 0), 1)
        pixels[y : y + 28, 80:157] = (11, 94, 215)
        for col in range(6 - row):
            x, shade = 160 + 60 * col, 25 * col + 5 * row
            pixels[y : y + 28, x : x + 57] = (40 + shade, 100 + shade // 2, 225)
    told = {"score": 1.0, "explained": 1.0, "support": 1.0}
    rows = Lattice(n=7, start=40.0, end=248.0, gap=2.0, **told)
    steps = Lattice(n=7, start=100.0, end=517.0, gap=3.0, **told)
    white = (255.0, 255.0, 255.0)
    check = check_cells(pixels, rows.spans(), steps.spans(), white, 1.0)
    taken = FoundPanel(fit=GridFit(rows=rows, columns=steps), check=check, quality=1.0)
    assert without_names(pixels, taken, white, 4.0).shape == (7, columns)


@pytest.mark.filterwarnings("error::RuntimeWarning")
def test_rows_of_a_few_pixels_are_looked_at_in_their_middle() -> None:
    rgb = np.full((60, 90, 3), 255, dtype=np.uint8)
    rgb[10:13, 20:60] = HEADER
    panel: Any = SimpleNamespace(
        rows=[(10.0, 13.0), (13.0, 16.0), (16.0, 19.0)], columns=[(60.0, 90.0)]
    )
    assert _heads_names(rgb, panel, np.array(HEADER, dtype=float))
