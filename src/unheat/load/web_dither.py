"""Pictures dithered to the 216 colors of the web, as GIFs of simple programs are, made smooth.

Each channel of such a picture has six levels, 51 apart, and what lies between two of them is
shown by pixels of both that take turns. No cell has one color then, and no color is a cell's. The
mean of a few pixels is, wherever they differ by no more than one level of each channel: that is
what dithering leaves of an even ground. Where they differ more an edge or print stands, and these
pixels stay what they are.
"""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from unheat.channels import most

Pixels = npt.NDArray[np.uint8]

_LEVEL = 51
"""Levels of the web's colors stand so far apart (0 to 255 in six)."""

_SIDE = 5
"""Pixels of a side of what is averaged: the error of a pixel is spread over its neighbors."""

_TURNS, _EVERY = 0.04, 7
"""Share of the pixels that differ from both neighbors by one level at most, as dithering has them
all over its cells; of a drawing in the web's colors only thin lines do.
Each seventh line is looked at."""


def without_web_dither(rgb: Pixels) -> Pixels | None:
    """(h, w, 3) with the means of what is dithered; None of any other picture."""
    # A few lines tell of nearly all other pictures.
    lines = rgb[::_EVERY]
    if (lines % _LEVEL).any() or min(rgb.shape[:2]) < _SIDE:
        return None
    step = most(np.abs(np.diff(lines.astype(np.int16), axis=1)))
    small = (step > 0) & (step <= _LEVEL)
    if float((small[:, 1:] & small[:, :-1]).mean()) < _TURNS or (rgb % _LEVEL).any():
        return None
    window = np.ones((_SIDE, _SIDE), dtype=np.uint8)
    span = most(cv2.dilate(rgb, window).astype(np.int16) - cv2.erode(rgb, window))
    even = (span <= _LEVEL).astype(np.float32)
    # A pixel takes the mean of all even windows that hold it.
    means = cv2.blur(rgb.astype(np.float32), window.shape, borderType=cv2.BORDER_REPLICATE)
    total = _summed(means * even[..., None])
    count = _summed(even)[..., None]
    smooth = np.where(count > 0, total / np.maximum(count, 1.0), rgb)
    return np.asarray(np.clip(np.rint(smooth), 0, 255), dtype=np.uint8)


def _summed(values: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """The sums over the window about each pixel."""
    sums = cv2.boxFilter(
        values, -1, (_SIDE, _SIDE), normalize=False, borderType=cv2.BORDER_CONSTANT
    )
    return np.asarray(sums)
