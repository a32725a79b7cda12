"""Empty cells on which print in the page's color would not show."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import pytest
from tests.unit.decide.conftest import cells_of
from tests.unit.show.factory import axis, even_grid, make_cells, make_panel

from unheat.decide.hidden_print import hidden_print_doubted
from unheat.model import Box, Layout, Raster, Reason, Status

SHADES = np.array([[250, 225, 190], [150, 110, 70]])


def drawn(ink: str, *, rippled: bool = False) -> Layout:
    """2 × 3 gray cells of 40 px with a stroke of print each, white or black by their shade; behind
    a codec the ripples of one that is nearly white show more than its print."""
    rgb = np.full((80, 120, 3), 255, np.uint8)
    for (row, col), shade in np.ndenumerate(SHADES):
        rgb[40 * row : 40 * row + 40, 40 * col : 40 * col + 40] = shade
        level = 255 if ink == "white" or shade < 128 else 0
        if (row, col) != (0, 0):
            rgb[40 * row + 14 : 40 * row + 26, 40 * col + 18 : 40 * col + 21] = level
    if rippled:
        rgb[:40, 40:80] = 246
        rgb[14:26, 58:61] = 255
        rgb[14:26, 62:64] = 228
    return Layout(
        raster=Raster(rgb=rgb, name="drawn", sha256="", format="png", lossy=rippled),
        panels=(),
        background=(255.0, 255.0, 255.0),
    )


@pytest.mark.parametrize(
    ("ink", "off", "rippled", "asked"),
    [
        ("white", 0.4, False, True),
        ("by shade", 0.4, False, False),
        ("white", 30.0, False, False),
        ("white", 0.4, True, True),
        ("by shade", 0.4, True, False),
    ],
)
def test_print_in_the_color_of_the_page_is_not_seen_on_a_cell_of_it(
    ink: str, off: float, rippled: bool, asked: bool
) -> None:
    """What is no color of the bar is a mask, and print that is dark on pale cells would be seen."""
    grid = even_grid(Box(0, 0, 120, 80), 2, 3)
    cells = make_cells(np.array([[0.0, 1.0, 2.0], [3.0, 4.0, 5.0]]), decimals=0, low=0, high=5)
    status = cells.status.copy()
    status[0, 0] = Status.EMPTY
    cells = replace(cells, status=status, review=np.zeros((2, 3), dtype=bool))
    panel = make_panel(
        cells,
        rows=axis(["r", "s"], "left"),
        columns=axis(["a", "b", "c"], "bottom"),
        grid=grid,
        decimals=0,
    )
    shades = np.where(SHADES == 225, 246, SHADES) if rippled else SHADES
    pixels = cells_of(np.repeat(shades[..., None], 3, axis=-1).astype(float))
    decoded = cast(Any, SimpleNamespace(named=False, delta_e=np.full((2, 3), off)))
    found = hidden_print_doubted(panel, drawn(ink, rippled=rippled), pixels, grid, decoded).cells
    assert found.review.tolist() == [[asked, False, False], [False] * 3]
    assert (Reason.AMBIGUOUS_COLOR in found.reasons[0, 0]) is asked
