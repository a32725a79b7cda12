"""Tick marks that stand off the cells: told by being alike, or by the print that they point at."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.model import Box
from unheat.text.ink import FloatArray, IntArray
from unheat.text.page import Page, side_view

# Marks that touch the cells stand no further off than their rims.
_TOUCHING_PX = 2.0
# Blots of marks do, and marks are so low, in letter heights; so many are no chance.
_STUCK_PX, _LOW, _SEVERAL = 1.0, 0.75, 3
# A space within a text, in letter heights, and how far off its middle a mark may point.
_SPACE, _LEVEL_PX = 0.6, 1.5
# Print that is wider, in letter heights, than what stands behind a turned sign runs across it.
_ACROSS = 1.5


def marks_off(
    page: Page, index: IntArray, own: Box, side: str, known: npt.NDArray[np.bool_]
) -> npt.NDArray[np.bool_]:
    """(n,) which glyphs are tick marks: those that are ``known``, or all of what touches the cells
    and is lower than letters where nothing else stands beside them: a codec makes blots of marks
    without labels. Where none are known they are told by being all alike.

    Three or more thin pieces of one length, all as far from the cells, and nothing nearer, or two
    that have print beyond them in whose middle each points: those of a frame that stands off the
    cells of a panel, and faint ones at the cells. On the other sides the sign of a negative number
    may stand off the cells too: there they are marks where nothing else stands, or where the print
    that they point at runs across them, as none behind its own sign does.
    """
    view = side_view(page.glyphs.boxes[index], own, side)
    length, width = view[:, 1] - view[:, 0], view[:, 3] - view[:, 2]
    blots = (view[:, 0] <= _STUCK_PX) & (length <= _LOW * page.size)
    if len(index) >= _SEVERAL and blots.all():
        return blots
    if known.any():
        return known
    # A thin stroke has a rim of one pixel that may be there or not.
    full = page.glyphs.area[index] >= 0.6 * length * np.maximum(width - 2.0, 1.0)
    first = float(view[:, 0].min(initial=np.inf))
    thin: npt.NDArray[np.bool_] = (
        full
        & (np.abs(view[:, 0] - first) <= 1.0)
        & (length >= 1.5 * width)
        & (width <= 4.0)
        & (length <= page.size)
    )
    if len(index) >= _SEVERAL and thin.all() and np.ptp(length) <= _LEVEL_PX:
        return thin
    low = thin & (length <= _LOW * page.size)
    alike = low if low.any() else thin
    near = view[:, 0] <= first + 1.0
    many = alike.sum() >= 3 or (alike.sum() == 2 and bool(_pointed_at(view, alike, page.size)))
    same = many and bool(np.ptp(length[alike]) <= 1.5) and bool(alike[near].all())
    known_side = side in ("left", "bottom") or first <= _TOUCHING_PX
    if same and not (known_side and low.any()):
        wide = [extent >= _ACROSS * page.size for extent in _pointed_at(view, alike, page.size)]
        same = len(wide) >= _SEVERAL and sum(wide) > 0.5 * len(wide)
    return alike if same else np.zeros(len(index), dtype=bool)


def _pointed_at(view: FloatArray, marks: npt.NDArray[np.bool_], size: float) -> list[float]:
    """How far the print beyond each of these pieces extends across it, in pixels, where it points
    at the middle of each; empty where one points at none.
    """
    extents = []
    for _, end, first, last in view[marks]:
        beyond = view[~marks & (view[:, 0] >= end - 1.0) & (view[:, 0] <= end + size)]
        low, high = first, last
        for _ in beyond:
            near = (beyond[:, 2] <= high + _SPACE * size) & (beyond[:, 3] >= low - _SPACE * size)
            if not near.any():
                return []
            # Its letters and what stands right beside these, the mark itself left out.
            low, high = beyond[near, 2].min(), beyond[near, 3].max()
        if not len(beyond) or abs(low + high - first - last) / 2 > _LEVEL_PX:
            return []
        extents.append(float(high - low))
    return extents
