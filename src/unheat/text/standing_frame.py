"""Frames that stand off the cells all about them, with a rug of strokes between the two.

Scripts that draw each cell by itself leave a margin up to the frame of the axes. Its marks stand at
the frame, and so do their numbers; strokes that stand on its inner side, one for each value of a
sample, are no print.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.model import Box
from unheat.text.ink import IntArray
from unheat.text.page import Page

BoolArray = npt.NDArray[np.bool_]

_REACH = 0.2
"""A frame stands off the cells by no more than this share of their length."""

_OFF_PX = 3
"""One that stands nearer is that of the cells."""

_INK = 96.0
"""Levels of 255 by which a frame is off the page."""

_ALONG, _BESIDE = 0.98, 0.5
"""A line of a frame is drawn along this share of it, and less is drawn beyond it: marks."""

_THIN = 0.3
"""What is left of strokes is so thick at most, in letter heights."""

_TOUCH_PX = 1.5
"""Strokes of a rug begin so near to the frame."""


def standing_frame(
    rgb: npt.NDArray[np.uint8], cells: Box, background: tuple[float, float, float]
) -> Box | None:
    """The outer sides of the frame that stands off the cells on all four sides, None without one.

    rgb: (H, W, 3).
    """
    room = _REACH * cells.height, _REACH * cells.width
    top, left = (
        max(round(low - off), 0) for low, off in zip((cells.y0, cells.x0), room, strict=True)
    )
    bottom = min(round(cells.y1 + room[0]), rgb.shape[0])
    right = min(round(cells.x1 + room[1]), rgb.shape[1])
    if min(cells.y0 - top, bottom - cells.y1, cells.x0 - left, right - cells.x1) <= _OFF_PX:
        return None
    x0, y0, x1, y1 = (round(edge) for edge in cells.as_tuple())
    beyond = (
        (rgb[y0:y1, left : x0 - _OFF_PX][:, ::-1], 0),
        (rgb[top : y0 - _OFF_PX, x0:x1][::-1], 1),
        (rgb[y0:y1, x1 + _OFF_PX : right], 0),
        (rgb[y1 + _OFF_PX : bottom, x0:x1], 1),
    )
    off: list[int] = []
    for strip, along in beyond:
        # Nearly no figure has one: most are told by the first side.
        side = _side(_ink(strip, background).mean(axis=along))
        if side is None:
            return None
        off.append(_OFF_PX + side)
    x0, y0, x1, y1 = x0 - off[0] - 1, y0 - off[1] - 1, x1 + off[2], y1 + off[3]
    lines = (
        rgb[y0 : y1 + 1, x0],
        rgb[y0 : y1 + 1, x1],
        rgb[y0, x0 : x1 + 1],
        rgb[y1, x0 : x1 + 1],
    )
    if min(float(_ink(line[None], background).mean()) for line in lines) < _ALONG:
        return None
    return Box(x0, y0, x1 + 1, y1 + 1)


def _ink(
    part: npt.NDArray[np.uint8], background: tuple[float, float, float]
) -> npt.NDArray[np.bool_]:
    """(H, W): pixels of a part (H, W, 3) that are none of the page's."""
    page = np.rint(background).astype(np.int16)
    ink: npt.NDArray[np.bool_] = most(np.abs(part.astype(np.int16) - page)) > _INK
    return ink


def _side(drawn: npt.NDArray[np.float64]) -> int | None:
    """The first line outwards, of which so much is ``drawn`` (n,), that the next one ends."""
    for at in np.flatnonzero(drawn[:-1] >= _ALONG).tolist():
        if drawn[at + 1] < _BESIDE:
            return int(at)
    return None


def rug_strokes(page: Page) -> IntArray:
    """Glyphs (n,) that stand between the cells of a panel and its frame, on the frame."""
    boxes = page.glyphs.boxes
    thinner = (boxes[:, 2:] - boxes[:, :2]).min(axis=1) <= _THIN * page.size
    found: BoolArray = np.zeros(len(boxes), dtype=bool)
    for panel in page.layout.panels:
        cells = panel.grid.box
        raster = page.layout.raster
        frame = standing_frame(raster.rgb, cells, page.layout.background)
        if frame is None:
            continue
        pen = _pen(frame, page)
        start, end = boxes[:, :2], boxes[:, 2:]
        inside = (start >= (frame.x0 - 1.0, frame.y0 - 1.0)).all(axis=1)
        inside &= (end <= (frame.x1 + 1.0, frame.y1 + 1.0)).all(axis=1)
        out = [
            end[:, 0] <= cells.x0 + 1.0,
            end[:, 1] <= cells.y0 + 1.0,
            start[:, 0] >= cells.x1 - 1.0,
            start[:, 1] >= cells.y1 - 1.0,
        ]
        near = [
            start[:, 0] - frame.x0,
            start[:, 1] - frame.y0,
            frame.x1 - end[:, 0],
            frame.y1 - end[:, 1],
        ]
        for beyond, away, thick in zip(out, near, [*(end - start).T] * 2, strict=True):
            between = inside & beyond
            rug = between & (away <= pen + _TOUCH_PX)
            if rug.any():
                # The tip of a stroke may have come off.
                found |= between & (away <= (away + thick)[rug].max())
            elif thinner[between].all():
                # The strokes went with the frame, to which they hang, and no print stands there.
                found |= between
    return np.flatnonzero(found)


def _pen(frame: Box, page: Page) -> int:
    """How thick the thinnest line of a frame is, pixels."""
    ys, xs = frame.pixels(page.layout.raster.rgb.shape)
    ink = _ink(page.layout.raster.rgb[ys, xs], page.layout.background)
    across, down = ink.mean(axis=1) >= _ALONG, ink.mean(axis=0) >= _ALONG
    return min(int(line.argmin()) for line in (across, across[::-1], down, down[::-1]))
