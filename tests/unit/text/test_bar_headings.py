"""What belongs to the name of a bar."""

from __future__ import annotations

import numpy as np

from unheat.model import Layout, Raster
from unheat.text.bar_headings import over_underscores
from unheat.text.ink import find_glyphs
from unheat.text.page import Page

_WHITE = (255.0, 255.0, 255.0)


def test_the_letter_behind_an_underscore_goes_on_with_a_name() -> None:
    """Rings of 8 by 10 pixels on one line, and a stroke under it between the third and fourth."""
    rgb = np.full((60, 200, 3), 255, dtype=np.uint8)
    for x in (20, 31, 42, 66, 77, 120):
        rgb[20:30, x : x + 8] = 0
        rgb[22:28, x + 2 : x + 6] = 255
    rgb[33:35, 52:64] = 0
    raster = Raster(rgb=rgb, name="name", sha256="", format="png")
    glyphs = find_glyphs(raster, [], _WHITE)
    layout = Layout(raster=raster, panels=(), bars=(), background=_WHITE)
    page = Page(layout=layout, glyphs=glyphs, free=np.ones(len(glyphs), dtype=bool), size=10.0)
    first = np.flatnonzero(glyphs.boxes[:, 0] < 60)
    assert glyphs.boxes[over_underscores(page, first, 10.0), 0].tolist() == [66.0]
    without = first[glyphs.boxes[first, 1] < 30]
    assert len(over_underscores(page, without, 10.0)) == 0
