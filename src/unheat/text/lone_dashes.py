"""Cells that hold nothing but a dash, which says that there is no value: its ink is a flat stroke.

Readers know words, and are at a loss with a stroke that stands alone: they read it as a dash
without confidence, as an "L" or as two. But where several cells of a panel were read as dashes, no
other sign is one piece of ink as low as these and far wider than high.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from statistics import median

from unheat.model import Crop, Reason, TextReading
from unheat.text.grades import are_grades

Cell = tuple[int, int]

_DASHES = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2015\u2212")

_FLAT = 1.8
"""A dash is so many times as wide as high at least; in small print a codec makes it higher."""

_LEAST, _MOSTLY = 3, 0.5
"""Cells with a flat stroke that were read as dashes, and their share of all with one, from which on
the others have one too."""

_LOW = 1.3
"""On the diagonal of a square matrix a lower one will do, where all of its cells hold one."""

_AS_HIGH, _AS_HIGH_PX = 1.3, 1.0
"""No dash is higher than so many times the others of its panel, and so many pixels: letters that
touch are one piece as well."""

_DIGITS, _DIGIT = 3, 0.75
"""Numbers of a panel that tell how high its print is, and the share of it that no dash has."""

_SURE = 0.97
"""Confidence of what readers and ink say alike."""


def with_dashes(
    readings: Mapping[Cell, TextReading],
    pieces: Mapping[Cell, tuple[int, float]],
    lines: Mapping[Cell, Crop],
) -> dict[Cell, TextReading]:
    """The readings with dashes for the flat strokes of a panel in which several were read as such.

    ``pieces`` tells of the cells with one line of print, ``lines``, of how many pieces it is, and
    how wide these are together, in heights of the line. What was read as a number stays one, and
    what is as high as numbers is no dash, whatever a reader saw of it.
    """
    result = _without_high(readings, lines)
    alone = {
        cell: wide
        for cell, (count, wide) in pieces.items()
        if count == 1 and cell in result and result[cell].value is None
    }
    diagonal = _diagonal(result)
    if not diagonal <= {cell for cell, wide in alone.items() if wide >= _LOW}:
        diagonal = set()
    flat = {cell for cell, wide in alone.items() if wide >= _FLAT or cell in diagonal}
    if are_grades(one.raw for one in result.values()):
        # Beside plus signs a dash is one that grades.
        return result
    said = {cell for cell in flat if result[cell].missing and set(result[cell].raw) <= _DASHES}
    if len(said) < max(_LEAST, _MOSTLY * len(flat)):
        return result
    usual = median(lines[cell].box.height for cell in said)
    highest = _AS_HIGH * usual + _AS_HIGH_PX
    for cell in (cell for cell in flat if lines[cell].box.height <= highest):
        result[cell] = replace(
            result[cell],
            raw="-",
            parts=(),
            missing=True,
            confidence=_SURE,
            alternatives=(),
            reasons=(),
        )
    return result


def _without_high(
    readings: Mapping[Cell, TextReading], lines: Mapping[Cell, Crop]
) -> dict[Cell, TextReading]:
    """The readings, unread where print as high as the panel's numbers was read as a dash: the sign
    of a number whose digits are too dark for their ground.
    """
    result = dict(readings)
    heights = [
        lines[cell].box.height
        for cell, one in readings.items()
        if one.value is not None
        if cell in lines
    ]
    if len(heights) < _DIGITS:
        return result
    high = _DIGIT * median(heights)
    for cell, one in readings.items():
        dash = one.missing and one.raw != "" and set(one.raw) <= _DASHES
        if dash and cell in lines and lines[cell].box.height >= high:
            reasons = (*one.reasons, Reason.UNREADABLE_INK)
            result[cell] = replace(one, missing=False, reasons=reasons)
    return result


def _diagonal(readings: Mapping[Cell, TextReading]) -> set[Cell]:
    """The diagonal of a square matrix, either way, if no number is read there and most others are
    numbers: models meet no one there, and nothing is translated into itself. Empty elsewhere.
    """
    size = max((max(cell) for cell in readings), default=-1) + 1
    if size < _LEAST:
        return set()
    for cells in ({(i, i) for i in range(size)}, {(i, size - 1 - i) for i in range(size)}):
        others = [one for cell, one in readings.items() if cell not in cells]
        valued = sum(one.value is not None for one in others)
        if all(cell in readings and readings[cell].value is None for cell in cells):
            return cells if valued > _MOSTLY * (size * size - size) else set()
    return set()
