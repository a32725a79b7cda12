"""Whoever typed a number is a third witness of its cell, where print and color settle nothing.

Bayes in its plainest form. A number that was typed is wrong as seldom as ``_SLIPS`` says. It is
right, and the readers of the print read another one; or the print says what they read, and a slip
made theirs of it; or it says a third number, of which both went astray. How often each of these
happens is told by what the readers thought beside their first reading, and by how many other
numbers the color would have let pass.
"""

from __future__ import annotations

import math

import numpy as np

from unheat.decide.confidence import MISPRINT, REVIEW_BELOW
from unheat.decide.relation import Ruler
from unheat.model import Cell, Panel, Reason, Status
from unheat.validate.colors import color_says
from unheat.validate.labels import distance

_SLIPS = 0.04
"""Share of typed numbers that are wrong."""

_SURE = 0.99
"""As probable as a color's interval is to hold its value (``decide.judge``)."""

_ALIKE = 0.1
"""Share of misreadings, and of slips, that make one certain sign of another at one place."""

_NO_WITNESS = 0.5
"""Print that was read with less confidence than this is more probably misread than not."""

_NARROW = 0.05
"""Share of the bar within which a color tells a value, as of cells in which nothing is printed."""

_OF_NAMES = {
    *(Reason.LABEL_SHARED, Reason.LABEL_MISSING),
    *(Reason.LABEL_OFF_SERIES, Reason.LABEL_PLACE),
}

_DIGITS = "0123456789"


def is_right(theirs: float, quantum: float, cell: Cell, panel: Panel) -> bool:
    """Whether a number that the color allows is very probably that of a cell up for review.

    ``quantum`` is the unit of its last place. A color in doubt allows everything.
    """
    if not cell.review and cell.status != Status.UNREAD:
        return False
    if color_says(theirs, quantum, cell, panel) is not True:
        return False
    # What was hardly read is no witness, and color decides as where nothing is printed.
    alone = cell.text_value is None or cell.text_confidence < _NO_WITNESS
    if alone and _is_firm(cell, panel) and _is_narrow(cell, panel):
        return True
    # What a reader read is as good as the program's own readings are where they need no review.
    read = any(_same(value, theirs) for value, _ in cell.alternatives)
    return probability(theirs, quantum, cell, panel) >= (REVIEW_BELOW if read else _SURE)


def probability(theirs: float, quantum: float, cell: Cell, panel: Panel) -> float:
    """How probable a number is, given what was read in its cell, and that the color allows it."""
    ours, firm = cell.text_value, _is_firm(cell, panel)
    passing = _passing(theirs, quantum, ours, cell, panel) if firm else 1.0
    if ours is None or not math.isfinite(ours):
        return (1.0 - _SLIPS) / (1.0 - _SLIPS + _SLIPS * passing)
    others = {value: share for value, share in cell.alternatives if not _same(value, ours)}
    known = sum(share for value, share in others.items() if _same(value, theirs))
    unthought = max(0.0, 1.0 - cell.text_confidence - sum(others.values()))
    if firm and distance(_written(theirs, quantum), _written(ours, quantum)) == 1:
        known += _ALIKE * unthought
    refuted = firm and color_says(ours, quantum, cell, panel) is False
    said = cell.text_confidence * (MISPRINT if refuted else 1.0)
    rest = max(0.0, 1.0 - cell.text_confidence - known)
    right = (1.0 - _SLIPS) * known
    wrong = _SLIPS * _ALIKE * (said + rest * passing)
    return right / (right + wrong) if right else 0.0


def _passing(theirs: float, quantum: float, ours: float | None, cell: Cell, panel: Panel) -> float:
    """Share of the numbers with another digit that the color would have let pass as well.

    Where theirs is the print but for one digit, that is the only place at which both may be wrong.
    """
    text = _written(theirs, quantum)
    places = [place for place, sign in enumerate(text) if sign in _DIGITS]
    if ours is not None:
        read = _written(ours, quantum)
        if len(read) == len(text):
            places = [i for i in places if read[i] != text[i]] or places
    tried = [
        float(f"{text[:place]}{digit}{text[place + 1 :]}")
        for place in places
        for digit in _DIGITS.replace(text[place], "")
    ]
    passed = sum(color_says(value, quantum, cell, panel) is True for value in tried)
    return passed / len(tried) if tried else 1.0


def _written(value: float, quantum: float) -> str:
    return f"{value:.{max(0, round(-math.log10(quantum)))}f}"


def _same(one: float, other: float) -> bool:
    return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-12)


def _is_narrow(cell: Cell, panel: Panel) -> bool:
    if panel.scale is None or cell.color_low is None or cell.color_high is None:
        return False
    ends = Ruler(panel.scale).places(np.array([cell.color_low, cell.color_high]))
    return bool(abs(ends[1] - ends[0]) <= _NARROW)


def _is_firm(cell: Cell, panel: Panel) -> bool:
    scale = panel.scale
    if scale is None or scale.review:
        return False
    # Names in doubt say nothing against the colors.
    if panel.review and set(panel.reasons) - _OF_NAMES:
        return False
    return Reason.AMBIGUOUS_COLOR not in cell.reasons
