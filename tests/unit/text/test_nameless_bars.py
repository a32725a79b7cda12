"""What stands between a level bar without a name and the panel under it may be that name."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import cast

import numpy as np
import pytest
from tests.unit.text.test_labels import Drawing

from unheat.model import Bar, Box, Grid
from unheat.text.labels import locate
from unheat.text.nameless_bars import bars_named_by
from unheat.text.page import Page
from unheat.text.sites import Site, Sites

_DOWN = 30


def _over(drawing: Drawing, top: int, side: str, down: int) -> Sites:
    """What is located where a level bar of 120 px with numbers on one side begins at the row
    ``top``, over a heatmap that stands ``down`` px lower than it is drawn."""
    drawing.pixels[top : top + 12, 180:300] = np.linspace(0, 200, 120).astype(np.uint8)[:, None]
    bar = Bar(
        box=Box(180, top, 300, top + 12),
        orientation="horizontal",
        tick_side=side,
        tick_positions=(190.0, 290.0),
    )
    layout = drawing.layout(bar)
    grid = layout.panels[0].grid
    lower = Grid(
        row_spans=tuple((start + down, end + down) for start, end in grid.row_spans),
        column_spans=grid.column_spans,
    )
    panel = replace(layout.panels[0], grid=lower, frame=lower.box)
    return locate(replace(layout, panels=(panel,)))


@pytest.mark.parametrize(("y", "sure"), [(66, False), (78, True)])
def test_a_title_close_under_the_numbers_of_a_bar_may_be_its_name(y: int, sure: bool) -> None:
    drawing = Drawing()
    # The heatmap stands under a level bar with numbers.
    drawing.pixels = np.pad(drawing.pixels, ((_DOWN, 0), (0, 0), (0, 0)), constant_values=255)
    for number, place in (("10", 190), ("20", 290)):
        drawing.write(number, place, 42)
    drawing.write("Row z-score", 240, y)
    sites = _over(drawing, 20, "bottom", _DOWN)
    assert [(one.role, one.sure) for one in sites.sites if one.role != "tick"] == [("title", sure)]
    assert [place[0] for place in sites.unclaimed] == ([] if sure else ["bar-label"])


@pytest.mark.parametrize(("large", "small", "sure"), [(0.6, 0.45, True), (0.45, 0.45, False)])
def test_a_title_under_a_bar_is_told_from_the_name_over_it_by_its_size(
    large: float, small: float, sure: bool
) -> None:
    drawing = Drawing()
    drawing.pixels = np.pad(drawing.pixels, ((60, 0), (0, 0), (0, 0)), constant_values=255)
    # The bar is on the middle of the picture.
    drawing.pixels = drawing.pixels[:, :480]
    drawing.write("Transferability (%)", 240, 14, small)
    for number, place in (("10", 190), ("20", 290)):
        drawing.write(number, place, 36)
    drawing.write("Prompt Matrix of models", 240, 90, large)
    sites = _over(drawing, 46, "top", 60)
    found = {one.role: one.sure for one in sites.sites if one.role != "tick"}
    assert found == {"title": sure, "bar-label": sure}


@pytest.mark.parametrize(
    ("numbers", "wider", "sure"), [(76, 0, True), (112, 0, False), (76, -80, False)]
)
def test_a_name_beyond_numbers_over_its_bar_is_told_by_its_place(
    numbers: int, wider: int, sure: bool
) -> None:
    """Not where the numbers stand under the bar, nor where it is on the middle of the picture."""
    drawing = Drawing()
    drawing.pixels = np.pad(drawing.pixels, ((100, 0), (0, 0), (0, 0)), constant_values=255)
    drawing.pixels = drawing.pixels[:, : drawing.pixels.shape[1] + wider]
    for number, place in (("10", 190), ("20", 290)):
        drawing.write(number, place, numbers)
    drawing.write("Change (%)", 240, 50)
    drawing.write("Change since 2019", 240, 140)
    sites = _over(drawing, 90, "top" if numbers < 90 else "bottom", 100)
    found = [(one.role, one.sure) for one in sites.sites if one.role != "tick"]
    assert sorted(found) == [("bar-label", sure), ("title", sure)]


@pytest.mark.parametrize(
    ("x", "y", "below", "named"),
    [(240, 20, True, [0]), (120, 20, True, []), (240, -40, True, []), (240, 20, False, [])],
)
def test_a_title_over_the_numbers_of_a_bar_may_be_its_name_where_another_stands_below(
    x: float, y: float, below: bool, named: list[int]
) -> None:
    def text(role: str, x: float, y: float) -> Site:
        box = Box(x - 40, y, x + 40, y + 12)
        return cast(
            Site, SimpleNamespace(role=role, owner=0, box=box, lines=[SimpleNamespace(size=8.0)])
        )

    bar = Bar(
        box=Box(180, 60, 300, 72),
        orientation="horizontal",
        tick_side="top",
        tick_positions=(190.0, 290.0),
    )
    page = cast(Page, SimpleNamespace(layout=SimpleNamespace(bars=(bar,))))
    above = text("figure-title", x, y)
    sites = [text("tick", 190, 40), text("tick", 290, 40), above]
    sites += [text("title", 240, 90)] if below else []
    assert bars_named_by(page, sites, above) == named
    # A bar that has a name asks for none.
    assert bars_named_by(page, [*sites, text("bar-label", 340, 60)], above) == []
