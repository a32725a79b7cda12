"""Cells that hold several numbers are all written alike: what stands between these is told by all.

A color bears out the first number of a cell at most. The sign, dash or bracket behind it has no
other witness than the cells beside: among "24 (9–43)" and "31 (12–55)" a "22 (8.39)" lost its dash,
and a "56.4%" its second line.
"""

from __future__ import annotations

import re
from collections import Counter

import numpy as np
import numpy.typing as npt

from unheat.decide.hearing import asked
from unheat.model import Cells, Reason, Status
from unheat.text.numbers import even

_PART = re.compile(
    r"(?P<number>(?:\d{1,3}(?:[ ']\d{3})+(?!\d)|\d+(?:[.,]\d+)*|[.,]\d+)"
    r"(?:[eE][-+]?\d+|\s?[×x*·]\s?10\^?[-+]?\d+)?)|(?P<mark>[-+±()\[\]{}/|:%]|(?<=\d)\.)"
)
_POINTED = re.compile(r"\W*?(?P<digit>0?)[.,]\d")
_OPENING = "([{±/|:"

_LEAST = 6
_MOST = 0.5
"""Cells, and the share of all with a number, that make a habit."""


def shape_of(text: str) -> str:
    """A text with each number as "0", the marks between them, and no signs, words or blanks.

    >>> shape_of("24 (9–43)"), shape_of("−1.20\\n[−3.1, 0.7]"), shape_of("n = 1,234 (5.6%)***")
    ('0(0-0)', '0[00]', '0(0%)')
    """
    shape, ends = "", 0
    plain = even(text)
    for part in _PART.finditer(plain):
        if part["number"]:
            shape += "0"
        elif part["mark"] in "-+":
            # Behind a number it stands between two, else before one.
            if shape and shape[-1] not in _OPENING and not plain[ends : part.start()].strip(" "):
                before = plain[ends : part.start()]
                after = plain[part.end() : part.end() + 1]
                shape += "" if before and after.isdigit() else part["mark"]
        else:
            shape += part["mark"]
        ends = part.end()
    return shape


def shapes_doubted(cells: Cells) -> Cells:
    """The cells with a doubt where one of several numbers is written unlike all others, or one
    begins with a point.
    """
    return _bare_points_doubted(_shapes_doubted(cells))


def _bare_points_doubted(cells: Cells) -> Cells:
    """The cells with a doubt where one begins with a point and most others have a digit before it:
    what reaches over the border of its cell has lost its first digit, and maybe its last one.
    """
    bare: npt.NDArray[np.bool_] = np.zeros(cells.shape, dtype=bool)
    whole = 0
    for row, col in np.argwhere(cells.text != None).tolist():  # noqa: E711
        found = _POINTED.match(even(cells.text[row, col]))
        if found:
            bare[row, col] = not found["digit"]
            whole += bool(found["digit"])
    if whole < max(_LEAST, _MOST * (whole + bare.sum())):
        return cells
    return asked(cells, bare, (Reason.POINT_IN_DOUBT,))


def _shapes_doubted(cells: Cells) -> Cells:
    shapes: dict[tuple[int, int], str] = {}
    for row, col in np.argwhere(cells.text != None).tolist():  # noqa: E711
        shape = shape_of(cells.text[row, col])
        if "0" in shape and cells.status[row, col] != Status.EMPTY:
            shapes[row, col] = shape
    usual, count = next(iter(Counter(shapes.values()).most_common(1)), ("", 0))
    if usual.count("0") < 2 or count < max(_LEAST, _MOST * len(shapes)):
        return cells
    odd: npt.NDArray[np.bool_] = np.zeros(cells.shape, dtype=bool)
    for cell, shape in shapes.items():
        # Of nothing there is no share and no spread.
        none = shape == "0" and cells.text_value[cell] == 0.0
        # Nor has a range two ends that are one.
        none |= usual == "0-0" and shape == "0"
        odd[cell] = shape != usual and not none
    return asked(cells, odd, (Reason.UNREADABLE_INK,))
