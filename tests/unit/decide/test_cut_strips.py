"""Strips of a few pixels that the picture's edge leaves of one more line of cells."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt
import pytest
from tests.unit.decide.drawn_layout import drawn_layout

from unheat.decide.cut_strips import leaves_a_strip

_SIDE = 20
_FIRST = ((255, 245, 235), (200, 60, 50), (60, 120, 200), (240, 250, 210))
_LAST = ((60, 120, 200), (255, 245, 235), (103, 0, 13), (180, 215, 235))


def _page(gap: int = 0) -> npt.NDArray[np.uint8]:
    """Four rows of three columns from (40, 30) on, the third of other colors, ``gap`` pixels of
    page between columns."""
    page = np.full((140, 40 + 3 * (_SIDE + gap), 3), 255, dtype=np.uint8)
    for column, colors in enumerate((_FIRST, _FIRST[::-1], _LAST)):
        x = 40 + column * (_SIDE + gap)
        for row, color in enumerate(colors):
            page[30 + _SIDE * row : 50 + _SIDE * row, x : x + _SIDE] = color
    return page


def _leaves(page: npt.NDArray[np.uint8], gap: int = 0, *, turned: bool = False) -> bool:
    rows = tuple((30.0 + _SIDE * i, 50.0 + _SIDE * i) for i in range(4))
    columns = tuple((40.0 + (_SIDE + gap) * i, 60.0 + (_SIDE + gap) * i) for i in range(2))
    return leaves_a_strip(*drawn_layout(page, rows, columns, turned=turned))


@pytest.mark.parametrize(("left", "told"), [(0, False), (1, False), (2, True), (4, True)])
@pytest.mark.parametrize("gap", [0, 2])
@pytest.mark.parametrize("turned", [False, True])
def test_a_strip_of_further_cells_at_the_edge_is_told(
    left: int, gap: int, *, turned: bool, told: bool
) -> None:
    end = 40 + 2 * (_SIDE + gap) + left
    assert _leaves(_page(gap)[:, :end], gap, turned=turned) is told


def test_a_strip_is_told_behind_a_codec() -> None:
    cut = np.ascontiguousarray(_page()[:, :84])
    _, data = cv2.imencode(".jpg", cut, [cv2.IMWRITE_JPEG_QUALITY, 90])
    assert _leaves(np.asarray(cv2.imdecode(data, cv2.IMREAD_COLOR), dtype=np.uint8))


@pytest.mark.parametrize("seen", ["page", "pen", "mixed", "stripes", "print"])
def test_other_things_at_the_edge_are_no_strip_of_cells(seen: str) -> None:
    page = _page()[:, :84]
    page[:, 80:] = 0 if seen == "pen" else 255
    if seen == "mixed":
        # A blurred border, as an enlarged picture has it.
        page[:, 80:] = (page[:, 79:80].astype(int) + 255) // 2
    if seen == "stripes":
        # Rows of a table on grounds in turn.
        page[30:110, 80:] = np.where(np.arange(80) // _SIDE % 2 == 0, 255, 220)[:, None, None]
    if seen == "print":
        page[34:106:_SIDE, 80:] = (200, 0, 0)
    assert not _leaves(page)
