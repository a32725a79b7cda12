"""Numbers that have a color each: a cell in the color of another number was misread, or is odd.

A printed number stands for all that round to it, so that a color between two of them bears out
both. But where all cells of one whole number have one color, as those of counts do, nothing was
rounded, and a cell whose color is exactly that of the noughts of its panel is no one. The numbers
tell themselves which of the two it is: rounded ones scatter over a unit.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.decide.hearing import asked
from unheat.decide.relation import Kinship
from unheat.medians import median, percentile
from unheat.model import Cells, ColorScale, Reason, Status

FloatArray = npt.NDArray[np.float64]

_LEAST, _NUMBERS, _CELLS = 4, 3, 20
"""Cells of a number that tell its color, and so many such numbers and cells of them all that tell
whether they were rounded: cells of a symmetric matrix come in pairs."""

_ALIKE = 0.1
"""Standard deviation of the colors of one number, in units of the last printed place, up to which
it is of one color: what was rounded scatters by 0.29."""

_APART = 0.5
"""Units by which a color is off that of its own number, and another number's all the same."""

_SEEN = 0.004
"""Share of the bar by which colors of one number are never led apart: a level of 255."""

_MERGED = 2.0
"""A color that stands for numbers so far apart may stand for one that is as far beyond them."""

_SIGMAS, _LEAST_NEAR = 4.0, 0.02
"""Standard deviations within which a color is that of a number, and units where there are none."""


def colors_of_other_numbers(cells: Cells, kinship: Kinship, scale: ColorScale | None) -> Cells:
    """The cells with a doubt where a number stands in the color of another number of its panel."""
    if scale is None or scale.norm in ("boundaries", "categories") or kinship.kind != "same":
        return cells
    values, colors = cells.text_value, cells.color_value * kinship.factor
    agreed = np.equal(cells.status, Status.AGREED) & np.isfinite(values) & np.isfinite(colors)
    sure = agreed & ~cells.review
    if (values[sure] % 1.0).any():
        # Finer numbers are rounded, and where a ramp has fewer colors than these it hides that.
        return cells
    numbers, of, counts = np.unique(values[sure], return_inverse=True, return_counts=True)
    often = np.flatnonzero(counts >= _LEAST)
    if len(often) < _NUMBERS or counts[often].sum() < _CELLS:
        return cells
    unit = float(np.diff(numbers).min())
    groups = {number: colors[sure][of == number] for number in often.tolist()}
    middles = {number: float(median(group)) for number, group in groups.items()}
    off = np.concatenate([np.abs(group - middles[number]) for number, group in groups.items()])
    # Nine tenths lie within 1.6 standard deviations, and some of the others were misread.
    sigma = float(percentile(off, 90)) / 1.6
    if sigma > _ALIKE * unit:
        return cells
    span = abs(scale.maximum - scale.minimum) * abs(kinship.factor)
    near = max(_SIGMAS * sigma, _LEAST_NEAR * unit)
    told = numbers[often]
    known = np.array([middles[number] for number in often.tolist()])
    least = max(_APART * unit, _SEEN * span, _MERGED * _merged(told, known, near))
    astray = np.zeros(values.shape, dtype=bool)
    for row, col in np.argwhere(sure).tolist():
        value, color = float(values[row, col]), float(colors[row, col])
        due = value + float(np.interp(value, told, known - told))
        other = np.abs(known - color)
        nearest = int(other.argmin())
        away = abs(color - due) > least
        of_another = told[nearest] != value and other[nearest] <= near
        # A number that has a color of its own has no other one, whosever that is.
        alone = value in told and abs(color - due) > 2.0 * near
        astray[row, col] = away and (of_another or alone)
    return asked(cells, astray, (Reason.DIGIT_IN_DOUBT,))


def _merged(numbers: FloatArray, colors: FloatArray, near: float) -> float:
    """The most that ``numbers`` (n,) of one color differ by, to within ``near``.

    The palette of a picture gives colors that are close to each other one place.
    """
    order = np.argsort(colors, kind="stable")
    parted = np.flatnonzero(np.diff(colors[order]) > near) + 1
    return max(float(np.ptp(alike)) for alike in np.split(numbers[order], parted))
