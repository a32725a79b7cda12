"""Cells of two or three pixels, or one: too fine for bands, but exact where a drawing is exact.

Pixels of one cell are equal to the last level, so the places where nothing ever steps are
inside of cells, and all others are borders. A resampled picture leaves no such place: nothing is
claimed there. Neither does one pixel a cell, which nothing tells but that all pixels differ.
"""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from unheat.detect.edges import step_sizes, transposed
from unheat.detect.fine_comb import BESIDE_PX, FEWEST, Comb, comb_of, with_faint_ends
from unheat.detect.fine_ends import end_of_cells
from unheat.detect.lattice import Lattice
from unheat.model.geometry import Box

__all__ = [
    "FEWEST",
    "FINE_PX",
    "SIDE_PX",
    "counted_lattice",
    "fine_lattice",
    "fine_lattices",
    "fine_within",
    "pixel_lattice",
]

FINE_PX = 8.0
"""Cells as wide lie in bands, which tell them by whole borders."""

SIDE_PX = 100.0
"""Less of such cells may be anything."""

_FRAME_PX = 4
"""The pen of a frame is no part of the cells."""

_QUIET = 0.02
"""Share of the pixels along a line that may step where no border is: markers, a legend."""

_FAINT = 0.1
"""A border steps at this share of what most do: few cells of a sparse matrix differ."""

_MOST_ROWS = 400

_LONE = 0.75
"""Of cells of a pixel and a half about every second one has one pixel; where nearly all have, they
are as large as pixels."""

_TOLD, _ROUNDED, _MIXED = 4.0, 1.0, 0.9
"""Levels by which the cells on both sides of a pixel differ in the mean, so that a mix of them is
one, levels by which a mix is off by its rounding, and the share of such pixels that are mixed."""

_BUSY = 0.5
"""Where every pixel is a cell so many of them differ from the next one."""


def fine_within(rgb: npt.NDArray[np.uint8], region: Box) -> tuple[Lattice, Lattice] | None:
    """Rows and columns of cells of a few pixels that a region holds beside other things.

    rgb: (H, W, 3). None where there are none.
    """
    # A title, labels and a bar stand about the cells, and seldom reach as far as the middle.
    found = fine_lattices(rgb, region, middle=region.height / 4)
    if found is None or max(lattice.period for lattice in found) > FINE_PX:
        return None
    rows, columns = found
    # Now that it is known where the cells lie, what stands beside them is left out.
    return fine_lattices(rgb, Box(columns.start, rows.start, columns.end, rows.end))


def fine_lattices(
    rgb: npt.NDArray[np.uint8], box: Box, *, middle: float = _FRAME_PX
) -> tuple[Lattice, Lattice] | None:
    """Rows and columns of fine cells that fill a box of about their size; None where none do.

    Columns are sought between ``middle`` pixels from the upper and from the lower end.
    """
    if min(box.width, box.height) < SIDE_PX:
        return None
    ys, _ = Box(box.x0, box.y0 + middle, box.x1, box.y1 - middle).pixels(rgb.shape)
    columns = fine_lattice(rgb[ys], box.x0, box.x1)
    if columns is None:
        return None
    inner = Box(columns.start, box.y0, columns.end, box.y1)
    _, xs = inner.padded(-_FRAME_PX).pixels(rgb.shape)
    rows = fine_lattice(transposed(rgb[:, xs]), box.y0, box.y1)
    return None if rows is None else (rows, columns)


def fine_lattice(image: npt.NDArray[np.uint8], start: float, end: float) -> Lattice | None:
    """Equal cells that touch, from about ``start`` to about ``end`` along x, or None.

    image: (h, w, 3), cropped to the cells along y. Where they end their own pixels tell.
    """
    seen = _steps(image, start, end)
    if seen is None:
        return None
    first, lines, share = seen
    border = share > _FAINT * float(np.quantile(share, 0.9))
    comb = comb_of(first + np.flatnonzero(border).astype(float))
    comb = comb and with_faint_ends(comb, share, first)
    if comb is None or _are_between(lines, comb):
        return None
    # Of the smoothest matrices some borders part nothing, others a little.
    away = (first + np.arange(len(share)) - comb.origin) / comb.period
    inside = np.abs(away - np.round(away)) * comb.period > BESIDE_PX
    inside[: int(comb.places[0]) + _FRAME_PX - first] = False
    inside[max(int(comb.places[-1]) - _FRAME_PX - first, 0) :] = False
    if not inside.any() or float(share[inside].max()) > _QUIET:
        return None
    limits = max(int(start - 1.5 * comb.period), 0), int(end + 1.5 * comb.period) + 1
    begin, far_begin, _ = end_of_cells(lines, comb, -1, limits)
    finish, far_finish, _ = end_of_cells(lines, comb, 1, limits)
    n = round((finish - begin) / comb.period)
    if n < FEWEST:
        return None
    return counted_lattice(begin, finish, n, told=not (far_begin or far_finish))


def _are_between(lines: npt.NDArray[np.uint8], comb: Comb) -> bool:
    """Whether cells of one pixel are fixed parts of those on either side: pixels on the borders of
    larger cells, which a resizer mixed; lines: (h, w, 3)."""
    single = comb.places[:-1][np.diff(comb.places) == 1].astype(int)
    single = single[(single > 0) & (single < lines.shape[1] - 1)]
    if len(single) < FEWEST / 2 or len(single) > _LONE * len(comb.places):
        return False
    before, own, after = (lines[:, single + by].astype(np.float64) for by in (-1, 0, 1))
    step, part = after - before, own - before
    share = (step * part).sum(axis=(0, 2)) / np.maximum((step**2).sum(axis=(0, 2)), 1.0)
    rest = np.abs(part - share[:, None] * step).mean(axis=(0, 2))
    told = np.abs(step).mean(axis=(0, 2)) >= _TOLD
    mixed = (rest <= _ROUNDED) & (share >= 0.0) & (share <= 1.0)
    return bool(told.sum() >= FEWEST / 4 and mixed[told].mean() >= _MIXED)


def pixel_lattice(image: npt.NDArray[np.uint8], start: float, end: float) -> Lattice | None:
    """Every pixel along x a cell, where nearly all differ from the next; None where they do not.

    image: (h, w, 3), cropped to the cells along y. Of a frame of one pixel about equal cells half
    lies outside of these and half inside, and as it is set to whole pixels it hides a line of cells
    at one end: taken to be the first one, in doubt.
    """
    seen = _steps(image, start, end)
    if seen is None:
        return None
    first, lines, share = seen
    busy = share > _BUSY
    edges = np.flatnonzero(np.diff(np.r_[False, busy, False].astype(np.int8))).reshape(-1, 2)
    if not len(edges):
        return None
    begin, finish = max(edges.tolist(), key=lambda run: run[1] - run[0])
    places = first + np.arange(begin, finish).astype(float)
    if len(places) < FEWEST:
        return None
    comb = Comb(places=places, period=1.0, origin=float(places[0]))
    limits = max(int(start) - 2, 0), int(end) + 2
    ends = [end_of_cells(lines, comb, side, limits) for side in (-1, 1)]
    (left, far_left, under_left), (right, far_right, under_right) = ends
    hidden = round(under_left + under_right - 0.01)
    if hidden == 1:
        left -= 1
    # Or the frame lies outside of the cells, or is wider than the one pixel that is wholly its own.
    doubt = far_left or far_right or hidden == 1
    return counted_lattice(left, right, round(right - left), told=not doubt)


def counted_lattice(start: float, end: float, n: int, *, told: bool) -> Lattice:
    """``n`` equal cells that touch, counted by their own pixels; ``told`` says where they end."""
    score = 1.0 if told else 0.7
    return Lattice(start=start, end=end, n=n, gap=0.0, score=score, explained=1.0, support=1.0)


def _steps(
    image: npt.NDArray[np.uint8], start: float, end: float
) -> tuple[int, npt.NDArray[np.uint8], npt.NDArray[np.float64]] | None:
    """The first pixel along x, a sample of the rows of ``image``, and (n,) the share of these that
    step between that pixel + i - 1 and that pixel + i; None where too little is seen."""
    first, last = max(int(np.ceil(start)), 1), min(int(np.floor(end)), image.shape[1])
    if last - first < FEWEST or image.shape[0] < FEWEST:
        return None
    lines = image[:: max(1, image.shape[0] // _MOST_ROWS)]
    stepping = (step_sizes(lines[:, first - 1 : last]) > 0).view(np.uint8)
    counts = np.asarray(cv2.reduce(stepping, 0, cv2.REDUCE_SUM, dtype=cv2.CV_32S))[0]
    return first, lines, counts / len(lines)
