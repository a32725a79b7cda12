"""Hatched cells whose paper is a color of the bar: they may be masked, or marked values.

Strokes over cells of one class say that these are missing as well as that they do not count.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from unheat.decide.masks import Masks
from unheat.model import CellPixels


def hatched_asked(masks: Masks, pixels: CellPixels, printed: npt.NDArray[np.bool_]) -> Masks:
    """The masks of a panel, with hatched cells in doubt that nothing else masks and that print
    nothing; ``printed`` (R, C) tells where something is read."""
    if pixels.hatched is None:
        return masks
    return replace(masks, suspect=masks.suspect | (pixels.hatched & ~masks.masked & ~printed))
