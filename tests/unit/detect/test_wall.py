"""Figures on white cards of a dark slide, painted here."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from unheat.detect.wall import cards_on_wall

Picture = npt.NDArray[np.uint8]
WALL = (29.0, 36.0, 51.0)
LEFT, RIGHT = (20, 70, 290, 260), (310, 70, 580, 260)


def slide(paper: tuple[int, int, int] = (255, 255, 255)) -> Picture:
    """Two cards with cells on them, and a heading over both."""
    rgb = np.full((300, 600, 3), WALL, np.uint8)
    for x0, y0, x1, y1 in (LEFT, RIGHT):
        rgb[y0:y1, x0:x1] = paper
        for row in range(4):
            for col in range(4):
                y, x = y0 + 40 + 25 * row, x0 + 60 + 35 * col
                rgb[y : y + 25, x : x + 35] = (60 + 30 * row, 90, 200 - 30 * col)
    white = (255,) * 3
    cv2.putText(rgb, "Two seasons", (20, 45), cv2.FONT_HERSHEY_SIMPLEX, 1, white, 2, cv2.LINE_AA)
    return rgb


def test_the_wall_becomes_the_page_of_the_cards_and_print_on_it_black() -> None:
    rgb = slide()
    result = cards_on_wall(rgb, WALL)
    assert (result[5, 5] == 255).all()
    assert (result[280:, :] == 255).all()
    assert (result[60:, 300] == 255).all()
    heading = rgb[20:50, 20:250].mean(axis=2) > 250
    assert (result[20:50, 20:250][heading] < 10).all()
    for x0, y0, x1, y1 in (LEFT, RIGHT):
        inner = (slice(y0 + 20, y1 - 20), slice(x0 + 20, x1 - 20))
        assert (result[inner] == rgb[inner]).all()


@pytest.mark.parametrize(
    "color",
    [
        pytest.param((220, 120, 40), id="a color of its own"),
        pytest.param((255, 255, 255), id="a block as long as a bar"),
    ],
)
def test_what_is_no_print_on_the_wall_may_be_of_a_figure(color: tuple[int, int, int]) -> None:
    rgb = slide()
    rgb[275:290, 100:300] = color
    assert cards_on_wall(rgb, WALL) is rgb


@pytest.mark.parametrize("paper", [(250, 210, 60), (60, 60, 64)])
def test_cards_that_have_a_color_or_are_dark_are_no_paper(paper: tuple[int, int, int]) -> None:
    rgb = slide(paper)
    assert cards_on_wall(rgb, WALL) is rgb


def test_cells_up_to_the_edge_are_no_card() -> None:
    rgb = slide()
    for x0, y0, _, y1 in (LEFT, RIGHT):
        rgb[y0:y1, x0 : x0 + 120] = (70, 90, 160)
    assert cards_on_wall(rgb, WALL) is rgb


def test_links_in_a_color_are_print_and_small_cells_are_not() -> None:
    rgb = slide()
    blue = (60, 110, 220)
    cv2.putText(rgb, "Usage", (300, 45), cv2.FONT_HERSHEY_SIMPLEX, 0.6, blue, 1, cv2.LINE_AA)
    assert (cards_on_wall(rgb, WALL)[290] == 255).all()
    for col in range(6):
        rgb[272:284, 100 + 13 * col : 112 + 13 * col] = (30 * col, 200, 90)
    assert cards_on_wall(rgb, WALL) is rgb
