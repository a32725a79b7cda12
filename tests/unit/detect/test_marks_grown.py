"""Printed marks sized by value fill their cells; other cells and print stay as they are."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from unheat.detect.find import detect
from unheat.detect.grid import GridFit
from unheat.detect.lattice import Lattice
from unheat.detect.marks_grown import holds_marks, with_marks_grown
from unheat.model import Grid, Layout, PanelLayout, Raster

Picture = npt.NDArray[np.uint8]
CELL = 48
SPANS = tuple((20.0 + CELL * k, 20.0 + CELL * (k + 1)) for k in range(4))
SHADES = [(30, 60, 160), (90, 150, 220), (200, 220, 250), (240, 200, 90), (200, 80, 40)]


def places() -> list[tuple[int, int, int, tuple[int, int, int]]]:
    """Number, column's and row's middle, and color of every cell."""
    middles = [20 + CELL // 2 + CELL * k for k in range(4)]
    return [(4 * i + j, x, y, SHADES[(4 * i + j) % 5])
            for i, y in enumerate(middles) for j, x in enumerate(middles)]  # fmt: skip


def picture(shape: str, *, text: bool = True, outline: bool = False) -> Picture:
    made = np.full((232, 232, 3), 255, np.uint8)
    for k in range(5):
        at = 20 + CELL * k
        made[at : at + 1, 20:213] = made[20:213, at : at + 1] = 210
    for number, x, y, color in places():
        half = 14 + number % 7
        if shape == "disc":
            cv2.circle(made, (x, y), half, color, -1, cv2.LINE_AA)
        elif shape == "square":
            made[y - half : y + half, x - half : x + half] = color
        if outline:
            cv2.circle(made, (x, y), half, (0, 0, 0), 1, cv2.LINE_AA)
        if text:
            pen = (0, 0, 0) if sum(color) > 380 else (255, 255, 255)
            cv2.putText(made, f"{number:02d}", (x - 8, y + 4), 0, 0.4, pen, 1, cv2.LINE_AA)
    return made


def grown(made: Picture) -> Picture | None:
    grid = Grid(row_spans=SPANS, column_spans=SPANS)
    layout = Layout(
        raster=Raster(rgb=made, name="t", sha256="", format="png"),
        panels=(PanelLayout(grid=grid, frame=grid.box, confidence=1.0),),
        background=(255.0, 255.0, 255.0),
    )
    after = with_marks_grown(layout)
    return None if after is layout else after.raster.rgb


def test_printed_discs_and_squares_fill_their_cells() -> None:
    for shape, outline in (("disc", False), ("square", False), ("disc", True)):
        made = picture(shape, outline=outline)
        after = grown(made)
        assert after is not None
        for _, x, y, color in places():
            corner = after[y - CELL // 2 + 5, x - CELL // 2 + 5]
            assert np.abs(corner.astype(int) - color).max() <= 4
            # The print itself is what it was.
            inner = np.s_[y - 5 : y + 5, x - 8 : x + 8]
            assert np.array_equal(after[inner], made[inner])


def test_marks_without_print_have_their_color_in_the_middle() -> None:
    assert grown(picture("disc", text=False)) is None


def test_a_mark_next_to_its_ground_in_color_fills_its_cell_too() -> None:
    """Small, three levels off the ground, and with nothing printed in it."""
    made = picture("square")
    middle = 20 + CELL // 2
    made[22 : 20 + CELL - 1, 22 : 20 + CELL - 1] = 255
    made[middle - 3 : middle + 3, middle - 3 : middle + 3] = (255, 252, 252)
    after = grown(made)
    assert after is not None
    assert after[26, 26].tolist() == [255, 252, 252]


def test_marks_too_small_to_tell_their_color_hide_no_others() -> None:
    made = picture("disc")
    for _, x, y, color in places()[4:12]:
        made[y - CELL // 2 + 2 : y + CELL // 2 - 1, x - CELL // 2 + 2 : x + CELL // 2 - 1] = 255
        made[y - 1 : y + 2, x - 1 : x + 2] = color
    after = grown(made)
    assert after is not None
    for number, x, y, color in places():
        corner = after[y - CELL // 2 + 5, x - CELL // 2 + 5]
        assert np.abs(corner.astype(int) - color).max() <= 4 or (4 <= number < 12)


def test_numbers_on_white_cells_are_no_marks() -> None:
    assert grown(picture("none")) is None


def test_filled_cells_are_no_marks() -> None:
    made = picture("none", text=False)
    for _, x, y, color in places():
        half = CELL // 2
        made[y - half : y + half, x - half : x + half] = color
    assert grown(made) is None


def small_and_printed() -> Picture:
    """Lines of a grid, in each cell a disc as large as its value under a gray number."""
    values = np.random.default_rng(8).uniform(-1.0, 1.0, (7, 7))
    made = np.full((7 * CELL + 60, 7 * CELL + 60, 3), 255, np.uint8)
    for k in range(8):
        at = 30 + CELL * k
        made[at, 30 : 31 + 7 * CELL] = made[30 : 31 + 7 * CELL, at] = 190
    for (i, j), value in np.ndenumerate(values):
        x, y = 30 + CELL * j + CELL // 2, 30 + CELL * i + CELL // 2
        share = 0.2 + 0.8 * abs(value)
        hue = np.array([30.0, 60.0, 160.0] if value < 0 else [170.0, 20.0, 40.0])
        color = tuple(int(one) for one in 255.0 + share * (hue - 255.0))
        cv2.circle(made, (x, y), int(6 + 14 * share), color, -1, cv2.LINE_AA)
        text = f"{value:.2f}"
        cv2.putText(made, text, (x - 4 * len(text), y + 4), 0, 0.38, (150,) * 3, 1, cv2.LINE_AA)
    return made


def test_a_lattice_of_printed_discs_is_one_whose_lines_are_all_seen() -> None:
    made = small_and_printed()
    assert holds_marks(made, lines(30.0, CELL, 7), 2.0)
    layout = detect(Raster(rgb=made, name="t", sha256="", format="png"))
    assert [panel.grid.shape for panel in layout.panels] == [(7, 7)]


def lines(start: float, size: float, count: int) -> GridFit:
    lattice = Lattice(
        start=start, end=start + size * count, n=count, gap=0.0,
        score=1.0, explained=1.0, support=1.0, residual=0.0,
    )  # fmt: skip
    return GridFit(rows=lattice, columns=lattice)


def test_numbers_between_lines_and_discs_without_numbers_are_no_printed_marks() -> None:
    fit = lines(20.0, CELL, 4)
    assert holds_marks(picture("disc"), fit, 2.0, printed=True)
    assert holds_marks(picture("disc", text=False), fit, 2.0)
    assert not holds_marks(picture("none"), fit, 2.0)
    assert not holds_marks(picture("disc", text=False), fit, 2.0, printed=True)
    assert not holds_marks(np.full((232, 232, 3), 255, np.uint8), fit, 2.0)
    assert not holds_marks(picture("disc"), lines(20.0, 10.0, 4), 9.0)
