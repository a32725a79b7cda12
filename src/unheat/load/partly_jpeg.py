"""A JPEG that was set into a picture: a figure on a screenshot of a page, in a notebook, under a
bar of tools.

Most blocks with shapes in them are the letters of the page then, which no codec went over, and all
together they show no steps. But nearly every block of the JPEG shows those of its table, and few
others show the same by chance.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.channels import LIGHTNESS, coded
from unheat.load.traces import (
    BLOCK,
    EQUAL,
    FEWEST,
    MOST_LIKELY,
    blockwise,
    chosen_blocks,
    coefficients_of,
    cut_off,
    flatness,
    how_likely,
    where_blocks_begin,
    without_any,
)

Bools = npt.NDArray[np.bool_]
Pixels = npt.NDArray[np.uint8]

_TINY, _RIPPLING, _LINES = 4, 0.25, 4
"""Levels by which ripples of a codec differ from pixel to pixel, their share of all that changes
along lines of pixels, and every how many of these are looked at: half of the drawings have a
twentieth, one in ten has so many, and of 14 pictures with a JPEG in them none less than a third."""

_PATCHES = 480
"""Pieces with shapes that are looked at: those of the JPEG may be few among them."""

_KEPT = 120
"""So many of these without flat ground tell where blocks begin."""

_PLACES = 3
"""Places where blocks may begin, most likely first, that are tried."""

_ALIKE = 0.75
"""Share of pixels of the color of a neighbor in blocks that are judged: about its shapes a codec
leaves ripples, and ground far from them."""

_TOLD = 8
"""Coefficients by which one block is judged."""

_SHARE = 0.2
"""Share of the blocks without flat ground that show the steps of one table: of drawings less than a
tenth does, of figures on pages half and more."""


def quality_of_part(rgb: Pixels) -> float | None:
    """The quality, 1–100, of a JPEG that is a part of ``rgb`` (h, w, 3); None if there is none that
    can be told."""
    if min(rgb.shape[:2]) < 4 * BLOCK or not _ripples(rgb[..., 1]):
        return None
    patches = chosen_blocks(rgb, 0, 0, 2 * BLOCK - 1, np.True_, _PATCHES)
    if len(patches) < FEWEST:
        return None
    rippled = patches[flatness(patches) <= EQUAL]
    if len(rippled) < FEWEST:
        return None
    kept = np.linspace(0, len(rippled) - 1, min(_KEPT, len(rippled))).astype(np.intp)
    likely = where_blocks_begin(rippled[kept] @ LIGHTNESS)[:_PLACES]
    places = list(dict.fromkeys([(0, 0), *likely]))
    told = [_told(rgb, among, *at) for at, among in zip(places, _rippled(rgb, places), strict=True)]
    share, quality = max(told)
    return float(quality) if share >= _SHARE else None


def _ripples(levels: Pixels) -> bool:
    """Whether enough of what changes in ``levels`` (h, w) does so by little, along either axis: the
    colors of a bar do so along one."""
    for lines in (levels[::_LINES], levels.T[::_LINES]):
        off = np.abs(np.diff(lines.astype(np.int16), axis=1))
        changes = np.count_nonzero(off)
        if changes - np.count_nonzero(off > _TINY) < _RIPPLING * changes:
            return False
    return True


def _told(rgb: Pixels, among: Bools, y: int, x: int) -> tuple[float, int]:
    """The share of blocks without flat ground that show the steps of one table, where the first
    begins at (y, x), and its quality."""
    blocks = coefficients_of(rgb, y, x, among)
    if len(blocks) < FEWEST:
        return 0.0, 0
    # A digit that is drawn again is no other witness.
    patch, better = how_likely(np.unique(blocks.round(3), axis=0))
    count = np.bincount(patch)
    judged = count >= _TOLD
    if np.count_nonzero(judged) < FEWEST:
        return 0.0, 0
    sums = np.stack([np.bincount(patch, one)[judged] for one in better]) / count[judged]
    gains = np.where(sums >= MOST_LIKELY, sums, 0.0)
    best = int(gains.mean(axis=1).argmax())
    if np.count_nonzero(gains[best]) < FEWEST:
        return 0.0, 0
    return float((gains[best] > 0.0).mean()), best + 1


def _rippled(rgb: Pixels, places: list[tuple[int, int]]) -> list[Bools]:
    """For each of the ``places`` where blocks may begin, (rows, columns): blocks few of whose
    pixels have the color of a neighbor, and none is at an end of its range."""
    colors = coded(rgb)
    ends = cut_off(rgb)
    down, across = np.zeros_like(ends), np.zeros_like(ends)
    down[1:], across[:, 1:] = colors[1:] == colors[:-1], colors[:, 1:] == colors[:, :-1]
    found = []
    for y, x in places:
        same = [blockwise(one[y:, x:]).mean(axis=(1, 3)) for one in (down, across)]
        found.append(without_any(ends[y:, x:]) & (np.minimum(*same) < _ALIKE))
    return found
