"""Where a lossy picture has the outlines of bars: two lines side by side, as long as each other.

A codec's ripples break the steps of a narrow bar, saturated ones first, into chains of other
widths, and no two of them make a seed. But the outline that most renderers draw about a bar is
the sharpest thing in it. Everything speaks of a vertical bar.
"""

from __future__ import annotations

import itertools
from collections import Counter

import cv2
import numpy as np

from unheat.detect.bar_search import Pixels, Seed

_CONTRAST = 100
"""Levels of 255 by which a line differs from the page: a black or white one, blurred."""

_LEAST_PX, _LEAST_SHARE = 40, 3
"""A line is so many rows long, and one in so many of the picture's: steps and letters are less."""

_THICK = 6
"""Columns that the line of an outline takes up at most."""

_ENDS_PX = 3
"""By so much may the ends of both lines differ."""

_LEAST_WIDTH, _SLENDER = 5, 2.5
"""Columns between both lines, and how many times as long as that a bar is."""

_RIM_PX = 2
"""Rows at the ends of both lines that are the outline's short sides."""

_MOST_ALIKE = 24
"""Lines that begin and end alike: a dozen bars side by side have as many."""


def outlined_seeds(rgb: Pixels, page: tuple[float, float, float]) -> list[Seed]:
    """What stands between two lines of one length that are close beside each other.

    ``rgb`` is uint8 (h, w, 3), ``page`` its background. What else stands between such lines,
    the ticks' side or a line of cells, is left for the judgement of bars.
    """
    gray = cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY).astype(np.int16)
    off = np.abs(gray - round(float(np.dot(page, (0.299, 0.587, 0.114))))) > _CONTRAST
    least = max(_LEAST_PX, rgb.shape[0] // _LEAST_SHARE)
    upright = np.ones((least, 1), np.uint8)
    lines = np.asarray(cv2.morphologyEx(off.astype(np.uint8), cv2.MORPH_OPEN, upright), np.uint8)
    seeds = []
    for left, right in itertools.combinations(_without_texture(_lines(lines)), 2):
        width, length = right[0] - left[1], left[3] - left[2]
        ends = max(abs(left[2] - right[2]), abs(left[3] - right[3]))
        if ends <= _ENDS_PX and width >= _LEAST_WIDTH and _SLENDER * width <= length:
            # The columns beside a line are mixed with it.
            seeds.append(
                Seed(left[2] + _RIM_PX, left[3] - _RIM_PX, left[1] + 1, right[0] - 1),
            )
    return seeds


def _without_texture(lines: list[tuple[int, int, int, int]]) -> list[tuple[int, int, int, int]]:
    """Lines but for crowds that begin and end alike: those are lines of cells."""
    counts = Counter((y0, y1) for _, _, y0, y1 in lines)
    return [line for line in lines if counts[line[2], line[3]] <= _MOST_ALIKE]


def _lines(mask: Pixels) -> list[tuple[int, int, int, int]]:
    """x0, x1, y0, y1 of upright lines in a mask of long upright strokes, from left to right.

    Dark steps are long strokes too, and tie both lines of an outline together; but nothing between
    these is as long as they are.
    """
    _, _, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    found = []
    for x, y, width, height, _ in stats[1:].tolist():
        full = mask[y : y + height, x : x + width].sum(axis=0) >= height - _ENDS_PX
        ends = np.flatnonzero(np.diff(np.r_[False, full, False].astype(np.int8)))
        found += [(x + a, x + b, y, y + height) for a, b in ends.reshape(-1, 2).tolist()]
    return sorted(line for line in found if line[1] - line[0] <= _THICK)
