"""A figure on a sheet of its own: a slide on a wall, a white card in a dark window.

What lies around the sheet is not its page. Ends of bars and masked cells are told by the page's
color, and faint print by how it stands out from it, so that the wall would mislead them. Where
nothing but the wall is around the sheet it is given the sheet's color: the picture keeps its
size, and all that stands on the sheet its place. Text over and under a card on a dark page of a
browser is set on the card's color as well, as dark as it was light; what has something beside it
may be cells with their labels, and is no card.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.components import components
from unheat.detect.card_of_chat import card_of_chat
from unheat.detect.dark_sheet import frames_dark, is_printed_about
from unheat.detect.drawn_sheet import drawn_sheet
from unheat.detect.levels import has_color
from unheat.detect.shaded_card import shaded_card
from unheat.medians import median

Color = tuple[float, float, float]
Picture = npt.NDArray[np.uint8]
BoolArray = npt.NDArray[np.bool_]
FloatArray = npt.NDArray[np.float64]

_OFF = 40.0
"""Levels by which paper is lighter than the wall behind it."""

_LIGHTEST = 255.0

_PAPER = 160.0
"""Paper is light in all channels, whatever cast a lamp, a screen at night or its own cream gives
it; cells of one color along a rim mostly have more of one."""

_SMALLEST = 0.25
"""Share of the picture that a sheet takes at least."""

_ALL = 0.995
"""Share of what is not wall that belongs to the sheet: beside it there is nothing to read."""

_FOUR_SIDED, _CORNERS = 0.97, 4
_BEND = 0.02
"""A sheet fills the polygon with four corners about it, whose sides bend by so much of its girth:
corners may be rounded, and a camera need not stand straight before it."""

_UPRIGHT = 0.985
"""Share of the box about a sheet that it fills where it stands upright, with rounded corners."""

_ASKEW_PX, _ASKEW = 3.0, 0.005
"""Pixels, and share of the picture's smaller side, by which corners of what was drawn lie off."""

_DRAWN = 0.5
"""Share of the border of a drawing that has exactly one color."""

_ENDS, _FEWEST = 0.1, 20
"""Share of a side at each end where its corner may be rounded, and points that tell a line."""

_RIM = 0.01, 0.02
"""Between these shares of the picture's smaller side from the edge a sheet is bare."""

_BARE, _SHADED = 0.98, 32.0
"""Share of that rim that is within so many levels of its usual color; a lamp shades it."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sheet:
    """Where a sheet lies, ``mask`` (h, w), and its ``color`` (3,), 0–255; ``wall`` (3,) is that of
    what is around it. ``alone`` is whether nothing else stands there, and ``drawn`` whether the
    edge of the mask has the sheet's own color."""

    mask: BoolArray
    color: FloatArray
    wall: FloatArray
    alone: bool = True
    drawn: bool = False


def find_sheet(rgb: Picture, background: Color, *, taken: bool = False) -> Sheet | None:
    """The sheet of a picture (h, w, 3); None where there is none.

    ``background`` (0–255) is the color of the picture's border. A dark sheet on a lighter wall is
    one where somebody took a photograph of it, since it stands askew or stood so before it was
    set straight (``taken``): dark cells without labels on a page stand upright. So does a chart
    in a dark theme, which has print about its cells.
    """
    drawn = None if taken else _drawn(rgb, background)
    if drawn is not None:
        return drawn
    light = float(np.mean(background))
    framed = light + _OFF > _LIGHTEST and frames_dark(rgb, background)
    if light + _OFF > _LIGHTEST and not (framed or taken or _is_grainy(rgb, background)):
        return None  # nothing is so much lighter, and most pages are white
    off = ~has_color(rgb, background, _OFF)
    if np.count_nonzero(off) < _SMALLEST * off.size:
        return None
    sheet = _sheet(off)
    if sheet is None:
        return None
    around = off & ~sheet
    alone = bool(np.count_nonzero(around) <= (1.0 - _ALL) * np.count_nonzero(off))
    if not alone and _is_labeled(sheet, around):
        return None
    rim = rgb[_rim(sheet)]
    color: FloatArray = median(rim, along_first=True) if len(rim) else np.zeros(3)
    dark = bool(color.max() <= _LIGHTEST - _PAPER and color.mean() <= light - _OFF)
    if not dark and (color.min() < _PAPER or color.mean() < light + _OFF):
        return None
    if dark and not alone:
        return None
    if dark and not (taken or _is_askew(sheet) or (framed and is_printed_about(rgb, sheet, color))):
        return None
    bare = (most(np.abs(rim - color)) <= _SHADED).mean()
    if bare < _BARE:
        return None
    return Sheet(mask=sheet, color=color, wall=np.array(background), alone=alone)


def _drawn(rgb: Picture, background: Color) -> Sheet | None:
    found = drawn_sheet(rgb, background)
    if found is None:
        card, alone = shaded_card(rgb, background), True
        if card is None:
            card, alone = card_of_chat(rgb, background), False
        if card is None:
            return None
        mask, paper = card
        return Sheet(mask=mask, color=paper, wall=np.array(background), alone=alone, drawn=True)
    (x0, y0, x1, y1), color = found
    mask = np.zeros(rgb.shape[:2], dtype=np.bool_)
    mask[y0:y1, x0:x1] = True
    # Dark cells without labels stand upright on a page as well.
    if float(color.max()) < _PAPER and not is_printed_about(rgb, mask, color):
        return None
    return Sheet(mask=mask, color=color, wall=np.array(background), drawn=True)


def on_its_sheet(rgb: Picture, found: Sheet | None) -> Picture:
    """The picture (h, w, 3) with the sheet's color around its sheet; as it is without one."""
    if found is None:
        return rgb
    if found.drawn:
        result = rgb.copy()
        result[~found.mask] = np.round(found.color).astype(np.uint8)
        return result
    # The edge of the sheet is blurred, and would be left as a frame.
    inner = cv2.erode(found.mask.astype(np.uint8), square(_px(found.mask, _RIM[0])))
    result = rgb.copy()
    result[inner == 0] = np.round(found.color).astype(np.uint8)
    if not found.alone:
        outer = cv2.dilate(found.mask.astype(np.uint8), square(_px(found.mask, _RIM[0]))) == 0
        turned = found.color + found.wall - rgb[outer]
        result[outer] = np.clip(np.round(turned), 0.0, 255.0).astype(np.uint8)
    return result


def slanted_corners(found: Sheet | None) -> FloatArray | None:
    """Corners (4, 2) x, y, clockwise from the upper left, of a sheet whose sides are not those of
    the picture: somebody took a photograph of it. None where there is none.
    """
    if found is None or not found.alone:
        return None
    sheet = found.mask
    if _is_upright(sheet):
        return None
    return _corners_of(sheet)


def _corners_of(sheet: BoolArray) -> FloatArray | None:
    """Where lines along the sides of a sheet meet, (4, 2) x, y, clockwise from the upper left."""
    contour = max(_contours(sheet), key=cv2.contourArea)
    rough = _corners(np.asarray(cv2.convexHull(contour), dtype=np.int32))
    middle = rough.mean(axis=0)
    rough = rough[np.argsort(np.arctan2(*(rough - middle).T[::-1]))]
    outline = contour[:, 0].astype(np.float64)
    found_sides = [_side(outline, rough[i], rough[(i + 1) % 4]) for i in range(4)]
    sides = [side for side in found_sides if side is not None]
    if len(sides) < _CORNERS:
        return None
    meets = [np.cross(sides[i - 1], sides[i]) for i in range(4)]
    # Pixel (0, 0) covers [0, 1): a contour runs through the middles of its pixels.
    return np.array([meet[:2] / meet[2] + 0.5 for meet in meets])


def _side(points: FloatArray, one: FloatArray, other: FloatArray) -> FloatArray | None:
    """The line (a, b, c), a x + b y + c = 0, along a side but for its ends; None for too few."""
    along = other - one
    length = float(np.linalg.norm(along))
    share = (points - one) @ along / length**2
    off = np.abs((points - one) @ np.array([-along[1], along[0]])) / length
    own = points[(share > _ENDS) & (share < 1 - _ENDS) & (off <= _BEND * length)]
    if len(own) < _FEWEST:
        return None
    dx, dy, x, y = cv2.fitLine(own.astype(np.float32), cv2.DIST_HUBER, 0, 0.01, 0.01).ravel()
    return np.array([-dy, dx, dy * x - dx * y], dtype=np.float64)


def _is_grainy(rgb: Picture, background: Color) -> bool:
    """Whether the border of a picture is of no one color: paper under a lens, and no drawing."""
    border = np.concatenate([rgb[0], rgb[-1]]).astype(np.int16)
    exact = most(np.abs(border - np.array(background, np.int16))) <= 1
    return float(exact.mean()) < _DRAWN


def _is_upright(sheet: BoolArray) -> bool:
    rows, columns = (sheet.any(axis=axis) for axis in (1, 0))
    return bool(float(sheet.sum()) >= _UPRIGHT * float(rows.sum() * columns.sum()))


def _is_askew(sheet: BoolArray) -> bool:
    """Whether a corner of a sheet lies off that of the box about it, as no drawing has it."""
    corners = _corners_of(sheet)
    if corners is None:
        return False
    rows, columns = (np.flatnonzero(sheet.any(axis=axis)) for axis in (1, 0))
    ends = (columns[0], columns[-1] + 1), (rows[0], rows[-1] + 1)
    off = [min(abs(corner[i] - end) for end in ends[i]) for corner in corners for i in (0, 1)]
    return bool(max(off) > max(_ASKEW_PX, _ASKEW * min(sheet.shape)))


def _is_labeled(sheet: BoolArray, around: BoolArray) -> bool:
    """Whether anything stands beside a sheet, or as close over or under it as labels do."""
    near = cv2.dilate(sheet.astype(np.uint8), square(_px(sheet, _RIM[1]))) > 0
    return bool(around[sheet.any(axis=1)].any() or (around & near).any())


def _sheet(off: BoolArray) -> BoolArray | None:
    """(h, w) the largest piece off the wall if it has four sides, None where it has not."""
    pieces = components(off)
    largest = 1 + int(np.argmax(pieces.areas[1:]))
    contours = _contours(pieces.labels == largest)
    hull = np.asarray(cv2.convexHull(max(contours, key=cv2.contourArea)), dtype=np.int32)
    corners = _corners(hull)
    filled = np.zeros(off.shape, dtype=np.uint8)
    cv2.drawContours(filled, contours, -1, 1, cv2.FILLED)
    area = float(filled.sum())
    if len(corners) != _CORNERS or area < _SMALLEST * off.size or area > _ALL * off.size:
        return None
    return filled.astype(bool) if area >= _FOUR_SIDED * cv2.contourArea(hull) else None


def _contours(mask: BoolArray) -> list[npt.NDArray[np.int32]]:
    """The outlines (n, 1, 2) of a mask's pieces, pixel by pixel."""
    found, _ = cv2.findContours(mask.astype(np.uint8), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    return [np.asarray(one, dtype=np.int32) for one in found]


def _corners(hull: npt.NDArray[np.int32]) -> FloatArray:
    """(n, 2): the corners of a polygon about a hull."""
    polygon = cv2.approxPolyDP(hull, _BEND * cv2.arcLength(hull, True), True)
    return np.asarray(polygon[:, 0], dtype=np.float64)


def _rim(sheet: BoolArray) -> BoolArray:
    """(h, w) what lies a little inside of the edge of a sheet."""
    padded = np.pad(sheet.astype(np.uint8), 1)
    outer, inner = (cv2.erode(padded, square(_px(sheet, share))) for share in _RIM)
    result: BoolArray = ((outer > 0) & (inner == 0))[1:-1, 1:-1]
    return result


def _px(sheet: BoolArray, share: float) -> int:
    smaller: int = min(sheet.shape)
    return max(2, round(share * smaller))


def square(reach: int) -> Picture:
    """The neighborhood of a pixel as far as ``reach``, to dilate or erode by."""
    return np.ones((2 * reach + 1, 2 * reach + 1), dtype=np.uint8)
