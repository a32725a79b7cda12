"""Numbers in a color that no other cell has, where other cells print the same in one color.

Where no bar tells the scale it is learned from the numbers, and a color that lies nowhere on it is
no witness: a mask has one of its own. But a mask has its color in several cells, or in all that it
covers. A single cell far off in color from all that print its number is one of another value.
"""

from __future__ import annotations

import numpy as np

from unheat.color.spaces import srgb_to_lab
from unheat.decide.hearing import asked
from unheat.model import CellPixels, Cells, ColorScale, Reason, Status

_ALIKE = 0.01
"""Numbers that differ by so much of their range have about the same color."""

_FAR, _SCATTER, _SAME = 30.0, 2.0, 6.0
"""CIE76 distance at which a color is another one, in itself and in those of the cells that print
about the same; and one at which it may be the same."""


def lone_colors_doubted(cells: Cells, pixels: CellPixels, scale: ColorScale | None) -> Cells:
    """The cells with a doubt of numbers that stand alone in their color, and others elsewhere."""
    if scale is None or scale.origin != "learned" or scale.norm in ("categories", "boundaries"):
        return cells
    alone = np.equal(cells.status, Status.TEXT_ONLY) & ~cells.review & np.isfinite(cells.value)
    agreed = np.equal(cells.status, Status.AGREED) & np.isfinite(cells.value)
    if not alone.any() or not agreed.any():
        return cells
    lab = srgb_to_lab(pixels.rgb)
    near = _ALIKE * float(np.ptp(cells.value[alone | agreed]))
    odd = np.zeros(cells.shape, dtype=bool)
    for row, col in np.argwhere(alone).tolist():
        alike = lab[agreed & (np.abs(cells.value - cells.value[row, col]) <= near)]
        if not len(alike):
            continue
        away = np.linalg.norm(lab - lab[row, col], axis=2)
        apart = float(np.linalg.norm(alike - lab[row, col], axis=1).min())
        scatter = float(np.linalg.norm(alike - alike.mean(axis=0), axis=1).max())
        shared = int((away[~pixels.blank] <= _SAME).sum()) > 1
        odd[row, col] = apart > max(_FAR, _SCATTER * scatter) and not shared
    return asked(cells, odd, (Reason.COLOR_DIFFERS,))
