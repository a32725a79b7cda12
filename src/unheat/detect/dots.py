"""Dot heatmaps: colored dots on the nodes of a grid, with nothing drawn between them.

No border tells cells apart there. But dots are round, of one color each, and their centers
stand in rows and columns of equal distances; dots of a scatter plot do not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.components import components
from unheat.detect.bar_assign import assign_bars, cell_colors
from unheat.detect.cellcheck import check_cells
from unheat.detect.company import is_printed
from unheat.detect.grid import GridFit
from unheat.detect.lattice import Lattice
from unheat.detect.legend import find_legend
from unheat.detect.levels import has_color
from unheat.detect.plates import plated_panel
from unheat.detect.plates_in_columns import plated_table
from unheat.detect.rivals import GOOD, UNSURE, FoundPanel, mostly_in
from unheat.medians import median, median_level
from unheat.model import Bar, Candidate, Grid

FloatArray = npt.NDArray[np.float64]

_SMALLEST_PX = 4
_FEWEST = 9
# A round thing fills π/4 of its box and a square all of it; both are about as wide as high, and
# have one color inside.
_ROUND = 0.68
_ASPECT = 0.8
_FLAT, _EVEN = 0.7, 12.0
# Lines of the axes' grid are drawn with pens of this size.
_PENS_PX = (3, 5, 7)
# Of the nodes so many hold a dot; the smallest are hard to see, and missing ones are masked.
_FILLED = 0.6
# A line of dots has so many of those that the fullest has: a legend of sizes has few.
_FULL = 0.4
# Centers stray from their line by so much of the distance between lines.
_OFF = 0.12
_DIFFERENT = 3
_LARGE = 0.1


@dataclass(frozen=True, slots=True)
class _Dots:
    """Centers (n, 2) x, y in pixels, and colors (n, 3), 0–255."""

    centers: FloatArray
    colors: FloatArray

    def chosen(self, keep: npt.NDArray[np.bool_]) -> _Dots:
        return _Dots(self.centers[keep], self.colors[keep])


def with_dots(
    rgb: npt.NDArray[np.uint8],
    background: tuple[float, float, float],
    tolerance: float,
    bars: Sequence[Bar],
    found: list[FoundPanel],
    refused: list[Candidate],
) -> tuple[list[FoundPanel], list[Candidate]]:
    """Panels and refused candidates, with a grid of dots in place of what was found in its dots.

    A larger lattice that holds the dots is believed, since lines told it. Dots whose colors no
    bar and no legend explains are a seating plan or an ornament; they are refused.
    """
    if any(_is_plain_panel(rgb, panel) for panel in found):
        return found, refused
    dots = dotted_panel(rgb, background, tolerance)
    if dots is None and not found:
        dots = plated_panel(rgb, background, tolerance)
    if dots is None and all(panel.quality <= UNSURE for panel in found):
        # The stripes of a table pass for its rows, its columns of names among them.
        table = plated_table(rgb, background, tolerance)
        if table is not None and is_printed(rgb, table):
            apart = [one for one in found if not one.box.intersection(table.box)]
            return [*apart, table], refused
    if dots is None or any(_same_cells(panel, dots) for panel in found):
        return found, refused
    others = [panel for panel in found if not mostly_in(dots, panel)]
    if any(mostly_in(panel, dots) for panel in others):
        return found, refused
    grid = Grid(row_spans=dots.rows, column_spans=dots.columns)
    sized = [dots.check.sized]
    told = assign_bars(rgb, [grid], bars, sized) != (None,) or _has_legend(rgb, grid, tolerance)
    if not told and (dots.check.sized or not is_printed(rgb, dots)):
        why = "it is a grid of dots, and nothing tells what their colors mean"
        return others, [*refused, Candidate(box=dots.box, why=why)]
    return [*others, dots], refused


def _has_legend(rgb: npt.NDArray[np.uint8], grid: Grid, tolerance: float) -> bool:
    colors = cell_colors(rgb, grid, middle=True)
    return find_legend(rgb, colors, tolerance, [grid.box]) is not None


def _is_plain_panel(rgb: npt.NDArray[np.uint8], panel: FoundPanel) -> bool:
    """A large panel of filled cells leaves no room for dots, and spares the search."""
    large = panel.box.area >= _LARGE * rgb.shape[0] * rgb.shape[1]
    return large and panel.quality >= GOOD and panel.check.filled >= _FILLED


def _same_cells(panel: FoundPanel, dots: FoundPanel) -> bool:
    return panel.shape == dots.shape and panel.box.iou(dots.box) > _FILLED


def dotted_panel(
    rgb: npt.NDArray[np.uint8], background: tuple[float, float, float], tolerance: float
) -> FoundPanel | None:
    """The grid of dots of a picture (H, W, 3), None where there is none.

    Its cells reach half-way to the next dots. It is never sure: an empty line at a side is
    seen nowhere.
    """
    fit = _fitted(_round_things(rgb, background, tolerance))
    if fit is None:
        return None
    rows, columns = fit.rows, fit.columns
    check = check_cells(rgb, rows.spans(), columns.spans(), background, tolerance)
    return FoundPanel(fit=fit, check=check, quality=UNSURE) if check.sized else None


def _fitted(dots: _Dots) -> GridFit | None:
    """The lines of rows and columns that nearly all dots stand on, in several colors."""
    for _ in range(2):
        if len(dots.centers) < _FEWEST:
            return None
        lines = [_lines(dots.centers[:, axis]) for axis in (0, 1)]
        dots = dots.chosen(lines[0] & lines[1])
    if len(dots.centers) < _FEWEST:
        return None
    columns, rows = (_lattice(dots.centers[:, axis]) for axis in (0, 1))
    if columns is None or rows is None:
        return None
    taken = len(np.unique(_nodes(dots.centers, columns, rows), axis=0))
    if taken < len(dots.centers) or taken < _FILLED * rows.n * columns.n:
        return None
    if len(np.unique(np.round(dots.colors / 10.0), axis=0)) < _DIFFERENT:
        return None
    return GridFit(rows=rows, columns=columns)


def dots_on_lattice(
    rgb: npt.NDArray[np.uint8], background: tuple[float, float, float], tolerance: float
) -> tuple[FloatArray, FloatArray, npt.NDArray[np.bool_]] | None:
    """Middles (c,) of columns and (r,) of rows of dots, and (H, W) where any are; None without."""
    fit = _fitted(_round_things(rgb, background, tolerance))
    if fit is None:
        return None
    page = [int(level) for level in background]
    inked = (~has_color(rgb, page, tolerance)).view(np.uint8)
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (_PENS_PX[-1],) * 2)
    opened = np.asarray(cv2.morphologyEx(inked, cv2.MORPH_OPEN, kernel), dtype=bool)
    columns, rows = (
        np.asarray(one.start + (np.arange(one.n) + 0.5) * one.period, dtype=np.float64)
        for one in (fit.columns, fit.rows)
    )
    return columns, rows, opened


def _round_things(
    rgb: npt.NDArray[np.uint8], background: tuple[float, float, float], tolerance: float
) -> _Dots:
    """What is round and has one color, with the lines of a grid between them opened away."""
    page = [int(level) for level in background]
    inked = (~has_color(rgb, page, tolerance)).view(np.uint8)
    looks = []
    for pen in _PENS_PX:
        kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (pen, pen))
        opened = np.asarray(cv2.morphologyEx(inked, cv2.MORPH_OPEN, kernel), dtype=np.uint8)
        looks.append(_round_parts(rgb, opened, max(tolerance, _EVEN)))
    return max(looks, key=lambda dots: len(dots.centers))


def _round_parts(
    rgb: npt.NDArray[np.uint8], mask: npt.NDArray[np.uint8], tolerance: float
) -> _Dots:
    pieces = components(mask, near=4)
    kept, colors = [], []
    for index in range(1, pieces.count):
        x, y, width, height = pieces.boxes[index].tolist()
        if min(width, height) < _SMALLEST_PX or min(width, height) < _ASPECT * max(width, height):
            continue
        if pieces.areas[index] / (width * height) < _ROUND:
            continue
        # A dot may have an outline.
        rim = max(1, min(width, height) // 4)
        inside = rgb[y + rim : y + height - rim, x + rim : x + width - rim].reshape(-1, 3)
        color = median_level(inside, axis=0)
        if (most(np.abs(inside - color)) <= tolerance).mean() >= _FLAT:
            kept.append(pieces.centers[index])
            colors.append(color)
    return _Dots(np.array(kept).reshape(-1, 2), np.array(colors).reshape(-1, 3))


def _clusters(places: FloatArray) -> tuple[npt.NDArray[np.intp], FloatArray]:
    """For each place the number of its line, and the means of the lines in order."""
    order = np.argsort(places, kind="stable")
    breaks = np.diff(places[order]) > _SMALLEST_PX / 2
    of = np.empty(places.size, dtype=np.intp)
    of[order] = np.concatenate([[0], np.cumsum(breaks)])
    return of, np.bincount(of, weights=places) / np.bincount(of)


def _lines(places: FloatArray) -> npt.NDArray[np.bool_]:
    """Which of the places lie on a line that holds nearly as many as the fullest does."""
    of, _ = _clusters(places)
    counts = np.bincount(of)
    kept: npt.NDArray[np.bool_] = (counts >= max(2.0, _FULL * counts.max()))[of]
    return kept


def _lattice(places: FloatArray) -> Lattice | None:
    """Equal cells around the lines that places stand on; lines may be missing between others."""
    _, lines = _clusters(places)
    if lines.size < 2:
        return None
    steps = np.diff(lines)
    period = float(median(steps[steps <= 1.5 * steps.min()]))
    index = np.round((lines - lines[0]) / period)
    period, first = np.polyfit(index, lines, 1).tolist()
    off = np.abs(first + period * index - lines).max()
    if period < 2 * _SMALLEST_PX or off > max(_OFF * period, 1.0):
        return None
    n = int(index[-1]) + 1
    start = first - period / 2
    found = lines.size / n
    return Lattice(
        start=start, end=start + n * period, n=n, gap=0.0, score=found, explained=found,
        support=found, residual=float(off),
    )  # fmt: skip


def _nodes(centers: FloatArray, columns: Lattice, rows: Lattice) -> FloatArray:
    """(n, 2) the column and row that each center stands in."""
    start = np.array([columns.start, rows.start])
    nodes: FloatArray = np.floor((centers - start) / np.array([columns.period, rows.period]))
    return nodes
