"""How far the color of a cell may be off by itself: the scatter of its fill, and its codec."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.medians import median
from unheat.model import CellPixels

FloatArray = npt.NDArray[np.float64]

_MEAN_STEP = 16.0
"""ITU-T T.81, table K.1: steps of a block's mean lightness, eighths of a level of 255."""

_USUAL_QUALITY = 75.0
UNTOLD_QUALITY = 50.0
"""Of a codec whose file is gone: as coarse as pictures on the web are."""

_PER_LIGHTNESS = 0.5
"""Lab units a level of lightness, as in the space that codecs are read in."""

_RIPPLES, _ENOUGH_PX = 0.3, 16
"""Scatter within fills, in Lab units, and pixels of a fill, from which a codec has been at work:
fills that are drawn, shrunk or enlarged scatter by 0.1 at most, in JPEG 90 by 0.6 and more."""

_ALIKE_PX, _SOME = 4.0, 0.1
"""Where a tenth of the cells has ink, so many neighbouring pixels of a fill tell what one tells."""


def codec_noise(quality: float | None) -> float:
    """Standard deviation of a flat colour after a JPEG of some quality, in Lab units.

    A codec rounds the mean of each block of pixels, and in a flat cell the same way in all
    of them: no scatter within a cell tells it, and no mean over its pixels lessens it.

    >>> [round(codec_noise(quality), 2) for quality in (90.0, 75.0, 50.0, 30.0)]
    [0.06, 0.14, 0.29, 0.48]
    """
    quality = _USUAL_QUALITY if quality is None else max(quality, 1.0)
    # libjpeg, jpeg_quality_scaling: the share of table K.1 that is used, here of its 16.
    share = (50.0 / quality) if quality < 50 else 2.0 - quality / 50.0
    step = max(_MEAN_STEP * share, 1.0) / 8.0
    return float(_PER_LIGHTNESS * step / np.sqrt(12.0))


def once_lossy(pixels: CellPixels) -> bool:
    """Whether fills scatter as a codec leaves them, in whatever file the picture is kept now."""
    seen = pixels.spread[(pixels.clean >= _ENOUGH_PX) & ~pixels.blank]
    seen = seen[np.isfinite(seen)]
    return len(seen) > 0 and float(median(seen)) > _RIPPLES


def fill_noise(pixels: CellPixels) -> FloatArray:
    """Standard error of a cell's fill.

    Ripples of a codec sum to nothing over a block, whose mean it rounds (``codec_noise``), so
    that pixels count as witnesses of their own although neighbours ripple together. Ink leaves
    a part of its ripples out, and then they do not.
    """
    inked = np.mean(pixels.ink_share > 0) > _SOME
    alike = _ALIKE_PX if inked else 1.0
    error = pixels.spread / np.sqrt(np.maximum(pixels.clean / alike, 1.0))
    return np.where(np.isfinite(error), error, 0.0)
