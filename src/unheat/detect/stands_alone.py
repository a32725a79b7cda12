"""Cells within a frame that ties them to its head and its marks.

The lines of a grid reach from the frame about a plot to its cells: then all of it is one region,
and the borders of the frame and of its head count against the lattice of the cells. Where nothing
else is found, cells that stand alone, with the page all around, are judged by their own borders.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.detect.framed import alone
from unheat.detect.panels import find_panels
from unheat.detect.rivals import FoundPanel
from unheat.model import Box
from unheat.model.layout import Candidate

_RING_PX = (2, 5)
"""The ring about cells that has to be the page's, in pixels off them."""

_PAGE = 0.85
"""Share of each side of the ring that is the page's: lines of a grid cross it."""

_WHOLE = 0.9
"""Share of what stands alone that its cells fill: a few dots of a scatter are in step by chance."""

_FEWEST = 2
"""Rows and columns at least: one line of blocks stands alone in many a drawing."""


def standing_alone(
    rgb: npt.NDArray[np.uint8],
    candidates: Sequence[Candidate],
    background: tuple[float, float, float],
    tolerance: float,
) -> list[FoundPanel]:
    """The panels among refused ``candidates`` that the page surrounds."""
    found: list[FoundPanel] = []
    for candidate in candidates:
        box = candidate.box
        if not _has_room(rgb, box, background, tolerance):
            continue
        part = alone(rgb, box.padded(_RING_PX[0]), background)
        for panel in find_panels(part, [box], background, tolerance)[0]:
            several = min(panel.fit.rows.n, panel.fit.columns.n) >= _FEWEST
            whole = panel.box.intersection(box) >= _WHOLE * box.area
            apart = not any(panel.box.intersection(other.box) > 0 for other in found)
            if several and whole and apart:
                found.append(panel)
    return found


def _has_room(
    rgb: npt.NDArray[np.uint8],
    box: Box,
    background: tuple[float, float, float],
    tolerance: float,
) -> bool:
    near, far = _RING_PX
    y0, y1, x0, x1 = round(box.y0), round(box.y1), round(box.x0), round(box.x1)
    if min(y0, x0) < far or y1 + far > rgb.shape[0] or x1 + far > rgb.shape[1]:
        return False
    sides = (
        rgb[y0 - far : y0 - near, x0:x1],
        rgb[y1 + near : y1 + far, x0:x1],
        rgb[y0:y1, x0 - far : x0 - near],
        rgb[y0:y1, x1 + near : x1 + far],
    )
    page = np.array(background)
    return all(
        (most(np.abs(side.astype(np.float64) - page)) <= tolerance).mean() >= _PAGE
        for side in sides
    )
