"""Print that a panel took which turned out to be no heatmap."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import numpy as np
from tests.unit.decide.test_refuse import panel as colored
from tests.unit.decide.test_refuse import ramp

from unheat.decide.refused import refused, without_refused
from unheat.model import Box, Label, Layout, Panel, PanelLayout, Raster

UPPER, LOWER = Box(20, 20, 220, 100), Box(20, 160, 220, 240)


def _label(box: Box | None) -> Label | None:
    return None if box is None else Label(text="Layer", confidence=1.0, box=box)


def _panel(box: Box, *, true: bool, title: Box | None = None, columns: Box | None = None) -> Panel:
    """A panel with a scale, or a smaller one in a single color, and where its titles stand."""
    plain = np.full((3, 8, 3), 120.0)
    one = colored(ramp(4, 6) if true else plain, scale="linear" if true else None)
    axis = SimpleNamespace(labels=("a",), title=_label(columns))
    rows = SimpleNamespace(labels=("a",), title=None)
    return cast(
        Panel,
        SimpleNamespace(
            box=box, title=_label(title), columns=axis, rows=rows, cells=one.cells, scale=one.scale
        ),
    )


def _layout(*boxes: Box) -> Layout:
    places = [SimpleNamespace(grid=SimpleNamespace(box=box)) for box in boxes]
    raster = Raster(rgb=np.zeros((260, 240, 3), np.uint8), name="", sha256="", format="png")
    return Layout(raster=raster, panels=tuple(cast(PanelLayout, place) for place in places))


def test_a_title_between_a_heatmap_and_what_is_none_is_read_without_that() -> None:
    between = Box(90, 120, 150, 150)
    panels = [_panel(UPPER, true=True), _panel(LOWER, true=False, title=between)]
    assert refused(panels) == panels[1:]
    anew = without_refused(_layout(UPPER, LOWER), panels, None)
    assert anew is not None
    assert [panel.grid.box for panel in anew.panels] == [UPPER]
    under = [_panel(UPPER, true=False, columns=between), _panel(LOWER, true=True)]
    anew = without_refused(_layout(UPPER, LOWER), under, None)
    assert anew is not None
    assert [panel.grid.box for panel in anew.panels] == [LOWER]


def test_what_took_nothing_stays() -> None:
    between, aside = Box(90, 120, 150, 150), Box(230, 120, 239, 150)
    named = _panel(UPPER, true=True, columns=Box(90, 104, 150, 116))
    layout = _layout(UPPER, LOWER)
    assert without_refused(layout, [named, _panel(LOWER, true=False, title=between)], None) is None
    upper = _panel(UPPER, true=True)
    assert without_refused(layout, [upper, _panel(LOWER, true=False, title=aside)], None) is None
    assert without_refused(layout, [upper, _panel(LOWER, true=True, title=between)], None) is None


def test_one_heatmap_has_no_title_of_several() -> None:
    title = _label(Box(0, 100, 16, 112))
    layout = _layout(UPPER, LOWER)
    panels = [_panel(UPPER, true=True), _panel(LOWER, true=False)]
    assert without_refused(layout, panels, None) is None
    anew = without_refused(layout, panels, title)
    assert anew is not None
    assert [panel.grid.box for panel in anew.panels] == [UPPER]
    both = [_panel(UPPER, true=True), _panel(LOWER, true=True)]
    assert without_refused(layout, both, title) is None
