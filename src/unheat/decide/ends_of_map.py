"""The colors at the ends of a bar that its frame hides: those of its map, where that has a name.

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
from unheat.color.spaces import delta_e, srgb_to_lab

FloatArray = npt.NDArray[np.float64]

_HIDDEN_PX = 10
"""So many samples of an end a frame hides at most."""

_FRAME, _MAP = 6.0, 3.0
"""Levels of 255 by which a frame's pixels differ from its color, and the ramp's from the map's."""

_DOUBLED = 3
"""So many rows of pixels an enlarged picture shows for one, at most."""

_LEAPS = 40.0
"""CIE76 distance of a frame from the end of a ramp that no two steps of a palette have."""

_HURRIES, _PACE_PX = 3.0, 6
"""A pixel that a frame covers in part leaps so many times as far as the ramp moves, and so many
samples tell how far that is."""

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


def without_frame(lab: FloatArray) -> int:
    """Sets the outermost samples of ``lab`` (N, 3), the first ones, to what the ramp goes on to.

    They are those of one color; a frame's, which leap to the ramp, with the one that has both: so
    many are a frame's for sure.
    """
    like = delta_e(lab[:_DOUBLED], lab[0]) <= 1.0
    last = _DOUBLED if like.all() else int(np.argmin(like))
    pace = lab[last] - lab[last + 1]
    framed = int(np.argmin(delta_e(lab[: _HIDDEN_PX + 1], lab[0]) <= 1.0))
    if framed and float(np.linalg.norm(lab[framed] - lab[framed - 1])) > _LEAPS:
        # A pixel that the frame covers in part leaps once more.
        own = np.linalg.norm(np.diff(lab[framed : framed + 3], axis=0), axis=1)
        last = framed + int(own[0] > _HURRIES * own[1] + 1.0)
        pace = (lab[last] - lab[last + _PACE_PX]) / _PACE_PX
    else:
        framed = 0
    lab[:last] = lab[last] + np.arange(last, 0, -1)[:, None] * pace
    return last if framed else 0
