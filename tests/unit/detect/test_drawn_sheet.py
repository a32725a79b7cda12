"""Figures that were cut out tightly and pasted on a page of another color, painted here."""

from __future__ import annotations

import io

import cv2
import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image

from unheat.detect.drawn_sheet import drawn_sheet
from unheat.detect.find import detect
from unheat.detect.sheet import find_sheet, on_its_sheet
from unheat.model import Raster

Picture = npt.NDArray[np.uint8]
Color = tuple[float, float, float]


def pasted(wall: Color, paper: Color = (255.0, 255.0, 255.0), margin: int = 3) -> Picture:
    """A sheet (220 × 300) at (50, 40) whose print ends ``margin`` pixels before its edge."""
    rgb = np.full((300, 400, 3), wall, np.uint8)
    rgb[40:260, 50:350] = paper
    rgb[40 + margin : 260 - margin : 4, 50 + margin : 350 - margin : 4] = 30
    rgb[80:200, 90:290] = (60, 90, 200)
    return rgb


@pytest.mark.parametrize("wall", [(32.0, 34.0, 40.0), (200.0, 200.0, 200.0), (236.0, 238.0, 242.0)])
def test_a_sheet_is_told_by_its_outermost_lines(wall: Color) -> None:
    rgb = pasted(wall)
    found = find_sheet(rgb, wall)
    assert found is not None
    assert found.drawn
    assert found.alone
    result = on_its_sheet(rgb, found)
    assert (result[:40] == 255).all()
    assert (result[:, :50] == 255).all()
    assert (result[40:260, 50:350] == rgb[40:260, 50:350]).all()


def test_an_edge_that_is_blended_with_the_wall_goes_with_it() -> None:
    wall = (120.0, 120.0, 120.0)
    rgb = pasted(wall)
    rgb[40, 50:350] = rgb[259, 50:350] = 190
    rgb[40:260, 50] = rgb[40:260, 349] = 190
    result = on_its_sheet(rgb, find_sheet(rgb, wall))
    assert (result[40] == 255).all()
    assert (result[:, 349] == 255).all()


def test_a_codec_ripples_along_the_edge() -> None:
    stream = io.BytesIO()
    Image.fromarray(pasted((90.0, 90.0, 90.0), margin=12)).save(stream, "JPEG", quality=70)
    rgb = np.asarray(Image.open(stream))
    found = drawn_sheet(rgb, (90.0, 90.0, 90.0))
    assert found is not None
    (x0, y0, x1, y1), color = found
    assert 50 <= x0 <= 56
    assert 40 <= y0 <= 46
    assert 344 <= x1 <= 350
    assert 254 <= y1 <= 260
    assert np.abs(color - 255.0).max() <= 2.0


@pytest.mark.parametrize(
    "place", [(slice(270, 276), slice(100, 200)), (slice(100, 110), slice(20, 40))]
)
def test_what_has_print_around_it_is_no_sheet(place: tuple[slice, slice]) -> None:
    rgb = pasted((200.0, 200.0, 200.0))
    rgb[place] = 20
    assert drawn_sheet(rgb, (200.0, 200.0, 200.0)) is None


def test_outer_cells_of_several_colors_are_no_paper() -> None:
    rgb = np.full((300, 400, 3), 200, np.uint8)
    for row in range(4):
        for col in range(5):
            rgb[50 + 50 * row : 100 + 50 * row, 75 + 50 * col : 125 + 50 * col] = (
                255 - 8 * row - col
            )
    assert drawn_sheet(rgb, (200.0, 200.0, 200.0)) is None


def test_the_gap_between_two_panels_is_the_sheet_of_both() -> None:
    """On a gray page a white gap would be one between groups of columns."""
    rgb = np.full((300, 460, 3), 200, np.uint8)
    rgb[30:270, 40:424] = 255
    rng = np.random.default_rng(3)
    for left in (60, 244):
        for row in range(4):
            for col in range(4):
                place = (
                    slice(60 + 40 * row, 100 + 40 * row),
                    slice(left + 40 * col, left + 40 + 40 * col),
                )
                rgb[place] = rng.integers(0, 200, 3)
    layout = detect(Raster(rgb=rgb, name="", sha256="", format="PNG"))
    assert [(panel.grid.n_rows, panel.grid.n_cols) for panel in layout.panels] == [(4, 4), (4, 4)]


@pytest.mark.parametrize("pen", [1, 2, 3])
@pytest.mark.parametrize(
    ("wall", "card", "line"),
    [
        ((17.0, 18.0, 23.0), (24.0, 27.0, 31.0), (44, 50, 53)),
        ((250.0, 251.0, 253.0), (255.0, 255.0, 255.0), (211, 218, 230)),
    ],
)
def test_a_card_of_a_page_is_told_by_the_lines_within_its_own(
    wall: Color, card: Color, line: Color, pen: int
) -> None:
    """Charts of dashboards: a few levels lighter than the page, with a line about them."""
    rgb = np.full((300, 400, 3), wall, np.uint8)
    rgb[8:292, 8:392] = line
    rgb[8 + pen : 292 - pen, 8 + pen : 392 - pen] = card
    rng = np.random.default_rng(2)
    colors = rng.integers(60, 255, (5, 6, 3)).astype(np.uint8)
    rgb[60:260, 120:360] = np.kron(colors, np.ones((40, 40, 1), np.uint8))
    for row in range(5):
        for letter in range(6):
            x = 50 + 10 * letter
            cv2.putText(rgb, "n", (x, 84 + 40 * row), cv2.FONT_HERSHEY_SIMPLEX, 0.4, (128,) * 3)
    layout = detect(Raster(rgb=rgb, name="drawn", sha256="", format="png", lossy=False))
    assert layout.background == card
    assert [panel.grid.shape for panel in layout.panels] == [(5, 6)]


@pytest.mark.parametrize("ends", [(0, 260), (40, 300), (0, 300)])
def test_a_page_runs_on_beyond_the_picture(ends: tuple[int, int]) -> None:
    wall = (230.0, 230.0, 230.0)
    rgb = pasted(wall)
    top, bottom = ends
    rgb[top : 40 + 2 * (top == 0), 50:350] = 255
    rgb[260 - 2 * (bottom == 300) : bottom, 50:350] = 255
    found = drawn_sheet(rgb, wall)
    assert found is not None
    assert found[0] == (50, top, 350, bottom)
    # Cells that a dark ground shows from side to side are no page, nor is what ends nowhere.
    assert drawn_sheet(np.asarray(255 - rgb), (25.0, 25.0, 25.0)) is None
    assert drawn_sheet(np.ascontiguousarray(rgb[:, 60:]), wall) is None
