"""Bars of steps that only sample a ramp: cells have colors between those of the steps.

Cells of classes have the colors of their steps and no others. Where most cells of a clean picture
have none of them, but lie on the curve from each step to the next, the map is continuous, and the
bar shows the color in the middle of each of its pieces.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from unheat.color.ramp import Ramp
from unheat.color.spaces import delta_e, srgb_to_lab
from unheat.decide.decoded import OFF_RAMP
from unheat.decide.noise import once_lossy
from unheat.decide.scale_doubts import doubted_scale
from unheat.medians import median
from unheat.model import CellPixels, ColorScale, Reason

FloatArray = npt.NDArray[np.float64]

_STEPS, _CELLS = 4, 8
"""Steps of which a curve is made, and cells that tell whether they lie on it."""

_SAME = 2.3
"""CIE76 distance at which two colors can just be told apart: no drawing is off by so much."""

_SAME_LOSSY = 3.5
"""The same where a codec has rounded both; a scale is in doubt where it may have done more."""

_UNEVEN, _EDGES_PX, _MOST_UNEVEN = 0.1, 3.0, 0.3
"""Steps of one size differ by less than the first share, or, since both edges of two of them are
seen to a pixel or so, by so many pixels and less than the second one."""

_SHARED = 4
"""Cells of one step that tell the color in which a codec drew all of it."""

_MOST, _FEW = 0.25, 0.1
"""Share of the cells that lie between steps, and that may lie off the curve."""

_KNOTS = 65


def as_ramp(scale: ColorScale, pixels: CellPixels, *, lossy: bool) -> ColorScale:
    """The scale, continuous where its steps but sample what the cells show.

    Beyond the middles of the outer steps the ramp goes on as it came.
    """
    bounds = np.asarray(scale.boundaries or (), dtype=np.float64)
    even = len(bounds) > _STEPS and _are_even(scale, np.diff(bounds))
    if scale.norm != "boundaries" or not even:
        return scale
    lossy = lossy or once_lossy(pixels)
    same = _SAME_LOSSY if lossy else _SAME
    known = np.isfinite(pixels.rgb).all(axis=-1) & ~pixels.blank
    cells = pixels.rgb[known]
    steps = np.asarray(scale.knots, dtype=np.float64)[:, 1:]
    if len(cells) < _CELLS or len(steps) != len(bounds) - 1:
        return scale
    lab = srgb_to_lab(cells)
    off_steps = _off_steps(lab, srgb_to_lab(steps), lossy=lossy)
    places, colors = _curve(bounds, steps)
    ramp = Ramp.from_rgb((places - bounds[0]) / (bounds[-1] - bounds[0]), colors)
    found = ramp.project(cells, np.full(len(cells), same))
    off_curve = delta_e(lab, srgb_to_lab(ramp.rgb_at(found.position)))
    between = off_steps > same
    if (
        between.mean() <= _MOST
        or (off_curve > np.minimum(OFF_RAMP, off_steps))[between].mean() > _FEW
    ):
        return scale
    knots = zip(places.tolist(), *colors.T.tolist(), strict=True)
    ramped = replace(scale, norm="linear", boundaries=None, knots=tuple(knots))
    return doubted_scale(ramped, Reason.NORM_IN_DOUBT) if lossy else ramped


def _off_steps(cells: FloatArray, steps: FloatArray, *, lossy: bool) -> FloatArray:
    """(n,) CIE76 distances of ``cells`` (n, 3) from the nearest of ``steps`` (m, 3).

    A codec draws a narrow bar in other colors than cells, and all cells of a class in the same:
    many that share a step are as near as they are to the middle one of them.
    """
    apart = delta_e(cells[:, None], steps[None])
    off: FloatArray = apart.min(axis=1)
    nearest = apart.argmin(axis=1)
    for step in np.unique(nearest) if lossy else ():
        alike = nearest == step
        if alike.sum() >= _SHARED:
            usual = median(cells[alike], along_first=True)
            off[alike] = np.minimum(off[alike], delta_e(cells[alike], usual[None]))
    return off


def _are_even(scale: ColorScale, size: FloatArray) -> bool:
    """Whether steps are of one size, to the pixel that each of their two edges is seen to."""
    pixel = 0.0
    if scale.box is not None:
        pixel = float(size.sum()) / max(scale.box.width, scale.box.height)
    least, most = _UNEVEN * size.max(), _MOST_UNEVEN * size.max()
    return bool(size.max() - size.min() <= max(least, min(_EDGES_PX * pixel, most)))


def _curve(bounds: FloatArray, steps: FloatArray) -> tuple[FloatArray, FloatArray]:
    """(values, colors) of evenly spaced knots from the first bound to the last."""
    middles = (bounds[:-1] + bounds[1:]) / 2
    ends = 1.5 * steps[[0, -1]] - 0.5 * steps[[1, -2]]
    known = np.concatenate([bounds[:1], middles, bounds[-1:]])
    table = np.clip(np.vstack([ends[:1], steps, ends[1:]]), 0.0, 255.0)
    share = np.linspace(0.0, 1.0, _KNOTS)
    at = (known - bounds[0]) / (bounds[-1] - bounds[0])
    colors = np.stack([np.interp(share, at, table[:, k]) for k in range(3)], axis=1)
    return bounds[0] + share * (bounds[-1] - bounds[0]), colors
