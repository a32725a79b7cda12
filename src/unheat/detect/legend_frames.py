"""Keys of a legend in the color of the frames about all of them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.medians import median
from unheat.model import Box

SAME_PX, SAME = 2.0, 0.1
"""Keys of one legend agree in size and place to so many pixels or so much of their size: a frame
takes some of the outer ones."""

_FRAME_PX = 3
"""Frames of keys are so thick at most, with what a codec smears of them."""


def with_frames(keys: Sequence[Box], others: Sequence[Box]) -> list[Box]:
    """Rectangles among others that follow the keys of a column or a row in their step, and are as
    much larger than these as a frame: a key in its color cannot be told from it.
    """
    found = []
    sides = [min(getattr(key, name) for key in keys) for name in ("width", "height")]
    for axis in (0, 1):
        line = sorted(keys, key=lambda key: key.center[axis])
        steps = [two.center[axis] - one.center[axis] for one, two in pairwise(line)]
        if any(abs(key.center[1 - axis] - line[0].center[1 - axis]) > SAME_PX for key in keys):
            continue
        slack = max(SAME_PX, SAME * min(steps))
        for box in others:
            larger = [box.width - sides[0], box.height - sides[1]]
            level = abs(box.center[1 - axis] - line[0].center[1 - axis]) <= SAME_PX
            off = min(
                abs(line[0].center[axis] - box.center[axis] - min(steps)),
                abs(box.center[axis] - line[-1].center[axis] - min(steps)),
            )
            if level and off <= slack and all(0 < more <= 2 * _FRAME_PX for more in larger):
                found.append(box)
    return found


def whole_keys(
    rgb: npt.NDArray[np.uint8], boxes: Sequence[Box], page: Sequence[float] | None, tolerance: float
) -> list[Box]:
    """The boxes with the frames about them, of any color but the page's: of keys of one size those
    that are pale have one, and the others none. Empty where no box has a frame.

    ``rgb`` is (H, W, 3); ``tolerance`` in levels of 255. A box without a frame stays as it is.
    """
    found = [box if page is None else _with_own_frame(rgb, box, page, tolerance) for box in boxes]
    return [] if found == list(boxes) else found


def _with_own_frame(
    rgb: npt.NDArray[np.uint8], box: Box, page: Sequence[float], tolerance: float
) -> Box:
    x0, y0, x1, y1 = (int(side) for side in box.as_tuple())
    thick = []
    for outside in (
        rgb[y0:y1, :x0][:, ::-1],
        rgb[:y0, x0:x1][::-1].transpose(1, 0, 2),
        rgb[y0:y1, x1:],
        rgb[y1:, x0:x1].transpose(1, 0, 2),
    ):
        near = outside[:, : _FRAME_PX + 1].astype(np.int16)
        if not near.size:
            return box
        bare = most(np.abs(median(near, along_first=True) - np.array(page))) <= tolerance
        if not bare.any():
            # No frame is so thick.
            return box
        thick.append(int(np.argmax(bare)))
    return Box(box.x0 - thick[0], box.y0 - thick[1], box.x1 + thick[2], box.y1 + thick[3])
