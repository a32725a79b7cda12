"""Ends that fade into the page: a white end on white paper, without a frame.

Where such a bar ends cannot be seen, but it can be told. Its color goes on as it went, so
the place where it reaches the page's color is the end; a tick mark near there says it
exactly. A flat first or last step in the page's color is given away by its tick mark.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from unheat.detect.bar_grow import Strip, row_colors
from unheat.detect.bar_search import Pixels
from unheat.detect.bar_ticks import mark_rows
from unheat.model import Box

FloatArray = npt.NDArray[np.float64]

_LONGEST = 0.12


def unfade(
    rgb: Pixels, strip: Strip, box: Box, page: FloatArray, tolerance: int, *, move: int
) -> tuple[Strip, Box]:
    """Strip and box with the end in direction ``move`` where it must be; unchanged mostly."""
    end = box.y1 if move > 0 else box.y0
    marks = [mark for mark in mark_rows(rgb, box, tolerance) if move * (mark - end) > 1.0]
    marks.sort(key=lambda mark: abs(mark - end))
    if strip.steps:
        return _missing_step(strip, box, marks, move)
    colors = row_colors(rgb, strip, tolerance)
    if move < 0:
        colors = colors[::-1]
    reach = max(4, len(colors) // 10)
    near = colors[-reach:]
    away = page - near[-1]
    channel = int(np.abs(near[-1] - near[0]).argmax())
    slope = float(np.polyfit(np.arange(reach), near[:, channel], 1)[0])
    # An end that can be seen is measured where it is.
    if np.abs(away).max() > 1.5 * (tolerance + abs(slope)) or abs(slope) < 1e-3:
        return strip, box
    ahead = float(away[channel]) / slope
    if not 0 < ahead <= _LONGEST * len(colors):
        return strip, box
    told = end + move * ahead
    if marks and abs(marks[0] - told) <= max(3.0, 0.5 * ahead):
        told = marks[0]
    return strip, _moved(box, told, move)


def _missing_step(strip: Strip, box: Box, marks: list[float], move: int) -> tuple[Strip, Box]:
    """One step more, where a mark stands one step beyond the end."""
    pitch = (strip.steps[-1] - strip.steps[0]) / (len(strip.steps) - 1)
    end = box.y1 if move > 0 else box.y0
    for mark in marks:
        if abs(abs(mark - end) - pitch) <= max(1.5, 0.03 * pitch):
            row = round(mark)
            steps = (*strip.steps, row) if move > 0 else (row, *strip.steps)
            longer = replace(strip, steps=steps, y0=steps[0], y1=steps[-1])
            return longer, _moved(box, mark, move)
    return strip, box


def _moved(box: Box, end: float, move: int) -> Box:
    if move > 0:
        return Box(box.x0, box.y0, box.x1, float(end))
    return Box(box.x0, float(end), box.x1, box.y1)
