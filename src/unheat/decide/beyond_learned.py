"""Cells without print whose color goes on where a scale that was learned from the print ends.

Without a bar the scale ends with the least and the largest number that was read. Print that has
sunk into the darkest cells leaves them without one, and their color beyond that end: they look
masked, and hold the values that are least or largest of all.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from unheat.color.spaces import srgb_to_lab
from unheat.decide.decode import at_end
from unheat.decide.decoded import Decoded
from unheat.decide.masks import Masks
from unheat.model import CellPixels, ColorScale

BoolArray = npt.NDArray[np.bool_]

_INWARD = 10.0
"""CIE76 distance from an end of a ramp over which its direction there is taken."""

_ONWARD = 0.7
"""Cosine between that direction and the way from the end to a color that goes on in it."""


def with_colors_beyond_learned(
    masks: Masks,
    printed: BoolArray,
    pixels: CellPixels,
    decoded: Decoded | None,
    scale: ColorScale | None,
) -> Masks:
    """The masks with a doubt on those that may be values beyond an end of a learned ``scale``.

    ``printed`` (R, C) are cells with print, ``pixels`` and ``decoded`` those of the panel.
    """
    if decoded is None or scale is None or scale.origin == "colorbar" or len(scale.knots) < 2:
        return masks
    open_to_doubt = masks.masked & ~masks.suspect & ~printed & ~pixels.blank
    open_to_doubt &= at_end(decoded.position)
    if not open_to_doubt.any():
        return masks
    ramp = srgb_to_lab(np.array([knot[1:] for knot in scale.knots]))
    suspect = masks.suspect.copy()
    for row, col in np.argwhere(open_to_doubt).tolist():
        inward = ramp[::-1] if decoded.position[row, col] > 0.5 else ramp
        off = np.linalg.norm(inward - inward[0], axis=1)
        inner = inward[int(np.argmax(off >= _INWARD)) or -1]
        ways = inward[0] - inner, srgb_to_lab(pixels.rgb[row, col]) - inward[0]
        lengths = [float(np.linalg.norm(way)) for way in ways]
        if min(lengths) > 0.0:
            suspect[row, col] = float(ways[0] @ ways[1]) >= _ONWARD * lengths[0] * lengths[1]
    return replace(masks, suspect=suspect)
