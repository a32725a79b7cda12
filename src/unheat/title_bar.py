"""The bar along the top of a window that a figure was captured with.

It runs over the page from side to side, is of another color than the page, and the page begins
under it and stays blank for a while: the header of a table ends at its first line of cells. Under
the tabs of a browser is a strip with its address, in a color of its own or in the page's, down to a
line from side to side.
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

_STRIPS, _ALL = 3, 0.4
"""Strips of a window at most, and the share of the picture that all of them take at most."""


def title_bar(rgb: npt.NDArray[np.uint8], background: tuple[float, float, float]) -> int:
    """Rows of pixels of such a bar at the top of a picture (H, W, 3), 0 where there is none."""
    rows_at_most = int(_SHARE * len(rgb)) + 1
    if rows_at_most <= _LEAST_PX:
        return 0
    color = np.median(rgb[0], axis=0)
    # Most figures begin with their page, and no more of them is looked at.
    if np.abs(color - np.asarray(background)).max() <= _LEVELS:
        return 0
    end = _strip(rgb[:rows_at_most], color)
    if end < _LEAST_PX:
        return 0
    end = _with_more_strips(rgb[: int(_ALL * len(rgb)) + 1], end, background)
    under = rgb[end : end + _LINE_PX + max(int(_UNDER * min(end, rows_at_most)), 2)]
    page = _is(under, np.asarray(background)).mean(axis=1) >= _BLANK
    return end if len(page) > _LINE_PX and bool(page[_LINE_PX:].all()) else 0


def _is(rgb: npt.NDArray[np.uint8], color: npt.NDArray[np.float64]) -> npt.NDArray[np.bool_]:
    return np.asarray(most(np.abs(rgb.astype(np.int16) - color)) <= _LEVELS)


def _strip(top: npt.NDArray[np.uint8], color: npt.NDArray[np.float64]) -> int:
    """Rows at the beginning of ``top`` (h, w, 3) with that color at both ends, and mostly; 0 where
    all of them are such."""
    same = _is(top, color)
    rows = same[:, 0] & same[:, -1] & (same.mean(axis=1) >= _PLAIN)
    return 0 if rows.all() else int(np.argmin(rows))


def _with_more_strips(
    top: npt.NDArray[np.uint8], end: int, background: tuple[float, float, float]
) -> int:
    """The first row under all strips below the one that ends at ``end``; ``end`` where none is."""
    page = np.asarray(background)
    for _ in range(_STRIPS - 1):
        more = _strip(top[end:], np.median(top[end], axis=0)) if end < len(top) else 0
        if more and np.abs(np.median(top[end], axis=0) - page).max() > _LEVELS:
            end += more
            continue
        # In the page's color it ends at a line; both its sides are blank.
        blank = _is(top[end:], page)
        line = (
            _is(top[end:], np.median(top[end:], axis=1, keepdims=True)).mean(axis=1) >= _BLANK
        ) & (blank.mean(axis=1) < 1.0 - _BLANK)
        sides = blank[:, 0] & blank[:, -1]
        at = int(np.argmax(line)) if line.any() else 0
        if at < _LEAST_PX or not sides[:at].all():
            break
        end += at
    return end
