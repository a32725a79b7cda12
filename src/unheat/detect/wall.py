"""Figures on white cards that stand on a darker wall, with print on the wall: a dark slide.

The figures' page is the cards, and not the wall that the picture's border shows. The wall takes the
color of the cards, and print on it becomes black, so that all of it is one page and keeps its
place.
"""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.components import components
from unheat.detect.dark_inset import dark_figures
from unheat.detect.levels import has_color
from unheat.detect.sheet import square
from unheat.medians import median

Color = tuple[float, float, float]
Picture = npt.NDArray[np.uint8]
BoolArray = npt.NDArray[np.bool_]
FloatArray = npt.NDArray[np.float64]

_OFF = 40.0
"""Levels by which paper is lighter than the wall behind it."""

_PAPER, _GRAY, _SAME = 160.0, 16.0, 8.0
"""Paper is light and has no color, and all cards have one."""

_SMALLEST, _TOGETHER = 0.04, 0.25
"""Shares of the picture that one card takes at least, and all of them."""

_UPRIGHT = 0.97
"""Share of its box that a card fills, what stands on it included; its corners may be rounded."""

_RIM = 0.01, 0.02
"""Between these shares of a card's smaller side from its edge it is bare."""

_BARE, _LEVELS = 0.98, 32.0
"""Share of that rim that is within so many levels of its usual color."""

_BETWEEN, _PRINT = 32.0, 0.98
"""Print on the wall is of the color of the cards or blends with the wall, within so many levels and
to this share: what has other colors may be a figure of its own."""

_STROKE_PX, _STROKE = 2, 0.004
"""Half the thickness of a stroke at most, in pixels and in shares of the picture's smaller side."""

_FILLED, _RULE_PX, _LONG_PX = 0.75, 4, 60
"""A block fills this share of its box, is thicker than a rule and as long as a color bar."""


def cards_on_wall(rgb: Picture, background: Color) -> Picture:
    """The picture (h, w, 3) as one page where its figures stand on cards; as it is elsewhere.

    ``background`` (0–255) is the color of the picture's border.
    """
    wall = np.array(background)
    if wall.mean() + _OFF > 255.0:
        return dark_figures(rgb, background)  # nothing is so much lighter
    off = ~has_color(rgb, background, _OFF)
    if np.count_nonzero(off) < _TOGETHER * off.size:
        return rgb
    found = _cards(rgb, off, wall)
    if found is None:
        return rgb
    mask, paper, edge = found
    outer = cv2.dilate(mask, square(2)) > 0
    beyond = off & ~outer
    if not beyond.any() or not (
        _is_print(rgb[beyond].astype(np.float64), wall, paper) or _is_thin(rgb, beyond, wall, paper)
    ):
        return rgb
    if _has_blocks(beyond):
        return rgb
    result = rgb.copy()
    # Black as on other pages: letters in the color of the wall might pass for colored cells.
    ink = np.clip(_share(rgb[~outer].astype(np.float64), wall, paper), 0.0, 1.0)
    result[~outer] = np.round(paper * (1.0 - ink[:, None])).astype(np.uint8)
    # The edge of a card is blurred, and would be left as a frame.
    result[outer & (cv2.erode(mask, square(edge)) == 0)] = np.round(paper).astype(np.uint8)
    return result


def _cards(
    rgb: Picture, off: BoolArray, wall: FloatArray
) -> tuple[Picture, FloatArray, int] | None:
    """(where the cards lie, their color, how far their edge goes), None where there are none."""
    pieces = components(off)
    mask = np.zeros(off.shape, dtype=np.uint8)
    colors, edges = list[FloatArray](), list[int]()
    for row in range(1, len(pieces.areas)):
        if pieces.areas[row] < 0.5 * _SMALLEST * off.size:
            continue
        piece = (pieces.labels == row).astype(np.uint8)
        contours, _ = cv2.findContours(piece, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
        x, y, width, height = cv2.boundingRect(contours[0])
        filled = np.zeros(off.shape, dtype=np.uint8)
        cv2.drawContours(filled, contours, -1, 1, cv2.FILLED)
        area = int(filled.sum())
        if area < _SMALLEST * off.size or area < _UPRIGHT * width * height:
            continue
        near, far = (max(2, round(share * min(width, height))) for share in _RIM)
        card = np.pad(filled[y : y + height, x : x + width], 1)
        rim = (cv2.erode(card, square(near)) > 0) & (cv2.erode(card, square(far)) == 0)
        inside = rgb[y : y + height, x : x + width][rim[1:-1, 1:-1]]
        if not len(inside):
            continue
        color: FloatArray = median(inside, along_first=True)
        light = color.min() >= _PAPER and np.ptp(color) <= _GRAY
        bare = (most(np.abs(inside - color)) <= _LEVELS).mean() >= _BARE
        if light and bare and color.mean() >= wall.mean() + _OFF:
            mask |= filled
            colors.append(color)
            edges.append(near)
    if not colors or mask.sum() < _TOGETHER * mask.size:
        return None
    paper: FloatArray = median(np.array(colors), along_first=True)
    if max(float(np.abs(color - paper).max()) for color in colors) > _SAME:
        return None
    return mask, paper, min(edges)


def _is_print(pixels: FloatArray, wall: FloatArray, paper: FloatArray) -> bool:
    """Whether pixels (n, 3) lie between the colors of the wall and of the cards."""
    return bool((_off_line(pixels, wall, paper) <= _BETWEEN).mean() >= _PRINT)


def _is_thin(rgb: Picture, beyond: BoolArray, wall: FloatArray, paper: FloatArray) -> bool:
    """Whether what has other colors on the wall is no thicker than letters are: links of a page.

    Cells and bars are filled, those of a few pixels as well, since they stand side by side.
    """
    colored = np.zeros(beyond.shape, dtype=np.uint8)
    pixels = rgb[beyond].astype(np.float64)
    colored[beyond] = _off_line(pixels, wall, paper) > _BETWEEN
    reach = max(_STROKE_PX, round(_STROKE * min(beyond.shape)))
    return not cv2.erode(colored, square(reach)).any()


def _off_line(pixels: FloatArray, wall: FloatArray, paper: FloatArray) -> FloatArray:
    """(n,) how far pixels (n, 3) lie off the line from the color of the wall to that of the
    cards."""
    share = np.clip(_share(pixels, wall, paper), 0.0, 1.1)
    off: FloatArray = most(np.abs(pixels - (wall + share[:, None] * (paper - wall))))
    return off


def _share(pixels: FloatArray, wall: FloatArray, paper: FloatArray) -> FloatArray:
    """(n,) how far pixels (n, 3) are from the color of the wall to that of the cards, 0 to 1."""
    way = paper - wall
    share: FloatArray = (pixels - wall) @ way / (way @ way)
    return share


def _has_blocks(beyond: BoolArray) -> bool:
    """Whether filled blocks stand on the wall, as the steps or the ramp of a color bar are."""
    pieces = components(beyond)
    width, height, area = pieces.boxes[1:, 2], pieces.boxes[1:, 3], pieces.areas[1:]
    thin, long = np.minimum(width, height), np.maximum(width, height)
    filled = area >= _FILLED * width * height
    return bool((filled & (thin > _RULE_PX) & (long >= _LONG_PX)).any())
