"""Keys of a legend in the color of the frames about all of them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

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
