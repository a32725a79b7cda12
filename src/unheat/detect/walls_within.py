"""Color bars in the empty half of a panel, and the cells that they and their print cover.

What lies in the surroundings of such a bar says nothing of the cells there: neither that they are
empty nor that they are none.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.detect.line_ends import sampled
from unheat.model.geometry import Box, Span

BoolArray = npt.NDArray[np.bool_]
FloatArray = npt.NDArray[np.float64]

_BREADTHS = 5.0
"""Numbers of a bar stand within so many of its breadths."""

_AROUND_PX = 4.0
"""Beyond the frame of a bar."""

_FREE = 0.5
"""Share of what is around a bar on the page that is page: the rest are its marks."""


def free_walls(
    rgb: npt.NDArray[np.uint8],
    panel: Box,
    walls: Sequence[Box],
    plain_colors: FloatArray,
    tolerance: float,
) -> list[Box]:
    """The bars in a panel with plain page around them; cells that look like one have other cells
    there. ``plain_colors`` (k, 3) are the page's, ``tolerance`` is in levels (0–255)."""
    return [
        wall
        for wall in walls
        if wall.intersection(panel) > 0.0 and _stands_free(rgb, wall, plain_colors, tolerance)
    ]


def beside_walls(
    span: Span,
    across: tuple[Span, ...],
    axis: int,
    walls: Sequence[Box],
    *,
    breadths: float = _BREADTHS,
) -> BoolArray:
    """(n,) for each sampled cell of a line: does it touch a bar, or the room of its numbers, which
    is so many ``breadths`` of the bar wide?"""
    chosen = [(float(start), float(end)) for start, end in sampled(across)]
    near = np.zeros(len(chosen), dtype=bool)
    for wall in walls:
        room = wall.padded(breadths * min(wall.width, wall.height))
        for index, other in enumerate(chosen):
            (y0, y1), (x0, x1) = (span, other) if axis == 0 else (other, span)
            near[index] |= room.intersection(Box(x0, y0, x1, y1)) > 0.0
    return near


def _stands_free(
    rgb: npt.NDArray[np.uint8], wall: Box, plain_colors: FloatArray, tolerance: float
) -> bool:
    ys, xs = wall.padded(_AROUND_PX).pixels(rgb.shape)
    part = rgb[ys, xs]
    ring = np.concatenate([part[0], part[-1], part[:, 0], part[:, -1]]).astype(float)
    off = most(np.abs(ring[:, None] - plain_colors)).min(axis=1)
    return float((off <= tolerance).mean()) > _FREE
