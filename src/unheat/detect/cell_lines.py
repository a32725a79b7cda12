"""Lines drawn between cells that are too thin to part them: their color and width.

A line of width w and color L over a border of two fills adds w·(L − F) to the sum of the pixels
across it, F being the middle of the fills. That is linear in F, so that over many borders a
regression gives both, also where the line is thinner than a pixel and no pixel has its color.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.medians import median
from unheat.model import Cells, Grid

Floats = npt.NDArray[np.float64]
Spans = tuple[tuple[float, float], ...]
Line = tuple[tuple[float, float, float], float]

_REACH_PX = 3
"""Pixels to either side of a border that a line, its blur included, is looked for in."""

_LEAST_CELL_PX = 10.0
"""Smaller cells have no room for pixels of their own beside a line."""

_FEWEST = 4
"""Borders of two cells that tell color and width."""

_MOST_BORDERS = 400
"""Borders of two cells that are looked at: they all have one line."""

_THINNEST_PX = 0.25
"""What is thinner is a seam, which renderers leave where two smoothed edges meet."""

_WIDEST_PX = 3.0
_LEAST_PART = 0.8
"""Share of what borders show that one line must explain."""

_LEAST_SUM = 16.0
"""Levels (0–255), summed across a border, that are seen."""

_ONE_FILL = 4.0
"""Levels within which the fills of all cells are one."""

_ROUNDS = 3

_FARTHEST_PX = 0.75
"""Pixels by which a border may be beside the place where its cells change color."""

_ONE_COLOR = 48.0
"""Levels by which lines of rows and those of columns may differ."""


def lines_of(rgb: npt.NDArray[np.uint8], grid: Grid, cells: Cells) -> Line | None:
    """(color 0–255, width in px) of the lines between all cells of the picture (h, w, 3).

    None where there are none, where cells are parted by gaps, or where it cannot be told.
    """
    if min(grid.cell_width, grid.cell_height) < _LEAST_CELL_PX:
        return None
    found = []
    turned = rgb.transpose(1, 0, 2)
    for picture, across, along, fills in (
        (rgb, grid.column_spans, grid.row_spans, cells.rgb),
        (turned, grid.row_spans, grid.column_spans, cells.rgb.transpose(1, 0, 2)),
    ):
        if len(across) < 2:
            continue
        line = _line(list(_borders(picture, across, along, fills)))
        if line is None:
            return None
        found.append(line)
    if not found:
        return None
    colors = np.array([color for color, _ in found])
    if float(np.ptp(colors, axis=0).max()) > _ONE_COLOR:
        return None
    red, green, blue = colors.mean(axis=0).tolist()
    return (red, green, blue), float(np.mean([width for _, width in found]))


def _borders(
    picture: npt.NDArray[np.uint8], across: Spans, along: Spans, fills: Floats
) -> Iterator[tuple[Floats, Floats, Floats, int]]:
    """(sum across a border of what is beside the fills, middle of the two fills, step from one to
    the other, all (3,); number of the border).

    Borders run down the picture, between spans that touch; they are seen beside the middle of
    the cells, where no print is.
    """
    places = [
        (i, j)
        for j in range(len(across) - 1)
        if across[j + 1][0] - across[j][1] <= 0.6
        for i in range(len(along))
        if not np.isnan(fills[i, j : j + 2]).any()
    ]
    beside = [
        np.concatenate([_between(*span, 0.12, 0.3), _between(*span, 0.7, 0.88)]) for span in along
    ]
    for i, j in places[:: max(1, len(places) // _MOST_BORDERS)]:
        border = (across[j][1] + across[j + 1][0]) / 2
        first = int(border) - _REACH_PX
        lanes = beside[i]
        if first < 0 or first + 2 * _REACH_PX >= picture.shape[1] or not len(lanes):
            continue
        if lanes.min() < 0 or lanes.max() >= picture.shape[0]:
            continue
        seen = median(picture[lanes, first : first + 2 * _REACH_PX + 1], along_first=True)
        left = np.clip(border - first - np.arange(2 * _REACH_PX + 1), 0.0, 1.0)[:, None]
        plain = left * fills[i, j] + (1 - left) * fills[i, j + 1]
        middle, step = (fills[i, j] + fills[i, j + 1]) / 2, fills[i, j] - fills[i, j + 1]
        yield (seen - plain).sum(axis=0), middle, step, j


def _between(start: float, end: float, low: float, high: float) -> npt.NDArray[np.int64]:
    length = end - start
    return np.arange(int(start + low * length), int(start + high * length) + 1)


def _line(borders: list[tuple[Floats, Floats, Floats, int]]) -> Line | None:
    """The line that explains what borders show; None where none does."""
    if len(borders) < _FEWEST:
        return None
    seen, fills, steps, number = (np.array(part) for part in zip(*borders, strict=True))
    if float(np.abs(fills - fills.mean(axis=0)).max()) <= _ONE_FILL:
        return _on_one_fill(seen, fills.mean(axis=0))
    # Some borders show another thing: print that runs over them, a frame of some cells.
    sums, kept = seen, np.ones(len(seen), dtype=bool)
    for _ in range(_ROUNDS):
        width, color = _fitted(sums[kept], fills[kept])
        sums = _in_place(seen, width * (color - fills), steps, number, kept)
        off = most(np.abs(sums - width * (color - fills)))
        kept = off <= max(3.0 * float(median(off)), 8.0)
    if kept.mean() <= 0.5 or not _THINNEST_PX <= width <= _WIDEST_PX:
        return None
    explained = width * (color - fills)
    whole = float((sums[kept] ** 2).sum())
    rest = float(((sums - explained)[kept] ** 2).sum())
    if whole <= 0 or rest > (1 - _LEAST_PART) * whole:
        return None
    if float(np.sqrt((sums[kept] ** 2).mean())) < _LEAST_SUM:
        return None
    red, green, blue = np.clip(color, 0.0, 255.0).tolist()
    return (red, green, blue), width


def _on_one_fill(seen: Floats, fill: Floats) -> Line | None:
    """The line between cells that all have one color: a white or a black one, since width and color
    are no longer told apart."""
    usual = median(seen, along_first=True)
    off = median(most(np.abs(seen - usual)))
    for level in (255.0, 0.0):
        away = level - fill
        width = float(usual @ away) / max(float(away @ away), 1.0)
        rest = max(float(np.abs(usual - width * away).max()), float(off))
        seen_enough = float(np.sqrt((usual**2).mean())) >= _LEAST_SUM
        if (
            _THINNEST_PX <= width <= _WIDEST_PX
            and seen_enough
            and rest <= 0.2 * np.abs(usual).max()
        ):
            return (level, level, level), width
    return None


def _in_place(
    seen: Floats, line: Floats, steps: Floats, number: npt.NDArray[np.int64], kept: npt.ArrayLike
) -> Floats:
    """``seen`` as it would be if every border were where its cells change color.

    A border that is off by part of a pixel adds that part of the step between its cells.
    """
    count = int(number.max()) + 1
    weights = np.asarray(kept, dtype=float)
    shift = np.bincount(number, weights * ((seen - line) * steps).sum(axis=1), count)
    whole = np.bincount(number, weights * (steps**2).sum(axis=1), count)
    part = np.clip(shift / np.maximum(whole, 1.0), -_FARTHEST_PX, _FARTHEST_PX)
    return np.asarray(seen - part[number, None] * steps)


def _fitted(sums: Floats, fills: Floats) -> tuple[float, Floats]:
    """(width, color (3,)) of ``sums = width · (color − fills)`` by least squares."""
    apart = fills - fills.mean(axis=0)
    spread = float((apart**2).sum())
    width = -float((apart * (sums - sums.mean(axis=0))).sum()) / spread if spread > 0 else 0.0
    if width <= 0:
        return 0.0, np.zeros(3)
    return width, fills.mean(axis=0) + sums.mean(axis=0) / width
