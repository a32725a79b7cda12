"""A light card on a wall that holds other things as well: a picture in a chat, on a phone.

Above it are the bars of the telephone and of the chat, below it what was answered. None of it is
close to the card, as labels and titles are to cells, and nothing stands beside it.
"""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.components import components
from unheat.detect.levels import has_color
from unheat.medians import median, median_level

Color = tuple[float, float, float]
Picture = npt.NDArray[np.uint8]
BoolArray = npt.NDArray[np.bool_]
FloatArray = npt.NDArray[np.float64]

_PAPER, _LIGHTER = 200.0, 16.0
"""A card is light in all channels, and lighter than its wall by so many levels."""

_WALL, _SAME = 12.0, 10.0
"""Levels within which pixels have the color of the wall and of the card, behind a codec as well."""

_SMALLEST, _MUCH = 0.2, 0.15
"""Shares of the picture that a card takes at least, and its wall."""

_DEPTH, _LINES = 6, 2
"""Pixels from the outermost one in which the edge of a card ends, and lines that are bare then."""

_CORNER, _BARE = 0.12, 0.97
"""Share of the smaller side that a round corner takes at most, and of a line between corners that
has the card's color."""

_LIGHT = 200.0
"""On a darker wall a card is told otherwise, and print about it is kept."""

_PLATE_PX, _FILLED, _SPECK = 14, 0.6, 6
"""How high the grounds of other things on the wall are and how much of their boxes they fill at
least, and pixels of a speck, which is no letter."""

_ROOM, _ROOM_PX = 0.008, 6
"""Blank wall about a card, as a share of the picture's smaller side and in pixels."""


def card_of_chat(rgb: Picture, wall: Color) -> tuple[BoolArray, FloatArray] | None:
    """Where the card lies in a picture (h, w, 3), as a mask (h, w), and its color (3,), 0–255; None
    where there is none on a ``wall`` (0–255)."""
    if not _LIGHT <= np.mean(wall) <= 255.0 - _LIGHTER:
        return None
    height, width = rgb.shape[:2]
    off = ~has_color(rgb, wall, _WALL)
    if not _MUCH <= 1.0 - float(off.mean()) <= 1.0 - _SMALLEST:
        return None
    pieces = components(off)
    areas = pieces.boxes[:, 2] * pieces.boxes[:, 3]
    areas[0] = 0
    largest = int(areas.argmax())
    x0, y0, across, down = pieces.boxes[largest].tolist()
    x1, y1 = x0 + across, y0 + down
    room = max(_ROOM_PX, round(_ROOM * min(height, width)))
    if min(x0, y0, width - x1, height - y1) < room or across * down < _SMALLEST * height * width:
        return None
    # What is alone on its wall is told otherwise, and what has something at its side has labels.
    around = off.copy()
    around[y0:y1, x0:x1] = False
    if not around.any() or around[y0 - room : y1 + room].any():
        return None
    # Print on the wall itself may name the figure: bars and answers have grounds of their own.
    others = np.delete(np.arange(len(pieces.areas)), [0, largest])
    filled = pieces.areas[others] / areas[others]
    letters = (pieces.boxes[others, 3] < _PLATE_PX) | (filled < _FILLED)
    if (letters & (pieces.areas[others] >= _SPECK)).any():
        return None
    found = _inside(rgb[y0:y1, x0:x1])
    if found is None:
        return None
    depth, color = found
    if color.min() < _PAPER or color.mean() < np.mean(wall) + _LIGHTER:
        return None
    own = (pieces.labels == largest).astype(np.uint8)
    outlines, _ = cv2.findContours(own, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    mask = np.zeros(rgb.shape[:2], dtype=np.uint8)
    cv2.drawContours(mask, outlines, -1, 1, cv2.FILLED)
    edge = 2 * depth + 1
    inside = cv2.erode(mask, np.ones((edge, edge), np.uint8)) > 0
    # Behind a codec the edge has a tint of the wall.
    own_color: FloatArray = median(
        rgb[inside & has_color(rgb, tuple(color), _SAME)], along_first=True
    )
    return inside, own_color


def _inside(card: Picture) -> tuple[int, FloatArray] | None:
    """How deep the edge of a card goes, pixels, and the one color (3,) of its sides between its
    corners; None where these are not bare."""
    corner = max(2, round(_CORNER * min(card.shape[:2])))
    turned = card.transpose(1, 0, 2)
    sides = [lines[:, corner:-corner] for lines in (card, card[::-1], turned, turned[::-1])]
    for depth in range(_DEPTH):
        shown = [side[depth : depth + _LINES] for side in sides]
        color: FloatArray = median_level(shown[0][0], axis=0)
        bare = [(most(np.abs(line - color)) <= _SAME).mean() for side in shown for line in side]
        if min(bare) >= _BARE:
            return depth, color
    return None
