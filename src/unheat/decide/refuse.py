"""The last look: what has no scale and could not have one is no heatmap.

A matrix without a color bar may still be a heatmap: its numbers teach the scale, or its colors are
all that it says. They are those of a scale then: many, on a curve, no pattern and no bars.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.color.known import known_maps
from unheat.color.spaces import srgb_to_lab
from unheat.decide.brickwork import is_brickwork
from unheat.decide.named_colors import tells_its_colors
from unheat.decide.no_values import are_numbered, are_strips, count_anew, is_head
from unheat.decide.not_cells import (
    are_bands,
    are_cards,
    are_notes,
    are_spaced_keys,
    are_stacked_bars,
    have_axes_of_their_own,
    holds_words,
    is_along_an_axis,
    run_in_order,
    says_nothing,
    tells_nothing,
)
from unheat.decide.shades_of_lines import judged_by_line
from unheat.medians import median
from unheat.model import Panel, Status
from unheat.text.grades import are_grades

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]

_ALIKE = 10.0
"""Levels of 255 that a codec may part two cells of one color by."""

_FEW = 9
"""Fewer cells without a number and without a scale say nothing: a flag, a window."""

_BINARY, _SEVERAL = 3, 4
"""Numbers that one color may stand for anyhow, and colors from which on they are a scale."""

_BARS, _HEIGHTS, _LENGTHS = 0.8, 4, 3
"""Share of the filled cells that have the color of the bars, and heights that bars have at least:
where other colors are drawn over them, and where there is no other."""

_PERIODS = range(1, 5)
_MANY, _MOST = 12, 24
"""Colors from which on their order is asked for, and how many are told apart: no more count."""

_APART = 10.0
"""CIE76 distance of the nearest other color, from which on colors may have no order."""

_ON_MAP, _LONGEST = 10.0, 1000.0
"""CIE76 distance up to which a color may be a map's, and the longest of maps that have an order."""

_SAME_SIZE = 0.02
"""Share of a side by which panels of one size differ at most."""


def refusal(panel: Panel) -> str | None:
    """Why the panel is no heatmap, in words; None where it may be one."""
    printed = panel.cells.text.astype(bool).ravel()
    if are_spaced_keys(panel.cells.rgb, printed):
        return "it is keys of a legend with their names between them"
    if is_brickwork(panel.cells.rgb):
        return "its cells are halves of tiles that stand off from row to row, as bricks do"
    if panel.scale is not None:
        if says_nothing(panel.scale) and _tones(panel).max() < 2:
            return "its cells show two colors only, and its bar has no number"
        if are_notes(panel):
            return "its cells hold words that nothing names, and its bar has no number"
        stepped = panel.scale.norm in ("boundaries", "categories")
        if stepped and are_stacked_bars(panel, _tones(panel)):
            return "its colors follow each other in one order, as the parts of stacked bars do"
        if panel.scale.norm == "categories" and count_anew(panel.cells.text_value):
            return "the numbers of all its lines count its places, as those of seats do"
        return _named(panel) if panel.scale.norm == "categories" else _by_chance(panel)
    if tells_its_colors(panel):
        return "its names are the codes of its colors, as those of a palette are"
    if have_axes_of_their_own(panel):
        return "its cells are charts, each line of which has the numbers of an axis"
    cells = panel.cells
    numbers = np.isfinite(cells.text_value.ravel())
    graded = _has_labels(panel) and are_grades(cells.text.ravel())
    words = printed.any() and numbers.sum() < 0.5 * printed.sum() and not graded
    if words and not (_all_named(panel) and _are_shades(panel)):
        return "its cells hold words, and there is no color scale"
    if not printed.any() and not _has_labels(panel) and run_in_order(cells.rgb):
        return "it is a line of cells whose colors run in order, as those of a key do"
    if are_numbered(cells.text_value) and not _are_shades(panel):
        return "its numbers count its places, and its colors do not go with them"
    tones = _tones(panel)
    count = int(tones.max()) + 1
    if _is_striped(tones) or _is_striped(tones.T):
        return "each of its lines has one color throughout: a table"
    if tones.size < _FEW and is_head(panel):
        return "a line of a few cells, none of which holds a number for certain"
    # Of a few cells more than half have one: error bars on the bars of a chart look like ones.
    few = tones.size < _FEW and 2 * numbers.sum() <= tones.size
    if numbers.sum() >= 0.5 * numbers.size and not few:
        told = count > _SEVERAL or (count > 1 and _numbers_follow(tones, cells.text_value))
        told = told or judged_by_line(tones, cells.text_value)
        told = told and (_has_labels(panel) or count < _MANY or not _scattered(cells.rgb, tones))
        if told and not _has_labels(panel) and are_cards(cells.rgb, cells.text_value):
            return "a few cells that nothing names, whose colors go to and fro with their numbers"
        return None if told else "its numbers do not go with its colors: a table"
    unread = np.count_nonzero(cells.status == Status.UNREAD)
    # Signs here and there in a few colors that nothing names are those of a puzzle.
    puzzle = numbers.sum() + unread < 0.5 * tones.size and count <= _SEVERAL
    if unread and count > 1 and (_has_labels(panel) or not (puzzle or (few and are_bands(tones)))):
        return None
    if tones.size < _FEW and not _all_named(panel):
        return "a few cells without a number, and there is no color scale"
    empty = np.asarray(cells.status == Status.EMPTY)
    if not numbers.any() and are_strips(empty) and not _all_named(panel):
        return "strips on a page with print between them, and there is no color scale"
    sparse = 2 * np.count_nonzero(empty) > empty.size and count < _MANY
    reason = _shown(tones, count, cells.rgb, named=_has_labels(panel))
    if reason is None and sparse and not _all_named(panel):
        return "most of its places are empty, its colors are few, and not all lines have a name"
    return reason


def believed(panels: Sequence[Panel]) -> list[Panel]:
    """The panels that may be heatmaps, and those that show too few colors to tell it by
    themselves but are of one shape and size with one of these, in line with it."""
    sure = [panel for panel in panels if refusal(panel) is None]
    return [
        panel
        for panel in panels
        if any(panel is other or _is_sister(panel, other) for other in sure)
    ]


def _is_sister(panel: Panel, other: Panel) -> bool:
    """Whether a panel of colors alone has the size and the lines of another one, or its columns."""
    cells = panel.cells
    shape = cells.text.shape
    printed = any(text for text in cells.text.ravel())
    if panel.scale is not None or printed or shape != other.cells.text.shape or min(shape) < 3:
        return False
    box, its = panel.box, other.box
    off = max(abs(box.width / its.width - 1.0), abs(box.height / its.height - 1.0))
    near_x, near_y = 0.5 * its.width / shape[1], 0.5 * its.height / shape[0]
    in_line = abs(box.x0 - its.x0) <= near_x or abs(box.y0 - its.y0) <= near_y
    return off <= _SAME_SIZE and in_line


def _by_chance(panel: Panel) -> str | None:
    """Why cells with a color bar are no matrix of its values.

    Among the dots of a scatter plot a few stand level, and a legend beside stacked bars is a
    line of cells whose colors run as these do. Boxes of a scheme stand in a line and hold words.
    The lines of a chart's axes part a band into cells, and one of these may pass for its bar. A
    table with striped rows may stand on one page with the bar of something else.
    """
    empty = np.asarray(panel.cells.status == Status.EMPTY)
    if 1 in panel.cells.text.shape and not _has_labels(panel):
        if holds_words(panel):
            return "it is a line of boxes that hold words, and nothing names them"
        if tells_nothing(panel) and _tones(panel).max() <= 1:
            return "it is a line of a few boxes in two colors, and nothing names them"
    if is_along_an_axis(panel):
        return "the axis along its only line has numbers of its own: bands of a plot"
    if empty.size < _FEW and 2 * np.count_nonzero(empty) >= empty.size:
        return "most of its few places are empty: spots that happen to stand in line"
    nothing_said = not np.isfinite(panel.cells.value).any()
    blank = not panel.cells.text.astype(bool).any()
    if nothing_said and blank and empty.size < _FEW and not _has_labels(panel):
        return "a few cells that nothing names, and no number tells what their colors mean"
    unnumbered = not np.isfinite(panel.cells.text_value).any()
    if unnumbered or nothing_said:
        tones = _tones(panel)
        striped = _is_striped(tones) or _is_striped(tones.T)
        if striped and nothing_said and not _has_labels(panel):
            return "each of its lines has one color throughout: bands that lines are drawn over"
        if striped and unnumbered and tones.max() < 2:
            return "its lines take turns in two colors: a table"
        if unnumbered and empty.any() and _are_lengths(tones):
            return "each of its lines has one color, as the bars of a chart have"
    if nothing_said and run_in_order(panel.cells.rgb):
        return "it is a line of cells whose colors run in order, and nothing tells a number"
    if 1 in empty.shape and empty.size >= _SEVERAL and not _has_labels(panel):
        # A key in steps beside a plot of another kind, taken for cells of its own scale.
        steps = np.diff(panel.cells.value.ravel())
        if blank and ((steps > 0).all() or (steps < 0).all()):
            return "it is a line of cells that nothing names, with the values of a scale in order"
    return None


def _named(panel: Panel) -> str | None:
    """Why cells in the colors of a legend are no matrix of categories: tiles of a waffle chart have
    a legend too, and so have stacked bars on a grid."""
    if not _has_labels(panel):
        return "nothing names its rows or its columns, and its legend names parts of a whole"
    empty, tones = np.asarray(panel.cells.status == Status.EMPTY), _tones(panel)
    if _is_striped(tones) or _is_striped(tones.T):
        return "each of its lines has one color throughout: a table"
    if empty.any() and (_are_bars(tones) or _are_bars(tones.T)):
        return "each of its lines has one color, as the bars of a chart have"
    return None


def _has_labels(panel: Panel) -> bool:
    return any(one is not None for one in (*panel.rows.labels, *panel.columns.labels))


def _are_shades(panel: Panel) -> bool:
    """Whether the colors are many, as no key has them, and those of one ramp."""
    tones = _tones(panel)
    return bool(tones.max() + 1 >= _MANY) and not _scattered(panel.cells.rgb, tones)


def _all_named(panel: Panel) -> bool:
    """Whether each row and each column of several has a label: nothing else is named so."""
    axes = (panel.rows.labels, panel.columns.labels)
    return all(len(labels) > 1 and None not in labels for labels in axes)


def _shown(tones: IntArray, count: int, rgb: FloatArray, *, named: bool) -> str | None:
    """Why cells that show nothing but colors are no heatmap."""
    if count < _MANY and not named:
        return "nothing names its rows, its columns, or its few colors"
    if count <= 2:
        return "its cells show two colors only, and there is no color scale"
    if _are_bars(tones) or _are_bars(tones.T):
        return "each of its lines has one color, as the bars of a chart have"
    if _repeats(tones):
        return "its colors are a pattern that repeats itself"
    if count >= _MANY and _scattered(rgb, tones):
        return "its colors follow no color scale"
    return None


def _tones(panel: Panel) -> IntArray:
    """(R, C) the number of each cell's color, alike ones in one; empty cells have their own."""
    rgb, empty = panel.cells.rgb, np.asarray(panel.cells.status == Status.EMPTY)
    tones = np.full(empty.shape, -1, dtype=np.int64)
    count = 0
    if empty.any():
        ground = median(rgb[empty], along_first=True)
        tones[empty | (most(np.abs(rgb - ground)) <= _ALIKE)] = 0
        count = 1
    while count < _MOST and (tones < 0).any():
        first = np.argmax(tones.ravel() < 0)
        alike = most(np.abs(rgb - rgb.reshape(-1, 3)[first])) <= _ALIKE
        alike.ravel()[first] = True
        tones[alike & (tones < 0)] = count
        count += 1
    tones[tones < 0] = count
    return tones


def _numbers_follow(tones: IntArray, numbers: FloatArray) -> bool:
    """Whether a few colors may stand for the numbers: few cells, few numbers, or parts of them."""
    if tones.size < _FEW:
        return True
    held = [_finite(numbers[tones == tone]) for tone in range(int(tones.max()) + 1)]
    held = [some for some in held if len(np.unique(some)) > _BINARY]
    every = np.ptp(_finite(numbers))
    return not held or any(np.ptp(some) <= 0.5 * every for some in held)


def _finite(numbers: FloatArray) -> FloatArray:
    return numbers[np.isfinite(numbers)]


def _is_striped(tones: IntArray) -> bool:
    """Whether no row changes its color; the lines of a table take turns."""
    few, many = sorted(tones.shape)
    enough = few >= 3 or (few == 2 and many >= _SEVERAL)
    return enough and bool((tones == tones[:, :1]).all())


def _are_bars(tones: IntArray) -> bool:
    """Whether each column holds one color in one piece, and the first tone elsewhere; single cells
    of several colors, as on a diagonal, are no bars."""
    if min(tones.shape) < 3 or not (tones == 0).any():
        return False
    if any(_stand_on_one_line(one, _HEIGHTS) for one in (tones, tones[::-1])):
        return True
    for line in tones.T:
        filled = line != 0
        if len(set(line[filled].tolist())) > 1 or np.count_nonzero(np.diff(filled)) > 2:
            return False
    return bool((tones != 0).sum(axis=0).max() > 1 or tones.max() <= _SEVERAL)


def _are_lengths(tones: IntArray) -> bool:
    """Whether all cells that are not empty have one color and go on from one side, some lines as
    far as others; half of a matrix has a line of each length.

    The lines of a chart's axes part its bars, whose color may be one of a bar beside.
    """
    if tones.max() != 1 or min(tones.shape) < 3:
        return False
    for turned in (tones, tones[::-1], tones.T, tones.T[::-1]):
        lengths = np.unique((turned != 0).sum(axis=0))
        if _stand_on_one_line(turned, _LENGTHS) and len(lengths) < turned.shape[1]:
            return True
    return False


def _stand_on_one_line(tones: IntArray, fewest: int) -> bool:
    """Whether columns of one color stand on the last row and are of ``fewest`` heights at least.

    Lines that a chart draws over its bars (a mean, a curve) have a color of their own.
    """
    filled = tones != 0
    if not filled.any() or (filled[:-1] & ~filled[1:]).any():
        return False
    counts = np.bincount(tones[filled])
    heights = np.unique(filled.sum(axis=0))
    return bool(counts.max() >= _BARS * counts.sum() and len(heights) >= fewest)


def _repeats(tones: IntArray) -> bool:
    """Whether the colors repeat themselves along rows and along columns."""
    return all(
        any(len(lines) > 2 * k and np.array_equal(lines[k:], lines[:-k]) for k in _PERIODS)
        for lines in (tones, tones.T)
    )


def _scattered(rgb: FloatArray, tones: IntArray) -> bool:
    """Whether colors lie apart from each other, and most of them off each map that has a name."""
    firsts = [int(np.argmax(tones.ravel() == tone)) for tone in range(int(tones.max()) + 1)]
    lab = srgb_to_lab(rgb.reshape(-1, 3)[firsts])
    distance = np.linalg.norm(lab[:, None] - lab[None], axis=2)
    np.fill_diagonal(distance, np.inf)
    if float(median(distance.min(axis=1))) <= _APART:
        return False
    maps = known_maps().lab
    maps = maps[np.linalg.norm(np.diff(maps, axis=1), axis=2).sum(axis=1) <= _LONGEST]
    fine = (maps[:, :-1, None] + np.diff(maps, axis=1)[:, :, None] * _STEPS[:, None]).reshape(
        len(maps), -1, 3
    )
    near = [np.linalg.norm(fine - color, axis=2).min(axis=1) <= _ON_MAP for color in lab]
    return float(np.mean(near, axis=0).max()) < 0.5


_STEPS = np.arange(4) / 4
