"""Cards: plain ground about the cells that is not the page's, as of a picture pasted on a page.

A figure on white in a dark slide or a dark page has its labels on the white. What is left of that
white where cells and bars are taken out is a ring, and no filled block; it is a ground all the
same, and print on it stands off it and not off the page.
"""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

_SMALLEST_PX = 60
"""Sides of a card at least: no block of letters that touch is so large."""

_FULL = 0.75
"""Share of its box that a card fills together with the cells and bars on it; print, frames and
the drawings of other charts take the rest."""

_OWN = 0.1
"""Share of its box at least that is the card itself: frames about cells are thinner."""

_RIM = 0.95
"""Share of the edges of its box that a card takes; it may have round corners."""

_THICK = 7
"""Pixels that lines are thinner than, and the ground of a card is not."""

_ALONG = 0.5
"""Share of a side of its box along which a card is that thick, at three sides of it or more."""

_COVERED = 0.02
"""Share of its box that lies under cells and bars; what holds none is another drawing."""


def are_cards(
    labels: npt.NDArray[np.int32],
    stats: npt.NDArray[np.int64],
    blocked: npt.NDArray[np.bool_],
) -> npt.NDArray[np.bool_]:
    """(n,): which pieces are the ground about cells, given what is ``blocked``."""
    found = np.zeros(len(stats), dtype=bool)
    for row in np.flatnonzero(np.minimum(stats[:, 2], stats[:, 3]) >= _SMALLEST_PX):
        x0, y0, width, height, area = stats[row, :5].tolist()
        if area < _OWN * width * height:
            continue
        place = (slice(y0, y0 + height), slice(x0, x0 + width))
        covered = int(blocked[place].sum())
        if covered < _COVERED * width * height or area + covered < _FULL * width * height:
            continue
        inside = labels[place] == row + 1
        rim = np.concatenate([inside[1], inside[-2], inside[:, 1], inside[:, -2]])
        found[row] = rim.mean() >= _RIM and _is_about(inside)
    return found


def _is_about(inside: npt.NDArray[np.bool_]) -> bool:
    """Whether a piece (h, w) lies about what it holds, and is no frame with a strip at its head."""
    kernel = np.ones((_THICK, _THICK), np.uint8)
    thick = cv2.morphologyEx(inside.astype(np.uint8), cv2.MORPH_OPEN, kernel, borderValue=0)
    deep = _THICK // 2
    sides = (thick[deep], thick[-1 - deep], thick[:, deep], thick[:, -1 - deep])
    return sum(bool(side.mean() >= _ALONG) for side in sides) >= 3
