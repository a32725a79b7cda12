"""Outer lines of a table that were taken for cells and hold its names.

Tables draw names and headers in cells like those of the numbers: a first column of words, a first
row of words, on the color of the page. Borders do not tell them from colored cells that happen to
be pale; what is printed does, where numbers stand in the rest. The grid is cut, and the words are
read again as what they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt

from unheat.model import Axis, Box, CellPixels, Layout, PanelLayout, TextReading
from unheat.text.labels import Texts

Readings = npt.NDArray[Any]
BoolArray = npt.NDArray[np.bool_]

# Names stand on one color, or on two of a striped table, in levels.
_ALIKE = 16.0
# Of the cells that hold print beside the names so many hold numbers.
_NUMBERS = 0.6
# Of the names so many read as words; some reader makes a number of any of them.
_WORDS = 0.8
# On one color most of them tell: print too small or underlined is read as numbers in places.
_SOME = 0.6
# Of headings in a color of their own so many are heard as letters.
_LETTERS = 2
# Letters of a unit.
_UNIT = 3
# So many lines hold names and what counts them, and so many of numbers are left at least.
_DEPTH = 2
_FEWEST = 2


def names_parted(
    layout: Layout, cells: Sequence[Readings], pixels: Sequence[CellPixels], texts: Texts
) -> Layout | None:
    """The layout with panels cut to their numbers; None where all of them hold nothing else."""
    panels = tuple(
        _parted(panel, readings, own.rgb, named.rows, named.columns)
        for panel, readings, own, named in zip(
            layout.panels, cells, pixels, texts.panels, strict=True
        )
    )
    if all(cut is panel for cut, panel in zip(panels, layout.panels, strict=True)):
        return None
    return replace(layout, panels=panels)


def _parted(
    panel: PanelLayout,
    readings: Readings,
    rgb: npt.NDArray[np.float64],
    rows: Axis,
    columns: Axis,
) -> PanelLayout:
    flat = readings.ravel().tolist()
    words = np.array([_letters(reading) for reading in flat]).reshape(readings.shape)
    numbers = np.array([_is_number(reading) for reading in flat]).reshape(readings.shape)
    left = _names(words, numbers, rgb, rows)
    top = _names(words.T[left:], numbers.T[left:], rgb.transpose(1, 0, 2)[left:], columns)
    return _cut(panel, left, top) if left or top else panel


def _names(
    words: npt.NDArray[np.int_], numbers: BoolArray, rgb: npt.NDArray[np.float64], axis: Axis
) -> int:
    """How many of the first columns hold names: the last of them words on one color, those beyond
    other words or what a sheet counts its lines with, and the rest numbers.
    """
    if any(_is_name(label) for label in axis.labels):
        return 0
    found = 0
    for depth in range(1, _DEPTH + 1):
        if min(words.shape[0], words.shape[1] - depth) < _FEWEST:
            break
        plain = np.ptp(rgb[:, :depth], axis=0)
        if not (np.isfinite(plain).all() and plain.max() <= _ALIKE):
            break
        last = words[:, depth - 1]
        rest = (words[1:, depth:] > 0) | numbers[1:, depth:]
        # Codes such as M0 are names where nothing colors them.
        bare = np.ptp(rgb[:, depth - 1], axis=1).max() <= _ALIKE
        some = (last > 1).mean() >= (_SOME if bare else _WORDS)
        named = some or ((last > 0).mean() >= _WORDS and ((last > 1).mean() >= 0.5 or bare))
        # A grey that no other cell comes near is that of headings, where nothing else names the
        # lines: of single letters readers make digits, but one color has one number only.
        named |= bare and (last > 0).sum() >= _LETTERS and _apart(rgb, depth)
        if named and rest.any() and numbers[1:, depth:].sum() >= _NUMBERS * rest.sum():
            found = depth
    return found


def _apart(rgb: npt.NDArray[np.float64], depth: int) -> bool:
    """Whether the color of the last of the first columns is far from all beyond it."""
    own = np.median(rgb[:, depth - 1], axis=0)
    return float(np.abs(rgb[:, depth:] - own).max(axis=2).min()) > 2 * _ALIKE


def _letters(reading: TextReading | None) -> int:
    """How many letters a cell holds that is neither a number nor a word for none."""
    if reading is None or reading.missing or _is_number(reading):
        return 0
    return sum(map(str.isalpha, reading.raw))


def _is_number(reading: TextReading | None) -> bool:
    """Whether a cell holds a number, with its unit at most: names have figures in them, too."""
    if reading is None or reading.value is None:
        return False
    letters = sum(map(str.isalpha, reading.raw))
    return letters <= max(_UNIT, sum(map(str.isdigit, reading.raw)))


def _is_name(label: str | None) -> bool:
    """Whether a label is a word: a spreadsheet numbers its lines by digits and single letters."""
    return label is not None and sum(map(str.isalpha, label)) > 1


def _cut(panel: PanelLayout, left: int, top: int) -> PanelLayout:
    """The panel without its first columns and rows."""
    grid = replace(
        panel.grid,
        row_spans=panel.grid.row_spans[top:],
        column_spans=panel.grid.column_spans[left:],
    )
    x0 = grid.box.x0 if left else panel.frame.x0
    y0 = grid.box.y0 if top else panel.frame.y0
    return replace(panel, grid=grid, frame=Box(x0, y0, panel.frame.x1, panel.frame.y1))
