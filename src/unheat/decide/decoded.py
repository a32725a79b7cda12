"""Colours read as values: what the readers of ramps, of steps and of legends hand on."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from unheat.decide.curve import Curve
from unheat.medians import median

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]

OFF_RAMP = 6.0
"""CIE76 distance from the ramp beyond which a colour is plainly none of it."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Decoded:
    """Every cell's colour as a value; arrays of shape (R, C), NaN for "none".

    value, low, high: in units of the bar. An open bound is NaN where ``value`` is not:
    the colour is the bar's end, and values beyond it look the same. inner_low, inner_high:
    the same interval closed at the bar's ends. position: 0–1 along the scale. delta_e:
    CIE76 to the ramp; between: how far the map itself may leave the line between two steps of a
    ramp that shows few colors. off_ramp: beyond this figure's noise. astray: off the ramp, but no
    farther than a codec takes a colour, so that its interval still speaks. strange: off it for
    an eye, also where noise explains it; None where that is the same. other: another
    value of the same colour where the ramp nearly meets itself. at_low, at_high: colour of
    that end. run_low, run_high: ends, 0–1 along the scale, of the run of a palette that the color
    stands for, within which all values look alike; ``position`` where there is none.
    resolution: half the median width of the interval, in units of the bar.
    off_end: by how much, in CIE76, a color is farther from the ramp and from its nearer end than
    rounding, a codec and what is hidden of a bar's ends explain; None where nobody knows.
    known: whether that end has the color of the end of a map that is known by name, in a drawing;
    None where no map is known.
    noise: this panel's noise in Lab units. named: values are those of a legend's keys, which have
    no ``position``. curve: what colors were read on, None where it is no curve. by_map: that is
    the course of a named map, and not that of the bar's own colors.
    """

    value: FloatArray
    low: FloatArray
    high: FloatArray
    inner_low: FloatArray
    inner_high: FloatArray
    position: FloatArray
    delta_e: FloatArray
    between: FloatArray
    off_ramp: BoolArray
    astray: BoolArray
    other: FloatArray
    at_low: BoolArray
    at_high: BoolArray
    resolution: float | None
    noise: float
    run_low: FloatArray
    run_high: FloatArray
    named: bool = False
    strange: BoolArray | None = None
    off_end: FloatArray | None = None
    known: BoolArray | None = None
    curve: Curve | None = None
    by_map: bool = False


def assembled(
    *,
    shape: tuple[int, ...],
    value: FloatArray,
    low: FloatArray,
    high: FloatArray,
    position: FloatArray,
    distance: FloatArray,
    between: FloatArray,
    off: BoolArray,
    astray: BoolArray,
    other: FloatArray,
    at_low: BoolArray,
    at_high: BoolArray,
    noise: float,
    runs: tuple[FloatArray, FloatArray] | None = None,
    strange: BoolArray | None = None,
    off_end: FloatArray | None = None,
    known: BoolArray | None = None,
    curve: Curve | None = None,
) -> Decoded:
    """All parts in one ``shape``; ``runs`` are the ends of runs where colors stand for several."""
    run_low, run_high = (position, position) if runs is None else runs
    low, high = np.minimum(low, high), np.maximum(low, high)
    width = (high - low)[np.isfinite(value) & ~off]
    return Decoded(
        value=value.reshape(shape),
        low=np.where(at_low, np.nan, low).reshape(shape),
        high=np.where(at_high, np.nan, high).reshape(shape),
        inner_low=low.reshape(shape),
        inner_high=high.reshape(shape),
        position=position.reshape(shape),
        delta_e=distance.reshape(shape),
        between=between.reshape(shape),
        off_ramp=off.reshape(shape),
        astray=astray.reshape(shape),
        other=other.reshape(shape),
        at_low=at_low.reshape(shape),
        at_high=at_high.reshape(shape),
        resolution=float(median(width) / 2) if len(width) else None,
        noise=noise,
        run_low=run_low.reshape(shape),
        run_high=run_high.reshape(shape),
        strange=None if strange is None else strange.reshape(shape),
        off_end=None if off_end is None else off_end.reshape(shape),
        known=None if known is None else known.reshape(shape),
        curve=curve,
    )
