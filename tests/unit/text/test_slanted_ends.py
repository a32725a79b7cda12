"""The title of an axis that stands in the line of one of its labels on a slope."""

from __future__ import annotations

import numpy as np
import pytest

from unheat.model import Box, Layout, Raster
from unheat.text.ink import find_glyphs
from unheat.text.lines import group_lines
from unheat.text.page import Page
from unheat.text.slanted_ends import without_title_beyond

_WHITE = (255.0, 255.0, 255.0)
_CELLS = Box(0, 0, 400, 50)


@pytest.mark.parametrize(
    ("far", "left"),
    [((), 15), ((1,), 15), ((0, 1, 2), 21)],
    ids=["nothing", "title", "second words"],
)
def test_what_one_label_alone_has_far_off_in_its_line_is_no_part_of_it(
    far: tuple[int, ...], left: int
) -> None:
    """Three labels of five letters each that fall at 45 degrees, and two more letters ``far`` off
    in the lines of some."""
    rgb = np.full((220, 420, 3), 255, dtype=np.uint8)
    for number, x in enumerate((20, 120, 220)):
        for letter in [*range(5), *((10, 11) if number in far else ())]:
            y = 60 + 9 * letter
            rgb[y : y + 8, x + 9 * letter : x + 9 * letter + 8] = 0
    raster = Raster(rgb=rgb, name="slope", sha256="", format="png")
    glyphs = find_glyphs(raster, [], _WHITE)
    layout = Layout(raster=raster, panels=(), bars=(), background=_WHITE)
    page = Page(layout=layout, glyphs=glyphs, free=np.ones(len(glyphs), dtype=bool), size=8.0)
    lines = group_lines(glyphs, np.arange(len(glyphs)), -45.0, 8.0)
    kept = without_title_beyond(page, _CELLS, "bottom", lines)
    assert sum(len(line.glyphs) for line in kept) == left
    assert max(line.box.y1 for line in kept) == (104 if left == 15 else 167)
