"""Wider cells with print that stand flush beside a panel."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import cv2
import numpy as np
import pytest

from unheat.decide.cells_beyond import cells_go_on
from unheat.model import Bar, Box, Grid, Layout, PanelLayout, Raster

HIGH, WIDE, WIDER, ROWS, COLUMNS = 30, 50, 90, 5, 3


def doubted(
    side: str = "right",
    *,
    printed: bool = True,
    one: bool = False,
    gap: int = 0,
    bar: bool = False,
    narrow: int = 0,
    framed: int = 0,
    quality: int | None = None,
) -> bool:
    """Whether a panel is in doubt that one more column, wider than its own, stands beside; of a
    column without numbers ``framed`` pixels have colors, up to a line and a stroke on the page.
    With a JPEG ``quality`` its numbers are long and stand next to the panel."""
    page = np.full((230, 330, 3), 255, np.uint8)
    shades = np.random.default_rng(7).integers(90, 230, (ROWS, COLUMNS + 1))
    shades[:, -1] = 180 if one else shades[:, -1]
    left = 40
    for row in range(ROWS):
        for col in range(COLUMNS + 1):
            beyond = col == COLUMNS
            x0 = left + col * WIDE + (gap if beyond else 0)
            x1, y0 = x0 + (WIDER if beyond else WIDE), 40 + row * HIGH
            page[y0 : y0 + HIGH, x0:x1] = (shades[row, col], 120, 200)
            if printed or not beyond:
                at = (x0 + x1) // 2 - 8, y0 + 19
                if quality and beyond:
                    at = x0 + 3, y0 + 22
                text, size = ("1788", 0.6) if quality and beyond else ("17", 0.4)
                cv2.putText(page, text, at, cv2.FONT_HERSHEY_SIMPLEX, size, (0,) * 3, 1)
    edge = left + COLUMNS * WIDE
    if framed:
        page[:, edge + framed :] = 255
        page[40 : 40 + HIGH * ROWS, edge + framed : edge + framed + 2] = 0
        page[40 + HIGH // 2 :: HIGH, edge + framed + 2 : edge + framed + 10] = 0
    start, end = edge, edge + WIDER
    if side == "left":
        page, left = np.ascontiguousarray(page[:, ::-1]), 330 - edge
        start, end = 330 - end, 330 - start
    grid = Grid(
        row_spans=tuple((40.0 + HIGH * i, 40.0 + HIGH * (i + 1)) for i in range(ROWS)),
        column_spans=tuple((left + WIDE * i, left + WIDE * (i + 1.0)) for i in range(COLUMNS)),
    )
    if narrow:
        # The outer column is taken for as narrow as this.
        outer = grid.column_spans[-1][0], grid.column_spans[-1][0] + narrow
        grid = replace(grid, column_spans=(*grid.column_spans[:-1], outer))
    panel = PanelLayout(grid=grid, frame=grid.box, bar=None)
    place = Box(start, 40, end, 40 + ROWS * HIGH)
    bars = (Bar(box=place, orientation="vertical"),) if bar else ()
    if quality:
        _, code = cv2.imencode(".jpg", page, [cv2.IMWRITE_JPEG_QUALITY, quality])
        page = np.asarray(cv2.imdecode(code, cv2.IMREAD_COLOR), np.uint8)
    raster = Raster(rgb=page, name="page", sha256="", format="png", lossy=quality is not None)
    return cells_go_on(Layout(raster=raster, panels=(panel,), bars=bars), panel)


@pytest.mark.parametrize("side", ["left", "right"])
def test_wider_cells_with_numbers_leave_a_doubt(side: str) -> None:
    assert doubted(side)


@pytest.mark.parametrize("other", [{"printed": False}, {"one": True}, {"gap": 30}, {"bar": True}])
def test_strips_totals_of_one_color_and_what_stands_off_leave_none(other: dict[str, Any]) -> None:
    assert not doubted(**other)


def test_cells_that_go_on_beyond_their_border_leave_a_doubt() -> None:
    assert doubted(narrow=40, gap=30)
    assert not doubted(narrow=50, gap=30)


def test_the_frame_of_a_strip_of_classes_is_no_print_on_it() -> None:
    assert not doubted(printed=False, framed=35)
    assert doubted(framed=85)


def test_ripples_about_numbers_hide_no_cells() -> None:
    assert doubted(quality=60)
    assert not doubted(quality=60, printed=False)
