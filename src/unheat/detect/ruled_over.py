"""Lines of the axes that run over cells without print, and part no colors: they are painted over.

Charts with a grid switched on have a line at every tick, through the middles of the cells there.
Where the cells are small such lines cut the picture into blocks, each of which looks like a panel.
A line between two rows of cells has other colors above than below somewhere along it; a line of the
axes has the same ones on both sides everywhere, and so have all others that are drawn with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import cv2
import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.detect.axis_lines import color_over
from unheat.model import Raster

Pixels = npt.NDArray[np.uint8]
BoolArray = npt.NDArray[np.bool_]
FloatArray = npt.NDArray[np.float64]
Line = tuple[int, int]
"""First and one past the last row of pixels of a line."""

_ASIDE = (2, 4, 7)
"""Pixels from the middle of a line to what is beside it: its pen is thinner than twice that."""

_LARGE = 80
"""A picture with pens so thick is so many times as large, in pixels, as half of them."""

_SAMPLE = 4
"""Every so many pixels along a line tell whether there may be one."""

_DRAWN, _SAME, _SAME_LOSSY = 12.0, 8.0, 16.0
"""Levels of 255 from which a line differs from what it is drawn on, and within which its two sides
are one color: a resizer rings beside them."""

_STEADY = 16.0
"""Levels of 255 by which a line may be off its one color over those of the cells, of which a thin
pen lets some through."""

_LIKELY, _ALL, _SHOWN, _MOST = 0.8, 0.985, 0.5, 0.9
"""Shares of what is drawn in a row that make it likely, of the length of a line over which its
sides are alike, over which it differs from them, and over which it has its color."""

_LEAST, _LEAST_PX = 0.1, 40
"""Length of a line at least, as a share of the picture's and in pixels."""

_EVEN_PX, _CLOSEST_PX, _APART, _FEWEST = 1.5, 8.0, 4.0, 2
"""Lines stand evenly to so many pixels, and no closer, nor than so many times what is beside them;
so many are drawn at least."""

_BLURRED = 2
"""Levels of 255 by which a row differs from what is beside a line where its pen is blurred into
it."""

_VARIED = 48.0
"""Levels of 255 between the colors beside a line, at least."""

_CHANGES = 0.25
"""Share of a row that changes from one cell to the next somewhere between the lines: print changes
less of it."""


def without_rules(raster: Raster, background: tuple[float, float, float]) -> Raster:
    """The picture without lines of the axes over cells; itself where there are none."""
    picture = _without(raster.rgb, background, lossy=raster.lossy)
    turned = picture.swapaxes(0, 1)
    result = _without(turned, background, lossy=raster.lossy)
    if result is not turned:
        picture = np.ascontiguousarray(result.swapaxes(0, 1))
    return raster if picture is raster.rgb else replace(raster, rgb=picture)


def _without(picture: Pixels, background: tuple[float, float, float], *, lossy: bool) -> Pixels:
    """The picture without level lines over cells, itself where there are none."""
    page = np.array(background)
    # Plane by plane, each read once: quicker than three bytes at a time.
    sample = [np.ascontiguousarray(picture[:, ::_SAMPLE, channel]) for channel in range(3)]
    for aside in _ASIDE:
        if min(picture.shape[:2]) < _LARGE * aside:
            return picture
        lines, (left, right) = _lines(picture, sample, page, aside, lossy=lossy)
        if lines:
            result = picture.copy()
            for top, bottom in lines:
                middle = (top + bottom + 1) // 2
                result[top:middle, left:right] = picture[top - 1, left:right]
                result[middle:bottom, left:right] = picture[bottom, left:right]
            return result
    return picture


def _lines(
    picture: Pixels, sample: Sequence[Pixels], page: FloatArray, aside: int, *, lossy: bool
) -> tuple[list[Line], tuple[int, int]]:
    """The lines, none where they part colors, and from which column to which they run.

    ``sample`` holds every ``_SAMPLE``-th column of the picture, a plane for each channel.
    """
    none: tuple[list[Line], tuple[int, int]] = [], (0, 0)
    same = _SAME_LOSSY if lossy else _SAME
    above, row, below = (
        [plane[first : len(plane) - 2 * aside + first] for plane in sample]
        for first in (0, aside, 2 * aside)
    )
    on = _apart(row, above) > int(_DRAWN)
    enough = np.count_nonzero(on, axis=1) * _SAMPLE >= max(_LEAST_PX, _LEAST * picture.shape[1])
    if enough.sum() < _FEWEST:
        return none
    # Few rows have so much drawn on what is above them: these alone are looked at.
    rows = np.flatnonzero(enough)
    above, below = ([plane[rows] for plane in planes] for planes in (above, below))
    off = [np.abs(plane - level) for plane, level in zip(above, page, strict=True)]
    colored = on[rows] & (np.maximum.reduce(off) > 2 * same)
    alike = _apart(below, above) <= int(same)
    enough = colored.sum(axis=1) * _SAMPLE >= max(_LEAST_PX, _LEAST * picture.shape[1])
    share = (colored & alike).sum(axis=1) >= _LIKELY * colored.sum(axis=1)
    likely = rows[enough & share] + aside
    if len(likely) < _FEWEST:
        return none
    colored, drawn, alike = _beside(picture, page, likely, aside, same)
    ends = _ends(colored & drawn & alike)
    if len(ends) < _FEWEST:
        return none
    # Labels stand on the line of a tick, and so do bars: most lines end with the cells.
    left, right = (int(np.median(side)) for side in ends.T)
    part = picture[:, left:right]
    seen = _seen(*(each[:, left:right] for each in (colored, drawn, alike)))
    lines = _grouped([at for at in likely[seen].tolist() if _is_line(part, page, at, aside, same)])
    if len(lines) < _FEWEST or not _are_even(lines, aside):
        return none
    if _parts_colors(part, page, lines, aside) or not _changes(part, lines):
        return none
    return [_whole(part, line, aside) for line in lines], (left, right)


def _apart(one: Sequence[Pixels], other: Sequence[Pixels]) -> Pixels:
    """(h, w): by how much two pictures differ in any channel, from the planes of both."""
    red, green, blue = (cv2.absdiff(*planes) for planes in zip(one, other, strict=True))
    return np.asarray(cv2.max(cv2.max(red, green), blue), dtype=np.uint8)


def _beside(
    picture: Pixels, page: FloatArray, rows: npt.NDArray[np.intp], aside: int, same: float
) -> tuple[BoolArray, BoolArray, BoolArray]:
    """(rows, w) of rows of pixels: what stands on the page above, what is drawn on it there, and
    what is alike on both sides.

    All rows at once and in bytes: there are hundreds in a picture with much print.
    """
    above, row, below = (picture[rows + k] for k in (-aside, 0, aside))
    off = [np.abs(np.arange(256.0) - level) > 2 * same for level in page]
    colored = np.logical_or.reduce([off[i][above[..., i]] for i in range(3)])
    drawn = most(cv2.absdiff(row, above)) > _DRAWN
    return colored, drawn, most(cv2.absdiff(below, above)) <= same


def _ends(over: BoolArray) -> npt.NDArray[np.intp]:
    """(n, 2): where what rows (rows, w) draw over colors that are alike on both sides begins and
    ends, of those that draw enough."""
    over = over[np.count_nonzero(over, axis=1) >= _LEAST_PX]
    if not len(over):
        return np.empty((0, 2), dtype=np.intp)
    return np.stack([over.argmax(axis=1), over.shape[1] - over[:, ::-1].argmax(axis=1)], axis=1)


def _seen(colored: BoolArray, drawn: BoolArray, alike: BoolArray) -> BoolArray:
    """(rows,): whether each draws a line over most of its length, with sides that are alike."""
    length, on = (np.count_nonzero(each, axis=1) for each in (colored, colored & drawn))
    whole = np.maximum(length, 1)
    even = np.count_nonzero(colored & alike, axis=1) / whole >= _ALL
    shown = (on / whole >= _SHOWN) & (length / colored.shape[1] >= _SHOWN)
    return np.asarray((on >= _LEAST_PX) & even & shown)


def _is_line(picture: Pixels, page: FloatArray, at: int, aside: int, same: float) -> bool:
    """Whether row ``at``, which is seen, is the middle of a line over all of the picture: what is
    beside it varies, and it has one color."""
    above, row = (picture[at + k].astype(np.float64) for k in (-aside, 0))
    colored = most(np.abs(above - page)) > 2 * same
    # Where all is of one color beside it nothing tells a line from what lies between two of them.
    varied = float(np.ptp(above[colored], axis=0).max()) > _VARIED
    return varied and _is_drawn(row[colored], above[colored])


def _is_drawn(row: FloatArray, own: FloatArray) -> bool:
    """Whether a row of pixels (n, 3) is one color drawn over others, the ``own`` ones (n, 3)."""
    line, cover = color_over(row, own)
    off = most(np.abs(row - own - cover * (line - own)))
    return bool(np.quantile(off, _MOST) <= _STEADY)


def _grouped(rows: list[int]) -> list[Line]:
    """Rows of pixels side by side as one line."""
    lines: list[Line] = []
    for at in rows:
        if lines and at == lines[-1][1]:
            lines[-1] = lines[-1][0], at + 1
        else:
            lines.append((at, at + 1))
    return lines


def _are_even(lines: list[Line], aside: int) -> bool:
    steps = np.diff([(top + bottom) / 2 for top, bottom in lines])
    return bool(steps.min() >= max(_CLOSEST_PX, _APART * aside) and np.ptp(steps) <= 2 * _EVEN_PX)


def _parts_colors(picture: Pixels, page: FloatArray, lines: list[Line], aside: int) -> bool:
    """Whether another line stands between these: one that parts colors, as the lines between cells
    do. All of them are drawn alike."""
    first, last = lines[0][0], lines[-1][1]
    part = picture[first - aside : last, ::_SAMPLE].astype(np.float64)
    above, rows = part[:-aside], part[aside:]
    # Where lines cross there is nothing but page.
    colored = most(np.abs(above - page)) > _DRAWN
    on = colored & (most(np.abs(rows - above)) > _DRAWN)
    differs = on.sum(axis=1) >= np.maximum(_MOST * colored.sum(axis=1), _SHOWN * on.shape[1])
    for top, bottom in lines:
        differs[max(top - first - 2 * aside, 0) : bottom - first + 3 * aside] = False
    return any(
        _is_drawn(rows[at][colored[at]], above[at][colored[at]])
        for at in np.flatnonzero(differs).tolist()
    )


def _changes(picture: Pixels, lines: list[Line]) -> bool:
    """Whether colors change between the lines: where they change nowhere but at these, the lines
    part cells that happen to be alike."""
    for one, other in pairwise(lines):
        part = picture[one[1] + 2 : other[0] - 2, ::_SAMPLE].astype(np.int16)
        if (
            len(part) > 1
            and (most(np.abs(np.diff(part, axis=0))) > _DRAWN).mean(axis=1).max() >= _CHANGES
        ):
            return True
    return False


def _whole(picture: Pixels, line: Line, aside: int) -> Line:
    """A line with the rows into which its pen is blurred."""
    top, bottom = line
    first, last = top - aside, bottom - 1 + aside

    def is_of_pen(row: int, beside: int) -> bool:
        off = most(np.abs(picture[row].astype(np.int16) - picture[beside]))
        return bool((off > _BLURRED).mean() > _SHOWN)

    while top > first + 1 and is_of_pen(top - 1, first):
        top -= 1
    while bottom < last and is_of_pen(bottom, last):
        bottom += 1
    return top, bottom
