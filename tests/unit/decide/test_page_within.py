"""Strips of page within the cells of an even lattice."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt
import pytest
from tests.unit.decide.drawn_layout import drawn_layout

from unheat.decide.page_within import holds_page

_SIDE, _X, _Y = 80, 40, 30


def _facets(gap: int, *, line: int = 2, drawn: int = 0) -> npt.NDArray[np.uint8]:
    """Two facets of three by three cells with white lines between them, ``gap`` pixels apart; or a
    white line so many pixels broad is ``drawn`` over the cells of one matrix."""
    colors = np.random.default_rng(4).integers(20, 200, (3, 6, 3))
    page = np.full((3 * _SIDE + 2 * _Y, 6 * _SIDE + gap + 2 * _X, 3), 255, dtype=np.uint8)
    for row in range(3):
        for column in range(6):
            x = _X + column * _SIDE + (gap if column > 2 else 0)
            y = _Y + row * _SIDE
            page[y : y + _SIDE - line, x : x + _SIDE - line] = colors[row, column]
    if drawn:
        middle = _X + 3 * _SIDE
        page[:, middle - drawn // 2 : middle + drawn // 2] = 255
    _, data = cv2.imencode(".jpg", page, [cv2.IMWRITE_JPEG_QUALITY, 60])
    return np.asarray(cv2.imdecode(data, cv2.IMREAD_COLOR), dtype=np.uint8)


def _holds(page: npt.NDArray[np.uint8], *, turned: bool) -> bool:
    step = (page.shape[1] - 2 * _X) / 6
    columns = tuple((_X + step * i, _X + step * (i + 1)) for i in range(6))
    rows = tuple((float(_Y + _SIDE * i), float(_Y + _SIDE * (i + 1))) for i in range(3))
    return holds_page(*drawn_layout(page, rows, columns, turned=turned, kind="jpeg"))


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize(("gap", "line"), [(12, 2), (12, 0), (20, 2)])
def test_the_gap_between_two_facets_is_no_border_of_an_even_lattice(
    gap: int, line: int, *, turned: bool
) -> None:
    assert _holds(_facets(gap, line=line), turned=turned)


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("drawn", [0, 6, 12])
def test_a_line_over_the_cells_of_one_matrix_parts_no_panels(drawn: int, *, turned: bool) -> None:
    assert not _holds(_facets(0, drawn=drawn), turned=turned)


@pytest.mark.parametrize("turned", [False, True])
def test_the_page_about_squares_that_are_sized_by_value_parts_no_panels(*, turned: bool) -> None:
    sides = np.random.default_rng(7).integers(24, 64, (3, 6))
    page = np.full((3 * _SIDE + 2 * _Y, 6 * _SIDE + 2 * _X, 3), 255, dtype=np.uint8)
    for (row, column), side in np.ndenumerate(sides):
        y = _Y + row * _SIDE + (_SIDE - side) // 2
        x = _X + column * _SIDE + (_SIDE - side) // 2
        page[y : y + side, x : x + side] = (40, 60, 200)
    assert not _holds(page, turned=turned)
