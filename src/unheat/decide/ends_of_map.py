"""The colors at the ends of a bar that its frame hides, where they are those of a map with a name.

Half of a frame's pen lies on the ramp: a pixel or two as most renderers draw it, half a dozen where
all lines of a figure are thick. A line through the colors before says little of a map that bends
there (the yellow end of cividis), and a cell in the very last color was decoded a hundredth of the
bar before it, without a doubt.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.color.known import colors_of, identify
from unheat.color.spaces import srgb_to_lab

FloatArray = npt.NDArray[np.float64]

_HIDDEN_PX = 10
"""So many samples of an end a frame hides at most."""

_FRAME, _MAP = 6.0, 3.0
"""Levels of 255 by which a frame's pixels differ from its color, and the ramp's from the map's."""

_MOST = 0.9
"""Share of the samples next to the hidden ones that have the map's colors."""


def with_ends_of_map(
    places: FloatArray, seen: FloatArray, mended: FloatArray, beyond: FloatArray
) -> FloatArray:
    """``mended`` (N, 3), with what the frame hides in the colors of the map that the bar shows.

    ``places`` (N,) ascend, ``seen`` (N, 3) are the samples before they were mended and ``beyond``
    (2, 3) the colors that stand before the first and after the last one; all 0-255.
    """
    if len(seen) < 4 * _HIDDEN_PX:
        return mended
    steps = np.linspace(0.0, 1.0, 33)
    framed = [most(np.abs(seen - other)) <= _FRAME for other in beyond]
    # As if the ramp stood still under its frame: that is hardly another map.
    bare = np.flatnonzero(~(framed[0] | framed[1]))
    if not bare.size:
        return mended
    index = np.clip(np.arange(len(seen)), bare[0], bare[-1])
    lab = srgb_to_lab(mended[index])
    name = identify(np.stack([np.interp(steps, places, lab[:, i]) for i in range(3)], axis=1))
    table = None if name is None else colors_of(name)
    if table is None:
        return mended
    knots = np.linspace(0.0, 1.0, len(table))
    due = np.stack([np.interp(places, knots, table[:, i]) for i in range(3)], axis=1)
    result = mended.copy()
    changed = (mended != seen).any(axis=1)
    off = most(np.abs(mended - due)) > _MAP
    for end, step in ((0, 1), (1, -1)):
        hidden = ((changed | framed[end]) & off)[::step][:_HIDDEN_PX]
        inner = off[::step][_HIDDEN_PX : 3 * _HIDDEN_PX]
        if hidden.any() and (~inner).mean() >= _MOST:
            last = int(np.flatnonzero(hidden)[-1]) + 1
            result[::step][:last] = due[::step][:last]
    return result
