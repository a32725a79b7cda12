"""Whether a line of cells that may continue a lattice begins and ends where this says.

Cells are looked at near their borders: a cell's color reaches the cells that are known, and stops
at its outer border. ``across`` are the spans of the lines that cross it, of which at most 48 are
looked at, evenly; ``axis`` is 0 where the line is a row.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.detect.cellcheck import SAMPLED
from unheat.model.geometry import Span

BoolArray = npt.NDArray[np.bool_]
FloatArray = npt.NDArray[np.float64]

# Of the places along a cell at which it is looked at, so many must agree.
_HALF, _LOSSY_REGULAR = 0.5, 0.8
_SEVERAL = 3
# Where along a cell its outer border is looked for, as shares of its width.
_TWO, _ALONG = (0.5, 0.2), tuple(step / 10 for step in range(1, 10))
# Page between groups is as wide at least, and by so much wider than what parts other cells.
_STRIP_PX, _WIDER_PX = 3.0, 2.0


def sampled(across: Sequence[Span]) -> FloatArray:
    """(n, 2) the spans of up to 48 of the lines that cross one, evenly."""
    chosen = np.unique(np.linspace(0, len(across) - 1, min(len(across), SAMPLED)).astype(int))
    spans: FloatArray = np.array(across, dtype=np.float64)[chosen]
    return spans


def _at_share(spans: FloatArray, share: float, size: int) -> npt.NDArray[np.int_]:
    """The pixel (n,) at that share of each span, in a picture of ``size`` pixels."""
    places = spans[:, 0] + share * (spans[:, 1] - spans[:, 0])
    pixels: npt.NDArray[np.int_] = np.clip(places.astype(int), 0, size - 1)
    return pixels


def begins_there(
    rgb: npt.NDArray[np.uint8],
    span: Span,
    across: tuple[Span, ...],
    axis: int,
    at_end: bool,
    colors: FloatArray,
    plain_colors: FloatArray,
    tolerance: float,
) -> tuple[BoolArray, BoolArray]:
    """For each sampled cell: does its color reach the cells that are known?

    To ``tolerance``, and more nearly than the page does, whatever ripples into it.
    """
    reach = _begin(span)
    at = int(np.clip(span[0] + reach if at_end else span[1] - reach, 0, rgb.shape[axis] - 1))
    chosen = sampled(across)
    own = colors.reshape(-1, 3)
    near, nearer = np.zeros((2, len(chosen)), dtype=int)
    shares = (0.2, 0.5, 0.8)
    for share in shares:
        index = _at_share(chosen, share, rgb.shape[1 - axis])
        pixels = rgb[at, index] if axis == 0 else rgb[index, at]
        off = most(np.abs(pixels - own))
        near += off <= tolerance
        nearer += off < most(np.abs(pixels[:, None] - plain_colors)).min(axis=1)
    # One of them may be ink, or the ripple of a neighbour.
    return near >= len(shares) - 1, nearer >= len(shares) - 1


def stand_off(
    rgb: npt.NDArray[np.uint8],
    span: Span,
    across: tuple[Span, ...],
    axis: int,
    at_end: bool,
    gap: float,
    plain_colors: FloatArray,
    tolerance: float,
) -> BoolArray:
    """For each sampled cell: does page part it from the cells that are known, by
    more than the ``gap`` between these? Groups of a matrix stand so, and are no line of the first.
    """
    edge, sign = (span[0], 1) if at_end else (span[1] - 1.0, -1)
    depths = edge + sign * np.arange(_begin(span))
    places = np.clip(np.round(depths).astype(int), 0, rgb.shape[axis] - 1)
    chosen = sampled(across)
    plain = np.ones((len(places), len(chosen)), dtype=bool)
    for share in (0.2, 0.5, 0.8):
        index = _at_share(chosen, share, rgb.shape[1 - axis])
        pixels = rgb[places][:, index] if axis == 0 else rgb[:, places][index].swapaxes(0, 1)
        off = most(np.abs(pixels[:, :, None].astype(float) - plain_colors)).min(axis=2)
        plain &= off <= tolerance
    result: BoolArray = plain.sum(axis=0) >= max(_STRIP_PX, gap + _WIDER_PX)
    return result


def _begin(span: Span) -> float:
    """How deep in a cell its color is to be seen, in pixels: beyond lines between cells."""
    return max(1.5, 0.08 * (span[1] - span[0]))


def is_shown(span: Span, size: int, at_end: bool) -> bool:
    """Whether the picture, ``size`` pixels long, goes on beyond the outer border of a line."""
    reach = max(2.0, 0.1 * (span[1] - span[0]))
    return span[1] + reach <= size - 1 if at_end else span[0] - reach >= 0


def ends_there(
    rgb: npt.NDArray[np.uint8],
    span: Span,
    across: tuple[Span, ...],
    axis: int,
    at_end: bool,
    tolerance: float,
) -> BoolArray:
    """For each sampled cell: does its color stop at its outer border?"""
    width = span[1] - span[0]
    reach = max(2.0, 0.1 * width)
    edge = span[1] if at_end else span[0]
    inside = edge - reach if at_end else edge + reach
    outside = edge + reach if at_end else edge - reach
    last = rgb.shape[axis] - 1
    chosen = sampled(across)
    # Of few cells each is seen at many places: where letters of a heading begin none ends.
    shares = _ALONG if len(chosen) <= _SEVERAL else _TWO
    seen = np.zeros((len(shares), len(chosen)), dtype=bool)
    for number, share in enumerate(shares):
        index = _at_share(chosen, share, rgb.shape[1 - axis])
        near, far = int(np.clip(inside, 0, last)), int(np.clip(outside, 0, last))
        pair = (
            (rgb[near, index], rgb[far, index])
            if axis == 0
            else (rgb[index, near], rgb[index, far])
        )
        seen[number] = most(np.abs(pair[0].astype(int) - pair[1].astype(int))) > tolerance
    steps = seen.mean(axis=0) >= (_LOSSY_REGULAR if len(chosen) <= _SEVERAL else _HALF)
    # At the edge of the picture there is nothing beyond.
    result: BoolArray = steps | (not 0 <= outside <= last)
    return result
