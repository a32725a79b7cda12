"""A light card before a page that was dimmed: a dialog, a viewer, what is cut out of a screen.

What is dimmed all grew darker by one factor, its paper as well, and nothing of it is as light as
the card. So the card is told although print, pictures and bars stand around it on every side, and
however close these come to it.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from unheat.channels import least, most
from unheat.components import components
from unheat.medians import median_level
from unheat.model import Raster

Color = tuple[float, float, float]
Picture = npt.NDArray[np.uint8]
FloatArray = npt.NDArray[np.float64]

_PAPER, _SAME = 224, 10.0
"""Paper of a card is as light as this in all channels, and alike to so many levels, behind a codec
as well."""

_SMALLEST, _LARGEST = 0.15, 0.95
"""Shares of the picture that a card takes at least and at most."""

_DIMMER, _LIT = 32.0, 0.02
"""Levels by which a dimmed page is darker than the card, and the share of it that is not: buttons
and words of the program that dimmed it."""

_EDGE_PX = 6
"""Pixels about a card that its frame and its handles take."""

_CORNER_PX, _HANDLE_PX, _INK = 16, 8, 12.0
"""Pixels that a round corner takes and that a handle reaches over a card, and levels by which they
differ from its paper."""

_BARE, _DEEP = 0.9, 8
"""Share of one of the outermost lines of a card that is paper, and how many these are: a block."""


def lit_card(rgb: Picture, background: Color) -> tuple[int, int, int, int] | None:
    """The inside (x0, y0, x1, y1) of a light card before a dimmed page in a picture (h, w, 3); None
    where there is none, or where the ``background`` (0–255) that is known is the card's."""
    if float(np.mean(background)) > 255 - _DIMMER:
        return None  # Nothing is as much lighter; most pages go no further.
    height, width = rgb.shape[:2]
    light = least(rgb) >= _PAPER
    if not _SMALLEST / 2 <= float(light.mean()) <= _LARGEST:
        return None
    paper: FloatArray = median_level(rgb[light], axis=0)
    if float(paper.mean()) - float(np.mean(background)) < _DIMMER:
        return None
    pieces = components(light & (most(np.abs(rgb - paper)) <= _SAME))
    areas = pieces.areas.copy()
    areas[0] = 0
    x0, y0, across, down = pieces.boxes[int(areas.argmax())].tolist()
    x1, y1 = x0 + across, y0 + down
    if not _SMALLEST <= across * down / (height * width) <= _LARGEST:
        return None
    inside = rgb[y0:y1, x0:x1]
    sides = inside, inside[::-1], inside.transpose(1, 0, 2), inside.transpose(1, 0, 2)[::-1]
    # A codec leaves ripples before the page.
    bare = [
        max((most(np.abs(one[:_DEEP] - paper)) <= _SAME).mean(axis=1).tolist()) for one in sides
    ]
    # Figures are cut out up to their cells where nothing stands beside these.
    if sorted(bare)[1] < _BARE:
        return None
    around = np.ones((height, width), dtype=np.bool_)
    around[max(0, y0 - _EDGE_PX) : y1 + _EDGE_PX, max(0, x0 - _EDGE_PX) : x1 + _EDGE_PX] = False
    if not around.any():
        return None
    lit = rgb[around].mean(axis=1) > paper.mean() - _DIMMER
    return (x0, y0, x1, y1) if float(lit.mean()) <= _LIT else None


def without_dimmed(raster: Raster, background: Color) -> Raster | None:
    """The picture with the paper of its card in place of the dimmed page; None without one."""
    card = lit_card(raster.rgb, background)
    if card is None:
        return None
    x0, y0, x1, y1 = card
    rgb = np.empty_like(raster.rgb)
    paper: FloatArray = median_level(raster.rgb[y0:y1, x0:x1][:_DEEP].reshape(-1, 3), axis=0)
    rgb[:] = paper
    rgb[y0:y1, x0:x1] = _without_handles(raster.rgb[y0:y1, x0:x1], paper)
    return replace(raster, rgb=rgb)


def _without_handles(inside: Picture, paper: FloatArray) -> Picture:
    """What is on a card (h, w, 3) without the handles that a program set on its sides, each across
    from another one, and what its round corners leave of the page. Print that the edge cuts has
    nothing across from it."""
    height, width = inside.shape[:2]
    pieces = components(most(np.abs(inside - paper)) > _INK)
    left, top, across, down = pieces.boxes[1:].T
    right, bottom = width - left - across, height - top - down
    corner = np.minimum(left, right) + np.minimum(top, bottom) == 0
    corner &= (across <= _CORNER_PX) & (down <= _CORNER_PX)
    handles = corner
    for near, far, deep, begins, long in (
        (left, right, across, top, down),
        (top, bottom, down, left, across),
    ):
        one = np.flatnonzero((near == 0) & (deep <= _HANDLE_PX))
        other = np.flatnonzero((far == 0) & (deep <= _HANDLE_PX))
        level = np.abs(begins[one][:, None] - begins[other]) <= 1
        level &= np.abs(long[one][:, None] - long[other]) <= 1
        handles[one[level.any(axis=1)]] = True
        handles[other[level.any(axis=0)]] = True
    result = inside.copy()
    result[np.isin(pieces.labels, 1 + np.flatnonzero(handles))] = np.round(paper)
    return result
