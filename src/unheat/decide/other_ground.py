"""Axes whose names may stand on another ground than the page's, where no print is looked for.

A shadow falls over a part of a page, or a figure stands on a card of its own. What is written there
is found only where it is held against its own ground; where that was taken for one large piece of
ink an axis seems to have no names at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.decide.sides import from_each_side
from unheat.medians import median
from unheat.model import IDENTITY, Axis, Box, Label, Layout, PanelLayout, Reason
from unheat.model.geometry import Span
from unheat.text.doubted_places import places_doubted

FloatArray = npt.NDArray[np.float64]

_PAST_PX, _REACH_PX, _LEAST_PX = 3, 80, 16
"""Pixels off the cells from which on names are looked for, how far, and how few of them tell."""

_OFF, _INK, _MOST = 12.0, 60.0, 0.4
"""Levels by which another ground differs from the page, and print from its ground, which takes so
much of it at most."""

_PRINTED = 0.01
"""Share of a ground that print takes at least."""


def unseen_names_doubted(
    layout: Layout, panel: PanelLayout, axes: tuple[Axis, Axis]
) -> tuple[Axis, Axis]:
    """The rows and columns, each asked about at all places if it has no name at all and print on a
    ground of its own stands beside it."""
    grid = panel.grid
    bare = [not any(axis.labels) and not any(axis.lent) for axis in axes]
    if grid.transform != IDENTITY or not any(bare):
        return axes
    page = np.asarray(layout.background, dtype=float)
    rgb = layout.raster.rgb.copy()
    others = [one.grid.box for one in layout.panels if one is not panel]
    for box in (*others, *(bar.box for bar in layout.bars), *layout.furniture):
        rows, columns = box.pixels(rgb.shape)
        rgb[rows, columns] = np.round(page)
    written = [
        _is_written(picture, line, places, page)
        for picture, line, places in from_each_side(rgb, grid)
    ]
    found = list[Axis]()
    # Sides are above and below, left and right; rows have their names on the last two.
    for axis, alone, two in zip(axes, bare, ((2, 3), (0, 1)), strict=True):
        sides = [_beside(grid.box, side, rgb.shape) for side in two if written[side]]
        found.append(_asked(axis, sides[0]) if alone and sides else axis)
    return found[0], found[1]


def _beside(cells: Box, side: int, shape: tuple[int, ...]) -> Box:
    """Where names are looked for above, below, left or right of the cells."""
    bands = (
        Box(cells.x0, max(cells.y0 - _REACH_PX, 0.0), cells.x1, cells.y0),
        Box(cells.x0, cells.y1, cells.x1, min(cells.y1 + _REACH_PX, float(shape[0]))),
        Box(max(cells.x0 - _REACH_PX, 0.0), cells.y0, cells.x0, cells.y1),
        Box(cells.x1, cells.y0, min(cells.x1 + _REACH_PX, float(shape[1])), cells.y1),
    )
    return bands[side]


def _asked(axis: Axis, box: Box) -> Axis:
    """The axis with a doubt on all its names, and on its title, which may stand there as well."""
    why = Reason.LABEL_MISSING
    title = Label(text="", confidence=0.0, box=box, review=True, reasons=(why,))
    axis = replace(axis, title=title) if axis.title is None else axis
    return places_doubted(axis, dict.fromkeys(range(len(axis.labels)), why), 0.0)


def _is_written(
    picture: npt.NDArray[np.uint8], line: Span, places: Sequence[Span], page: FloatArray
) -> bool:
    """Whether print stands on another ground than the page's before the first ``line`` of cells."""
    until = int(line[0]) - _PAST_PX
    low, high = max(int(places[0][0]), 0), int(places[-1][1])
    band = picture[max(until - _REACH_PX, 0) : max(until, 0), low:high].astype(float)
    if len(band) < _LEAST_PX:
        return False
    ground = median(band.reshape(-1, 3), along_first=True)
    ink = float((most(np.abs(band - ground)) > _INK).mean())
    return bool(np.abs(ground - page).max() > _OFF) and _PRINTED <= ink <= _MOST
