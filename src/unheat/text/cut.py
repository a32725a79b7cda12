"""Cells → crops: the ink of every cell as coverage, one line of text a crop.

Coverage says how much of a pixel the pen took, 0 to 1, whatever the colours of fill and
pen: white on navy and black on yellow come out alike, so that all cells of a panel can
be compared with each other and read by one reader.
"""

from __future__ import annotations

import math
import re

import numpy as np
import numpy.typing as npt

from unheat.model import Box, CellPixels, Crop, Grid, Raster
from unheat.text.faint_signs import faint_bar
from unheat.text.underlines import without_underlines

Coverage = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

_SIGN_ROOM = 0.7
"""Heights of the print that a sign before it may take."""

_FAINT, _PLAIN = 0.15, 0.5
"""Coverage of the faintest sign, and of what is faint no more."""

_WHOLE, _WHOLE_PX = 0.5, 6
"""Runs of rows as high as this share of the tallest, and as so many pixels, are lines of their own:
some stroke of a number runs through its middle."""

_RULED, _DARK, _ROOM = 0.9, 0.25, 0.85
"""A rule along the side of a cell covers so much of its whole side, each pixel so far; print that
leaves less room than this share of the cell may be as long itself."""

_LIGHTNESS = np.array((0.299, 0.587, 0.114), dtype=np.float32)
"""Shares of red, green and blue in what a codec keeps in full (ITU-R BT.601)."""

_KEY = re.compile(r"(?P<row>\d+),(?P<col>\d+),(?P<line>\d+)$")


def cut_cells(raster: Raster, grid: Grid, pixels: CellPixels, *, prefix: str = "") -> list[Crop]:
    """One crop per line of print in every cell that holds ink, in reading order.

    Keys are ``{prefix}{row},{col},{line}``. All crops of a panel are at least as tall as
    its usual line, so that a lone dash keeps its size beside the digits.
    """
    pieces: list[tuple[int, int, int, Coverage, Box, float]] = []
    rows, cols = np.nonzero(~np.isnan(pixels.ink_box[:, :, 0]))
    for row, col in zip(rows.tolist(), cols.tolist(), strict=True):
        cell = grid.cell_box(row, col)
        coverage, left, top, known, pen = _coverage(
            raster.rgb, cell, pixels.ink_box[row, col], pixels.rgb[row, col]
        )
        for line, (start, stop) in enumerate(_lines(coverage[:, known:])):
            part = _signed(coverage[start:stop], known)
            filled = np.flatnonzero(part.max(axis=0) > 0.3)
            if not len(filled):
                continue
            first = faint_bar(part, int(filled[0]))
            x0 = max((int(filled[0]) if first is None else first) - 1, 0)
            x1 = min(int(filled[-1]) + 2, part.shape[1])
            box = Box(left + x0, top + start, left + x1, top + stop)
            contrast = abs(float(pen @ _LIGHTNESS)) if raster.lossy else math.nan
            pieces.append((row, col, line, part[:, x0:x1], box, contrast))
    usual = _usual_height([part.shape[0] for *_, part, _, _ in pieces])
    return [
        Crop(
            key=f"{prefix}{row},{col},{line}",
            pixels=_as_print(part, usual),
            box=box,
            numeric=True,
            contrast=contrast,
        )
        for row, col, line, part, box, contrast in pieces
    ]


def place(key: str) -> tuple[int, int, int]:
    """(row, column, line) of a crop's key."""
    found = _KEY.search(key)
    if found is None:
        raise ValueError(f"{key!r} is no key of a cell's crop")
    return int(found["row"]), int(found["col"]), int(found["line"])


def coverage_of(crop: Crop) -> Coverage:
    """The coverage that a crop was printed from, (h, w), 0 to 1."""
    return 1.0 - np.asarray(crop.pixels, dtype=np.float32) / 255.0


def _coverage(
    rgb: npt.NDArray[np.uint8], cell: Box, ink_box: npt.NDArray[np.float64], fill: Ints
) -> tuple[Coverage, int, int, int, Coverage]:
    """Coverage around the ink of one cell, the pixel its first entry is at, the column where the
    ink that is known begins: before it there is room for a faint sign; and what the pen (3,) adds
    to the fill in levels.

    Fill and pen span a line in colour space; coverage is the place along it. This is
    exact for renderers that blend in sRGB, which all common ones do.
    """
    inner = cell.pixels(rgb.shape)
    begin = max(int(ink_box[0]) - 1, inner[1].start)
    x0 = max(begin - round(_SIGN_ROOM * (ink_box[3] - ink_box[1])), inner[1].start)
    y0 = max(int(ink_box[1]) - 1, inner[0].start)
    x1 = min(int(ink_box[2]) + 1, inner[1].stop)
    y1 = min(int(ink_box[3]) + 1, inner[0].stop)
    away = rgb[y0:y1, x0:x1].astype(np.float32) - np.asarray(fill, dtype=np.float32)
    known = away[:, begin - x0 :]
    distance = np.sqrt((known**2).sum(axis=2))
    strongest = np.partition(distance.ravel(), -3)[-3] if distance.size > 3 else distance.max()
    pen = known[distance >= 0.9 * strongest].mean(axis=0)
    coverage = away @ pen / max(float(pen @ pen), 1e-6)
    for axis, side in enumerate(inner):
        length = side.stop - side.start
        if ink_box[3 - axis] - ink_box[1 - axis] > _ROOM * length:
            continue
        # What covers most of a side leaves little of the print's stretch of it bare.
        ends = (coverage if axis == 0 else coverage.T)[:, [0, -1]]
        if (ends < _DARK).sum(axis=0).min() > (1.0 - _RULED) * length:
            continue
        # Over the whole side of the cell, not over the print alone.
        along = rgb[inner[0], x0:x1] if axis == 0 else rgb[y0:y1, inner[1]]
        whole = (along.astype(np.float32) - np.asarray(fill, dtype=np.float32)) @ pen
        ruled = (whole >= _DARK * float(pen @ pen)).mean(axis=axis) >= _RULED
        (coverage if axis == 0 else coverage.T)[:, _from_ends(ruled)] = 0.0
    return np.clip(coverage, 0.0, 1.0).astype(np.float32), x0, y0, begin - x0, pen


def _from_ends(ruled: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """(n,) which are ruled from either end without a break: "28.4|" stands before a rule."""
    if ruled.all():
        return np.zeros_like(ruled)
    first, last = int(ruled.argmin()), len(ruled) - int(ruled[::-1].argmin())
    place = np.arange(len(ruled))
    result: npt.NDArray[np.bool_] = (place < first) | (place >= last)
    return result


def _signed(part: Coverage, known: int) -> Coverage:
    """A line without what lies before its known ink, unless that is a minus sign.

    A sign of one faint row is lost first where a picture was compressed or made smaller.
    """
    rows = np.flatnonzero(part[:, known:].max(axis=1, initial=0.0) > 0.3)
    before = np.flatnonzero(part[:, :known].max(axis=0, initial=0.0) > _FAINT)
    if len(rows) and len(before):
        tall = rows[-1] - rows[0] + 1
        # Columns that run on to the known ink, or a little apart from it.
        start = known
        for column in before[::-1].tolist():
            if start - column <= 1 + 0.2 * tall:
                start = column
        bar = part[:, start:known].mean(axis=1) if start < known else np.zeros(1)
        row = int(bar.argmax())
        aside = np.delete(bar, [max(row - 1, 0), row, min(row + 1, len(bar) - 1)])
        above = (rows[-1] + 1 - (row + 0.5)) / tall
        # Plain ink was seen before, and left out for a reason: a tick mark is none of the print.
        flat = _FAINT <= bar[row] <= _PLAIN and bar[row] >= 3 * aside.max(initial=0.0)
        if start > 0 and known - start >= max(2, 0.2 * tall) and flat and 0.25 < above < 0.7:
            return np.where(np.arange(part.shape[1]) >= start, part, 0.0).astype(np.float32)
    return np.where(np.arange(part.shape[1]) >= known, part, 0.0).astype(np.float32)


def _lines(coverage: Coverage) -> list[tuple[int, int]]:
    """(start, stop) rows of the lines of print, top to bottom.

    Lines are parted by empty rows. What is much lower than the tallest line (a dash, the
    bar of ± or the dots of a ratio) belongs to its nearest neighbour unless that is far.
    """
    full = coverage.max(axis=1) > 0.3
    edges = np.flatnonzero(np.diff(np.concatenate([[0], full.astype(np.int8), [0]])))
    runs = [(int(a), int(b)) for a, b in edges.reshape(-1, 2)]
    runs = without_underlines(coverage, runs)
    if not runs:
        return []
    tallest = max(stop - start for start, stop in runs)
    merged: list[tuple[int, int]] = []
    for start, stop in runs:
        if merged:
            gap = start - merged[-1][1]
            lower = min(stop - start, merged[-1][1] - merged[-1][0])
            low = lower < 0.45 * tallest
            # Two lines of digits are close where signs and brackets reach beyond these.
            whole = lower >= max(_WHOLE * tallest, _WHOLE_PX)
            if (gap <= 0.12 * tallest and not whole) or (low and gap < 0.35 * tallest):
                merged[-1] = (merged[-1][0], stop)
                continue
        merged.append((start, stop))
    last = coverage.shape[0]
    return [(max(start - 1, 0), min(stop + 1, last)) for start, stop in merged]


def _usual_height(heights: list[int]) -> int:
    """Height of a line of digits: a high percentile, since dashes are lower."""
    return int(np.percentile(heights, 60)) if heights else 0


def _as_print(coverage: Coverage, usual: int) -> npt.NDArray[np.uint8]:
    height, width = coverage.shape
    missing = max(0, usual - height)
    above = missing // 2 + 1
    printed = np.full((height + missing + 2, width + 2), 255, dtype=np.uint8)
    printed[above : above + height, 1:-1] = np.round(255.0 * (1.0 - coverage))
    return printed
