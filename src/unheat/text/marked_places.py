"""Tick marks of small rows, or columns, whose labels nobody could read: tiny type, or type that
overlaps.

Of hundreds of rows with names of four pixels each a reader hears a few letters here and there,
which looks like labels that were thinned out. But a tick mark stands at every row that has a name,
and something is printed beyond it.
"""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.model import Axis, Box, Layout, Reason
from unheat.text.align import pitch_of
from unheat.text.doubted_places import places_doubted
from unheat.text.fine_ticks import FINE_PX, marks_beside
from unheat.text.page import whole
from unheat.text.unread import unread_at

_FEWEST, _TIMES = 5, 2
"""So many marks, and so many times as many as labels, tell that labels were not read."""

_REACH_PX = 24
"""Print stands so near to the cells that its marks point to."""

_DOUBTED = 0.5
"""Confidence of what is doubted, at most."""

_DRAWN = 40.0
"""Levels by which marks and print differ from the page."""


def with_marked_places(layout: Layout, axis: Axis, owner: int, role: str) -> Axis:
    """The axis with the places up for review that have a tick mark and print beyond it, where those
    without a label are many more than those with one: no letter of such type is sure. The marks
    of a scale name no rows."""
    panel = layout.panels[owner]
    upright = role == "row"
    centers = panel.grid.row_centers() if upright else panel.grid.column_centers()
    pitch = pitch_of(centers, FINE_PX)
    if pitch >= FINE_PX or axis.quantity is not None:
        return axis
    own = whole(panel.grid.box, panel.frame)
    read = sum(label is not None for label in axis.labels)
    sides = ("left", "right") if upright else ("bottom", "top")
    named = max((_named(layout, own, side, centers, pitch) for side in sides), key=len)
    if len(named) < max(_FEWEST, _TIMES * read + 1):
        return axis
    missing = {place for place in named if axis.labels[place] is None}
    known = [place for place, label in enumerate(axis.labels) if label is not None]
    axis = places_doubted(axis, dict.fromkeys(known, Reason.LOW_CONFIDENCE), _DOUBTED)
    return unread_at(axis, missing)


def _named(
    layout: Layout, own: Box, side: str, centers: npt.NDArray[np.float64], pitch: float
) -> set[int]:
    """The places of an axis at which a tick mark stands on this side with print beyond it."""
    rgb, page = layout.raster.rgb, np.asarray(layout.background)
    marks = marks_beside(rgb, own, side, layout.background)
    if len(marks) < _FEWEST:
        return set()
    upright = side in ("left", "right")
    picture = rgb if upright else rgb.swapaxes(0, 1)
    edge = {"left": own.x0, "right": own.x1, "top": own.y0, "bottom": own.y1}[side]
    first = round(edge)
    beyond = range(first, first + _REACH_PX)
    if side in ("left", "top"):
        beyond = range(first - 1, first - 1 - _REACH_PX, -1)
    at = [place for place in beyond if 0 <= place < picture.shape[1]]
    off = np.asarray(most(np.abs(picture[:, at].astype(float) - page)) > _DRAWN)
    low, high = (marks[:, 1], marks[:, 3]) if upright else (marks[:, 0], marks[:, 2])
    named = set()
    for middle in ((low + high) / 2).tolist():
        place = math.floor((middle - centers[0]) / pitch + 0.5 + 1e-6)
        begin, end = max(math.floor(middle - pitch / 2), 0), math.ceil(middle + pitch / 2)
        seen = np.asarray(off[begin:end].any(axis=0))
        # Past the pen of the frame and the mark comes the page, and then what is printed.
        gaps = np.flatnonzero(~seen[2:])
        if 0 <= place < len(centers) and gaps.size and seen[2 + gaps[0] :].any():
            named.add(place)
    return named
