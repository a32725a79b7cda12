"""The exact edges of a bar, to a fraction of a pixel.

A box without a frame ends where its last pixel is covered in part: the share is read from
that pixel's color, between the ramp's and the page's. A frame is a line whose middle is
the edge; its outer rim stands out from the page on all sides, also where the ramp's end
has the color of the frame or of the page.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.detect.bar_grow import Strip
from unheat.detect.bar_search import Pixels
from unheat.detect.thick_pens import thick_pen
from unheat.medians import median
from unheat.model import Box

FloatArray = npt.NDArray[np.float64]

_REACH = 5

_PAST = 4
"""Columns past a thick pen that are looked at: its blurred rims, and the page."""

_LEAST_COVER = 0.12
"""A column has so much of the ramp at least where it covers a part of its pixels."""

_LEAP = 3.0
"""A ramp that fades into the page has come nearer to it before, in likenesses of colors."""

_FEWEST_ROWS, _PART = 3, 0.7
"""Rows that foretell the next one, and the share of it that an end leaves uncovered at least."""

_RIM = 7
"""A lossy codec smears the end of a bar over so many rows."""


@dataclass(frozen=True, slots=True)
class Sides:
    """Where the ramp ends on one long side, how thick the frame is there; its color, the page's."""

    edge: float
    frame: float
    color: FloatArray | None
    page: FloatArray


def exact_box(rgb: Pixels, strip: Strip, tolerance: int) -> tuple[Box, float]:
    """The box of the ramp and the thickness of its frame in pixels (0 for none)."""
    reach = max(_REACH, thick_pen(rgb, strip, tolerance) + _PAST)
    left, right = (_long_side(rgb, strip, tolerance, move=move, reach=reach) for move in (-1, 1))
    frame = min(left.frame, right.frame) if left.frame and right.frame else 0.0
    frame_color = left.color if frame else None
    x0 = left.edge - frame / 2
    x1 = right.edge + frame / 2
    core = Strip(strip.y0, strip.y1, max(strip.x0, round(x0) + 1), min(strip.x1, round(x1) - 1))
    if core.x1 - core.x0 < 1:
        core = strip
    pages = (left.page, right.page)
    y0 = _end(rgb, core, frame, frame_color, pages, tolerance, move=-1)
    y1 = _end(rgb, core, frame, frame_color, pages, tolerance, move=1)
    return Box(float(x0), float(y0), float(x1), float(y1)), float(frame)


def long_sides(rgb: Pixels, strip: Strip, tolerance: int) -> tuple[Sides, Sides]:
    """The left and the right long side of a vertical strip."""
    return (
        _long_side(rgb, strip, tolerance, move=-1),
        _long_side(rgb, strip, tolerance, move=1),
    )


def _long_side(
    rgb: Pixels, strip: Strip, tolerance: int, *, move: int, reach: int = _REACH
) -> Sides:
    """Regress each column near the side on the ramp: the slope is how much ramp covers it."""
    height = strip.y1 - strip.y0
    rows = slice(strip.y0 + height // 10, strip.y1 - height // 10)
    inner = rgb[rows, strip.x0 + 1 : strip.x1 - 1]
    ramp = np.median(inner if inner.shape[1] else rgb[rows, strip.x0 : strip.x1], axis=1)
    start = strip.x1 - 1 if move > 0 else strip.x0
    edge = float(start + 1 if move > 0 else start)
    beyond = np.clip(start + move * np.arange(reach - _REACH + 1, reach + 4), 0, rgb.shape[1] - 1)
    page = _page_among(median(rgb[rows, beyond], along_first=True), tolerance)
    frame, color = 0.0, None
    ended = False
    for offset in range(-1, reach):
        column = start + move * offset
        if not 0 <= column < rgb.shape[1]:
            break
        pixels = rgb[rows, column].astype(float)
        # What goes along with the ramp beyond a column that has nothing of it are cells that stand
        # a pixel beside the bar.
        share, rest = (0.0, median(pixels, along_first=True)) if ended else _cover(pixels, ramp)
        rim = float(column if move > 0 else column + 1)
        if share > 0.9:
            edge = rim + move
            continue
        ended = share <= _LEAST_COVER
        if not ended:
            edge = rim + move * share
        contrast = np.abs(rest - page).max()
        if contrast <= max(10.0, 2.0 * tolerance):
            break
        # What is neither ramp nor page is the frame; a part of a pixel counts in part.
        if color is None or np.abs(color - page).max() < contrast:
            color = rest
        frame += (1.0 - share) * min(1.0, contrast / float(np.abs(color - page).max()))
    if frame > reach - 1.5 or frame < 0.25:
        frame, color = 0.0, None
    return Sides(edge, frame, color, page)


def _page_among(columns: FloatArray, tolerance: int) -> FloatArray:
    """The color of the page among those (n, 3) of the columns beyond a side: that of the farthest,
    or where cells stand a few pixels off their bar that of most.
    """
    usual = median(columns, along_first=True)
    plain = most(np.abs(columns - usual)) <= 2.0 * tolerance
    result: FloatArray = columns[-1] if plain[-1] or 2 * plain.sum() < len(plain) else usual
    return result


def _cover(pixels: FloatArray, ramp: FloatArray) -> tuple[float, FloatArray]:
    """(share of the ramp in these pixels, color of the rest), by least squares."""
    centered = ramp - ramp.mean(axis=0)
    spread = float((centered**2).sum())
    share = float((centered * (pixels - pixels.mean(axis=0))).sum()) / max(spread, 1e-9)
    share = min(max(share, 0.0), 1.0)
    rest = median(pixels - share * ramp, along_first=True) / max(1.0 - share, 0.05)
    result: FloatArray = np.clip(rest, 0, 255)
    return share, result


def _cover_before_page(contrast: FloatArray, leap: float) -> float | None:
    """The share of its last row that a ramp covers, by how much its rows (n,) stand out from the
    page; None where it fades into that: then a row is as pale as the ones before it foretell.

    >>> _cover_before_page(np.array([25.0, 23.0, 21.0, 6.0]), 9.0)
    0.316
    >>> _cover_before_page(np.array([12.0, 10.0, 8.0, 6.0]), 9.0)
    """
    if len(contrast) < _FEWEST_ROWS:
        return None
    earlier, before, last = contrast[-3:].tolist()
    foretold = before - max(earlier - before, 0.0)
    if foretold <= leap or last >= _PART * foretold:
        return None
    return float(round(last / foretold, 3))


def _is_closed(
    colors: FloatArray,
    frame: FloatArray | None,
    pages: tuple[FloatArray, FloatArray],
    alike: float,
) -> bool:
    """Whether in rows (n, 3) towards the rim of a picture a line of the frame comes before the
    page: the bar ends there, and not with the picture."""
    if frame is None:
        return False
    page = pages[0]
    off = most(np.abs(colors - page))
    bare = np.flatnonzero(off <= alike)
    rim = float(np.abs(frame - page).max())
    lines = np.flatnonzero((most(np.abs(colors - frame)) < 0.6 * rim) & (off > 0.3 * rim))
    return bool(lines.size and bare.size and bare[-1] == len(colors) - 1 and lines[0] < bare[-1])


def _end(
    rgb: Pixels,
    core: Strip,
    frame: float,
    frame_color: FloatArray | None,
    pages: tuple[FloatArray, FloatArray],
    tolerance: int,
    *,
    move: int,
) -> float:
    """Where the bar ends along its axis."""
    last = core.y1 - 1 if move > 0 else core.y0
    height = rgb.shape[0]

    def color(row: int) -> FloatArray:
        result: FloatArray = median(rgb[row, core.x0 : core.x1], along_first=True)
        return result

    # A lossy codec smears a thick frame over the ramp, which is cut there.
    thick = int(np.ceil(frame))
    far = _REACH + 4 + 2 * thick
    rows = [row for row in (last + move * k for k in range(-3, far)) if 0 <= row < height]
    colors = np.array([color(row) for row in rows])
    inner = rows.index(last)
    alike = max(3.0, 1.5 * tolerance)
    # The last row may be that of the frame.
    near = colors[max(inner - 1, 0) :]
    if len(rows) - inner < 4 and not _is_closed(near, frame_color, pages, alike):
        # The picture ends with the bar.
        return float(rows[-1] + 1 if move > 0 else rows[-1])
    # Something may be written close to the end; the page is what most pixels beyond it are.
    outer = rows[inner + 2 :] or rows[-1:]
    beyond = np.concatenate([rgb[row, core.x0 : core.x1] for row in outer])
    page = max(
        (median(beyond, along_first=True), *pages),
        key=lambda color: int((most(np.abs(beyond - color)) <= alike).sum()),
    )
    contrast = most(np.abs(colors - page))
    like_page = contrast <= alike
    first = inner
    if frame and frame_color is not None:
        # A ramp that ends in the color of the page is closed by the frame all the same.
        rim = float(np.abs(frame_color - page).max())
        away = most(np.abs(colors - frame_color))
        framed = np.flatnonzero((away < 0.6 * rim) & (contrast > 0.3 * rim))
        framed = framed[(framed >= inner) & (framed <= inner + 3 + thick)]
        first = int(framed[0]) if framed.size else inner
    outside = np.flatnonzero(like_page[first:])
    stop = first + int(outside[0]) if outside.size else len(rows)
    if stop == inner:
        # The last row of the ramp has the color of the page: it fades into that, or has rows of
        # it, beside which a mark stands, after a leap.
        seen = np.flatnonzero(~like_page[:inner])
        leap = seen.size > 0 and contrast[seen[-1]] > _LEAP * alike
        if seen.size and not frame and not leap:
            covered = _cover_before_page(contrast[: int(seen[-1]) + 1], _LEAP * alike)
            if covered is not None:
                begins = rows[int(seen[-1])] + (0 if move > 0 else 1)
                return float(begins + move * covered)
        row = rows[int(seen[-1])] if leap and not frame else last
        return float(row + 1 if move > 0 else row)
    index = stop - 1
    if tolerance > 2 and index - inner > _RIM + thick:
        # No frame and no smear of it is so thick: a point stands there, of a dark color.
        return float(last + 1 if move > 0 else last)
    outer_edge = rows[index] + 1 if move > 0 else rows[index]
    if frame and frame_color is not None:
        own = min(1.0, float(contrast[index]) / max(rim, 1.0))
        return float(outer_edge - move * (1.0 - own) - move * frame / 2)
    # The outermost pixel is covered in part: compare it with the one before.
    full = float(contrast[index - 1])
    share = min(1.0, float(contrast[index]) / full) if full > 0 else 1.0
    return float(outer_edge - move * (0.0 if share > 0.85 else 1.0 - share))
