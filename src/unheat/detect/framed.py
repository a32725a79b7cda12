"""Panels that share their frames: facets set wall to wall, with one line between two of them.

Nothing of the page lies between such panels, so that they make one region whose cells follow no
one lattice. Their frames are thin dark lines that run through all of it, and between these the
panels are looked for one by one: side by side their cells would pass for one lattice.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.model import Bar, Box

Picture = npt.NDArray[np.uint8]
BoolArray = npt.NDArray[np.bool_]
FloatArray = npt.NDArray[np.float64]

_DARKER = 40.0
"""Levels of 255 by which the line of a frame is darker than what it parts."""

_LONG = 0.5
"""Share of a picture's ink, across, that the line of a frame runs through."""

_THIN = 3
"""A frame's line is no thicker than so many pixels."""

_SMALLEST = 20
"""Pixels of what may hold cells."""

_FEWEST = 3
"""Lines of one direction with which two panels are framed."""

_EMPTY = 0.98
"""Share of a box that is page where nothing stands in it."""


def framed_boxes(rgb: Picture, bars: Sequence[Bar] = ()) -> list[Box]:
    """What lies between the frames of panels that stand wall to wall; empty without such frames.

    The frame about one of the color ``bars`` is that of no panel.
    """
    gray: FloatArray = most(rgb).astype(np.float64)
    rows, columns = _between(_lines(gray)), _between(_lines(gray.T))
    if max(len(rows), len(columns)) < _FEWEST - 1 or not (rows and columns):
        return []
    boxes = [Box(x0, y0, x1, y1) for y0, y1 in rows for x0, x1 in columns]
    large = [box for box in boxes if min(box.width, box.height) >= _SMALLEST]
    return [box for box in large if not _is_of_bar(box, bars)]


def _is_of_bar(box: Box, bars: Sequence[Bar]) -> bool:
    return any(box.intersection(bar.box) >= box.area / 2 for bar in bars)


def are_several(
    rgb: Picture,
    boxes: Sequence[Box],
    bars: Sequence[Bar],
    background: tuple[float, float, float],
    near: float,
) -> bool:
    """Whether more than one of the frames holds anything but page or a color bar.

    What stands between the frame of a panel and that of its bar is the page.
    """
    page, held = np.array(background), 0
    for box in boxes:
        part = rgb[box.padded(-_THIN).pixels(rgb.shape)]
        empty = bool((most(np.abs(part - page)) <= near).mean() >= _EMPTY)
        held += not empty and not _is_of_bar(box, bars)
    return held > 1


def alone(rgb: Picture, box: Box, background: tuple[float, float, float]) -> Picture:
    """The picture with nothing on the page but what stands in a box."""
    result = np.empty_like(rgb)
    result[:] = np.array([int(level) for level in background], dtype=np.uint8)
    place = box.pixels(rgb.shape)
    result[place] = rgb[place]
    return result


def _between(lines: BoolArray) -> list[tuple[int, int]]:
    """(start, end) of what lies between each two neighboring lines."""
    edges = np.flatnonzero(np.diff(np.r_[False, lines, False].astype(np.int8))).reshape(-1, 2)
    return list(zip(edges[:-1, 1].tolist(), edges[1:, 0].tolist(), strict=True))


def _lines(gray: FloatArray) -> BoolArray:
    """(n,): which rows hold a thin line that is darker than what stands on both of its sides."""
    beside = np.minimum(gray[: -2 * _THIN], gray[2 * _THIN :])
    darker = np.zeros(gray.shape, dtype=bool)
    darker[_THIN:-_THIN] = gray[_THIN:-_THIN] <= beside - _DARKER
    inked = np.flatnonzero(gray.min(axis=0) < gray.max() - _DARKER)
    width = inked[-1] + 1 - inked[0] if len(inked) else gray.shape[1]
    lines: BoolArray = darker.sum(axis=1) >= _LONG * width
    return lines
