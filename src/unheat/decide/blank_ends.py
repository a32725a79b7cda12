"""Lines of a table that are none: on the color of the page, without print and without a label,
where all other lines have theirs.

A spreadsheet rules its empty rows like those of the table, and numbers them. Where colored pills
stand as far apart as they are tall, the gaps between them are as regular as they are, and each
second line is one. Rows of missing values have names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt

from unheat.model import Axis, Box, CellPixels, Layout, PanelLayout, Reason
from unheat.text.labels import Texts

Readings = npt.NDArray[Any]
BoolArray = npt.NDArray[np.bool_]

_PRINTED = 0.8
"""Share of the other cells that are printed."""

_RULED = 0.05
"""What a rule leaves of itself in a cell; print covers more."""

_FEWEST = 2

_FEWEST_PARTED = 5
"""Lines of which each second one is a gap: three and two gaps that are as wide as they are."""


def blank_ends_parted(
    layout: Layout, cells: Sequence[Readings], pixels: Sequence[CellPixels], texts: Texts
) -> Layout | None:
    """The layout with panels cut to what is printed; None where none has blank ends."""
    panels = tuple(
        _parted(panel, readings, own, named.rows, named.columns)
        for panel, readings, own, named in zip(
            layout.panels, cells, pixels, texts.panels, strict=True
        )
    )
    if all(cut is panel for cut, panel in zip(panels, layout.panels, strict=True)):
        return None
    return replace(layout, panels=panels)


def _parted(
    panel: PanelLayout, readings: Readings, pixels: CellPixels, rows: Axis, columns: Axis
) -> PanelLayout:
    printed = np.array([one is not None for one in readings.ravel().tolist()])
    printed = printed.reshape(readings.shape)
    empty = pixels.blank & ~printed & ~(pixels.ink_share > _RULED)
    steps = _step(empty, rows), _step(empty.T, columns)
    if max(steps) > 1 and printed[:: steps[0], :: steps[1]].mean() >= _PRINTED:
        return _without_gaps(panel, *steps)
    sheet = _is_sheet(rows, columns)
    top, bottom = _kept(empty, rows, headed=sheet)
    left, right = _kept(empty.T, columns, headed=sheet)
    inner = printed[top:bottom, left:right]
    fewest = 1 if sheet else _FEWEST
    if inner.shape == printed.shape or min(inner.shape) < fewest or inner.mean() < _PRINTED:
        return panel
    grid = replace(
        panel.grid,
        row_spans=panel.grid.row_spans[top:bottom],
        column_spans=panel.grid.column_spans[left:right],
    )
    cut = {"x0": left > 0, "y0": top > 0, "x1": right < panel.grid.n_cols}
    cut["y1"] = bottom < panel.grid.n_rows
    ends = [getattr(grid.box if cut[end] else panel.frame, end) for end in ("x0", "y0", "x1", "y1")]
    panel = replace(panel, grid=grid, frame=Box(*ends))
    if any(rows.labels) or any(columns.labels):
        return panel
    # Where nothing is named a line of missing values looks the same.
    return panel.doubted(Reason.GRID_AMBIGUOUS)


def _without_gaps(panel: PanelLayout, rows: int, columns: int) -> PanelLayout:
    """The panel with each of so many rows, and columns, alone."""
    row_spans, column_spans = panel.grid.row_spans[::rows], panel.grid.column_spans[::columns]
    return replace(panel, grid=replace(panel.grid, row_spans=row_spans, column_spans=column_spans))


def _step(empty: BoolArray, axis: Axis) -> int:
    """2 where every second line, and no other, is bare between lines that have names; else 1."""
    named = np.array([label is not None for label in axis.labels])
    due = np.arange(len(named)) % 2 == 1
    gaps = len(due) >= _FEWEST_PARTED and not due[-1] and np.array_equal(named, ~due)
    return 2 if gaps and np.array_equal(empty.all(axis=1), due) else 1


def _is_sheet(rows: Axis, columns: Axis) -> bool:
    """Whether rows are numbered and columns lettered one after the other, or nothing is named: the
    headings of a spreadsheet stand at empty lines as well."""
    letters = [label or "" for label in columns.labels]
    numbers = [label or "" for label in rows.labels]
    if not any(letters) and not any(numbers):
        return True
    if not all(re.fullmatch(r"[A-Z]", text) for text in letters):
        return False
    if len(numbers) < _FEWEST or not all(text.isdecimal() for text in numbers):
        return False
    steps = np.diff([int(text) for text in numbers]), np.diff([ord(text) for text in letters])
    return all(bool((step == 1).all()) for step in steps)


def _kept(empty: BoolArray, axis: Axis, *, headed: bool) -> tuple[int, int]:
    """(first, last + 1) of the lines that are left, all with labels; all lines if some has none.

    Where they are ``headed`` whether they hold anything or not, a label keeps no line.
    """
    count = len(axis.labels)
    named = np.array([label is not None for label in axis.labels])
    bare = empty.all(axis=1) & (~named | headed)
    if not (named.any() or headed) or bare.all() or not bare.any():
        return 0, count
    first, last = int(np.flatnonzero(~bare)[0]), int(np.flatnonzero(~bare)[-1]) + 1
    return (first, last) if headed or named[first:last].all() else (0, count)
