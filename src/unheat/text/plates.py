"""Filled blocks that frames tie to something larger.

The strip over a facet and the frame around its cells share a line, and so they are one
connected piece, which is no block. Lines are thin: what a square as high as small print
can reach without leaving the piece is filled, and is a block of its own.
"""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from unheat.components import components

_THICK = 7
"""Pixels that lines are thinner than, and blocks with print on them higher."""

_RING = 5
"""Pixels that the rings of a codec are narrower than."""

_SHORT, _LONG = 8, 28
_FULL = 0.95

_LETTER = 2.0
"""A hole that a letter in the color of the page leaves in a block is so large at most, in letter
heights; what lies between a frame and its cells is longer."""

Stats = npt.NDArray[np.int64]


def plates_apart(
    labels: npt.NDArray[np.int32],
    stats: Stats,
    framed: npt.NDArray[np.int64],
    *,
    letter: float,
    lossy: bool = False,
) -> Stats:
    """``stats`` with rows for the blocks that were cut out of the ``framed`` pieces.

    ``labels`` (height, width) number the pieces from 1 and get the numbers of the new ones;
    ``stats`` (n, 5) are x, y, width, height and area of each; ``letter`` is how large letters are,
    in pixels. Print in the color of the page leaves holes in its block, and in a ``lossy`` picture
    print on a block has rings about it, where that is as pale as the page; both are filled.
    """
    kernel = np.ones((_THICK, _THICK), np.uint8)
    for row in framed.tolist():
        x0, y0, width, height = stats[row, :4].tolist()
        region = labels[y0 : y0 + height, x0 : x0 + width]
        piece = np.pad((region > 0 if lossy else region == row + 1).astype(np.uint8), _RING)
        if lossy:
            holes = np.ones((_RING, _RING), np.uint8)
            piece = cv2.morphologyEx(piece, cv2.MORPH_CLOSE, holes, borderValue=0)
        _fill_letters(piece, _LETTER * letter)
        opened = cv2.morphologyEx(piece, cv2.MORPH_OPEN, kernel, borderValue=0)
        opened = opened[_RING:-_RING, _RING:-_RING]
        found = components(opened > 0)
        left, top, wide, high = found.boxes.T
        full = found.areas >= _FULL * wide * high
        large = (np.minimum(wide, high) >= _SHORT) & (np.maximum(wide, high) >= _LONG)
        for block in np.flatnonzero(full & large).tolist():
            stats = np.concatenate([stats, stats[:1]])
            box = left[block] + x0, top[block] + y0, wide[block], high[block]
            stats[-1] = [*box, found.areas[block]]
            filled = found.labels == block
            taken = np.bincount(region[filled], minlength=len(stats))[1:]
            # Print that the rings have parted from its block belongs to that.
            stats[:-1][taken == stats[:-1, 4], 2:] = 0
            stats[row, 4] -= taken[row]
            region[filled] = len(stats)
    return stats


def _fill_letters(piece: npt.NDArray[np.uint8], largest: float) -> None:
    """Fill the holes of a piece (its pixels are 1) whose sides are no longer than ``largest``."""
    holes = components(piece == 0)
    sides = holes.boxes[:, 2:].max(axis=1, initial=0)
    small = (sides <= largest) & (holes.areas > 0)
    small[0] = False
    piece[small[holes.labels]] = 1
