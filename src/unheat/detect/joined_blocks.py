"""Blocks that strokes of several pixels join: the branches of a dendrogram in a fine picture.

Thin strokes are opened away before a picture falls into pieces. At 300 dpi and more a dendrogram is
drawn with a pen that is left over then, and where the tree is cut into groups with gaps between
them its branches make one piece of all. What falls apart without them may be blocks of cells.
"""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from unheat.components import folded_pieces

_PEN_PX = 7
"""Strokes up to so many pixels less one join what they touch."""

_FINE_PX = 1_000_000
"""Pixels of a picture from which on pens are so thick."""

_OF_WHOLE = 0.02
"""Share of the piece that each block fills, at least."""


def without_pens(
    inked: npt.NDArray[np.uint8], opened: npt.NDArray[np.uint8]
) -> npt.NDArray[np.uint8] | None:
    """A mask without strokes, if a piece of what is ``opened`` falls into several blocks then."""
    if inked.size < _FINE_PX:
        return None
    kernel = np.ones((_PEN_PX, _PEN_PX), np.uint8)
    bare = np.asarray(cv2.morphologyEx(inked, cv2.MORPH_OPEN, kernel), dtype=np.uint8)
    boxes, areas = folded_pieces(opened)
    parts, sizes = folded_pieces(bare)
    if not len(boxes) or not len(parts):
        return None
    whole = boxes[int(np.argmax(areas))]
    x, y, width, height = whole.tolist()
    inside = (
        (parts[:, 0] >= x)
        & (parts[:, 1] >= y)
        & (parts[:, 0] + parts[:, 2] <= x + width)
        & (parts[:, 1] + parts[:, 3] <= y + height)
        & (sizes >= _OF_WHOLE * width * height)
    )
    return bare if np.count_nonzero(inside) > 1 else None
