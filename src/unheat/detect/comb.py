"""Borders too faint to be seen one by one, seen together: n equal cells between known ends.

A codec blurs the steps between pale cells below its own ripples, and no single border
stands out. But all borders of an axis stand in one comb, and the mean step under its
teeth is the more certain the more teeth there are. Half as many cells leave out half of
the teeth, twice as many put every second tooth where nothing is: both are less sharp.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.detect.lattice import Lattice

FloatArray = npt.NDArray[np.float64]

# Ripples of a codec turn back within so many rows; a border does not.
_STRIPE_PX = 9
# Stronger steps than this are ink and frames, and count no more than this.
_MOST_STEP = 30.0
# The ends are known so well: frames are drawn with pens of some pixels.
_ENDS_PX = 3.0
_SMALLEST_PERIOD_PX = 3.0
# Standard errors above the mean step: where a comb is believed, and where it is sure.
_LEAST = 5.0
_SURE = 7.0
# The second best count, halves and doubles included, must be this much less sharp.
_RIVAL = 0.8
_BLOCK_PX = 8
# Teeth that drift from the blocks by more than this share of one do not stand on them.
_DRIFT = 0.5


def comb_lattice(
    image: npt.NDArray[np.uint8],
    start: float,
    end: float,
    *,
    stripes: Sequence[tuple[int, int]] | None = None,
) -> Lattice | None:
    """Equal cells that touch, from about ``start`` to about ``end`` along x, or None.

    image: (h, w, 3), cropped to the cells along y. ``stripes`` are the rows of pixels that are
    looked at together, each within one row of cells, if they are known. The score stays below what
    is clear: 0.5 for a comb that may be the codec's own blocks, 0.65 for a likely one, 0.8 for a
    sure one.
    """
    if end - start < 4 * _SMALLEST_PERIOD_PX or min(image.shape[:2]) < 2 * _STRIPE_PX:
        return None
    if stripes is None:
        stripes = [(y, y + _STRIPE_PX) for y in range(0, len(image) - _STRIPE_PX + 1, _STRIPE_PX)]
    inside = slice(round(start + _ENDS_PX) + 1, round(end - _ENDS_PX))
    steps = _without_blocks(_steps(image, stripes), inside)
    inner = steps[inside]
    spread = float(inner.std())
    if spread <= 0:
        return None
    counts = range(2, int((end - start) / _SMALLEST_PERIOD_PX) + 1)
    middle, width = float(inner.mean()), _ENDS_PX
    slopes = np.diff(steps, append=steps[-1])

    outside = start < _ENDS_PX or end + _ENDS_PX > steps.size - 1.0

    def sharpness(n: int, firsts: FloatArray, lasts: FloatArray) -> FloatArray:
        share = np.arange(1, n) / n
        places = (lasts[None, :] - firsts[:, None])[:, :, None] * share
        places += firsts[:, None, None]
        if outside:
            np.minimum(np.maximum(places, 0.0), steps.size - 1.0, out=places)
        # Pixels are evenly spaced, so that no place among them has to be sought.
        below = places.astype(np.intp)
        places -= below
        places *= slopes.take(below)
        places += steps.take(below)
        # The mean, as numpy gives it and sooner.
        height = np.add.reduce(places, axis=2) / (n - 1)
        result: FloatArray = (height - middle) / (spread / np.sqrt(n - 1))
        return result

    rough = np.arange(-width, width + 0.5, 1.0)
    coarse = np.array([sharpness(n, start + rough, end + rough).max() for n in counts])
    order = np.argsort(-coarse, kind="stable")
    fine = np.arange(-width, width + 0.1, 0.25)
    best, rival = (float(sharpness(counts[i], start + fine, end + fine).max()) for i in order[:2])
    if best < _LEAST or rival > _RIVAL * best:
        return None
    n = counts[int(order[0])]
    heights = sharpness(n, start + fine, end + fine)
    first, last = np.unravel_index(int(np.argmax(heights)), heights.shape)
    begin, stop = start + float(fine[first]), end + float(fine[last])
    period = (stop - begin) / n
    # What is left of blocks where colors are coded at half the size is a comb as well.
    blocks = abs(period / _BLOCK_PX - max(1, round(period / _BLOCK_PX))) * n < _DRIFT
    score = 0.5 if blocks else 0.8 if best >= _SURE else 0.65
    return Lattice(start=begin, end=stop, n=n, gap=0.0, score=score, explained=score, support=score)


def _steps(image: npt.NDArray[np.uint8], stripes: Sequence[tuple[int, int]]) -> FloatArray:
    """(w + 1,) mean size of the steps between pixel i - 1 and i that stripes agree on."""
    signed = np.diff(image.astype(np.float32), axis=1)
    means = np.array([signed[first:end].mean(axis=0) for first, end in stripes])
    size = np.minimum(most(np.abs(means)), _MOST_STEP).mean(axis=0)
    steps = np.zeros(image.shape[1] + 1)
    steps[1:-1] = size
    # Blur spreads a border over its neighbours.
    smooth: FloatArray = np.convolve(steps, [0.25, 0.5, 0.25], mode="same")
    return smooth


def _without_blocks(steps: FloatArray, inside: slice) -> FloatArray:
    """The steps less the mean of their phase within the blocks that a codec works in."""
    result = steps.copy()
    inner = result[inside]
    # Colors are often coded at half the size, in blocks twice as large.
    size = 2 * _BLOCK_PX if inner.size >= 16 * _BLOCK_PX else _BLOCK_PX
    for phase in range(min(size, inner.size)):
        inner[phase::size] -= inner[phase::size].mean()
    return result
