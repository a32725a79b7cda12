"""Sisters that were passed over for a lattice over all of them, which did not stay.

Where the gap between two panels is as wide as a few of their cells, one lattice explains both with
all that stands between, and what it covers is not looked at any more. Then a part of it turns out
to explain its own cells better, and the other part is nobody's.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from unheat.detect.panels import find_panels
from unheat.detect.parted_as_sisters import parted_as_sisters
from unheat.detect.rivals import FoundPanel
from unheat.detect.scraps import without_scraps
from unheat.detect.sisters import are_sisters
from unheat.model import Box, Candidate

_APART = 0.1
"""Share of a region that may lie in panels that were found."""

_AS_LARGE = 0.8, 2.0
"""A region about a panel with its labels, as shares of the area of its sister."""


def find_all_panels(
    rgb: npt.NDArray[np.uint8],
    regions: Sequence[Box],
    background: tuple[float, float, float],
    tolerance: float,
    walls: Sequence[Box] = (),
    ramps: Sequence[Box] = (),
) -> tuple[list[FoundPanel], list[Candidate]]:
    """``find_panels``, and once more in regions as large as one of the panels that none of them
    covers; only sisters of what was found stay. Scraps of a grid of drawings are none.
    """
    found, candidates = find_panels(rgb, regions, background, tolerance, walls, ramps)
    low, high = _AS_LARGE
    left = [
        region
        for region in regions
        if any(low * one.box.area <= region.area <= high * one.box.area for one in found)
        and all(one.box.intersection(region) < _APART * region.area for one in found)
    ]
    if left:
        again, _ = find_panels(rgb, left, background, tolerance, walls, ramps)
        found += [one for one in again if any(are_sisters(one.fit, other.fit) for other in found)]
    found = parted_as_sisters(rgb, found, background, tolerance)
    return without_scraps(found, candidates), candidates
