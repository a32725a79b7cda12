"""Numbers in the half of a matrix that has no color: its other half shows the same in colors.

Figures of correlations color one side of the diagonal and print the other on the bare ground. Where
the middle of the map is nearly the page's color, every such number would stand against its ground.
Cells of one color whose numbers differ as values of the bar do are no cells of that color, all of
them at once: misprints come alone.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.decide.decoded import Decoded
from unheat.medians import median
from unheat.model import CellPixels

_FEWEST = 3
"""Numbers that differ, of at least so many cells on one side of a diagonal."""

_TOLD = 0.8
"""Share of that side's cells whose numbers were read."""

_ONE_COLOR = 6.0
"""Levels of 255 that a codec may part two cells of one ground by."""

_SPREAD = 0.2
"""What numbers on one ground differ by, as a share of what the colors of the other side do."""


def without_bare_half(
    decoded: Decoded, values: npt.NDArray[np.float64], pixels: CellPixels
) -> Decoded:
    """What colors say, without what the ground under the printed half of a square matrix does.

    ``values`` (R, C) are the numbers as they are printed, NaN where none is.
    """
    rows, columns = values.shape
    if abs(rows - columns) > 1 or min(rows, columns) < _FEWEST:
        return decoded
    row, column = np.ogrid[:rows, :columns]
    for along in (row - column, row + column - (columns - 1)):
        for strict in (0, 1):
            for half in (along > strict - 1, along < 1 - strict):
                if _is_bare(half, decoded, values, pixels):
                    return replace(decoded, off_ramp=decoded.off_ramp | half)
    return decoded


def _is_bare(
    half: npt.NDArray[np.bool_],
    decoded: Decoded,
    values: npt.NDArray[np.float64],
    pixels: CellPixels,
) -> bool:
    """Whether numbers differ over one ground, while the colors of the other side differ."""
    told = half & np.isfinite(values)
    if told.sum() < max(_FEWEST, _TOLD * half.sum()) or half.all():
        return False
    ground = pixels.rgb[half]
    if not bool((most(np.abs(ground - median(ground, along_first=True))) <= _ONE_COLOR).all()):
        return False
    # Beyond the end of a bar all values have its color.
    if (decoded.at_low | decoded.at_high)[half].any() and not pixels.blank[half].all():
        return False
    if len(np.unique(values[told])) < _FEWEST:
        return False
    shown = decoded.value[~half & np.isfinite(decoded.value)]
    return len(shown) > 0 and 0 < _SPREAD * _span(shown) <= _span(values[told])


def _span(values: npt.NDArray[Any]) -> float:
    return float(values.max() - values.min())
