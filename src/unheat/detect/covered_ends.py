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
    none of the ``others``, cells and bars."""
    upright = bar.orientation == "vertical"
    box = bar.box if upright else bar.box.transposed()
    reach = _WIDER * box.width
    ends = [(box.y0 - near - _TO_PX, box.y0 - near) for near in _FROM_PX]
    ends += [(box.y1 + near, box.y1 + near + _TO_PX) for near in _FROM_PX]
    cover = max(_OVER * box.width, min(_LEAST_PX - reach, box.width))
    sides = (box.x0 - reach, box.x0 + cover), (box.x1 - cover, box.x1 + reach)
    for (y0, y1), (x0, x1) in itertools.product(ends, sides):
        beyond = Box(x0, y0, x1, y1) if upright else Box(y0, x0, y1, x1)
        whole = beyond.x0 >= 0 and beyond.y0 >= 0
        whole &= beyond.x1 <= rgb.shape[1] and beyond.y1 <= rgb.shape[0]
        if not whole or any(beyond.intersection(other) > 0.0 for other in others):
            continue
        rows, columns = beyond.pixels(rgb.shape)
        off = most(np.abs(rgb[rows, columns].astype(np.float64) - np.array(page))) > _LEVELS
        if off.size and float(off.mean()) >= _COVERED:
            return True
    return False
