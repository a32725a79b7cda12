"""Seams between the steps of a bar, through which the page shows: they are painted over.

A renderer of drawings lays the rectangles of a bar side by side. Where two of them meet within a
pixel, each covers its part of it alone, and together they leave the product of what both leave: a
quarter of the page at most. The ramp itself is what the pixels between the seams show. Left in, the
seams made all colors of a bar paler than those of its cells, or the bar was none for its leaps.
"""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.detect.bar_grow import lengths
from unheat.detect.bar_search import Chains, Seed, find_chains, without_inner
from unheat.detect.edges import transposed
from unheat.detect.ripples import noise_tolerance
from unheat.medians import median_level
from unheat.model import Raster

Pixels = npt.NDArray[np.uint8]
FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]

_LEAST, _LEAST_WIDTH = 48, 5
"""Rows and columns of a bar whose seams are looked for."""

_REACHES = (3, 5, 7, 9)
"""Rows within which one stands that has no seam: the two edges fall apart and together by turns."""

_PALER, _LEVELS = 0.012, 2.0
"""A seam shows so much of the page, and so many levels of 255 of it."""

_FAINT = 0.3
"""Where there are seams, rows that show such a part of that of the page have one, too."""

_MOST = 0.3
"""Share of the page that a seam shows at most: a quarter, and some for rounding."""

_UNLIKE = 48.0
"""Levels of 255 from the color of the page at which a row tells how much of it shows."""

_SEAMS, _FEWEST = 0.05, 10
"""Share of the rows that have a seam where a bar has any, and how many these are."""

_RUNS = 0.1
"""Share of the seams that may lie within rows of one color."""

_PARTS, _IN_PARTS = 8, 5
"""A bar has seams in so many of its parts: nearly all, but where it has the color of the page."""

_STRAY = 0.3
"""Share of what a seam changes that goes elsewhere than towards the page."""

_LEAPS = 0.6
"""A bar without its seams moves along a way so much shorter."""

_CALM = 0.75
"""The way of a ramp that is smoothed is so much of its own: that of cells is hardly any of it."""


def without_seams(
    raster: Raster, background: tuple[float, float, float]
) -> tuple[Raster, list[Chains] | None]:
    """The picture with the seams of its bars painted in the colors beside them; itself without.

    Beside it, where nothing was painted, the chains of the picture and of its transpose.
    """
    if raster.lossy:
        return raster, None
    picture = raster.rgb
    tolerance, found = noise_tolerance(picture, lossy=False), list[Chains]()
    pages = [np.asarray(background, dtype=np.float64)]
    if np.abs(pages[0] - 255.0).max() > _LEVELS:
        pages.append(np.full(3, 255.0))
    for turned in (False, True):
        looked = transposed(picture) if turned else picture
        chains = find_chains(looked, tolerance)
        found.append(chains)
        seeds = chains.seeds(chains.longest)
        mended = looked
        for seed in without_inner([one for one in seeds if _could_be(one)]):
            mended = _mended(mended, seed, pages)
        if mended is not looked:
            picture = transposed(mended) if turned else mended
    return (raster, found) if picture is raster.rgb else (replace(raster, rgb=picture), None)


def _could_be(seed: Seed) -> bool:
    return seed.y1 - seed.y0 >= _LEAST and seed.x1 - seed.x0 >= _LEAST_WIDTH


def _mended(picture: Pixels, seed: Seed, pages: list[FloatArray]) -> Pixels:
    """The picture with the rows of a strip that have a seam in the colors of those beside them."""
    rows = picture[seed.y0 : seed.y1, seed.x0 : seed.x1]
    middle = rows[:, rows.shape[1] // 2]
    if np.count_nonzero((middle[1:] != middle[:-1]).any(axis=1)) < _FEWEST:
        # Cells of a column change color where one ends, and a seam is a change by itself.
        return picture
    colors = median_level(rows, axis=1)
    found = (_without(colors, page) for page in pages)
    cleaned = next((one for one in found if one is not None), None)
    if cleaned is None:
        return picture
    changed = most(np.abs(cleaned - colors)) > 0.5
    result = picture.copy()
    part = result[seed.y0 : seed.y1, seed.x0 : seed.x1]
    own = most(np.abs(rows.astype(np.float64) - colors[:, None])) <= _LEVELS
    painted = np.broadcast_to(np.rint(cleaned).astype(np.uint8)[:, None], part.shape)
    shown = own & changed[:, None]
    part[shown] = painted[shown]
    return result


def _without(colors: FloatArray, page: FloatArray) -> FloatArray | None:
    """The colors (n, 3) along a strip without the seams that show the page; None without any."""
    for reach in _REACHES:
        seams = _seams(colors, page, reach)
        if seams is None:
            continue
        clean = np.flatnonzero(~seams)
        at = np.arange(len(colors))
        cleaned = np.stack([np.interp(at, clean, colors[clean, i]) for i in range(3)], axis=1)
        if _is_ramp(cleaned, colors):
            return cleaned
    return None


def _seams(colors: FloatArray, page: FloatArray, reach: int) -> BoolArray | None:
    """Which rows (n,) are nearer to the page than all of the ramp about them is."""
    window = np.ones((reach, 1), dtype=np.uint8)
    levels = colors.astype(np.float32)
    lower = cv2.morphologyEx(levels, cv2.MORPH_OPEN, window, borderType=cv2.BORDER_REPLICATE)
    upper = cv2.morphologyEx(levels, cv2.MORPH_CLOSE, window, borderType=cv2.BORDER_REPLICATE)
    base = np.where(page > (lower + upper) / 2, lower, upper).astype(np.float64)
    off, way = colors - base, page - base
    share = (off * way).sum(axis=1) / np.maximum((way**2).sum(axis=1), 1.0)
    far = lengths(off)
    seams = (share > _PALER) & (far > _LEVELS)
    inner = np.flatnonzero(seams[2:-2]) + 2
    inner = inner[lengths(way)[inner] > _UNLIKE]
    if len(inner) < max(_FEWEST, _SEAMS * len(colors)) or share[inner].max() > _MOST:
        return None
    if _within_runs(colors)[inner].mean() > _RUNS:
        return None
    stray = lengths(off - share[:, None] * way)
    if np.quantile(stray[inner] - _STRAY * far[inner], 0.9) > 2 * _LEVELS:
        return None
    if len(np.unique(inner * _PARTS // len(colors))) < _IN_PARTS:
        return None
    faint: BoolArray = (share > _FAINT * _PALER) & (far > _FAINT * _LEVELS)
    return faint if faint.mean() <= 1 - _SEAMS else seams


def _within_runs(colors: FloatArray) -> BoolArray:
    """Which rows (n,) have the color of both rows beside them: no seam, which lies within a pixel,
    but the inside of a cell that is paler than the cells over and under it.
    """
    same = np.concatenate([[False], ~np.diff(colors, axis=0).any(axis=1), [False]])
    return np.asarray(same[:-1] & same[1:])


def _is_ramp(cleaned: FloatArray, colors: FloatArray) -> bool:
    """Whether colors (n, 3) move smoothly, and go a much shorter way than with their seams."""
    inner = cleaned[3:-3]
    way = float(lengths(np.diff(inner, axis=0)).sum())
    if way > _LEAPS * float(lengths(np.diff(colors[3:-3], axis=0)).sum()):
        return False
    size = max(3, len(inner) // 24)
    smooth = cv2.blur(inner, (1, size), borderType=cv2.BORDER_REPLICATE)
    return float(lengths(np.diff(smooth, axis=0)).sum()) >= _CALM * way
