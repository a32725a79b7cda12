"""Even light: the shading that a scanner or a lamp left on a page, taken away again.

Paper is of one color, so what its ground loses from one side to the other is the light that
fell on it, and cells and color bar lost the same share of theirs. A flat field (Seibert,
Boone and Lindfors, *Proc. SPIE* 3336, 1998) divides by it; no blank picture of the same lamp
is at hand, so the field is a smooth surface through the ground that the figure leaves free.
"""

from __future__ import annotations

import math
from dataclasses import replace

import cv2
import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.medians import median
from unheat.model import Raster

FloatArray = npt.NDArray[np.float64]

_BLOCKS = 48
"""Blocks along the longer side of a picture; each tells one level of its ground."""

_LEAST_PX = 4
"""Sides of blocks whose median still tells a level."""

_LIGHT_PAPER = 128.0
"""Ground from which on there is light to be measured: what a lamp does to black is nothing."""

_STILL, _GROUND_SHARE = 6.0, 0.7
"""Levels within which a block of bare paper scatters in a lossy picture, and how much of the
block must be bare: the rest is print, whose blur would darken what is called the ground."""

_SLOWLY, _NEAR = 2.0, 2
"""Levels by which light falls off between blocks that lie so many blocks apart, at most."""

_RIM = 0.85
"""Share of half the width or height of a picture from which a block is at its rim."""

_ROUNDS, _FAR = 5, 3.0
_LEAST_SCATTER = 0.5
"""Of the levels of blocks: they are whole numbers."""

_FEWEST, _REACH = 40, 0.8
"""Blocks of ground, and the share of the picture that they must span both ways: a surface is
known within what it rests on and not beyond."""

_SEEN = 2.0
"""Levels from which on shading is more than the rounding of the picture itself."""

_RIM_PX, _EXACT, _DRAWN_SHARE = 2, 1, 0.5
"""Of the outermost rows of a drawing, so many at each end, half lies within a level of its ground,
lossy or not."""

_EDGE = 0.01
"""Share of the smaller side of a picture that the edge of a sheet is blurred by."""

_GRAIN = 0.6
"""Levels by which bare paper scatters in a photograph: one step of a drawn ramp that crosses a
block scatters by half a level at most."""

_MOST = 0.5
"""A ground that loses more than that was not lit unevenly, it is drawn so."""


def is_photograph(raster: Raster, background: tuple[float, float, float]) -> bool:
    """Whether the ground has the grain of paper under a lens, and not one color, or a ramp."""
    rgb = raster.rgb
    rim = np.concatenate([rgb[:_RIM_PX], rgb[-_RIM_PX:]]).reshape(-1, 3).astype(np.int16)
    exact = most(np.abs(rim - np.array(background, np.int16))) <= _EXACT
    if exact.mean() >= _DRAWN_SHARE:
        return False
    tiles = _tiles(np.asarray(cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY), dtype=np.float64))
    bare = np.isfinite(_paper(_blocks(tiles)))
    return bool(bare.any()) and float(median(tiles[bare].std(axis=-1))) >= _GRAIN


def evenly_lit(raster: Raster, background: tuple[float, float, float]) -> Raster:
    """A picture of paper as one even light would show it; as it is where the light was even.

    ``background`` (0–255) is its usual ground. Only for pictures that were taken of paper
    or of a screen: a drawn ground may well run from one color to another.
    """
    field = _field(raster.rgb)
    if field is None:
        return raster
    usual = float(np.mean(background))
    lit = raster.rgb * (usual / field)[..., None]
    rgb = np.clip(np.round(lit), 0.0, 255.0).astype(np.uint8)
    share = 100.0 * (1.0 - float(field.min() / field.max()))
    note = f"the light on the page fell off by {share:.0f} % and was made even"
    return replace(
        raster,
        jpeg=None,
        jpeg_askew=None,
        rgb=np.ascontiguousarray(rgb),
        notes=(*raster.notes, note),
    )


def evenly_lit_within(raster: Raster, sheet: npt.NDArray[np.bool_], paper: FloatArray) -> Raster:
    """The picture with even light on the ``sheet`` (h, w) of which somebody took it.

    What stands around that on a dark wall tells nothing of the light. ``paper`` (3,), 0–255, is the
    usual color of the sheet.
    """
    color = float(paper[0]), float(paper[1]), float(paper[2])
    reach = max(_RIM_PX, round(_EDGE * min(sheet.shape)))
    rows, columns = (np.flatnonzero(sheet.any(axis=axis)) for axis in (1, 0))
    ys = slice(int(rows[0]) + reach, int(rows[-1]) + 1 - reach)
    xs = slice(int(columns[0]) + reach, int(columns[-1]) + 1 - reach)
    part = replace(raster, rgb=np.ascontiguousarray(raster.rgb[ys, xs]))
    if min(part.rgb.shape[:2]) <= 2 * _RIM_PX or not is_photograph(part, color):
        return raster
    lit = evenly_lit(part, color)
    if lit is part:
        return raster
    rgb = raster.rgb.copy()
    rgb[ys, xs] = lit.rgb
    return replace(lit, rgb=rgb)


def _field(rgb: npt.NDArray[np.uint8]) -> FloatArray | None:
    """Levels (h, w) of the ground all over a picture, None where they do not differ."""
    grey = np.asarray(cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY), dtype=np.float64)
    blocks = _paper(_blocks(_tiles(grey)))
    at, across = np.nonzero(np.isfinite(blocks))
    if len(at) < _FEWEST:
        return None
    level = blocks[at, across]
    x, y = (2.0 * across + 1.0) / blocks.shape[1] - 1.0, (2.0 * at + 1.0) / blocks.shape[0] - 1.0
    if min(np.ptp(x), np.ptp(y)) < 2.0 * _REACH:
        return None
    terms, rim = _surface(x, y), np.maximum(np.abs(x), np.abs(y)) >= _RIM
    if rim.sum() < _FEWEST:
        return None
    # Pale cells that a chain of small steps leads to would bend the surface, and may outnumber
    # the paper; along the rim of the picture there are none.
    kept, scatter = rim, math.inf
    for _ in range(_ROUNDS):
        weights, *_ = np.linalg.lstsq(terms[kept], level[kept], rcond=None)
        off = np.abs(level - terms @ weights)
        scatter = min(scatter, max(1.4826 * float(median(off[rim])), _LEAST_SCATTER))
        kept = off <= _FAR * scatter
        if kept.sum() < _FEWEST:
            return None
    on_page = terms[kept] @ weights
    if np.ptp(on_page) < _SEEN or on_page.min() < _MOST * on_page.max():
        return None
    down, right = (np.linspace(-1.0, 1.0, size) for size in grey.shape)
    spread = np.meshgrid(right, down)
    field = _surface(spread[0].ravel(), spread[1].ravel()) @ weights
    return np.asarray(field, dtype=np.float64).reshape(grey.shape)


def _tiles(grey: FloatArray) -> FloatArray:
    """The picture in blocks (r, c, pixels); what does not fill one at its end is left out."""
    side = max(_LEAST_PX, math.ceil(max(grey.shape) / _BLOCKS))
    rows, cols = grey.shape[0] // side, grey.shape[1] // side
    whole = grey[: rows * side, : cols * side].reshape(rows, side, cols, side)
    return whole.transpose(0, 2, 1, 3).reshape(rows, cols, side * side)


def _blocks(tiles: FloatArray) -> FloatArray:
    """Levels (r, c) of blocks of bare ground, not a number where there is something on it."""
    level = np.median(tiles, axis=-1)
    bare = np.mean(np.abs(tiles - level[..., None]) <= _STILL, axis=-1) >= _GROUND_SHARE
    return np.where(bare & (level >= _LIGHT_PAPER), level, np.nan)


def _paper(blocks: FloatArray) -> FloatArray:
    """Those of the blocks (r, c) that are of one piece: paper that reaches a border.

    Light falls off slowly. Cells, however pale, differ from paper in a step, and where they do
    not they are as good as paper.
    """
    rows, cols = blocks.shape
    left = {(int(r), int(c)) for r, c in np.argwhere(np.isfinite(blocks))}
    best: set[tuple[int, int]] = set()
    border = [(r, c) for r, c in left if r in (0, rows - 1) or c in (0, cols - 1)]
    for start in sorted(border):
        if start not in left:
            continue
        left.discard(start)
        piece, front = {start}, [start]
        while front:
            r, c = front.pop()
            for other in _around(r, c):
                if other in left and abs(blocks[other] - blocks[r, c]) <= _SLOWLY:
                    left.discard(other)
                    piece.add(other)
                    front.append(other)
        best = max(best, piece, key=len)
    result = np.full_like(blocks, np.nan)
    for place in best:
        result[place] = blocks[place]
    return result


def _around(r: int, c: int) -> list[tuple[int, int]]:
    """Places about a block, those beyond a line of print too."""
    reach = range(-_NEAR, _NEAR + 1)
    return [(r + i, c + j) for i in reach for j in reach if i or j]


def _surface(x: FloatArray, y: FloatArray) -> FloatArray:
    """Terms (n, 6) of a surface of the second order, enough for one lamp or one lens."""
    return np.stack([np.ones_like(x), x, y, x * x, x * y, y * y], axis=-1)
