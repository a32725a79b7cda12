"""Ends of bars over which something opaque lies: a face in a corner of a shared screen, a picture.

Beyond the end of a bar there is page, or a line of its frame and page. Where an area begins that is
wider than the bar the end that is seen is not the bar's, whatever a codec made of the area's sides.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.medians import median
from unheat.model import Bar, Box

Pixels = npt.NDArray[np.uint8]

_FROM_PX, _TO_PX = (4, 8), 7
"""Pixels beyond an end from which on so many are looked at: frames and ripples about them end
before, and a round corner of what lies over the end does too."""

_WIDER, _OVER = 0.5, 0.5
"""Breadths of a bar that such an area reaches beyond one of its sides at least, and that it covers:
behind what lies over half of it the other half goes on."""

_LEAST_PX = 8.0
"""Pixels that both are together at least: no stroke of a letter is as thick."""

_LEVELS, _COVERED = 32.0, 0.8
"""Levels by which an area is off the page, and its share of what is looked at: between letters
there is more page than that, and an arrow on the area or its round corner takes less."""


def has_covered_end(
    rgb: Pixels, bar: Bar, page: tuple[float, float, float], others: Sequence[Box]
) -> bool:
    """Whether one of the ends of a bar on ``rgb`` (h, w, 3) lies under an area that is no page and
    none of the ``others``, cells and bars, nor the tinted ground that the bar stands on."""
    upright = bar.orientation == "vertical"
    box = bar.box if upright else bar.box.transposed()
    reach = _WIDER * box.width
    ends = [(box.y0 - near - _TO_PX, box.y0 - near) for near in _FROM_PX]
    ends += [(box.y1 + near, box.y1 + near + _TO_PX) for near in _FROM_PX]
    cover = max(_OVER * box.width, min(_LEAST_PX - reach, box.width))
    sides = (box.x0 - reach, box.x0 + cover), (box.x1 - cover, box.x1 + reach)
    grounds = [np.array(page), *_beside(rgb, bar, others)]
    for (y0, y1), (x0, x1) in itertools.product(ends, sides):
        beyond = Box(x0, y0, x1, y1) if upright else Box(y0, x0, y1, x1)
        seen = _free(rgb, beyond, others)
        off = np.min([most(np.abs(seen - ground)) for ground in grounds], axis=0) > _LEVELS
        if off.size and float(off.mean()) >= _COVERED:
            return True
    return False


def _beside(rgb: Pixels, bar: Bar, others: Sequence[Box]) -> list[npt.NDArray[np.float64]]:
    """The one color beside the middle of a bar, for each side that has one: what lies over an end
    does not reach there, and what a bar stands on lies around all of it."""
    upright = bar.orientation == "vertical"
    box = bar.box if upright else bar.box.transposed()
    third, near = box.height / 3, _FROM_PX[0]
    found = []
    for x0, x1 in (
        (box.x0 - near - _TO_PX, box.x0 - near),
        (box.x1 + near, box.x1 + near + _TO_PX),
    ):
        beside = Box(x0, box.y0 + third, x1, box.y1 - third)
        seen = _free(rgb, beside if upright else beside.transposed(), others).reshape(-1, 3)
        if not len(seen):
            continue
        color = median(seen, along_first=True)
        if float((most(np.abs(seen - color)) <= _LEVELS / 4).mean()) >= _COVERED:
            found.append(color)
    return found


def _free(rgb: Pixels, box: Box, others: Sequence[Box]) -> npt.NDArray[np.float64]:
    """The colors (h, w, 3) within a box; none where it leaves the picture or meets the others."""
    whole = box.x0 >= 0 and box.y0 >= 0 and box.x1 <= rgb.shape[1] and box.y1 <= rgb.shape[0]
    if not whole or any(box.intersection(other) > 0.0 for other in others):
        return np.zeros((0, 0, 3))
    rows, columns = box.pixels(rgb.shape)
    return rgb[rows, columns].astype(np.float64)
