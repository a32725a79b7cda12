"""A sheet that was pasted upright on a page of one color: a slide, a card on a gray page.

Figures are cut out as close as a pixel or two about their print, so that nothing is to be
presumed about how far a sheet is bare: where all that is off the wall ends in a box whose
outermost lines are of one light color, these lines are the sheet. A paper or a screen that was
photographed has no such edge. In a viewer a light page runs on beyond the picture, with wall on two
sides of it that face each other.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.detect.levels import has_color
from unheat.medians import median_level

Color = tuple[float, float, float]
Picture = npt.NDArray[np.uint8]
FloatArray = npt.NDArray[np.float64]
Box = tuple[int, int, int, int]

_PAPER, _DARKEST, _DARKER = 160.0, 95.0, 40.0
"""Paper is light in all channels. The ground of a dark figure is so light at most, and darker than
its wall by so many levels."""

_SMALLEST = 0.25
"""Share of the picture that a sheet takes at least."""

_FLAT = 6.0, 0.6
"""Levels within which this share of a bare line is alike behind a codec; pale cells are not."""

_WALL = 0.5
"""Share of the picture's border that has exactly the color of the wall."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Edge:
    """``wall`` and ``same`` are levels within which pixels have the color of the wall and of the
    sheet, ``off`` those by which a sheet is lighter than its wall, and within ``deep`` pixels from
    the outermost one its color begins, and goes on for so many ``lines``. ``bare`` is the share of
    such a line that has it: print may be cut by the edge."""

    wall: float
    same: float
    bare: float
    off: float
    deep: int
    lines: int = 2


_DRAWN = _Edge(wall=2.0, same=2.0, bare=0.9, off=8.0, deep=1)
_CODED = _Edge(wall=12.0, same=24.0, bare=0.98, off=32.0, deep=9)
"""A codec ripples as far as one of its blocks; a resizer blends the edge with the wall."""

_CARD = _Edge(wall=2.0, same=2.0, bare=0.9, off=3.0, deep=4, lines=5)
"""A card of a page hardly differs from it, and has a line about it."""


def drawn_sheet(rgb: Picture, wall: Color) -> tuple[Box, FloatArray] | None:
    """The inside (x0, y0, x1, y1) of a sheet on a ``wall`` (0–255) and its color (3,), 0–255.

    The sheet is light on a darker wall, or dark on a lighter one or on one that is as dark, and
    nothing but the wall is outside of it, nor anything where it runs on to an edge of the picture.
    None where there is none in the picture (h, w, 3).
    """
    border = np.concatenate([rgb[0], rgb[-1], rgb[:, 0], rgb[:, -1]]).astype(np.float64)
    if (most(np.abs(border - np.array(wall))) <= 1.0).mean() < _WALL:
        return None
    for edge in (_DRAWN, _CODED, _CARD):
        found = _within(rgb, wall, edge)
        if found is not None:
            return found
    return None


def _within(rgb: Picture, wall: Color, edge: _Edge) -> tuple[Box, FloatArray] | None:
    off = ~has_color(rgb, wall, edge.wall)
    rows, columns = (np.flatnonzero(off.any(axis=axis)) for axis in (1, 0))
    if not len(rows):
        return None
    x0, y0, x1, y1 = int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1
    height, width = rgb.shape[:2]
    beside, about = min(x0, width - x1) >= 1, min(y0, height - y1) >= 1
    runs_on = not (beside and about)
    if runs_on and (edge is _CARD or not (beside or about)):
        return None
    if (x1 - x0 - 2 * edge.deep) * (y1 - y0 - 2 * edge.deep) < _SMALLEST * height * width:
        return None
    inside = rgb[y0:y1, x0:x1]
    sides = inside.transpose(1, 0, 2), inside, inside.transpose(1, 0, 2)[::-1], inside[::-1]
    begun = list[tuple[int, FloatArray]]()
    for side in sides:
        found = _begins(side, wall, edge)
        if found is None:
            return None
        begun.append(found)
    colors = np.array([color for _, color in begun])
    if np.ptp(colors, axis=0).max() > edge.same:
        return None
    if runs_on and float(colors.min()) < _PAPER:
        return None
    left, top, right, bottom = (depth for depth, _ in begun)
    return (x0 + left, y0 + top, x1 - right, y1 - bottom), np.median(colors, axis=0)


def _begins(lines: Picture, wall: Color, edge: _Edge) -> tuple[int, FloatArray] | None:
    """At which of the lines (n, length, 3) from one side inwards a sheet begins, and its color."""
    ends = edge.deep + 1
    outer = lines[: edge.deep + edge.lines, ends:-ends]
    for depth in range(min(edge.deep + 1, len(outer) - edge.lines + 1)):
        # A single line may be the edge itself, blended with the wall, and several one about a card.
        shown = outer[depth : depth + edge.lines]
        color: FloatArray = median_level(shown[edge.lines - 2], axis=0)
        if _is_paper(color, wall, edge) and all(
            _is_bare(most(np.abs(line - color)), edge) for line in shown
        ):
            return depth, color
    return None


def _is_paper(color: FloatArray, wall: Color, edge: _Edge) -> bool:
    lighter = float(color.mean() - np.mean(wall))
    if color.max() <= _DARKEST:
        return lighter <= -_DARKER or (
            edge is _CARD and max(wall) <= _DARKEST and abs(lighter) >= edge.off
        )
    return bool(color.min() >= _PAPER and lighter >= edge.off)


def _is_bare(differs: FloatArray, edge: _Edge) -> bool:
    flat = float((differs <= _FLAT[0]).mean()) >= _FLAT[1]
    return flat and float((differs <= edge.same).mean()) >= edge.bare
