"""Lines of cells that labels name, seen by their ink alone.

Labels of an axis stand at one distance from the cells, one in each line, and leave the borders
between the lines free. Nothing is read for this; that one more line has its label is enough.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.detect.grid import GridFit
from unheat.medians import median
from unheat.model.geometry import Span

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]

_INK = 60.0
"""Levels of 255 by which ink stands off the page."""

_FEWEST = 3
"""Labels that show where the next one would stand."""

_REACH = 2.0
"""Labels begin within so many periods of the cells (and some pixels for their pad)."""

_PAD_PX = 12
"""At 300 dpi a pad and a tick mark take more than a narrow cell's width."""

_MOST = 0.9
"""Share of the known lines that have a label at the common distance."""

_FREE = 0.75
"""Share of the borders between lines that labels leave free; wide ones may touch."""

_DEPTH = 0.15
"""Share of a period over which a border is looked at, from where labels begin."""

_RULE = 0.9
"""A line of pixels that is ink nearly all along is the frame of the axes, and no label."""


def named(
    rgb: npt.NDArray[np.uint8],
    fit: GridFit,
    axis: int,
    span: Span,
    plain_colors: FloatArray,
) -> bool:
    """Does ink stand in line with ``span`` just as the labels of the other lines do?"""
    lattice = fit.along(axis)
    across = fit.columns if axis == 0 else fit.rows
    if lattice.n < _FEWEST:
        return False
    box = fit.box
    sides = (box.x0, box.x1) if axis == 0 else (box.y0, box.y1)
    picture = rgb if axis == 0 else rgb.transpose(1, 0, 2)
    reach = int(_REACH * max(lattice.period, across.period)) + _PAD_PX
    for edge, outward in ((sides[0], -1), (sides[1], 1)):
        strip = _outwards(picture, edge, outward, reach)
        ink = most(np.abs(strip[:, :, None].astype(float) - plain_colors)).min(axis=2) > _INK
        if ink.shape[1] and _labelled(ink, [*lattice.spans()], span, lattice.period):
            return True
    return False


def _outwards(
    picture: npt.NDArray[np.uint8], edge: float, outward: int, reach: int
) -> npt.NDArray[np.uint8]:
    """What lies beside the cells, its first column next to them."""
    if outward < 0:
        end = max(0, int(np.floor(edge)) - 1)
        return picture[:, max(0, end - reach) : end][:, ::-1]
    begin = int(np.ceil(edge)) + 1
    return picture[:, begin : begin + reach]


def _labelled(ink: BoolArray, spans: Sequence[Span], span: Span, period: float) -> bool:
    lines = [*spans, span]
    along = slice(int(min(a for a, _ in lines)), int(max(b for _, b in lines)) + 1)
    ink = ink & ~(ink[along].mean(axis=0) > _RULE)
    known = np.array([_distance(ink, line) for line in spans])
    own = _distance(ink, span)
    if np.isfinite(known).mean() < _MOST or not np.isfinite(own):
        return False
    common = float(median(known[np.isfinite(known)]))
    slack = max(2.0, _DEPTH * period)
    if (np.abs(known - common) <= slack).mean() < _MOST or abs(own - common) > slack:
        return False
    depth = slice(int(common), int(common + slack) + 1)
    inner = [(a[1] + b[0]) / 2 for a, b in pairwise(spans)]
    free = [_is_free(ink, place, depth) for place in inner]
    outer = all(_is_free(ink, place, depth) for place in span)
    return outer and float(np.mean(free)) >= _FREE


def _distance(ink: BoolArray, line: Span) -> float:
    """How far from the cells the first ink in a line stands; infinite where none does."""
    part = ink[max(0, round(line[0])) : max(0, round(line[1]))]
    columns = np.flatnonzero(part.any(axis=0))
    return float(columns[0]) if len(columns) else float("inf")


def _is_free(ink: BoolArray, place: float, depth: slice) -> bool:
    at = int(np.clip(round(place), 1, ink.shape[0] - 1))
    return not ink[at - 1 : at + 1, depth].any(axis=1).all()
