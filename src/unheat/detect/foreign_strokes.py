"""Strokes in a color of their own that were drawn over numbers of a few cells: ticks, arrows.

Numbers are printed in black, in white or in a gray, whose rims are blends with the color of their
cell. What is neither was drawn over them by hand, and what it leaves of a number is read as one;
where it is all that a cell shows, it is the number, in a color of its own.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.channels import coded, most
from unheat.detect.inner_part import SMALLEST_PX, Pixels, inner_part
from unheat.medians import median
from unheat.model import Grid

Bools = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]

_FOREIGN, _OWN = 48.0, 16.0
"""Levels by which the color of a pixel is off all blends of a fill with gray: of a stroke at least,
and of print at most, whatever rounding did to its rims."""

_INK = 40.0
"""Levels by which a pixel of print stands off the fill."""

_MIDDLE = 75.0
"""Percentile of distances from the fill above which pixels are the middle of a stroke."""

_TOUCHING_PX = 1
"""What of a stroke stands so near to print lies over it, in pixels."""

_FEWEST_PX = 4
"""Pixels of a stroke there, which are no speck."""

_THIRDS = 0.25
"""Share of pixels off all blends that stay so where letters in thirds of pixels are evened out
along their rows: these have a red rim at one side and a blue one at the other."""
_EVEN = 0.5
"""Excess of one of the two rims over the other, in shares of both."""

_PALETTE = 256
"""A picture of no more colors tints the rims of letters."""

_MOST = 0.5
"""Share of cells of which more are drawn so: numbers in color, letters in thirds of pixels."""


def struck_over(rgb: Pixels, grid: Grid, fills: Floats, printed: Bools) -> Bools:
    """(R, C): cells of a drawing (h, w, 3) over whose print something in another color was drawn.

    ``fills`` (R, C, 3) are the colors of the cells, NaN where not known.
    """
    found: Bools = np.zeros(grid.shape, dtype=bool)
    thirds = np.zeros_like(found)
    if min(grid.cell_width, grid.cell_height) < SMALLEST_PX:
        return found
    for row, column in np.argwhere(printed & np.isfinite(fills).all(axis=-1)).tolist():
        inner = inner_part(rgb, grid, row, column).astype(np.float64)
        if inner.size > 0 and _is_struck(inner, fills[row, column]):
            found[row, column] = True
            thirds[row, column] = _is_in_thirds(inner, fills[row, column])
    few = found.sum() <= _MOST * np.count_nonzero(printed)
    found &= few & ~thirds
    return found if found.any() and _has_more_colors(rgb) else np.zeros_like(found)


def _has_more_colors(rgb: Pixels) -> bool:
    """Whether a picture (h, w, 3) has more colors than a palette holds."""
    return len(np.unique(coded(rgb))) > _PALETTE


def _is_struck(inner: Floats, fill: Floats) -> bool:
    off = _off_gray_blends(inner, fill)
    foreign = off >= _FOREIGN
    if np.count_nonzero(foreign) < _FEWEST_PX:
        return False
    own = (off <= _OWN) & (most(np.abs(inner - fill)) >= _INK)
    own &= ~_blended(inner, fill, inner[foreign])
    rows, columns = np.nonzero(own)
    if not len(rows):
        return False
    near = foreign[
        max(rows.min() - _TOUCHING_PX, 0) : rows.max() + _TOUCHING_PX + 1,
        max(columns.min() - _TOUCHING_PX, 0) : columns.max() + _TOUCHING_PX + 1,
    ]
    return bool(np.count_nonzero(near) >= _FEWEST_PX)


def _is_in_thirds(inner: Floats, fill: Floats) -> bool:
    """Whether what has a color of its own are the rims of letters drawn in thirds of pixels.

    A stroke in one color keeps it where pixels side by side are taken together.
    """
    foreign = _off_gray_blends(inner, fill) >= _FOREIGN
    warmth = (inner[..., 0] - inner[..., 2] - (fill[0] - fill[2]))[foreign]
    # Black print takes the tint of its fill away, and both rims lie about what is left of it.
    warmth += 0.5 * (fill[0] - fill[2])
    if abs(warmth.sum()) > _EVEN * np.abs(warmth).sum() or np.abs(warmth).mean() < _OWN:
        return False
    wide = np.pad(inner, ((0, 0), (1, 1), (0, 0)), mode="edge")
    evened = _off_gray_blends((wide[:, :-2] + wide[:, 1:-1] + wide[:, 2:]) / 3.0, fill)
    left = np.count_nonzero(evened >= _FOREIGN)
    return bool(left <= _THIRDS * np.count_nonzero(foreign))


def _blended(inner: Floats, fill: Floats, strokes: Floats) -> Bools:
    """(h, w): pixels of ``inner`` (h, w, 3) that are rims of ``strokes`` (n, 3) over the fill.

    In the middle of a stroke its color is farthest from the fill.
    """
    away = strokes - fill
    far = np.linalg.norm(away, axis=-1)
    whole = median(away[far >= np.percentile(far, _MIDDLE)], along_first=True)
    share = np.clip((inner - fill) @ whole / float(whole @ whole), 0.0, 1.0)
    beside = np.linalg.norm(inner - fill - share[..., None] * whole, axis=-1)
    return np.asarray(beside <= _OWN)


def _off_gray_blends(pixels: Floats, fill: Floats) -> Floats:
    """(h, w): levels by which ``pixels`` (h, w, 3) are off what a gray over ``fill`` (3,) makes.

    Such a blend has the hue of the fill, and no more color than this.
    """
    tint = fill - fill.mean()
    tints = pixels - pixels.mean(axis=-1, keepdims=True)
    strength = float(tint @ tint)
    share = np.clip(tints @ tint / strength, 0.0, 1.0) if strength > 0.0 else np.zeros(1)
    return np.asarray(np.linalg.norm(tints - share[..., None] * tint, axis=-1))
