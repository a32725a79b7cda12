"""Dark figures on a light page with print of its own: charts in a dark theme in a notebook or an
article, with code, text and buttons about them.

The page of such a figure is its own dark ground, and the print on that is light. What is around it
takes that ground as well, and print there becomes light, so that all of it is one page and keeps
its place. Cells that are dark all along their rim are none: these have their labels beside them,
on the light page.
"""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.components import components
from unheat.detect.dark_sheet import (
    DARKEST,
    OFF,
    are_cells_and_print,
    blocks_and_letters,
)
from unheat.detect.levels import has_color

Color = tuple[float, float, float]
Picture = npt.NDArray[np.uint8]
BoolArray = npt.NDArray[np.bool_]
FloatArray = npt.NDArray[np.float64]

_SMALLEST, _LEAST_PX = 0.05, 80
"""Share of the picture that a figure takes at least, and its smaller side in pixels."""

_UPRIGHT = 0.985
"""Share of its box that a figure fills, what is drawn on it included."""

_EDGE_PX, _SAME, _BARE = 2, 8.0, 0.98
"""So many pixels inside of its edge, which may be blended with the page, a figure has its ground,
within so many levels on this share of the four lines."""

_ONE = 8.0
"""All figures have one ground, within so many levels."""

_NEAR_PX, _NEAR, _BESIDE = 6, 0.02, 2
"""What stands so near over or under dark cells, in pixels and in shares of their smaller side,
labels them, and so many times as far off at their sides: names of rows."""

_GAP_PX, _GAP, _GAPS = 12, 0.03, 2
"""Names of columns are parted by so much blank, in pixels and in shares of the figure's width, so
often; a line of text is not."""

_LETTERS = 6
"""So many letters stand beyond the cells and bars of a figure, on its ground."""

_CHROMA, _FILLED, _RULE_PX, _LONG_PX = 48.0, 0.75, 4, 60
"""A colored block on the page is no print of it: how far its channels part, the share of its box
that it fills, and pixels that it is thicker and longer than."""

_ALIKE, _PLAIN = 24.0, 0.95
"""Levels within which blocks have one color, and the share of their pixels that does: smoothed
letters on them have others."""


def dark_figures(rgb: Picture, background: Color) -> Picture:
    """The picture (h, w, 3) as one dark page where its figures stand on dark grounds; as it is
    elsewhere. ``background`` (0–255) is the color of the picture's border."""
    page = np.array(background)
    off = ~has_color(rgb, background, OFF)
    if np.count_nonzero(off) < _SMALLEST * off.size:
        return rgb
    pieces = components(off)
    mask = np.zeros(off.shape, dtype=np.bool_)
    grounds = list[FloatArray]()
    sides = pieces.boxes[:, 2:]
    large = (sides.min(axis=1) >= _LEAST_PX) & (sides.prod(axis=1) >= _SMALLEST * off.size)
    for row in np.flatnonzero(large).tolist():
        x, y, width, height = (int(side) for side in pieces.boxes[row])
        ground = _ground(rgb[y : y + height, x : x + width])
        if ground is None or not _fills_box(pieces.labels[y : y + height, x : x + width] == row):
            continue
        if _is_figure(rgb, (x, y, x + width, y + height), ground, off):
            mask[y : y + height, x : x + width] = True
            grounds.append(ground)
    if not grounds or float(np.ptp(np.array(grounds), axis=0).max()) > _ONE:
        return rgb
    around = off & ~mask
    # What stands on the page in colors may be a figure as well, whose colors are to stay.
    if _has_colored_blocks(rgb, around):
        return rgb
    ground = np.median(np.array(grounds), axis=0)
    result = rgb.copy()
    outer = cv2.dilate(mask.astype(np.uint8), np.ones((5, 5), np.uint8)) == 0
    turned = ground + page - rgb[outer]
    result[outer] = np.clip(np.round(turned), 0.0, 255.0).astype(np.uint8)
    inner = cv2.erode(mask.astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
    result[~outer & ~inner] = np.round(ground).astype(np.uint8)
    return result


def _ground(inside: Picture) -> FloatArray | None:
    """(3,) the dark color of the outermost lines of a box, None where they are of several."""
    part = inside[_EDGE_PX:-_EDGE_PX, _EDGE_PX:-_EDGE_PX]
    lines = np.concatenate([part[0], part[-1], part[:, 0], part[:, -1]]).astype(np.float64)
    ground: FloatArray = np.median(lines, axis=0)
    bare = (most(np.abs(lines - ground)) <= _SAME).mean() >= _BARE
    return ground if bare and ground.max() <= DARKEST else None


def _fills_box(piece: BoolArray) -> bool:
    """Whether a piece (h, w), with what lies within it, is a box."""
    contours, _ = cv2.findContours(
        piece.astype(np.uint8), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE
    )
    filled = np.zeros(piece.shape, dtype=np.uint8)
    cv2.drawContours(filled, contours, -1, 1, cv2.FILLED)
    return int(filled.sum()) >= _UPRIGHT * piece.size


def _is_figure(
    rgb: Picture, box: tuple[int, int, int, int], ground: FloatArray, off: BoolArray
) -> bool:
    """Whether cells and, beyond them, letters stand on the ``ground`` of a ``box`` (left, top,
    right and bottom in pixels), and none at it."""
    x0, y0, x1, y1 = box
    reach = max(_NEAR_PX, round(_NEAR * min(x1 - x0, y1 - y0)))
    around = off.copy()
    around[y0:y1, x0:x1] = False
    left, right = around[y0:y1, max(x0 - _BESIDE * reach, 0) : x0], around[y0:y1, x1:]
    if left.any() or right[:, : _BESIDE * reach].any():
        return False
    over, under = around[:y0, x0:x1][::-1], around[y1:, x0:x1]
    if any(_are_names(lines, reach) for lines in (over, under)):
        return False
    inside = rgb[y0 + 2 : y1 - 2, x0 + 2 : x1 - 2]
    blocks, letters = blocks_and_letters(inside, ground)
    if not are_cells_and_print(blocks, letters, inside[..., 0].size):
        return False
    ends = blocks[:, :2] + blocks[:, 2:4]
    low, high = blocks[:, :2].min(axis=0), ends.max(axis=0)
    beyond = (letters[:, :2] + letters[:, 2:4] <= low) | (letters[:, :2] >= high)
    return int(beyond.any(axis=1).sum()) >= _LETTERS


def _are_names(lines: BoolArray, reach: int) -> bool:
    """Whether names stand at a side of cells, whose ink is (h, w) from there outwards."""
    if not lines[:reach].any():
        return False
    inked: BoolArray = np.asarray(lines.any(axis=1))
    first = int(np.argmax(inked))
    high = int(np.argmin(inked[first:])) or len(inked) - first
    blanks = np.diff(np.flatnonzero(lines[first : first + high].any(axis=0)))
    return int((blanks > max(_GAP_PX, _GAP * lines.shape[1])).sum()) >= _GAPS


def _has_colored_blocks(rgb: Picture, around: BoolArray) -> bool:
    """Whether blocks in several colors stand on the page: cells or bars. Headings of sections on a
    poster have blocks of one color, all of them the same."""
    pieces = components(around & (np.ptp(rgb, axis=2) >= _CHROMA))
    width, height, area = pieces.boxes[1:, 2], pieces.boxes[1:, 3], pieces.areas[1:]
    filled = area >= _FILLED * width * height
    thin, long = np.minimum(width, height), np.maximum(width, height)
    blocks = np.flatnonzero(filled & (thin > _RULE_PX) & (long >= _LONG_PX)) + 1
    if not len(blocks):
        return False
    colors = rgb[np.isin(pieces.labels, blocks)].astype(np.int16)
    one = most(np.abs(colors - np.median(colors, axis=0))) <= _ALIKE
    return bool(one.mean() < _PLAIN)
