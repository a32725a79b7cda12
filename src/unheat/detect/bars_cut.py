"""The feet of colored bars, taken for a line of cells.

Bars of a chart stand side by side with one distance. A line of cells ends where some of them do:
others go on beyond it in their own colors, and others end before, as no cells of a line do.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.detect.rivals import FoundPanel

_BEYOND_PX = 4
"""Pixels beyond a line of cells at which its border is past, smeared or not."""

_FEWEST, _MOST = 3, 0.6
"""Cells that tell something, and the share of them that go on where none ends before."""


def are_bars_cut(
    rgb: npt.NDArray[np.uint8],
    panel: FoundPanel,
    background: tuple[float, float, float],
    tolerance: float,
) -> bool:
    """Whether cells of a single line go on beyond a side of it in their own color, and others end
    before it, or most go on while the page is seen beyond others."""
    for axis, lines in enumerate((panel.rows, panel.columns)):
        across = (panel.columns, panel.rows)[axis]
        if len(lines) != 1 or len(across) < _FEWEST:
            continue
        picture = rgb if axis == 0 else rgb.transpose(1, 0, 2)
        middles = np.array([int((first + last) / 2) for first, last in across])
        start, end = lines[0]
        for edge, outward in ((start, -1), (end, 1)):
            inside, beyond = (int(edge + way * outward * _BEYOND_PX) for way in (-1, 1))
            if not 0 <= min(inside, beyond) <= max(inside, beyond) < len(picture):
                continue
            own = picture[int((start + end) / 2), middles].astype(float)
            within, next_to = picture[inside, middles], picture[beyond, middles]
            filled, colored, reached = (
                most(np.abs(colors - np.array(background))) > tolerance
                for colors in (own, next_to, within)
            )
            on = (most(np.abs(next_to - own)) <= tolerance) & filled
            short = filled & ~reached
            several = on.sum() + short.sum() >= _FEWEST and on.any() and short.any()
            if several or (on.mean() >= _MOST and not colored.all()):
                return True
    return False
