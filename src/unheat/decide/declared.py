"""A scale for a panel without a bar, from what the user declared.

The map must have a name: the declared one, or the one that the printed numbers gave. Both
ends declared make the scale; an end that was not declared is fitted through the print.
What cannot be done with what was said is a usage error that names what is missing.
"""

from __future__ import annotations

import difflib
import math

import numpy as np
import numpy.typing as npt

from unheat.color.known import colors_of, known_maps
from unheat.color.norm import Norm
from unheat.decide.learned import knots_of, learn_scale
from unheat.errors import UsageError
from unheat.model import CellPixels, ColorScale, Reason
from unheat.options import ScaleOptions

FloatArray = npt.NDArray[np.float64]
ObjectArray = npt.NDArray[np.object_]

_SAMPLES = 64


def declared_scale(
    pixels: CellPixels, readings: ObjectArray, options: ScaleOptions
) -> ColorScale | None:
    """The declared scale; None where nothing was declared.

    ``readings`` is (R, C) of ``TextReading`` or None. Raises UsageError where a map is
    unknown, or where what was declared does not make a scale.
    """
    if options == ScaleOptions():
        return None
    if options.ticks:
        raise UsageError(
            "--tick counts pixels along a colour bar, and none was found; "
            "give --cmap, --vmin and --vmax instead"
        )
    if options.norm == "symlog":
        raise UsageError("--norm symlog needs the ticks of a colour bar, and none was found")
    name = options.colormap or _learned_name(pixels, readings)
    rgb = map_colors(name)
    low, high, norm = options.vmin, options.vmax, options.norm or "linear"
    reasons = [Reason.NO_COLORBAR, Reason.DECLARED]
    residual = 0.0
    if low is None or high is None:
        fitted = _fitted(name, rgb, pixels, readings, options)
        if fitted.colormap != name:
            name, rgb = f"{name}_r", rgb[::-1]
        low = fitted.minimum if low is None else low
        high = fitted.maximum if high is None else high
        norm, residual = fitted.norm, fitted.residual
        reasons.append(Reason.SCALE_LEARNED)
    if low >= high:
        raise UsageError(
            f"the printed numbers put the scale at {low:g} to {high:g}; give both --vmin and --vmax"
        )
    if norm == "log" and low <= 0:
        raise UsageError(f"--norm log needs ends above zero, not {low:g}")
    return ColorScale(
        origin="declared",
        minimum=low,
        maximum=high,
        norm=norm,
        knots=knots_of(Norm(norm).at(low, high, np.linspace(0.0, 1.0, len(rgb))), rgb),
        colormap=name,
        residual=residual,
        reasons=tuple(reasons),
    )


def map_colors(name: str) -> FloatArray:
    """Colours (n, 3), 0–255, of a named map from its low to its high end.

    Raises UsageError for a name that nobody knows; the message offers what is near.
    """
    known = colors_of(name)
    if known is not None:
        return known
    # The table keeps one name of each curve; the catalog has the others too. It is slow.
    import cmap

    try:
        colors = cmap.Colormap(name)(np.linspace(0.0, 1.0, _SAMPLES))
    except (KeyError, ValueError, TypeError):
        near = difflib.get_close_matches(name, known_maps().names, n=3)
        offer = f"; near it are {', '.join(near)}" if near else ", as in viridis or RdBu_r"
        raise UsageError(f"--cmap {name} is no colormap that is known{offer}") from None
    return np.asarray(colors, dtype=np.float64)[:, :3] * 255.0


def _learned_name(pixels: CellPixels, readings: ObjectArray) -> str:
    learned = learn_scale(pixels, readings)
    if learned is None or learned.colormap is None:
        raise UsageError("without a colour bar, --vmin, --vmax and --norm need --cmap as well")
    return learned.colormap


def _fitted(
    name: str,
    rgb: FloatArray,
    pixels: CellPixels,
    readings: ObjectArray,
    options: ScaleOptions,
) -> ColorScale:
    """The ends of a known map, fitted through the printed numbers."""
    bare = ColorScale(
        origin="declared",
        minimum=math.nan,
        maximum=math.nan,
        knots=knots_of(np.full(len(rgb), np.nan), rgb),
        colormap=name,
    )
    fitted = learn_scale(pixels, readings, bar=bare, norm=options.norm)
    if fitted is None:
        raise UsageError(
            f"the printed numbers do not run along {name}; give both --vmin and --vmax"
        )
    return fitted
