"""Lines of the axes that were drawn over the cells, through their middles: they are no print.

Charts with a grid switched on have a line at every tick, and the ticks of a heatmap stand at the
middles of its cells. The numbers are then printed on crossings of lines, which join the digits. A
line of the axes keeps its color over all cells that it crosses, from border to border; print
does not. The lines are painted over with the colors of the cells, print on them stays.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.detect.blank import is_background
from unheat.detect.ground import ground_around
from unheat.detect.places import places_in
from unheat.medians import median
from unheat.model import Grid, Layout

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]

_LEAST_PX = 8.0
"""Smaller cells have no room for a line and for what is seen beside it."""

_BESIDE = np.array([0.08, 0.12, 0.16, 0.2, 0.24, 0.28, 0.72, 0.76, 0.8, 0.84, 0.88, 0.92])
"""Where along a cell it is looked at: print stands between these."""

_MIDDLE = (0.25, 0.75)
"""Lines at the borders of cells part them; those of ticks run between these."""

_FEWEST = 4
"""Cells that a line crosses; fewer may have marks of their own."""

_CROSSED = 0.9
"""Share of the samples that a line shows in, of cells whose color is not its own."""

_WIDEST = 0.15
"""Share of a cell that a line covers at most."""

_DRAWN, _ALIKE = 8.0, 16.0
"""Levels (0–255) from which something is drawn on a cell, and within which two things are one."""

_STEADY = 24.0
"""Levels (0–255) by which a line may be off what it looks like over the color of a cell."""

_SEAM_PX = 1
"""Pixels to either side of a border that two cells may blend in."""

_FAINTEST = 0.1
"""A line that covers less of what lies under it is none."""


def without_axis_lines(layout: Layout) -> Layout:
    """The layout with a picture in which no line of the axes runs over cells; itself without any.

    Cells that are page or ground are no evidence: lines of the axes run there in many charts.
    """
    raster = layout.raster
    if raster.lossy:
        # A codec smears lines into print: a white dash on a line cannot be told from it.
        return layout
    rgb: npt.NDArray[np.uint8] | None = None
    for panel in layout.panels:
        grid = panel.grid
        if min(grid.cell_width, grid.cell_height) < _LEAST_PX:
            continue
        seen = raster.rgb if rgb is None else rgb
        fill = _fills(seen, grid)
        ground = ground_around(seen, grid.box, layout.background, _DRAWN)
        cells = ~is_background(fill, layout.background)
        if ground is not None:
            cells &= ~is_background(fill, ground)
        turned = Grid(row_spans=grid.column_spans, column_spans=grid.row_spans)
        down = _lines(seen, grid, fill, cells)
        across = _lines(seen.transpose(1, 0, 2), turned, fill.transpose(1, 0, 2), cells.T)
        if not down and not across:
            continue
        rgb = seen.copy()
        _paint(rgb, grid, fill, down)
        _paint(rgb.transpose(1, 0, 2), turned, fill.transpose(1, 0, 2), across)
    return layout if rgb is None else replace(layout, raster=replace(raster, rgb=rgb))


Lane = tuple[int, int, int, Floats]
"""(column of cells, first and one-past-last pixel, color of the line in every pixel (n, 3))."""


def _fills(rgb: npt.NDArray[np.uint8], grid: Grid) -> Floats:
    """Color of every cell, (R, C, 3): the median of samples beside its middle."""
    ys = places_in(grid.row_spans, rgb.shape[0], _BESIDE)
    xs = places_in(grid.column_spans, rgb.shape[1], _BESIDE)
    samples = rgb[ys.ravel()][:, xs.ravel()].astype(np.float32)
    rows, cols, each = *grid.shape, len(_BESIDE)
    samples = samples.reshape(rows, each, cols, each, 3).transpose(0, 2, 1, 3, 4)
    return np.median(samples.reshape(rows, cols, each * each, 3), axis=2).astype(float)


def _lines(rgb: npt.NDArray[np.uint8], grid: Grid, fill: Floats, cells: Bools) -> list[Lane]:
    """The lines that run down columns of cells through all of them."""
    ys = places_in(grid.row_spans, rgb.shape[0], _BESIDE)
    fewest = _FEWEST if len(grid.row_spans) >= _FEWEST else 2
    found = []
    for column, (start, end) in enumerate(grid.column_spans):
        rows = np.flatnonzero(cells[:, column])
        if len(rows) < fewest:
            continue
        size = end - start
        first = max(round(start + _MIDDLE[0] * size), 0)
        last = min(round(start + _MIDDLE[1] * size), rgb.shape[1])
        seen = rgb[ys[rows].ravel(), first:last].astype(float)
        own = np.repeat(fill[rows, column], ys.shape[1], axis=0)[:, None]
        lane = _lane(seen, own, _WIDEST * size)
        if lane is not None:
            begin, stop, colors = lane
            found.append((column, first + begin, first + stop, colors))
    return found


def _lane(seen: Floats, own: Floats, widest: float) -> tuple[int, int, Floats] | None:
    """(first, one past last, colors (n, 3)) of the pixels that a line covers.

    ``seen`` (samples, pixels, 3) are lines of pixels across a column, ``own`` (samples, 1, 3) the
    colors of their cells.
    """
    drawn = most(np.abs(seen - own)) > _DRAWN
    share = drawn.mean(axis=0)
    core = np.flatnonzero(share >= 0.5)
    if not len(core) or core[-1] - core[0] >= max(widest, 3.0):
        return None
    middle = core[len(core) // 2]
    shown = drawn[:, middle]
    # Where a cell has the color of the line nothing shows.
    line, cover = color_over(seen[shown, middle], own[shown, 0])
    due = cover * (line - own[:, 0])
    other = most(np.abs(due)) > _ALIKE
    if other.sum() < 2 * len(_BESIDE) or shown[other].mean() < _CROSSED:
        return None
    off = most(np.abs(seen[other, middle] - own[other, 0] - due[other]))
    if float(np.quantile(off, _CROSSED)) > _STEADY:
        return None
    begin, stop = int(core[0]), int(core[-1]) + 1
    # Ends of lines blend with the cells.
    while begin > 0 and core[0] - begin < 2 and share[begin - 1] > 0.1:
        begin -= 1
    while stop < len(share) and stop - core[-1] <= 2 and share[stop] > 0.1:
        stop += 1
    beside = np.r_[share[max(begin - 3, 0) : begin], share[stop : stop + 3]]
    if begin == 0 or stop == len(share) or float(beside.max()) > 1.0 - _CROSSED:
        return None
    # How much of each pixel the line covers, over all cells of another color.
    away = line - own[other]
    covered = ((seen[other] - own[other]) * away).sum(axis=2) / (away**2).sum(axis=2)
    part = np.clip(median(covered, along_first=True)[begin:stop], 0.0, 1.0)
    return begin, stop, np.concatenate([np.tile(line, (stop - begin, 1)), part[:, None]], axis=1)


def color_over(seen: Floats, own: Floats) -> tuple[Floats, float]:
    """(color (3,), cover 0–1) of a line that looks ``seen`` (n, 3) over cells of colors ``own``.

    A line that lets the cells through adds to each its cover times the step to its own color.
    """
    added = seen - own
    apart = own - own.mean(axis=0)
    spread = float((apart**2).sum())
    cover = 1.0
    if spread > len(own) * _STEADY**2:
        cover = -float((apart * (added - added.mean(axis=0))).sum()) / spread
    if not _FAINTEST <= cover < 1.0:
        return median(seen, along_first=True), 1.0
    return np.clip(median(own + added / cover, along_first=True), 0.0, 255.0), cover


def _paint(rgb: npt.NDArray[np.uint8], grid: Grid, fill: Floats, lanes: list[Lane]) -> None:
    """Paint lines over, in place, with the colors of their cells.

    Print that covers a part of a pixel goes on covering it, now over the color of the cell.
    """
    for column, begin, stop, colors in lanes:
        line, part = colors[:, :3], colors[:, 3:]
        for row, (start, end) in enumerate(grid.row_spans):
            y0, y1 = max(round(start), 0), min(round(end), rgb.shape[0])
            if row + 1 < len(grid.row_spans):
                y1 = max(y1, min(round(grid.row_spans[row + 1][0]), rgb.shape[0]))
            own = fill[row, column]
            there = rgb[y0:y1, begin:stop].astype(float)
            due = own + part * (line - own)
            off = there - due
            ink = np.where(off.mean(axis=2, keepdims=True) > 0, 255.0, 0.0)
            largest = np.abs(ink - due).max(axis=2, keepdims=True)
            share = np.abs(off).max(axis=2, keepdims=True) / np.maximum(largest, 1.0)
            plain = np.abs(off).max(axis=2, keepdims=True) <= _ALIKE
            share = np.where(plain, 0.0, np.clip(share, 0.0, 1.0))
            anew = np.where(plain, own, there + (1.0 - share) * (own - due))
            # What has the color of the cell already was painted along the other lines.
            done = np.abs(there - own).max(axis=2, keepdims=True) <= _DRAWN
            anew = np.where(done, there, anew)
            rgb[y0:y1, begin:stop] = np.clip(np.round(anew), 0, 255).astype(np.uint8)
    edges = {round(edge) for span in grid.row_spans for edge in span}
    seams = sorted({y for edge in edges for y in range(edge - _SEAM_PX, edge + _SEAM_PX + 1)})
    seams = [y for y in seams if 0 <= y < rgb.shape[0]]
    for _, begin, stop, _ in lanes:
        # Borders of cells, and blends of their colors, go on as they are beside the line.
        rgb[seams, begin:stop] = rgb[seams, begin - 1][:, None]
