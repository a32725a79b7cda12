"""What looks like a few cells and is none: cards of a dashboard, bands of a plot, keys."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.model import Panel
from unheat.text.numbers import parse

FloatArray = npt.NDArray[np.float64]

STRAIGHT = 0.8
"""From here on colors go on in one direction; by chance they come to about 0.6."""

_LEAST, _FEW = 4, 9
"""Cells whose colors tell by their order, and so many that are a matrix without names as well."""

_MARKS = 3
"""Numbers along one line that are the marks of an axis."""


def straightness(colors: FloatArray) -> float:
    """1 where colors (n, 3) in a line go straight on, less where they go to and fro."""
    near = np.linalg.norm(np.diff(colors, axis=0), axis=1)
    far = np.linalg.norm(colors[2:] - colors[:-2], axis=1)
    return float(far.sum() / max(float((near[:-1] + near[1:]).sum()), 1e-9))


def are_cards(rgb: FloatArray, numbers: FloatArray) -> bool:
    """Whether a few cells (R, C, 3) do not take colors in the order of their numbers (R, C): each
    is a card of its own, as those of a dashboard are."""
    held = np.isfinite(numbers)
    if not _LEAST <= np.count_nonzero(held) < _FEW:
        return False
    return straightness(rgb[held][np.argsort(numbers[held], kind="stable")]) < STRAIGHT


def is_along_an_axis(panel: Panel) -> bool:
    """Whether the only row or column of a panel has numbers of an axis all along it, one behind
    the other: the bands of a filled plot, each of which may hold more than one color."""
    for axis in (panel.rows, panel.columns):
        if len(axis.labels) != 1 or axis.labels[0] is None:
            continue
        numbers = [parse(part).value for part in axis.labels[0].split()]
        if len(numbers) < _MARKS or None in numbers:
            continue
        steps = np.diff([number for number in numbers if number is not None])
        if (steps > 0).all() or (steps < 0).all():
            return True
    return False
