"""Panels beside each other on a slide: what its heading stands over is not its first panel."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.unit.text.test_titles import Page

from unheat.model import Grid, Layout, PanelLayout
from unheat.text.labels import locate

NAMES = ("one", "two", "three", "four")


def beside_each_other(x: float, scale: float, *, ruled: bool) -> Layout:
    """Two panels in a row under a heading whose middle is at ``x``."""
    page = Page()
    page.rows()
    page.columns(NAMES, 296)
    page.write("Both cohorts", x, 40, scale=scale)
    left = page.layout()
    right = np.roll(page.pixels[100:], -20, axis=1)
    pixels = np.concatenate([page.pixels, np.full_like(page.pixels, 255)], axis=1)
    pixels[100:, 620:] = right
    if ruled:
        pixels[76:78, 40:1180] = (30, 40, 90)
    (panel,) = left.panels
    grid = Grid(
        row_spans=panel.grid.row_spans,
        column_spans=tuple((760.0 + 60 * col, 820.0 + 60 * col) for col in range(4)),
    )
    return replace(
        left,
        raster=replace(left.raster, rgb=pixels),
        panels=(panel, PanelLayout(grid=grid, frame=grid.box)),
    )


@pytest.mark.parametrize(
    ("x", "scale", "ruled", "overall"),
    [
        # A rule over both; much larger and at the margin; over the middle of the first; small.
        (240.0, 0.6, True, True),
        (190.0, 1.0, False, True),
        (280.0, 1.0, False, False),
        (280.0, 0.5, False, False),
    ],
)
def test_whose_the_only_title_is(x: float, scale: float, ruled: bool, overall: bool) -> None:
    sites = locate(beside_each_other(x, scale, ruled=ruled))
    assert len(sites.of("figure-title")) == int(overall)
    assert len(sites.of("title")) == int(not overall)
