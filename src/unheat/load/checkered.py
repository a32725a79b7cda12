"""The checkered ground on which viewers show what is transparent, as one color again.

Squares of two near grays, all of one size and in step, fill the page between the parts of a figure
and show through nothing else: labels on them have no ground of one color, and are lost. Every pixel
of such a square has exactly the color that its place says, so that it is told from all others.
"""

from __future__ import annotations

from itertools import combinations

import numpy as np
import numpy.typing as npt

from unheat.channels import Codes, coded, uncoded

Pixels = npt.NDArray[np.uint8]
BoolArray = npt.NDArray[np.bool_]

_SHARE = 0.1
"""Share of the picture that each of the two colors has at least."""

_NEUTRAL, _NEAR, _FAR = 6, 6, 80
"""Levels by which the channels of a gray differ at most, and between which two grays of a ground
lie apart: black and white squares are no ground."""

_SEEN = 7
"""Of so many rows and columns one each tells the two colors: no size of squares is a part of it."""

_SMALLEST_PX, _LARGEST_PX = 4, 40
"""Sides of the squares that viewers draw."""

_IN_STEP, _FEWEST, _SPREAD = 0.95, 8, 0.75
"""Share of the borders, and of the pixels of the darker gray, that lie where the squares have them;
borders along an axis that tell; and the share of each side of the picture that they reach over."""

_SHOWN = 0.05
"""Share of the longest border that all others show at least."""

_COMMON = 4
"""The commonest colors, two of which are those of the squares."""


def without_squares(rgb: Pixels) -> Pixels | None:
    """The picture (h, w, 3) on the lighter of the two grays, or on the darker one where both are
    dark; None where no squares are its ground."""
    seen = coded(rgb[::_SEEN, ::_SEEN]).ravel()
    colors, counts = np.unique(seen, return_counts=True)
    common = [
        (one, np.array(uncoded(one), dtype=np.float64))
        for one in colors[np.argsort(-counts)][:_COMMON].tolist()
        if counts[colors == one][0] >= _SHARE * seen.size
    ]
    grays = [one for one in common if np.ptp(one[1]) <= _NEUTRAL]
    for one, two in combinations(grays, 2):
        if _NEAR <= abs(one[1].mean() - two[1].mean()) <= _FAR:
            light, dark = sorted((one, two), key=lambda gray: -gray[1].mean())
            ground = _squares(coded(rgb), light[0], dark[0])
            if ground is not None:
                result = rgb.copy()
                result[ground] = light[1] if light[1].mean() > 127.5 else dark[1]
                return result
    return None


def _squares(code: Codes, light: int, dark: int) -> BoolArray | None:
    """(h, w): pixels that have the color of two that squares in step with all others have there."""
    bright, dim = code == light, code == dark
    rows, columns = _steps(bright.T, dim.T), _steps(bright, dim)
    if rows is None or columns is None or rows[1] != columns[1]:
        return None
    (top, size), (left, _) = rows, columns
    height, width = code.shape
    odd = ((np.arange(height) - top) // size)[:, None] + (np.arange(width) - left) // size
    odd = odd % 2 == 1
    if (dim & odd).sum() < (dim & ~odd).sum():
        odd = ~odd
    # Cells and keys may be white as well, and hardly anything has the other gray.
    if (dim & odd).sum() < _IN_STEP * dim.sum():
        return None
    ground: BoolArray = (dim & odd) | (bright & ~odd)
    return ground


def _steps(first: BoolArray, second: BoolArray) -> tuple[int, int] | None:
    """Where the squares begin across (h, w) masks of both colors, and how large they are: all
    borders from one color to the other lie in step."""
    changes = (first[:, :-1] & second[:, 1:]) | (second[:, :-1] & first[:, 1:])
    count = changes.sum(axis=0)
    # Where cells lie upon the ground its borders show beside them alone.
    places = np.flatnonzero(count > _SHOWN * count.max(initial=0)) + 1
    if len(places) < _FEWEST or np.ptp(places) < _SPREAD * first.shape[1]:
        return None
    steps, times = np.unique(np.diff(places), return_counts=True)
    size = int(steps[times.argmax()])
    if not _SMALLEST_PX <= size <= _LARGEST_PX:
        return None
    shares = np.bincount(np.arange(1, first.shape[1]) % size, weights=count, minlength=size)
    start = int(shares.argmax())
    return (start, size) if shares[start] >= _IN_STEP * count.sum() else None
