"""How much the pixels of one drawn color differ: the ripples that a codec leaves."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.detect.levels import spread_about

Pixels = npt.NDArray[np.uint8]
FloatArray = npt.NDArray[np.float64]

# Steps of this size are drawn things (antialiased text), not ripples of a codec.
_RIPPLE_LIMIT = 16
_RIPPLE_SHARE = 0.27
_MOST_RIPPLES = 0.9
"""Share of the ripples that the tolerance covers."""
_ALL_GRAIN = 0.99
"""The same of the grain of paper, which has no largest step as a codec's ripples have."""
_RIPPLE_PIXELS = 1_000_000
"""So many pixels tell how a picture ripples."""
_OFF_PAGE, _FLAT = 8.0, 0.4
"""Levels by which cells stand off the page at least, and the share of their inner pixels that have
exactly the color of all pixels beside them in a drawing of flat cells."""
_LEAST_PX = 8
"""Sides of the smallest picture that is looked at."""


def noise_tolerance(rgb: Pixels, *, lossy: bool = False, share: float = _MOST_RIPPLES) -> int:
    """How much neighbours of one drawn color may differ in this picture, 2 to 14.

    A drawn picture has exact colors: neighbours are equal, or they differ because
    something begins there. A lossy one ripples near every edge; how often and how far the
    green channel turns back within three pixels tells how much. A file that is ``lossy`` has
    gone through a codec, however seldom it ripples: WebP smooths its ripples away. ``share`` of
    the ripples are no larger than that.
    """
    # Every k-th row of a large picture; an odd k goes through all rows of a codec's blocks.
    every = 1 + 2 * (rgb.shape[0] * rgb.shape[1] // (2 * _RIPPLE_PIXELS))
    green = np.ascontiguousarray(rgb[::every, :, 1])
    if green.shape[1] < 3:
        return 2
    # Bytes that end at 0: a step is one upwards or one downwards.
    up, down = cv2.subtract(green[:, 1:], green[:, :-1]), cv2.subtract(green[:, :-1], green[:, 1:])
    # A ramp goes on in its direction; only a codec's ripple turns back after a small step.
    ripple = cv2.max(cv2.min(up[:, :-1], down[:, 1:]), cv2.min(down[:, :-1], up[:, 1:]))
    counts = cv2.calcHist([ripple], [0], None, [256], [0, 256]).ravel()[1:_RIPPLE_LIMIT].astype(int)
    moving = np.count_nonzero(up) + np.count_nonzero(down)
    if counts.sum() < _RIPPLE_SHARE * moving and not lossy:
        return 2
    most = int(np.searchsorted(np.cumsum(counts), share * counts.sum())) + 1
    return int(np.clip(most, 4, 14))


def grain_tolerance(rgb: Pixels) -> int:
    """The noise tolerance of a photograph: nearly all of its grain is within it."""
    return noise_tolerance(rgb, lossy=True, share=_ALL_GRAIN)


def enlarged_tolerances(rgb: Pixels) -> tuple[int, ...]:
    """The noise tolerances of a picture that was enlarged, taken at the size it may have had.

    Where a lossy picture was enlarged its ripples are wider than three pixels. Half and a third of
    the size are near enough: ripples of eight pixels are seen at either.
    """
    height, width = rgb.shape[:2]
    found = (
        noise_tolerance(
            np.asarray(
                cv2.resize(rgb, (width // by, height // by), interpolation=cv2.INTER_AREA),
                dtype=np.uint8,
            )
        )
        for by in (2, 3)
        if min(width, height) >= by * _LEAST_PX
    )
    return tuple(dict.fromkeys(found))


def is_flat(rgb: Pixels, page: FloatArray) -> bool:
    """Whether what stands on the ``page`` (3,) is mostly of exactly one color with its neighbors.

    Such a picture never went through a codec, whatever its edges look like where it is made
    smaller.
    """
    flat = spread_about(rgb) == 0
    drawn = (most(np.abs(rgb - page)) > _OFF_PAGE).astype(np.uint8)
    inner = cv2.erode(drawn, np.ones((5, 5), np.uint8)) > 0
    return bool(inner.any()) and float(flat[inner].mean()) >= _FLAT


def calmed(rgb: Pixels) -> Pixels:
    """The picture averaged over three rows: less noise, and a ramp stays a ramp."""
    total = rgb[:-2].astype(np.uint16) + rgb[1:-1] + rgb[2:]
    result = rgb.copy()
    result[1:-1] = (total + 1) // 3
    return result
