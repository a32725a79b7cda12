"""Bars below their panel: what stands between the two, or beyond both, names one of them."""

from __future__ import annotations

import numpy as np
import pytest
from tests.unit.text.test_labels import Drawing

from unheat.model import Bar, Box
from unheat.text.labels import locate


def with_columns(below: int) -> Drawing:
    """The heatmap with names of its columns, and room below."""
    drawing = Drawing()
    drawing.pixels = np.pad(drawing.pixels, ((0, below), (0, 120), (0, 0)), constant_values=255)
    for col, text in enumerate(["one", "two", "three", "four"]):
        drawing.write(text, 150 + 60 * col, 196)
    return drawing


@pytest.mark.parametrize(("y", "x", "role"), [(246, 262, "bar-label"), (216, 240, "column-title")])
def test_what_heads_an_upright_bar_below_the_cells_names_it(y: int, x: int, role: str) -> None:
    """The title of the columns is set on their middle and nearer to their labels."""
    drawing = with_columns(60)
    drawing.pixels[260:380, 240:255] = np.linspace(0, 200, 120).astype(np.uint8)[:, None, None]
    bar = Bar(box=Box(240, 260, 255, 380), orientation="vertical", tick_side="right")
    for place, text in ((264, "1.0"), (320, "0.5"), (376, "0.0")):
        drawing.write(text, 276, place)
    drawing.write("Level", x, y)
    sites = locate(drawing.layout(bar))
    assert [site.role for site in sites.sites if site.role.endswith(("-label", "-title"))] == [role]


def test_labels_of_columns_beyond_the_end_of_a_level_bar_are_no_offset_of_it() -> None:
    drawing = with_columns(0)
    # A bar between two panels: labels of the one at its right stand over its end.
    ramp = np.linspace(0, 200, 150).astype(np.uint8)
    drawing.pixels[240:255, 60:210] = ramp[None, :, None]
    bar = Bar(box=Box(60, 240, 210, 255), orientation="horizontal", tick_side="top")
    for place, text in ((64, "0"), (206, "9")):
        drawing.write(text, place, 230)
    sites = locate(drawing.layout(bar))
    assert not sites.of("bar-offset")
    assert len(sites.of("column", 0)) == 4
