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


def test_words_under_a_level_bar_are_no_labels_of_the_columns_over_it() -> None:
    drawing = with_columns(60)
    ramp = np.linspace(0, 200, 180).astype(np.uint8)
    drawing.pixels[240:252, 150:330] = ramp[None, :, None]
    bar = Bar(
        box=Box(150, 240, 330, 252),
        orientation="horizontal",
        tick_side="bottom",
        tick_positions=(160.0, 320.0),
    )
    for place, text in ((160, "0"), (320, "9")):
        drawing.write(text, place, 264)
    # Each word stands at a column, as those of a name do by chance.
    for place, word in ((150, "Mean"), (210, "rate"), (270, "of"), (330, "loss")):
        drawing.write(word, place, 284)
    sites = locate(drawing.layout(bar))
    assert not sites.of("column-title")
    assert [site.owner for site in sites.of("bar-label")] == [0]


@pytest.mark.parametrize("mark", [0, 6])
def test_a_triangle_is_no_print_with_the_outermost_mark_on_it(mark: int) -> None:
    drawing = with_columns(60)
    ramp = np.linspace(0, 200, 180).astype(np.uint8)
    drawing.pixels[240:252, 150:330] = ramp[None, :, None]
    for step in range(12):
        half = round(6 - step / 2)
        drawing.pixels[246 - half : 246 + half, 331 + step] = 40
    drawing.pixels[252 : 252 + mark, 331:333] = drawing.pixels[240:252, 331:333] = 0
    bar = Bar(
        box=Box(150, 240, 330, 252),
        orientation="horizontal",
        tick_side="bottom",
        extends_end=True,
    )
    for place, text in ((160, "0"), (320, "9")):
        drawing.write(text, place, 266)
    assert not locate(drawing.layout(bar)).of("bar-label")
