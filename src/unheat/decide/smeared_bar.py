"""Bars that a codec has smeared, and the named map that their cells show.

A bar is a thin strip between the page and its frame, and what a codec keeps of its chroma is mixed
with theirs; cells are broad. Where a map is known by its bar's own course, and cells that are far
from what is left of the bar lie on that map, its colors are those of the map.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from unheat.color.known import colors_of
from unheat.color.norm import norm_of
from unheat.decide.decoded import Decoded
from unheat.decide.hearing import BEYOND
from unheat.model import CellPixels, ColorScale

_FEWEST = 8
"""Cells beside their bar's ramp that tell of a bar that was smeared, if they are of such a share as
would put it in doubt."""

_LEFT = 0.1
"""Share of these that may lie beside the map as well: an outline, a mark of its own color."""

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
    """
    named = _with_colors_of_map(scale, decoded, pixels)
    if named is None:
        return decoded, scale
    on_map = read(pixels, named)
    left, off = (np.count_nonzero(one.off_ramp & ~pixels.blank) for one in (on_map, decoded))
    return (on_map, named) if left <= _LEFT * off else (decoded, scale)


def _with_colors_of_map(
    scale: ColorScale, decoded: Decoded, pixels: CellPixels
) -> ColorScale | None:
    """The scale with the colors of the map that its bar is named by; None where nothing asks for
    them: where it has no name, or few colors of its own, or cells lie on the bar's own ramp."""
    named = colors_of(scale.colormap) if scale.colormap is not None else None
    stepped = scale.norm in ("boundaries", "categories")
    if named is None or stepped or scale.origin != "colorbar":
        return None
    off = decoded.off_ramp & ~pixels.blank
    if np.count_nonzero(off) < max(_FEWEST, BEYOND * np.count_nonzero(~pixels.blank)):
        return None
    places = np.linspace(0.0, 1.0, _SAMPLES)
    rgb = np.column_stack(
        [np.interp(places, np.linspace(0.0, 1.0, len(named)), one) for one in named.T]
    )
    norm = norm_of(scale.norm, scale.linthresh, [knot[0] for knot in scale.knots])
    values = norm.at(scale.minimum, scale.maximum, places)
    knots = tuple(map(tuple, np.column_stack([values, rgb]).tolist()))
    return replace(scale, knots=knots)
