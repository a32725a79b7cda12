"""Keys that were not made out as such, or were taken for cells."""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import pytest

from unheat.decide.unread_key import (
    has_unread_key,
    has_unread_keys,
    title_beside_keys,
    with_dropped_keys,
    with_names_of_keys,
)
from unheat.model import (
    Axis,
    Box,
    Cells,
    ColorScale,
    Grid,
    Label,
    Layout,
    Panel,
    PanelLayout,
    Raster,
    Reason,
    Status,
)

STEPS = ((216, 51, 31), (255, 240, 218), (165, 217, 109), (103, 188, 97), (25, 149, 79))


def _layout(colors: tuple[tuple[int, int, int], ...]) -> Layout:
    rgb = np.full((200, 300, 3), 255, dtype=np.uint8)
    for number, color in enumerate(colors):
        rgb[160:180, 20 + 40 * number : 60 + 40 * number] = color
    grid = Grid(row_spans=((20.0, 120.0),), column_spans=((20.0, 120.0),))
    panel = PanelLayout(grid=grid, frame=Box(20, 20, 120, 120))
    raster = Raster(rgb=rgb, name="page", sha256="", format="png")
    return Layout(raster=raster, panels=(panel,))


@pytest.mark.parametrize(("shown", "told"), [(5, True), (2, False)])
def test_a_key_in_steps_has_the_colors_of_cells_and_none_between(shown: int, told: bool) -> None:
    assert has_unread_key(_layout(STEPS[:shown]), _learned()) is told


@pytest.mark.parametrize(("aside", "told"), [(0, True), (9, False)])
def test_a_key_that_its_middle_parts_is_one(aside: int, told: bool) -> None:
    shades = np.linspace(0, 1, 50)[:, None]
    red, blue = (np.array(one) for one in ((250.0, 40.0, 30.0), (60.0, 20.0, 250.0)))
    up, down = (255 + shades * (one - 255) for one in (red, blue))
    page = _layout(())
    rgb = page.raster.rgb.copy()
    for y, (first, second) in enumerate(zip(up[::-1], down, strict=True)):
        rgb[20 + y, 220:260] = np.rint(first).astype(np.uint8)
        rgb[74 + y, 220 + aside : 260 + aside] = np.rint(second).astype(np.uint8)
    page = replace(page, raster=replace(page.raster, rgb=rgb))
    knots = [
        (float(k), *color) for k, color in enumerate([*up[::-6].tolist(), *down[::6].tolist()])
    ]
    scale = ColorScale(origin="learned", minimum=0.0, maximum=17.0, knots=tuple(knots))
    assert has_unread_key(page, scale) is told


@dataclass(frozen=True)
class _Panel:
    scale: ColorScale | None
    cells: Any


def _learned() -> ColorScale:
    knots = [(float(k), *STEPS[k // 3]) for k in range(15)]
    return ColorScale(origin="learned", minimum=0.0, maximum=14.0, knots=tuple(knots))


def _panel(colors: tuple[tuple[int, int, int], ...], scale: ColorScale | None) -> Panel:
    """One row of cells in these colors, with numbers in them."""
    rgb = np.array([colors], dtype=float)
    shape = rgb.shape[:2]
    cells = SimpleNamespace(
        rgb=rgb,
        shape=shape,
        status=np.full(shape, Status.AGREED, dtype=object),
        review=np.zeros(shape, dtype=bool),
    )
    return cast(Panel, _Panel(scale=scale, cells=cast(Cells, cells)))


@pytest.mark.parametrize(("shown", "told"), [(5, True), (2, False)])
def test_a_line_of_cells_that_was_none_is_a_key(shown: int, told: bool) -> None:
    own, key = _panel(STEPS, _learned()), _panel(STEPS[:shown], None)
    (kept,) = with_dropped_keys([own], [own, key])
    assert kept.scale is not None
    assert kept.scale.review is told
    assert (Reason.NO_TICKS in kept.scale.reasons) is told
    # What is kept is a panel, and no key.
    assert with_dropped_keys([own, key], [own, key]) == [own, key]


@pytest.mark.parametrize(("bottom", "asked"), [(140.0, True), (60.0, False)])
def test_a_title_beside_an_unread_key_may_be_its_name(bottom: float, asked: bool) -> None:
    title = Label(text="Resistivity", box=Box(80, bottom - 10, 160, bottom))
    found = title_beside_keys(_layout(STEPS), [_panel(STEPS, _learned())], title)
    assert found is not None
    assert found.review is asked
    # Where the bar was read it has a name of its own.
    told = [_panel(STEPS, None)]
    assert title_beside_keys(_layout(STEPS), told, title) is title


@pytest.mark.parametrize(
    ("shown", "cells", "told"),
    [(STEPS, 5, True), (STEPS[:2], 5, False), (STEPS[:2], 2, False), ((), 5, False)],
)
def test_the_few_colors_of_a_panel_shown_once_more_are_keys(
    shown: tuple[tuple[int, int, int], ...], cells: int, told: bool
) -> None:
    layout = _layout(())
    page = layout.raster.rgb.copy()
    for number, color in enumerate(shown):
        page[160:180, 20 + 50 * number : 40 + 50 * number] = color
    layout = replace(layout, raster=replace(layout.raster, rgb=page))
    rgb = np.array([STEPS[:cells]] * 2, dtype=np.float64)
    rgb[1] += 4.0
    pixels = SimpleNamespace(rgb=rgb, blank=np.zeros(rgb.shape[:2], dtype=bool))
    assert has_unread_keys(layout, cast(Any, pixels)) is told


@pytest.mark.parametrize(("top", "asked"), [(186.0, True), (140.0, False)])
def test_the_title_of_an_axis_beyond_an_unread_key_may_name_that(top: float, asked: bool) -> None:
    layout = _layout(STEPS)
    name = Label(text="AUC", box=Box(60.0, top, 90.0, top + 10.0))
    axes = [
        Axis(title=title, labels=("a",), confidence=(1.0,), review=(False,))
        for title in (None, name)
    ]
    grid = layout.panels[0].grid
    panel = Panel(
        box=grid.box,
        grid=grid,
        title=None,
        rows=axes[0],
        columns=axes[1],
        scale=_learned(),
        cells=cast(Any, None),
        format=cast(Any, None),
    )
    told = with_names_of_keys(layout, panel)
    assert told.columns.title is not None
    assert told.columns.title.review is asked
    assert told.rows == panel.rows
    silent = replace(panel, scale=None)
    assert with_names_of_keys(layout, silent) is silent
