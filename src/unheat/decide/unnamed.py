"""An outer line of cells without a label: a strip as wide as the cells, a total, or bare room."""

from __future__ import annotations

import re
from collections import Counter
from itertools import takewhile

import numpy as np
import numpy.typing as npt

from unheat.model import Axis, Cells, Reason, Status
from unheat.text.numbers import is_missing
from unheat.text.run_together import is_series

_DECIMAL = re.compile(r"[-\u2212]?\d*\.\d+")

# Of fewer lines one may have been left without a name.
_FEWEST = 5

_SEVERAL = 3
"""Lines of two axes, one of which has no label, that tell as much."""

_PRINTED = 0.5
"""Share of cells that print a number, from which a panel is one of numbers."""

_BLANK, _FULL = 0.9, 0.2
"""Shares of empty cells, from which a line is hardly one, and up to which one is full."""


def leaves_end_unnamed(axis: Axis) -> bool:
    """Whether all lines of the axis have labels but the first, or but the last, and it is not known
    that the label beside it has taken its letters.

    >>> labels = [None, "0", "1", "2", "3", "4"]
    >>> certain = (1.0,) * 6
    >>> axis = Axis(title=None, labels=tuple(labels), confidence=certain, review=(False,) * 6)
    >>> leaves_end_unnamed(axis)
    True
    """
    named = [label is not None for label in axis.labels]
    if len(named) < _FEWEST or named.count(False) != 1 or (named[0] and named[-1]):
        return False
    end, beside = (0, 1) if not named[0] else (-1, -2)
    reasons = axis.reasons or ((),) * len(named)
    lost = Reason.LABEL_MISSING in reasons[end] and Reason.LABEL_PLACE in reasons[beside]
    return not (lost and axis.review[beside])


def holds_no_names(axis: Axis) -> bool:
    """Whether the labels of an axis say more than once that there is no value, or are decimals in
    no order, of both signs or at some lines alone, as no numbers of an axis are: cells, no names.

    >>> labels = ("59.8", "OOM", "OOM")
    >>> holds_no_names(Axis(title=None, labels=labels, confidence=(1.0,) * 3, review=(False,) * 3))
    True
    """
    said = Counter(label for label in axis.labels if label and is_missing(label))
    return any(count > 1 for count in said.values()) or _are_values(axis)


def _are_values(axis: Axis) -> bool:
    """Whether what was read of an axis are decimals that neither rise nor fall, of both signs or at
    less than half of its lines: pale cells of a column whose others were taken for no print.

    >>> one = {"title": None, "confidence": (1.0,) * 5, "review": (False,) * 5}
    >>> _are_values(Axis(labels=(None, "0.32", "-0.47", "0.22", "0.30"), **one))
    True
    >>> _are_values(Axis(labels=("0.4", "0.2", "0.0", "-0.2", "-0.4"), **one))
    False
    >>> one = {"title": None, "confidence": (1.0,) * 7, "review": (False,) * 7}
    >>> _are_values(Axis(labels=("0.54", None, "0.31", None, None, None, "0.50"), **one))
    True
    """
    read = [label for label in axis.labels if label]
    few = _SEVERAL <= len(read) < len(axis.labels) / 2
    if not (few or len(read) >= _FEWEST - 1) or not all(map(_DECIMAL.fullmatch, read)):
        return False
    steps = np.diff([float(label.replace("\u2212", "-")) for label in read])
    signs = {label[0] in "-\u2212" for label in read}
    return (few or len(signs) > 1) and bool((steps > 0).any() and (steps < 0).any())


def names_more(axis: Axis) -> bool:
    """Whether print that names no line stands beside all of its labels: the axis has more of them
    than lines (``text/left_over``). Where none was read at all print beside them tells no count."""
    told = len(axis.reasons) > 1 and any(label is not None for label in axis.labels)
    return told and all(Reason.LABEL_MISSING in one for one in axis.reasons)


def names_several(axis: Axis) -> bool:
    """Whether a label is a row of numbers at one step: those of as many lines of cells, whose
    colors hardly differ.

    >>> one = {"title": None, "confidence": (1.0,), "review": (False,)}
    >>> names_several(Axis(labels=("2014 2015 2016 2017 2018",), **one))
    True
    >>> names_several(Axis(labels=("3 3 3 3 3",), **one))
    False
    """
    return any(is_series(label.split(), _FEWEST) for label in axis.labels if label)


def is_told_in_parts(cells: Cells, *axes: Axis) -> bool:
    """Whether most cells print a number and only each second, third ... line of them has a label: a
    codec parts cells at the heads and feet of their numbers, and at their first and last digits.

    Where numbers have room labels have it as well, so that an axis is seldom thinned there.
    """
    printed = float(np.isfinite(cells.text_value).mean()) >= _PRINTED
    return printed and any(map(names_one_of_several, axes))


def names_one_of_several(axis: Axis) -> bool:
    """Whether labels stand at every second, third ... line from end to end, at the middle of as
    many each: those of wider cells, or a thinned axis.

    >>> labels = (None, "a", None, None, "b", None, None, "c", None, None, "d", None)
    >>> certain = {"confidence": (1.0,) * 12, "review": (False,) * 12}
    >>> names_one_of_several(Axis(title=None, labels=labels, **certain))
    True
    >>> names_one_of_several(Axis(title=None, labels=(labels[1:] + (None,)), **certain))
    False
    """
    named = [line for line, label in enumerate(axis.labels) if label is not None]
    if len(named) < _FEWEST - 1 or len(named) == len(axis.labels):
        return False
    each, left = divmod(len(axis.labels), len(named))
    middles = [(each - 1) // 2, each // 2]
    return not left and any(
        named == list(range(first, len(axis.labels), each)) for first in middles
    )


def adds_blank_end(cells: Cells, axis: Axis, lines: int) -> bool:
    """Whether the first or last line along ``lines`` (0 rows, 1 columns) has no label and hardly a
    cell, beside one that is full: room outside of the frame, with a tick mark in it, or with
    something that is no number, a title or the labels of the other axis. So have several of a
    spreadsheet, which rules its empty lines like others.

    In triangles and years that have just begun the line is named, or the next one is as empty.
    """
    blank = np.isin(cells.status, (Status.EMPTY, Status.UNREAD)).mean(axis=1 - lines)
    named = [label is not None for label in axis.labels]
    if len(named) != len(blank) or len(blank) < _FEWEST:
        return False
    for order in (range(len(blank)), range(len(blank) - 1, -1, -1)):
        bare = list(takewhile(lambda line: not named[line] and blank[line] == 1.0, order))
        end, beside = order[0], order[min(max(len(bare), 1), len(blank) - 1)]
        if not named[end] and blank[end] >= _BLANK and blank[beside] <= _FULL:
            return True
    return False


def heads_cells(cells: Cells, *axes: Axis) -> bool:
    """Whether the first or last line of cells holds words, or what nobody is sure is a number, and
    the lines across it have no labels: these stand in it, whatever the line itself is called, as
    "Model" over models is.

    ``axes`` are those of the rows and of the columns.
    """
    words = np.equal(cells.status, Status.UNREAD) | cells.review
    tells_none = words | np.equal(cells.status, Status.EMPTY)
    for lines, across in enumerate(reversed(axes)):
        none: npt.NDArray[np.float64] = tells_none.mean(axis=1 - lines)
        some = np.count_nonzero(words, axis=1 - lines)
        if any(across.labels) or len(none) < _SEVERAL:
            continue
        for end, beside in ((0, 1), (-1, -2)):
            if some[end] > 0 and none[end] >= _BLANK and none[beside] <= _FULL:
                return True
    return False


def holds_names(rows: Axis, columns: Axis) -> bool:
    """Whether the first or last line of an axis alone has no label, and the other axis has no
    labels at all: they stand in the cells of that line.

    >>> none = Axis(title=None, labels=(None,) * 3, confidence=(1.0,) * 3, review=(False,) * 3)
    >>> from dataclasses import replace
    >>> holds_names(none, replace(none, labels=(None, "a", "b")))
    True
    >>> holds_names(none, none)
    False
    """
    for axis, other in ((rows, columns), (columns, rows)):
        named = [label is not None for label in axis.labels]
        one = named.count(False) == 1 and not (named[0] and named[-1]) and len(named) >= _SEVERAL
        if one and not any(other.labels) and len(other.labels) >= _SEVERAL:
            return True
    return False
