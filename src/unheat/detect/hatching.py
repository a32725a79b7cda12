"""Cells with strokes from border to border: masked where all have one paper, and no print.

Strokes over papers of many colors mark values, as those that are not significant.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.detect.places import places_in
from unheat.medians import median
from unheat.model.geometry import Span

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]

# Hatched cells have one paper; strokes cover so much of it.
_FEWEST_HATCHED, _MOSTLY_GOOD, _ALIKE = 3, 0.5, 0.9
_SAME_PAPER, _STROKE, _INK = 6.0, 20.0, 0.12
# Levels within which a paper has no hue, and within which two colors are neighbors on a ramp.
_NEUTRAL, _NEARLY = 30.0, 20.0
# Strokes of hatching end at most borders of their cell; lines are no wider than that.
_TO_BORDERS, _LINE_PX = 0.75, 4
# And they are as dark there as elsewhere, but for the half of a pixel that one covers.
_AS_DARK = 0.5
# Levels by which strokes of one pen differ, of which some cover pixels in part.
_SAME_PEN = 60.0

# Evenly spread samples may keep step with the strokes, and see all of a cell as stroke or as
# paper; multiples of the golden section keep step with no period.
_UNEVEN = np.sort(np.arange(17) * (np.sqrt(5.0) - 1.0) / 2.0 % 1.0)
_UNEVEN = (_UNEVEN - _UNEVEN[0]) / np.ptp(_UNEVEN)


def hatched_cells(
    rgb: npt.NDArray[np.uint8],
    row_spans: tuple[Span, ...],
    column_spans: tuple[Span, ...],
    good: BoolArray,
    insets: tuple[float, float],
) -> BoolArray:
    """(r, c): cells with strokes from border to border on one paper, where others are flat.

    Print stands in the middle of cells, crosses touch corners only, and noise and photographs
    leave no cells that are ``good``. Strokes go on to the borders of their cells, which clear
    lanes part where they are lines of text. ``insets`` are the shares of a cell's height and
    width that samples keep away from its borders.
    """
    none = np.zeros(good.shape, dtype=bool)
    odd = ~good
    if not odd.any() or good.mean() < _MOSTLY_GOOD:
        return none
    ys, xs = _places(rgb, row_spans, column_spans, insets)
    light, drawn = _strokes(rgb, ys, xs, odd)
    if not drawn.any():
        return none
    paper = median(light[drawn], along_first=True)
    light, drawn = _strokes(rgb, ys, xs, np.ones_like(odd))
    light, drawn = light.reshape(*odd.shape, 3), drawn.reshape(odd.shape)
    hatched: BoolArray = drawn & (most(np.abs(light - paper)) <= _SAME_PAPER)
    enough = np.count_nonzero(hatched) >= _FEWEST_HATCHED and hatched[odd].mean() >= _ALIKE
    if not enough or _is_a_value(paper, light[good & ~hatched]):
        return none
    reached = [
        _reached(rgb, row_spans[row], column_spans[col], paper) for row, col in np.argwhere(hatched)
    ]
    return hatched if float(np.mean(reached)) >= _TO_BORDERS else none


def overhatched_cells(
    rgb: npt.NDArray[np.uint8],
    row_spans: tuple[Span, ...],
    column_spans: tuple[Span, ...],
    good: BoolArray,
    insets: tuple[float, float],
) -> BoolArray:
    """(r, c): cells of many colors with strokes from border to border, where others are flat.

    Nearly all that are not ``good`` are such cells, and they hold strokes of one color; so they
    have values, which the strokes mark. ``insets`` as in ``hatched_cells``.
    """
    none = np.zeros(good.shape, dtype=bool)
    odd = ~good
    if not odd.any() or good.mean() < _MOSTLY_GOOD:
        return none
    ys, xs = _places(rgb, row_spans, column_spans, insets)
    if _strokes(rgb, ys, xs, odd)[1].mean() < _ALIKE:
        return none
    light, drawn = _strokes(rgb, ys, xs, np.ones_like(odd))
    # Some whose corners lie between strokes seem to be plain cells with print.
    cells, papers = np.argwhere(drawn.reshape(odd.shape)), light[drawn]
    reached = [
        _reached(rgb, row_spans[row], column_spans[column], paper)
        for (row, column), paper in zip(cells, papers, strict=True)
    ]
    kept = np.array(reached) >= _TO_BORDERS
    cells, papers = cells[kept], papers[kept]
    if len(cells) < _FEWEST_HATCHED or np.ptp(papers, axis=0).max() <= _SAME_PAPER:
        return none
    strokes = np.array([_darkest(rgb[ys[row]][:, xs[column]]) for row, column in cells])
    same_pen = most(np.abs(strokes - median(strokes, along_first=True))) <= _SAME_PEN
    hatched = none.copy()
    hatched[tuple(cells.T)] = True
    told = hatched[odd].mean() >= _ALIKE and same_pen.mean() >= _ALIKE
    return hatched if told else none


def _darkest(points: npt.NDArray[np.uint8]) -> FloatArray:
    """(3,) the darkest color among samples of a cell (h, w, 3), but for a few of them."""
    darkest: FloatArray = np.quantile(points.reshape(-1, 3), 0.02, axis=0)
    return darkest


def _places(
    rgb: npt.NDArray[np.uint8],
    row_spans: tuple[Span, ...],
    column_spans: tuple[Span, ...],
    insets: tuple[float, float],
) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """Unevenly spread places through the middle of each row and of each column."""
    ys, xs = (
        places_in(spans, size, inset + (1.0 - 2.0 * inset) * _UNEVEN)
        for spans, size, inset in zip((row_spans, column_spans), rgb.shape[:2], insets, strict=True)
    )
    return ys, xs


def _is_a_value(paper: FloatArray, others: FloatArray) -> bool:
    """Whether a paper (3,) is a color, and others (n, 3) have nearly the same: ripples about the
    print of saturated cells look like strokes. Masks are white or gray, or unlike all values."""
    near = most(np.abs(others - paper)) <= _NEARLY
    return bool(np.ptp(paper) > _NEUTRAL and near.any())


def _strokes(
    rgb: npt.NDArray[np.uint8],
    ys: npt.NDArray[np.intp],
    xs: npt.NDArray[np.intp],
    where: BoolArray,
) -> tuple[FloatArray, BoolArray]:
    """(n, 3) paper of the cells ``where``, and (n,) true where strokes run through them."""
    rows, columns = np.nonzero(where)
    block = rgb[ys[rows][:, :, None], xs[columns][:, None, :]]
    points = block.reshape(len(rows), -1, 3)
    light = np.quantile(points, 0.9, axis=1)
    stroke = most(np.abs(block - light[:, None, None])) > _STROKE
    sides = np.stack([stroke[:, 0], stroke[:, -1], stroke[:, :, 0], stroke[:, :, -1]])
    # A line along the cell covers all of one side, or does not reach two of them.
    line = sides[..., 1:-1].all(axis=2).any(axis=0) | (sides.any(axis=2).sum(axis=0) < 3)
    return light, (stroke.mean(axis=(1, 2)) >= _INK) & ~line


def _reached(rgb: npt.NDArray[np.uint8], rows: Span, columns: Span, paper: FloatArray) -> float:
    """Share of the four borders of a cell that some stroke reaches, drawn lines taken away."""
    (y0, y1), (x0, x1) = (
        (max(int(np.ceil(start)), 0), min(int(end), size))
        for (start, end), size in zip((rows, columns), rgb.shape[:2], strict=True)
    )
    off = most(np.abs(rgb[y0:y1, x0:x1].astype(float) - paper))
    if min(off.shape) <= 2 * _LINE_PX or not (off > _STROKE).any():
        return 0.0
    # What a codec ripples from print to the borders is fainter than the print.
    cell = off > max(_STROKE, _AS_DARK * float(np.quantile(off[off > _STROKE], 0.9)))
    reached = 0
    for lines in (cell, cell[::-1], cell.T, cell.T[::-1]):
        # A frame, or a line of a grid, covers the border from end to end, and others at corners.
        outer = next((line for line in lines[:_LINE_PX] if line.mean() < _ALIKE), lines[_LINE_PX])
        reached += int(outer[_LINE_PX:-_LINE_PX].any())
    return reached / 4
