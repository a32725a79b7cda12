"""Cells beyond a gap that belong to no panel."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from unheat.detect.apart import doubted_beside
from unheat.detect.cellcheck import check_cells
from unheat.detect.grid import GridFit
from unheat.detect.lattice import Lattice
from unheat.detect.rivals import FoundPanel
from unheat.detect.witness import SURE

WHITE = (255.0, 255.0, 255.0)


def painted(lines: int, *, thick: int = 30) -> npt.NDArray[np.uint8]:
    """A panel of 6×5 cells and, 8 px below it, ``lines`` more that are ``thick``."""
    rgb = np.full((360, 260, 3), 255, np.uint8)
    colors = np.random.default_rng(6).integers(0, 220, (6 + lines, 5, 3))
    for row, column in np.ndindex(6 + lines, 5):
        size = 30 if row < 6 else thick
        y = 30 + 30 * row if row < 6 else 218 + thick * (row - 6)
        rgb[y : y + size, 40 + 40 * column : 80 + 40 * column] = colors[row, column]
    return rgb


def panel(rgb: npt.NDArray[np.uint8], start: float, n: int) -> FoundPanel:
    rows, columns = (
        Lattice(start=at, end=at + size * count, n=count, gap=0, score=1, explained=1, support=1)
        for at, size, count in ((start, 30.0, n), (40.0, 40.0, 5))
    )
    check = check_cells(rgb, rows.spans(), columns.spans(), WHITE, 4.0)
    return FoundPanel(fit=GridFit(rows=rows, columns=columns), check=check, quality=1.0)


def is_sure(rgb: npt.NDArray[np.uint8]) -> bool:
    (weighed,) = doubted_beside(rgb, [panel(rgb, 30, 6)], [], WHITE, 4.0)
    return weighed.quality >= SURE


def test_a_panel_is_in_doubt_where_more_of_its_cells_stand_beyond_a_gap() -> None:
    assert not is_sure(painted(2))
    assert not is_sure(painted(1))


def test_blocks_that_were_found_raise_no_doubt() -> None:
    rgb = painted(2)
    found = [panel(rgb, 30, 6), panel(rgb, 218, 2)]
    assert doubted_beside(rgb, found, [], WHITE, 4.0) == found


def test_strips_and_labels_raise_no_doubt() -> None:
    assert is_sure(painted(0))
    assert is_sure(painted(1, thick=12))
    assert is_sure(painted(1, thick=45))
    rgb = painted(0)
    for column in range(5):
        cv2.putText(rgb, "S14", (42 + 40 * column, 240), 0, 0.6, (20, 20, 20), 2, cv2.LINE_AA)
    assert is_sure(rgb)


def test_a_printed_line_of_one_color_that_goes_on_in_the_panels_is_cells() -> None:
    rgb = painted(0)
    shades = np.linspace(40, 220, 30).astype(np.uint8).reshape(6, 5)
    for (row, column), shade in np.ndenumerate(shades):
        rgb[30 + 30 * row : 60 + 30 * row, 40 + 40 * column : 80 + 40 * column] = (shade, 60, 90)
        cv2.putText(rgb, "57", (46 + 40 * column, 54 + 30 * row), 0, 0.7, (255,) * 3, 2)
    alike, own = rgb.copy(), rgb.copy()
    for picture, color in ((alike, (228, 60, 90)), (own, (30, 160, 60))):
        picture[213:243, 40:240] = color
        for column in range(5):
            cv2.putText(picture, "90", (46 + 40 * column, 237), 0, 0.7, (255,) * 3, 2)
    (whole,) = doubted_beside(alike, [panel(alike, 30, 6)], [], WHITE, 4.0)
    assert whole.shape == (7, 5)
    assert whole.rows[-1] == (213.0, 243.0)
    assert is_sure(own)


def quarters(count: int, *, alike: bool) -> list[FoundPanel]:
    """Panels of 2 × 2 cells beside each other, those of each in one color or in four."""
    rgb = np.full((120, 40 + 100 * count, 3), 255, np.uint8)
    found = []
    for number in range(count):
        left = 20 + 100 * number
        for row, column in np.ndindex(2, 2):
            shade = 40 + 50 * number + (0 if alike else 25 * row + 12 * column)
            y, x = 20 + 40 * row, left + 40 * column
            rgb[y + 1 : y + 39, x + 1 : x + 39] = (shade, 90, 160)
    for number in range(count):
        fit = GridFit(
            rows=Lattice(start=21, end=99, n=2, gap=2.0, score=1.0, explained=1.0, support=1.0),
            columns=Lattice(
                start=21 + 100 * number,
                end=99 + 100 * number,
                n=2,
                gap=2.0,
                score=1.0,
                explained=1.0,
                support=1.0,
            ),
        )
        check = check_cells(rgb, fit.rows.spans(), fit.columns.spans(), (255.0,) * 3, 4.0)
        found.append(FoundPanel(fit=fit, check=check, quality=1.0))
    return doubted_beside(rgb, found, [], (255.0,) * 3, 4.0)


def test_several_panels_of_one_color_each_are_cells_with_lines_over_them() -> None:
    assert all(panel.quality < SURE for panel in quarters(4, alike=True))
    assert all(panel.quality >= SURE for panel in quarters(2, alike=True))
    assert all(panel.quality >= SURE for panel in quarters(4, alike=False))


@pytest.mark.parametrize(("color", "sure"), [((206, 206, 244), False), ((250, 90, 20), True)])
def test_one_column_tells_nothing_of_how_wide_the_next_one_is(
    color: tuple[int, int, int], sure: bool
) -> None:
    """Cells in its colors right beside it are more of its table; those of a key are not."""
    rgb = np.full((160, 360, 3), 255, np.uint8)
    for row in range(4):
        level = (206, 206, 244) if row % 2 else (240, 240, 240)
        rgb[30 + 25 * row : 54 + 25 * row, 40:98] = level
        rgb[30 + 25 * row : 54 + 25 * row, 101:181] = color
    rows = Lattice(start=30, end=130, n=4, gap=0, score=1, explained=1, support=1)
    column = Lattice(start=40, end=98, n=1, gap=0, score=1, explained=1, support=1)
    check = check_cells(rgb, rows.spans(), column.spans(), WHITE, 4.0)
    one = FoundPanel(fit=GridFit(rows=rows, columns=column), check=check, quality=1.0)
    (weighed,) = doubted_beside(rgb, [one], [], WHITE, 4.0)
    assert (weighed.quality >= SURE) is sure
