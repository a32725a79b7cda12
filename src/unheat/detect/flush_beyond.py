"""Lines that were lost behind an outer line some cells of which have the page's color.

Where counts fall off towards the rim of a figure some outer cells are empty and most others have
the lowest color: few of them have a border to the next line, and the lattice may end before it.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.detect.grid import GridFit

BoolArray = npt.NDArray[np.bool_]

_OWN, _BEYOND = (0.5, 0.35, 0.2), (-0.3, -0.5, -0.7)
"""Where cells of the outer line, and of the next one, are looked at: in lines from its end on."""

_TOUCHING_PX = 2.5
"""And so near to the line between the two: the next panel stands off."""

_ACROSS = (0.25, 0.75)
"""And where across: lines of the axes run through their middles, and print stands there."""

_MOST, _FEWEST, _DIFFERENT = 0.8, 3, 3
"""Share of the filled cells of an outer line that have one beyond, how many these are, and in how
many colors, where these are not those of the cells before them."""

_SMALLEST_PX = 4.0
"""Smaller cells are told otherwise."""


def goes_on_flush(
    rgb: npt.NDArray[np.uint8],
    fit: GridFit,
    background: tuple[float, float, float],
    tolerance: float,
) -> bool:
    """Whether cells touch most of those of an outer line that do not have the page's color.

    The ground of axes has one color, which is none of the cells'.
    """
    page = np.array(background)
    for axis, (lattice, across) in enumerate(((fit.rows, fit.columns), (fit.columns, fit.rows))):
        if lattice.period < _SMALLEST_PX:
            continue
        picture = rgb if axis == 0 else rgb.transpose(1, 0, 2)
        inside = across.spans_within(picture.shape[1])
        if len(inside) < _FEWEST:
            continue
        spans = np.array(inside)
        places = [(spans @ [1.0 - share, share]).astype(int) for share in _ACROSS]
        for edge, outward in ((lattice.start, 1), (lattice.end, -1)):
            inwards = [*(lattice.period * np.array(_OWN + _BEYOND)), -_TOUCHING_PX]
            at = np.floor(edge + outward * np.array(inwards)).astype(int)
            if at.min() < 0 or at.max() >= len(picture):
                continue
            own, beyond = (
                np.concatenate([picture[side][:, place] for place in places]).astype(float)
                for side in (at[: len(_OWN)], at[len(_OWN) :])
            )
            filled = _are_filled(own, page, tolerance)
            going = filled & _are_filled(beyond, page, tolerance)
            same = going & (most(np.abs(own[0] - beyond[0])) <= tolerance)
            least = max(_FEWEST, _MOST * np.count_nonzero(filled))
            shown = np.unique(np.round(beyond[0][going] / 10.0), axis=0)
            alike = np.count_nonzero(same) >= least or len(shown) >= _DIFFERENT
            if 2 * np.count_nonzero(filled) >= len(inside) and going.sum() >= least and alike:
                return True
    return False


def _are_filled(
    colors: npt.NDArray[np.float64], page: npt.NDArray[np.float64], tolerance: float
) -> BoolArray:
    """(n,): whether places (k, n, 3) of a line have one color each that is not the page's."""
    flat = np.ptp(colors, axis=0).max(axis=1) <= tolerance
    return np.asarray(flat & (most(np.abs(colors[0] - page)) > max(tolerance, 1.0)))
