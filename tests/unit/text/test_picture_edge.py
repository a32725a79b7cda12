"""Dots and dashes of labels at the very edge of a picture that was trimmed to its print."""

from __future__ import annotations

import numpy as np
import pytest

from unheat.model import Layout, Raster
from unheat.text.ink import find_glyphs
from unheat.text.page import Page
from unheat.text.picture_edge import rim

_WHITE = (255.0, 255.0, 255.0)


def _page(marks: list[tuple[int, int, int, int]], letters: int = 6) -> Page:
    """A page of 200 × 100 px with letters of 8 px on its last lines and ``marks`` as boxes."""
    rgb = np.full((100, 200, 3), 255, dtype=np.uint8)
    for x in (40 + 12 * i for i in range(letters)):
        rgb[92:100, x : x + 6] = 0
        rgb[94:98, x + 2 : x + 4] = 255
    for x0, y0, x1, y1 in marks:
        rgb[y0:y1, x0:x1] = 0
    raster = Raster(rgb=rgb, name="page", sha256="0" * 64, format="png")
    glyphs = find_glyphs(raster, [], _WHITE)
    layout = Layout(raster=raster, panels=(), bars=(), background=_WHITE)
    return Page(layout=layout, glyphs=glyphs, free=np.ones(len(glyphs), dtype=bool), size=8.0)


@pytest.mark.parametrize("mark", [(48, 98, 50, 100), (48, 97, 51, 99)])
def test_a_dot_between_letters_that_reach_as_near_to_the_edge_is_print(
    mark: tuple[int, int, int, int],
) -> None:
    page = _page([mark])
    assert len(page.glyphs) == 7
    assert len(rim(page)) == 0


def test_dots_of_a_frame_and_specks_far_from_letters_are_none() -> None:
    dots = [(x, 99, x + 3, 100) for x in range(1, 195, 5)]
    assert len(rim(_page(dots, letters=0))) == len(dots)
    assert len(rim(_page([(150, 98, 152, 100)]))) == 1
