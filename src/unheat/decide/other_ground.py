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
    named, across = found
    # A header holds the heading of the names as well, which is lost with those of the columns.
    if bare[1] and written[0] and named.title is None:
        head = _beside(grid.box, 0, rgb.shape)
        if _is_headed(layout.raster.rgb, head):
            named = replace(named, title=_lost(replace(head, x0=0.0, x1=head.x0)))
    return named, across


def _is_headed(rgb: npt.NDArray[np.uint8], over: Box) -> bool:
    """Whether the ground ``over`` the columns goes on over the names of the rows, printed on."""
    y0, y1, x0, x1 = int(over.y0), int(over.y1) - _PAST_PX, int(over.x0), int(over.x1)
    if x0 < _LEAST_PX or y1 <= y0:
        return False
    above = rgb[y0:y1, x0:x1].astype(float)
    ground = median(above.reshape(-1, 3), along_first=True)
    # Beyond its own lines and before its first column there is page.
    own = np.flatnonzero((most(np.abs(above - ground)) <= _OFF).mean(axis=1) > 1.0 - _MOST)
    if not len(own):
        return False
    beside = rgb[y0 + own[0] : y0 + own[-1] + 1, :x0].astype(float)
    off = most(np.abs(beside - ground))
    begun = np.flatnonzero((off <= _OFF).mean(axis=0) > 1.0 - _MOST)
    if not len(begun) or x0 - begun[0] < _LEAST_PX:
        return False
    off = off[:, begun[0] :]
    return bool((off <= _OFF).mean() > 1.0 - _MOST and (off > _INK).mean() >= _PRINTED)


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
    axis = replace(axis, title=_lost(box)) if axis.title is None else axis
    places = dict.fromkeys(range(len(axis.labels)), Reason.LABEL_MISSING)
    return places_doubted(axis, places, 0.0)


def _lost(box: Box) -> Label:
    why = (Reason.LABEL_MISSING,)
    return Label(text="", confidence=0.0, box=box, review=True, reasons=why)


def _is_written(
    picture: npt.NDArray[np.uint8], line: Span, places: Sequence[Span], page: FloatArray
) -> bool:
    """Whether print stands on another ground than the page's before the first ``line`` of cells."""
    until = int(line[0]) - _PAST_PX
    low, high = max(int(places[0][0]), 0), int(places[-1][1])
    band = picture[max(until - _REACH_PX, 0) : max(until, 0), low:high].astype(float)
    if len(band) < _LEAST_PX:
        return False
    return _is_printed(band, page) or _is_printed(_lines_of_ground(band), page)


def _lines_of_ground(band: FloatArray) -> FloatArray:
    """The lines of a band (n, m, 3) that have the ground of those next to the cells, its last ones:
    a header of one line is lower than what else stands over a table, and the page beyond it.
    """
    ground = median(band[-_LEAST_PX:].reshape(-1, 3), along_first=True)
    own = (most(np.abs(band - ground)) <= _OFF).mean(axis=1) > 1.0 - _MOST
    return band[own] if own.sum() >= _LEAST_PX / 2 else band[:0]


def _is_printed(band: FloatArray, page: FloatArray) -> bool:
    """Whether a band (n, m, 3) has another ground than the page, and print on it."""
    if not len(band):
        return False
    ground = median(band.reshape(-1, 3), along_first=True)
    ink = float((most(np.abs(band - ground)) > _INK).mean())
    return bool(np.abs(ground - page).max() > _OFF) and _PRINTED <= ink <= _MOST
