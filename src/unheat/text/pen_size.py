"""How large and how bold a line is set, which tells titles, subtitles and labels apart."""

from __future__ import annotations

import numpy as np

from unheat.text.ink import Glyphs
from unheat.text.lines import Line, turned_extents


def letter_height(glyphs: Glyphs, line: Line) -> float:
    """How high a line's tallest letters stand over its base line, in pixels.

    Unlike its ``size`` this does not hang on how many of its letters are low or touch.
    """
    extents = turned_extents(glyphs, line.glyphs, line.angle)
    return float(np.median(extents[:, 3]) - extents[:, 1].min())


def stroke_of(glyphs: Glyphs, line: Line) -> float:
    """How thick a line's strokes are in pixels: bold print has half as much again."""
    ink, rim = 0, 0
    for number in line.glyphs:
        x0, y0, x1, y1 = glyphs.boxes[number].astype(int)
        mask = np.pad(glyphs.labels[y0:y1, x0:x1] == glyphs.label[number], 1)
        inner = mask[1:-1, :-2] & mask[1:-1, 2:] & mask[:-2, 1:-1] & mask[2:, 1:-1]
        ink += int(mask.sum())
        rim += int(mask.sum() - (inner & mask[1:-1, 1:-1]).sum())
    return 2.0 * ink / rim
