"""Underscores between lines that stand so close that they reach into the next one."""

from __future__ import annotations

import numpy as np

from unheat.model import Box, Layout, Raster
from unheat.text.hanging import with_underscores_below
from unheat.text.ink import find_glyphs
from unheat.text.lines import Line, join_lines
from unheat.text.page import Page
from unheat.text.sites import Site

_WHITE = (255.0, 255.0, 255.0)
_PITCH, _FEET = 13, 11


def _rows(*, underscores: bool) -> tuple[Page, list[Site]]:
    """Three rows of six letters, two of them tall; a rule under the gap in the middle of each
    stands lower than the tops of the tall letters below it."""
    rgb = np.full((80, 120, 3), 255, dtype=np.uint8)
    owners: list[tuple[int, int]] = []
    for row in range(3):
        top = 10 + _PITCH * row
        for letter in range(7):
            x = 20 + 8 * letter
            if letter == 3:
                if underscores:
                    rgb[top + _FEET + 2 : top + _FEET + 4, x - 1 : x + 7] = 0
                continue
            high = 0 if letter == 1 else 3
            rgb[top + high : top + _FEET, x : x + 6] = 0
            rgb[top + high + 2 : top + _FEET - 2, x + 2 : x + 4] = 255
        owners.append((top, top + _FEET))
    raster = Raster(rgb=rgb, name="rows", sha256="0" * 64, format="png")
    glyphs = find_glyphs(raster, [], _WHITE)
    layout = Layout(raster=raster, panels=(), bars=(), background=_WHITE)
    page = Page(
        layout=layout, glyphs=glyphs, free=np.zeros(len(glyphs), dtype=bool), size=float(_FEET)
    )
    sites = []
    for row, (top, _) in enumerate(owners):
        # A rule was taken for a piece of the line whose tall letters stand beside it.
        own = np.flatnonzero((glyphs.boxes[:, 1] >= top - 1) & (glyphs.boxes[:, 1] < top + 12))
        line = Line(
            glyphs=own,
            angle=0.0,
            along=(0.0, 0.0),
            across=(0.0, 0.0),
            box=Box(0, 0, 1, 1),
            size=float(_FEET),
        )
        lines = (join_lines(glyphs, [line]),)
        sites.append(Site(role="row", owner=0, index=row, lines=lines, side="left"))
    return page, sites


def test_an_underscore_that_reaches_into_the_next_line_is_of_its_own_line() -> None:
    page, sites = _rows(underscores=True)
    assert [len(site.lines[0].glyphs) for site in sites[:2]] == [6, 7]
    found = with_underscores_below(page, sites)
    assert [len(site.lines[0].glyphs) for site in found[:2]] == [7, 7]
    feet = [page.glyphs.boxes[site.lines[0].glyphs, 3].max() for site in found[:2]]
    assert feet == [10 + _FEET + 4, 10 + _PITCH + _FEET + 4]
    assert not any(site.sure for site in found), "others may have run together with letters"


def test_lines_without_underscores_are_left_as_they_are() -> None:
    page, sites = _rows(underscores=False)
    found = with_underscores_below(page, sites)
    assert [site.lines for site in found] == [site.lines for site in sites]
    assert all(site.sure for site in found)
