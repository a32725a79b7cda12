"""Percent signs that readers take for "96": one cell may end so, but not nearly all of a panel."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from unheat.model import TextReading
from unheat.text.numbers import parse

Cell = tuple[int, int]

TAKEN = re.compile(r"(?<=\d)96(?=\)?$)")
_SIGN = re.compile(r"%\)?$")

_LEAST, _MANY = 5, 0.8
"""Cells that end in "96" or in a percent sign, and their share of those with print, from which all
end in the sign. By chance one number in a hundred ends in "96"."""


def with_percent_signs(readings: Mapping[Cell, TextReading]) -> dict[Cell, TextReading]:
    """The readings, in a panel of percentages with the sign where it was taken for digits."""
    result = dict(readings)
    taken = [cell for cell, one in result.items() if TAKEN.search(one.raw)]
    signs = sum(bool(_SIGN.search(one.raw)) for one in result.values())
    every = sum(bool(one.raw) for one in result.values())
    if not taken or len(taken) + signs < max(_LEAST, _MANY * every):
        return result
    for cell in taken:
        reading = result[cell]
        told = parse(TAKEN.sub("%", reading.raw), confidence=reading.confidence)
        if told.value is not None:
            result[cell] = replace(
                reading, raw=told.raw, value=told.value, quantum=told.quantum, parts=told.parts
            )
    return result
