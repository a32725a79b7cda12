"""Bars of two or three steps, or in colors that are on no curve, told by the cells they explain.

Keys of a legend that touch each other are a bar: its numbers stand at the bounds of its steps,
and names at their middles.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from unheat.detect.bar_edges import exact_box
from unheat.detect.bar_grow import Strip, extend, row_colors
from unheat.detect.bar_search import Pixels, Seed, noise_tolerance
from unheat.detect.bar_ticks import dress
from unheat.model import Bar, Box

TOUCHING_PX = 2.0
"""Steps of a bar are parted by a mixed row, or by a line."""

_LEAST_PX = 3
"""A shorter piece of one color is a line between two steps."""


def touching(keys: Sequence[Box]) -> bool:
    """Whether keys stand in a column or a row without room between them."""
    for ordered in (
        sorted((box.y0, box.y1) for box in keys),
        sorted((box.x0, box.x1) for box in keys),
    ):
        if all(abs(after[0] - before[1]) <= TOUCHING_PX for before, after in pairwise(ordered)):
            return True
    return False


def steps_of(rgb: Pixels, keys: Sequence[Box]) -> Bar:
    """The bar that touching keys are steps of, with steps of other colors at its ends."""
    upright = np.ptp([box.center[1] for box in keys]) >= np.ptp([box.center[0] for box in keys])
    picture = rgb if upright else np.ascontiguousarray(rgb.transpose(1, 0, 2))
    boxes = [box if upright else Box(box.y0, box.x0, box.y1, box.x1) for box in keys]
    tolerance = noise_tolerance(rgb)
    seed = Seed(
        int(min(box.y0 for box in boxes)),
        int(max(box.y1 for box in boxes)),
        int(max(box.x0 for box in boxes)),
        int(min(box.x1 for box in boxes)),
    )
    whole = extend(picture, seed, tolerance)
    strip = Strip(whole.y0, whole.y1, whole.x0, whole.x1, _steps(picture, whole, tolerance))
    box, frame = exact_box(picture, strip, tolerance)
    bar = replace(dress(picture, strip, box, frame, tolerance), keys=True)
    if upright:
        return bar
    sides = {"left": "top", "right": "bottom", None: None}
    turned = Box(box.y0, box.x0, box.y1, box.x1)
    return replace(bar, box=turned, orientation="horizontal", tick_side=sides[bar.tick_side])


def _steps(picture: Pixels, seed: Seed, tolerance: int) -> tuple[int, ...]:
    """Rows where one step ends and the next begins, with both ends."""
    colors = row_colors(picture, seed, tolerance)
    changes = np.flatnonzero(np.abs(np.diff(colors, axis=0)).max(axis=1) > 2 * tolerance) + 1
    edges = np.r_[0, changes, len(colors)]
    pieces = [(int(a), int(b)) for a, b in pairwise(edges) if b - a >= _LEAST_PX]
    inner = [round((before[1] + after[0]) / 2) for before, after in pairwise(pieces)]
    return (seed.y0, *(seed.y0 + edge for edge in inner), seed.y1)
