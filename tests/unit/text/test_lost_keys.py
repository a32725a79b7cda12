"""What may be the key of a panel that has no bar."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from unheat.model import Grid, Layout, PanelLayout, Raster
from unheat.text.ink import find_glyphs
from unheat.text.lost_keys import lost_key
from unheat.text.sites import Sites


def _sites(strip: str, *, left: int = 190, numbers: int = 3) -> Sites:
    """Cells and numbers right of a strip that begins at x = ``left``."""
    rgb = np.full((200, 300, 3), 255, np.uint8)
    rgb[20:180, 40:160] = (90, 120, 200)
    height = 44 * (numbers - 1) + 30
    if strip == "ramp":
        rgb[30 : 30 + height, left : left + 5] = np.linspace(20, 250, height)[:, None, None]
    elif strip == "groups":
        rgb[30 : 30 + height // 2, left : left + 5] = (200, 60, 60)
        rgb[30 + height // 2 : 30 + height, left : left + 5] = (60, 160, 60)
    for k in range(numbers):
        place = (206, 52 + 44 * k)
        cv2.putText(rgb, f"0.{k}5", place, cv2.FONT_HERSHEY_SIMPLEX, 0.45, (0,) * 3, 1, cv2.LINE_AA)
    grid = Grid(
        row_spans=((20.0, 100.0), (100.0, 180.0)), column_spans=((40.0, 100.0), (100.0, 160.0))
    )
    panel = PanelLayout(grid=grid, frame=grid.box)
    white = (255.0, 255.0, 255.0)
    raster = Raster(rgb=rgb, name="drawn", sha256="", format="png")
    layout = Layout(raster=raster, panels=(panel,), bars=(), background=white)
    return Sites(layout=layout, glyphs=find_glyphs(raster, [grid.box], white), sites=())


@pytest.mark.parametrize(
    ("strip", "numbers", "found"),
    [
        ("ramp", 3, True),
        ("ramp", 2, True),
        ("ramp", 1, False),
        # Numbers alone, as of another chart, and the colors of groups.
        ("none", 3, False),
        ("groups", 3, False),
    ],
)
def test_numbers_along_a_ramp_may_be_those_of_a_bar(strip: str, numbers: int, found: bool) -> None:
    key = lost_key(_sites(strip, numbers=numbers), 0)
    assert (key is not None) is found
    if key is not None:
        assert key.x0 == pytest.approx(207, abs=3)


def test_a_second_axis_at_the_cells_is_no_bar() -> None:
    assert lost_key(_sites("ramp", left=160), 0) is None
