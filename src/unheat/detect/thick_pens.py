"""How thick the pen is that drew the frame of a bar, where it is thicker than most.

Scripts that set all lines to two or three points draw frames of five to twelve pixels at the
resolutions of print, and half of them hides a part of the ramp at each end. Such a line is told
from what else may stand beside a bar by its being there on all four sides, in one color and as
thick.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.detect.bar_grow import Strip
from unheat.detect.bar_search import Pixels
from unheat.medians import median
from unheat.model import Box

FloatArray = npt.NDArray[np.float64]

_THICK, _THICKEST = 4, 16
"""Pixels of the pens that are looked for."""

_DRAWN = 2
"""Levels of 255 by which neighbors of one color differ in a drawing, at most."""

_MIXED = 2
"""Pixels between a ramp and the line about it that are neither."""

_CONTRAST = 60.0
"""Levels of 255 by which the line differs from the page."""

_SOLID = 0.95
"""Share of its pixels that have its color."""

_ALIKE_PX = 1
"""By so much may it be thicker on one side than on another: a pen of no whole pixels."""


def thick_pen(rgb: Pixels, strip: Strip, tolerance: int) -> int:
    """Whole pixels of a line that goes around a strip, 0 where none does, or in a lossy picture.

    Rows at the ends that have the line's own color may be the ramp's: a black end in a black frame.
    """
    thick, closed = _lines(rgb, strip, tolerance) if tolerance <= _DRAWN else (0, (False, False))
    return thick if all(closed) else 0


def with_open_ends(
    rgb: Pixels,
    strip: Strip,
    page: FloatArray,
    tolerance: int,
    tips: tuple[bool, bool],
    slack: tuple[float, float],
) -> tuple[float, float]:
    """``slack``, in pixels, of a strip's two ends, where its thick frame leaves them open.

    Thick lines beside it that go on to no line across an end have a point there that was not seen
    as one (``tips``); and in a lossy picture the end lies anywhere under half of the line.
    """
    thick, closed = _lines(rgb, strip, tolerance, page)
    if not thick:
        return slack
    width, half = float(strip.x1 - strip.x0 + thick), thick / 2 if tolerance > _DRAWN else 0.0
    start, end = (
        max(own, half) if tip or shut else max(own, width)
        for own, tip, shut in zip(slack, tips, closed, strict=True)
    )
    return start, end


def between_lines(box: Box, frame: float) -> Box:
    """The box of an upright ramp without the halves of a thick frame on its long sides, which are
    most of what is in it where a bar is narrow."""
    half = frame / 2 if frame >= _THICK else 0.0
    return replace(box, x0=box.x0 + half, x1=box.x1 - half) if 2 * half < box.width else box


def _lines(
    rgb: Pixels, strip: Strip, tolerance: int, page: FloatArray | None = None
) -> tuple[int, tuple[bool, bool]]:
    """(whole pixels of the thick line along both long sides, 0 where there is none or it has the
    color of the page, and whether it goes on across the two ends)."""
    inset = (strip.y1 - strip.y0) // 10
    upright = slice(strip.y0 + inset, strip.y1 - inset)
    narrow = (strip.x1 - strip.x0) // 5
    level = slice(strip.x0 + narrow, max(strip.x1 - narrow, strip.x0 + narrow + 1))
    left, right = (
        _line(rgb, upright, start, move, tolerance)
        for start, move in ((strip.x0 - 1, -1), (strip.x1, 1))
    )
    thick = min(left[0], right[0])
    if thick < _THICK or abs(left[0] - right[0]) > _ALIKE_PX:
        return 0, (False, False)
    own = page is not None and float(np.abs(left[1] - page).max()) < _CONTRAST
    if own or float(np.abs(left[1] - right[1]).max()) > _near(tolerance):
        return 0, (False, False)
    ends = (
        _line(rgb.transpose(1, 0, 2), level, start, move, tolerance)
        for start, move in ((strip.y0 - 1, -1), (strip.y1, 1))
    )
    # A dark end goes on into the line, or is cut off before it.
    first, last = (
        count >= thick - _ALIKE_PX and float(np.abs(color - left[1]).max()) <= _near(tolerance)
        for count, color in ends
    )
    return thick, (first, last)


def _near(tolerance: int) -> float:
    return max(6.0, 3.0 * tolerance)


def _line(
    rgb: Pixels, rows: slice, start: int, move: int, tolerance: int
) -> tuple[int, FloatArray]:
    """(how many columns about ``start`` have one color in these rows, that color); 0 where they
    go on for longer than a pen, or the page beyond them is not seen or of nearly that color."""
    columns = start + move * np.arange(_MIXED + 2 * _THICKEST)
    columns = columns[(columns >= 0) & (columns < rgb.shape[1])]
    best = 0, np.zeros(3)
    if len(columns) <= _MIXED or rows.stop <= rows.start:
        return best
    pixels = rgb[rows][:, columns].astype(float)
    colors: FloatArray = median(pixels, along_first=True)
    solid = (most(np.abs(pixels - colors)) <= _near(tolerance)).mean(axis=0) >= _SOLID
    for first in range(_MIXED + 1):
        own = solid & (most(np.abs(colors - colors[first])) <= _near(tolerance))
        ends = np.flatnonzero(~own[first:])
        thick = int(ends[0]) if ends.size else len(own)
        beyond = first + thick + 1
        if not best[0] < thick <= _THICKEST or beyond >= len(columns):
            continue
        if float(np.abs(colors[beyond] - colors[first]).max()) >= _CONTRAST:
            best = thick, colors[first]
    return best
