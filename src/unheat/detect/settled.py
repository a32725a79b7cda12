"""Regions in which nothing is left to find, and lattices that are known already."""

from __future__ import annotations

from collections.abc import Iterable

from unheat.detect.grid import GridFit
from unheat.detect.rivals import GOOD, FoundPanel
from unheat.detect.surroundings import SAME_BOX
from unheat.model.geometry import Box

FLAWLESS = 0.97
"""Quality from which a panel is not explained better by any other region."""

_MOSTLY_IN, _SMALLER, _MUCH = 0.8, 0.7, 0.5
_RIM_PX = 2.0


def is_known(fit: GridFit, fits: Iterable[GridFit]) -> bool:
    """Whether these cells were come upon from another region, and are not better explained."""
    return any(
        fit.score <= other.score + 0.01
        and (fit.rows.n, fit.columns.n) == (other.rows.n, other.columns.n)
        and fit.box.iou(other.box) > SAME_BOX
        for other in fits
    )


def is_settled(
    region: Box, found: Iterable[FoundPanel], sought: Iterable[tuple[Box, FoundPanel]]
) -> bool:
    """Whether the panels ``found`` leave nothing to find in a region.

    ``sought`` are regions, with what was found in them: what lies between one of these and the
    flawless panel in it has no other lattice to show.
    """
    return any(_is_covered(region, panel) for panel in found) or any(
        panel.quality >= FLAWLESS and _lies_between(region, panel.box, whole)
        for whole, panel in sought
    )


def _is_covered(region: Box, panel: FoundPanel) -> bool:
    """A region about as large as a panel may still explain the same cells better."""
    inside = region.intersection(panel.box) >= _MOSTLY_IN * region.area
    if not inside or panel.quality < GOOD:
        return False
    return panel.quality >= FLAWLESS or region.area < _SMALLER * panel.box.area


def _lies_between(region: Box, inner: Box, outer: Box) -> bool:
    holds = inner.padded(-_RIM_PX).intersection(region) >= inner.padded(-_RIM_PX).area
    within = region.intersection(outer.padded(_RIM_PX)) >= region.area
    return holds and within and inner.area >= _MUCH * region.area
