"""Outer lines of a lattice that stand beyond the frame of its cells: ticks, names, the page.

A resizer draws the frame over two pixels, and the lattice of small cells goes on beyond it as far
as it was looked for. But no frame runs between cells and masked cells.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.detect.lattice import Lattice
from unheat.medians import median_level

_INK = 0.15
"""Share of the contrast of an ink by which what is drawn in it may be off a mix with the page."""

_WHOLE = 0.98
"""A frame has no gaps."""

_CONTRAST = 60.0
"""Levels by which a pen differs from the page, and not a column of one color next to white."""

_NEAR, _CLEAR_PX = 0.4, 1.5
"""Share of a period about a border in which a pen is looked for, and pixels that are free of it
beyond."""

_MOST_PRINT = 0.5
"""Names and ticks cover less of the page."""

_MOST_LINES = 0.5
"""Share of all lines that may be none."""

_OUTER = 0.1
"""Share of the lines of the other axis, at each end, that may stand beyond its own frame."""


def beyond_frame(
    picture: npt.NDArray[np.uint8],
    lattice: Lattice,
    other: Lattice,
    page: npt.NDArray[np.int16],
    tolerance: float,
) -> int:
    """How many of the last lines of cells along y stand beyond a frame and hold the page and one
    ink; 0 where no frame parts such lines from the others.

    picture: (H, W, 3).
    """
    aside = int(_OUTER * other.n) * other.period
    first = max(round(other.start + aside), 0)
    last = min(round(other.end - aside), picture.shape[1])
    end = min(int(np.floor(lattice.end)), len(picture))
    if last - first < 2 or _is_pen(picture, lattice.end, lattice.period, (first, last), page):
        return 0
    for count in range(1, int(_MOST_LINES * lattice.n)):
        border = lattice.end - count * lattice.period
        strip = picture[int(np.ceil(border + _CLEAR_PX)) : end, first:last].astype(np.int16)
        if not strip.size:
            continue
        off = most(np.abs(strip - page)) > tolerance
        if off.mean() > _MOST_PRINT or (off.any() and one_ink(strip[off], page, tolerance) is None):
            return 0
        if _is_pen(picture, border, lattice.period, (first, last), page):
            inside = border - lattice.period
            # Or lines run between all cells.
            return 0 if _is_pen(picture, inside, lattice.period, (first, last), page) else count
    return 0


def _is_pen(
    picture: npt.NDArray[np.uint8],
    border: float,
    period: float,
    along: tuple[int, int],
    page: npt.NDArray[np.int16],
) -> bool:
    """Whether a line of one color that is not the page's runs near a border along x."""
    low, high = int(np.floor(border - _NEAR * period)), int(np.ceil(border + _NEAR * period))
    strip = picture[max(low, 0) : high, slice(*along)]
    if not strip.size:
        return False
    colors = median_level(strip, axis=1).astype(np.int16)
    contrast = most(np.abs(colors - page)).astype(float)
    off = most(np.abs(strip.astype(np.int16) - colors[:, None]))
    whole = (off <= _INK * contrast[:, None]).mean(axis=1) >= _WHOLE
    return bool((whole & (contrast >= _CONTRAST)).any())


def one_ink(
    pixels: npt.NDArray[np.int16], page: npt.NDArray[np.int16], tolerance: float
) -> float | None:
    """The contrast, in levels, of the color that differs most from the page where all pixels (n, 3)
    are mixes of the two; None where some are not."""
    off = (pixels - page).astype(np.float64)
    ink = off[int(np.abs(off).max(axis=1).argmax())]
    share = off @ ink / float(ink @ ink)
    rest = np.abs(off - share[:, None] * ink).max(axis=1)
    contrast = float(np.abs(ink).max())
    return contrast if float(rest.max()) <= max(_INK * contrast, tolerance) else None
