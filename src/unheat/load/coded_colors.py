"""Whether the colors of a picture are those that a lossy codec decodes to, however it is stored.

WebP, JPEG and video hold a lightness and two differences of color as whole numbers, and a decoder
makes whole levels of red, green and blue from these. That reaches no more than a sixth of all
colors for the narrow range of WebP and video (ITU-R BT.601, 16 to 235) and a quarter for the full
one of JPEG (JFIF). A drawing has its colors from anywhere; where nearly all of many are among those
reached a codec decoded them. Blocks need not be whole for that: pictures may have been cut, or
coded twice, and WebP smooths its own away.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

import numpy as np
import numpy.typing as npt

from unheat.channels import coded, uncoded

Pixels = npt.NDArray[np.uint8]
IntArray = npt.NDArray[np.int64]

_FEWEST, _MOST = 150, 4000
"""Colors that tell, and how many of them are looked at."""

UNKNOWN_QUALITY = 50.0
"""Colors of such a picture are held to be no better than those of a JPEG of this quality."""

_PIXELS = 500_000
"""Pixels whose colors are looked at."""

_NEARLY_ALL = 0.95
"""Share of the colors that are among those reached: chance gives a quarter at most."""

_COLORED = 6
"""Levels between the channels of a color that tells: whatever is gray is reached by JPEG."""


def has_coded_colors(rgb: Pixels) -> bool:
    """Whether nearly all colors of (h, w, 3) are those of a decoder.

    Those at an end of their range tell nothing, since a decoder cuts them off there.
    """
    pixels = rgb.reshape(-1, 3)
    packed = coded(pixels[:: max(1, len(pixels) // _PIXELS)])
    # Most pixels have the color of the one before, and are not sorted with the rest.
    packed = np.unique(packed[np.diff(packed, prepend=-1) != 0]).astype(np.int64)
    colors = np.stack(uncoded(packed), axis=1)
    inner = (colors.min(axis=1) > 0) & (colors.max(axis=1) < 255)
    told = colors[inner & (np.ptp(colors, axis=1) >= _COLORED)]
    if len(told) < _FEWEST:
        return False
    told = told[:: max(1, len(told) // _MOST)]
    return any(float(reached(told).mean()) >= _NEARLY_ALL for reached in (_by_webp, _by_jpeg))


def _by_jpeg(colors: IntArray) -> npt.NDArray[np.bool_]:
    """(n,) whether libjpeg decodes to each of the colors (n, 3)."""
    red, green, blue = colors.T
    y = np.rint(0.299 * red + 0.587 * green + 0.114 * blue).astype(np.int64)
    cb, cr = (
        np.rint((blue - y) / 1.772).astype(np.int64),
        np.rint((red - y) / 1.402).astype(np.int64),
    )

    def decoded(y: IntArray, cb: IntArray, cr: IntArray) -> tuple[IntArray, ...]:
        # jdcolor.c: sixteen bits behind the point, and each part is rounded.
        green = y + ((-22554 * cb - 46802 * cr + 32768) >> 16)
        return y + ((91881 * cr + 32768) >> 16), green, y + ((116130 * cb + 32768) >> 16)

    return _reached(colors, (y, cb, cr), decoded)


def _by_webp(colors: IntArray) -> npt.NDArray[np.bool_]:
    """(n,) whether libwebp decodes to each of the colors (n, 3)."""
    red, green, blue = colors.T
    y = np.rint(16 + 0.257 * red + 0.504 * green + 0.098 * blue).astype(np.int64)
    cb = np.rint(128 - 0.148 * red - 0.291 * green + 0.439 * blue).astype(np.int64)
    cr = np.rint(128 + 0.439 * red - 0.368 * green - 0.071 * blue).astype(np.int64)

    def decoded(y: IntArray, cb: IntArray, cr: IntArray) -> tuple[IntArray, ...]:
        # yuv.h: fourteen bits behind the point, six of which are kept until the end.
        light = (y * 19077) >> 8
        green = light - ((cb * 6419) >> 8) - ((cr * 13320) >> 8) + 8708
        red, blue = light + ((cr * 26149) >> 8) - 14234, light + ((cb * 33050) >> 8) - 17685
        return red >> 6, green >> 6, blue >> 6

    return _reached(colors, (y, cb, cr), decoded)


def _reached(
    colors: IntArray,
    near: tuple[IntArray, IntArray, IntArray],
    decoded: Callable[[IntArray, IntArray, IntArray], tuple[IntArray, ...]],
) -> npt.NDArray[np.bool_]:
    """(n,) whether each of the colors (n, 3) is what some whole numbers about those ``near`` it,
    its lightness and its differences, are decoded to."""
    found = np.zeros(len(colors), dtype=bool)
    y, cb, cr = near
    for up, bluer, redder in product((-1, 0, 1), repeat=3):
        made = decoded(y + up, cb + bluer, cr + redder)
        found |= np.all([one == of for one, of in zip(made, colors.T, strict=True)], axis=0)
    return found
