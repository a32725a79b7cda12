"""The pixels of a cell: which are its fill, which are ink, and what colour the fill has.

The order of things: a first guess of every cell's fill from samples around its rim, where
ink is rare; the noise of this picture from those samples; the distance of every pixel to
its cell's guess; lines along the sides of cells told from ink; and at last the mean of
the clean pixels. Everything is done for all cells at once: per-cell sums are running sums
over rows and columns, so a million cells cost no loop.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.detect.blank import is_background, spread_in_lab
from unheat.detect.cellcheck import check_cells
from unheat.detect.crossed import crossed_cells, without_strokes
from unheat.detect.ground import ground_around
from unheat.detect.ground_lines import without_ground_lines
from unheat.detect.marks import without_side_marks
from unheat.detect.small_cells import measure_small
from unheat.detect.specks import with_specks
from unheat.detect.sums import maxima, sums, sums_along_columns
from unheat.model import CellPixels, Grid, Raster

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int64]

_SMALLEST_WITH_INK_PX = 7.0
"""Digits need about 4 px and a rim; below this a cell can hold no print."""

_LINE, _WHOLE, _USUAL, _SEVERAL = 0.6, 0.85, 0.5, 4
"""A line covers so much of a side at least, and a whole side is so much of it; it covers the whole
side at such a share of the cells that it passes, where these are several."""

_CROSS = cv2.getStructuringElement(cv2.MORPH_CROSS, (3, 3))
_SAME_COLOR = 10.0
"""Largest channel difference (0–255) of two samples of one fill, before noise is known."""


def measure_cells(
    raster: Raster,
    grid: Grid,
    background: tuple[float, float, float],
    *,
    lossy: bool | None = None,
) -> CellPixels:
    """Fill colour, noise and ink of every cell of ``grid``.

    ``background`` is the figure's background, (r, g, b) 0–255. ``lossy`` says that the
    picture came through a lossy codec (default: what the raster says); chroma is then
    smeared over neighbouring pixels, and the clean area keeps away from edges.
    """
    lossy = raster.lossy if lossy is None else lossy
    tolerance = 10.0 if lossy else 4.0
    spans = grid.row_spans, grid.column_spans
    # Squares and circles sized by value leave the rim bare, where fill is sought otherwise.
    check = check_cells(raster.rgb, *spans, background, tolerance)
    ground = ground_around(raster.rgb, grid.box, background, tolerance)
    sized = check.sized
    if ground is not None and not sized:
        # They do on the ground of axes as well, whose lines may have the color of the page.
        sized = check_cells(raster.rgb, *spans, [background, ground], tolerance).sized
    small = min(grid.cell_width, grid.cell_height) < _SMALLEST_WITH_INK_PX
    if sized or small:
        pixels = measure_small(raster.rgb, grid, background, lossy=lossy)
    else:
        pixels = _measure_inked(raster.rgb, grid, background, lossy)
    if check.hatched.any() or check.overhatched.any():
        if check.hatched.shape != grid.shape:
            check = check_cells(raster.rgb, *spans, background, tolerance, most=max(grid.shape))
        pixels = replace(without_strokes(pixels, check.hatched), hatched=check.hatched)
        pixels = without_strokes(pixels, check.overhatched, blank=False)
    if (crossed := crossed_cells(raster.rgb, grid)).any():
        pixels = replace(without_strokes(pixels, crossed), crossed=crossed)
    if ground is not None:
        # Where a tile was dropped, the ground of the axes shows, which is no value either.
        pixels = replace(pixels, blank=pixels.blank | is_background(pixels.rgb, ground))
    if sized and not small:
        plain = [background] if ground is None else [background, ground]
        pixels = with_specks(raster.rgb, grid, pixels, plain, lossy=lossy)
    return without_ground_lines(raster.rgb, grid, pixels)


def _measure_inked(
    rgb: npt.NDArray[np.uint8],
    grid: Grid,
    background: tuple[float, float, float],
    lossy: bool,
) -> CellPixels:
    rows = _whole_pixels(grid.row_spans, rgb.shape[0])
    cols = _whole_pixels(grid.column_spans, rgb.shape[1])
    top, left = int(rows[0, 0]), int(cols[0, 0])
    part = rgb[top : int(rows[-1, 1]), left : int(cols[-1, 1])]
    # Plane by plane: quicker than a reduction over an axis of three.
    planes = [np.asarray(plane).astype(np.float32) for plane in cv2.split(part)]
    rows, cols = rows - top, cols - left

    seed, noise = _seed_colors(part, rows, cols)
    row_of, col_of = _owner(rows, part.shape[0]), _owner(cols, part.shape[1])
    inside = (row_of >= 0)[:, None] & (col_of >= 0)[None, :]
    distance = np.zeros(part.shape[:2], dtype=np.float32)
    for channel, plane in enumerate(planes):
        own = seed[..., channel].astype(np.float32)
        own = own[:, np.maximum(col_of, 0)][np.maximum(row_of, 0)]
        np.subtract(plane, own, out=own)
        np.maximum(distance, np.abs(own, out=own), out=distance)
    distance[~inside] = 0.0

    foreign = distance > 3.0 * noise + (14.0 if lossy else 8.0)
    lines = _side_lines(foreign, rows, cols, row_of, col_of)
    margin = _margin(rows, cols, row_of, col_of, lossy)
    ink = _ink(distance, foreign & ~lines & inside, rows, cols, row_of, col_of, noise, lossy)
    ink = without_side_marks(ink, lines, rows, cols, row_of, col_of)

    reach = 2 if lossy else 1
    kernel = np.ones((2 * reach + 1, 2 * reach + 1), np.uint8)
    near = cv2.dilate((foreign | lines).astype(np.uint8), kernel).astype(bool)
    alike = (distance <= 3.0 * noise + 2.0) & inside & ~lines
    clean = alike & ~near & margin
    fill, deviation, count = _fill(planes, clean, alike, seed, rows, cols, row_of, col_of)

    ink_box, ink_share = _ink_boxes(ink, rows, cols)
    ink_box += np.array([left, top, left, top], dtype=float)
    return CellPixels(
        rgb=fill,
        spread=spread_in_lab(fill, deviation),
        clean=count,
        ink_box=ink_box,
        ink_share=ink_share,
        blank=is_background(fill, background),
    )


def _whole_pixels(spans: tuple[tuple[float, float], ...], limit: int) -> Ints:
    """(n, 2) first and one-past-last whole pixel of each span, at least one pixel."""
    edges = np.asarray(spans, dtype=float)
    first = np.clip(np.ceil(edges[:, 0] - 0.1), 0, limit - 1).astype(np.int64)
    last = np.clip(np.floor(edges[:, 1] + 0.1), 0, limit).astype(np.int64)
    return np.column_stack([first, np.maximum(last, first + 1)])


def _owner(spans: Ints, length: int) -> Ints:
    """(length,) index of the span that owns each pixel, -1 where none does."""
    owner = np.full(length, -1, dtype=np.int64)
    for index, (start, stop) in enumerate(spans):
        owner[start:stop] = index
    return owner


def _seed_colors(part: npt.NDArray[np.uint8], rows: Ints, cols: Ints) -> tuple[Floats, float]:
    """First guess of the fill, (R, C, 3), and the picture's noise, from 32 samples a cell.

    Most samples lie near the rim, since ink stands in the middle and the fill reaches all
    sides; the guess is the sample that most others resemble. Where a blur has mixed the rim with
    the neighbors these are many, too, but no pixel there is like those beside it.
    """
    steps = most(cv2.morphologyEx(part, cv2.MORPH_GRADIENT, _CROSS))
    offsets = [(y, x) for y in (0.16, 0.84) for x in (0.14, 0.26, 0.38, 0.5, 0.62, 0.74, 0.86)]
    offsets += [(y, x) for x in (0.14, 0.86) for y in (0.26, 0.38, 0.5, 0.62, 0.74)]
    offsets += [(y, x) for y in (0.3, 0.7) for x in (0.25, 0.42, 0.58, 0.75)]
    heights, widths = rows[:, 1] - rows[:, 0], cols[:, 1] - cols[:, 0]
    samples = np.stack(
        [
            part[(rows[:, 0] + (heights * y).astype(np.int64))][
                :, cols[:, 0] + (widths * x).astype(np.int64)
            ]
            for y, x in offsets
        ],
        axis=2,
    ).astype(np.float32)  # (R, C, S, 3)
    count = len(offsets)
    support = np.zeros(samples.shape[:3], dtype=np.float32)
    planes = [np.ascontiguousarray(samples[..., channel]) for channel in range(3)]
    for index in range(count):
        gaps = [np.abs(plane - plane[:, :, index : index + 1]) for plane in planes]
        gap = np.maximum(np.maximum(gaps[0], gaps[1]), gaps[2])
        # A soft count, so that the middle of a noisy cloud beats its rim.
        support[:, :, index] = np.maximum(0.0, 1.0 - gap / _SAME_COLOR).sum(axis=2)
    at = [
        steps[rows[:, 0] + (heights * y).astype(np.int64)][
            :, cols[:, 0] + (widths * x).astype(np.int64)
        ]
        for y, x in offsets
    ]
    # A codec parts pixels of one fill as well, by about as much everywhere.
    step = np.stack(at, axis=2).astype(np.float32)
    beyond = np.maximum(step - 2.0 * np.quantile(step, 0.25), 0.0)
    best = (support / (1.0 + (beyond / _SAME_COLOR) ** 2)).argmax(axis=2)
    seed = np.take_along_axis(samples, best[:, :, None, None], axis=2)
    gap = np.abs(samples - seed)
    alike = most(gap) < _SAME_COLOR
    noise = 1.25 * float(gap[alike].mean()) if alike.any() else 0.0
    return seed[:, :, 0].astype(float), noise


def _side_lines(foreign: Bools, rows: Ints, cols: Ints, row_of: Ints, col_of: Ints) -> Bools:
    """Pixels of lines along the sides of cells: borders, grid lines, blended edges.

    A line is what differs from the fill over most of a whole side, starting at that side.
    """
    lines = np.zeros_like(foreign)
    share = sums_along_columns(foreign, cols) / (cols[:, 1] - cols[:, 0])
    lines |= _lines_from_ends(share, rows)[:, np.maximum(col_of, 0)]
    share = sums_along_columns(foreign.T, rows) / (rows[:, 1] - rows[:, 0])
    lines |= _lines_from_ends(share, cols)[:, np.maximum(row_of, 0)].T
    return lines


def _lines_from_ends(share: Floats, spans: Ints) -> Bools:
    """Keep what is full without a break from either end of its span, up to a third of it.

    ``share`` (length, N) is how much of each side differs from the fill at each depth. A line
    passes all N cells of its span from end to end; what covers most of a side at a depth where
    few sides are covered whole are digits that stand at a rule, nearly as high as their cells.
    """
    kept = np.zeros(share.shape, dtype=bool)
    sizes = spans[:, 1] - spans[:, 0]
    deepest = int(sizes.max()) // 3
    for begin, step in ((spans[:, 0], 1), (spans[:, 1] - 1, -1)):
        unbroken = np.ones((len(spans), share.shape[1]), dtype=bool)
        for depth in range(deepest):
            within = depth < sizes // 3
            at = np.where(within, begin + step * depth, begin)
            unbroken &= (share[at] > _LINE) & within[:, None]
            if share.shape[1] >= _SEVERAL:
                whole = share[at] > _WHOLE
                unbroken &= whole | (whole.mean(axis=1) >= _USUAL)[:, None]
            if not unbroken.any():
                break
            kept[at[within]] |= unbroken[within]
    return kept


def _margin(rows: Ints, cols: Ints, row_of: Ints, col_of: Ints, lossy: bool) -> Bools:
    """Pixels far enough from the sides of their cell to be free of its neighbours."""

    def along(spans: Ints, owner: Ints) -> Bools:
        sizes = spans[:, 1] - spans[:, 0]
        wanted = 4 if lossy else 1
        margin = np.minimum(wanted, np.maximum(sizes // 5, 1))
        index = np.arange(len(owner))
        own = np.maximum(owner, 0)
        result: Bools = (
            (owner >= 0)
            & (index - spans[own, 0] >= margin[own])
            & (spans[own, 1] - 1 - index >= margin[own])
        )
        return result

    return along(rows, row_of)[:, None] & along(cols, col_of)[None, :]


def _ink(
    distance: npt.NDArray[np.float32],
    candidates: Bools,
    rows: Ints,
    cols: Ints,
    row_of: Ints,
    col_of: Ints,
    noise: float,
    lossy: bool,
) -> Bools:
    """Ink among the candidates: what stands out by a good share of the cell's strongest.

    Ringing of a lossy codec and blended neighbours are weak beside true ink.
    """
    strength = np.where(candidates, distance, 0.0)
    peak = maxima(strength, rows, cols)
    faintest = 4.0 * noise + (24.0 if lossy else 12.0)
    threshold = np.where(peak >= faintest, np.maximum(0.35 * peak, faintest * 0.6), np.inf)
    # Columns first, of few rows: whole rows are quick to copy.
    own = threshold[:, np.maximum(col_of, 0)][np.maximum(row_of, 0)]
    ink: Bools = candidates & (distance > own)
    return ink


def _fill(
    planes: Sequence[npt.NDArray[np.float32]],
    clean: Bools,
    alike: Bools,
    seed: Floats,
    rows: Ints,
    cols: Ints,
    row_of: Ints,
    col_of: Ints,
) -> tuple[Floats, Floats, Floats]:
    """Mean (R, C, 3), robust deviation per channel (R, C, 3) and count of clean pixels."""
    count = sums(clean, rows, cols)
    few = count < 4
    if few.any():
        # A cell full of ink: take what resembles the guess, near ink or not.
        clean = clean | (alike & few[:, np.maximum(col_of, 0)][np.maximum(row_of, 0)])
        count = sums(clean, rows, cols)
    divisor = np.maximum(count, 1)
    weight = clean.astype(np.float32)
    fill = np.empty_like(seed)
    deviation = np.empty_like(seed)
    for channel, plane in enumerate(planes):
        fill[:, :, channel] = sums(plane * weight, rows, cols) / divisor
        # In place: fresh pages for every step would take longer than the steps.
        gap = fill[:, np.maximum(col_of, 0), channel][np.maximum(row_of, 0)]
        np.subtract(plane, gap, out=gap)
        np.abs(gap, out=gap)
        gap *= weight
        deviation[:, :, channel] = 1.25 * sums(gap, rows, cols) / divisor
    none = count == 0
    fill[none] = seed[none]
    return fill, deviation, count


def _ink_boxes(ink: Bools, rows: Ints, cols: Ints) -> tuple[Floats, Floats]:
    """(R, C, 4) box around the ink of each cell, NaN for none, and its share (R, C)."""
    area = (rows[:, 1] - rows[:, 0])[:, None] * (cols[:, 1] - cols[:, 0])[None, :]
    share = sums(ink, rows, cols) / area
    shape = (len(rows), len(cols))
    boxes = np.full((*shape, 4), np.nan)
    by_row = sums_along_columns(ink, cols) > 0  # (height, C)
    by_col = sums_along_columns(ink.T, rows) > 0  # (width, R)
    for row, (start, stop) in enumerate(rows):
        block = by_row[start:stop]
        some = block.any(axis=0)
        boxes[row, some, 1] = start + block.argmax(axis=0)[some]
        boxes[row, some, 3] = stop - block[::-1].argmax(axis=0)[some]
    for col, (start, stop) in enumerate(cols):
        block = by_col[start:stop]
        some = block.any(axis=0)
        boxes[some, col, 0] = start + block.argmax(axis=0)[some]
        boxes[some, col, 2] = stop - block[::-1].argmax(axis=0)[some]
    return boxes, share
