"""Panels of one line beside which stand the marks of several.

Behind a codec or a blur the borders between cells that differ by little are gone, and a matrix of
years that hardly change is one column to who looks at its colors alone. Its axis has a mark for
each of them all the same: one that has a single cell has one mark at most.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.components import stretches
from unheat.decide.sides import Rgb, from_each_side
from unheat.medians import median
from unheat.model import IDENTITY, Layout, PanelLayout
from unheat.model.geometry import Span

_BESIDE_PX = 8
"""Marks of an axis begin within so many pixels of its cells, beyond what frames them."""

_INK = 60.0
"""Levels of 255 by which a mark is off the page."""

_FEWEST, _ALONG, _THICK = 4, 0.5, 0.34
"""Marks at one distance by no chance, the share of the side that they take up at least, and the
share of a distance that one is thick at most: what is thicker is a dash or a cell."""

_OFF_PX, _OFF = 1.5, 0.1
"""Pixels, or the share of a distance, by which one distance may differ from the others."""


def has_marks_for_more(layout: Layout, panel: PanelLayout) -> bool:
    """Whether beside the only row or column of a panel stand marks for several."""
    if panel.grid.transform != IDENTITY:
        return False
    page = np.asarray(layout.background, dtype=np.int16)
    return any(
        len(places) == 1 and _are_marked(picture, line, places[0], page)
        for picture, line, places in from_each_side(layout.raster.rgb, panel.grid)
    )


def _are_marked(picture: Rgb, line: Span, place: Span, page: npt.NDArray[np.int16]) -> bool:
    """Whether a row of pixels above the uppermost cell holds the marks of an axis."""
    start, width = round(line[0]), place[1] - place[0]
    x0, x1 = max(round(place[0]), 0), round(place[1])
    for row in picture[max(start - _BESIDE_PX, 0) : start, x0:x1]:
        ink = most(np.abs(row.astype(np.int16) - page)) > _INK
        marks = stretches(ink)
        if len(marks) < _FEWEST:
            continue
        steps = np.diff([(begin + end) / 2 for begin, end in marks])
        step = float(median(steps))
        even = bool(np.all(np.abs(steps - step) <= max(_OFF_PX, _OFF * step)))
        thin = max(end - begin for begin, end in marks) <= max(2.0, _THICK * step)
        if even and thin and steps.sum() >= _ALONG * width:
            return True
    return False
