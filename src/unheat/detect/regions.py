"""Where a heatmap could be: pieces of the picture that are not background.

A panel is a filled area; grid lines, gaps between tiles and white cells punch holes into
it. So the picture is flooded with background from its border, thin strokes (text, ticks,
dendrograms) are opened away, and what is left is closed by growing distances: a region
that is one panel at one distance falls apart at a smaller one and swallows its neighbour
at a larger one. Which of them is a panel is for the lattice to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import cv2
import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.components import folded_pieces
from unheat.detect.joined_blocks import without_pens
from unheat.detect.levels import has_color
from unheat.medians import median_level
from unheat.model.geometry import Box

_CLOSINGS = (0, 3, 7, 15, 31)
_SMALLEST = 6
_FRAME_PX, _LEAST_PX, _LEVELS = 4, 40, 12
"""A line around a picture is thinner than that, a smaller picture has no page within one, and
colors that are so many levels apart are one."""

_ONLY_LINE, _PLAIN = 0.2, 0.4
"""Within the line so little is of its color, and so much is of one color where a page begins."""

_DARKER, _SIDES, _UNBROKEN = 40.0, 0.5, 0.98
"""Levels by which bands over and under a page are darker than it, the share of a picture's height
that both its sides show of the page, and how much of that is of the page's color."""

_MOSTLY = 0.5
"""Share of what lies about letters that is page, at least."""

_STROKE_PX, _CROSSINGS = 5, 0.01
"""Lines that are thinner may be those of letters, but for so little of them where two cross. Of a
cell that is a pixel larger a tenth is the middle of such a square."""

_LARGE_PIXELS = 3_000_000
"""Pictures with more pixels are looked at by blocks of two by two: no lattice of theirs is
missed for a pixel at its rim."""


def background_color(rgb: npt.NDArray[np.uint8]) -> tuple[float, float, float]:
    """The commonest colour along the border of the picture, as (r, g, b), 0–255."""
    h, w = rgb.shape[:2]
    depth = max(1, min(h, w) // 100)
    border = np.concatenate(
        [
            rgb[:depth].reshape(-1, 3),
            rgb[-depth:].reshape(-1, 3),
            rgb[:, :depth].reshape(-1, 3),
            rgb[:, -depth:].reshape(-1, 3),
        ]
    )
    return _page_within(rgb, _between_bands(rgb, _commonest(border)))


def is_print(
    rgb: npt.NDArray[np.uint8],
    region: Box,
    background: tuple[float, float, float],
    tolerance: float,
    *,
    small: bool,
) -> bool:
    """Whether half of a region is page, as between letters, and it is ``small`` beside the panels
    of its picture, or what stands on the page is no thicker than strokes, as cells are.
    """
    rows, columns = region.pixels(rgb.shape)
    page = has_color(rgb[rows, columns], background, max(tolerance, _LEVELS))
    if small or page.mean() <= _MOSTLY:
        return bool(page.mean() > _MOSTLY)
    ink = (~page).view(np.uint8)
    thick = np.asarray(cv2.erode(ink, np.ones((_STROKE_PX, _STROKE_PX), np.uint8)))
    return bool(thick.sum() <= _CROSSINGS * ink.sum())


def _between_bands(
    rgb: npt.NDArray[np.uint8], band: tuple[float, float, float]
) -> tuple[float, float, float]:
    """The plain light color of both sides between darker bands that run along the top and the
    bottom from side to side, as slides have them; else the color of the border, ``band``.
    """
    sides = np.stack([rgb[:, 0], rgb[:, -1]]).astype(np.int16)
    page = _commonest(sides.reshape(-1, 3).astype(np.uint8))
    darker = float(np.mean(page)) - float(np.mean(band)) >= _DARKER
    if not darker or max(page) - min(page) > _LEVELS:
        return band
    rows = np.asarray((most(np.abs(sides - np.array(page))) <= _LEVELS).all(axis=0))
    places = np.flatnonzero(rows)
    if len(places) < _SIDES * len(rows):
        return band
    alone = float(rows[places[0] : places[-1] + 1].mean()) >= _UNBROKEN
    return page if alone else band


def _page_within(
    rgb: npt.NDArray[np.uint8], line: tuple[float, float, float]
) -> tuple[float, float, float]:
    """The plain gray or white that begins within a thin line around the picture, else the line's.

    Of a table that was cut out along its outer line that line is the border, and no page.
    """
    if min(rgb.shape[:2]) < _LEAST_PX:
        return line
    within = _ring(rgb[_FRAME_PX:-_FRAME_PX, _FRAME_PX:-_FRAME_PX])
    if _near(within, line) > _ONLY_LINE:
        return line
    color = _commonest(within.astype(np.uint8))
    page = _near(within, color) >= _PLAIN and max(color) - min(color) <= _LEVELS
    return color if page else line


def _ring(rgb: npt.NDArray[np.uint8]) -> npt.NDArray[np.int16]:
    """(n, 3) the outermost pixels."""
    sides = rgb[0], rgb[-1], rgb[:, 0], rgb[:, -1]
    return np.concatenate(sides).astype(np.int16)


def _near(pixels: npt.NDArray[np.int16], color: tuple[float, float, float]) -> float:
    """Share of pixels of about one color."""
    return float((most(np.abs(pixels - np.array(color))) <= _LEVELS).mean())


def _commonest(border: npt.NDArray[np.uint8]) -> tuple[float, float, float]:
    # Bins of eight levels gather the noise of JPEG around one colour; the median within
    # the fullest bin is then exact for drawings.
    coarse = (border.astype(np.int32) + 4) // 8
    keys = coarse[:, 0] * 4096 + coarse[:, 1] * 64 + coarse[:, 2]
    values, counts = np.unique(keys, return_counts=True)
    chosen = border[keys == values[np.argmax(counts)]]
    r, g, b = median_level(chosen, axis=0)
    return float(r), float(g), float(b)


def background_tolerance(
    rgb: npt.NDArray[np.uint8], background: tuple[float, float, float], *, lossy: bool
) -> float:
    """How far background strays from its color, in levels: noise of a codec or a scanner."""
    h, w = rgb.shape[:2]
    depth = max(2, min(h, w) // 60)
    rim = np.concatenate([rgb[:depth].reshape(-1, 3), rgb[-depth:].reshape(-1, 3)])
    off = most(np.abs(rim.astype(np.int16) - np.array(background, np.int16)))
    near = off[off <= 24]
    # Noise has no gap between its middle and its end; the pale ground of axes has.
    middle, outer = np.quantile(near, [0.5, 0.95]) if near.size else (0.0, 0.0)
    spread = float(min(outer, 4.0 * middle + 2.0))
    return max(2.0, 1.5 * spread, 10.0 if lossy else 0.0)


def propose(
    rgb: npt.NDArray[np.uint8],
    background: tuple[float, float, float],
    *,
    tolerance: float,
    exclude: Sequence[Box] = (),
) -> list[Box]:
    """Boxes that could hold a panel, largest first, without near-duplicates.

    rgb: (H, W, 3). ``tolerance``: how far a pixel may be from the background and still be
    background, 0–255. ``exclude`` (colour bars) is painted over with background.
    """
    page = [int(level) for level in background]
    inked = (~has_color(rgb, page, tolerance)).view(np.uint8)
    for box in exclude:
        ys, xs = box.padded(2).pixels(rgb.shape)
        inked[ys, xs] = 0
    filled = _fill_enclosed(inked)
    found: list[Box] = []
    kernel = np.ones((3, 3), np.uint8)
    shrink = 2 if inked.size > _LARGE_PIXELS else 1
    known: list[bytes] = []
    for mask in (inked, filled):
        opened = np.asarray(cv2.morphologyEx(mask, cv2.MORPH_OPEN, kernel), dtype=np.uint8)
        found.extend(_components(opened, shrink, known))
        if mask is inked and (bare := without_pens(inked, opened)) is not None:
            found.extend(_components(bare, shrink, known))
    return _distinct(found)


def _fill_enclosed(inked: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
    """Everything that background, coming from the border of the picture, cannot reach."""
    free = cv2.copyMakeBorder(1 - inked, 1, 1, 1, 1, cv2.BORDER_CONSTANT, value=1)
    cv2.floodFill(free, None, (0, 0), 2, flags=4)
    filled: npt.NDArray[np.uint8] = (free[1:-1, 1:-1] != 2).astype(np.uint8)
    return filled


def _components(mask: npt.NDArray[np.uint8], shrink: int, known: list[bytes]) -> Iterable[Box]:
    """Boxes of what is connected at each closing, in blocks of ``shrink`` pixels a side.

    ``known`` masks were looked at before, and those that are looked at join them.
    """
    height, width = mask.shape
    if shrink > 1:
        mask = np.pad(mask, ((0, -height % shrink), (0, -width % shrink)))
        parts = [mask[i::shrink, j::shrink] for i in range(shrink) for j in range(shrink)]
        mask = np.maximum.reduce(parts)
    for distance in _CLOSINGS:
        closed = mask
        if distance:
            side = (distance // shrink) | 1
            kernel = np.ones((side, side), np.uint8)
            closed = np.asarray(cv2.morphologyEx(mask, cv2.MORPH_CLOSE, kernel), dtype=np.uint8)
        # Bytes that differ do so early on: comparing them costs next to nothing.
        looks = closed.tobytes()
        if looks in known:
            continue
        known.append(looks)
        boxes, areas = folded_pieces(closed)
        order = np.argsort(-areas, kind="stable")[:12]
        for index in order:
            x, y, w, h = boxes[index].tolist()
            x1, y1 = min(shrink * (x + w), width), min(shrink * (y + h), height)
            box = Box(shrink * x, shrink * y, x1, y1)
            if min(box.width, box.height) >= _SMALLEST and areas[index] >= 0.15 * w * h:
                yield box


def _distinct(boxes: list[Box]) -> list[Box]:
    order = sorted(boxes, key=lambda b: (-b.area, b.y0, b.x0))
    corners = np.array([box.as_tuple() for box in order]).reshape(-1, 4)
    kept: list[int] = []
    for index in range(len(order)):
        if not kept or most(np.abs(corners[kept] - corners[index])).min() > 2:
            kept.append(index)
    return [order[index] for index in kept]
