"""The bar along the top of a window that a figure was captured with.

It runs over the page from side to side, is of another color than the page, and the page begins
under it and stays blank for a while: the header of a table ends at its first line of cells.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.channels import most

_LEAST_PX, _SHARE = 10, 0.25
"""Height of such a bar, in pixels at least, and as a share of the picture's at most."""

_LEVELS = 8.0
"""Levels of 255 within which pixels are of one color, behind a codec as well."""

_PLAIN, _BLANK = 0.5, 0.98
"""Share of its rows that print leaves of its color, and of the rows under it that is page."""

_UNDER = 0.3
"""So much of its height the page under it is blank, at least."""

_LINE_PX = 3
"""A line or a shadow may part it from the page."""


def title_bar(rgb: npt.NDArray[np.uint8], background: tuple[float, float, float]) -> int:
    """Rows of pixels of such a bar at the top of a picture (H, W, 3), 0 where there is none."""
    rows_at_most = int(_SHARE * len(rgb)) + 1
    if rows_at_most <= _LEAST_PX:
        return 0
    color = np.median(rgb[0], axis=0)
    # Most figures begin with their page, and no more of them is looked at.
    if np.abs(color - np.asarray(background)).max() <= _LEVELS:
        return 0
    top = rgb[:rows_at_most].astype(np.int16)
    same = most(np.abs(top - color)) <= _LEVELS
    rows = same[:, 0] & same[:, -1] & (same.mean(axis=1) >= _PLAIN)
    end = len(rows) if rows.all() else int(np.argmin(rows))
    if not _LEAST_PX <= end < len(rows):
        return 0
    under = rgb[end : end + _LINE_PX + max(int(_UNDER * end), 2)].astype(np.int16)
    page = (most(np.abs(under - np.asarray(background))) <= _LEVELS).mean(axis=1) >= _BLANK
    return end if len(page) > _LINE_PX and bool(page[_LINE_PX:].all()) else 0
