"""Printed fields beside a panel that belong to nothing, where a codec hid their borders."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
import pytest
from tests.unit.decide.conftest import cells_of

from unheat.decide.fields_beyond import has_fields_beyond
from unheat.decide.reconcile import reconcile
from unheat.model import Box, Cells, ColorScale, Grid, Layout, PanelLayout, Raster, Tick
from unheat.text.numbers import parse

HIGH, WIDE, ROWS, COLUMNS = 30, 50, 4, 3
SHADES = np.array([[90, 130, 170], [210, 90, 150], [130, 190, 110], [170, 110, 230]])


def doubted(
    beyond: list[int | None],
    text: str = "17",
    *,
    read: bool = True,
    scale: ColorScale | None = None,
) -> bool:
    """Whether a panel is in doubt beside which fields of these shades stand, one a row."""
    page = np.full((220, 330, 3), 255, np.uint8)
    rows = [[*own, other] for own, other in zip(SHADES.tolist(), beyond, strict=True)]
    for row, shades in enumerate(rows):
        for col, shade in enumerate(shades):
            if shade is None:
                continue
            x0, y0 = 60 + col * WIDE, 40 + row * HIGH
            # The last one is wider, as columns of tables are.
            wide = 70 if col == COLUMNS else WIDE
            page[y0 : y0 + HIGH, x0 : x0 + wide] = (shade, 120, 200)
            shown = text if col == COLUMNS else "42"
            at = x0 + wide // 2 - 9, y0 + 19
            cv2.putText(page, shown, at, cv2.FONT_HERSHEY_SIMPLEX, 0.4, (0,) * 3, 1, cv2.LINE_AA)
    _, coded = cv2.imencode(".jpg", page, [cv2.IMWRITE_JPEG_QUALITY, 60])
    rgb = np.asarray(cv2.imdecode(coded, cv2.IMREAD_COLOR), np.uint8)
    grid = Grid(
        row_spans=tuple((40.0 + HIGH * i, 40.0 + HIGH * (i + 1)) for i in range(ROWS)),
        column_spans=tuple((60.0 + WIDE * i, 60.0 + WIDE * (i + 1)) for i in range(COLUMNS)),
    )
    panel = PanelLayout(grid=grid, frame=grid.box, bar=None)
    raster = Raster(rgb=rgb, name="page", sha256="", format="jpeg", lossy=True)
    # What was missed may have been taken for company.
    layout = Layout(
        raster=raster, panels=(panel,), bars=(), furniture=(Box(215.0, 40.0, 280.0, 160.0),)
    )
    return has_fields_beyond(layout, panel, _cells(read), scale)


def _cells(read: bool) -> Cells:
    colors = np.stack([SHADES, np.full_like(SHADES, 120), np.full_like(SHADES, 200)], axis=-1)
    pixels = cells_of(colors.astype(float))
    readings: Any = np.full(SHADES.shape, None, dtype=object)
    if read:
        readings[...] = [[parse("42", confidence=0.99)] * COLUMNS] * ROWS
    return reconcile(readings, None, pixels, None).cells


def test_a_column_whose_borders_a_codec_hid_leaves_a_doubt() -> None:
    assert doubted([130, 90, 210, 150])


def test_so_does_one_cell_of_it() -> None:
    assert doubted([None, None, None, 130])


@pytest.mark.parametrize(
    ("beyond", "text", "read"),
    [
        # The head of a table, a strip of classes, another color than cells have, bare cells.
        ([130] * 4, "17", True),
        ([130, 90, 210, 150], "", True),
        ([20, 20, None, 20], "17", True),
        ([None] * 4, "", True),
        ([130, 90, 210, 150], "17", False),
    ],
)
def test_heads_strips_and_other_colors_are_no_cells(
    beyond: list[int | None], text: str, read: bool
) -> None:
    assert not doubted(beyond, text, read=read)


@pytest.mark.parametrize(("numbers", "asked"), [(2, True), (5, False)])
def test_a_bar_whose_numbers_lie_on_one_line_is_no_column(numbers: int, asked: bool) -> None:
    ticks = tuple(
        Tick(text=f"{10 * i}", value=10.0 * i, position=i / (numbers - 1)) for i in range(numbers)
    )
    scale = ColorScale(
        origin="colorbar",
        minimum=0.0,
        maximum=ticks[-1].value,
        ticks=ticks,
        box=Box(210.0, 40.0, 280.0, 160.0),
    )
    assert doubted([130, 90, 210, 150], scale=scale) is asked
