"""The fringe of what was left out of a search for ink: the blur of a frame about the cells.

Where a figure was enlarged, the line about its cells fades over pixels beyond them. One row of
these is as faint as the faintest print, here a bit more and there a bit less, and ties the tick
marks that stand on it together to pieces as wide as words.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from unheat.channels import most

BoolArray = npt.NDArray[np.bool_]


def fringe_of(
    rgb: npt.NDArray[np.uint8], ground: Sequence[float], blocked: BoolArray, firm: float
) -> BoolArray:
    """(h, w): pixels of ``rgb`` (h, w, 3) next to what is ``blocked`` (h, w) that are off the
    ``ground`` by no more than ``firm`` levels in any channel. Print has stronger ones."""
    import cv2

    near = cv2.dilate(blocked.view(np.uint8), np.ones((3, 3), np.uint8)).view(bool)
    ys, xs = np.nonzero(near & ~blocked)
    off = most(np.abs(rgb[ys, xs].astype(np.float32) - np.asarray(ground, np.float32)))
    fringe = np.zeros_like(blocked)
    fringe[ys, xs] = off <= firm
    return fringe
