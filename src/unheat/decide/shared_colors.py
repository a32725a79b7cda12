"""Numbers in a color that the bar has not, and that other cells show beside numbers that it fits.

A color off the bar may be that of a mask, which is no witness of the number in it. But the ends of
a bar are lost by a hair: to a palette, to a blur, to white that is the page's. Where several cells
of one such color print what it is read as, it is no mask, and a number far from all of them is
contradicted by it: "23.8" in white among numbers beyond 60, "756" in black among those below 20.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.color.spaces import srgb_to_lab
from unheat.decide.hearing import asked, has_reason
from unheat.model import CellPixels, Cells, ColorScale, Reason, Status

FloatArray = npt.NDArray[np.float64]

_SAME = 6.0
"""CIE76 distance at which a color may be the same."""

_FEWEST, _ODD = 3, 1
"""Other numbers that a color fits, at least, and those that it does not, at most: where more do not
it is a mask, whose numbers lie anywhere."""

_FITS, _FAR = 0.05, 0.1
"""Share of the bar up to which a number fits a color, and from which on it contradicts one."""


def shared_colors_doubted(
    cells: Cells, pixels: CellPixels, scale: ColorScale | None, factor: float
) -> Cells:
    """The cells with a doubt of numbers in a color off the bar that others of this color fit.

    ``factor`` is what the printed numbers are times those of the scale.
    """
    if scale is None or scale.norm not in ("linear", "log") or not np.isfinite(scale.minimum):
        return cells
    open_ = np.equal(cells.status, Status.TEXT_ONLY) & ~cells.review
    open_ &= has_reason(cells, Reason.COLOR_OFF_RAMP)
    if not open_.any():
        return cells
    off = _off(cells, scale, factor)
    lab = srgb_to_lab(pixels.rgb)
    odd = np.zeros(cells.shape, dtype=bool)
    for row, col in np.argwhere(open_ & (off > _FAR)).tolist():
        alike = np.isfinite(off) & (np.linalg.norm(lab - lab[row, col], axis=2) <= _SAME)
        alike[row, col] = False
        fitting = int((off[alike] <= _FITS).sum())
        odd[row, col] = fitting >= _FEWEST and int(alike.sum()) - fitting <= _ODD
    return asked(cells, odd, (Reason.COLOR_DIFFERS,))


def _off(cells: Cells, scale: ColorScale, factor: float) -> FloatArray:
    """(R, C): how far each number lies outside of what its color may mean, as a share of the bar;
    NaN where either is unknown. What a color at an end may mean has no bound beyond that.
    """
    told = np.stack([cells.text_value / factor, cells.color_low, cells.color_high])
    ends = np.array([scale.minimum, scale.maximum])
    if scale.norm == "log":
        with np.errstate(invalid="ignore", divide="ignore"):
            told, ends = np.log10(told), np.log10(ends)
    number, low, high = told
    length = float(np.ptp(ends))
    below = np.where(np.isnan(low), 0.0, low - number)
    above = np.where(np.isnan(high), 0.0, number - high)
    known = np.isfinite(number) & np.isfinite(cells.color_value) & (length > 0.0)
    return np.where(known, np.maximum(np.maximum(below, above), 0.0) / max(length, 1e-300), np.nan)
