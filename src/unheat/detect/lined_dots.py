"""Dots on the crossings of an axes' grid: its lines are taken off the picture, the dots stay.

A dot heatmap is told by dots with nothing drawn between them. Where the lines of the ticks run
through them, all of one color and each from dot to dot, they say no more than the ticks do.
"""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.detect.dots import dots_on_lattice
from unheat.model import Raster

Pixels = npt.NDArray[np.uint8]
Bools = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]

_DRAWN, _SAME = 12.0, 24.0
"""Levels by which a line differs from the page at least, and from other lines at most."""

_LINED = 0.8
"""Share of the places between two dots that show the line."""

_PEN_PX, _RIM_PX = 3, 2
"""Half of the widest line with its blurred rims, and pixels about a dot that are its own."""


def without_lines_of_dots(raster: Raster, background: tuple[float, float, float]) -> Raster | None:
    """The picture without lines of a grid that run through dots; None where there are none."""
    page = np.asarray(background, dtype=np.float64)
    found = dots_on_lattice(raster.rgb, background, _DRAWN)
    if found is None:
        return None
    columns, rows, dots = found
    reach = cv2.dilate(dots.view(np.uint8), np.ones((2 * _RIM_PX + 1,) * 2, np.uint8)) > 0
    colors = [
        *_between(raster.rgb, reach, columns, rows, turned=False),
        *_between(raster.rgb, reach, rows, columns, turned=True),
    ]
    if not colors:
        return None
    shown = np.array(colors)
    line = np.median(shown, axis=0)
    alike = most(np.abs(shown - line)) <= _SAME
    if alike.mean() < _LINED or np.abs(line - page).max() <= _DRAWN:
        return None
    rgb = raster.rgb.copy()
    _paint(rgb, reach, columns, rows, line, page)
    # Views of one picture: what is painted in the turned one is painted in both.
    _paint(rgb.swapaxes(0, 1), reach.T, rows, columns, line, page)
    return replace(raster, rgb=rgb)


def _between(
    rgb: Pixels, reach: Bools, lines: Floats, across: Floats, *, turned: bool
) -> list[Floats]:
    """Colors half-way between neighboring dots on ``lines`` at the places ``across`` them."""
    picture, taken = (rgb.swapaxes(0, 1), reach.T) if turned else (rgb, reach)
    middles = (across[1:] + across[:-1]) / 2
    places = [(round(y), int(x)) for x in lines.tolist() for y in middles.tolist()]
    page = picture[0, 0].astype(np.float64)
    found = []
    for y, x in places:
        if not taken[y, x]:
            near = picture[y, max(x - 1, 0) : x + 2].astype(np.float64)
            found.append(near[np.abs(near - page).max(axis=1).argmax()])
    return found


def _paint(
    picture: Pixels, reach: Bools, lines: Floats, across: Floats, color: Floats, page: Floats
) -> None:
    """Take upright ``lines`` (n,) off a picture, as far as they keep their ``color``."""
    for x in lines.tolist():
        middle = int(x)
        side = slice(max(middle - _PEN_PX, 0), middle + _PEN_PX + 1)
        off = np.abs(picture[:, side].astype(np.float64) - color).max(axis=2).min(axis=1)
        kept = (off <= _SAME) | reach[:, middle]
        first, last = int(across[0]), int(across[-1])
        while first > 0 and kept[first - 1]:
            first -= 1
        while last < len(kept) - 1 and kept[last + 1]:
            last += 1
        strip = picture[first : last + 1, side]
        strip[~reach[first : last + 1, side]] = page.round().astype(np.uint8)
