"""Dots and dashes of labels at the very edge of a picture that was trimmed to its print."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from unheat.model import Layout, Raster
from unheat.text.ink import find_glyphs
from unheat.text.lines import group_lines
from unheat.text.loose_ends import cut_labels
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


@pytest.mark.parametrize(
    ("others", "left_of_a_word", "cut"),
    [(True, True, True), (True, False, False), (False, True, False)],
)
def test_a_label_a_space_behind_what_the_edge_left_of_a_word_is_cut_where_others_are(
    others: bool, left_of_a_word: bool, cut: bool
) -> None:
    """Three labels of letters of 10 px; the third begins 8 px from the edge, behind a slice."""
    rgb = np.full((100, 200, 3), 255, dtype=np.uint8)
    for row, left in enumerate((0 if others else 30, 40, 8)):
        for x in range(left, 80, 10):
            rgb[10 + 30 * row : 20 + 30 * row, x : x + 7] = 0
            rgb[13 + 30 * row : 17 + 30 * row, x + 2 : x + 5] = 255
    if left_of_a_word:
        rgb[70:80, :3] = 0
    raster = Raster(rgb=rgb, name="page", sha256="0" * 64, format="png")
    glyphs = find_glyphs(raster, [], _WHITE)
    layout = Layout(raster=raster, panels=(), bars=(), background=_WHITE)
    page = Page(layout=layout, glyphs=glyphs, free=np.ones(len(glyphs), dtype=bool), size=10.0)
    letters = np.flatnonzero(glyphs.boxes[:, 2] > 4.0)
    lines = group_lines(glyphs, letters, 0.0, 10.0)
    sites: Any = [
        SimpleNamespace(key=str(number), role="row", owner=0, lines=(line,))
        for number, line in enumerate(sorted(lines, key=lambda line: line.box.y0))
    ]
    assert len(sites) == 3
    assert ("2" in cut_labels(page, sites)) == cut
