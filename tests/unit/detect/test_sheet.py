"""Figures on a sheet of their own, painted here."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from unheat.detect.colorbar import find_bars
from unheat.detect.rectify import rectified
from unheat.detect.sheet import find_sheet, on_its_sheet, slanted_corners
from unheat.model import Raster
from unheat.model.geometry import apply_transform

Picture = npt.NDArray[np.uint8]
WALL = (30.0, 32.0, 36.0)


def on_wall(paper: tuple[int, int, int] = (250, 250, 248)) -> Picture:
    """A sheet with four rows of cells in the middle of a wall."""
    rgb = np.full((300, 400, 3), WALL, np.uint8)
    rgb[40:260, 50:350] = paper
    for row in range(4):
        for col in range(5):
            rgb[80 + 30 * row : 110 + 30 * row, 90 + 40 * col : 130 + 40 * col] = (
                60 + 30 * row,
                90,
                200 - 30 * col,
            )
    return rgb


def test_around_a_sheet_is_its_own_color() -> None:
    rgb = on_wall()
    result = on_its_sheet(rgb, find_sheet(rgb, WALL))
    assert (result[5, 5] == (250, 250, 248)).all()
    assert (result[80:200, 90:290] == rgb[80:200, 90:290]).all()


@pytest.mark.parametrize("paper", [(250, 238, 222), (244, 236, 216), (214, 226, 240)])
def test_a_lamp_or_cream_gives_paper_a_cast(paper: tuple[int, int, int]) -> None:
    rgb = on_wall(paper)
    assert (on_its_sheet(rgb, find_sheet(rgb, WALL))[5, 5] == paper).all()


@pytest.mark.parametrize(
    "place", [(slice(262, 270), slice(100, 300, 3)), (slice(100, 200, 3), slice(20, 40))]
)
def test_what_has_labels_around_it_is_no_sheet(place: tuple[slice, slice]) -> None:
    rgb = on_wall()
    rgb[place] = 240
    assert on_its_sheet(rgb, find_sheet(rgb, WALL)) is rgb


def test_text_under_a_card_of_a_dark_page_is_set_on_its_color() -> None:
    rgb = on_wall()
    rgb[284:292, 100:300:3] = 240
    found = find_sheet(rgb, WALL)
    result = on_its_sheet(rgb, found)
    assert (result[5, 5] == (250, 250, 248)).all()
    assert (result[288, 100] == (40, 42, 44)).all()
    assert (result[80:200, 90:290] == rgb[80:200, 90:290]).all()
    # Nobody knows that a card beside text was not drawn as it is.
    assert slanted_corners(found) is None


@pytest.mark.parametrize("paper", [(250, 210, 60), (60, 60, 64)])
def test_what_has_a_color_or_is_dark_is_no_paper(paper: tuple[int, int, int]) -> None:
    rgb = on_wall(paper)
    assert on_its_sheet(rgb, find_sheet(rgb, WALL)) is rgb


@pytest.mark.parametrize(("askew", "found"), [(0.0, False), (9.0, True)])
def test_a_dark_sheet_on_a_lighter_wall_is_one_where_it_was_taken_askew(
    askew: float, found: bool
) -> None:
    """Dark cells that stand alone on a page are upright."""
    wall = (150.0, 150.0, 150.0)
    rgb = np.full((300, 400, 3), 150, np.uint8)
    corners = np.array([[50, 40], [350, 40 + askew], [350 - askew, 260], [50, 260]])
    cv2.fillPoly(rgb, [np.round(corners).astype(np.int32)], (28, 30, 38))
    rgb[100:180, 120:280] = (200, 180, 60)
    sheet = find_sheet(rgb, wall)
    assert (sheet is not None) is found
    if sheet is not None:
        assert (on_its_sheet(rgb, sheet)[5, 5] == (28, 30, 38)).all()
    # Set straight, it stands as drawn.
    assert find_sheet(rgb, wall, taken=True) is not None


def test_cells_up_to_the_edge_are_no_sheet() -> None:
    rgb = on_wall()
    rgb[40:140, 50:200] = (70, 90, 160)
    assert on_its_sheet(rgb, find_sheet(rgb, WALL)) is rgb


def test_a_bar_on_a_card_ends_where_it_does_and_not_with_the_card() -> None:
    rgb = np.full((300, 200, 3), (21, 32, 43), np.uint8)
    rgb[20:280, 20:180] = 255
    share = np.linspace(0, 1, 180)[:, None]
    ramp = np.round((252, 253, 191) + share * (np.array((0, 0, 4)) - (252, 253, 191)))
    rgb[60:240, 90:105] = ramp.astype(np.uint8)[:, None]
    (bar,) = find_bars(rgb, (), (21.0, 32.0, 43.0))
    assert (bar.box.y0, bar.box.y1) == pytest.approx((60.0, 240.0), abs=0.6)


def test_a_slide_that_was_taken_from_the_side_is_set_upright_by_its_own_sides() -> None:
    flat = on_wall()
    source = np.array([(50, 40), (350, 40), (350, 260), (50, 260)], np.float32)
    seen = np.array([(58, 48), (345, 40), (352, 262), (46, 255)], np.float32)
    matrix = cv2.getPerspectiveTransform(source - 0.5, seen - 0.5)
    warped = cv2.warpPerspective(flat, matrix, (400, 300), borderValue=WALL, flags=cv2.INTER_AREA)
    rgb: Picture = np.asarray(warped, dtype=np.uint8)
    corners = slanted_corners(find_sheet(rgb, WALL))
    assert corners is not None
    assert np.abs(corners - seen).max() <= 1.0
    raster = Raster(rgb=rgb, name="taken", sha256="", format="jpeg", lossy=True)
    upright, back = rectified(raster, WALL, corners)
    assert slanted_corners(find_sheet(upright.rgb, WALL)) is None
    # The middle of the first cell is where the transform says.
    place = np.array([(110.0, 95.0)], np.float32)
    there = apply_transform(
        np.linalg.inv(np.array(back)).tolist(),
        cv2.perspectiveTransform(place[None], cv2.getPerspectiveTransform(source, seen))[0],
    )
    x, y = np.asarray(there)[0].astype(int)
    assert np.abs(upright.rgb[y, x].astype(int) - flat[95, 110]).max() <= 3


def test_an_upright_sheet_is_no_photograph() -> None:
    assert slanted_corners(find_sheet(on_wall(), WALL)) is None
