"""Headings of groups of rows in a table: they pass for rows of cells, or part it into panels.

A table that names groups of its rows has a line for each name, as high as its rows, on the page or
on a band of its own from end to end. No number stands in it, while all other rows are full of them.
A band goes on in its color under the names of the rows, a name longer than these begins in the
column of names and ends in the cells, and where the names are indented that of the group begins
before them: such a line is none of the cells'. Else the row of a name without values looks the
same, which is doubted. Where such lines cut a table it looks like several below each other.
"""

from __future__ import annotations

import operator
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.decide.erased import erased
from unheat.decide.groups import whole
from unheat.decide.named_cells import is_number, letters
from unheat.medians import median
from unheat.model import Axis, Box, CellPixels, Layout, PanelLayout, Reason
from unheat.text.labels import Texts

Readings = npt.NDArray[Any]
BoolArray = npt.NDArray[np.bool_]

_PRINTED = 0.95
"""Share of the cells of other rows that hold numbers."""

_ONE_COLOR, _OTHER = 4.0, 8.0
"""Levels within which a heading has one color, and by which it stands off the cells'."""

_FEWEST = 2
"""Rows of a group, and columns, at least."""

_BEFORE = 0.5
"""A name of a group begins so far before the others, as a share of their height."""

_GROUND = 0.5
"""Share of the band beside the cells that has its color: names leave so much of it."""

_APART = 2.0
"""Rows of a table stand so near below each other, in rows, with a heading between."""

_ALIKE, _ALIKE_PX = 0.1, 2.0
"""Rows of one table differ by so much of their height, or by so many pixels."""

_RULE_PX, _INK = 3, 64.0
"""What a rule takes between two parts, and levels by which print stands off its ground."""

_RULED = 0.8
"""Share of a line of pixels, from the names to the end of the cells, that a rule covers."""


def headings_parted(
    layout: Layout, cells: Sequence[Readings], pixels: Sequence[CellPixels], texts: Texts
) -> Layout | None:
    """The layout with panels without headings of groups among their rows, in doubt where these may
    be rows, and those made one that headings part; None where there is nothing new to tell."""
    panels = [
        _without_headings(layout, panel, readings, own, said.rows)
        for panel, readings, own, said in zip(
            layout.panels, cells, pixels, texts.panels, strict=True
        )
    ]
    # What stands there is neither a label nor print on cells.
    bands, heads = [], []
    for i, (cut, panel) in enumerate(zip(panels, layout.panels, strict=True)):
        box = cut.grid.box
        taken = sorted({*panel.grid.row_spans} - {*cut.grid.row_spans})
        bands += [Box(0.0, y0, box.x1, y1) for y0, y1 in taken]
        # The first group has a heading as well, under the names of the columns.
        high = taken[0][1] - taken[0][0] if taken else 0.0
        heads += [(Box(0.0, box.y0 - high, box.x1, box.y0), box.x0, i)] if taken else []
    chains, raster = _tables(layout, cells, texts), layout.raster
    for chain in chains:
        grids = [layout.panels[i].grid.box for i in chain]
        bands += [Box(0.0, a.y1, a.x1, b.y0) for a, b in pairwise(grids)]
        high = grids[1].y0 - grids[0].y1
        first = Box(0.0, grids[0].y0 - high, grids[0].x1, grids[0].y0)
        heads.append((first, grids[0].x0, chain[0]))
        panels[chain[0]] = whole([layout.panels[i] for i in chain], rows=True)
    for head, start, i in heads:
        end = _heading_end(layout, head, start, texts.panels[i].rows)
        if end is not None and end < start:
            bands.append(replace(head, x1=start - 1.0))
        elif end is not None:
            # Names of columns are looked for beyond what stands over the cells.
            line = replace(head, y0=head.y0 + _RULE_PX, x1=end + 1.0)
            raster = erased(raster, layout.background, line, "left")
    parts = {i for chain in chains for i in chain[1:]}
    panels = [panel for i, panel in enumerate(panels) if i not in parts]
    if len(panels) == len(layout.panels) and all(map(operator.is_, panels, layout.panels)):
        return None
    furniture = (*layout.furniture, *bands)
    return replace(layout, raster=raster, panels=tuple(panels), furniture=furniture)


def _without_headings(
    layout: Layout, panel: PanelLayout, readings: Readings, pixels: CellPixels, rows: Axis
) -> PanelLayout:
    flat = readings.ravel().tolist()
    numbers = np.array([is_number(reading) for reading in flat]).reshape(readings.shape)
    words = np.array([letters(reading) for reading in flat]).reshape(readings.shape)
    bare: BoolArray = np.logical_not(numbers.any(axis=1))
    bare[-1] = False
    if panel.bar is not None or readings.shape[1] < _FEWEST:
        return panel
    if not bare.any() or (~bare).sum() < _FEWEST * bare.sum():
        return panel
    if numbers[~bare].mean() < _PRINTED or (bare[1:] & bare[:-1]).any():
        return panel
    others = pixels.rgb[~bare].reshape(-1, 3)
    told, unsure = set(), False
    for row in np.flatnonzero(bare).tolist():
        color = median(pixels.rgb[row], along_first=True)
        named = rows.labels[row] is not None or words[row, 0] > 0
        plain = most(np.abs(pixels.rgb[row] - color)).max() <= _ONE_COLOR
        # Dashes for what is missing are cells.
        blank = all(reading is None for reading in readings[row, 1:].tolist())
        if not named or not plain or not blank:
            return panel
        on_page = np.abs(color - np.asarray(layout.background)).max() <= _OTHER
        own = not on_page and bool(most(np.abs(others - color)).min() > _OTHER)
        banded = own and _goes_on(layout, panel, row, color)
        if banded or words[row, 0] > 0 or _begins_before(rows, bare, row):
            told.add(row)
        else:
            unsure = True
    kept = [span for row, span in enumerate(panel.grid.row_spans) if row not in told]
    if told:
        panel = replace(panel, grid=replace(panel.grid, row_spans=tuple(kept)))
    # Told again, nothing is new.
    unsure &= Reason.GRID_AMBIGUOUS not in panel.reasons
    return panel.doubted(Reason.GRID_AMBIGUOUS) if unsure else panel


def _begins_before(rows: Axis, bare: BoolArray, row: int) -> bool:
    """Whether the name of a row begins before all those of rows with cells, which begin alike."""
    own = rows.boxes[row] if rows.boxes else None
    held = [box for box, none in zip(rows.boxes, bare, strict=True) if box is not None and not none]
    if own is None or rows.side != "left" or len(held) < _FEWEST:
        return False
    starts = [box.x0 for box in held]
    before = _BEFORE * float(np.median([box.height for box in held]))
    return max(starts) - min(starts) <= before and own.x0 <= min(starts) - before


def _goes_on(layout: Layout, panel: PanelLayout, row: int, color: npt.NDArray[np.float64]) -> bool:
    """Whether the line of a row goes on in its color at the left of the cells, for half a cell."""
    y0, y1 = panel.grid.row_spans[row]
    x0 = round(panel.grid.box.x0) - 2
    first = max(round(x0 - panel.grid.cell_width / 2), 0)
    beside = layout.raster.rgb[round(y0) + 2 : round(y1) - 2, first:x0].astype(float)
    return bool(beside.size) and float((most(np.abs(beside - color)) <= _OTHER).mean()) >= _GROUND


def _tables(layout: Layout, cells: Sequence[Readings], texts: Texts) -> list[list[int]]:
    """Numbers of the panels, from the top, that are the parts of one table each: full of numbers,
    without a color bar, on the same columns, which have their names over the first part alone, and
    close below each other, with print before the cells between and none over them."""
    order = sorted(range(len(layout.panels)), key=lambda i: layout.panels[i].grid.box.y0)
    chains: list[list[int]] = []
    for i in order:
        chain = next((one for one in chains if _follows(layout, texts, one[-1], i)), None)
        if chain is None or not _is_full(cells[i]) or not _is_full(cells[chain[-1]]):
            chains.append([i])
        else:
            chain.append(i)
    return [chain for chain in chains if len(chain) > 1 and _are_named_once(layout, texts, chain)]


def _are_named_once(layout: Layout, texts: Texts, chain: Sequence[int]) -> bool:
    """Whether the columns of these panels have their names over the first one, and no others."""
    first = texts.panels[chain[0]].columns
    top = layout.panels[chain[0]].grid.box.y0
    others = [texts.panels[i].columns for i in chain[1:]]
    boxes = [box for axis in others for box in axis.boxes if box is not None]
    named = any(first.labels) and first.side == "top"
    return (
        named
        and all(axis.labels == first.labels or not any(axis.labels) for axis in others)
        and all(box.y1 <= top for box in boxes)
    )


def _follows(layout: Layout, texts: Texts, one: int, other: int) -> bool:
    """Whether a panel goes on in another one below it after a heading in the column of names."""
    panels = layout.panels[one], layout.panels[other]
    grids = [panel.grid for panel in panels]
    if any(panel.bar is not None for panel in panels) or grids[0].n_cols != grids[1].n_cols:
        return False
    off = np.abs(np.subtract(grids[0].column_spans, grids[1].column_spans)).max()
    heights = [grid.cell_height for grid in grids]
    gap = grids[1].box.y0 - grids[0].box.y1
    alike = max(heights) - min(heights) <= max(_ALIKE * min(heights), _ALIKE_PX)
    if off > _ALIKE_PX or not alike or not 0.0 < gap <= _APART * min(heights):
        return False
    band = Box(0.0, grids[0].box.y1, grids[0].box.x1, grids[1].box.y0)
    return _heading_end(layout, band, grids[0].box.x0, texts.panels[one].rows) is not None


def _heading_end(layout: Layout, band: Box, start: float, rows: Axis) -> float | None:
    """Where the print of a heading in a band ends; None where there is none: it stands over the
    names of the rows, before the cells' ``start`` alone or, as wide names of groups do beside short
    names, begins where these do and ends over the first half of the cells.
    """
    names = [box for box in rows.boxes if box is not None]
    if rows.side != "left" or not names or band.y0 < 0:
        return None
    y0, y1 = round(band.y0) + _RULE_PX, round(band.y1) - _RULE_PX
    begin = min(box.x0 for box in names)
    first = max(round(begin - _APART * band.height), 0)
    strip = layout.raster.rgb[y0:y1, first : round(band.x1)].astype(float)
    if not strip.size:
        return None
    drawn = np.abs(strip - np.median(strip, axis=(0, 1))).max(axis=2) > _INK
    # Books rule off a group, with room on both sides of the rule.
    ink = np.flatnonzero(drawn[drawn.mean(axis=1) < _RULED].any(axis=0))
    if not len(ink):
        return None
    left, right = first + float(ink[0]), first + float(ink[-1]) + 1.0
    size = float(np.median([box.height for box in names]))
    flush = left <= begin + _BEFORE * size and float(np.diff(ink).max(initial=0)) <= size
    reach = start if not flush else (start + band.x1) / 2.0
    return right if right <= reach else None


def _is_full(readings: Readings) -> bool:
    flat = readings.ravel().tolist()
    return sum(is_number(reading) for reading in flat) >= _PRINTED * len(flat)
