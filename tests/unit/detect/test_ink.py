"""Fill and ink of cells whose colours are known, because they are painted here."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from unheat.detect.ink import measure_cells
from unheat.model import Grid, Raster
from unheat.text.cut import cut_cells

WHITE = (255.0, 255.0, 255.0)


def paint(
    colors: npt.NDArray[np.uint8], cell: float, *, text: str = "", line: int = 0
) -> tuple[Raster, Grid]:
    rows, cols = colors.shape[:2]
    y = (np.arange(round(rows * cell)) / cell).astype(int)
    x = (np.arange(round(cols * cell)) / cell).astype(int)
    rgb = np.ascontiguousarray(colors[y][:, x])
    grid = Grid(
        row_spans=tuple((r * cell, (r + 1) * cell) for r in range(rows)),
        column_spans=tuple((c * cell, (c + 1) * cell) for c in range(cols)),
    )
    for box in (grid.cell_box(r, c) for r in range(rows) for c in range(cols)):
        if text:
            at = (int(box.x0) + 8, int(box.y1) - 14)
            cv2.putText(rgb, text, at, cv2.FONT_HERSHEY_SIMPLEX, 0.5, (0, 0, 0), 1, cv2.LINE_AA)
        if line:
            corners = (int(box.x0), int(box.y0)), (int(box.x1) - 1, int(box.y1) - 1)
            cv2.rectangle(rgb, *corners, (128, 128, 128), line)
    return Raster(rgb=rgb, name="painted", sha256="", format="png"), grid


def some_colors(rows: int, cols: int) -> npt.NDArray[np.uint8]:
    return np.random.default_rng(1).integers(90, 250, (rows, cols, 3), dtype=np.uint8)


@pytest.mark.parametrize("cell", [1.0, 2.5, 4.0, 9.0, 48.0])
def test_fill_is_exact_whatever_the_size(cell: float) -> None:
    colors = some_colors(5, 6)
    raster, grid = paint(colors, cell)
    measured = measure_cells(raster, grid, WHITE)
    assert np.abs(measured.rgb - colors).max() < 1e-3
    assert np.isnan(measured.ink_box).all()
    assert measured.ink_share.max() == 0


def test_print_and_grid_lines_do_not_tint_the_fill() -> None:
    colors = some_colors(4, 4)
    raster, grid = paint(colors, 48.0, text="8.8", line=1)
    measured = measure_cells(raster, grid, WHITE)
    assert np.abs(measured.rgb - colors).max() < 0.6
    heights = measured.ink_box[:, :, 3] - measured.ink_box[:, :, 1]
    assert ((heights >= 10) & (heights <= 14)).all()


def test_a_cell_in_the_background_s_color_is_blank() -> None:
    colors = some_colors(3, 3)
    colors[1, 2] = 255
    raster, grid = paint(colors, 20.0)
    blank = measure_cells(raster, grid, WHITE).blank
    assert np.argwhere(blank).tolist() == [[1, 2]]


def test_a_tick_mark_that_reaches_into_a_cell_is_no_print() -> None:
    raster, grid = paint(some_colors(2, 2), 48.0)
    rgb = raster.rgb.copy()
    rgb[23:25, 0:4] = 0
    marked = Raster(rgb=rgb, name="marked", sha256="", format="png")
    assert np.isnan(measure_cells(marked, grid, WHITE).ink_box).all()


def test_noise_is_reported_as_spread() -> None:
    raster, grid = paint(some_colors(3, 3), 40.0)
    noise = np.random.default_rng(2).normal(0, 3, raster.rgb.shape)
    noisy = np.clip(raster.rgb + noise, 0, 255).astype(np.uint8)
    measured = measure_cells(
        Raster(rgb=noisy, name="noisy", sha256="", format="jpeg", lossy=True), grid, WHITE
    )
    assert (measured.spread > 0.5).all()
    assert np.abs(measured.rgb - measure_cells(raster, grid, WHITE).rgb).max() < 1.0


def test_squares_sized_by_value_keep_their_color() -> None:
    colors = some_colors(6, 7)
    rgb = np.full((240, 280, 3), 255, np.uint8)
    for row in range(6):
        for col in range(7):
            half = 5 + (3 * row + col) % 11
            middle = 20 + 40 * row, 20 + 40 * col
            rgb[middle[0] - half : middle[0] + half, middle[1] - half : middle[1] + half] = colors[
                row, col
            ]
    grid = Grid(
        row_spans=tuple((40.0 * r, 40.0 * r + 40) for r in range(6)),
        column_spans=tuple((40.0 * c, 40.0 * c + 40) for c in range(7)),
    )
    pixels = measure_cells(Raster(rgb=rgb, name="", sha256="", format="png"), grid, WHITE)
    assert np.array_equal(pixels.rgb, colors)
    assert not pixels.blank.any()


def test_the_ground_of_axes_is_blank() -> None:
    rgb = np.full((200, 260, 3), 255, np.uint8)
    rgb[10:190, 20:240] = 235
    for row, col in ((0, 0), (1, 2), (2, 1), (3, 3)):
        rgb[30 + 35 * row : 65 + 35 * row, 50 + 40 * col : 90 + 40 * col] = (60, 40 * row, 200)
    grid = Grid(
        row_spans=tuple((30.0 + 35 * r, 65.0 + 35 * r) for r in range(4)),
        column_spans=tuple((50.0 + 40 * c, 90.0 + 40 * c) for c in range(4)),
    )
    pixels = measure_cells(Raster(rgb=rgb, name="", sha256="", format="png"), grid, WHITE)
    assert pixels.blank.sum() == 12
    assert not pixels.blank[[0, 1, 2, 3], [0, 2, 1, 3]].any()


def test_the_blur_of_a_frame_is_no_color_of_the_outermost_cells() -> None:
    shades = np.random.default_rng(3).integers(60, 200, (40, 40))
    rgb = np.full((160, 160, 3), 255, np.uint8)
    rgb[20:140, 20:140] = np.kron(shades, np.ones((3, 3)))[..., None]
    for edge, blur in ((20, 21), (139, 138)):
        rgb[edge, 20:140] = rgb[20:140, edge] = 0
        for line in (rgb[blur, 21:139], rgb[21:139, blur]):
            line[:] = (0.9 * line).astype(np.uint8)
    spans = tuple((20.0 + 3 * k, 23.0 + 3 * k) for k in range(40))
    raster = Raster(rgb=rgb, name="painted", sha256="", format="png")
    grid = Grid(row_spans=spans, column_spans=spans)
    pixels = measure_cells(raster, grid, (255.0, 255.0, 255.0))
    assert (pixels.rgb[..., 0] == shades).all()


@pytest.mark.parametrize("printed", [False, True])
def test_lines_of_axes_in_a_blank_cell_are_no_print(printed: bool) -> None:
    colors = some_colors(3, 3)
    colors[1, 1] = 255
    raster, grid = paint(colors, 60.0)
    rgb = raster.rgb.copy()
    rgb[89:91, 60:120] = 230
    rgb[60:120, 89:91] = 230
    if printed:
        rgb[80:100, 76:80] = 0
    found = measure_cells(Raster(rgb=rgb, name="axes", sha256="", format="png"), grid, WHITE)
    assert found.blank[1, 1]
    assert (found.ink_share[1, 1] > 0) == printed
    assert np.isnan(found.ink_box[1, 1]).all() != printed


def _ruled(texts: list[str], stroke: slice) -> tuple[Raster, Grid]:
    """A sheet with black rules, 15 px high, and numbers flush with the rule at their right."""
    high, wide = 15, 60
    rows = len(texts)
    rgb = np.empty((rows * high, 2 * wide, 3), dtype=np.uint8)
    for row, text in enumerate(texts):
        for col in range(2):
            place = rgb[row * high : (row + 1) * high, col * wide : (col + 1) * wide]
            place[:] = (120 + 12 * row, 220 - 9 * row, 150 + 40 * col)
            # The last stroke of a number stands in the column before the rule.
            for index, digit in enumerate(reversed(text)):
                right = wide - 1 - 8 * index
                place[stroke, right - 1] = 0
                if digit == "0":
                    place[stroke, right - 6] = 0
                    place[[stroke.start, stroke.stop - 1], right - 6 : right] = 0
            place[:, -1], place[-1] = 0, 0
    grid = Grid(
        row_spans=tuple((r * high * 1.0, (r + 1) * high * 1.0) for r in range(rows)),
        column_spans=tuple((c * wide * 1.0, (c + 1) * wide * 1.0) for c in range(2)),
    )
    return Raster(rgb=rgb, name="ruled", sha256="", format="png"), grid


@pytest.mark.parametrize("stroke", [slice(3, 13), slice(4, 11)])
def test_the_stroke_of_a_digit_that_stands_at_a_rule_is_no_rule(stroke: slice) -> None:
    """It is two thirds as high as its cell, and the rule is as high as that; and the rule behind a
    digit is none of its print."""
    raster, grid = _ruled(["10", "10", "00", "10", "00", "10"], stroke)
    measured = measure_cells(raster, grid, WHITE)
    assert (measured.ink_box[:, :, 2] == np.array([59.0, 119.0])).all()
    coverage = [np.asarray(crop.pixels) < 128 for crop in cut_cells(raster, grid, measured)]
    assert len(coverage) == 12
    for ink in coverage:
        assert ink.any(axis=1).sum() == stroke.stop - stroke.start
        assert np.flatnonzero(ink.any(axis=0)).max() == ink.shape[1] - 3


@pytest.mark.parametrize("radius", [0.7, 1.1])
def test_the_blurred_rim_of_a_small_cell_is_not_its_fill(radius: float) -> None:
    """Most samples lie near the rim, where a blur has mixed a dark cell with its pale neighbors."""
    colors = np.full((6, 6, 3), (236, 248, 230), dtype=np.uint8)
    colors[2, 3], colors[4, 1] = (8, 64, 129), (93, 184, 209)
    raster, grid = paint(colors, 12.0)
    soft = cv2.GaussianBlur(raster.rgb, (0, 0), radius)
    pixels = measure_cells(replace(raster, rgb=np.asarray(soft)), grid, (255.0, 255.0, 255.0))
    for cell in ((2, 3), (4, 1), (0, 0), (2, 2)):
        assert np.abs(pixels.rgb[cell] - colors[cell].astype(float)).max() < 2.5
