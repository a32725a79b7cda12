"""An arrow behind the name of a bar is a part of it; the heading of the next legend is none."""

from __future__ import annotations

import numpy as np
import pytest

from unheat.model import Bar, Box, Layout, Raster
from unheat.text.bar_names import find_name
from unheat.text.ink import find_glyphs
from unheat.text.lines import group_lines
from unheat.text.page import Page

_WHITE = (255.0, 255.0, 255.0)


@pytest.mark.parametrize(("height", "letters"), [(5, 9), (12, 8)])
def test_what_is_lower_than_letters_goes_on_with_a_name(height: int, letters: int) -> None:
    """Eight letters over a bar that begins with them, and one piece 11 pixels behind them."""
    rgb = np.full((240, 240, 3), 255, dtype=np.uint8)
    x = 20
    for wide in (8, 5, 8, 11, 8, 5, 11, 8):
        rgb[20:32, x : x + wide] = 0
        rgb[23:29, x + 2 : x + wide - 2] = 255
        x += wide + 2
    rgb[26 - height // 2 : 26 - height // 2 + height, 109:123] = 0
    for y in (52, 132, 212):
        rgb[y : y + 10, 40:47] = 0
    raster = Raster(rgb=rgb, name="arrow", sha256="", format="png")
    bar = Bar(box=Box(20, 50, 32, 222), orientation="vertical")
    glyphs = find_glyphs(raster, [], _WHITE)
    layout = Layout(raster=raster, panels=(), bars=(bar,), background=_WHITE)
    page = Page(layout=layout, glyphs=glyphs, free=np.ones(len(glyphs), dtype=bool), size=10.0)
    numbers = np.flatnonzero(glyphs.boxes[:, 1] > 45)
    ticks = group_lines(glyphs, numbers, 0.0, 10.0)
    page.claim(numbers)
    name = find_name(page, bar, "right", ticks, [], [])
    assert name is not None
    assert sum(len(line.glyphs) for line in name) == letters
