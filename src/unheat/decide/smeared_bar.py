"""Bars that a codec has smeared, and the named map that their cells show.

A bar is a thin strip between the page and its frame, and what a codec keeps of its chroma is mixed
with theirs; cells are broad. Where a map is known by its bar's own course, and cells that are far
from what is left of the bar lie on that map, its colors are those of the map. So they are where all
cells are a little off the bar and much nearer to the map: then no color is plainly none of the
bar's, and values were wrong by a twentieth of it, without a doubt.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from unheat.color.known import colors_of
from unheat.color.norm import norm_of
from unheat.decide.decoded import Decoded
from unheat.decide.hearing import BEYOND
from unheat.model import CellPixels, ColorScale

BoolArray = npt.NDArray[np.bool_]

_FEWEST = 8
"""Cells beside their bar's ramp that tell of a bar that was smeared, if they are of such a share as
would put it in doubt."""

_LEFT = 0.1
"""Share of these that may lie beside the map as well: an outline, a mark of its own color."""

_NEARER = 0.5
"""Distance of cells from the map as a share of that from their bar, at most, which tells of a bar
that was smeared though no cell is plainly beside it: a quarter of the variance is left."""

_TELLING = 1.0
"""Distance of cells from their bar, in CIE76, which rounding and a codec explain where none was
smeared."""

_SAMPLES = 256


def on_named_map(
    decoded: Decoded,
    scale: ColorScale,
    pixels: CellPixels,
    read: Callable[[CellPixels, ColorScale], Decoded],
) -> tuple[Decoded, ColorScale]:
    """The cells and their scale by the map that the bar is named by; as they are where cells lie on
    the bar's own ramp, or not on the map. ``read`` decodes cells through a scale.

    Of the cells beside the bar's ramp nearly all have to lie on the map, and no others beside it.
    Where hardly any are beside it, all of them have to be much nearer to the map than to the bar.
    """
    filled = ~pixels.blank
    count, off = np.count_nonzero(filled), np.count_nonzero(decoded.off_ramp & filled)
    beside = off >= max(_FEWEST, BEYOND * count)
    distance = _distance(decoded, filled)
    if not beside and (count < _FEWEST or distance < _TELLING):
        return decoded, scale
    named = with_colors_of_map(scale)
    if named is None:
        return decoded, scale
    on_map = read(pixels, named)
    left = np.count_nonzero(on_map.off_ramp & filled)
    nearer = _distance(on_map, filled) <= _NEARER * distance
    return (on_map, named) if left <= _LEFT * off and (beside or nearer) else (decoded, scale)


def _distance(decoded: Decoded, filled: BoolArray) -> float:
    """How far, in CIE76, filled cells are from what they were read on: root mean square."""
    return float(np.sqrt(np.mean(np.square(decoded.delta_e[filled])))) if filled.any() else 0.0


def with_colors_of_map(scale: ColorScale) -> ColorScale | None:
    """The scale with the colors of the map that its bar is named by; None where it has no name, or
    few colors of its own."""
    named = colors_of(scale.colormap) if scale.colormap is not None else None
    stepped = scale.norm in ("boundaries", "categories")
    if named is None or stepped or scale.origin != "colorbar":
        return None
    places = np.linspace(0.0, 1.0, _SAMPLES)
    rgb = np.column_stack(
        [np.interp(places, np.linspace(0.0, 1.0, len(named)), one) for one in named.T]
    )
    norm = norm_of(scale.norm, scale.linthresh, [knot[0] for knot in scale.knots])
    values = norm.at(scale.minimum, scale.maximum, places)
    knots = tuple(map(tuple, np.column_stack([values, rgb]).tolist()))
    return replace(scale, knots=knots)
