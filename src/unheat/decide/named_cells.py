"""Outer lines of a table that were taken for cells and hold its names.

Tables draw names and headers in cells like those of the numbers: a first column of words, a first
row of words, on the color of the page. Borders do not tell them from colored cells that happen to
be pale; what is printed does, where numbers stand in the rest. The grid is cut, and the words are
read again as what they are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.medians import median
from unheat.model import Axis, Box, CellPixels, Layout, PanelLayout, TextReading
from unheat.text.labels import Texts

Readings = npt.NDArray[Any]
BoolArray = npt.NDArray[np.bool_]

# Names stand on one color, or on two of a striped table, in levels.
_ALIKE = 16.0
# Two parts of one cell differ by no more levels.
_ONE_COLOR = 4.0
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
# Dates, times and ranges; where more than that share of the cells holds some they are its values.
_DATED, _FEW_DATED = re.compile(r"\s*\d+(?:\s?[-\u2013/:]\s?\d+)+\s*"), 0.4
# So many lines hold names and what counts them, and so many of numbers are left at least.
_DEPTH = 2
# A sheet leaves so many columns empty before its table at most.
_MARGIN = 2
_FEWEST = 2


def names_parted(
    layout: Layout, cells: Sequence[Readings], pixels: Sequence[CellPixels], texts: Texts
) -> Layout | None:
    """The layout with panels cut to their numbers; None where all of them hold nothing else."""
    panels = tuple(
        _parted(panel, readings, own.rgb, named.rows, named.columns, layout.background)
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
    page: tuple[float, float, float],
) -> PanelLayout:
    flat = readings.ravel().tolist()
    words = np.array([letters(reading) for reading in flat]).reshape(readings.shape)
    dated = np.array([_is_dated(reading) for reading in flat]).reshape(readings.shape)
    if dated.mean() <= _FEW_DATED:
        words[dated] = _UNIT
    numbers = np.array([is_number(reading) for reading in flat]).reshape(readings.shape)
    printed = (words > 0) | numbers
    left = _names(words, numbers, rgb, rows)
    top = _names(words.T[left:], numbers.T[left:], rgb.transpose(1, 0, 2)[left:], columns)
    if left:
        blank = np.array([reading is None for reading in flat]).reshape(readings.shape)
        top = max(top, _headed(blank, rgb, left), _on_own_ground(rgb))
    if not left and not top:
        top = _heads_alone(printed, readings, rgb, rows, columns)
    if not left and not top:
        left, top = _in_colors_of_a_table(printed, rgb)
    if not left and not top:
        return panel
    left += _rest_of_names(printed[top:], rgb[top:], left, page) if left else 0
    named = words[top:, :left].max(axis=1) if left else words[top:, 0]
    bottom = _end(printed[top:, left:], named, rgb[top:, left:]) if left else None
    right = (
        _end(printed.T[left:, top:], words[top - 1, left:], rgb.transpose(1, 0, 2)[left:, top:])
        if top
        else None
    )
    below, beyond = (
        None if end is None else end + by for end, by in ((bottom, top), (right, left))
    )
    return cut(panel, slice(top, below), slice(left, beyond))


def _rest_of_names(
    printed: BoolArray,
    rgb: npt.NDArray[np.float64],
    left: int,
    page: tuple[float, float, float],
) -> int:
    """How many columns behind the names are but more of theirs, which is wider than those of the
    numbers: without print, on one color with the names, which is not that of the ``page``.
    """
    own = rgb[:, left - 1]
    if len(rgb) < _FEWEST or most(np.abs(own - np.asarray(page))).min() <= _ONE_COLOR:
        return 0
    more = 0
    while left + more < rgb.shape[1] - _FEWEST:
        alike = np.abs(rgb[:, left + more] - own).max() <= _ONE_COLOR
        if not alike or printed[:, left + more].any():
            break
        more += 1
    return more


def _headed(blank: BoolArray, rgb: npt.NDArray[np.float64], left: int) -> int:
    """How many first lines have print on one color and nothing in the last of ``left`` columns of
    names, and stand over those that have: headings, whatever they are. Years are numbers, too.
    """
    printed = ~blank[:, left:].all(axis=1)
    named = np.flatnonzero(printed & ~blank[:, left - 1])
    headings = np.flatnonzero(printed & blank[:, left - 1])
    if not len(headings) or (named > headings[-1]).sum() < _FEWEST:
        return 0
    top = int(headings[-1]) + 1
    return top if np.ptp(rgb[:top, left:], axis=1).max() <= _ALIKE else 0


def _on_own_ground(rgb: npt.NDArray[np.float64]) -> int:
    """How many first lines have one color from end to end, over the names as well, that nothing
    below them has: no row of cells goes on in its color over its name."""
    one = median(rgb[0], along_first=True)
    off = most(np.abs(rgb - one))
    top = int(np.argmax((off > _ALIKE).any(axis=1)))
    rest = off[top:]
    return top if len(rest) >= _FEWEST and rest.min() > _ALIKE else 0


def _in_colors_of_a_table(printed: BoolArray, rgb: npt.NDArray[np.float64]) -> tuple[int, int]:
    """(columns of names, rows of headings) that their grounds alone tell, whatever they say: sizes
    and dates name rows, too.

    The headings have one color from end to end, and the names below them one, or two of a striped
    table, that no other cell has; these may be wider than a column of numbers. Nearly all of both
    are printed.
    """
    top = _on_own_ground(rgb)
    body = np.arange(top, len(rgb))
    own = rgb[top:, 0]
    alike = (most(np.abs(rgb[top:] - own[:, None])) <= _ALIKE).all(axis=0)
    left = int(np.argmin(alike))
    if not top or not left or min(len(body), rgb.shape[1] - left) <= _FEWEST:
        return 0, 0
    others = rgb[top:, left:].reshape(-1, 3)
    away = most(np.abs(others[:, None] - own)).min() > _ALIKE
    named, headed = printed[top:, :left].any(axis=1), printed[top - 1, left:]
    told = min(named.mean(), headed.mean()) >= _WORDS
    return (left, top) if away and told and _is_plain(rgb[top:, :1], body) else (0, 0)


def _heads_alone(
    printed: BoolArray,
    readings: Readings,
    rgb: npt.NDArray[np.float64],
    rows: Axis,
    columns: Axis,
) -> int:
    """How many first lines are headings whose row of print is all the names that columns have.

    They stand on one color over rows that all have names and colors, and have no name, or say
    what no other row does, and are named by the heading of the names. They may be years: no word
    tells them from cells.
    """
    named = np.array([label is not None for label in rows.labels])
    top = int(np.flatnonzero(named).min(initial=len(named)))
    first = int(np.argmax(printed.any(axis=1)))
    if top == first and _stands_off(readings[first:]):
        top += 1
    if any(label is not None for label in columns.labels) or not 0 < top <= _DEPTH + _MARGIN:
        return 0
    if not named[top:].all() or len(named) - top < _FEWEST or not printed[top - 1].all():
        return 0
    spread = np.ptp(rgb, axis=1).max(axis=1)
    return top if spread[:top].max() <= _ALIKE and (spread[top:] > _ALIKE).all() else 0


def _stands_off(readings: Readings) -> bool:
    """Whether the numbers of the first row differ and are beyond all others, as years are."""
    found = [[reading.value for reading in row if is_number(reading)] for row in readings.tolist()]
    first, rest = found[0], [value for row in found[1:] for value in row]
    if len(first) < max(_FEWEST, readings.shape[1]) or len(set(first)) < len(first) or not rest:
        return False
    return bool(min(first) > max(rest) or max(first) < min(rest))


def _end(printed: BoolArray, names: npt.NDArray[np.int_], rgb: npt.NDArray[np.float64]) -> int:
    """How many lines there are before those that the sheet goes on with: without a name or print.

    A line of missing values has its name.
    """
    ends = ~printed.any(axis=1) & (names == 0)
    ends &= np.ptp(rgb, axis=1).max(axis=1) <= _ALIKE
    return int(np.flatnonzero(~ends).max(initial=-1)) + 1


def _names(
    words: npt.NDArray[np.int_], numbers: BoolArray, rgb: npt.NDArray[np.float64], axis: Axis
) -> int:
    """How many of the first columns hold names: the last of them words on one color, those beyond
    other words or what a sheet counts its lines with, and the rest numbers.
    """
    # Of text beside a table, or of a title over it, words stand at some of its lines.
    if 2 * sum(_is_name(label) for label in axis.labels) > len(axis.labels):
        return 0
    found = 0
    for depth in range(1, _DEPTH + _MARGIN + 1):
        # A sheet goes on below and beside its table, and counts its empty lines, too.
        held = (words[:, depth:] > 0) | numbers[:, depth:]
        lines = np.flatnonzero(held.any(axis=1))
        if min(len(lines), words.shape[1] - depth) < _FEWEST:
            break
        # The first line may be a heading in a color of its own.
        body = lines[1:] if len(lines) > _FEWEST else lines
        if not (_is_plain(rgb[lines, :depth], lines) or _is_plain(rgb[body, :depth], body)):
            break
        if depth > _DEPTH and numbers[lines, 1 : depth - 1].any():
            # Empty columns before the names are a margin of the sheet.
            break
        last = words[lines, depth - 1]
        rest, counted = held[lines[1:]], numbers[lines[1:], depth:]
        # Codes such as M0 are names where nothing colors them.
        bare = _is_plain(rgb[body, depth - 1 : depth], body)
        some = (last > 1).mean() >= (_SOME if bare else _WORDS)
        named = some or ((last > 0).mean() >= _WORDS and ((last > 1).mean() >= 0.5 or bare))
        # A grey that no other cell comes near is that of headings, where nothing else names the
        # lines: of single letters readers make digits, but one color has one number only.
        named |= bare and (last > 0).sum() >= _LETTERS and _apart(rgb[lines], depth)
        if named and rest.any() and counted.sum() >= _NUMBERS * rest.sum():
            found = depth
    return found


def _is_plain(rgb: npt.NDArray[np.float64], lines: npt.NDArray[np.intp]) -> bool:
    """Whether each of the first columns, rgb (n, depth, 3), has one color, or that of its stripe.

    ``lines`` (n,) are the numbers of the lines.
    """
    if np.ptp(rgb, axis=0).max() <= _ALIKE:
        return True
    stripes = [rgb[lines % 2 == side] for side in (0, 1)]
    return all(len(one) >= _FEWEST and np.ptp(one, axis=0).max() <= _ALIKE for one in stripes)


def _apart(rgb: npt.NDArray[np.float64], depth: int) -> bool:
    """Whether the color of the last of the first columns is far from all beyond it."""
    own = median(rgb[:, depth - 1], along_first=True)
    return float(most(np.abs(rgb[:, depth:] - own)).min()) > 2 * _ALIKE


def letters(reading: TextReading | None) -> int:
    """How many letters a cell holds that is neither a number nor a word for none."""
    if reading is None or reading.missing or is_number(reading):
        return 0
    return sum(map(str.isalpha, reading.raw))


def is_number(reading: TextReading | None) -> bool:
    """Whether a cell holds a number, with its unit at most: names have figures in them, too."""
    if reading is None or reading.value is None:
        return False
    lettered = sum(map(str.isalpha, reading.raw))
    return lettered <= max(_UNIT, sum(map(str.isdigit, reading.raw)))


def _is_dated(reading: TextReading | None) -> bool:
    """Whether a cell holds a date, a time or a range, of whose numbers one was taken."""
    return reading is not None and _DATED.fullmatch(reading.raw) is not None


def _is_name(label: str | None) -> bool:
    """Whether a label is a word: a spreadsheet numbers its lines by digits and single letters."""
    return label is not None and sum(map(str.isalpha, label)) > 1


def cut(panel: PanelLayout, rows: slice, columns: slice) -> PanelLayout:
    """The panel's part of these rows and columns."""
    old = panel.grid
    grid = replace(old, row_spans=old.row_spans[rows], column_spans=old.column_spans[columns])
    moved = {"x0": (columns.start or 0) > 0, "y0": (rows.start or 0) > 0}
    moved |= {"x1": len(old.column_spans[columns.start :]) > grid.n_cols}
    moved |= {"y1": len(old.row_spans[rows.start :]) > grid.n_rows}
    ends = [
        getattr(grid.box if moved[end] else panel.frame, end) for end in ("x0", "y0", "x1", "y1")
    ]
    return replace(panel, grid=grid, frame=Box(*ends))
