"""A bar whose end has the color of its frame: the frame's long sides tell where it ends.

A black or white end of a ramp cannot be told from the frame or from the page, and growth along
the ramp stops where its last colors leap or fade. The two long sides of a frame go on to its
corners, and what lies between them is the bar's. Everything speaks of a vertical bar.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.detect.bar_grow import Strip
from unheat.detect.bar_search import Pixels
from unheat.medians import median

FloatArray = npt.NDArray[np.float64]

_REACH = 8
"""Columns beyond a ramp among which its frame is, and the page behind it."""

_CONTRAST = 60.0
"""Levels of 255 by which the line of a frame differs from the page."""

_STEADY = 3.0
"""So many tolerances may the line of a frame change along the bar."""

_CHANGES = 0.2
"""And so much of its contrast: a lossy codec lets a ramp shine through."""

_MOST = 0.5
"""A column that has the ramp's own color in so many rows is the ramp's."""

_OF_FRAME = 0.35
"""A pixel is the frame's where it is off its color by no more of what the page is."""

_SHORTEST = 0.5
"""A step is so long at least, as a share of the shortest one of the others."""

_FLAT = 0.7
"""Share of the pixels of a row that have its color."""

_MOST_OFF = 0.15
"""Share of a strip that may be page beyond its frame."""

_LINE_PX = 4
"""Rows that the short side of a frame takes up at most, with the first of the ramp."""

_LONGEST = 2
"""A frame shows what a leap or a fade hides of a bar: of its length the ramp is the larger part."""

_LEAST_PX = 3
"""A longer piece than what a frame's own line and its smear take up."""


def framed_strip(rgb: Pixels, strip: Strip, tolerance: int, *, tips: tuple[bool, bool]) -> Strip:
    """The strip of a ramp, from where both long sides of its frame begin to where they end.

    Unchanged without a frame, at ends that have ``tips``, and where the frame ends with the ramp.
    Steps have one more where the frame goes on about one color.
    """
    if strip.steps:
        return _with_framed_steps(rgb, strip, tolerance, tips=tips)
    y0, y1 = strip.y0, strip.y1
    y0 += 0 if tips[0] else _page_rows(rgb, strip, move=-1, tolerance=tolerance)
    y1 -= 0 if tips[1] else _page_rows(rgb, strip, move=1, tolerance=tolerance)
    strip = replace(strip, y0=y0, y1=y1)
    y0 -= 0 if tips[0] else _rows_on(rgb, strip, tolerance, move=-1)
    y1 += 0 if tips[1] else _rows_on(rgb, strip, tolerance, move=1)
    if y1 - y0 > _LONGEST * (strip.y1 - strip.y0):
        # Between the lines of a grid a row of cells goes on beyond two that happen to be a ramp.
        return strip
    return replace(strip, y0=y0, y1=y1)


def _with_framed_steps(
    rgb: Pixels, strip: Strip, tolerance: int, *, tips: tuple[bool, bool]
) -> Strip:
    """Steps with those at the ends that have the color of the page, within the same frame."""
    y0, y1 = strip.y0, strip.y1
    for tip, move in zip(tips, (-1, 1), strict=True):
        more = 0 if tip else _rows_on(rgb, strip, tolerance, move=move)
        first = strip.y0 - more if move < 0 else strip.y1
        colors = rgb[first : first + more, strip.x0 : strip.x1].reshape(-1, 3)
        if more < _SHORTEST * min(np.diff(strip.steps)):
            continue
        off = most(np.abs(colors - median(colors.astype(float), along_first=True)))
        if (off <= 3 * tolerance).mean() >= _FLAT:
            y0, y1 = (y0 - more, y1) if move < 0 else (y0, y1 + more)
    steps = [*([y0] if y0 < strip.y0 else []), *strip.steps, *([y1] if y1 > strip.y1 else [])]
    return replace(strip, y0=y0, y1=y1, steps=tuple(steps))


@dataclass(frozen=True, slots=True, eq=False)
class _Side:
    """The line of a frame beside a strip: its clearest column, its color, how thick it is, and the
    color of the page beyond it."""

    column: int
    color: FloatArray
    page: FloatArray
    contrast: float
    thick: int


def _rows_on(rgb: Pixels, strip: Strip, tolerance: int, *, move: int) -> int:
    """How many rows a strip goes on between the sides of its frame, beyond one of its ends."""
    left, right = (_side(rgb, strip, tolerance, end=move, move=side) for side in (-1, 1))
    if left is None or right is None:
        return 0
    start = strip.y1 if move > 0 else strip.y0 - 1
    edge = rgb.shape[0] if move > 0 else -1
    row = last = start
    # A stroke that somebody drew across a bar hides no more of it than the bar is wide.
    while row != edge and _on_sides(rgb, row, (left, right)):
        row += move
        if _is_even(rgb, row - move, strip, tolerance):
            last = row
        elif abs(row - last) > strip.x1 - strip.x0:
            break
    row = last
    # The last rows are the frame's short side.
    more = abs(row - start) - max(left.thick, right.thick)
    return more if more >= _LEAST_PX and row != edge else 0


def _page_rows(rgb: Pixels, strip: Strip, tolerance: int, *, move: int) -> int:
    """How many rows at one end of a strip are page or frame, told by the long sides of the frame
    or, where print or an axis beside the bar hides these, by its short side alone."""
    off = _rows_off(rgb, strip, tolerance, move=move)
    return off or _rows_before_line(rgb, strip, tolerance, move=move)


def _rows_before_line(rgb: Pixels, strip: Strip, tolerance: int, *, move: int) -> int:
    """How many rows at one end of a strip are page and then a line, which has a color that is not
    on the way from that of the page to that of the ramp.

    A ramp that begins with the color of the page leaves it step by step, or without a line.
    """
    limit = int(_MOST_OFF * (strip.y1 - strip.y0))
    first = strip.y1 - 1 if move > 0 else strip.y0
    rows = first - move * np.arange(-1, limit + _LINE_PX + 1)
    if rows.min() < 0 or rows.max() >= len(rgb):
        return 0
    colors: FloatArray = np.median(rgb[rows, strip.x0 : strip.x1], axis=1)
    bare = most(np.abs(colors - colors[0])) <= tolerance
    page = int(np.argmin(bare))
    if bare.all() or not _LEAST_PX < page <= limit + 1:
        return 0
    line = colors[page : page + _LINE_PX] - colors[0]
    ramp = line[-1]
    if np.abs(ramp).max() < _CONTRAST:
        return 0
    along = np.clip(line @ ramp / (ramp @ ramp), 0.0, 1.0)
    aside = np.flatnonzero(most(np.abs(line - along[:, None] * ramp)) > _CONTRAST)
    return page + int(aside[-1]) if aside.size else 0


def _rows_off(rgb: Pixels, strip: Strip, tolerance: int, *, move: int) -> int:
    """How many rows at one end of a strip are page beyond the short side of its frame.

    On white paper a ramp that begins with white goes on beyond its frame, whose line across it
    passes for a tick mark; but neither of the long sides goes on there.
    """
    left, right = (_side(rgb, strip, tolerance, end=move, move=side) for side in (-1, 1))
    if left is None or right is None:
        return 0
    limit = int(_MOST_OFF * (strip.y1 - strip.y0))
    first = strip.y1 - 1 if move > 0 else strip.y0
    for off in range(limit):
        row = first - move * off
        # A tick mark may go on where one of the sides ends.
        if all(
            np.abs(rgb[row, side.column] - side.color).max() <= _OF_FRAME * side.contrast
            for side in (left, right)
        ):
            across = median(rgb[row, strip.x0 : strip.x1], along_first=True)
            closed = all(
                np.abs(across - side.color).max() <= 2 * _OF_FRAME * side.contrast
                for side in (left, right)
            )
            # What a codec or a resizer smears beyond a line has not the page's color.
            beyond = rgb[first:row:-move, strip.x0 : strip.x1].reshape(-1, 3)
            page = off > 0 and (most(np.abs(beyond - left.page)) <= tolerance).mean() >= _FLAT
            return off + 1 if (page or off >= _LEAST_PX) and closed else 0
    return 0


def _side(rgb: Pixels, strip: Strip, tolerance: int, *, end: int, move: int) -> _Side | None:
    """The line on one long side, as it is near one end of the strip; None where there is none."""
    near = max(_REACH, (strip.y1 - strip.y0) // 4)
    rows = slice(strip.y1 - near, strip.y1) if end > 0 else slice(strip.y0, strip.y0 + near)
    start = strip.x1 if move > 0 else strip.x0 - 1
    columns = [start + move * k for k in range(_REACH)]
    if min(columns) < 0 or max(columns) >= rgb.shape[1]:
        return None
    pixels = rgb[rows, columns].astype(float)
    colors: FloatArray = median(pixels, along_first=True)
    # Marks and numbers stand on the page beyond, but not on most of it.
    page, changes = np.quantile(most(np.abs(pixels - colors)), [0.5, 0.75], axis=0)
    # Cells may stand close to their bar: most columns beyond a frame are page.
    plain = most(np.abs(colors - median(colors, along_first=True))) <= _STEADY * tolerance
    last = int(np.flatnonzero(plain).max(initial=-1))
    contrast = most(np.abs(colors - colors[last]))
    contrast[last:] = 0.0
    steady = changes <= np.maximum(_STEADY * tolerance, _CHANGES * contrast)
    # A long band of a palette is as steady as a line, and may reach a column further.
    ramp = np.median(rgb[rows, strip.x0 : strip.x1], axis=1)
    own = most(np.abs(pixels - ramp[:, None])) <= _STEADY * tolerance
    contrast = np.where(steady & (own.mean(axis=0) < _MOST), contrast, 0.0)
    best = int((contrast - 3 * changes).argmax())
    if contrast[best] < _CONTRAST or page[last] > _STEADY * tolerance:
        return None
    thick = int((contrast > 0.5 * contrast[best]).sum())
    return _Side(columns[best], colors[best], colors[last], float(contrast[best]), thick)


def _on_sides(rgb: Pixels, row: int, sides: tuple[_Side, _Side]) -> bool:
    """Whether both sides of the frame go on in a row."""
    return all(
        np.abs(rgb[row, side.column].astype(float) - side.color).max() <= _OF_FRAME * side.contrast
        for side in sides
    )


def _is_even(rgb: Pixels, row: int, strip: Strip, tolerance: int) -> bool:
    """Whether a row has one color between the two sides of the frame."""
    inner = rgb[row, strip.x0 : strip.x1].astype(float)
    near = most(np.abs(inner - median(inner, along_first=True))) <= 3 * tolerance
    return bool(near.mean() >= _FLAT)
