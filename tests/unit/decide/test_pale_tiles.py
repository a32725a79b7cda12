"""Empty cells with a small pale square in their middle."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.unit.show.factory import even_grid, make_cells

from unheat.decide.pale_tiles import pale_tiles_doubted
from unheat.model import Box, Layout, Raster, Status

SIDE = 30
PINK = (255, 232, 226)


def asked(
    rgb: np.ndarray[tuple[int, ...], np.dtype[np.uint8]],
    text: str | None = None,
    own: tuple[int, int, int] | None = None,
) -> bool:
    """Whether the first of four cells, which is empty or was told by its ``own`` color, is asked
    about."""
    layout = Layout(
        raster=Raster(rgb=rgb, name="drawn", sha256="", format="png", lossy=True),
        panels=(),
        background=(255.0, 255.0, 255.0),
    )
    cells = make_cells(np.array([[0.0, 1.0], [2.0, 3.0]]), decimals=0, low=0, high=3)
    status, texts = cells.status.copy(), cells.text.copy()
    status[0, 0], texts[0, 0] = Status.EMPTY if own is None else Status.COLOR_ONLY, text
    colors = np.full((2, 2, 3), own or 255, dtype=float)
    none = np.zeros((2, 2), dtype=bool)
    cells = replace(cells, status=status, text=texts, rgb=colors, review=none)
    grid = even_grid(Box(0, 0, 2 * SIDE, 2 * SIDE), 2, 2)
    found = pale_tiles_doubted(cells, grid, layout).review
    assert not found.ravel()[1:].any()
    return bool(found[0, 0])


@pytest.mark.parametrize(
    ("color", "half", "expected"),
    [(PINK, 6, True), (PINK, 0, False), ((253, 252, 253), 6, False), (PINK, 15, False)],
)
def test_a_square_in_the_middle_of_an_empty_cell_is_a_value(
    color: tuple[int, int, int], half: int, expected: bool
) -> None:
    """A cell that has its color throughout is a mask; so is one that is a little off white."""
    rgb = np.full((2 * SIDE, 2 * SIDE, 3), 255, np.uint8)
    rgb[15 - half : 15 + half, 15 - half : 15 + half] = color
    assert asked(rgb) is expected


def test_a_sign_of_an_empty_cell_is_no_square() -> None:
    rgb = np.full((2 * SIDE, 2 * SIDE, 3), 255, np.uint8)
    rgb[9:21, 9:21] = 0
    assert not asked(rgb, "■")
    rgb = np.full_like(rgb, 255)
    for k in range(12):
        rgb[9 + k, 9 + k : 11 + k] = rgb[9 + k, 19 - k : 21 - k] = 0
    assert not asked(rgb)


@pytest.mark.parametrize(
    ("own", "page", "expected"),
    [((255, 246, 243), 255, True), (PINK, 255, False), ((255, 246, 243), 230, False)],
)
def test_a_color_between_a_square_and_the_page_is_no_value(
    own: tuple[int, int, int], page: int, expected: bool
) -> None:
    """The middle of a square tells its value, and what stands in a frame of its own may shine."""
    rgb = np.full((2 * SIDE, 2 * SIDE, 3), page, np.uint8)
    rgb[9:21, 9:21] = PINK
    assert asked(rgb, own=own) is expected
