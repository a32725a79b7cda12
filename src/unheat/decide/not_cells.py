"""What looks like a few cells and is none: cards of a dashboard, bands of a plot, keys, bars."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.detect.bar_grow import straightness
from unheat.model import ColorScale, Panel
from unheat.model.geometry import Span
from unheat.text.numbers import parse

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]

_STRAIGHT = 0.8
"""From here on colors go on in one direction; by chance they come to about 0.6."""

_LEAST, _FEW = 4, 9
"""Cells whose colors tell by their order, and so many that are a matrix without names as well."""

_WORD = 2
"""Letters of the shortest word."""

_KEYS, _GROUND, _OFF_GROUND = 3, 10.0, 40.0
"""Two keys and a gap at least; levels that a codec parts the gaps by, and that keys stand off."""

_MARKS, _NEARLY = 3, 0.75
"""Numbers along one line that are the marks of an axis, and share of the lines that have such."""

_BARS, _STAND_APART, _TOUCH_PX = 3, 0.05, 1.0
"""Bars of several parts that tell them from cells, the share of a bar that stands between two,
and pixels between parts that touch."""


def run_in_order(rgb: FloatArray) -> bool:
    """Whether cells (R, C, 3) are one line of several whose colors go straight on, each to another:
    those of a key."""
    colors = rgb.reshape(-1, 3)
    if 1 not in rgb.shape[:2] or len(colors) < _LEAST:
        return False
    steps = most(np.abs(np.diff(colors, axis=0)))
    return bool(steps.min() > 0) and straightness(colors) >= _STRAIGHT


def are_spaced_keys(rgb: FloatArray, printed: npt.NDArray[np.bool_]) -> bool:
    """Whether one line of cells (R, C, 3) are keys and the gaps between them, in which alone their
    names are ``printed`` (R, C): those are all of one color, that of what the keys stand on."""
    colors, named = rgb.reshape(-1, 3), printed.ravel()
    if 1 not in rgb.shape[:2] or len(colors) < _KEYS or len(colors) % 2 == 0:
        return False
    ground = colors[1::2]
    plain = float(np.ptp(ground, axis=0).max()) <= _GROUND
    apart = most(np.abs(colors[::2] - ground.mean(axis=0))).min() > _OFF_GROUND
    return bool(named[1::2].any() and not named[::2].any() and plain and apart)


def are_bands(tones: IntArray) -> bool:
    """Whether each line of several cells has one color throughout: bars of a window or of an app,
    whose parts nothing but print tells. ``tones`` (R, C) number the colors."""
    bands = (tones == tones[:, :1]).all() or (tones == tones[:1]).all()
    return min(tones.shape) > 1 and bool(bands)


def are_cards(rgb: FloatArray, numbers: FloatArray) -> bool:
    """Whether a few cells (R, C, 3) do not take colors in the order of their numbers (R, C): each
    is a card of its own, as those of a dashboard are."""
    held = np.isfinite(numbers)
    if not _LEAST <= np.count_nonzero(held) < _FEW:
        return False
    return straightness(rgb[held][np.argsort(numbers[held], kind="stable")]) < _STRAIGHT


def holds_words(panel: Panel) -> bool:
    """Whether every cell has letters in it and none of them a number."""
    texts = [str(text or "") for text in panel.cells.text.ravel()]
    lettered = all(sum(letter.isalpha() for letter in text) >= _WORD for text in texts)
    return lettered and not np.isfinite(panel.cells.text_value).any()


def tells_nothing(panel: Panel) -> bool:
    """Whether a few cells have no number and no title: a head over the columns of a table has
    boxes, of one color each, that a bar of something else may have as well."""
    few = panel.cells.text.size < _FEW and panel.title is None
    return few and not np.isfinite(panel.cells.text_value).any()


def are_notes(panel: Panel) -> bool:
    """Whether most cells hold words and none a number, nothing names a line of them, and what
    passes for their bar has no number: notes on a board, whose headings stand on colors."""
    texts = [str(text) for text in panel.cells.text.ravel() if text]
    lettered = all(sum(letter.isalpha() for letter in text) >= _WORD for text in texts)
    named = any((*panel.rows.labels, *panel.columns.labels))
    if panel.scale is None or named or not says_nothing(panel.scale):
        return False
    blank = not np.isfinite(panel.cells.text_value).any()
    return blank and lettered and 2 * len(texts) > panel.cells.text.size


def says_nothing(scale: ColorScale) -> bool:
    """Whether a bar has no number that could be read: columns of a table pass for one."""
    return scale.norm != "categories" and not scale.ticks and not np.isfinite(scale.minimum)


def is_along_an_axis(panel: Panel) -> bool:
    """Whether the only row or column of a panel has numbers of an axis all along it, one behind
    the other: the bands of a filled plot, each of which may hold more than one color."""
    return any(
        len(axis.labels) == 1 and axis.labels[0] is not None and _counts(axis.labels[0])
        for axis in (panel.rows, panel.columns)
    )


def have_axes_of_their_own(panel: Panel) -> bool:
    """Whether nearly all rows (or columns) of several are named by the numbers of an axis, one
    behind the other, and no cell has a number: small charts on grounds of several colors."""
    if np.isfinite(panel.cells.text_value).any():
        return False
    for axis in (panel.rows, panel.columns):
        runs = sum(label is not None and _counts(label) for label in axis.labels)
        if len(axis.labels) > 1 and runs >= _NEARLY * len(axis.labels):
            return True
    return False


def _counts(label: str) -> bool:
    """Whether a label is the numbers of an axis, one behind the other.

    >>> _counts("6 4 2 0"), _counts("7.5 5.0 2.5 -2.5"), _counts("1 3 2"), _counts("3 4 mm")
    (True, True, False, False)

    A dash of another kind may be read for a minus.
    """
    label = label.replace("\N{EM DASH}", "-")
    numbers = [parse(part).value for part in label.split()]
    if len(numbers) < _MARKS or None in numbers:
        return False
    steps = np.diff([number for number in numbers if number is not None])
    return bool((steps > 0).all() or (steps < 0).all())


def are_stacked_bars(panel: Panel, tones: IntArray) -> bool:
    """Whether lines that stand apart, with parts that touch, run through a few colors in one order
    (``tones``: (R, C) the number of each cell's color): bars, stacked of the parts of a legend.

    What names their parts is a number at the ends of these, and so none is named.
    """
    rows, columns = panel.grid.row_spans, panel.grid.column_spans
    for axis, parts, bars, lines in (
        (panel.rows, rows, columns, tones.T),
        (panel.columns, columns, rows, tones),
    ):
        width = min(high - low for low, high in bars)
        apart = min(_gaps(bars), default=0.0) > max(_TOUCH_PX, _STAND_APART * width)
        named = any(label is not None for label in axis.labels)
        if apart and max(_gaps(parts), default=0.0) <= _TOUCH_PX and not named:
            return _in_one_order(lines)
    return False


def _gaps(spans: Sequence[Span]) -> list[float]:
    return [after[0] - before[1] for before, after in pairwise(spans)]


def _in_one_order(lines: IntArray) -> bool:
    """Whether each line holds every color in one piece, several hold some, and none of them has
    two in another order than the rest."""
    runs = [line[np.r_[True, np.diff(line) != 0]].tolist() for line in lines]
    if any(len(set(run)) < len(run) for run in runs) or sum(len(run) > 1 for run in runs) < _BARS:
        return False
    pairs = {pair for run in runs for pair in combinations(run, 2)}
    return not any((second, first) in pairs for first, second in pairs)
