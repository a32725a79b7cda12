"""What a JPEG left in a picture that was stored as something else since: a screenshot, a PNG.

A JPEG rounds the cosine coefficients of blocks of 8 × 8 pixels to multiples of a step each. Whoever
transforms the decoded pixels again, block for block, finds these multiples (Fan and de Queiroz,
*IEEE Trans. Image Process.* 12, 2003), and by them the table of steps, hence the quality. A picture
that was cut keeps its blocks, from another pixel on; one that was resized does not.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

from unheat.channels import LIGHTNESS
from unheat.load.quality import scaled_tables

FloatArray = npt.NDArray[np.float64]
Pixels = npt.NDArray[np.uint8]

BLOCK = 8

_BLOCKS, FEWEST = 120, 6
"""Blocks that are looked at, and how few still tell."""

_STEP = 12
"""Levels between the darkest and the lightest pixel of a block that holds more than one color."""

EQUAL = 0.6
"""Share of neighbors of one color to the last level in blocks with shapes, from which on a picture
is a drawing: print stands on flat ground there, of which a codec makes ripples."""

_NOUGHT = 1.0
"""What rounding to whole levels makes of a coefficient that is none."""

_FINE = 4
"""Coefficients of so many waves and more, both ways together, most of which a codec drops."""

_SHAPED = 10.0
"""A coefficient of waves both ways that a block with a shape has."""

_ROUNDED, _CHANCE = 0.6, 0.2
"""How far coefficients are off their multiples, by all the rounding since, and the share of them
that anything else may have changed."""

_LARGER = 3.0
"""Coefficients from which on nobody asks whether they are none."""

MOST_LIKELY = 0.4
"""By how much, a coefficient in logarithms, multiples must explain them better than chance does:
drawings stay below nought."""


def jpeg_quality(rgb: Pixels) -> float | None:
    """The quality, 1–100, of the JPEG that ``rgb`` (h, w, 3) was, pixel for pixel; None if it was
    none that can be told.

    Told by blocks with shapes in them none of whose pixels is at an end of its range: what a
    decoder cut off there is lost. The quality is that of the table of ITU-T T.81, annex K, that
    fits best.
    """
    if min(rgb.shape[:2]) < 4 * BLOCK:
        return None
    patches = _patches(rgb)
    if len(patches) < FEWEST:
        return None
    # What was stored again, whole, has its blocks where it begins itself.
    told = _likeliest(_blocks(rgb, 0, 0))
    if told is not None:
        return told
    at = where_blocks_begin(patches @ LIGHTNESS)[0]
    return None if at == (0, 0) else _likeliest(_blocks(rgb, *at))


def _patches(rgb: Pixels) -> npt.NDArray[np.float64]:
    """(n, 15, 15, 3): pieces with shapes in them, each of which holds a block wherever those begin;
    none where most pixels beside each other are equal, as they are in drawings."""
    patches = chosen_blocks(rgb, 0, 0, 2 * BLOCK - 1, np.True_)
    if not len(patches):
        return patches
    return patches[:0] if float(flatness(patches).mean()) > EQUAL else patches


def flatness(patches: npt.NDArray[np.float64]) -> FloatArray:
    """(n,): the share of neighbors of one color in patches (n, h, w, 3), down or across, where it
    is less."""
    alike = [(np.diff(patches, axis=axis) == 0).all(axis=3).mean(axis=(1, 2)) for axis in (1, 2)]
    return np.asarray(np.min(alike, axis=0))


def _blocks(rgb: Pixels, y: int, x: int) -> FloatArray:
    """(n, 8, 8): cosine coefficients of the lightness of blocks with shapes in them, the first of
    which begins at (y, x). No pixel is at an end of its range: what a decoder cut off is lost."""
    return coefficients_of(rgb, y, x, without_any(cut_off(rgb[y:, x:])))


def cut_off(rgb: Pixels) -> npt.NDArray[np.bool_]:
    """(h, w): pixels that have a level at an end of its range."""
    # Levels of nought and of 255 are those that one more makes 1, or nought.
    return np.asarray(((rgb + np.uint8(1)) <= 1).any(axis=2))


def without_any(mask: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """(rows, columns): whole blocks none of whose pixels is in the mask (h, w)."""
    return np.logical_not(blockwise(mask).any(axis=(1, 3)))


def coefficients_of(rgb: Pixels, y: int, x: int, among: npt.NDArray[np.bool_]) -> FloatArray:
    """(n, 8, 8): cosine coefficients of the lightness of blocks with shapes in them, ``among``
    (rows, columns) those of which the first begins at (y, x)."""
    return _transformed(chosen_blocks(rgb, y, x, BLOCK, among) @ LIGHTNESS - 128.0)


def chosen_blocks(
    rgb: Pixels,
    y: int,
    x: int,
    size: int,
    among: npt.NDArray[np.bool_] | np.bool_,
    most: int = _BLOCKS,
) -> npt.NDArray[np.float64]:
    """(n, size, size, 3): pieces of ``rgb`` that begin where blocks with shapes do, the first of
    these at (y, x), ``most`` of them, evenly chosen ``among`` (rows, columns) all."""
    green = rgb[y:, x:, 1]
    shaped = (_over_blocks(np.maximum, green) - _over_blocks(np.minimum, green) > _STEP) & among
    over = size - BLOCK
    rows, columns = np.nonzero(shaped[: (len(green) - over) // BLOCK])
    inside = columns * BLOCK + size <= green.shape[1]
    rows, columns = rows[inside], columns[inside]
    chosen = np.linspace(0, len(rows) - 1, min(most, len(rows))).astype(np.intp)
    found = np.empty((len(chosen), size, size, 3))
    for number, one in enumerate(chosen.tolist()):
        top, left = y + int(rows[one]) * BLOCK, x + int(columns[one]) * BLOCK
        found[number] = rgb[top : top + size, left : left + size]
    return found


def blockwise(pixels: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """(rows, 8, columns, 8): the pixels of whole blocks."""
    rows, columns = (length // BLOCK for length in pixels.shape)
    inner = pixels[: rows * BLOCK, : columns * BLOCK]
    return inner.reshape(rows, BLOCK, columns, BLOCK)


def _over_blocks(function: np.ufunc, levels: Pixels) -> Pixels:
    """(rows, columns): a function of two, as the largest, over the pixels (h, w) of each block.

    Whole rows first, and halves of halves then: blocks one by one take ten times as long.
    """
    rows, columns = (length // BLOCK for length in levels.shape)
    inner = np.ascontiguousarray(levels[: rows * BLOCK, : columns * BLOCK])
    found = function.reduce(inner.reshape(rows, BLOCK, -1), axis=1)
    while found.shape[1] > columns:
        found = function(found[:, ::2], found[:, 1::2])
    return np.asarray(found)


@lru_cache(maxsize=1)
def cosines() -> FloatArray:
    """(8, 8): rows of the orthonormal cosine transform of ITU-T T.81, A.3.3."""
    u, x = np.arange(BLOCK)[:, None], np.arange(BLOCK)[None, :]
    waves = np.sqrt(2.0 / BLOCK) * np.cos(np.pi * (2 * x + 1) * u / (2 * BLOCK))
    waves[0] /= np.sqrt(2.0)
    return np.asarray(waves)


def _transformed(blocks: FloatArray) -> FloatArray:
    """(n, 8, 8): cosine coefficients of blocks of levels."""
    waves = cosines()
    return np.asarray(waves @ blocks @ waves.T)


def where_blocks_begin(lightness: FloatArray) -> list[tuple[int, int]]:
    """(y, x), 0–7: where blocks begin in patches (n, 15, 15), as most coefficients of fine waves
    are none there; the likeliest place first, and all others."""
    waves = cosines()
    windows = np.lib.stride_tricks.sliding_window_view
    upright = windows(lightness, BLOCK, axis=1) @ waves.T
    both = windows(upright, BLOCK, axis=2) @ waves.T
    # (n, 8, 8, 8, 8): patch, where a block begins (y, x), waves down, waves across.
    sizes = np.abs(both)
    down, across = np.indices((BLOCK, BLOCK))
    crossed = np.minimum(down, across) > 0
    shaped = sizes[..., crossed].max(axis=-1) >= _SHAPED
    dropped = (sizes[..., crossed & (down + across >= _FINE)] < _NOUGHT).mean(axis=-1)
    share = (dropped * shaped).sum(axis=0) / np.maximum(shaped.sum(axis=0), 1)
    return [divmod(at, BLOCK) for at in np.argsort(-share, axis=None, kind="stable").tolist()]


def _likeliest(coefficients: FloatArray) -> float | None:
    """The quality whose steps explain ``coefficients`` (n, 8, 8) best; None if none does well."""
    if len(coefficients) < FEWEST:
        return None
    patch, better = how_likely(coefficients)
    if len(patch) < FEWEST * BLOCK:
        return None
    means = better.mean(axis=1)
    best = int(means.argmax())
    return float(best + 1) if means[best] >= MOST_LIKELY else None


def how_likely(coefficients: FloatArray) -> tuple[npt.NDArray[np.intp], FloatArray]:
    """(k,) the block of each large one of the ``coefficients`` (n, 8, 8), and (100, k) how much
    better the steps of each quality explain it than chance does, in logarithms."""
    large = np.abs(coefficients) >= _LARGER
    large[:, 0, 0] = False
    patch, row, column = np.nonzero(large)
    sizes = coefficients[large]
    steps = scaled_tables()[:, row, column].astype(np.float64)
    off = sizes - steps * np.round(sizes / steps)
    near = np.exp(-0.5 * (off / _ROUNDED) ** 2) / (_ROUNDED * np.sqrt(2.0 * np.pi))
    return patch, np.asarray(np.log((1.0 - _CHANCE) * near * steps + _CHANCE))
